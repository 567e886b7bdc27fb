"""Reporting periods as buckets: `2026-05`, `2026-Q2`, `2026-H1`, `2026-9M`, `2026`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

__all__ = ["Period", "parse_period"]

_FORM = re.compile(r"(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)))?")
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """A bucket and its days.

    Attributes:
        starts, ends: calendar days, both included.
        window_starts, window_ends: the days of which figures are taken (NĐ 09/2019, Điều 12): from the 15th of the month
            before to the 14th of the last month.
        label: in Vietnamese.
        opening: the bucket whose closing stock is this one's opening stock; for a first quarter, a half, nine months and a
            year the year before, since those reports open with the annual report's stock.
    """

    bucket: str
    kind: str
    starts: date
    ends: date
    window_starts: date
    window_ends: date
    label: str
    opening: str


def parse_period(bucket: str) -> Period | None:
    """Return the period of a bucket, `None` when it is none."""
    match = _FORM.fullmatch(bucket)
    if not match or match[1] == "0000":
        return None
    year = int(match[1])
    kind, first, last, label = _span(match)
    opening = _opening(kind, year, first)
    before = date(year - 1, 12, 15) if first == 1 and year > 1 else date(year, max(first - 1, 1), 15)
    end = date(year, last, calendar.monthrange(year, last)[1])
    return Period(
        bucket,
        kind,
        date(year, first, 1),
        end,
        before,
        date(year, last, 14),
        f"{label}năm {year}" if label else f"Năm {year}",
        opening,
    )


def _span(match: re.Match[str]) -> tuple[str, int, int, str]:
    _, month, quarter, half, nine = match.groups()
    if month:
        return "month", int(month), int(month), f"Tháng {int(month)} "
    if quarter:
        return "quarter", 3 * int(quarter) - 2, 3 * int(quarter), f"Quý {_ROMAN[int(quarter) - 1]} "
    if half:
        return "half", 6 * int(half) - 5, 6 * int(half), "6 tháng đầu " if half == "1" else "6 tháng cuối "
    return ("nine_months", 1, 9, "9 tháng đầu ") if nine else ("year", 1, 12, "")


def _opening(kind: str, year: int, first: int) -> str:
    if kind == "month":
        return f"{year - 1:04}-12" if first == 1 else f"{year:04}-{first - 1:02}"
    if first == 1:
        return f"{year - 1:04}"
    return f"{year:04}-Q{first // 3}" if kind == "quarter" else f"{year:04}-H1"
