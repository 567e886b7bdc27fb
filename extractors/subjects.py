"""Whose figure it is: the subject of its clause, of its sentence, of what stands before or above."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.agencies import AgencySpan
from extractors.counts import Count
from extractors.facts import Facts, is_told, starting
from extractors.owners import Owners
from extractors.sections import Entry
from extractors.short_names import resolved
from schemas.wording import any_of

__all__ = ["subject_of"]

_SECTION = 2
_REACH = 80
_OBLIQUE = re.compile(rf"\b(?:{any_of('oblique')})\s*$", re.IGNORECASE)
_ADVERBS = re.compile(rf"[\s,:–-]*(?:(?:{any_of('adverbs')})[\s,]*)*")
_CLAUSE = r"(?:[.;:(\[\n,–-]|\b(?:trong đó|bao gồm|gồm|còn|riêng))"
_OPENING = re.compile(rf"{_CLAUSE}\s*(?:(?:{any_of('opening')}|\d+)[\s,:]*)*$", re.IGNORECASE)
_GIVES = re.compile(rf"(?:, [^,;.:]{{3,40}})?\s+(?:đã )?(?:{any_of('gives')})\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d.]*(?=\s+(?!/)\w|%)")
_OF = re.compile(r"\bcủa\s+$", re.IGNORECASE)
_TURN = re.compile(r"(?<!\w)lần lượt(?!\w)", re.IGNORECASE)
_STOP = re.compile(r"[;\n]|\.(?!\d)|$")
_AND = re.compile(r"\s*(?:,|và|,\s*và)\s*")
_RIGHT_BEFORE = re.compile(r"[\s:]*(?:(?:là|đạt|có)\s+)?")


def subject_of(facts: Facts, count: Count, start: int, above: Sequence[Entry], owners: Owners) -> tuple[AgencySpan | None, bool]:
    """Return whose count it is: the subject of its clause, sentence, passage or heading; and whether the passage names it."""
    at = count.number.start
    found = [span for span in starting(facts.agencies, start, at) if span.end <= at]
    here = [span for span in found if span.start >= count.sentence]
    in_turn = _in_turn(facts, here, count)
    chosen = in_turn or _beside(facts, here, count) or _chosen(facts, here, count.sentence, at)
    if chosen is not None:
        return resolved(facts, chosen, found), True
    if owners.carried is not None:
        return owners.carried, True
    earlier = [
        span for span in found if span.start < count.sentence and span.kind != "office_holder" and not _bracketed(facts, span)
    ]
    subjects = [span for span in earlier if span.kind != "group" and _subject(facts, span, start)]
    if subjects and not owners.mixed:
        return resolved(facts, subjects[-1], subjects), True
    for entry in reversed(above):
        inside = [span for span in starting(facts.agencies, entry.start, entry.end) if span.end <= entry.end]
        named = _chosen(facts, inside, entry.start, entry.end)
        if named is not None and entry.rank > _SECTION:
            return resolved(facts, named, ()), False
    return facts.issuer, False


def _in_turn(facts: Facts, spans: Sequence[AgencySpan], count: Count) -> AgencySpan | None:
    """Return whose figure it is where agencies and as many figures stand in turn: `A và B lần lượt tiếp 12 lượt và 8 lượt`."""
    text = facts.document.text
    turn = next(iter(_TURN.finditer(text, count.sentence, count.number.start)), None)
    end = turn and _STOP.search(text, turn.end())
    if turn is None or end is None:
        return None
    listed = [span for span in spans if span.end <= turn.start()]
    first = next((place for place in range(len(listed)) if _listed(text, listed[place:])), len(listed))
    figures = list(_figures(facts, turn.end(), end.start()))
    if len(listed) - first != len(figures) or count.number.start not in figures:
        return None
    return listed[first + figures.index(count.number.start)]


def _listed(text: str, spans: Sequence[AgencySpan]) -> bool:
    """Tell whether several agencies stand in one list."""
    return len(spans) > 1 and all(_AND.fullmatch(text, before.end, after.start) for before, after in pairwise(spans))


def _beside(facts: Facts, spans: Sequence[AgencySpan], count: Count) -> AgencySpan | None:
    """Return the group that stands right before a figure at the end of its words: `tỷ lệ đúng hạn toàn tỉnh 98,2%`."""
    text = facts.document.text
    last = spans[-1] if spans else None
    if last is None or last.kind != "group" or last.start < count.clause or _oblique(facts, last) or _of(facts, last):
        return None
    return last if _RIGHT_BEFORE.fullmatch(text, last.end, count.number.start) else None


def _chosen(facts: Facts, spans: Sequence[AgencySpan], low: int, high: int) -> AgencySpan | None:
    """Return the last subject of a clause, else the last agency before the first figure, else the last one that it is *of*."""
    spans = [span for span in spans if not _GIVES.match(facts.document.text, span.end)]
    subjects = [span for span in spans if _subject(facts, span, low)]
    if subjects and subjects[-1].kind == "office_holder" and ";" in facts.document.text[subjects[-1].end : high]:
        subjects = [span for span in subjects if span.kind != "office_holder"]
    if subjects:
        return subjects[-1]
    first = next((at for at in _figures(facts, low, high)), high)
    early = [span for span in spans if span.start < first and not _bracketed(facts, span)]
    plain = [span for span in early if not _oblique(facts, span) and not _of(facts, span)]
    if plain:
        return plain[-1]
    owners = [span for span in early if _of(facts, span) and not _cited(facts, span)]
    return owners[-1] if owners else None


def _figures(facts: Facts, low: int, high: int) -> Iterator[int]:
    """Yield where figures begin: numbers that are no part of a date, period or reference."""
    for match in _FIGURE.finditer(facts.document.text, low, high):
        if not is_told(facts, match.start()):
            yield match.start()


def _subject(facts: Facts, span: AgencySpan, low: int) -> bool:
    """Tell whether an agency opens a clause: nothing but adverbs, dates and periods stand between it and the last separator."""
    text = facts.document.text
    start = span.start
    times = [(-entry.end, entry.start) for entry in starting(facts.periods, low, start)]
    times += [(-entry.end, entry.start) for entry in starting(facts.dates, low, start)]
    for end, begin in sorted(times):
        stop = -end
        if stop <= start and _ADVERBS.fullmatch(text, stop, start):
            start = begin
    return _OPENING.search(text[max(low, start - 60) : start] if start - 60 > low else "\n" + text[low:start]) is not None


def _bracketed(facts: Facts, span: AgencySpan) -> bool:
    text = facts.document.text
    opened = text.rfind("(", max(0, span.start - 120), span.start)
    return opened >= 0 and ")" not in text[opened : span.start]


def _oblique(facts: Facts, span: AgencySpan) -> bool:
    return _OBLIQUE.search(facts.document.text, max(0, span.start - 24), span.start) is not None


def _of(facts: Facts, span: AgencySpan) -> bool:
    return _OF.search(facts.document.text, max(0, span.start - 6), span.start) is not None


def _cited(facts: Facts, span: AgencySpan) -> bool:
    """Tell whether the agency is the issuer of a document that was just named."""
    before = facts.document.text[max(0, span.start - _REACH) : span.start]
    end = span.start - len(before) + len(before.rstrip().removesuffix("của").rstrip())
    near = [entry.end for entry in starting(facts.dates, end - _REACH, end)]
    near += [stop for _, stop in facts.references[: bisect_left(facts.references, (end, 0))][-1:]]
    return any(end - 1 <= stop <= end for stop in near)
