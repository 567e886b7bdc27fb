"""Whose figure it is: the subject of its clause, of its sentence, of what stands before or above."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.agencies import AgencySpan
from extractors.counts import Count
from extractors.facts import Facts, is_told, starting
from extractors.owners import Owners
from extractors.sections import Entry
from extractors.short_names import resolved
from schemas.wording import any_of, whole_words

__all__ = ["subject_of"]

_SECTION = 2
_REACH = 80
_THEN = re.compile(
    r"(?:\s+cho biết)?\s*,[^;:()]{0,60}?(?<!\w)(?:đơn vị|cơ quan)(?:\s+này)?\s+(?:đã|được|tiếp|nhận|giải quyết)(?!\w)",
    re.IGNORECASE,
)
"""Behind the agency that tells it: the figures of itself (`Theo Trung tâm ..., trong tháng đơn vị đã tiếp nhận`)."""
_NEAR = 40
_VISITED = "reception"
_BY, _HEAD = "by", "leader"
"""What divides a count by who did it: no head of an agency before did it (`Chủ tịch 22 lượt, cán bộ tiếp dân 27 lượt`)."""
_RECEIVED = frozenset({"tasks", "staff"})
"""Families whose figures are given to somebody."""
_TO = re.compile(r"(?<!\w)giao(?:\s+cho)?\s+$", re.IGNORECASE)
_COMES = re.compile(r"(?<!\w)(?:đến|tới)$", re.IGNORECASE)
_TAKES = re.compile(rf"\s+(?:đã\s+)?(?:{any_of('takes')})(?!\w)", re.IGNORECASE)
_SENDS = re.compile(rf"\s+(?:{any_of('sends')})(?!\w)", re.IGNORECASE)
_GAP = 6
"""Characters of `của` between what is counted and whose it is."""
_PARTED = re.compile(r"[\d,;.:()\n]")
_OBLIQUE = re.compile(rf"\b(?:{any_of('oblique')})\s*$", re.IGNORECASE)
_ADVERBS = re.compile(rf"[\s,:–-]*(?:(?:{any_of('adverbs')})[\s,]*)*")
_CLAUSE = r"(?:[.;:(\[\n,–-]|\b(?:trong đó|bao gồm|gồm|còn|riêng))"
_OPENING = re.compile(rf"{_CLAUSE}\s*(?:(?:{any_of('opening')}|\d+)[\s,:]*)*$", re.IGNORECASE)
_GIVES = re.compile(rf"(?:, [^,;.:]{{3,40}})?\s+(?:đã )?(?:{any_of('gives')})\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d.]*(?=\s+(?!/)\w|%)")
_PAPER = re.compile(rf"(?<!\w)(?:{any_of('papers')})(?!\w)[^.;:()]*$", re.IGNORECASE)
_HEADS = re.compile(r"\s*:")
_BRACKET = re.compile(r"\s*\(\s*")
_OF = re.compile(r"\bcủa\s+(?:cả\s+)?$", re.IGNORECASE)
_TURN = re.compile(whole_words(["lần lượt"]))
_STOP = re.compile(r"[;\n]|\.(?!\d)|$")
_AND = re.compile(r"\s*(?:,|và|,\s*và)\s*")
_RIGHT_BEFORE = re.compile(r"[\s:]*(?:(?:là|đạt|có|lên|xuống|còn)\s+)?")


def subject_of(facts: Facts, count: Count, start: int, above: Sequence[Entry], owners: Owners) -> tuple[AgencySpan | None, bool]:
    """Return whose count it is: the subject of its clause, sentence, passage or heading; and whether the passage names it."""
    at = count.number.start
    found = [span for span in facts.agencies.starting(start, at) if span.end <= at]
    here = [span for span in found if span.start >= count.sentence and not _shut(facts, span, at)]
    led = count.split is None or count.split[0] != _BY or count.split[1] == _HEAD
    if not led:
        here = [span for span in here if span.kind != "office_holder"]
    in_turn = _in_turn(facts, here, count)
    chosen = in_turn or _beside(facts, here, count) or _chosen(facts, here, count.sentence, at)
    chosen = _level_of(facts, here, chosen) or _given(facts, here, count) or _behind(facts, count)
    if chosen is not None:
        return resolved(facts, chosen, [*_headed(facts, above), *found]), True
    if (before := owners.behind(count.sentence)) is not None:
        return before, True
    if owners.carried is not None:
        return owners.carried, True
    earlier = [
        span for span in found if span.start < count.sentence and span.kind != "office_holder" and not _bracketed(facts, span)
    ]
    subjects = [span for span in earlier if span.kind != "group" and _subject(facts, span, start)]
    if subjects and not owners.mixed:
        return resolved(facts, subjects[-1], subjects), True
    for entry in reversed(above):
        inside = [span for span in facts.agencies.starting(entry.start, entry.end) if span.end <= entry.end]
        named = _chosen(facts, inside, entry.start, entry.end)
        if named is not None and entry.rank > _SECTION:
            return resolved(facts, named, ()), False
    return facts.issuer or (owners.office if led else None), False


def _level_of(facts: Facts, spans: Sequence[AgencySpan], whole: AgencySpan | None) -> AgencySpan | None:
    """Return the group that stands right before the one that holds it (`cấp xã toàn tỉnh`), else that one."""
    if whole is None or whole.kind != "group":
        return whole
    text = facts.document.text
    level = next((span for span in spans if span.kind == "group" and text[span.end : whole.start] == " "), None)
    return level or whole


def _headed(facts: Facts, above: Sequence[Entry]) -> list[AgencySpan]:
    """Return the agencies that the headings name, where no issuer tells what a short name means."""
    if facts.issuer is not None or not above:
        return []
    lines = sorted({(entry.start, entry.end) for entry in above})
    return [span for start, end in lines for span in facts.agencies.starting(start, end) if span.end <= end]


def _given(facts: Facts, spans: Sequence[AgencySpan], count: Count) -> AgencySpan | None:
    """Return the agency that tasks or posts are given to (`UBND tỉnh giao Sở Tài chính 318 nhiệm vụ`)."""
    if count.indicator is None or count.indicator.family not in _RECEIVED:
        return None
    text = facts.document.text
    first = next(_figures(facts, count.sentence, count.number.start), count.number.start)
    given = [span for span in spans if span.end <= first and _TO.search(text, max(0, span.start - 12), span.start)]
    return given[-1] if given else None


def _behind(facts: Facts, count: Count) -> AgencySpan | None:
    """Return the subject right behind what is counted: `2.418 hồ sơ Sở Xây dựng tiếp nhận`, `15 lượt công dân đến Sở Nội vụ`."""
    text, end = facts.document.text, count.number.end
    span = next(iter(facts.agencies.starting(end, end + _NEAR + 1)), None)
    if span is None or _PARTED.search(text, end, span.start):
        return None
    between = text[end : span.start].strip()
    visited = count.frame == _VISITED and _COMES.search(between) is not None
    takes = between == count.unit and _TAKES.match(text, span.end) is not None
    whose = span.start < count.end + _GAP and _of(facts, span) and not _SENDS.match(text, span.end)
    return span if visited or takes or whose else None


def _in_turn(facts: Facts, spans: Sequence[AgencySpan], count: Count) -> AgencySpan | None:
    """Return whose figure it is where agencies and as many figures stand in turn: `A và B lần lượt tiếp 12 lượt và 8 lượt`."""
    text = facts.document.text
    turn = next(iter(_TURN.finditer(text, count.sentence, count.number.start)), None)
    end = turn and _STOP.search(text, turn.end())
    if turn is None or end is None:
        return None
    listed = [span for span in spans if span.end <= turn.start()]
    first = next((place for place in range(len(listed)) if _listed(text, listed[place:])), len(listed))
    figures = list(_figures(facts, turn.end(), end.start()))
    if len(listed) - first != len(figures) or count.number.start not in figures:
        return None
    return listed[first + figures.index(count.number.start)]


def _listed(text: str, spans: Sequence[AgencySpan]) -> bool:
    """Tell whether several agencies stand in one list."""
    return len(spans) > 1 and all(_AND.fullmatch(text, before.end, after.start) for before, after in pairwise(spans))


def _beside(facts: Facts, spans: Sequence[AgencySpan], count: Count) -> AgencySpan | None:
    """Return the group that stands right before a figure, or the agency before its bracket.

    `Tỷ lệ đúng hạn toàn tỉnh 98,2%`; `nhiều nhất là Sở A (12.410 hồ sơ) và Sở B (9.877 hồ sơ)`.
    """
    text = facts.document.text
    last = spans[-1] if spans else None
    if last is not None and _BRACKET.fullmatch(text, last.end, count.number.start):
        listed = text[: last.start].rstrip().lower().endswith(" và")
        return last if listed or not _oblique(facts, last) else None
    if last is None or last.kind != "group" or last.start < count.clause or _oblique(facts, last) or _of(facts, last):
        return None
    return last if _RIGHT_BEFORE.fullmatch(text, last.end, count.number.start) else None


def _chosen(facts: Facts, spans: Sequence[AgencySpan], low: int, high: int) -> AgencySpan | None:
    """Return the last subject of a clause, else the last agency before the first figure, else the last one that it is *of*."""
    spans = [span for span in spans if not _GIVES.match(facts.document.text, span.end)]
    subjects = [span for span in spans if _subject(facts, span, low) and not _listed_with_oblique(facts, spans, span)]
    if subjects and subjects[-1].kind == "office_holder" and ";" in facts.document.text[subjects[-1].end : high]:
        subjects = [span for span in subjects if span.kind != "office_holder"]
    if subjects and not _HEADS.match(facts.document.text, subjects[-1].end):
        return subjects[-1]
    first = next((at for at in _figures(facts, low, high)), high)
    if subjects:
        wide = [span for span in spans if span.kind == "group" and subjects[-1].end < span.start < first and _of(facts, span)]
        return wide[-1] if wide else subjects[-1]
    early = [span for span in spans if span.start < first and not _bracketed(facts, span)]
    plain = [span for span in early if not _oblique(facts, span) and not _of(facts, span)]
    if plain:
        return plain[-1]
    owners = [span for span in early if _of(facts, span) and not _cited(facts, span)]
    owners = owners or [span for span in spans if _of(facts, span) and _HEADS.match(facts.document.text, span.end)]
    told = [span for span in early if _THEN.match(facts.document.text, span.end, first)]
    return next(iter((*reversed(owners), *told)), None)


def _figures(facts: Facts, low: int, high: int) -> Iterator[int]:
    """Yield where figures begin: numbers that are no part of a date, period or reference."""
    for match in _FIGURE.finditer(facts.document.text, low, high):
        if not is_told(facts, match.start()):
            yield match.start()


def _subject(facts: Facts, span: AgencySpan, low: int) -> bool:
    """Tell whether an agency opens a clause: nothing but adverbs, dates and periods stand between it and the last separator."""
    text = facts.document.text
    start = span.start
    times = [(-entry.end, entry.start) for entry in starting(facts.periods, low, start)]
    times += [(-entry.end, entry.start) for entry in starting(facts.dates, low, start)]
    for end, begin in sorted(times):
        stop = -end
        if stop <= start and _ADVERBS.fullmatch(text, stop, start):
            start = begin
    return any(
        _OPENING.search(text[max(low, at - 60) : at] if at - 60 > low else "\n" + text[low:at]) is not None
        for at in {start, span.start}
    )


def _bracketed(facts: Facts, span: AgencySpan) -> bool:
    text = facts.document.text
    opened = text.rfind("(", max(0, span.start - 120), span.start)
    return opened >= 0 and ")" not in text[opened : span.start]


def _listed_with_oblique(facts: Facts, spans: Sequence[AgencySpan], span: AgencySpan) -> bool:
    """Tell whether an agency goes on a list that is no subject (`đơn từ Quốc hội, Chính phủ chuyển đến`)."""
    before = next((other for other in reversed(spans) if other.end <= span.start), None)
    return (
        before is not None and _AND.fullmatch(facts.document.text, before.end, span.start) is not None and _oblique(facts, before)
    )


def _shut(facts: Facts, span: AgencySpan, at: int) -> bool:
    """Tell whether an agency stands in a bracket that was closed before a number (`tỉnh (cấp xã 12 lượt) với 15 người`)."""
    text = facts.document.text
    opened = text.rfind("(", max(0, span.start - 250), span.start)
    return opened >= 0 and ")" not in text[opened : span.start] and ")" in text[span.end : at]


def _oblique(facts: Facts, span: AgencySpan) -> bool:
    return _OBLIQUE.search(facts.document.text, max(0, span.start - 24), span.start) is not None


def _of(facts: Facts, span: AgencySpan) -> bool:
    return _OF.search(facts.document.text, max(0, span.start - 12), span.start) is not None


def _cited(facts: Facts, span: AgencySpan) -> bool:
    """Tell whether the agency is the issuer of a document that was just named, with its number, day or period."""
    before = facts.document.text[max(0, span.start - _REACH) : span.start]
    end = span.start - len(before) + len(before.rstrip().removesuffix("của").rstrip())
    cited = facts.references[: bisect_left(facts.references, (end, 0))][-1:]
    if any(end - 1 <= stop <= end for _, stop in cited):
        return True
    times = starting(facts.periods, end - _REACH, end)
    time = next((entry for entry in times if end - 1 <= entry.end <= end), None)
    text = facts.document.text
    return time is not None and (time.kind == "day" or _PAPER.search(text, max(0, time.start - 60), time.start) is not None)
