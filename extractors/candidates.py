"""What a number can mean: the words that are its own, in each frame, and how well they fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.changes import against, before_alone, beyond, changes, falls, left_from
from extractors.fields import field_before, field_behind, field_in, field_subject
from extractors.labels import Label, Unit, unit_at, unit_nouns_of
from extractors.numbers import Number
from extractors.passages import Count, Walk, merge
from extractors.totals import is_total, left_over, only_viewed
from extractors.trees import complete, derive, split_of
from schemas.labels import Features, Frame
from schemas.meaning import resolve
from schemas.wording import any_of

__all__ = ["candidate", "territory"]

_LINK = re.compile(rf"\s*(?:{any_of('link')})\b|\s*[,;.:()\[\]/–-]|\s*$")
_FEW = re.compile(rf"\s*(?:(?:{any_of('about')}|có|là)\s+)*", re.IGNORECASE)
_KNOWN = re.compile(
    rf"(?:[^\w¤]|(?<!\w)(?:{any_of('filler')}|{any_of('opening')}|{any_of('adverbial')}|{any_of('about')})(?!\w))*(?:.*(?:¤|kỳ).*)?",
    re.IGNORECASE | re.DOTALL,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_STATED = re.compile(r"(?::|=|\blà)\s*$")
_WORD = re.compile(r"\s+[^\W\d_]")
_SIDE_BY_SIDE = re.compile(r"(?:\s+[^\W\d_]+){1,3}?\s+so\s+với\s+\d", re.IGNORECASE)
_BRACKETED = re.compile(r"[^;:.()]{0,30}\(\s*")
_OPENED = re.compile(r"[^;:.()]{0,30}[(,]\s*từ(?:\s+mức)?\s+", re.IGNORECASE)
_NUMBER_OF = re.compile(r"(?<!\w)số(?!\w)", re.IGNORECASE)
_SOME = re.compile(r"\s+(?:do|vì|bởi|thuộc)(?!\w)", re.IGNORECASE)
"""Behind a part that says no more than its total: which ones (`trễ hạn: 4 hồ sơ do phần mềm lỗi`)."""
_CASES = ("what", "cases")
_BASE = re.compile(r"\s*trong (?:tổng )?số\b", re.IGNORECASE)


def territory(walk: Walk, number: Number, right: int) -> int:
    """Return the end of the number's own words before another number that no separator parts from it."""
    for frame in walk.frames:
        unit = unit_at(walk.passage.text, frame, number.end, right, walk.passage.borders)
        if unit:
            return _with_kind(walk, frame, unit.end, right)
    return number.end


def _with_kind(walk: Walk, frame: Frame, end: int, right: int) -> int:
    """Return the end of the kind right behind a unit, where other words follow it: `58 vụ khiếu nại cho thấy 31 vụ`."""
    text = walk.passage.text
    for label in walk.labels(frame.name, end, right):
        kind = label.says and {dimension for dimension, _ in label.says} <= frame.splits
        if kind and not text[end : label.start].strip() and _WORD.match(text, label.end, right):
            return label.end
    return end


def _gives_way(walk: Walk, frame: Frame, reach: int) -> bool:
    """Tell whether the sentence begins with another subject and no noun of the frame follows.

    `Phản ánh, kiến nghị trên Cổng dịch vụ công: đã trả lời 80` counts no dossiers, whatever the portal is called.
    """
    if not frame.gives_way:
        return False
    text, start = walk.passage.text, walk.sentence
    first = next((mark.start for mark in walk.passage.marks if mark.kind == "number" and mark.start >= start), start)
    subject = any(unit_nouns_of(name).search(text, start, first) for name in frame.gives_way)
    return subject and unit_nouns_of(frame.name).search(text, start, reach) is None


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


def _unit_wins(frame: Frame, unit: Unit | None, own: Features) -> Features:
    """Leave out what labels say that gives way to the unit noun (`số công dân đến trụ sở: 09 người`)."""
    says = unit.says if unit else frozenset()
    return own - {pair for pair, meant in frame.yields_to_unit if meant in says}


