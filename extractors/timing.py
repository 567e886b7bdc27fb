"""Of which days a figure is, and of what nature: done, compared, aimed at, estimated.

A period that opens a clause holds until another one is named; days in brackets win over the label before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from extractors.counts import Count
from extractors.facts import Facts, is_cited, starting
from extractors.period_spans import PeriodSpan
from extractors.periods import bucket
from extractors.sections import Entry, words
from schemas.report import Nature, Window
from schemas.wording import any_of

__all__ = ["Comparison", "nature_of", "period_of", "window_of"]

Comparison = Literal["earlier", "difference", "relative"]

_FEBRUARY = 2
_POSTS = frozenset({"staff"})
"""Families in which `chỉ tiêu` are posts and no aims."""
_LABELS = frozenset({"month", "quarter", "half", "nine_months"})
"""Kinds of periods that govern wherever they stand in a heading; a year may belong to a plan's name."""
_NEAR = 30
_GAP = 2
_LONGEST_NAME = 400
_ADVERBIAL = re.compile(rf"(?:^|[.;:,(\[–-]|\b(?:đó|riêng|nhưng))\s*(?:(?:{any_of('adverbial')}|lần \d)\s*)*$", re.IGNORECASE)
_OPENED = re.compile(r"\s*\(")
_COMPARED = re.compile(r"\b(?:so|so với|so với kỳ|bằng)\s+$", re.IGNORECASE)
_COMPARISON = re.compile(r"\b(?:nếu )?so (?:với )?(?:cùng kỳ|năm|quý|tháng|kỳ)[^,;(]*(?=[,;])", re.IGNORECASE)
_STOP = re.compile(r"[.!?](?=\s|$)|\n")
_COUNTED = re.compile(r"\d\s+$")
_BRACKETED = re.compile(r"\([^()]*\)")


def period_of(facts: Facts, count: Count, start: int, above: Sequence[Entry], *, dated: bool) -> PeriodSpan | None:
    """Return the period that governs a count: of its sentence, its passage, or the headings above.

    Args:
        dated: whether a single day counts as one.
    """
    at = count.number.start
    inside = [
        span for span in starting(facts.periods, start, at + 1) if span.end <= at + 1 and _usable(facts, span, start, dated=dated)
    ]
    sentence = [span for span in inside if span.start >= count.sentence]
    if chosen := _last(facts, sentence, count):
        return chosen
    carried = [span for span in inside if not _relative_past(facts, span)]
    if chosen := _last(facts, carried, count):
        return chosen
    for entry in reversed(above):
        if entry.planned and (aims := _named(facts, entry)):
            return aims[-1]
        inside = [span for span in starting(facts.periods, entry.start, entry.end) if span.end <= entry.end]
        spans = [span for span in inside if span.kind in _LABELS or _usable(facts, span, entry.start, dated=False)]
        if chosen := _last(facts, spans, None):
            return chosen
    return None


def _named(facts: Facts, entry: Entry) -> list[PeriodSpan]:
    """Return the periods that a heading names (`NHIỆM VỤ QUÝ II NĂM 2026`)."""
    inside = [span for span in starting(facts.periods, entry.start, entry.end) if span.end <= entry.end]
    return [span for span in inside if span.first is not None and span.last is not None]


def _last(facts: Facts, spans: Sequence[PeriodSpan], count: Count | None) -> PeriodSpan | None:
    """Return the last period, but days in brackets before the label that they explain and outside a closed bracket."""
    open_spans = [span for span in spans if count is None or not _closed(facts, span, count.number.start)]
    if not open_spans:
        return None
    last = open_spans[-1]
    windows = [span for span in open_spans if span.explicit and last.start - span.end < _NEAR and span.start >= last.start - 80]
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
    if is_cited(facts, span.start):
        return False
    if span.kind == "day":
        return dated
    if span.kind != "relative" and _compared(facts, span):
        return False
    if span.explicit:
        return span.first is not None
    if span.kind == "relative":
        return span.name == "year_to_date" or (span.name == "same_period" and not _compared(facts, span))
    before = facts.document.text[max(start, span.start - 60) : span.start]
    near = starting(facts.agencies, span.start - _LONGEST_NAME, span.start)
    agency = next((entry for entry in reversed(near) if entry.end <= span.start and span.start - entry.end <= _GAP), None)
    if agency is not None:
        before = facts.document.text[max(start, agency.start - 60) : agency.start]
    return span.first is not None and _ADVERBIAL.search(before) is not None


def _compared(facts: Facts, span: PeriodSpan) -> bool:
    """Tell whether a period is what something is compared with (`so với cùng kỳ`): it governs a bracket behind it alone."""
    before = facts.document.text[max(0, span.start - 12) : span.start]
    return _COMPARED.search(before) is not None and _OPENED.match(facts.document.text, span.end) is None


