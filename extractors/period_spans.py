"""The periods that a text names: windows of days, calendar labels, and periods relative to the report's own.

A label means the calendar period (`tháng 5/2026`: 1 to 31 May); the statutory window of NĐ 09/2019,
Điều 12 (15 April to 14 May) is used where the text gives its days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from extractors.dates import DateSpan, DateWindow, find_dates, windows_of
from schemas.openers import Led
from schemas.openings import quick_look
from schemas.periods import period_words
from schemas.wording import any_of

__all__ = ["PeriodKind", "PeriodSpan", "find_periods", "month_range"]

PeriodKind = Literal["day", "week", "month", "quarter", "half", "nine_months", "months", "year", "window", "relative"]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SPELT = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_YEAR = r"(?:19|20)\d\d"


class PeriodSpan(NamedTuple):
    """A period that stands at `[start, end)` of the text.

    Attributes:
        first, last: its days, both included; `None` for an open end and for what only the caller can resolve.
        kind: `months` is a run of months that is no quarter, half or nine months (`10 tháng`).
        label: the words themselves.
        explicit: whether the text gives the days (`từ ngày 15/12/2025 đến ngày 14/3/2026`).
        name: for kind `relative`: which period is meant (see `periods.toml`).
        year: the year that stands with it, or that it takes from its surroundings.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    kind: PeriodKind
    label: str
    explicit: bool = False
    name: str | None = None
    year: int | None = None


class _Label(NamedTuple):
    """A calendar label before its year is settled: months `low` to `high`."""

    start: int
    end: int
    kind: PeriodKind
    low: int
    high: int
    year: int | None


