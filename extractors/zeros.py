"""Statements of nothing: `không phát sinh đơn khiếu nại, tố cáo` counts 0 of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document_parts import conditional
from extractors.labels import Label
from extractors.negations import Negation
from extractors.numbers import Number
from extractors.passages import Count, merge
from extractors.trees import split_of
from extractors.walk import Walk
from schemas.frames import Features, Frame
from schemas.meaning import resolve
from schemas.wording import any_of

__all__ = ["read_zero"]

_DAYS = re.compile(rf"\d\s+(?:{any_of('sessions')})\b(?!.*\b(?:nhưng|song|tuy nhiên)\b)", re.IGNORECASE)
"""On some days nobody came: that is no count of all days, but for `02 ngày, nhưng không có công dân đến`."""
_TOPIC_WEIGHT = 15
_BARE = re.compile(r"\s*(?:trường hợp|vụ việc|nội dung|đơn vị)?(?:\s*nào)?\s*")
_LISTED = re.compile(r"[,;/]|\b(?:và|hoặc)\b")
_FILLED = re.compile(rf"(?:\s|,|¤|(?<!\w)(?:{any_of('nil_filler')})(?!\w))*", re.IGNORECASE)


def read_zero(walk: Walk, zero: Negation) -> None:
    """Read `không phát sinh đơn khiếu nại, tố cáo`; a number before it in its clause is another subject's."""
    if walk.numbered or _DAYS.search(walk.passage.text, walk.clause, zero.start):
        return
    if conditional(walk.passage.text, walk.sentence, zero.start, zero=True):
        return
    found = [reading for frame in walk.frames if (reading := _reading(walk, frame, zero))]
    if not found:
        return
    _, frame, missing = max(found, key=lambda entry: entry[0])
    number = Number(zero.start, zero.end, 0, word=True)
    for said in missing:
        features = _under_last(walk, frame, said)
        implied = next((merge(extra, said) for when, extra in frame.implies if when <= said), said)
        indicator = resolve(frame, features) or resolve(frame, said) or resolve(frame, implied)
        if indicator is not None:
            walk.counts.append(
                Count(
                    zero.start, max(zero.reach, zero.end), number, frame.name, features, indicator,
                    split=split_of(frame, features, indicator), sentence=walk.sentence, clause=walk.clause,
                )
            )  # fmt: skip


def _reading(walk: Walk, frame: Frame, zero: Negation) -> tuple[tuple[int, float], Frame, list[Features]] | None:
    """Return how well the words of a negation fit a frame, and what they say is missing.

    What stands right behind the negation is missing, whatever follows it (`không có công dân đến khiếu nại, tố cáo`).
    """
    hinted = walk.nearest == frame.name
    missing = _nothing(walk, frame, zero, hinted=hinted)
    if not missing or not walk.topical(frame):
        return None
    topic = frame.topic.search(walk.passage.text, zero.end, zero.reach)
    fit = len(missing) + 2.0 * hinted + (len(topic[0]) / _TOPIC_WEIGHT if topic else 0)
    return (_begins(walk, frame, zero), fit), frame, missing


def _under_last(walk: Walk, frame: Frame, said: Features) -> Features:
    """Return what is missing with the master of the count before it (`đã giải quyết 12 hồ sơ, không có hồ sơ quá hạn`)."""
    last = walk.last or (walk.counts[-1] if walk.counts and walk.counts[-1].sentence == walk.sentence else None)
    if last is None or last.frame != frame.name or any(dimension == frame.master for dimension, _ in said):
        return said
    return merge(frozenset(pair for pair in last.features if pair[0] == frame.master), said)


def _begins(walk: Walk, frame: Frame, zero: Negation) -> int:
    """Return how many letters right behind the negation are words of the frame."""
    labels = walk.labels(frame.name, zero.end, zero.reach)
    begins = bool(labels) and not walk.passage.text[zero.end : labels[0].start].strip()
    return labels[0].end - zero.end if begins else 0


