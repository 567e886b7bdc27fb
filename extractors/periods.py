"""The period that a report is about, and the reporting period into which a window of days falls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

from extractors.period_spans import PeriodKind, PeriodSpan, find_periods, month_range
from schemas.periods import period_words
from schemas.report import ReportPeriod, Window

__all__ = ["PeriodKind", "PeriodSpan", "bucket", "bucket_window", "find_periods", "month_range", "report_period"]

_TOLERANCE = 2
_WEEK = 6
_MOST = 0.6
_ReportKind = Literal["week", "month", "quarter", "half", "nine_months", "year", "window"]
_KINDS: dict[PeriodKind, _ReportKind] = {
    "week": "week", "month": "month", "quarter": "quarter", "half": "half", "nine_months": "nine_months", "year": "year",
    "months": "window", "window": "window",
}  # fmt: skip


def report_period(title: str | None, first_sentences: str, issued_year: int | None = None) -> ReportPeriod | None:
    """Return the period that a report is about, `None` when it tells none (a report on one event).

    The first period of the title that is not that of a plan counts (`Kết quả ... quý I; nhiệm vụ quý
    II năm 2026`); a title without one leaves it to the first sentences: the days between which the
    data were counted, else the first label behind `báo cáo`.  A title that tells of nothing but a plan
    is about the plan's period.

    Args:
        title: of the report, on one line.
        first_sentences: the beginning of the body.
        issued_year: of the report; stands in where no year is written.
    """
    year = _year(title or "", first_sentences, issued_year)
    chosen = _of_title(title or "", year) or _of_body(first_sentences, year)
    if chosen is None or chosen.first is None or chosen.last is None:
        return None
    window = Window(start=chosen.first, end=chosen.last)
    kind = "week" if (chosen.last - chosen.first).days == _WEEK else _KINDS[chosen.kind]
    return ReportPeriod(start=chosen.first, end=chosen.last, kind=kind, label=chosen.label, reporting_period=bucket(window))


def _year(title: str, body: str, issued_year: int | None) -> int | None:
    """Return the year for labels without one: from the title's first year, the body's, or the issue date."""
    for text in (title, body):
        years = [span.year for span in find_periods(text) if span.kind in _KINDS and span.year is not None]
        if years and (issued_year is None or abs(years[0] - issued_year) <= 1):
            return years[0]
    return issued_year


def _of_title(title: str, year: int | None) -> PeriodSpan | None:
    spans = [span for span in _calendar(title, year) if not _event(title, span)]
    window = next((span for span in spans if span.kind == "window"), None)
    results = [span for span in spans if not _planned(title, span)]
    return window or next(iter(results or spans), None)


def _of_body(body: str, year: int | None) -> PeriodSpan | None:
    spans = _calendar(body, year)
    data = rf"(?:{'|'.join(map(re.escape, period_words().data_as_of))})[^.;]*$"
    for span in spans:
        if span.kind == "window" and re.search(data, body[max(0, span.start - 80) : span.end], re.IGNORECASE):
            return span
    for match in re.finditer(r"\bbáo\s+cáo\b", body, re.IGNORECASE):
        sentence = re.split(r"[.;]\s", body[match.end() :], maxsplit=1)[0]
        for span in _calendar(sentence, year):
            if span.kind != "window" and not _event(sentence, span) and not _planned(sentence, span):
                return span
    return None


def _calendar(text: str, year: int | None) -> list[PeriodSpan]:
    spans = find_periods(text, default_year=year)
    return [span for span in spans if span.kind in _KINDS and span.first is not None and span.last is not None]


def _planned(text: str, span: PeriodSpan) -> bool:
    """Tell whether the clause round a label is about what will be done."""
    clause = re.split(r"[,;(–]\s*|\s-\s|\bvà\b", text[: span.start])[-1].strip()
    return re.match(rf"(?:{'|'.join(map(re.escape, period_words().plan))})\b", clause, re.IGNORECASE) is not None


def _event(text: str, span: PeriodSpan) -> bool:
    """Tell whether a year only names an event: `Hội nghị đối thoại năm 2026 (lần 1)`."""
    after = rf"\s*\(?\s*(?:{'|'.join(map(re.escape, period_words().event))})\s+(?:thứ\s+)?\w+"
    return span.kind == "year" and re.match(after, text[span.end :], re.IGNORECASE) is not None


@dataclass(frozen=True, slots=True)
class _Bucket:
    """A reporting period with its calendar window and the statutory one of NĐ 09/2019, Điều 12."""

    name: str
    calendar: tuple[date, date]
    statutory: tuple[date, date]


@cache
def _buckets(year: int) -> tuple[_Bucket, ...]:
    return tuple(_Bucket(name, month_range(year, low, high), _statutory(year, low, high)) for name, low, high in _months(year))


def _months(year: int) -> Iterator[tuple[str, int, int]]:
    yield from ((f"{year}-{month:02}", month, month) for month in range(1, 13))
    yield from ((f"{year}-Q{quarter}", 3 * quarter - 2, 3 * quarter) for quarter in range(1, 5))
    yield from ((f"{year}-H1", 1, 6), (f"{year}-H2", 7, 12), (f"{year}-9M", 1, 9), (f"{year}", 1, 12))


def _statutory(year: int, low: int, high: int) -> tuple[date, date]:
    """Return the 15th of the month before to the 14th of the last month (NĐ 09/2019, Điều 12)."""
    first = date(year - 1, 12, 15) if low == 1 else date(year, low - 1, 15)
    return first, date(year, high, 14)


@lru_cache(maxsize=1024)
def bucket(window: Window, hint: str | None = None) -> str | None:
    """Return the reporting period of a window: `2026-05`, `2026-Q2`, `2026-H1`, `2026-9M`, `2026`, or `None`.

    A calendar window and the statutory one of NĐ 09/2019, Điều 12, give their period, a day or two off
    as well.  A window that fits none falls into `hint` (the report's own period) when the two cover
    each other for the most part.
    """
    for year in (window.end.year, window.end.year + 1):
        for entry in _buckets(year):
            if any(_near(window, first, last) for first, last in (entry.calendar, entry.statutory)):
                return entry.name
    own = next((entry for entry in _buckets(int(hint[:4])) if entry.name == hint), None) if hint else None
    return hint if own is not None and _mostly(window, own) else None


def bucket_window(name: str) -> Window | None:
    """Return the calendar window of a reporting period, `None` for a name that is none."""
    if not re.match(r"\d{4}(?:-|$)", name):
        return None
    entry = next((entry for entry in _buckets(int(name[:4])) if entry.name == name), None)
    return Window(start=entry.calendar[0], end=entry.calendar[1]) if entry else None


def _near(window: Window, first: date, last: date) -> bool:
    limit = timedelta(days=_TOLERANCE)
    return abs(window.start - first) <= limit and abs(window.end - last) <= limit


def _mostly(window: Window, own: _Bucket) -> bool:
    """Tell whether a window lies for the most part in a reporting period and covers most of it."""
    return any(_share(window, first, last) > _MOST for first, last in (own.calendar, own.statutory))


def _share(window: Window, first: date, last: date) -> float:
    common = (min(window.end, last) - max(window.start, first)).days + 1
    return common / max((window.end - window.start).days + 1, (last - first).days + 1)
