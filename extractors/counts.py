"""Counts as trees: which indicator each number of a passage means.

`tiếp nhận: 4.098 hồ sơ (trong kỳ: 2.999; kỳ trước chuyển sang: 1.099)` is a total with two parts.  A colon, a bracket
or `trong đó` opens a level; a count that leaves the master dimension of its frame open takes it from the level it
stands in, so `quá hạn` under *đã giải quyết* is another indicator than under *đang giải quyết*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.labels import Label, Unit, unit_at
from extractors.levels import separate
from extractors.numbers import Number
from extractors.passages import Count, Passage, Walk, merge
from extractors.shares import CHANGE, read_share
from extractors.trees import complete, derive, split_of
from extractors.zeros import read_zero
from schemas.catalog import indicator as indicator_of
from schemas.labels import Features, Frame, frames, resolve
from schemas.wording import any_of

__all__ = ["Count", "Passage", "read_counts"]

_NEAR = 1.5
"""How much better the best reading of a number's words must fit than the next one to stand alone."""
_LINK = re.compile(rf"\s*(?:{any_of('link')})\b|\s*[,;.:()\[\]/–-]|\s*$")
_BASE = re.compile(r"\s*trong (?:tổng )?số\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|và|với)?\s*")


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
    return [_become(count, walk.counts) for count in walk.counts]


def _become(count: Count, counts: Sequence[Count]) -> Count:
    """Return what a count says in the light of its parts."""
    frame = frames()[count.frame]
    for rule in frame.becomes:
        parts = [part.features for part in counts if part.parent == count.number.start and part.frame == count.frame]
        if rule.own <= count.features and all(any(needed <= said for said in parts) for needed in rule.parts):
            features = merge(count.features, rule.says)
            return replace(count, features=features, indicator=resolve(frame, features))
    return count


def _read_number(walk: Walk, number: Number, right: int, index: int) -> None:
    near = walk.passage.text[walk.left : number.start]
    if number.percent:
        read_share(walk, number, right, near)
    else:
        count = _best(walk, number, right)
        if count is not None:
            _accept(walk, count)
        else:
            walk.latest = None
    walk.left = walk.lead = _boundary(walk, number, right, index)


def _boundary(walk: Walk, number: Number, right: int, index: int) -> int:
    """Return where the words of the next number may begin when no separator stands between the two."""
    after = walk.passage.marks[index + 1] if index + 1 < len(walk.passage.marks) else None
    if after is None or after.kind != "number":
        return right
    return _territory(walk, number, right)


def _territory(walk: Walk, number: Number, right: int) -> int:
    """Return the end of the number's own words before another number that no separator parts from it."""
    for frame in walk.frames:
        unit = unit_at(walk.passage.text, frame, number.end, right, walk.passage.borders)
        if unit:
            return unit.end
    return number.end


def _best(walk: Walk, number: Number, right: int) -> Count | None:
    reach = right
    after = next((mark for mark in walk.passage.marks if mark.start >= right), None)
    if after is not None and after.kind == "number":
        right = max(_territory(walk, number, right), number.end)
    found = [pair for frame in walk.frames if (pair := _candidate(walk, frame, number, right, reach))]
    if not found:
        return None
    fit, best = max(found, key=lambda pair: pair[0])
    rivals = [count for near, count in found if count.indicator is not None and count is not best and fit - near < _NEAR]
    return replace(best, disputed=bool(rivals))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a number in one frame: its unit, the labels behind it, and what all of them say."""

    unit: Unit | None
    right: Sequence[Label]
    own: Features
    tail: int

    @property
    def said(self) -> Features:
        """Return what the unit and the labels say together."""
        return merge(self.unit.says, self.own) if self.unit else self.own


def _candidate(walk: Walk, frame: Frame, number: Number, right: int, reach: int) -> tuple[float, Count] | None:
    """Return how well a number's words fit a frame, and the count they make in it; `None` when they do not."""
    if frame.blockers.search(walk.passage.text[walk.left : reach]) or not walk.topical(frame):
        return None
    words = _words(walk, frame, number, right)
    if words is None:
        return None
    features, from_tree = complete(walk, frame, words.said, number)
    if features is None:
        return None
    features = derive(walk, frame, features)
    if not _stands(walk, frame, number, words, features):
        return None
    count = _count(walk, frame, number, words, features, own=not from_tree)
    return _fit(walk, frame, words, count, right), count


