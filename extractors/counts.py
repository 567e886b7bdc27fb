"""Counts as trees: which indicator each number of a passage means.

`tiếp nhận: 4.098 hồ sơ (trong kỳ: 2.999; kỳ trước chuyển sang: 1.099)` is a total with two parts.  A colon, a bracket
or `trong đó` opens a level; a count that leaves the master dimension of its frame open takes it from the level it
stands in, so `quá hạn` under *đã giải quyết* is another indicator than under *đang giải quyết*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.candidates import candidate, territory
from extractors.changes import arrived
from extractors.document_parts import conditional
from extractors.fields import field_headed
from extractors.levels import separate
from extractors.numbers import Number
from extractors.passages import Count, Passage, merge
from extractors.rows import each, label_after, told_after
from extractors.shares import of_share, read_share, sorts_by
from extractors.trees import split_of
from extractors.walk import Walk
from extractors.zeros import read_zero
from schemas.labels import frames
from schemas.meaning import resolve

__all__ = ["Count", "Passage", "read_counts"]

_OTHER_UNIT = re.compile(r"[^\d,;.:()/=]{1,24}[/=]\s*")
_ANSWERS = "tương ứng"
_IN_TURN = re.compile(
    rf"(?<!\w){_ANSWERS}(?:\s+(?:là|với))?\s*:?\s*(?P<before>(?:\d[\d.]*(?:\s+[^\W\d_]+){{0,3}}\s*(?:[;,]|và)\s*)*)\Z"
)
_GOES_ON = re.compile(r"(?:\s+[^\W\d_]+){0,3}\s*(?:[;,]|và)\s*\d")
_NEAR = 1.5
"""How much better the best reading of a number's words must fit than the next one to stand alone."""


def read_counts(passage: Passage) -> list[Count]:
    """Return the counts and shares of a passage in the order of the text."""
    walk = Walk.through(passage)
    for index, mark in enumerate(passage.marks):
        if mark.kind == "number" and mark.number is not None:
            right = passage.marks[index + 1].start if index + 1 < len(passage.marks) else passage.end
            _read_number(walk, mark.number, right, index)
            walk.numbered = True
        elif mark.kind == "zero":
            read_zero(walk, next(zero for zero in passage.zeros if zero.start == mark.start))
        else:
            walk.numbered = False
            separate(walk, mark, index)
    name = field_headed(passage.headings)
    return [_of_field(passage, name, _become(count, walk.counts)) for count in walk.counts]


def _of_field(passage: Passage, name: str | None, count: Count) -> Count:
    """Return a count as the part that the nearest heading names, a field of what those above it are about, if it does."""
    frame = frames()[count.frame]
    if name is None or count.split is not None or not frame.divided_by:
        return count
    above = passage.headings.partition("\n")[2]
    divides = frame.topical(above) or frame.topical(passage.title)
    return count._replace(split=(frame.divided_by, name)) if divides else count


def _become(count: Count, counts: Sequence[Count]) -> Count:
    """Return what a count says in the light of its parts."""
    frame = frames()[count.frame]
    for rule in frame.becomes:
        parts = [part.features for part in counts if part.parent == count.number.start and part.frame == count.frame]
        if rule.own <= count.features and all(any(needed <= said for said in parts) for needed in rule.parts):
            features = merge(count.features, rule.says)
            return count._replace(features=features, indicator=resolve(frame, features, rule.says))
    return _told_beside(count, counts) if frame.beside and count.parent is not None and not count.rate else count


def _told_beside(count: Count, counts: Sequence[Count]) -> Count:
    """Return what a part says in the light of the other parts (`kỳ trước chuyển sang 14 vụ, phát sinh 44 vụ`: new ones)."""
    frame = frames()[count.frame]
    others = [other.features for other in counts if other.parent == count.parent and other is not count]
    for rule in frame.beside:
        new = {dimension for dimension, _ in rule.says} - {dimension for dimension, _ in count.features - rule.own}
        if rule.own <= count.features and new and any(rule.other <= said for said in others):
            kept = frozenset(pair for pair in count.features if pair[0] == frame.master or pair not in rule.own)
            features = merge(kept, rule.says)
            meant = resolve(frame, features)
            return count._replace(features=features, indicator=meant, split=split_of(frame, features, meant) or count.split)
    return count


def _read_number(walk: Walk, number: Number, right: int, index: int) -> None:
    near = walk.passage.text[walk.left : number.start]
    moved = arrived(walk, number)
    if conditional(walk.passage.text, walk.sentence, number.start, zero=False):
        walk.latest = None
    elif moved is not None:
        _accept(walk, moved)
    elif number.percent:
        read_share(walk, number, right, near)
    elif (part := of_share(walk, number)) is not None:
        walk.counts.append(part)
        walk.latest = part
    elif sorts_by(walk, number) or _in_turn(walk, number):
        walk.latest = None
    else:
        count = _best(walk, number, right)
        if count is not None:
            _accept(walk, count._replace(indicator=None) if _told_otherwise(walk, count) else count)
        else:
            walk.latest = None
    walk.left = walk.lead = _boundary(walk, number, right, index)


def _in_turn(walk: Walk, number: Number) -> bool:
    """Tell whether a number stands in a list that answers to others before it (`Giải quyết tương ứng: 9.010; 10.377; 11.004`)."""
    text = walk.passage.text
    if text.find(_ANSWERS, walk.sentence, number.start) < 0:
        return False
    turn = _IN_TURN.search(text, walk.sentence, number.start)
    return turn is not None and (turn["before"] != "" or _GOES_ON.match(text, number.end) is not None)


def _told_otherwise(walk: Walk, count: Count) -> bool:
    """Tell whether a number says behind a slash in another unit what was counted before it (`512 đơn/498 vụ việc`)."""
    before = walk.latest
    if before is None or count.indicator is None or before.indicator is not count.indicator or before.sentence != walk.sentence:
        return False
    return _OTHER_UNIT.fullmatch(walk.passage.text, before.number.end, count.number.start) is not None


def _boundary(walk: Walk, number: Number, right: int, index: int) -> int:
    """Return where the words of the next number may begin when no separator stands between the two."""
    after = walk.passage.marks[index + 1] if index + 1 < len(walk.passage.marks) else None
    if after is None or after.kind != "number":
        return right
    return territory(walk, number, right)


def _best(walk: Walk, number: Number, right: int) -> Count | None:
    reach = right
    after = next((mark for mark in walk.passage.marks if mark.start >= right), None)
    if after is not None and after.kind == "number":
        right = max(territory(walk, number, right), number.end)
    found = [pair for frame in walk.frames if (pair := candidate(walk, frame, number, right, reach))]
    if not found:
        return None
    fit, best = max(found, key=lambda pair: pair[0])
    rivals = [count for near, count in found if count.indicator is not None and count is not best and fit - near < _NEAR]
    return best._replace(disputed=bool(rivals))


def _accept(walk: Walk, count: Count) -> None:
    count = told_after(walk, count)
    label_after(walk, count)
    walk.counts += each(walk, count)
    level = walk.levels[-1]
    if level.kind == "head" and "¤" not in walk.clean(walk.left, count.number.start):
        level.consumed = True
    if count.change is None:
        walk.latest = count
        if level.kind in {"root", "head"} and not any(entry.kind == "bracket" for entry in walk.levels):
            walk.last = count
