"""Whose figure it is and of which days: scope, period and nature of a count from the words round it.

A scope or period named before a number holds until another one is named; a heading or the introduction of a list sets
both for the passages below it.  Days in brackets win over the label before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extractors.agencies import AgencySpan
from extractors.counts import Count
from extractors.facts import Facts, scope_of
from extractors.period_spans import PeriodSpan
from extractors.sections import Entry, words
from schemas.report import Nature, Scope, Window
from schemas.wording import any_of

__all__ = ["Situation", "situation"]

_OBLIQUE = re.compile(rf"\b(?:{any_of('oblique')})\s*$", re.IGNORECASE)
_ADVERBS = re.compile(rf"[\s,:–-]*(?:(?:{any_of('adverbs')})[\s,]*)*")
_OPENING = re.compile(rf"(?:[.;:(\[\n,–-]|\b(?:trong đó|bao gồm|gồm))\s*(?:(?:{any_of('opening')}|\d+)[\s,:]*)*$", re.IGNORECASE)
_GIVES = re.compile(rf"(?:, [^,;.:]{{3,40}})?\s+(?:đã )?(?:{any_of('gives')})\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d.]*(?=\s+(?!/)\w|%)")
_OF = re.compile(r"\bcủa\s+$", re.IGNORECASE)
_ADVERBIAL = re.compile(rf"(?:^|[.;:,(\[–-]|\b(?:đó|riêng|nhưng))\s*(?:(?:{any_of('adverbial')}|lần \d)\s*)*$", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_COMPARED = re.compile(r"\b(?:so|so với|so với kỳ|bằng)\s+$", re.IGNORECASE)
_COMPARISON = re.compile(r"\b(?:nếu )?so (?:với )?(?:cùng kỳ|năm|quý|tháng|kỳ)[^,;(]*(?=[,;])", re.IGNORECASE)
_DATED = frozenset({"dialogue"})
"""Families whose figures belong to the day of an event."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Scope, period and nature of a count; `named` is the agency where the passage itself names it."""

    scope: Scope | None
    period: Window | None
    nature: Nature
    comparison: Literal["earlier", "difference", "relative"] | None
    named: AgencySpan | None


def situation(facts: Facts, count: Count, start: int, above: Sequence[Entry], carried: AgencySpan | None = None) -> Situation:
    """Return whose count it is, of which days, and of what nature.

    Args:
        start: where the count's passage begins, behind its list mark.
        above: headings and introductions over the passage, outermost first.
        carried: the agency of the counts before it in the passage.
    """
    agency, named = _agency(facts, count, start, above, carried)
    family = count.indicator.family if count.indicator else ""
    span = _period(facts, count, start, above, dated=family in _DATED)
    nature, comparison = _nature(facts, count, span, above)
    period = _window(facts, span, nature)
    return Situation(scope_of(agency) if agency else None, period, nature, comparison, agency if named else None)


def _agency(
    facts: Facts, count: Count, start: int, above: Sequence[Entry], carried: AgencySpan | None
) -> tuple[AgencySpan | None, bool]:
    """Return whose count it is, the subject of its clause or sentence, of what stands before or above; and whether it is named."""
    at = count.number.start
    found = [span for span in facts.agencies if span.start >= start and span.end <= at]
    here = [span for span in found if span.start >= count.sentence]
    chosen = _chosen(facts, here, count.sentence, at)
    if chosen is not None:
        return _resolved(facts, chosen), True
    if carried is not None:
        return carried, True
    earlier = [
        span for span in found if span.start < count.sentence and span.kind != "office_holder" and not _bracketed(facts, span)
    ]
    subjects = [span for span in earlier if span.kind != "group" and _subject(facts, span, start)]
    if subjects:
        return _resolved(facts, subjects[-1]), True
    for entry in reversed(above):
        inside = [span for span in facts.agencies if entry.start <= span.start and span.end <= entry.end]
        named = _chosen(facts, inside, entry.start, entry.end)
        if named is not None and entry.rank > 2:
            return _resolved(facts, named), False
    return facts.issuer, False


def _resolved(facts: Facts, span: AgencySpan) -> AgencySpan:
    """Return the agency with its code; the head of the issuer speaks for the issuer."""
    agency = facts.resolver.resolve(span.name, facts.issuer)
    if agency.kind == "office_holder" and facts.issuer is not None and agency.part_of == facts.issuer.code and agency.part_of:
        return facts.issuer
    return agency


def _chosen(facts: Facts, spans: Sequence[AgencySpan], low: int, high: int) -> AgencySpan | None:
    """Return the last subject of a clause, else the last agency before the first figure, else the last one that it is *of*."""
    spans = [span for span in spans if not _GIVES.match(facts.document.text, span.end)]
    subjects = [span for span in spans if _subject(facts, span, low)]
    if subjects:
        return subjects[-1]
    figure = _FIGURE.search(facts.document.text, low, high)
    first = figure.start() if figure else high
    early = [span for span in spans if span.start < first and not _bracketed(facts, span)]
    plain = [span for span in early if not _oblique(facts, span) and not _of(facts, span)]
    if plain:
        return plain[-1]
    owners = [span for span in early if _of(facts, span) and not _cited(facts, span)]
    return owners[-1] if owners else None


