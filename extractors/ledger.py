"""The number ledger: every number of the body is a figure, a part of something that was read, or listed as unexplained."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractors.agency_span import AgencySpan
from extractors.evidence import evidence_of
from extractors.facts import Facts
from extractors.number_kinds import NumberKind, kind_in_sentence
from extractors.number_places import kind_in_table
from schemas.document import Block, Document
from schemas.report import Ledger, UnexplainedNumber

__all__ = ["NumberKind", "Use", "ledger", "uses_of"]

_NUMBER = re.compile(r"\d(?:[.,/:hx-]?\d)*")
# Each begins with a digit, and says what may stand before it after that: a search for one of ten passes over all other letters.
_CLOCK = re.compile(r"[0-9](?<![\d.,].)\d?\s?(?:h(?![^\W\d_])|:(?=\d)|giờ(?!\w))\s?\d{0,2}'?")
_PHONE = re.compile(r"[018](?:(?<![\d.,].)(?:(?<=0)|(?<=8)4)\d{1,4}(?:[ .]?\d{2,4}){1,3}|(?<=1)[89]00[ .]?\d{2,6})")
_CODE = re.compile(
    r"[0-9](?:(?<=[A-Za-zĐđ].)[\w.-]*|(?<=[A-Za-zĐđ][-.].)[\w.-]*|(?<=[A-Z]{2}\+.)\d*"  # B1, IOC-2.0, GMT+7
    r"|(?<!\d.)(?:(?m:(?<=^.))\d*[a-zđ]\.|\d*+(?:(?:\.\d+){2,}[.\w]*|[A-ZĐ]\w*|/[A-ZĐ]{2,}\w*"  # 1a., 1.004, 2A, 01/XLD
    r"|\s*=\s*\d+(?:\s*\+\s*(?:\d+|\.\.\.))*)))"  # 9=11+12
)
_RANGE = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
_PATTERNS: dict[NumberKind, re.Pattern[str]] = {"time": _CLOCK, "phone": _PHONE, "code": _CODE, "period": _RANGE}
_LONGEST = 64  # characters of a figure's number


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


def uses_of(
    facts: Facts, blocks: Sequence[Block], figures: Sequence[tuple[int, int]], compared: Sequence[tuple[int, int]] = ()
) -> tuple[Use, ...]:
    """Return every number of the body with what it was taken for, in the order of the blocks.

    Args:
        blocks: the blocks of the body.
        figures: spans of the numbers that measurements took up.
        compared: spans of those that a table only compares with them (`So sánh (%)`), or a form holds beside them.
    """
    beside = (_Known(start, end, "cell") for start, end in compared)
    known = _flat((*_known(facts, blocks, figures), *beside))
    taken = sorted((start, end, place) for place, (start, end) in enumerate(figures))
    return tuple(use for block in blocks for use in _uses_in(facts, block, known, taken))


def ledger(document: Document, uses: Sequence[Use]) -> Ledger:
    """Return the account of the body's numbers, the unexplained ones with their place."""
    unexplained = tuple(
        UnexplainedNumber(text=document.text[use.start : use.end], evidence=evidence_of(document, use.start, use.end))
        for use in uses
        if use.kind is None
    )
    return Ledger(total=len(uses), explained=len(uses) - len(unexplained), unexplained=unexplained)


def _uses_in(facts: Facts, block: Block, known: Sequence[_Known], taken: Sequence[tuple[int, int, int]]) -> Iterator[Use]:
    before: Use | None = None
    for start, end in _numbers(facts, block):
        low = bisect_left(taken, (start - _LONGEST, 0, 0))
        near = taken[low : bisect_left(taken, (end, 0, 0))]
        figures = tuple(place for _, stop, place in near if stop > start) if near else ()
        kind = _explanation(facts, block, (start, end), known, before)
        before = Use(start, end, "figure" if figures and kind else kind, figures)
        yield before


def _numbers(facts: Facts, block: Block) -> Iterator[tuple[int, int]]:
    for match in _NUMBER.finditer(facts.document.text, block.start, block.end):
        yield match.start(), match.end()


def _known(facts: Facts, blocks: Sequence[Block], figures: Sequence[tuple[int, int]]) -> Iterator[_Known]:
    yield from (_Known(start, end, "figure") for start, end in figures)
    yield from (_Known(start, end, "reference") for start, end in facts.references)
    yield from (_Known(span.start, span.end, "date") for span in facts.dates)
    yield from (_Known(span.start, span.end, "period") for span in facts.periods)
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


def _explanation(
    facts: Facts, block: Block, span: tuple[int, int], known: Sequence[_Known], before: Use | None
) -> NumberKind | None:
    if touched := _touched(known, *span):
        return touched.kind
    if any(_touches(named, *span) for named in facts.agencies.starting(block.start, span[1])):
        return "agency"
    if block.kind == "table":
        return kind_in_table(facts, block, *span)
    return kind_in_sentence(facts, block, *span, (before.end, before.kind) if before else None)


def _touched(known: Sequence[_Known], start: int, end: int) -> _Known | None:
    """Return the known span that holds the number or begins in it; none of the spans lies inside another."""
    before = bisect_left(known, (end, 0)) - 1
    found = known[before] if before >= 0 else None
    return found if found and _touches(found, start, end) else None


def _touches(span: _Known | AgencySpan, start: int, end: int) -> bool:
    """Tell whether a span that begins before the end of a number holds it or begins in it."""
    return span.start >= start or span.end >= end