def _words(walk: Walk, frame: Frame, number: Number, right: int) -> _Words | None:
    """Return the number's words, `None` when a foreign noun is counted or nothing speaks of the frame."""
    unit = unit_at(walk.passage.text, frame, number.end, right, walk.passage.borders)
    tail = unit.end if unit else number.end
    labels = walk.labels(frame.name, number.end, right)
    if (unit is not None and unit.foreign) or (unit is None and not _bare(walk, tail, labels)):
        return None
    own = _own(walk, frame, number, labels)
    level = walk.frame_level()
    if not own and _goes_on(walk, frame, number):
        own = merge(walk.latest.features, unit.says if unit else frozenset()) if walk.latest else own
    if not own and (walk.levels[-1].blind or (unit is None and not (level and level.frame == frame.name))):
        return None
    return _Words(unit, labels, own, tail)


def _stands(walk: Walk, frame: Frame, number: Number, words: _Words, features: Features) -> bool:
    """Tell whether a reading holds where it needs something to lean on: a count before it, a heading, a master."""
    if features & frame.leans and not words.own and not _leaning(walk, frame, words.unit):
        return False
    if words.unit is None and {dimension for dimension, _ in words.own} <= frame.splits and not _spoken_of(walk, frame):
        return False
    return number.whole is None or any(dimension == frame.master for dimension, _ in features)


def _count(walk: Walk, frame: Frame, number: Number, words: _Words, features: Features, *, own: bool) -> Count:
    indicator = resolve(frame, features)
    unit = words.unit
    divided = [level.parent for level in walk.levels[1:] if level.parent is not None and level.parent is not walk.passage.parent]
    changes = _changes(walk, number)
    stated = replace(number, value=-number.value) if changes and _falls(walk, number) else number
    return Count(
        walk.evidence_start(number), walk.evidence_end(words.tail, words.right), stated, frame.name, features, indicator,
        unit=walk.passage.text[unit.start : unit.end] if unit else None, own=own,
        change="difference" if changes else None, split=split_of(frame, features, indicator),
        sentence=walk.sentence, clause=walk.clause, depth=len(divided), parent=divided[-1].number.start if divided else None,
    )  # fmt: skip


def _fit(walk: Walk, frame: Frame, words: _Words, count: Count, right: int) -> float:
    """Return how much speaks for a frame: its unit noun, a known indicator, its labels, and what was spoken of before."""
    fit = 2.0 * (words.unit is not None) + 1.5 * (count.indicator is not None) + 1.0 * bool(words.own)
    fit += 1.5 * (walk.nearest == frame.name) + 0.5 * any(dimension == frame.master for dimension, _ in words.said)
    return fit + 0.4 * frame.topical(walk.passage.text[walk.sentence : right])


def _bare(walk: Walk, tail: int, labels: Sequence[Label]) -> bool:
    """Tell whether no foreign noun follows the number: its unit is left out."""
    text = walk.passage.text
    if any(label.start >= tail and not text[tail : label.start].strip() for label in labels):
        return True
    return _LINK.match(text, tail, walk.passage.end) is not None


def _own(walk: Walk, frame: Frame, number: Number, right_labels: Sequence[Label]) -> Features:
    left = walk.said(walk.labels(frame.name, walk.left, number.start), frame)
    right = walk.said(right_labels, frame)
    base = _BASE.match(walk.passage.text, walk.lead, number.start) is not None
    own = merge(left, right) if base else merge(right, left)
    if not any(dimension == frame.master for dimension, _ in own):
        own = merge(walk.said(walk.labels(frame.name, walk.lead, walk.left), frame), own)
    return own


def _goes_on(walk: Walk, frame: Frame, number: Number) -> bool:
    """Tell whether the number is the increase or decrease of the count before it (`512 hồ sơ, tăng 48 hồ sơ`)."""
    return walk.latest is not None and walk.latest.frame == frame.name and _changes(walk, number)


