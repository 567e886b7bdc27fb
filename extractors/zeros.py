"""Statements of nothing: `không phát sinh đơn khiếu nại, tố cáo` counts 0 of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.labels import Label
from extractors.negations import Negation
from extractors.numbers import Number
from extractors.passages import Count, Walk, merge
from extractors.trees import split_of
from schemas.labels import Features, Frame, resolve

__all__ = ["read_zero"]

_TOPIC_WEIGHT = 15


def read_zero(walk: Walk, zero: Negation) -> None:
    """Read `không phát sinh đơn khiếu nại, tố cáo`; a number before it in its clause is another subject's."""
    if walk.numbered:
        return
    found = [(fit, frame, said) for frame in walk.frames for fit, said in _readings(walk, frame, zero)]
    if not found:
        return
    _, frame, missing = max(found, key=lambda entry: entry[0])
    number = Number(zero.start, zero.end, 0, word=True)
    for said in missing:
        features = _under_last(walk, frame, said)
        indicator = resolve(frame, features) or resolve(frame, said)
        if indicator is not None:
            walk.counts.append(
                Count(
                    zero.start, max(zero.reach, zero.end), number, frame.name, features, indicator,
                    split=split_of(frame, features, indicator), sentence=walk.sentence, clause=walk.clause,
                )
            )  # fmt: skip


def _readings(walk: Walk, frame: Frame, zero: Negation) -> Iterator[tuple[float, list[Features]]]:
    """Yield how well the words of a negation fit a frame, and what they say is missing."""
    hinted = walk.nearest == frame.name
    missing = _nothing(walk, frame, zero, hinted=hinted)
    if not missing or not walk.topical(frame):
        return
    topic = frame.topic.search(walk.passage.text, zero.end, zero.reach)
    fit = len(missing) + 2.0 * hinted + (len(topic[0]) / _TOPIC_WEIGHT if topic else 0)
    yield fit + 1.5 * _begins(walk, frame, zero), missing


def _under_last(walk: Walk, frame: Frame, said: Features) -> Features:
    """Return what is missing with the master of the count before it (`đã giải quyết 12 hồ sơ, không có hồ sơ quá hạn`)."""
    last = walk.last
    if last is None or last.frame != frame.name or any(dimension == frame.master for dimension, _ in said):
        return said
    return merge(frozenset(pair for pair in last.features if pair[0] == frame.master), said)


def _begins(walk: Walk, frame: Frame, zero: Negation) -> bool:
    """Tell whether a unit noun of the frame stands right behind the negation."""
    labels = walk.labels(frame.name, zero.end, zero.reach)
    return bool(labels) and labels[0].role == "unit" and not walk.passage.text[zero.end : labels[0].start].strip()


def _nothing(walk: Walk, frame: Frame, zero: Negation, *, hinted: bool) -> list[Features]:
    """Return what the words behind a negation say is missing, one entry for each indicator."""
    labels = walk.labels(frame.name, zero.end, zero.reach)
    words = walk.passage.text[zero.end : zero.reach]
    if frame.blockers.search(words):
        return []
    if not labels:
        bare = re.match(r"\s*(?:trường hợp|vụ việc|nội dung|đơn vị)?(?:\s*nào)?\s*$", words) is not None
        level = walk.frame_level()
        if bare and level is not None and level.kind == "head" and level.frame == frame.name and resolve(frame, level.features):
            return [level.features]
        return [frame.nil] if bare and hinted and frame.nil else []
    return _with_whole(frame, _missing(frame, labels))


def _missing(frame: Frame, labels: Sequence[Label]) -> list[Features]:
    """Return what labels say, each value of a joint one by itself."""
    joint = dict(frame.expand)
    pairs = [(dimension, each) for label in labels for dimension, value in label.says for each in joint.get(value, (value,))]
    if not pairs:
        return [frame.nil] if frame.nil and any(label.role == "unit" for label in labels) else []
    parts = frame.splits | {frame.master}
    own = frozenset(pair for pair in pairs if pair[0] not in parts)
    said = [frozenset({pair}) for pair in pairs if pair[0] in parts]
    return ([merge(own, entry) for entry in said] or [own]) if own else said


def _with_whole(frame: Frame, said: list[Features]) -> list[Features]:
    values = {value for entry in said for _, value in entry}
    if frame.nil and any(set(parts) <= values for parts in frame.nil_parts):
        said = [*said, frame.nil]
    return list(dict.fromkeys(said))