def candidate(walk: Walk, frame: Frame, number: Number, right: int, reach: int) -> tuple[float, Count] | None:
    """Return how well a number's words fit a frame, and the count they make in it; `None` when they do not."""
    if walk.blocked(frame, walk.left, reach) or not walk.topical(frame) or beyond(walk, number) or _gives_way(walk, frame, reach):
        return None
    words = _words(walk, frame, number, right)
    if words is None or (frame.master not in dict(words.said) and only_viewed(walk, number)):
        return None
    features, from_tree = complete(walk, frame, words.said, number)
    if features is None:
        return None
    features = derive(walk, frame, features, number)
    if not _stands(walk, frame, number, words, features):
        return None
    count = _count(walk, frame, number, words, features, own=not from_tree)
    return _fit(walk, frame, words, count, right), count


def _words(walk: Walk, frame: Frame, number: Number, right: int) -> _Words | None:
    """Return the number's words, `None` when a foreign noun is counted or nothing speaks of the frame."""
    text = walk.passage.text
    unit = unit_at(text, frame, number.end, right, walk.passage.borders)
    tail = unit.end if unit else number.end
    labels = walk.labels(frame.name, number.end, right)
    if unit is None and _is_year(walk, number):
        return None
    if (unit is not None and unit.foreign) or (unit is None and not _bare(walk, tail, labels)):
        return None
    own = _unit_wins(frame, unit, _own(walk, frame, number, labels))
    if frame.divided_by and not any(dimension == frame.master for dimension, _ in own):
        own = merge(own, _field(walk, frame, number, tail, right))
    elif frame.divided_by and frame.divided_by not in dict(own) and (name := field_behind(text, tail, right)):
        own = merge(own, frozenset({(frame.divided_by, name)}))
    if not own and any(label.role == "neutral" for label in labels):
        return None
    level = walk.frame_level()
    if unit is None and level is not None and level.parent is not None and level.frame != frame.name:
        return None
    own = _with_subject(walk, frame, number, own)
    if not own and (before := _goes_on(walk, frame, number)) is not None:
        own = merge(before.features, unit.says if unit else frozenset())
    if not own and unit is not None and walk.levels[-1].kind == "bracket":
        own = _label_outside(walk, frame, number)
    if not own and (walk.levels[-1].blind or (unit is None and not (level and level.frame == frame.name))):
        return None
    return _Words(unit, labels, own, tail)


def _with_subject(walk: Walk, frame: Frame, number: Number, own: Features) -> Features:
    """Return what a number's words say with the field that is the subject of their sentence."""
    if not own or not frame.divided_by or frame.divided_by in dict(own):
        return own
    name = field_subject(walk.passage.text, walk.sentence, number.start)
    return merge(own, frozenset({(frame.divided_by, name)})) if name else own


def _field(walk: Walk, frame: Frame, number: Number, tail: int, right: int) -> Features:
    """Return the field of administration that stands alone before the number or right behind what is counted."""
    text = walk.passage.text
    name = field_in(text[walk.lead : number.start]) or field_in(text[walk.left : number.start]) or field_behind(text, tail, right)
    return frozenset({(frame.divided_by, name)}) if name else frozenset()


def _label_outside(walk: Walk, frame: Frame, number: Number) -> Features:
    """Return what stands before a bracket that holds nothing but the number (`nộp trực tiếp (7,7 ngàn hồ sơ)`)."""
    level, text = walk.levels[-1], walk.passage.text
    if not _FEW.fullmatch(text[level.start : number.start]):
        return frozenset()
    said = walk.said(walk.labels(frame.name, level.left, level.start), frame)
    name = field_before(text[: level.start], level.left, level.start) if frame.divided_by else None
    return merge(said, frozenset({(frame.divided_by, name)})) if name else said


def _is_year(walk: Walk, number: Number) -> bool:
    """Tell whether a number without a unit is a year (`Luật Viên chức 2025`): four digits, and no colon or `là` before it."""
    text = walk.passage.text
    return _YEAR.fullmatch(text, number.start, number.end) is not None and not _STATED.search(text[: number.start])


