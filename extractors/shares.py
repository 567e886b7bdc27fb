"""Shares: a per cent figure belongs to the count before it, or says itself what it is a share of."""

from __future__ import annotations

import re

from extractors.labels import Unit, unit_at
from extractors.numbers import Number
from extractors.passages import Count, Walk
from extractors.trees import complete, split_of
from schemas.labels import Features, Frame, frames, resolve
from schemas.wording import any_of

__all__ = ["CHANGE", "read_share"]

_SHARE = re.compile(
    rf"^[\s,:(–-]*(?:(?:và|cũng|đã|mới|hiện)\s+)*(?:{any_of('share')})?"
    rf"\s*(?:tỷ lệ|tỉ lệ)?\s*[:=]?\s*(?:là|{any_of('about')})?\s*$",
    re.IGNORECASE,
)
_RATE_WORD = re.compile(r"\b(?:tỷ|tỉ) lệ\b", re.IGNORECASE)
CHANGE = re.compile(r"\b(?:tăng|giảm)(?: thêm| tới| hơn| khoảng| gần)?\s*$", re.IGNORECASE)


def read_share(walk: Walk, number: Number, right: int, near: str) -> None:
    """Read a per cent figure.

    Args:
        right: where its words end.
        near: the words of its clause before it.
    """
    lead = walk.passage.text[walk.lead : walk.left]
    if _of_increase(walk, near) or (walk.latest is not None and not frames()[walk.latest.frame].rates):
        return
    if _SHARE.match(near) and not _RATE_WORD.search(lead) and walk.latest is not None and walk.latest.sentence == walk.sentence:
        before = walk.latest
        walk.counts.append(
            Count(before.start, number.end, number, before.frame, before.features, before.indicator, rate=True, own=before.own,
                  split=before.split, sentence=walk.sentence, clause=walk.clause, depth=before.depth)
        )  # fmt: skip
        return
    count = _own_share(walk, number, right)
    if count is not None:
        walk.counts.append(count)


def _of_increase(walk: Walk, near: str) -> bool:
    """Tell whether a share says an increase or decrease once more (`tăng 3 đơn (20%)`)."""
    before = walk.counts[-1] if walk.counts else None
    changed = before is not None and before.change == "difference" and before.sentence == walk.sentence
    return changed and _SHARE.match(near) is not None


def _own_share(walk: Walk, number: Number, right: int) -> Count | None:
    best: tuple[float, Count] | None = None
    for frame in walk.frames:
        text = walk.passage.text[walk.lead : right]
        if not frame.rates or frame.blockers.search(text) or not walk.topical(frame):
            continue
        left = walk.said(walk.labels(frame.name, walk.lead, number.start), frame)
        unit = unit_at(walk.passage.text, frame, number.end, right, walk.passage.borders)
        own = left or _adjacent(walk, frame, number, right, unit)
        if not own and walk.levels[-1].kind == "head" and walk.levels[-1].frame == frame.name:
            head = walk.levels[-1]
            own = head.features if _RATE_WORD.search(walk.passage.text[walk.sentence : head.start]) else own
        if not own:
            continue
        features, _ = complete(walk, frame, own, number)
        indicator = resolve(frame, features) if features else None
        if features is None or indicator is None:
            continue
        score = (
            1.0 * len(indicator.meaning) + 3 * (unit is not None) + 2 * (walk.last is not None and walk.last.frame == frame.name)
        )
        score += 0.5 * frame.topical(text)
        if best is None or score > best[0]:
            count = Count(walk.evidence_start(number), right, number, frame.name, features, indicator, rate=True,
                          split=split_of(frame, features, indicator), sentence=walk.sentence, clause=walk.clause)  # fmt: skip
            best = (score, count)
    return best[1] if best else None


def _adjacent(walk: Walk, frame: Frame, number: Number, right: int, unit: Unit | None) -> Features:
    """Return what the words right behind a share say (`99,79% hồ sơ được trả trước và đúng hạn`)."""
    if unit is not None and unit.foreign:
        return frozenset()
    labels = walk.labels(frame.name, number.end, right)
    begins = unit is not None or any(not walk.passage.text[number.end : label.start].strip() for label in labels)
    return walk.said(labels, frame) if begins else frozenset()
