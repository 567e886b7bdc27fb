"""What a number can mean: the words that are its own, in each frame, and how well they fit."""

from __future__ import annotations

import re
from typing import Literal

from extractors.changes import before_alone, beyond, changes, falls, left_from
from extractors.labels import Unit, unit_at, unit_nouns_of
from extractors.numbers import Number
from extractors.own_words import OwnWords, own_words
from extractors.passages import Count
from extractors.totals import only_viewed
from extractors.trees import complete, derive, split_of
from extractors.walk import Walk
from schemas.frames import Features, Frame
from schemas.meaning import resolve
from schemas.wording import any_of

__all__ = ["candidate", "territory"]

_KNOWN = re.compile(
    rf"(?:[^\w¤]|(?<!\w)(?:{any_of('filler')}|{any_of('opening')}|{any_of('adverbial')}|{any_of('about')})(?!\w))*(?:.*(?:¤|kỳ).*)?",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"\s+[^\W\d_]")
_NUMBER_OF = re.compile(r"(?<!\w)số(?!\w)", re.IGNORECASE)
_SOME = re.compile(r"\s+(?:do|vì|bởi|thuộc)(?!\w)", re.IGNORECASE)
"""Behind a part that says no more than its total: which ones (`trễ hạn: 4 hồ sơ do phần mềm lỗi`)."""
_CASES = ("what", "cases")


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


def candidate(walk: Walk, frame: Frame, number: Number, right: int, reach: int) -> tuple[float, Count] | None:
    """Return how well a number's words fit a frame, and the count they make in it; `None` when they do not."""
    if walk.blocked(frame, walk.left, reach) or not walk.topical(frame) or beyond(walk, number) or _gives_way(walk, frame, reach):
        return None
    words = own_words(walk, frame, number, right)
    if words is None or (frame.master not in dict(words.said) and only_viewed(walk, number)):
        return None
    if frame.master not in dict(words.own) and (_under_blocked(walk, frame) or _by_others(walk, frame, number)):
        return None
    features, from_tree = complete(walk, frame, words.said, number)
    if features is None:
        return None
    features = derive(walk, frame, features, number)
    if not _stands(walk, frame, number, words, features):
        return None
    count = _count(walk, frame, number, words, features, own=not from_tree)
    return _fit(walk, frame, words, count, right), count


def _stands(walk: Walk, frame: Frame, number: Number, words: OwnWords, features: Features) -> bool:
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


def _under_blocked(walk: Walk, frame: Frame) -> bool:
    """Tell whether words before a colon above a count make it another thing (`Số dịch vụ công trực tuyến: 1.402`)."""
    return any(level.kind == "head" and walk.blocked(frame, level.left, level.start) for level in walk.levels)


def _by_others(walk: Walk, frame: Frame, number: Number) -> bool:
    """Tell whether the words right before a number say that others did it (`phối hợp giải quyết 8 vụ khiếu nại`)."""
    text, before = walk.passage.text, walk.labels(frame.name, walk.left, number.start)
    return any(
        text[label.end : number.start].isspace() and frame.others.fullmatch(text, label.start, label.end) for label in before
    )


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


def _count(walk: Walk, frame: Frame, number: Number, words: OwnWords, features: Features, *, own: bool) -> Count:
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
    stated = number._replace(value=-number.value) if changed and falls(walk, number) else number
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


def _said_again(walk: Walk, frame: Frame, number: Number, words: OwnWords) -> tuple[str, str] | None:
    """Return other words of a number for what its total counts, which name a part: `không đủ điều kiện 287 đơn (nặc danh 71)`."""
    if number.whole is not None or walk.owned(walk.lead, number.start):
        return None
    labels = [*walk.labels(frame.name, walk.left, number.start), *words.right]
    said = next((label for label in labels if any(dimension == frame.master for dimension, _ in label.says)), None)
    return ("kind", walk.passage.text[said.start : said.end].strip(" ,")) if said else None


def _fit(walk: Walk, frame: Frame, words: OwnWords, count: Count, right: int) -> float:
    """Return how much speaks for a frame: its unit noun, a known indicator, its labels, and what was spoken of before."""
    fit = 2.0 * (words.unit is not None) + 1.5 * (count.indicator is not None) + 1.0 * bool(words.own)
    fit += 1.5 * (walk.nearest == frame.name) + 0.5 * any(dimension == frame.master for dimension, _ in words.said)
    return fit + 0.4 * frame.topical(walk.passage.text[walk.sentence : right])


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
