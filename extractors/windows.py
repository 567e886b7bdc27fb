"""The days that figures are about: those of a period that the text names, and the report's own where its title does not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractors.facts import Facts, starting
from extractors.period_spans import PeriodSpan, month_range
from extractors.periods import bucket
from schemas.document import Document
from schemas.report import Nature, Window

__all__ = ["SENTENCE_END", "data_window", "first_window", "window_of"]

_LEAD, _OPENING = 600, 1500
_FEBRUARY = 2
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới)(?:\s+hết)?(?:\s+ngày)?\s+$", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
_CALENDAR = frozenset({"month", "quarter", "half", "nine_months"})
_COMPARED = re.compile(r"\bso(?:\s+sánh)?(?:\s+với)?(?:\s+cùng)?(?:\s+kỳ)?\s*$", re.IGNORECASE)
_DATA_WINDOW = re.compile(r"(?:số liệu|chốt|thời điểm lấy số|kỳ báo cáo)[^.;]{0,60}$", re.IGNORECASE)


def first_window(text: str, periods: Sequence[PeriodSpan], body: int) -> Window | None:
    """Return the first period that a text without a head names: the one its figures are about unless told otherwise."""
    for span in periods:
        compared = _COMPARED.search(text, max(0, span.start - 24), span.start) is not None
        if (
            span.start < body + _LEAD
            and span.first
            and span.last
            and not compared
            and span.kind not in {"day", "year", "relative"}
        ):
            return Window(start=span.first, end=span.last)
    years = (span for span in periods if span.start < body + _LEAD and span.kind == "year" and span.first and span.last)
    year = next(years, None)
    return Window(start=year.first, end=year.last) if year and year.first and year.last else _year_after(text, periods, body)


def _year_after(text: str, periods: Sequence[PeriodSpan], body: int) -> Window | None:
    """Return the days that a text compares with the same ones of the year before, where it names these alone.

    `so cùng kỳ năm 2018 giảm 61 lượt ...; so 06 tháng đầu năm 2018 tăng 220 đơn`: the first six months of 2019.
    """
    years = {span.year for span in periods if span.name == "same_period" and span.year is not None}
    for span in periods:
        compared = span.start < body + _LEAD and _COMPARED.search(text, max(0, span.start - 24), span.start) is not None
        if compared and span.kind in _CALENDAR and span.first and span.last and years == {span.first.year}:
            return Window(start=_next_year(span.first), end=_next_year(span.last))
    return None


def _next_year(day: date) -> date:
    return month_range(day.year + 1, day.month, day.month)[day.day > 1]


def data_window(document: Document, body: int, end: int, periods: Sequence[PeriodSpan]) -> Window | None:
    """Return the days that the opening of the report says its data were counted between."""
    limit = min(end, body + _OPENING)
    for span in periods:
        if span.start < limit and span.explicit and span.first and span.last:
            block = next((block for block in document.blocks if block.start <= span.start < block.end), None)
            if (
                block is not None
                and block.marker_end == block.start
                and _DATA_WINDOW.search(document.text[block.start : span.start])
            ):
                return Window(start=span.first, end=span.last)
    return None


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
    if span.name == "year_to_date" and (until := _until(facts, span)) is not None:
        return Window(start=date(until.year, 1, 1), end=until)
    if span.kind == "relative":
        return _relative(span, _counted_until(facts, span, default, since))
    if span.first is None or span.last is None:
        return None
    return Window(start=span.first, end=span.last)


def _until(facts: Facts, span: PeriodSpan) -> date | None:
    """Return the day up to which a sentence counts from the beginning of the year: `Đến hết ngày 30/6/2026, ... từ đầu năm`."""
    text = facts.document.text
    for other in reversed(starting(facts.periods, 0, span.start)):
        if other.end <= span.start and other.last is not None and not SENTENCE_END.search(text, other.end, span.start):
            until = (other.kind == "window" and other.first is None) or (
                other.kind == "day" and _UNTIL.search(text, max(0, other.start - 20), other.start)
            )
            return other.last if until else None
        if other.end <= span.start:
            return None
    return None


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
