"""Which indicator of the catalog some words mean, from what they say in a frame."""

from __future__ import annotations

from functools import cache

from schemas.catalog import Indicator, indicators
from schemas.frames import Features, Frame
from schemas.labels import frames

__all__ = ["resolve", "without_entire"]


def resolve(frame: Frame, features: Features, own: Features = frozenset()) -> Indicator | None:
    """Return the indicator that agrees with most of the features, `None` when some stay unexplained.

    Args:
        own: those that the number's own words say.
    """
    return _resolve(frame.name, features, any(dimension == frame.master and value in frame.firm for dimension, value in own))


@cache
def _resolve(frame_name: str, features: Features, firm: bool) -> Indicator | None:  # noqa: FBT001 - cached: no keywords
    frame = frames()[frame_name]
    for when, says in frame.aliases:
        if when <= features:
            features = frozenset((dict(features) | dict(says)).items())
    features = without_entire(frame, features)
    said = dict(features)
    if frame.staged & said.keys() and frame.master not in said:
        return None
    for dimension, masters in frame.yields if not firm and said.get("origin") != "carried" else ():
        if dimension in said and said.get(frame.master) is not None and {"*", said[frame.master]} & masters:
            found = _most(frame, frozenset(pair for pair in features if pair[0] not in {frame.master, "origin"}))
            if found is not None:
                return found
    return _most(frame, features)


def without_entire(frame: Frame, features: Features) -> Features:
    """Leave out what is said of all that the master value counts."""
    master = dict(features).get(frame.master)
    whole = [pair for pair, masters in frame.entire if {"*", master} & masters]
    return features.difference(*whole) if whole else features


def _most(frame: Frame, features: Features) -> Indicator | None:
    best: tuple[tuple[int, int], Indicator] | None = None
    for entry in indicators().values():
        if entry.frame != frame.name or not entry.meaning or not set(entry.meaning) <= features:
            continue
        left = {dimension for dimension, _ in features - set(entry.meaning)}
        fit = (len(entry.meaning), -len(left & frame.splits))
        if left <= frame.ignores | frame.splits and (best is None or fit > best[0]):
            best = (fit, entry)
    return best[1] if best else None