def _changes(walk: Walk, number: Number) -> bool:
    """Tell whether the number is an increase or decrease: its word stands before it, or before the one it goes on from."""
    near = walk.passage.text[walk.left : number.start]
    if CHANGE.search(near):
        return True
    before = walk.counts[-1] if walk.counts else None
    return (
        before is not None and before.change is not None and before.clause == walk.clause and _JOINED.fullmatch(near) is not None
    )


def _falls(walk: Walk, number: Number) -> bool:
    """Tell whether a change is a decrease, by its own word or that of the change which it goes on from."""
    words = re.findall(r"\b(?:tăng|giảm)\b", walk.passage.text[walk.left : number.start].lower())
    return words[-1] == "giảm" if words else walk.counts[-1].number.value < 0


def _spoken_of(walk: Walk, frame: Frame) -> bool:
    """Tell whether the sentence or its heading speaks of the frame already."""
    level = walk.frame_level()
    return frame.name in {level.frame if level else None, walk.last.frame if walk.last else None, walk.passage.hint}


def _leaning(walk: Walk, frame: Frame, unit: Unit | None) -> bool:
    """Tell whether a count of the frame stands before in the sentence, or a label of it in the clause."""
    if unit is not None and frame.topical(walk.passage.text[unit.start : unit.end]):
        return True
    if any(count.sentence == walk.sentence and count.frame == frame.name for count in walk.counts[-4:]):
        return True
    if walk.passage.hint == frame.name and frame.topical(walk.passage.surroundings):
        return True
    labels = walk.labels(frame.name, walk.left, walk.passage.end)
    start = next((label.start for label in labels if label.role == "label"), None)
    return start is not None and start < walk.left + 60 and not walk.passage.text[walk.left : start].count(";")


def _accept(walk: Walk, count: Count) -> None:
    _label_after(walk, count)
    walk.counts += _each(count)
    level = walk.levels[-1]
    if level.kind == "head" and "¤" not in walk.clean(walk.left, count.number.start):
        level.consumed = True
    if count.change is None:
        walk.latest = count
        if level.kind in {"root", "head"} and not any(entry.kind == "bracket" for entry in walk.levels):
            walk.last = count


def _label_after(walk: Walk, count: Count) -> None:
    """Give what the last count of a row says to those before it (`7 vụ khiếu nại, 12 vụ tố cáo đúng`)."""
    frame = frames()[count.frame]
    extra = frozenset(pair for pair in count.features if pair[0] not in frame.splits | {frame.master})
    for index in range(len(walk.counts) - 1, -1, -1):
        before = walk.counts[index]
        kept = frozenset(pair for pair in before.features if pair[0] in frame.splits)
        if before.clause != count.clause or before.frame != count.frame or before.unit is None or before.rate:
            return
        if not extra or not kept or before.features != kept or before.sentence != count.sentence:
            return
        features = merge(before.features, extra)
        meant = resolve(frame, features)
        if meant is None:
            return
        walk.counts[index] = replace(before, features=features, indicator=meant, split=split_of(frame, features, meant))


def _each(count: Count) -> list[Count]:
    """Return one count for each value of a joint one (`tiếp nhận và xử lý 70`)."""
    frame = frames()[count.frame]
    joint = dict(frame.each).get(dict(count.features).get(frame.master, ""))
    if joint is None:
        return [count, *_whole(count)]
    each = [merge(count.features, frozenset({(frame.master, value)})) for value in joint]
    return [replace(count, features=features, indicator=resolve(frame, features)) for features in each]


def _whole(count: Count) -> list[Count]:
    """Return the count that `b` of `a/b` states."""
    number, code = count.number, count.indicator.whole if count.indicator else None
    if code is None or number.whole is None or number.whole_start is None:
        return []
    whole = indicator_of(code)
    digits = Number(number.whole_start, number.end, number.whole)
    return [replace(count, number=digits, indicator=whole, features=frozenset(whole.meaning), own=False)]
