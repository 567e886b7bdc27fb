"""A stamped secrecy mark keeps a document out; the word alone does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.secrecy import SecretDocumentError, refuse_secret
from schemas.document import Block, Document


def document(*paragraphs: str) -> Document:
    """Return a document of these paragraphs."""
    blocks, start = [], 0
    for text in paragraphs:
        blocks.append(Block("paragraph", start, start + len(text), start))
        start += len(text) + 1
    return Document("\n".join(paragraphs), tuple(blocks))


@pytest.mark.parametrize(
    ("paragraph", "mark"),
    [("MẬT", "MẬT"), ("TỐI MẬT", "TỐI MẬT"), ("[ TUYỆT  MẬT ]", "TUYỆT MẬT")],
)
def test_a_stamp_is_refused(paragraph: str, mark: str) -> None:
    with pytest.raises(SecretDocumentError) as error:
        refuse_secret(document("UBND XÃ A", "Số: 12/BC-UBND", paragraph, "BÁO CÁO"))
    assert f"đóng dấu {mark} " in error.value.reason
    assert mark not in str(error.value)


@pytest.mark.parametrize(
    "paragraph",
    ["Mật", "BẢO MẬT", "Công tác bảo vệ bí mật nhà nước được duy trì.", "Văn bản MẬT: 12", "MẬT ONG RỪNG"],
)
def test_the_word_in_a_text_is_no_stamp(paragraph: str) -> None:
    refuse_secret(document("BÁO CÁO", paragraph))


def test_a_line_far_below_the_head_is_no_stamp() -> None:
    refuse_secret(document(*["Một đoạn."] * 40, "MẬT"))


def test_each_file_of_an_archive_has_a_head_of_its_own() -> None:
    far = document(*map(str, range(100)), "Phụ lục.docx", "TUYỆT MẬT", "Danh sách")
    refuse_secret(far)
    with pytest.raises(SecretDocumentError):
        refuse_secret(replace(far, parts=(0, far.text.index("Phụ lục"))))