def _stands(walk: Walk, frame: Frame, number: Number, words: _Words, features: Features) -> bool:
    """Tell whether a reading holds where it needs something to lean on: a count before it, a heading, a master."""
    if words.unit is not None and words.unit.says & frame.doubtful and not _near_topic(walk, frame):
        return False
    if words.unit is not None and _CASES in words.unit.says and _of_others(walk, frame, number):
        return False
    if words.unit is None and words.right and words.right[0].says <= frame.doubtful and not _near_topic(walk, frame):
        return False
    if features & frame.leans and not words.own and not _leaning(walk, frame, words.unit):
        return False
    if words.unit is None and {dimension for dimension, _ in words.own} <= frame.splits and not _spoken_of(walk, frame, number):
        return False
    return number.whole is None or any(dimension == frame.master for dimension, _ in features)


def _of_others(walk: Walk, frame: Frame, number: Number) -> bool:
    """Tell whether a sentence about cases, or its heading, names another subject and none of the frame (`hòa giải ở cơ sở`)."""
    sentence = walk.passage.text[walk.sentence : number.start]
    others = frame.alien_near.search(sentence) or frame.alien_near.search(walk.passage.headings)
    return others is not None and not frame.topical(sentence)


def _near_topic(walk: Walk, frame: Frame) -> bool:
    """Tell whether the passage, its headings or the figures before it speak of a frame."""
    passage = walk.passage
    labels = passage.labels.get(frame.name, ())
    return (
        passage.hint in {frame.name, *frame.kin}
        or any({dimension for dimension, _ in label.says - frame.doubtful} & frame.splits for label in labels)
        or frame.topical(passage.text[passage.start : passage.end])
        or frame.topical(passage.surroundings)
    )


def _count(walk: Walk, frame: Frame, number: Number, words: _Words, features: Features, *, own: bool) -> Count:
    unit = words.unit
    divided = [level.parent for level in walk.levels[1:] if level.parent is not None and level.parent is not walk.passage.parent]
    changed = changes(walk, number)
    totals = (count for count in walk.counts if count.depth < len(divided) and not count.rate and count.change is None)
    same = any(total.features == features and total.sentence == walk.sentence for total in totals)
    some = not words.own and _SOME.match(walk.passage.text, words.tail) is not None
    part = same and not changed and (some or _strange(walk, frame, number))
    earlier = left_from(walk, number) or before_alone(walk, number)
    repeats = same and not changed and not earlier and not part and not _makes_another(frame, features)
    again = _said_again(walk, frame, number, words) if repeats else None
    indicator = None if part else resolve(frame, features, words.own)
    stated = replace(number, value=-number.value) if changed and falls(walk, number) else number
    moved: Literal["earlier"] | None = "earlier" if earlier else None
    return Count(
        walk.evidence_start(number), walk.evidence_end(words.tail, words.right), stated, frame.name, features, indicator,
        unit=walk.passage.text[unit.start : unit.end] if unit else None, own=own,
        change="difference" if changed else moved, split=split_of(frame, features, indicator) or again,
        sentence=walk.sentence, clause=walk.clause, depth=len(divided), parent=divided[-1].number.start if divided else None,
    )  # fmt: skip


def _strange(walk: Walk, frame: Frame, number: Number) -> bool:
    """Tell whether words before a number are unknown: under its total it is some part (`trong đó công chức tiếp 05 lượt`)."""
    words = list(walk.clean(walk.lead, number.start))
    for label in walk.labels(frame.name, walk.lead, number.start):
        words[label.start - walk.lead : label.end - walk.lead] = " " * (label.end - label.start)
    return not _KNOWN.fullmatch("".join(words))


def _makes_another(frame: Frame, part: Features) -> bool:
    """Tell whether a part that says what its total says makes the total another count (`nhận trong kỳ 640, gồm 588 mới`)."""
    return any(rule.own <= part and any(needed <= part for needed in rule.parts) for rule in frame.becomes)


