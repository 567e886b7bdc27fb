"""Dates in running text, always day before month, and the spans of days that two of them bound.

Forms after NĐ 30/2020, Phụ lục I, ô 4 (`ngày 05 tháng 01 năm 2026`) and those that people write
instead (`01/7/2022`, `12-01-2026`, `ngày 05/02`).  A part that is not written is `None`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from schemas.openers import Led
from schemas.openings import quick_look
from schemas.periods import period_words

__all__ = ["DateSpan", "DateWindow", "find_dates", "windows_of"]

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_BLANK = r"[.…_]*"
_CENTURY = 100
_MONTHS = range(1, 13)
_FULL_SPACE = r"(?:[ ]*\n?[ ]*)"


class DateSpan(NamedTuple):
    """A date that stands at `[start, end)`; a part that is not stated is `None`."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    @property
    def first(self) -> date | None:
        """Return the first day that is meant, `None` without a year or month."""
        if self.year is None or (self.month is None and self.day is not None):
            return None
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date | None:
        """Return the last day that is meant, `None` without a year or month."""
        first = self.first
        if first is None or self.day is not None:
            return first
        month = self.month or 12
        return date(first.year, month, monthrange(first.year, month)[1])


class DateWindow(NamedTuple):
    """A stretch of days that the text bounds with dates; an open end is `None`."""

    start: int
    end: int
    first: date | None
    last: date | None


_PARTS = (
    ("d1", "d2", "d3", "d4", "d6", "d7", "d9"),
    ("m1", "m2", "m3", "m4", "m5", "m6", "m9"),
    ("y1", "y2", "y5", "y5b", "y6", "y8", "y9"),
)
"""The groups of `_pattern` that hold a day, a month, a year."""


