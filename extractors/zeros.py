"""Statements of nothing: `không phát sinh đơn khiếu nại, tố cáo` counts 0 of each."""

from __future__ import annotations

import re

from extractors.negations import Negation
from extractors.numbers import Number
from extractors.passages import Count, Walk, merge
from extractors.trees import split_of
from schemas.labels import Features, Frame, resolve

__all__ = ["read_zero"]


def read_zero(walk: Walk, zero: Negation) -> None:
    """Read `không phát sinh đơn khiếu nại, tố cáo`; a number before it in its clause is another subject's."""
    if walk.numbered:
        return
    best: tuple[float, Frame, list[Features]] | None = None
    level = walk.frame_level()
    nearest = (level.frame if level else None) or (walk.last.frame if walk.last else None) or walk.passage.hint
    for frame in walk.frames:
        said = _nothing(walk, frame, zero, hinted=nearest == frame.name)
        if not said or not walk.topical(frame):
            continue
        words = walk.passage.text[zero.end : zero.reach]
        topic = frame.topic.search(words)
        score = len(said) + 2.0 * (nearest == frame.name) + (len(topic[0]) / 15 if topic else 0)
        score += 1.5 * _begins(walk, frame, zero)
        if best is None or score > best[0]:
            best = (score, frame, said)
    if best is None:
        return
    number = Number(zero.start, zero.end, 0, word=True)
    for said in best[2]:
        features = said
        if walk.last is not None and walk.last.frame == best[1].name and not any(d == best[1].master for d, _ in said):
            features = merge(frozenset(pair for pair in walk.last.features if pair[0] == best[1].master), said)
        indicator = resolve(best[1], features) or resolve(best[1], said)
        if indicator is not None:
            split = split_of(walk, best[1], features, indicator)
            walk.counts.append(
                Count(zero.start, max(zero.reach, zero.end), number, best[1].name, features, indicator, split=split,
                      sentence=walk.sentence, clause=walk.clause)
            )  # fmt: skip


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
    said: list[Features] = []
    joint = dict(frame.expand)
    if frame.nil and any(label.role == "unit" and not label.says for label in labels) and not any(label.says for label in labels):
        said.append(frame.nil)
    own: Features = frozenset()
    for label in labels:
        for dimension, value in label.says:
            for each in joint.get(value, (value,)):
                if dimension in frame.splits or dimension == frame.master:
                    said.append(frozenset({(dimension, each)}))
                else:
                    own |= {(dimension, each)}
    if own:
        said = [merge(own, entry) for entry in said] or [own]
    return _with_whole(walk, frame, said)


def _with_whole(walk: Walk, frame: Frame, said: list[Features]) -> list[Features]:
    values = {value for entry in said for _, value in entry}
    if frame.nil and any(set(parts) <= values for parts in frame.nil_parts):
        said = [*said, frame.nil]
    return list(dict.fromkeys(said))
