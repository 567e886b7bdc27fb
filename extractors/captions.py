"""The caption of a table: its title, and what stands with it: the code of a form, the unit, the days, who reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.facts import Facts
from schemas.circulars import circulars
from schemas.document import Block
from schemas.form_codes import code_in
from schemas.wording import any_of

__all__ = ["Caption", "caption_of"]

_UNDER_CAPTION = re.compile(rf"\W*(?:{any_of('table_side')}|{any_of('table_under')})\b|\([^()]*\)\W*$", re.IGNORECASE)
_CODE_LENGTH, _PIECE_LENGTH, _MOST_PIECES = 60, 100, 18
_NEAR, _FARTHEST, _MOST_ROWS = 3, 6, 4
_FIGURE = re.compile(r"[\d.,]+")
_OWNER = re.compile(rf"(?:{any_of('table_reporter')})\s*:\s*", re.IGNORECASE)
_RECEIVER = re.compile(rf"(?:{any_of('table_receiver')})\s*:", re.IGNORECASE)
_CIRCULAR = re.compile(r"(?<!\d)(\d{1,2})\s?/\s?(20\d\d)\s?/\s?TT\s?[-–]\s?(TTCP|VPCP)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Caption:
    """The lines over a table: `[start, end)` of the text.

    Attributes:
        code: of the official form that they name.
        circular: that they name, `None` for none or several.
        owner: where the words stand that tell whose figures the table holds, the whole caption unless told otherwise.
    """

    start: int
    end: int
    code: str | None = None
    circular: str | None = None
    owner: tuple[int, int] = (0, 0)


def caption_of(facts: Facts, blocks: Sequence[Block], index: int) -> Caption:
    """Return the caption of the table at `index`: the paragraphs directly over it, up to the last one that is a caption.

    Lines of the unit (`Đơn vị tính: hồ sơ`), of the days (`Số liệu tính từ ngày ...`) and lines in brackets (`(Quý I năm 2026)`)
    stand under the caption and belong to it, so does a line over it that holds little but the code of a form
    (`Biểu số: 01/TCD`), and the heading that TT 01/2020/TT-VPCP sets in a table of its own: code, title, and who reports to whom.
    """
    low = high = blocks[index].start
    titled = False
    for count, block in enumerate(reversed(blocks[max(0, index - _FARTHEST) : index])):
        text = facts.document.content(block).strip()
        if not text:
            continue
        if block.kind == "table":
            if _is_heading(facts, block):
                low, high = block.start, high if titled or low < blocks[index].start else block.end
            break
        bare = len(text) < _CODE_LENGTH and code_in(text) is not None
        if titled and not bare:
            if _UNDER_CAPTION.match(text):
                continue
            break
        if count >= _NEAR and not bare and not _UNDER_CAPTION.match(text):
            break
        low = block.start
        high = block.end if high == blocks[index].start else high
        if bare and titled:
            break
        titled = titled or not _UNDER_CAPTION.match(text)
    caption = _read(facts, low, high)
    return caption if caption.code else replace(caption, code=_code_above(facts, blocks, index))


def _code_above(facts: Facts, blocks: Sequence[Block], index: int) -> str | None:
    """Return the code that stands alone over a table on its page, with nothing but short lines between.

    The heading of a form that is set in three columns without rules comes out of a page in pieces, the code first.
    """
    page = blocks[index].page
    for block in reversed(blocks[max(0, index - _MOST_PIECES) : index]):
        text = facts.document.content(block).strip()
        if page is None or block.page != page or block.kind == "table" or len(text) > _PIECE_LENGTH:
            return None
        if len(text) < _CODE_LENGTH and (code := code_in(text)) is not None:
            return code
    return None


def _is_heading(facts: Facts, block: Block) -> bool:
    """Tell whether a table is the heading of a form: few cells, no figure, and the form's code or who reports."""
    if block.table is None or block.table.rows > _MOST_ROWS:
        return False
    text = facts.document.content(block)
    figures = any(_FIGURE.fullmatch(facts.document.content(cell).strip()) for cell in block.table.cells)
    return not figures and (code_in(text) is not None or _OWNER.search(text) is not None)


def _read(facts: Facts, low: int, high: int) -> Caption:
    text = facts.document.text[low:high]
    named = set(_named(text))
    circular = named.pop() if len(named) == 1 else None
    start, end = low, high
    if owner := _OWNER.search(text):
        receiver = _RECEIVER.search(text, owner.end())
        start, end = low + owner.end(), low + receiver.start() if receiver else high
    return Caption(low, high, code_in(text), circular, (start, end))


def _named(text: str) -> Iterator[str]:
    for match in _CIRCULAR.finditer(text):
        code = f"TT {int(match[1]):02}/{match[2]}/TT-{match[3].upper()}"
        yield code
    yield from (entry.code for entry in circulars().values() if entry.mark and entry.mark.lower() in text.lower())