def _relative_past(facts: Facts, span: PeriodSpan) -> bool:
    if span.name == "same_period":
        return True
    return span.kind != "day" and span.last is not None and facts.first_day is not None and span.last < facts.first_day


def nature_of(facts: Facts, count: Count, span: PeriodSpan | None, above: Sequence[Entry]) -> tuple[Nature, Comparison | None]:
    """Return what kind of figure a count is, and for a comparison with what."""
    text = facts.document.text
    clause = _BRACKETED.sub(" ", text[max(count.clause, count.sentence) : _or_more(text, count.number.end)])
    before = _BRACKETED.sub(" ", text[max(count.clause, count.sentence) : count.number.start])
    if count.change is not None:
        return "comparison", count.change
    aimed = (_aimed_at(before) or _headed(text, count)) and not _counts_posts(count)
    if any(entry.planned for entry in above) or words().target.search(clause) or aimed:
        return "target", None
    if words().estimate.search(clause):
        return "estimate", None
    if words().earlier.search(_COMPARISON.sub(" ", before)):
        return "comparison", "earlier"
    if span is not None and (_relative_past(facts, span) or _outdated(facts, count, span)):
        return "comparison", "earlier"
    return "actual", None


def _outdated(facts: Facts, count: Count, span: PeriodSpan) -> bool:
    """Tell whether a text without a period of its own goes on to the same days of the next year, and no further.

    `Năm 2024, Sở nhận 30 đơn; năm 2025 nhận 24 đơn`: the first is what the second is compared with.
    """
    if facts.period is not None or span.first is None or span.last is None:
        return False
    stop = _STOP.search(facts.document.text, count.number.end)
    end = stop.start() if stop else len(facts.document.text)
    same = [
        other for other in starting(facts.periods, count.sentence, end)
        if other.first and other.last and other.kind == span.kind
        and (other.first.month, other.last.month) == (span.first.month, span.last.month)
    ]  # fmt: skip
    later = [
        other for other in same if other.start > count.number.end and other.first and other.first.year == span.first.year + 1
    ]
    return len(same) == len(later) + 1 == 2  # noqa: PLR2004 - this period and one later


def _counts_posts(count: Count) -> bool:
    return count.indicator is not None and count.indicator.family in _POSTS


def _headed(text: str, count: Count) -> bool:
    """Tell whether the words before a colon make all figures of the sentence targets: `Mục tiêu năm 2026: 95% ...; 99% ...`."""
    head, colon, _ = text[count.sentence : count.number.start].partition(":")
    return bool(colon) and words().done.search(head) is None and (_aimed_at(head) or words().target.search(head) is not None)


def _aimed_at(before: str) -> bool:
    """Tell whether `chỉ tiêu` before a number makes it a target: not when it is counted, nor beside another figure."""
    for match in words().aim.finditer(before):
        if _COUNTED.search(before[: match.start()]) or ":" in before[match.end() :]:
            continue
        beside = any(
            found.end() == len(before[: match.start()].rstrip()) for found in words().beside.finditer(before[: match.start()])
        )
        if not (beside and re.search(r"\d", before[match.end() :])):
            return True
    return False


def _or_more(text: str, end: int) -> int:
    match = re.compile(r"\s+(?:\S+\s+){0,3}?trở lên").match(text, end)
    return match.end() if match else end


def window_of(facts: Facts, span: PeriodSpan | None, nature: Nature, since: int = 0) -> Window | None:
    """Return the days of a period, the report's own where none is named; targets and estimates have none of their own.

    Args:
        since: where the section begins whose own days hold for what it counts from the beginning of the year.
    """
    default = facts.window or facts.period
    if span is None:
        if nature in {"target", "estimate"}:
            return None
        return Window(start=default.start, end=default.end) if default and nature == "actual" else None
    if span.kind == "relative":
        return _relative(span, _counted_until(facts, span, default, since))
    if span.first is None or span.last is None:
        return None
    return Window(start=span.first, end=span.last)


def _counted_until(facts: Facts, span: PeriodSpan, default: Window | None, since: int) -> Window | None:
    """Return the days of which a section counts: those that it names last and that make the report's own period."""
    own = facts.period.reporting_period if facts.period else None
    for other in reversed(starting(facts.periods, since, span.start)):
        if other.end <= span.start and other.explicit and other.first and other.last and own is not None:
            window = Window(start=other.first, end=other.last)
            if other.kind == "window" and bucket(window) == own:
                return window
    return default


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
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == _FEBRUARY else day.day)
