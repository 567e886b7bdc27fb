"""The number ledger: every number of the body is a figure, a part of something that was read, or listed as unexplained."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extractors.evidence import evidence_of
from extractors.facts import Facts
from schemas.catalog import read_toml
from schemas.document import Block
from schemas.report import Ledger, UnexplainedNumber

__all__ = ["ledger"]

_NUMBER = re.compile(r"\d+(?:[.,/:hx-]\d+)*")
_CLOCK = re.compile(r"\d{1,2}\s?(?:h|:|giờ)\s?\d{0,2}'?")
_PHONE = re.compile(r"(?:\+?84|0)\d{1,4}(?:[ .]?\d{2,4}){1,3}|1[89]00[ .]?\d{2,6}")
_CODE = re.compile(r"(?m:^\d+[a-zđ]\.)|[A-Za-zĐđ]+[-.]?\d[\w.-]*|\d+(?:\.\d+){2,}[.\w]*|\d+[A-ZĐ]\w*")
_RANGE = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
_HEAD_ROWS = 5
_SHARE = re.compile(r"\s?%|\s?phần trăm|\s?điểm|\s?nghìn|\s?ngàn|\s?triệu|\s?tỷ|\s?tỉ")


def ledger(facts: Facts, blocks: Sequence[Block], figures: Sequence[tuple[int, int]]) -> Ledger:
    """Return the account of the body's numbers.

    Args:
        blocks: the blocks of the body.
        figures: spans of the numbers that measurements took up.
    """
    known = _flat(_known(facts, blocks, figures))
    total = 0
    unexplained: list[UnexplainedNumber] = []
    for block in blocks:
        for start, end in _numbers(facts, block):
            total += 1
            if not _explained(facts, block, start, end, known):
                text = facts.document.text[start:end]
                unexplained.append(UnexplainedNumber(text=text, evidence=evidence_of(facts.document, start, end)))
    return Ledger(total=total, explained=total - len(unexplained), unexplained=tuple(unexplained))


def _numbers(facts: Facts, block: Block) -> Iterator[tuple[int, int]]:
    for match in _NUMBER.finditer(facts.document.text, block.start, block.end):
        yield match.start(), match.end()


def _known(facts: Facts, blocks: Sequence[Block], figures: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    yield from figures
    yield from facts.references
    yield from ((span.start, span.end) for span in facts.dates)
    yield from ((span.start, span.end) for span in facts.periods)
    yield from ((span.start, span.end) for span in facts.agencies)
    yield from ((block.start, block.marker_end) for block in blocks if block.marker_end > block.start)
    for pattern in (_CLOCK, _PHONE, _CODE, _RANGE):
        for low, high in facts.parts:
            yield from (match.span() for match in pattern.finditer(facts.document.text, low, high))


def _flat(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, without those that lie inside another one."""
    flat: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not flat or span[1] > flat[-1][1]:
            flat.append(span)
    return flat


def _explained(facts: Facts, block: Block, start: int, end: int, known: Sequence[tuple[int, int]]) -> bool:
    if _touched(known, start, end):
        return True
    text = facts.document.text
    if block.kind == "table":
        return _cell_explained(facts, block, start, end)
    if _SHARE.match(text, end) or _units().match(text, end, block.end):
        return True
    before = text[max(block.start, start - 24) : start]
    if _marks().search(before) or _labelled(text, before, end) or re.search(r"\w\s?/\s?$", before):
        return True
    return _listed(text, block, start, end)


def _touched(known: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a known span holds the number or begins in it; none of the spans lies inside another."""
    before = bisect_left(known, (end, 0)) - 1
    return before >= 0 and (known[before][0] >= start or known[before][1] >= end)


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
