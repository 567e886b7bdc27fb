"""What one number states beside its own count: both of a joint one, the whole of a part, the label of those before it."""

from __future__ import annotations

import re

from extractors.labels import unit_at
from extractors.numbers import Number
from extractors.passages import Count, merge
from extractors.trees import split_of
from extractors.walk import Walk
from schemas.catalog import indicator as indicator_of
from schemas.frames import Frame
from schemas.labels import frames
from schemas.meaning import resolve

__all__ = ["each", "label_after", "told_after"]

_BRACKET = re.compile(r"\s*\(([^()\d]+)\)")
_ALL = re.compile(
    r",\s*(?:(?:tất cả|toàn bộ|hiện|cũng)\s+)*"
    r"(?:(?:đều|vẫn|còn|đang)\b[^,;.:()\d]*|(?:trong|chưa đến|quá)\s+(?:thời\s+)?hạn(?=\s*(?:[.;)]|$)))",
    re.IGNORECASE,
)
"""Behind a count: what holds for all that it counts."""

_KIND = re.compile(r"\s*(?:(?:đã|được)\s+)*")
"""Between a noun and the words that say of which kind it is."""


def told_after(walk: Walk, count: Count) -> Count:
    """Return a count that no indicator fits with what is told of it behind a comma (`đang thực hiện 15, đều trong hạn`)."""
    if (qualified := _qualified(walk, count)) is not None:
        return qualified
    match = _ALL.match(walk.passage.text, count.end, walk.passage.end)
    if count.indicator is not None or count.rate or match is None:
        return count
    frame = frames()[count.frame]
    labels = walk.labels(frame.name, match.start(), match.end())
    features = merge(count.features, walk.said(labels, frame))
    meant = resolve(frame, features)
    return count._replace(end=labels[-1].end, features=features, indicator=meant) if labels and meant else count


def _qualified(walk: Walk, count: Count) -> Count | None:
    """Return a count with the label alone in a bracket behind it (`62 biên chế (cán bộ, công chức)`)."""
    match = _BRACKET.match(walk.passage.text, count.end, walk.passage.end)
    if match is None or count.rate or count.change is not None:
        return None
    frame = frames()[count.frame]
    labels = walk.labels(frame.name, match.start(1), match.end(1))
    if len(labels) != 1 or (labels[0].start, labels[0].end) != match.span(1) or not labels[0].says:
        return None
    features = merge(count.features, labels[0].says)
    meant, end = resolve(frame, features), match.end()
    split = split_of(frame, features, meant)
    return count._replace(end=end, features=features, indicator=meant, split=split) if meant else None


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
        walk.counts[index] = before._replace(features=features, indicator=meant, split=split_of(frame, features, meant))


def each(walk: Walk, count: Count) -> list[Count]:
    """Return one count for each value of a joint one (`tiếp nhận và xử lý 70`)."""
    frame = frames()[count.frame]
    if pair := _pair(frame, count):
        return pair
    joint = dict(frame.each).get(dict(count.features).get(frame.master, ""))
    if joint is None:
        return [count, *_whole(walk, count)]
    several = [merge(count.features, frozenset({(frame.master, value)})) for value in joint]
    return [count._replace(features=features, indicator=resolve(frame, features)) for features in several]


def _pair(frame: Frame, count: Count) -> list[Count]:
    """Return both counts of `161/201 người`, the first of which left its unit out."""
    number = count.number
    first = next((first for unit, first in frame.pairs if unit <= count.features), None)
    if first is None or number.whole is None or number.whole_start is None or number.value > number.whole:
        return []
    features = merge(count.features, first)
    lead = number._replace(whole=None, whole_start=None)
    second = Number(number.whole_start, number.end, number.whole)
    return [
        count._replace(number=lead, features=features, indicator=resolve(frame, features), unit=None,
                split=split_of(frame, features, resolve(frame, features))),
        count._replace(number=second),
    ]  # fmt: skip


def _whole(walk: Walk, count: Count) -> list[Count]:
    """Return the count that `b` of `a/b` states: what the words right behind its noun say, else what the catalog does.

    `giải quyết 312/320 hồ sơ` has received 320, `giải quyết 312/320 hồ sơ đến hạn` has not.
    """
    number, code = count.number, count.indicator.whole if count.indicator else None
    if code is None or number.whole is None or number.whole_start is None:
        return []
    frame = frames()[count.frame]
    said = _said_of_whole(walk, frame, count)
    whole = resolve(frame, frozenset({said})) if said else indicator_of(code)
    digits = Number(number.whole_start, number.end, number.whole)
    if whole is None:
        return []
    return [count._replace(number=digits, indicator=whole, features=frozenset(whole.meaning), own=False, implied=True)]


def _said_of_whole(walk: Walk, frame: Frame, count: Count) -> tuple[str, str] | None:
    """Return the master value that the words right behind the noun say of the whole, where it is not that of the part."""
    text, number = walk.passage.text, count.number
    unit = unit_at(text, frame, number.end, walk.passage.end, walk.passage.borders)
    low = unit.end if unit else number.end
    for label in walk.labels(frame.name, number.end, walk.passage.end):
        if label.start > low and not _KIND.fullmatch(text, low, label.start):
            return None
        said = next((pair for pair in label.says if pair[0] == frame.master), None)
        if said is not None:
            return None if said in count.features else said
        low = max(low, label.end)
    return None
