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

__all__ = ["Caption", "caption_of", "circulars_named"]

_UNDER_CAPTION = re.compile(rf"\W*(?:{any_of('table_side')}|{any_of('table_under')})\b|\([^()]*\)\W*$", re.IGNORECASE)
_CODE_LENGTH, _PIECE_LENGTH, _LONGEST, _MOST_PIECES = 60, 100, 160, 18
_BEGINS_FORM = re.compile(r"\W*(?:biểu|mẫu)\b.{0,40}\b(?:kèm|theo|thông tư)\b", re.IGNORECASE | re.DOTALL)
_NEAR_ISSUER = 100
"""Characters from the number of a circular within which its issuer is named; in a report others are named elsewhere."""
_NEAR, _FARTHEST, _MOST_ROWS = 3, 6, 4
_FIGURE = re.compile(r"[\d.,]+")
_OWNER = re.compile(rf"(?:{any_of('table_reporter')})\s*:\s*", re.IGNORECASE)
_RECEIVER = re.compile(rf"(?:{any_of('table_receiver')})\s*:", re.IGNORECASE)
_CIRCULAR = re.compile(
    r"(?P<said>thông tư(?:\s+số)?\s*:?\s*)?(?<!\d)(?P<number>\d{1,2})\s?/\s?(?P<year>20\d\d)"
    r"(?:\s?/\s?TT\s?[-–]\s?(?P<issuer>TTCP|VPCP)\b|(?!\d|\s?/))",
    re.IGNORECASE,
)
_ISSUERS = {
    "TTCP": re.compile(r"\b(?:thanh tra chính phủ|TTCP)\b", re.IGNORECASE),
    "VPCP": re.compile(r"\b(?:văn phòng chính phủ|VPCP)\b", re.IGNORECASE),
}


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
    titled, away = False, 0
    for block in reversed(blocks[max(0, index - _FARTHEST) : index]):
        text = facts.document.content(block).strip()
        if not text:
            away += 1
            continue
        if block.kind == "table":
            if _is_heading(facts, block):
                low, high = block.start, high if titled or low < blocks[index].start else block.end
            break
        bare = _is_code_line(text)
        if titled and not bare:
            if _UNDER_CAPTION.match(text):
                continue
            break
        if away >= _NEAR and not bare and not _UNDER_CAPTION.match(text):
            break
        away += not _UNDER_CAPTION.match(text)
        low = block.start
        high = block.end if high == blocks[index].start else high
        if bare and titled:
            break
        titled = titled or not _UNDER_CAPTION.match(text)
    caption = _read(facts, low, high)
    above = None if caption.code else _code_above(facts, blocks, index)
    if above is None:
        return caption
    heading = facts.document.text[above.start : max(high, blocks[index].start)]
    return replace(caption, code=code_in(facts.document.content(above)), circular=_only_circular(heading))


def _code_above(facts: Facts, blocks: Sequence[Block], index: int) -> Block | None:
    """Return the line with a code that stands alone over a table, on its page, with nothing but short lines between.

    The heading of a form that is set in three columns without rules comes out of a page in pieces, the code first; elsewhere its
    title may run over several lines.
    """
    page = blocks[index].page
    most = _FARTHEST if page is None else _MOST_PIECES
    for block in reversed(blocks[max(0, index - most) : index]):
        text = facts.document.content(block).strip()
        if block.page != page or block.kind == "table" or len(text) > (_LONGEST if _is_code_line(text) else _PIECE_LENGTH):
            return None
        if _is_code_line(text):
            return block
    return None


def _is_code_line(text: str) -> bool:
    """Tell whether a line holds little but the code of a form, or begins with it and says which circular prescribes it."""
    short = len(text) < _CODE_LENGTH or (len(text) < _LONGEST and _BEGINS_FORM.match(text) is not None)
    return short and code_in(text) is not None


def _is_heading(facts: Facts, block: Block) -> bool:
    """Tell whether a table is the heading of a form: few cells, no figure, and the form's code or who reports."""
    if block.table is None or block.table.rows > _MOST_ROWS:
        return False
    text = facts.document.content(block)
    figures = any(_FIGURE.fullmatch(facts.document.content(cell).strip()) for cell in block.table.cells)
    return not figures and (code_in(text) is not None or _OWNER.search(text) is not None)


def _read(facts: Facts, low: int, high: int) -> Caption:
    text = facts.document.text[low:high]
    start, end = low, high
    if owner := _OWNER.search(text):
        receiver = _RECEIVER.search(text, owner.end())
        start, end = low + owner.end(), low + receiver.start() if receiver else high
    return Caption(low, high, code_in(text), _only_circular(text), (start, end))


def _only_circular(text: str) -> str | None:
    """Return the circular that a text names, `None` for none or several."""
    named = set(circulars_named(text))
    return named.pop() if len(named) == 1 else None


def circulars_named(text: str) -> Iterator[str]:
    """Yield the circulars of forms that a text names, by number and issuer near it or by the mark of their forms."""
    for match in _CIRCULAR.finditer(text):
        low, high = max(0, match.start() - _NEAR_ISSUER), match.end() + _NEAR_ISSUER
        issuers = {issuer for issuer, words in _ISSUERS.items() if words.search(text, low, high)}
        if match["issuer"] or (match["said"] and len(issuers) == 1):
            issuer = match["issuer"] or next(iter(issuers))
            yield f"TT {int(match['number']):02}/{match['year']}/TT-{issuer.upper()}"
    yield from (entry.code for entry in circulars().values() if entry.mark and entry.mark.lower() in text.lower())
