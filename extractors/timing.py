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
_RUN_OF_YEARS = re.compile(
    r"\s*(?:trong\s+|tính\s+)?(?:giai đoạn|từ năm|các năm)\s+(20\d\d)\s*(?:-|–|đến(?:\s+năm)?)\s*(20\d\d)(?=\s*,)", re.IGNORECASE
)
_CARRIED = ("origin", "carried")
"""What came over from an earlier period names that one, and is counted in this one (`tháng 6 chuyển sang 83`)."""
_POSTS = frozenset({"staff"})
"""Families in which `chỉ tiêu` are posts and no aims."""
_LABELS = frozenset({"month", "quarter", "half", "nine_months"})
"""Kinds of periods that govern wherever they stand in a heading; a year may belong to a plan's name."""
_NEAR = 30
_GAP = 2
_LONGEST_NAME = 400
_ADVERBIAL = re.compile(rf"(?:^|[.;:,(\[–-]|\b(?:đó|riêng|nhưng))\s*(?:(?:{any_of('adverbial')}|lần \d)\s*)*$", re.IGNORECASE)
_OR_MORE = re.compile(r"\s+(?:\S+\s+){0,3}?trở lên")
_OPENED = re.compile(r"\s*\(")
_LEFT_OVER = re.compile(r"\s+(?:còn\s+)?(?:tồn\s+|để\s+)?(?:chuyển|lại)(?:\s+(?:sang|qua|tiếp|lại|đến))?(?!\w)", re.IGNORECASE)
"""Behind a period: it left to a later one what is counted (`năm 2025 chuyển sang 14 đơn`)."""
_FIGURE_FOLLOWS = re.compile(r"(?:\s+(?:của|tại)\s[^,;:.()\d\n]{2,60}?)?\s*(?::|(?<!\w)(?:là|đạt|có|còn))\s*\d", re.IGNORECASE)
"""Behind a period: what it says is of which days the figure is (`tỷ lệ đúng hạn 6 tháng đầu năm đạt 98%`)."""
_NAMED_BY = re.compile(rf"(?<!\w)(?:{any_of('papers')}|{any_of('other_time')})(?!\w)[^.;:(]*$", re.IGNORECASE)
"""Before a period: it names a document, an aim or another time."""
_COMPARED = re.compile(r"\b(?:so|so với|so sánh với|so với kỳ|bằng)\s+$", re.IGNORECASE)
_COMPARISON = re.compile(
    r"\b(?:nếu )?so (?:sánh )?(?:với )?(?:cùng kỳ|năm|quý|tháng|kỳ)[^,;(:]*(?=[,;]|:\s*[^\W\d])", re.IGNORECASE
)
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới)(?:\s+hết)?(?:\s+ngày)?\s+$", re.IGNORECASE)
_STOP = re.compile(r"[.!?](?=\s|$)|\n")
_AIM_BRACKET = re.compile(rf"(?<!\w)(?:{any_of('aim_nouns')})(?:\s+[^\W\d_]+){{0,3}}\s*\(\s*$", re.IGNORECASE)
"""Before a figure in a bracket that tells the aim: `vượt 7,8% so với chỉ tiêu giao (85%)`."""
_AIMS = re.compile(rf"(?<!\w)(?:{any_of('aims')})(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:^|[.;:,])\s*(?:trong\s+)?(?:tuần|tháng|quý|kỳ|năm) trước"
    r"(?!\s+(?:còn|chuyển|để|tồn|chưa|sang|đó|qua))\s*,?\s*(?=[^\W\d])",
    re.IGNORECASE,
)
"""A clause about the period before: `Tuần trước nhận 187 hồ sơ`."""
_DATED_YEAR = re.compile(r"(?:năm|quý|tháng)\s+[\dIV/]+", re.IGNORECASE)
_DONE = re.compile(rf"(?<!\w)(?:{any_of('done')})(?!\w)", re.IGNORECASE)
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
    if (years := _years(facts, count)) is not None and not any(span.start > years.end for span in inside):
        return years
    if _CARRIED in count.features:
        inside = [span for span in inside if span.start < count.start]
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


def _years(facts: Facts, count: Count) -> PeriodSpan | None:
    """Return the run of years that opens the count's sentence: `Giai đoạn 2021 - 2025, toàn tỉnh tiếp 41.220 lượt`."""
    match = _RUN_OF_YEARS.match(facts.document.text, count.sentence, count.number.start)
    if match is None:
        return None
    first, last = date(int(match[1]), 1, 1), date(int(match[2]), 12, 31)
    return PeriodSpan(match.start(), match.end(), first, last, "window", match[0], explicit=True)


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
    return span.first is not None and _places(facts, span, start)


def _places(facts: Facts, span: PeriodSpan, start: int) -> bool:
    """Tell whether a label stands where it governs: at the beginning of a clause, or right before what a figure is."""
    text = facts.document.text
    before = text[max(start, span.start - 60) : span.start]
    if _LEFT_OVER.match(text, span.end):
        return False
    if _FIGURE_FOLLOWS.match(text, span.end) and not _NAMED_BY.search(before):
        return True
    near = facts.agencies.starting(span.start - _LONGEST_NAME, span.start)
    agency = next((entry for entry in reversed(near) if entry.end <= span.start and span.start - entry.end <= _GAP), None)
    if agency is not None:
        before = text[max(start, agency.start - 60) : agency.start]
    return _ADVERBIAL.search(before) is not None


def _compared(facts: Facts, span: PeriodSpan) -> bool:
    """Tell whether a period is what something is compared with (`so với cùng kỳ`): it governs a bracket behind it alone."""
    before = facts.document.text[max(0, span.start - 16) : span.start]
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
    bracketed = _AIM_BRACKET.search(text[max(count.sentence, count.number.start - 60) : count.number.start]) is not None
    aimed = (_aimed_at(before) or bracketed or _headed(text, count)) and not _counts_posts(count)
    if any(entry.planned for entry in above) or words().target.search(clause) or aimed or _goes_on_aiming(text, count):
        return "target", None
    if words().estimate.search(clause):
        return "estimate", None
    if words().earlier.search(_COMPARISON.sub(" ", before)) or (_CARRIED not in count.features and _BEFORE.search(before)):
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


def _goes_on_aiming(text: str, count: Count) -> bool:
    """Tell whether the first clause of a sentence aims at a figure, and this one goes on: `phấn đấu 98% ...; giải quyết 85%`."""
    before = text[count.sentence : count.clause].rstrip()
    if not before.endswith(";") or _DONE.search(text, count.clause, count.number.start):
        return False
    first, _, between = _BRACKETED.sub(" ", before).partition(";")
    match = _AIMS.search(first)
    if match is None or re.search(r"\d", _DATED_YEAR.sub("", first[: match.start()])) or _DONE.search(between):
        return False
    return re.search(r"\d", first[match.end() :]) is not None


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
    match = _OR_MORE.match(text, end)
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
        if other.end <= span.start and other.last is not None and not _STOP.search(text, other.end, span.start):
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
