"""What the words of a table's head or row label mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.labels import find_labels, unit_at, unit_nouns_of
from schemas.catalog import Indicator
from schemas.frames import Features, Frame
from schemas.labels import frames
from schemas.meaning import resolve
from schemas.report import Breakdown

__all__ = ["Meaning", "meaning_of"]


_NUMBER_OF = re.compile(r"\W*(?:tổng số lượng|tổng số|tổng|số lượng|số)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words of a head or row label mean: an indicator, and all that they say in their frame."""

    frame: str
    features: Features
    indicator: Indicator

    @property
    def split(self) -> Breakdown | None:
        """Return what makes it a part of the indicator's figure (`Ủy quyền tiếp`)."""
        left = sorted(pair for pair in self.features - set(self.indicator.meaning) if pair[0] in frames()[self.frame].splits)
        return Breakdown(by=left[0][0], name=left[0][1]) if left else None


def meaning_of(path: Sequence[str], context: str, above: tuple[str, Features] | None, *, strict: bool = False) -> Meaning | None:
    """Return what a path of head cells means, in the frame that its words fit best.

    Args:
        above: frame and features of what it stands under; they fill a master that the words leave open.
        strict: the words must name a unit noun or topic of the frame, or stand under one that does.
    """
    best: tuple[float, Meaning] | None = None
    joined = " / ".join(path)
    counted = _counted(path)
    for frame in frames().values():
        if (counted and frame.name not in counted) or not _named(frame, joined, context):
            continue
        if frame.blockers.search(joined) or (
            frame.needs_topic != "nowhere"
            and not (frame.topical(joined) or frame.topical(context) or frame.implied_in(joined, joined, context))
        ):
            continue
        own, weight = _features(frame, path)
        under = above is not None and above[0] == frame.name
        features = _filled(frame, own, above[1] if above and under else frozenset())
        indicator = resolve(frame, features) if own else None
        if indicator is None or (strict and weight < 1 and not under and not frame.topical(context)):
            continue
        score = len(indicator.meaning) + weight + (0.5 if frame.topical(context) else 0) + under
        if best is None or score > best[0]:
            best = (score, Meaning(frame.name, features, indicator))
    return best[1] if best else None


def _named(frame: Frame, joined: str, context: str) -> bool:
    """Tell whether a frame whose nouns other subjects count too is named by the head or by what stands over the table."""
    return not frame.doubtful or frame.topical(joined) or frame.topical(context) or bool(unit_nouns_of(frame.name).search(joined))


def _counted(path: Sequence[str]) -> frozenset[str]:
    """Return the frames one of whose nouns the lowest cell that says so counts (`Số lượng TTHC`: procedures, not dossiers)."""
    for part in reversed(path):
        if match := _NUMBER_OF.match(part):
            found = {
                name
                for name, frame in frames().items()
                if (unit := unit_at(part, frame, match.end(), len(part))) and not unit.foreign
            }
            if found:
                return frozenset(found)
    return frozenset()


def _filled(frame: Frame, own: Features, above: Features) -> Features:
    """Return own features with those above where they leave the master open, else with what they imply."""
    if not own or any(dimension == frame.master for dimension, _ in own):
        return own
    if any(dimension == frame.master for dimension, _ in above):
        said = {dimension for dimension, _ in own}
        return own | {pair for pair in above if pair[0] not in said}
    for when, says in frame.implies:
        if when <= own:
            return own | says
    return own


def _features(frame: Frame, path: Sequence[str]) -> tuple[Features, float]:
    """Return what the cells of a path say from top to bottom, and how much they speak of the frame."""
    said: Features = frozenset()
    weight = 0.0
    for part in path:
        labels = find_labels(part, frame, 0, len(part))
        for label in labels:
            weight += 0.3
            if not label.weak or said:
                said = label.says | {pair for pair in said if pair[0] not in {dimension for dimension, _ in label.says}}
        weight += 1.0 if any(label.end - label.start >= 0.8 * len(part) for label in labels) else 0
        weight += 1.0 if frame.topical(part) or unit_nouns_of(frame.name).search(part) else 0
    return said, weight
