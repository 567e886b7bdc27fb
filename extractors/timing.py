"""Which period of the text a figure is of.

A period that opens a clause holds until another one is named; days in brackets win over the label before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractors.counts import Count
from extractors.facts import Facts, is_cited, starting
from extractors.labels import find_labels
from extractors.period_spans import PeriodSpan
from extractors.sections import Entry
from schemas.labels import frames
from schemas.wording import any_of

__all__ = ["CARRIED", "is_past", "period_of"]

_RUN_OF_YEARS = re.compile(
    r"\s*(?:trong\s+|tính\s+)?(?:giai đoạn|từ năm|các năm)\s+(20\d\d)\s*(?:-|–|đến(?:\s+năm)?)\s*(20\d\d)(?=\s*,)", re.IGNORECASE
)
CARRIED = ("origin", "carried")
"""What came over from an earlier period names that one, and is counted in this one (`tháng 6 chuyển sang 83`)."""
_LABELS = frozenset({"month", "quarter", "half", "nine_months"})
"""Kinds of periods that govern wherever they stand in a heading; a year may belong to a plan's name."""
_NEAR = 30
_GAP = 2
_LONGEST_NAME = 400
_ADVERBIAL = re.compile(rf"(?:^|[.;:,(\[–-]|\b(?:đó|riêng|nhưng))\s*(?:(?:{any_of('adverbial')}|lần \d)\s*)*$", re.IGNORECASE)
_OPENED = re.compile(r"\s*\(")
_LEFT_OVER = re.compile(r"\s+(?:còn\s+)?(?:tồn\s+|để\s+)?(?:chuyển|lại)(?:\s+(?:sang|qua|tiếp|lại|đến))?(?!\w)", re.IGNORECASE)
"""Behind a period: it left to a later one what is counted (`năm 2025 chuyển sang 14 đơn`)."""
_FIGURE_FOLLOWS = re.compile(r"(?:\s+(?:của|tại)\s[^,;:.()\d\n]{2,60}?)?\s*(?::|(?<!\w)(?:là|đạt|có|còn))\s*\d", re.IGNORECASE)
"""Behind a period: what it says is of which days the figure is (`tỷ lệ đúng hạn 6 tháng đầu năm đạt 98%`)."""
_ON_DAY = re.compile(rf"(?<!\w)(?:{any_of('apart')})\s+\Z", re.IGNORECASE)
"""Before a day that is set apart."""
_NEAR_BEHIND = 80
"""Characters behind a number within which a period tells of which days it is."""
_BEHIND_COUNT = re.compile(r"\d(?P<digit>)(?:\s+[^\W\d_]+){1,6}\s+\Z")
_COUNTED_THING = re.compile(rf"(?:\s+(?!(?:{any_of('cases_of')})\s)[^\W\d_]+){{1,4}}\s+", re.IGNORECASE)
_COUNTED_IN = re.compile(_COUNTED_THING.pattern + r"(?<=\strong\s)", re.IGNORECASE)
"""What is counted, by its words, and `trong` before a period; other words say of which cases, or of what time, it is told."""
_SHARED = re.compile(rf"\s*[,(]?\s*(?:(?:{any_of('share')})\s+)?", re.IGNORECASE)
_ENDED = re.compile(r"\s*(?:[.,;)]|\Z|\n)")
_NAMED_BY = re.compile(rf"(?<!\w)(?:{any_of('papers')}|{any_of('other_time')})(?!\w)[^.;:(]*$", re.IGNORECASE)
"""Before a period: it names a document, an aim or another time."""
_COMPARED = re.compile(r"\b(?:so|so với|so sánh với|so với kỳ|bằng)\s+$", re.IGNORECASE)


def period_of(facts: Facts, count: Count, start: int, above: Sequence[Entry], *, dated: bool) -> PeriodSpan | None:
    """Return the period that governs a count: of its sentence, its passage, or the headings above.

    Args:
        dated: whether a single day counts as one.
    """
    at = count.number.start
    inside = [
        span for span in starting(facts.periods, start, at + 1)
        if span.end <= at + 1 and _usable(facts, span, start, dated=dated or _set_apart(facts, span, at))
    ]  # fmt: skip
    if (years := _years(facts, count)) is not None and not any(span.start > years.end for span in inside):
        return years
    if CARRIED in count.features:
        inside = [span for span in inside if span.start < count.start]
    sentence = [span for span in inside if span.start >= count.sentence]
    if chosen := _last(facts, sentence, count) or _closing(facts, count):
        return chosen
    carried = [span for span in inside if not is_past(facts, span)]
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


def _closing(facts: Facts, count: Count) -> PeriodSpan | None:
    """Return the period right behind what a count counts, at the end of its clause: `Tiếp nhận 30 đơn trong quý I năm 2026`.

    It is of this count alone, and of its share (`..., đạt 80%`).  None is taken where another period opened the sentence, where
    words of another act stand before it (`12 đơn nhận trong năm 2025`), and none that begins after the report's own.
    """
    text, number = facts.document.text, count.number
    inside = starting(facts.periods, count.sentence, number.end + _NEAR_BEHIND)
    before = [span for span in inside if span.start < number.start and span.name != "cumulative"]
    if before and number.percent and _SHARED.fullmatch(text, before[-1].end, number.start):
        counted = _BEHIND_COUNT.search(text, max(count.sentence, before[-1].start - _NEAR_BEHIND), before[-1].start)
        return before[-1] if len(before) == 1 and counted and _closes(facts, count, before[-1], counted.end("digit")) else None
    span = next((span for span in inside if span.start >= number.end), None)
    return span if span is not None and not before and _closes(facts, count, span, number.end) else None


def _closes(facts: Facts, count: Count, span: PeriodSpan, counted: int) -> bool:
    """Tell whether a period stands behind what is counted and nothing else, and its clause ends with it."""
    text = facts.document.text
    to_date = span.kind == "relative" and span.name == "year_to_date"
    if not to_date and (span.kind in {"day", "relative"} or span.first is None or span.last is None):
        return False
    words = text[counted : span.start]
    led = _COUNTED_THING.fullmatch(words) if to_date else _COUNTED_IN.fullmatch(words)
    own = facts.period.end if facts.period else None
    late = span.first is not None and own is not None and span.first > own
    return led is not None and not late and _ENDED.match(text, span.end) is not None and not _says_stage(count, words)


def _says_stage(count: Count, words: str) -> bool:
    """Tell whether some words say in the frame of a count what was done."""
    frame = frames()[count.frame]
    return any(dimension == frame.master for label in find_labels(words, frame, 0, len(words)) for dimension, _ in label.says)


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


def _set_apart(facts: Facts, span: PeriodSpan, at: int) -> bool:
    """Tell whether a day is set apart for the first number behind it: `riêng ngày 15/5 tiếp nhận 48 hồ sơ`."""
    text = facts.document.text
    apart = span.kind == "day" and span.first is not None and _ON_DAY.search(text, max(0, span.start - 12), span.start)
    return bool(apart) and not any(char.isdigit() for char in text[span.end : at])


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


def is_past(facts: Facts, span: PeriodSpan) -> bool:
    """Tell whether a period lies before the report's own."""
    if span.name == "same_period":
        return True
    return span.kind != "day" and span.last is not None and facts.first_day is not None and span.last < facts.first_day
