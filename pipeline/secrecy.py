"""Documents under a secrecy mark are not taken in; only the fact is recorded.

A mark counts where offices put it: as a stamp at the head (NĐ 30/2020, Phụ lục I, ô 10a), in the symbol, in running heads and
watermarks, among the recipients, in the name of the file.  The words in a text about secrets are none.  All this is told from the
`Document`, so that it holds for every format and for what is read from scans.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Literal

from extractors.readers.errors import SecretMemberError
from schemas.document import Block, Document
from schemas.secrecy import SecrecyMarks, secrecy_marks, without_accents

__all__ = ["SECRET_REASONS", "SecretDocumentError", "refuse_secret", "refuse_secret_name"]

HEAD = 30
"""How many blocks can belong to the head; a stamp is read before or after its neighbours."""

_PAGE_HEAD, _RECIPIENTS, _FEW = 5, 15, 2
_DASHES = ("-", "–", "+", "•", "*")
_FRAME = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số:")

Place = Literal["head", "symbol", "running", "recipients", "name"]

_REASON = (
    "Văn bản có dấu chỉ độ mật ({place}) nên không được đưa vào kho. Hãy xử lý theo quy định về bảo vệ bí mật nhà nước; nếu nhận "
    "nhầm, hãy báo người phụ trách chương trình."
)
_REASONS: dict[Place, str] = {
    "head": _REASON.format(place="ở phần đầu"),
    "symbol": _REASON.format(place="trong số, ký hiệu"),
    "running": _REASON.format(place="ở đầu, cuối hoặc nền trang"),
    "recipients": _REASON.format(place="ở nơi nhận"),
    "name": _REASON.format(place="trong tên tệp"),
}
SECRET_REASONS = frozenset({*_REASONS.values(), SecretMemberError.message})
"""All that is ever told of a refused document."""


class SecretDocumentError(Exception):
    """A document under a secrecy mark; `reason` tells so in Vietnamese, and nothing of what it says."""

    def __init__(self, reason: str) -> None:
        """Keep even the level to itself: the log needs the fact alone."""
        super().__init__("under a secrecy mark")
        self.reason = reason


def refuse_secret_name(name: str) -> None:
    """Pass the name of a file that holds no mark in brackets.

    Raises:
        SecretDocumentError: when it does; the file need not even be opened.
    """
    if secrecy_marks().in_name(name):
        raise SecretDocumentError(_REASONS["name"])


def refuse_secret(document: Document) -> None:
    """Pass a document without a secrecy mark; each file of an archive and sheet of a workbook has a head of its own.

    Raises:
        SecretDocumentError: at the first mark.
    """
    marks, blurred = secrecy_marks(), "ocr" in document.read_by
    starts = document.parts or (0,)
    for start, end in pairwise((*starts, len(document.text) + 1)):
        blocks = [block for block in document.blocks if start <= block.start < end]
        for place in _marked(document, marks, blocks, blurred=blurred):
            raise SecretDocumentError(_REASONS[place])
    if any(marks.in_running(aside.text) for aside in document.asides):
        raise SecretDocumentError(_REASONS["running"])


def _marked(document: Document, marks: SecrecyMarks, blocks: Sequence[Block], *, blurred: bool) -> Iterator[Place]:
    """Yield the places of marks in one document."""
    texts = [document.content(block) for block in blocks]
    head = list(islice(zip(blocks, texts, strict=True), HEAD))
    if blocks and marks.in_name(texts[0]):
        yield "name"
    if any(block.table and _in_table(document, marks, block) for block, _ in head):
        yield "head"
    lines = [text for block, text in head if block.table is None]
    if any(marks.label.match(text) or marks.line.match(text) for text in lines) or _stamped(marks, lines, blurred=blurred):
        yield "head"
    if any(marks.symbol.match(text) for text in lines):
        yield "symbol"
    if any(_stamped(marks, found, blurred=blurred) for found in _page_heads(document, blocks)):
        yield "running"
    if any(marks.in_recipients(text) for text in _recipients(marks, blocks, texts)):
        yield "recipients"


def _stamped(marks: SecrecyMarks, lines: Sequence[str], *, blurred: bool) -> bool:
    """Tell whether a line is nothing but a mark, and not the end of the title above it."""
    for before, line in pairwise(("", *lines)):
        if marks.stamp.fullmatch(line) and not marks.split.search(before):
            return True
        if blurred and marks.blurred.fullmatch(without_accents(line)) and not marks.blurred_split.search(without_accents(before)):
            return True
    return False


def _in_table(document: Document, marks: SecrecyMarks, block: Block) -> bool:
    """Tell whether a table is the frame of a head and holds a mark; one that counts documents by level has them as heads."""
    cells = [text for cell in (block.table.cells if block.table else ()) if (text := document.content(cell).strip())]
    framed = len(cells) <= _FEW or any(text.startswith(_FRAME) for text in cells)
    if any(marks.title.fullmatch(label) and marks.level.fullmatch(level) for label, level in pairwise(cells)):
        return framed
    found = {text for text in cells if marks.stamp.fullmatch(text) or marks.symbol.match(text) or marks.label.match(text)}
    return framed and len(found) == 1


def _page_heads(document: Document, blocks: Sequence[Block]) -> Iterator[list[str]]:
    """Yield the first lines of each page but the first, unless a table stands among them."""
    pages: dict[int, list[Block]] = {}
    for block in blocks:
        if block.page is not None and len(pages.setdefault(block.page, [])) < _PAGE_HEAD:
            pages[block.page].append(block)
    for found in list(pages.values())[1:]:
        if all(block.table is None for block in found):
            yield [document.content(block) for block in found]


def _recipients(marks: SecrecyMarks, blocks: Sequence[Block], texts: Sequence[str]) -> Iterator[str]:
    """Yield the line that opens the recipients, and the items behind it, between which the signer's lines may stand."""
    for index, text in enumerate(texts):
        if blocks[index].table is None and marks.opening.match(text):
            yield text
            yield from (line for line in texts[index + 1 : index + _RECIPIENTS] if line.startswith(_DASHES))
