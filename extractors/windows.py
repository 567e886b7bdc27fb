"""The days that a report's own figures are about, where its title does not tell them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractors.period_spans import PeriodSpan, month_range
from schemas.document import Document
from schemas.report import Window

__all__ = ["data_window", "first_window"]

_LEAD, _OPENING = 600, 1500
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