def _nothing(walk: Walk, frame: Frame, zero: Negation, *, hinted: bool) -> list[Features]:
    """Return what the words behind a negation say is missing, one entry for each indicator."""
    labels = walk.labels(frame.name, zero.end, zero.reach)
    words = walk.passage.text[zero.end : zero.reach]
    doubled = zero.again is not None and not any(label.start <= zero.again < label.end for label in labels)
    if doubled or frame.blockers.search(words):
        return []
    if not labels:
        bare = _BARE.fullmatch(words) is not None
        level = walk.frame_level()
        if bare and level is not None and level.kind == "head" and level.frame == frame.name:
            headed = next((said for said in (level.features, merge(frame.nil, level.features)) if resolve(frame, said)), None)
            if headed is not None:
                level.consumed = True
                return [headed]
        before = walk.said(walk.labels(frame.name, walk.left, zero.start), frame) if bare else frozenset()
        if before:
            return [before] if resolve(frame, before) else []
        return [frame.nil] if bare and hinted and frame.nil else []
    around = _around(walk.passage.clean or walk.passage.text, labels, zero)
    if not any(label.says for label in labels) and not _FILLED.fullmatch(around):
        return []
    return _with_whole(frame, _missing(walk.passage.text, frame, labels)) if _meant(walk, frame, labels, zero) else []


def _meant(walk: Walk, frame: Frame, labels: Sequence[Label], zero: Negation) -> bool:
    """Tell whether a noun of the frame is missing, or the passage or its heading speaks of the frame.

    `0 trường hợp` leaves the noun to the count before it.
    """
    goes_on = walk.last is not None and walk.last.frame == frame.name
    if goes_on or walk.passage.text[zero.start].isdigit():
        return goes_on
    if any(label.role == "unit" for label in labels):
        return True
    passage = walk.passage
    return frame.topical(passage.text[passage.start : passage.end]) or frame.topical(passage.surroundings)


def _around(text: str, labels: Sequence[Label], zero: Negation) -> str:
    """Return the words behind a negation without the labels among them."""
    pieces, start = [], zero.end
    for label in labels:
        pieces.append(text[start : label.start])
        start = label.end
    return " ".join([*pieces, text[start : zero.reach]])


def _missing(text: str, frame: Frame, labels: Sequence[Label]) -> list[Features]:
    """Return what labels say, each value of a joint one by itself."""
    joint = dict(frame.expand)
    labels = [label for label in labels if not label.weak] if any(label.says and not label.weak for label in labels) else labels
    labels = [label for label, after in zip(labels, [*labels[1:], None], strict=True) if not _qualified(label, after)]
    pairs = [(dimension, each) for label in labels for dimension, value in label.says for each in joint.get(value, (value,))]
    if not pairs:
        return [frame.nil] if frame.nil and any(label.role == "unit" for label in labels) else []
    masters = [pair for pair in pairs if pair[0] == frame.master]
    if len(set(masters)) > 1 and not _LISTED.search(text[labels[0].end : labels[-1].start]):
        pairs = [pair for pair in pairs if pair[0] != frame.master or pair == masters[-1]]
    pairs = _without_stage(frame, pairs)
    parts = frame.splits | {frame.master}
    own = frozenset(pair for pair in pairs if pair[0] not in parts)
    said = [frozenset({pair}) for pair in pairs if pair[0] in parts]
    return ([merge(own, entry) for entry in said] or [own]) if own else said


def _without_stage(frame: Frame, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Leave out a stage that gives way to the kind beside it (`không có đơn tố cáo nào thuộc thẩm quyền`)."""
    said = {dimension for dimension, _ in pairs}
    stages = {stage for dimension, masters in frame.yields if dimension in said for stage in masters}
    return [pair for pair in pairs if pair in frame.nil or pair[0] != frame.master or pair[1] not in stages]


def _qualified(label: Label, after: Label | None) -> bool:
    """Tell whether a unit noun goes on in the words that say which are meant (`đơn thư khiếu nại`)."""
    return label.role == "unit" and after is not None and bool(after.says) and after.start - label.end <= 1


def _with_whole(frame: Frame, said: list[Features]) -> list[Features]:
    values = {value for entry in said for _, value in entry}
    if frame.nil and any(set(parts) <= values for parts in frame.nil_parts):
        said = [*said, frame.nil]
    return list(dict.fromkeys(said))
