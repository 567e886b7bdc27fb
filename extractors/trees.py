"""What a count takes from the tree it stands in."""

from __future__ import annotations

import re

from extractors.numbers import Number
from extractors.passages import Walk, merge
from schemas.catalog import Indicator
from schemas.labels import Features, Frame
from schemas.wording import any_of

__all__ = ["complete", "derive", "inherit", "split_of"]

_FILLER = re.compile(rf"^[\s:,–¤-]*(?:(?:{any_of('filler')})[\s:,–-]*)*$", re.IGNORECASE)


def complete(walk: Walk, frame: Frame, own: Features, number: Number) -> tuple[Features | None, bool]:
    """Return the features with those of the tree, and whether the tree was needed; `None` when the words do not allow it."""
    if any(dimension == frame.master for dimension, _ in own):
        _leave(walk, frame, own)
        return inherit(walk, frame, own, explicit=True), False
    level = walk.frame_level()
    if not own:
        clear = _FILLER.match(walk.clean(walk.left, number.start)) is not None
        if level is not None and level.frame == frame.name and level.features and clear and level.kind in {"head", "colon"}:
            return level.features, True
        return (own, False) if level is None and clear else (None, False)
    base = inherit(walk, frame, own, explicit=False)
    if not any(dimension == frame.master for dimension, _ in base) and walk.last and walk.last.frame == frame.name:
        base = merge(frozenset(pair for pair in walk.last.features if pair[0] == frame.master), base)
    if not any(dimension == frame.master for dimension, _ in base):
        for when, says in frame.implies:
            if when <= base:
                base = merge(says, base)
    return base, True


def inherit(walk: Walk, frame: Frame, own: Features, *, explicit: bool) -> Features:
    """Return own features on top of those of the level; a master of its own cuts off the level's, but for a heading's."""
    level = walk.frame_level()
    if level is None or level.frame != frame.name:
        return own
    if not explicit:
        return merge(level.features, own)
    if level.parent is not None and dict(level.features).get(frame.master) == dict(own).get(frame.master):
        return merge(level.features, own)
    if level.kind == "head" and level.parent is None:
        return merge(frozenset(p for p in level.features if p[0] not in {frame.master, "origin", "channel"}), own)
    return own


def _leave(walk: Walk, frame: Frame, own: Features) -> None:
    """A count with another master than the one it stands under ends the levels that no bracket closes."""
    while walk.levels[-1].kind in {"under", "colon"} or (walk.levels[-1].kind == "head" and walk.levels[-1].consumed):
        level = walk.levels[-1]
        if level.frame == frame.name and dict(level.features).get(frame.master) in {None, dict(own).get(frame.master)}:
            return
        walk.levels.pop()


def derive(walk: Walk, frame: Frame, features: Features) -> Features:
    """Return what a count says right behind another one of its frame (`01 đoàn đông người với 07 người`)."""
    before = walk.latest
    for rule in frame.derived:
        near = before is not None and before.sentence == walk.sentence and before.clause in {walk.clause, _outer(walk)}
        if before is not None and near and before.frame == frame.name and rule.own <= features and rule.under <= before.features:
            return merge(features, rule.says)
    return features


def _outer(walk: Walk) -> int:
    """Return the clause round the bracket that stands open."""
    level = next((entry for entry in reversed(walk.levels) if entry.kind == "bracket"), None)
    return level.clause if level else walk.clause


def split_of(frame: Frame, features: Features, indicator: Indicator | None) -> tuple[str, str] | None:
    """Return the dimension and value that make a count a part of its indicator, `None` when it is the whole."""
    if indicator is None:
        return None
    left = sorted(pair for pair in features - set(indicator.meaning) if pair[0] in frame.splits)
    return left[0] if left else None