def _said_again(walk: Walk, frame: Frame, number: Number, words: _Words) -> tuple[str, str] | None:
    """Return other words of a number for what its total counts, which name a part: `không đủ điều kiện 287 đơn (nặc danh 71)`."""
    if number.whole is not None or walk.owned(walk.lead, number.start):
        return None
    labels = [*walk.labels(frame.name, walk.left, number.start), *words.right]
    said = next((label for label in labels if any(dimension == frame.master for dimension, _ in label.says)), None)
    return ("kind", walk.passage.text[said.start : said.end].strip(" ,")) if said else None


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
    if {dimension for dimension, _ in own} <= frame.splits - frame.staged:
        own = merge(own, left_over(walk, frame, number))
    if not any(dimension == frame.master for dimension, _ in own):
        before = walk.said(walk.labels(frame.name, walk.lead, walk.left), frame)
        own = merge(frozenset(pair for pair in before if pair[0] != "origin" or not is_total(walk, number)), own)
    elif frame.stays:
        before = walk.said(walk.labels(frame.name, walk.lead, walk.left), frame)
        own = merge(frozenset(pair for pair in before if pair[0] in frame.splits), own)
    return own


def _goes_on(walk: Walk, frame: Frame, number: Number) -> Count | None:
    """Return the count whose change, or earlier value, the number is.

    `512 hồ sơ, tăng 48 hồ sơ`; `số lượt giảm 14,2% (từ 1.226 lượt xuống 1.052 lượt)`.
    """
    if walk.latest is not None and walk.latest.frame == frame.name and changes(walk, number):
        return None if _of_other_noun(walk, frame, number) else walk.latest
    before = walk.counts[-1] if walk.counts else None
    if before is None or before.frame != frame.name:
        return None
    text = walk.passage.text
    if against(walk, number):
        return before
    moved = before.change is not None and left_from(walk, number)
    told = before.change is not None and _SIDE_BY_SIDE.match(text, number.end) is not None
    opened = (moved and _OPENED.fullmatch(text, before.number.end, number.start)) or (
        told and _BRACKETED.fullmatch(text, before.number.end, number.start)
    )
    return before if opened else None


def _of_other_noun(walk: Walk, frame: Frame, number: Number) -> bool:
    """Tell whether words before a number name what another frame counts, and nothing of this one (`..., số đơn giảm 8`)."""
    near = walk.left, number.start
    if walk.labels(frame.name, *near):
        return False
    return any(label.role == "unit" for name in walk.passage.labels for label in walk.labels(name, *near))


def _spoken_of(walk: Walk, frame: Frame, number: Number) -> bool:
    """Tell whether the sentence or its heading speaks of the frame already, or its words do (`số đơn khiếu nại là 24`)."""
    level = walk.frame_level()
    if _NUMBER_OF.search(walk.passage.text, walk.left, number.start) and unit_nouns_of(frame.name).search(
        walk.passage.text, walk.left, number.start
    ):
        return True
    return frame.name in {level.frame if level else None, walk.last.frame if walk.last else None, walk.passage.hint}


def _leaning(walk: Walk, frame: Frame, unit: Unit | None) -> bool:
    """Tell whether a count of the frame stands before in the sentence, or a label of it in the clause."""
    text = walk.passage.text
    if unit is not None and (frame.topical(text[unit.start : unit.end]) or frame.topic.match(text, unit.start)):
        return True
    if any(count.sentence == walk.sentence and count.frame == frame.name for count in walk.counts[-4:]):
        return True
    if walk.passage.hint == frame.name and frame.topical(walk.passage.surroundings):
        return True
    if frame.leans_on_topic and frame.topical(walk.passage.text[walk.sentence : unit.start if unit else walk.left]):
        return True
    labels = walk.labels(frame.name, walk.left, walk.passage.end)
    start = next((label.start for label in labels if label.role == "label" and not label.weak), None)
    return start is not None and start < walk.left + 60 and not walk.passage.text[walk.left : start].count(";")
