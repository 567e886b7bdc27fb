"""The value of a cell as a Vietnamese office prints it."""

from __future__ import annotations

import datetime as dt
import math

from extractors.readers.text import normalise

__all__ = ["Value", "printed"]

Value = int | float | str | bool | dt.date | dt.datetime | dt.time | dt.timedelta

_DIGITS = 15
"""Significant digits that Excel keeps of a number; what lies behind them is noise."""

_YEARS = range(1900, 2101)


def printed(value: Value, *, percent: bool = False) -> str:
    """Return a value as text, normalised, its lines apart by newlines: `1.234`, `12,5`, `98,5%`, `31/3/2026`.

    A whole number that can be a year has no dot: the head of a column is one more often than not, and a figure reads the same.

    Args:
        percent: the cell shows its number times a hundred with `%`.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return f"{_number(value * 100)}%" if percent else _number(value)
    if isinstance(value, dt.datetime):
        return f"{_date(value)} {value:%H:%M}" if value.time() != dt.time.min else _date(value)
    if isinstance(value, dt.date):
        return _date(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    lines = (" ".join(line.split()) for line in normalise(str(value))[0].splitlines())
    return "\n".join(line for line in lines if line)


def _date(day: dt.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _number(value: float) -> str:
    if not math.isfinite(value):
        return ""
    shown = f"{value:.{_DIGITS}g}"
    if "e" in shown:
        shown = f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".") if abs(value) < 1 else f"{value:.0f}"
    whole, _, fraction = shown.partition(".")
    if not fraction and whole.isdigit() and int(whole) in _YEARS:
        return whole
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if whole.startswith("-") and not grouped.startswith("-") else ""
    return f"{sign}{grouped},{fraction}" if fraction else grouped
