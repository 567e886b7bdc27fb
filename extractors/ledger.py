"""The number ledger: every number of the body is a figure, a part of something that was read, or listed as unexplained."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from extractors.evidence import evidence_of
from extractors.facts import Facts
from schemas.catalog import read_toml
from schemas.document import Block, Document
from schemas.report import Ledger, UnexplainedNumber

__all__ = ["NumberKind", "Use", "ledger", "uses_of"]

NumberKind = Literal[
    "figure", "share", "date", "period", "reference", "agency", "mark", "time", "phone", "code", "counted", "place", "cell"
]
"""What a number can be; `counted` counts a thing outside of the catalog, `place` is that of a clause, phase, rank ..., `mark`
numbers an item, and `cell` is a row's or column's number or stands beside the words of its cell."""

_NUMBER = re.compile(r"\d+(?:[.,/:hx-]\d+)*")
_CLOCK = re.compile(r"\d{1,2}\s?(?:h|:|giờ)\s?\d{0,2}'?")
_PHONE = re.compile(r"(?:\+?84|0)\d{1,4}(?:[ .]?\d{2,4}){1,3}|1[89]00[ .]?\d{2,6}")
_CODE = re.compile(r"(?m:^\d+[a-zđ]\.)|[A-Za-zĐđ]+[-.]?\d[\w.-]*|\d+(?:\.\d+){2,}[.\w]*|\d+[A-ZĐ]\w*")
_RANGE = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
_PATTERNS: dict[NumberKind, re.Pattern[str]] = {"time": _CLOCK, "phone": _PHONE, "code": _CODE, "period": _RANGE}
_LONGEST = 64  # characters of a figure's number
_HEAD_ROWS = 5
_SHARE = re.compile(r"\s?%|\s?phần trăm|\s?điểm|\s?nghìn|\s?ngàn|\s?triệu|\s?tỷ|\s?tỉ")


class Use(NamedTuple):
    """What a number `[start, end)` of the text was taken for; `kind` is `None` where nothing explains it.

    Attributes:
        figures: which of the figures that the ledger was given lie on it.
    """

    start: int
    end: int
    kind: NumberKind | None
    figures: tuple[int, ...] = ()


class _Known(NamedTuple):
    start: int
    end: int
    kind: NumberKind


def uses_of(facts: Facts, blocks: Sequence[Block], figures: Sequence[tuple[int, int]]) -> tuple[Use, ...]:
    """Return every number of the body with what it was taken for, in the order of the blocks.

    Args:
        blocks: the blocks of the body.
        figures: spans of the numbers that measurements took up.
    """
    known = _flat(_known(facts, blocks, figures))
    taken = sorted((start, end, place) for place, (start, end) in enumerate(figures))
    return tuple(_use(facts, block, span, known, taken) for block in blocks for span in _numbers(facts, block))


def ledger(document: Document, uses: Sequence[Use]) -> Ledger:
    """Return the account of the body's numbers, the unexplained ones with their place."""
    unexplained = tuple(
        UnexplainedNumber(text=document.text[use.start : use.end], evidence=evidence_of(document, use.start, use.end))
        for use in uses
        if use.kind is None
    )
    return Ledger(total=len(uses), explained=len(uses) - len(unexplained), unexplained=unexplained)


def _use(
    facts: Facts, block: Block, span: tuple[int, int], known: Sequence[_Known], taken: Sequence[tuple[int, int, int]]
) -> Use:
    start, end = span
    low = bisect_left(taken, (start - _LONGEST, 0, 0))
    figures = tuple(place for a, b, place in taken[low : bisect_left(taken, (end, 0, 0))] if b > start)
    kind = _explanation(facts, block, start, end, known)
    return Use(start, end, "figure" if figures and kind else kind, figures)


def _numbers(facts: Facts, block: Block) -> Iterator[tuple[int, int]]:
    for match in _NUMBER.finditer(facts.document.text, block.start, block.end):
        yield match.start(), match.end()


