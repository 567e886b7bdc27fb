"""What one number states beside its own count: both of a joint one, the whole of a part, the label of those before it."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.numbers import Number
from extractors.passages import Count, Walk, merge
from extractors.trees import split_of
from schemas.catalog import indicator as indicator_of
from schemas.labels import Frame, frames, resolve

__all__ = ["each", "label_after", "told_after"]

_ALL = re.compile(r",\s*(?:(?:tất cả|toàn bộ|hiện|cũng)\s+)*(?:đều|vẫn|còn|đang)\b[^,;.:()\d]*", re.IGNORECASE)
"""Behind a count: what holds for all that it counts."""


def told_after(walk: Walk, count: Count) -> Count:
    """Return a count that no indicator fits with what is told of it behind a comma (`đang thực hiện 15, đều trong hạn`)."""
    match = _ALL.match(walk.passage.text, count.end, walk.passage.end)
    if count.indicator is not None or count.rate or match is None:
        return count
    frame = frames()[count.frame]
    labels = walk.labels(frame.name, match.start(), match.end())
    features = merge(count.features, walk.said(labels, frame))
    meant = resolve(frame, features)
    return replace(count, end=labels[-1].end, features=features, indicator=meant) if labels and meant else count


def label_after(walk: Walk, count: Count) -> None:
    """Give what the last count of a row says to those before it (`7 vụ khiếu nại, 12 vụ tố cáo đúng`)."""
    frame = frames()[count.frame]
    extra = frozenset(pair for pair in count.features if pair[0] not in frame.splits | frame.ignores | {frame.master})
    for index in range(len(walk.counts) - 1, -1, -1):
        before = walk.counts[index]
        said = frozenset(pair for pair in before.features if pair[0] not in frame.ignores)
        kept = frozenset(pair for pair in said if pair[0] in frame.splits)
        if ":" in walk.passage.text[before.number.end : count.number.start]:
            return
        if before.clause != count.clause or before.frame != count.frame or before.unit is None or before.rate:
            return
        if not extra or not kept or said != kept or before.sentence != count.sentence:
            return
        features = merge(before.features, extra)
        meant = resolve(frame, features)
        if meant is None:
            return
        walk.counts[index] = replace(before, features=features, indicator=meant, split=split_of(frame, features, meant))


def each(count: Count) -> list[Count]:
    """Return one count for each value of a joint one (`tiếp nhận và xử lý 70`)."""
    frame = frames()[count.frame]
    if pair := _pair(frame, count):
        return pair
    joint = dict(frame.each).get(dict(count.features).get(frame.master, ""))
    if joint is None:
        return [count, *_whole(count)]
    several = [merge(count.features, frozenset({(frame.master, value)})) for value in joint]
    return [replace(count, features=features, indicator=resolve(frame, features)) for features in several]


def _pair(frame: Frame, count: Count) -> list[Count]:
    """Return both counts of `161/201 người`, the first of which left its unit out."""
    number = count.number
    first = next((first for unit, first in frame.pairs if unit <= count.features), None)
    if first is None or number.whole is None or number.whole_start is None or number.value > number.whole:
        return []
    features = merge(count.features, first)
    lead = replace(number, whole=None, whole_start=None)
    second = Number(number.whole_start, number.end, number.whole)
    return [
        replace(count, number=lead, features=features, indicator=resolve(frame, features), unit=None,
                split=split_of(frame, features, resolve(frame, features))),
        replace(count, number=second),
    ]  # fmt: skip


def _whole(count: Count) -> list[Count]:
    """Return the count that `b` of `a/b` states."""
    number, code = count.number, count.indicator.whole if count.indicator else None
    if code is None or number.whole is None or number.whole_start is None:
        return []
    whole = indicator_of(code)
    digits = Number(number.whole_start, number.end, number.whole)
    return [replace(count, number=digits, indicator=whole, features=frozenset(whole.meaning), own=False, implied=True)]
