"""The words that belong to a number in one frame: its unit, the labels on both sides, the field, the count whose change it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.changes import against, changes, left_from
from extractors.fields import field_before, field_behind, field_in, field_subject
from extractors.labels import Label, Unit, unit_at
from extractors.numbers import Number
from extractors.passages import Count, merge
from extractors.totals import is_total, left_over
from extractors.walk import Walk
from schemas.frames import Features, Frame
from schemas.wording import any_of

__all__ = ["OwnWords", "own_words"]

_LINK = re.compile(rf"\s*(?:{any_of('link')})\b|\s*[,;.:()\[\]/–-]|\s*$")
_FEW = re.compile(rf"\s*(?:(?:{any_of('about')}|có|là)\s+)*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_STATED, _REACH = re.compile(r"(?::|=|\blà)\s*$"), 12
_SIDE_BY_SIDE = re.compile(r"(?:\s+[^\W\d_]+){1,3}?\s+so\s+với\s+\d", re.IGNORECASE)
_BRACKETED = re.compile(r"[^;:.()]{0,30}\(\s*")
_OPENED = re.compile(r"[^;:.()]{0,30}[(,]\s*từ(?:\s+mức)?\s+", re.IGNORECASE)
_BASE = re.compile(r"\s*trong (?:tổng )?số\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words of a number in one frame: its unit, the labels behind it, and what all of them say."""

    unit: Unit | None
    right: Sequence[Label]
    own: Features
    tail: int

    @property
    def said(self) -> Features:
        """Return what the unit and the labels say together."""
        return merge(self.unit.says, self.own) if self.unit else self.own


def own_words(walk: Walk, frame: Frame, number: Number, right: int) -> OwnWords | None:
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
    return OwnWords(unit, labels, own, tail)


def _unit_wins(frame: Frame, unit: Unit | None, own: Features) -> Features:
    """Leave out what labels say that gives way to the unit noun (`số công dân đến trụ sở: 09 người`)."""
    says = unit.says if unit else frozenset()
    return own - {pair for pair, meant in frame.yields_to_unit if meant in says}


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
    return _YEAR.fullmatch(text, number.start, number.end) is not None and not _STATED.search(
        text, max(0, number.start - _REACH), number.start
    )


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