@cache
def _pattern() -> Led:
    """Return the pattern of quarters, runs of months, weeks and relative periods."""
    words = period_words()
    forms = [re.escape(form).replace(r"\ ", r"\s+") for form in sorted(words.relative, key=len, reverse=True)]
    relative, look = (
        "|".join(forms),
        quick_look([*forms, "quý", "quí", "quy", "tuần", "cùng", *_SPELT.keys() - {"ba"}], fold=True),
    )
    lasting = "".join(rf"(?<!\b{re.escape(word)}[ ])" for word in words.lasting)
    spelt = "|".join(_SPELT)
    lasted = "|".join(map(re.escape, words.lasted))
    tail = rf"(?: \s*[/.\-]\s* (?P<{{0}}a>{_YEAR})(?!\d) | (?:\s+của)? (?:\s+năm)? \s+ (?P<{{0}}b>{_YEAR})(?!\d|[.,]\d) )?"
    pattern = re.compile(
        rf"""
        (?: \bqu[ýíy] \s+ (?P<q>IV|I{{1,3}}|0?[1-4]) \b(?![.,]\d|\s*%) {tail.format("q")}
      | (?<![\d.,/\-–]) (?<!\d\s[\-–]\s) (?: (?= \w+ \s+ tháng \s+ (?:đầu|cuối) \s+ (?:của\s+)? năm\b) | {lasting} )
        (?: (?P<n>0?[2-9]|1[01]) | (?P<nw>{spelt}) (?= \s+ tháng \s+ (?:đầu|cuối) ) ) \s+ tháng\b
        (?! \s+ (?:{lasted})\b | \s*[/]?\s*(?!{_YEAR}(?!\d|[.,]\d))\d | \s+năm\s+{_YEAR}\s*[\-–] )
        (?P<part>\s+(?:đầu|cuối))? (?:\s+của)? (?:\s+năm(?:\s+nay)?)? (?: (?:\s*/\s*|\s+) (?P<na>{_YEAR})(?!\d|[.,]\d) )?
      | \btuần \s+ (?:thứ\s+|lễ\s+)? (?P<w>\d{{1,2}}) (?!\d|[.,]\d) {tail.format("w")}
      | \bcùng\s+kỳ \s+ (?: (?:của\s+)?năm\s+ )? (?P<ca>{_YEAR})(?!\d|[.,]\d)
      | (?P<r>\b(?:{relative})\b) (?! \s+ (?:trước|{_YEAR}|(?:IV|I{{1,3}})\b
          | \d{{1,2}}\b(?![.,]\d|\s*%|\s+(?!năm|tháng|đã|{any_of("takes")})\w)) )
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )
    return Led(pattern, r"\d\d?\s", r"[bB][aA]\s", look)


def find_periods(
    text: str,
    start: int = 0,
    end: int | None = None,
    default_year: int | None = None,
    dates: Sequence[DateSpan] | None = None,
) -> list[PeriodSpan]:
    """Return the periods that `text[start:end]` names, in order and without overlap; offsets are those of `text`.

    A label without a year takes that of a later label of the same sentence (`tháng 5, phương hướng
    tháng 6 năm 2026`), unless the two are compared, and else `default_year`; without either its days are `None`.

    Args:
        dates: those of `text[start:end]`, where they have been looked for.
    """
    stop = len(text) if end is None else end
    dates = find_dates(text, start, stop) if dates is None else dates
    windows = windows_of(text, dates, start)
    spans = [_explicit(text, window) for window in windows]
    labels: list[_Label] = []
    for match in _pattern().finditer(text, start, stop):
        if match["r"] or match["ca"]:
            spans.append(_relative(match))
        else:
            labels.append(_label(match))
    labels += [label for label in map(_of_date, dates) if label is not None]
    labels = _free(sorted(labels, key=lambda label: (label.start, -label.end)), spans)
    spans = [span for span in spans if span.name is None or not any(_overlap(span, label) for label in labels)]
    labels = _shared_years(text, labels)
    spans += [_settle(text, label, default_year) for label in _years_before(text, labels, default_year)]
    spans += [_day(text, span, default_year) for span in dates if span.day is not None and span.month is not None]
    return _apart(spans)


def month_range(year: int, low: int, high: int) -> tuple[date, date]:
    """Return the first day of month `low` and the last day of month `high` of a year."""
    return date(year, low, 1), date(year, high, monthrange(year, high)[1])


def _label(match: re.Match[str]) -> _Label:
    years = (match[name] for name in ("qa", "qb", "na", "wa", "wb"))
    year = next((int(value) for value in years if value), None)
    if match["q"]:
        number = _ROMAN.get(match["q"].lower()) or int(match["q"])
        return _Label(match.start(), match.end(), "quarter", 3 * number - 2, 3 * number, year)
    if match["w"]:
        return _Label(match.start(), match.end(), "week", 0, 0, year)
    count = int(match["n"]) if match["n"] else _SPELT[match["nw"].lower()]
    kinds: dict[int, PeriodKind] = {3: "quarter", 6: "half", 9: "nine_months"}
    low = 13 - count if (match["part"] or "").strip().lower() == "cuối" else 1
    kind = kinds.get(count, "months")
    return _Label(match.start(), match.end(), kind if low == 1 or kind == "half" else "months", low, low + count - 1, year)


def _of_date(span: DateSpan) -> _Label | None:
    """Return the label of a month or year without a day."""
    if span.day is not None:
        return None
    if span.month is not None:
        return _Label(span.start, span.end, "month", span.month, span.month, span.year)
    return _Label(span.start, span.end, "year", 1, 12, span.year)


def _free(labels: Iterable[_Label], taken: Sequence[PeriodSpan]) -> list[_Label]:
    """Leave out the labels inside of windows, relative periods and longer labels."""
    kept: list[_Label] = []
    for label in labels:
        inside = any(_overlap(span, label) for span in taken if span.explicit or span.year is not None)
        if not inside and (not kept or label.start >= kept[-1].end):
            kept.append(label)
    return kept


def _overlap(span: PeriodSpan, label: _Label) -> bool:
    return span.start < label.end and label.start < span.end


_BREAK = re.compile(r"\.\s+[^\W\d_]")


def _shared_years(text: str, labels: Sequence[_Label]) -> list[_Label]:
    """Give labels without a year that of the next label of their sentence that has one."""
    contrast = re.compile(rf"\b(?:{'|'.join(map(re.escape, period_words().contrast))})\b", re.IGNORECASE)
    result: list[_Label] = []
    for label in reversed(labels):
        year = label.year
        later = result[-1] if result else None
        if year is None and later is not None and later.year is not None and later.kind != "week":
            gap = text[label.end : later.start]
            if not _BREAK.search(gap) and not contrast.search(gap):
                year = later.year - (label.kind == later.kind and label.low > later.low)
        result.append(label._replace(year=year))
    return result[::-1]


def _years_before(text: str, labels: Sequence[_Label], default_year: int | None) -> Iterator[_Label]:
    """Give labels that are left without a year that of the label before in their sentence.

    `Cả năm 2026 ...; riêng 10 tháng`, where no year stands in; `năm 2012 và 4 tháng đầu năm 2013: 4 tháng đầu năm nay` always.
    """
    before: _Label | None = None
    for label in labels:
        open_ = label.year is None and (default_year is None or text[label.start : label.end].lower().endswith("năm nay"))
        if open_ and before is not None and before.year and not _BREAK.search(text[before.end : label.start]):
            yield label._replace(year=before.year)
            continue
        before = label
        yield label


def _settle(text: str, label: _Label, default_year: int | None) -> PeriodSpan:
    year = label.year if label.year is not None else default_year
    first, last = (None, None) if year is None or label.kind == "week" else month_range(year, label.low, label.high)
    return PeriodSpan(label.start, label.end, first, last, label.kind, text[label.start : label.end], year=year)


def _explicit(text: str, window: DateWindow) -> PeriodSpan:
    label = text[window.start : window.end]
    return PeriodSpan(window.start, window.end, window.first, window.last, "window", label, explicit=True)


def _day(text: str, span: DateSpan, default_year: int | None) -> PeriodSpan:
    day = span._replace(year=span.year if span.year is not None else default_year)
    return PeriodSpan(span.start, span.end, day.first, day.last, "day", text[span.start : span.end], explicit=True, year=day.year)


def _relative(match: re.Match[str]) -> PeriodSpan:
    name = "same_period" if match["ca"] else period_words().relative[re.sub(r"\s+", " ", match["r"].lower())]
    year = int(match["ca"]) if match["ca"] else None
    return PeriodSpan(match.start(), match.end(), None, None, "relative", match[0], name=name, year=year)


_SINCE_JANUARY = re.compile(r"(?:(?:lũy|luỹ)\s+kế\s+)?từ\s+đầu\s+năm\s*$", re.IGNORECASE)


def _apart(spans: list[PeriodSpan]) -> list[PeriodSpan]:
    """Return the spans in order without overlap; `từ đầu năm đến hết ngày ...` becomes one window."""
    kept: list[PeriodSpan] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        last = kept[-1] if kept else None
        if last is not None and span.start < last.end:
            continue
        if last is not None and last.name == "year_to_date" and _SINCE_JANUARY.fullmatch(last.label) and _continues(last, span):
            label = f"{last.label} {span.label}"
            kept[-1] = span._replace(start=last.start, first=date(span.last.year, 1, 1), label=label) if span.last else span
            continue
        kept.append(span)
    return kept


def _continues(last: PeriodSpan, span: PeriodSpan) -> bool:
    """Tell whether a window without a beginning directly follows."""
    return span.explicit and span.first is None and span.start - last.end <= 1
