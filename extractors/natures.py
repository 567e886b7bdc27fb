"""Of what nature a figure is: done, compared, aimed at, estimated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from extractors.counts import Count
from extractors.facts import Facts, starting
from extractors.period_spans import PeriodSpan
from extractors.sections import Entry, words
from extractors.timing import CARRIED, is_past
from extractors.windows import SENTENCE_END
from schemas.report import Nature
from schemas.wording import any_of

__all__ = ["Comparison", "nature_of"]

Comparison = Literal["earlier", "difference", "relative"]

_POSTS = frozenset({"staff"})
"""Families in which `chỉ tiêu` are posts and no aims."""
_OR_MORE = re.compile(r"\s+(?:\S+\s+){0,3}?trở lên")
_COMPARISON = re.compile(
    r"\b(?:nếu )?so (?:sánh )?(?:với )?(?:cùng kỳ|năm|quý|tháng|kỳ)[^,;(:]*(?=[,;]|:\s*[^\W\d])", re.IGNORECASE
)
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
    if words().earlier.search(_COMPARISON.sub(" ", before)) or (CARRIED not in count.features and _BEFORE.search(before)):
        return "comparison", "earlier"
    if span is not None and (is_past(facts, span) or _outdated(facts, count, span)):
        return "comparison", "earlier"
    return "actual", None


def _outdated(facts: Facts, count: Count, span: PeriodSpan) -> bool:
    """Tell whether a text without a period of its own goes on to the same days of the next year, and no further.

    `Năm 2024, Sở nhận 30 đơn; năm 2025 nhận 24 đơn`: the first is what the second is compared with.
    """
    if facts.period is not None or span.first is None or span.last is None:
        return False
    stop = SENTENCE_END.search(facts.document.text, count.number.end)
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