def _known(facts: Facts, blocks: Sequence[Block], figures: Sequence[tuple[int, int]]) -> Iterator[_Known]:
    yield from (_Known(start, end, "figure") for start, end in figures)
    yield from (_Known(start, end, "reference") for start, end in facts.references)
    yield from (_Known(span.start, span.end, "date") for span in facts.dates)
    yield from (_Known(span.start, span.end, "period") for span in facts.periods)
    yield from (_Known(span.start, span.end, "agency") for span in facts.agencies)
    yield from (_Known(block.start, block.marker_end, "mark") for block in blocks if block.marker_end > block.start)
    for kind, pattern in _PATTERNS.items():
        for low, high in facts.parts:
            yield from (_Known(*match.span(), kind) for match in pattern.finditer(facts.document.text, low, high))


def _flat(spans: Iterable[_Known]) -> list[_Known]:
    """Return the spans in order, without those that lie inside another one."""
    flat: list[_Known] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not flat or span.end > flat[-1].end:
            flat.append(span)
    return flat


def _explanation(facts: Facts, block: Block, start: int, end: int, known: Sequence[_Known]) -> NumberKind | None:
    if touched := _touched(known, start, end):
        return touched.kind
    if block.kind == "table":
        return "cell" if _cell_explained(facts, block, start, end) else None
    return _worded(facts.document.text, block, start, end)


def _worded(text: str, block: Block, start: int, end: int) -> NumberKind | None:
    """Return what the words round a number of a sentence make of it."""
    if _SHARE.match(text, end):
        return "share"
    before = text[max(block.start, start - 24) : start]
    if _marks().search(before) or re.search(r"\w\s?/\s?$", before):
        return "place"
    counted = _units().match(text, end, block.end) is not None
    return "counted" if counted or _labelled(text, before, end) or _listed(text, block, start, end) else None


def _touched(known: Sequence[_Known], start: int, end: int) -> _Known | None:
    """Return the known span that holds the number or begins in it; none of the spans lies inside another."""
    before = bisect_left(known, (end, 0)) - 1
    found = known[before] if before >= 0 else None
    return found if found and (found.start >= start or found.end >= end) else None


def _labelled(text: str, before: str, end: int) -> bool:
    """Tell whether a counted noun stands before the number and a mark ends it (`thạc sĩ 52, đại học 97;`)."""
    return re.match(r"\s*[,;.)]", text[end : end + 3]) is not None and _nouns_before().search(before) is not None


def _listed(text: str, block: Block, start: int, end: int) -> bool:
    """Tell whether the number stands in a bracket that numbers an item, or next to its noun in a list (`05 - 10 xã`)."""
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    follows = re.compile(r"\s*(?:[-–,]|và|đến)\s*\d[\d.,]*").match(text, end, block.end)
    return follows is not None and _units().match(text, follows.end(), block.end) is not None


def _cell_explained(facts: Facts, block: Block, start: int, end: int) -> bool:
    """A number of a table is explained as a row or column number, or beside the words of its cell."""
    if block.table is None:
        return False
    text = facts.document.text
    cell = next((cell for cell in block.table.cells if cell.start <= start and end <= cell.end), None)
    if cell is None:
        return False
    content = text[cell.start : cell.end].strip()
    if re.search(r"[^\W\d_]{2,}", content) or cell.column == 0:
        return True
    return (
        re.fullmatch(r"\(?\d{1,2}\)?(?:\s*=.*)?", content) is not None
        and cell.row <= _HEAD_ROWS
        and _guide_row(facts, block, cell.row)
    )


def _guide_row(facts: Facts, block: Block, row: int) -> bool:
    cells = [cell for cell in block.table.cells if cell.row == row] if block.table else []
    texts = [facts.document.content(cell).strip() for cell in cells]
    return all(
        re.fullmatch(r"(?:\(?\d{1,2}\)?(?:\s*=.*)?)?", text) or (index == 0 and len(text) < _HEAD_ROWS)
        for index, text in enumerate(texts)
    )


@cache
def _units() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:/\s*)?(?:{_alternatives('units')})(?!\w)", re.IGNORECASE)


@cache
def _nouns_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives('units')})\s*:?\s*$", re.IGNORECASE)


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives('marks')})\s*:?\s*$", re.IGNORECASE)


def _alternatives(key: str) -> str:
    words: list[str] = read_toml("number_words.toml")[key]
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