@cache
def _pattern() -> Led:
    """Return the one pattern of all single dates; the names of the groups tell the form."""
    counted = "|".join(map(re.escape, period_words().counted))
    repeated = "|".join(map(re.escape, period_words().repeated))
    look = quick_look(("ngày", "tháng", "năm", "từ", "đến", "tới", "hết", "hôm", "sáng", "chiều", "tối"), fold=True)
    not_counted = rf"(?!\d|[.,]\d|\s*%|\s+(?:{counted})\b)"
    pattern = re.compile(
        rf"""
        (?: (?: \bngày\b {_FULL_SPACE} )?                              # ngày 01 tháng 7 năm 2022, ngày tháng 4 năm 2026
        (?: (?<!\d)(?P<d1>\d\s?\d?) | (?<=ngày) {_BLANK} | (?<=ngày[ ]) {_BLANK} ) {_FULL_SPACE}
        \btháng {_FULL_SPACE} (?: (?P<m1>{_MONTH}) (?!\d) | {_BLANK} ) {_FULL_SPACE} ,? {_FULL_SPACE}
        năm\b (?: {_FULL_SPACE} (?P<y1>{_YEAR})(?!\d) )?
      | (?: \bngày\b \s* )?                                        # 01/7/2022, 30 - 09 - 2021
        (?<![\d/,.]) (?<!\D\d[\-–]) (?<!\D\d\d[\-–])
        (?P<d2>\d{{1,2}}) [ ]? (?P<s2>[/.\-–]) [ ]? (?P<m2>\d{{1,2}}) [ ]? (?P=s2) [ ]? (?P<y2>{_YEAR}) (?! \d | [/.,]\d | / )
      | \bngày\b \s* (?P<d6>\d{{1,2}})/(?P<m6>\d{{1,2}})/(?P<y6>\d\d) (?![\d/])       # ngày 01/7/26
      | \bngày\b \s+ (?P<d3>{_DAY}) \s+ tháng \s+ (?P<m3>{_MONTH}) (?!\d)            # ngày 01 tháng 7
      | (?: \b(?P<cue>ngày) \s* | \b(?:từ|đến|tới|hết|hôm|sáng|chiều|tối) \s+ )         # ngày 05/02, từ 1/7
        (?P<d4>{_DAY}) (?: / | (?<=\d)-(?=\d) ) (?P<m4>{_MONTH}) (?! \d | [.,/\-]\d | \s*% )
        (?(cue) | (?=\s*(?:[;,.)]|$|đến\b|tới\b|và\b)) )
      | (?<!\d)(?<!\d[ ]) (?<!\bmỗi[ ])(?<!\bmột[ ]) \btháng \s+ (?P<m5>{_MONTH})        # tháng 5/2026, tháng 5
        (?: \s*[/.\-]\s* (?P<y5>{_YEAR}) (?!\d) | (?: \s+ của )? \s+ năm [ ] (?P<y5b>{_YEAR}) (?!\d)
          | {not_counted} (?!\s*/\s*\d) )
      | (?: (?<!\d)(?<!\d[ ]) | (?= ngày\s+\d\d?\s+và\s+\d\d?/) )
        (?<!\bmỗi[ ]) (?<!\bmột[ ]) (?<!hằng[ ]) (?<!hàng[ ]) (?<!trong[ ])
        \bngày \s+ (?P<d7>{_DAY}) {not_counted} (?!\s*[/\-]\s*\d) (?!\s+(?:tháng|ngày|{repeated})\b)     # ngày 25
      | \bnăm \s+ (?P<y8>{_YEAR}) (?!\d|[.,]\d)                     # năm 2025
      | (?<![\d/,.\-]) (?P<y9>{_YEAR})-(?P<m9>0[1-9]|1[0-2])-(?P<d9>\d\d) (?![\d/\-])     # 2025-09-16, as websites print it
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )
    return Led(pattern, r"\d", look)


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateSpan]:
    """Return the dates of `text[start:end]` in order; offsets are those of `text`.

    Days, months and years alone count only after their word (`ngày 25`, `tháng 5`, `năm 2025`).
    In a list a day takes month and year from the next complete one (`ngày 13 và 14/6/2026`).
    An impossible date is no date.
    """
    stop = len(text) if end is None else end
    spans: list[DateSpan] = []
    for match in _pattern().finditer(text, start, stop):
        span = _read(match)
        if span is not None:
            spans.append(span)
            spans.extend(_listed(text, span, stop))
    return _inherit(text, sorted(spans, key=lambda span: span.start))


def _read(match: re.Match[str]) -> DateSpan | None:
    """Return the span of a match, without the cue words `từ`, `đến` ..., or `None` for an impossible date."""
    found = (next(filter(None, match.group(*names)), None) for names in _PARTS)
    day, month, year = (None if part is None else int(part.replace(" ", "")) for part in found)
    if year is not None and year < _CENTURY:
        year += 20 * _CENTURY
    if (day, month, year) == (None, None, None) or not _possible(year, month, day):
        return None
    begin = match.start()
    if match["d4"] and not match["cue"]:
        begin = match.start("d4")
    return DateSpan(begin, match.end(), year, month, day)


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and month not in _MONTHS:
        return False
    return day is None or 1 <= day <= monthrange(year or 2024, month or 1)[1]


_ITEM = re.compile(
    rf"(?:\s*[;,]\s*|\s+và\s+)(?:ngày\s+)?(?P<d>{_DAY})(?:/(?P<m>{_MONTH}))?(?:/(?P<y>{_YEAR}))?(?!\d|[/.]\d|\s*%)"
)


def _listed(text: str, span: DateSpan, stop: int) -> Iterator[DateSpan]:
    """Yield the further items of a list of days that begins with `span`: `ngày 03; 10; 17`, `ngày 05/3 và 12/3/2026`."""
    if span.day is None or span.year is not None:
        return
    found: list[DateSpan] = []
    at = span.end
    while item := _ITEM.match(text, at, stop):
        month, year = (int(item[key]) if item[key] else None for key in "my")
        if (month is None and not _ends_item(text, item.end())) or not _possible(year, month, int(item["d"])):
            break
        found.append(DateSpan(item.start("d"), item.end(), year, month, int(item["d"])))
        at = item.end()
        if year is not None:
            break
    yield from found


def _ends_item(text: str, at: int) -> bool:
    """Tell whether a bare day of a list ends here: before a mark or `và`, not before a counted noun."""
    return re.match(r"\s*(?:[;,.)(]|$)|\s+và\s+\d", text[at : at + 8]) is not None


_JOINT = re.compile(r"\s*(?:[;,]|và|đến|tới|-|–|đến\s+hết|tới\s+hết|đến\s+ngày)?\s*(?:hết\s+)?(?:ngày\s+)?", re.IGNORECASE)


def _inherit(text: str, spans: list[DateSpan]) -> list[DateSpan]:
    """Give a date without month or year those of the date that follows it in a list or window."""
    result: list[DateSpan] = []
    for span in reversed(spans):
        if result and result[0].start < span.end:
            continue
        after = result[0] if result else None
        joined = after is not None and _JOINT.fullmatch(text, span.end, after.start)
        result.insert(0, _complete(span, after) if joined and after is not None else span)
    return result


def _complete(span: DateSpan, after: DateSpan) -> DateSpan:
    if span.day is None or after.day is None or span.year is not None:
        return span
    month = span.month if span.month is not None else after.month
    year = after.year
    if year is not None and month is not None and after.month is not None and month > after.month:
        year -= 1
    return span._replace(month=month, year=year) if _possible(year, month, span.day) else span


_FROM = re.compile(r"(?:(?:được\s+)?tính\s+)?(?:kể\s+)?từ\s+(?:hết\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"(?:(?:được\s+)?tính\s+)?(?:đến|tới)\s+(?:hết\s+)?$", re.IGNORECASE)
_THROUGH = re.compile(r"\s*,?\s*(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?$", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—]\s*")
_NOW = re.compile(r"\s*,?\s*(?:cho\s+)?đến\s+(?:nay|thời\s+điểm\s+báo\s+cáo|thời\s+điểm\s+hiện\s+tại)\b", re.IGNORECASE)
_BOUNDS = ("từ", "đến", "tới", "hết")
"""Words of which one stands right before a date that opens or ends a window: a quick look, for most dates do neither."""
_DAYS = re.compile(r"(?:trong|vào)\s+(?:các|\d{1,2})\s+$", re.IGNORECASE)


def windows_of(text: str, dates: Sequence[DateSpan], start: int = 0) -> list[DateWindow]:
    """Return the stretches of days that dates bound, in order.

    `từ ngày 15/12/2025 đến (hết) ngày 14/3/2026`, `(15/12/2025 - 14/3/2026)`, `từ ngày 05/02 đến ngày
    07/02/2026` (the year comes from the other end), `trong 02 ngày 13 và 14/6/2026`; `tính đến ngày
    14/6/2026` has an open start, `từ ngày 01/7/2025 đến nay` an open end.

    Args:
        dates: of the text, in order.
        start: where the part that counts begins.
    """
    windows: list[DateWindow] = []
    index = 0
    while index < len(dates):
        window, used = _window(text, dates, index, start)
        if window is not None:
            windows.append(window)
        index += used
    return windows


def _window(text: str, dates: Sequence[DateSpan], index: int, low: int) -> tuple[DateWindow | None, int]:
    """Return the window that begins with a date, and how many dates it takes."""
    first = dates[index]
    before = text[max(low, first.start - 24) : first.start]
    bounds = before.rstrip().lower().endswith(_BOUNDS)
    opening = _FROM.search(before) if bounds else None
    begin = first.start - len(before) + opening.start() if opening else first.start
    second = dates[index + 1] if index + 1 < len(dates) else None
    if second is not None and second.first is not None and first.first is not None:
        gap = text[first.end : second.start]
        bounded = (opening and _THROUGH.fullmatch(gap)) or (_DASH.fullmatch(gap) and first.day and second.day)
        days = _DAYS.search(before)
        if not bounded and days and re.fullmatch(r"\s+và\s+(?:ngày\s+)?", gap):
            begin, bounded = first.start - len(before) + days.start(), days
        if bounded and second.last is not None and first.first <= second.last:
            return DateWindow(begin, second.end, first.first, second.last), 2
    if opening and first.first is not None and (now := _NOW.match(text, first.end)):
        return DateWindow(begin, now.end(), first.first, None), 1
    until = _UNTIL.search(before) if bounds else None
    if until and first.last is not None:
        return DateWindow(first.start - len(before) + until.start(), first.end, None, first.last), 1
    return None, 1
