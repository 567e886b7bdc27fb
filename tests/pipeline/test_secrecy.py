"""A secrecy mark keeps a document out, wherever offices put it; the word alone does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.readers.builder import CellText, DocumentBuilder
from pipeline.secrecy import SECRET_REASONS, SecretDocumentError, refuse_secret, refuse_secret_name
from schemas.document import Aside, Block, Document
from schemas.secrecy import SecrecyExample, secrecy_examples

HEAD = ("UBND XÃ HOA BAN", "Số: 12/BC-UBND", "BÁO CÁO")
BODY = tuple(f"Đoạn {number} của báo cáo." for number in range(40))


def document(*paragraphs: str) -> Document:
    """Return a document of these paragraphs."""
    blocks, start = [], 0
    for text in paragraphs:
        blocks.append(Block("paragraph", start, start + len(text), start))
        start += len(text) + 1
    return Document("\n".join(paragraphs), tuple(blocks))


def table(*cells: str) -> Document:
    """Return a document that begins with a table of one row."""
    builder = DocumentBuilder()
    builder.add_table(1, len(cells), [CellText(0, column, 1, 1, text) for column, text in enumerate(cells)])
    builder.add("paragraph", "BÁO CÁO")
    return builder.build([], [])


def paged(text: str) -> Document:
    """Return a document whose second page begins with a text."""
    found = document(*HEAD, *BODY, text, *BODY)
    first = len(HEAD) + len(BODY)
    return replace(
        found, blocks=tuple(replace(block, page=1 if place < first else 2) for place, block in enumerate(found.blocks))
    )


def placed(where: str, text: str) -> Document:
    """Return a document with a text at a place."""
    return {
        "head": lambda: document(*HEAD[:2], text, *HEAD[2:], *BODY),
        "ocr": lambda: replace(document(*HEAD[:2], text, *HEAD[2:], *BODY), read_by=("ocr",)),
        "table": lambda: table(*text.split(" | ")),
        "aside": lambda: replace(document(*HEAD, *BODY), asides=(Aside("header", text, 1),)),
        "page": lambda: paged(text),
        "body": lambda: document(*HEAD, *BODY, text),
        "recipients": lambda: document(*HEAD, *BODY, "Nơi nhận:", "- UBND tỉnh;", text),
    }[where]()


@pytest.mark.parametrize("example", secrecy_examples(), ids=lambda example: f"{example.where}: {example.text}")
def test_example(example: SecrecyExample) -> None:
    def check() -> None:
        if example.where == "name":
            refuse_secret_name(example.text)
        else:
            refuse_secret(placed(example.where, example.text))

    if not example.secret:
        check()
        return
    with pytest.raises(SecretDocumentError) as error:
        check()
    assert error.value.reason in SECRET_REASONS
    assert str(error.value) == "under a secrecy mark"


@pytest.mark.parametrize("line", ["CÔNG TÁC BẢO", "VỀ BẢO VỆ BÍ"])
def test_a_title_over_two_lines_is_no_stamp(line: str) -> None:
    refuse_secret(document(*HEAD, line, "MẬT"))


@pytest.mark.parametrize("text", ["TUYỆT MẬT", "Độ mật: Mật", "Số: 1/BC-UBND-M", "Danh sách (MẬT).docx"])
def test_each_file_of_an_archive_has_a_head_of_its_own(text: str) -> None:
    paragraphs = [*HEAD, *BODY, "Phụ lục.docx", text, "Danh sách"]
    if text.endswith("docx"):
        paragraphs.remove("Phụ lục.docx")
    far = document(*paragraphs)
    refuse_secret(far)
    start = far.blocks[len(HEAD) + len(BODY)].start
    with pytest.raises(SecretDocumentError):
        refuse_secret(replace(far, parts=(0, start)))


def test_what_an_unmarked_part_says_is_no_mark_of_the_next() -> None:
    found = document(*HEAD, "Nơi nhận:", "- Lưu: VT.", "Phụ lục.docx", "- Kết quả (mật)")
    with pytest.raises(SecretDocumentError):
        refuse_secret(found)
    refuse_secret(replace(found, parts=(0, found.text.index("Phụ lục"))))