def _subject(facts: Facts, span: AgencySpan, low: int) -> bool:
    """Tell whether an agency opens a clause: nothing but adverbs, dates and periods stand between it and the last separator."""
    text = facts.document.text
    start = span.start
    for other in sorted((*facts.periods, *facts.dates), key=lambda entry: -entry.end):
        if other.start >= low and other.end <= start and _ADVERBS.fullmatch(text, other.end, start):
            start = other.start
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
    end = len(facts.document.text[: span.start].rstrip().removesuffix("của").rstrip())
    near: Iterable[int] = [stop for _, stop in facts.references if stop <= end]
    near = [*near, *(entry.end for entry in facts.dates if entry.end <= end)]
    return any(end - stop <= 1 for stop in near)


def _period(facts: Facts, count: Count, start: int, above: Sequence[Entry], *, dated: bool) -> PeriodSpan | None:
    at = count.number.start
    inside = [
        span for span in facts.periods if start <= span.start and span.end <= at + 1 and _usable(facts, span, start, dated=dated)
    ]
    sentence = [span for span in inside if span.start >= count.sentence]
    if chosen := _last(facts, sentence, count):
        return chosen
    carried = [span for span in inside if not _relative_past(facts, span)]
    if chosen := _last(facts, carried, count):
        return chosen
    for entry in reversed(above):
        spans = [
            span for span in facts.periods
            if entry.start <= span.start and span.end <= entry.end and _usable(facts, span, entry.start, dated=False)
        ]  # fmt: skip
        if chosen := _last(facts, spans, None):
            return chosen
    return None


def _last(facts: Facts, spans: Sequence[PeriodSpan], count: Count | None) -> PeriodSpan | None:
    """Return the last period, but days in brackets before the label that they explain and outside a closed bracket."""
    open_spans = [span for span in spans if count is None or not _closed(facts, span, count.number.start)]
    if not open_spans:
        return None
    last = open_spans[-1]
    windows = [span for span in open_spans if span.explicit and last.start - span.end < 30 and span.start >= last.start - 80]
    return windows[-1] if windows and last.kind != "relative" else last


def _closed(facts: Facts, span: PeriodSpan, at: int) -> bool:
    """Tell whether the period stands in a bracket that was closed before the number and does not explain a label."""
    text = facts.document.text
    opened = text.rfind("(", max(0, span.start - 250), span.start)
    if opened < 0 or ")" in text[opened : span.start]:
        return False
    closed = text.find(")", span.end, at)
    return closed >= 0 and (span.kind == "day" or not span.explicit)


def _usable(facts: Facts, span: PeriodSpan, start: int, *, dated: bool) -> bool:
    """Tell whether a period governs figures: it opens a clause or gives its days; a single day governs only events."""
    if any(low <= span.start < high for low, high in facts.references):
        return False
    if span.kind == "day":
        return dated
    if span.explicit:
        return span.first is not None
    if span.kind == "relative":
        return span.name == "year_to_date" or (span.name == "same_period" and not _compared(facts, span))
    before = facts.document.text[max(start, span.start - 60) : span.start]
    agency = next((entry for entry in reversed(facts.agencies) if entry.end <= span.start and span.start - entry.end <= 2), None)
    if agency is not None:
        before = facts.document.text[max(start, agency.start - 60) : agency.start]
    return span.first is not None and _ADVERBIAL.search(before) is not None


def _compared(facts: Facts, span: PeriodSpan) -> bool:
    """Tell whether a period is what something is compared with (`so với cùng kỳ`): it governs a bracket behind it alone."""
    before = facts.document.text[max(0, span.start - 12) : span.start]
    return _COMPARED.search(before) is not None and not facts.document.text[span.end :].lstrip().startswith("(")


def _relative_past(facts: Facts, span: PeriodSpan) -> bool:
    if span.name == "same_period":
        return True
    return span.kind != "day" and span.last is not None and facts.first_day is not None and span.last < facts.first_day


def _nature(
    facts: Facts, count: Count, span: PeriodSpan | None, above: Sequence[Entry]
) -> tuple[Nature, Literal["earlier", "difference", "relative"] | None]:
    text = facts.document.text
    clause = _BRACKETED.sub(" ", text[max(count.clause, count.sentence) : _or_more(text, count.number.end)])
    before = _BRACKETED.sub(" ", text[max(count.clause, count.sentence) : count.number.start])
    if count.change is not None:
        return "comparison", count.change
    if any(entry.planned for entry in above) or words().target.search(clause):
        return "target", None
    if words().estimate.search(clause):
        return "estimate", None
    if words().earlier.search(_COMPARISON.sub(" ", before)):
        return "comparison", "earlier"
    if span is not None and _relative_past(facts, span):
        return "comparison", "earlier"
    return "actual", None


def _or_more(text: str, end: int) -> int:
    match = re.compile(r"\s+(?:\S+\s+){0,3}?trở lên").match(text, end)
    return match.end() if match else end


def _window(facts: Facts, span: PeriodSpan | None, nature: Nature) -> Window | None:
    default = facts.window or facts.period
    if span is None:
        if nature in {"target", "estimate"}:
            return None
        return Window(start=default.start, end=default.end) if default and nature == "actual" else None
    if span.kind == "relative":
        return _relative(span, default)
    if span.first is None or span.last is None:
        return None
    return Window(start=span.first, end=span.last)


def _relative(span: PeriodSpan, default: Window | None) -> Window | None:
    if default is None:
        return None
    match span.name:
        case "year_to_date":
            return Window(start=date(default.end.year, 1, 1), end=default.end)
        case "same_period":
            years = default.end.year - (span.year or default.end.year - 1)
            return Window(start=_back(default.start, years), end=_back(default.end, years))
        case _:
            return Window(start=default.start, end=default.end)


def _back(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)
