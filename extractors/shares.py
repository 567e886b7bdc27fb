"""Shares: a per cent figure belongs to the count before it, or says itself what it is a share of."""

from __future__ import annotations

import re

from extractors.changes import beyond, changes, falls, left_from, relative_change
from extractors.fields import field_in, field_subject
from extractors.labels import Unit, unit_at
from extractors.numbers import Number
from extractors.passages import Count, merge
from extractors.trees import OWNED, complete, split_of
from extractors.walk import Walk
from schemas.catalog import Indicator
from schemas.frames import Features, Frame
from schemas.labels import frames
from schemas.meaning import resolve
from schemas.wording import any_of

__all__ = ["of_share", "read_share", "sorts_by"]

_SHARE = re.compile(
    rf"^[\s,:(–-]*(?:(?:và|cũng|đã|mới|hiện)\s+)*(?:{any_of('share')}|{any_of('aim')})?"
    rf"\s*(?:tỷ lệ|tỉ lệ)?\s*[:=]?\s*(?:là|{any_of('about')})?\s*$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\s*(?:(?:số|mức|lượng)\s+)?(?:so với|so|của)\s+(?:cùng kỳ|cả năm|(?:năm|quý|tháng|kỳ)\s+(?:\d|trước|[IV]))",
    re.IGNORECASE,
)
"""Behind a per cent figure: it measures the figure by that of another period and is no share."""
_OF_AIM = re.compile(r"\s*(?:so với\s+)?(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán)", re.IGNORECASE)
"""Behind a per cent figure: it measures the figure by what was aimed at, which is no figure of the catalog."""
_AGENCIES = rf"(?:{any_of('sorted')})(?!\w)"
_CLASS = re.compile(
    rf"(?:\d|(?<!\w)(?:nhiều|một số|hai|ba|các|những))\s+{_AGENCIES}[^;.:]{{0,80}}(?<!\w)(?:{any_of('limits')})\s*$",
    re.IGNORECASE,
)
_BEST = re.compile(rf"\d\s+{_AGENCIES}[^;.:]{{0,40}}(?<!\w)(?:có|đạt)\s+(?:tỷ|tỉ)\s+lệ(?!\w)[^;.:,\d]*$", re.IGNORECASE)
_WHOLLY = 100
"""The share by which agencies are sorted that have all of it (`12 đơn vị có tỷ lệ đúng hạn 100%`)."""
_LIMITED, _LONGEST = re.compile(rf"(?:{any_of('limits')})\s*$"), 6
_HOLDS = re.compile(rf"\s{_AGENCIES}\s+(?:[^\W\d_]+\s+)?(?:có|để|còn)\s", re.IGNORECASE)
_OPENED = re.compile(r"\s*\(\s*")
_DECIMALS = re.compile(r"[\d.]+(?:,(\d+))")
_REACH = 120
_WHOLE = re.compile(r"(?<!\w)(?:trên|trong)\s+tổng\s+(?:số\s+)?$|\d\s*[^\W\d_]+(?:\s+[^\W\d_]+)?\s*/\s*$", re.IGNORECASE)
"""Before the whole of the count before it: `giải quyết 233 vụ trên tổng số 251 vụ, đạt 92,8%`."""
_PLAIN = re.compile(rf"[\s,:(]*(?:{any_of('about')})?\s*", re.IGNORECASE)
_AIM = re.compile(rf"(?:{any_of('aim')})\s*(?:{any_of('about')})?\s*$", re.IGNORECASE)
_RATE_WORD = re.compile(r"\b(?:tỷ|tỉ) lệ\b", re.IGNORECASE)


def read_share(walk: Walk, number: Number, right: int, near: str) -> None:
    """Read a per cent figure.

    Args:
        right: where its words end.
        near: the words of its clause before it.
    """
    if _of_another(walk, number, near):
        return
    if _OF_AIM.match(walk.passage.text, number.end, walk.passage.end) or _sorts(walk, number):
        return
    count, is_change = relative_change(walk, number, near)
    if is_change:
        count = count or _changed(walk, number, right)
    elif not _ELSEWHERE.match(walk.passage.text, number.end, walk.passage.end):
        count = _glued(walk, number, right, near) or _again(walk, number) or _own_share(walk, number, right)
    if count is not None:
        walk.counts.append(count)
    elif is_change:
        walk.latest = None


def of_share(walk: Walk, number: Number) -> Count | None:
    """Return what `a/b` in a bracket counts where it gives the share right before it: `đúng hạn đạt 11,3% (296/2.619)`."""
    share = walk.counts[-1] if walk.counts else None
    if share is None or not share.rate or share.change is not None or not number.whole or share.sentence != walk.sentence:
        return None
    text = walk.passage.text
    opened = _OPENED.fullmatch(text, share.number.end, number.start)
    decimals = _DECIMALS.match(text, share.number.start)
    error = 0.1 ** len(decimals[1]) if decimals else 1
    if not opened or abs(100 * number.value / number.whole - share.number.value) > error:
        return None
    return share._replace(end=number.end, number=number, rate=False, clause=walk.clause)


def sorts_by(walk: Walk, number: Number) -> bool:
    """Tell whether a count sorts agencies by what they hold: `4 đơn vị để quá hạn trên 50 hồ sơ`."""
    text = walk.passage.text
    if not _LIMITED.search(text, max(0, number.start - _LONGEST), number.start):
        return False
    return _sorts(walk, number) and _HOLDS.search(text, walk.clause, number.start) is not None


def _sorts(walk: Walk, number: Number) -> bool:
    """Tell whether a figure sorts agencies: `12 xã có tỷ lệ trễ hạn dưới 1%`."""
    text, low = walk.passage.text, max(walk.clause, number.start - _REACH)
    if number.percent and number.value == _WHOLLY and _BEST.search(text, low, number.start):
        return True
    return _CLASS.search(text, low, number.start) is not None


def _of_another(walk: Walk, number: Number, near: str) -> bool:
    """Tell whether a share is glued to a count whose frame has no shares, or says how that count changed."""
    latest = walk.latest
    if latest is None or frames()[latest.frame].rates:
        return False
    return changes(walk, number) or (_SHARE.match(near) is not None and latest.clause == walk.clause)


def _glued(walk: Walk, number: Number, right: int, near: str) -> Count | None:
    """Return the share of the count right before it; words of its own right behind it say another one."""
    before = walk.latest
    if before is not None and _WHOLE.search(walk.passage.text, max(walk.sentence, before.number.start - 30), before.number.start):
        before = next((count for count in reversed(walk.counts) if not count.rate and count is not before), before)
    if before is None and walk.counts and walk.counts[-1].rate and _AIM.search(near):
        before = walk.counts[-1]
    if before is None or before.sentence != walk.sentence or not _SHARE.match(near) or not frames()[before.frame].rates:
        return None
    if _RATE_WORD.search(walk.passage.text[walk.lead : walk.left]):
        return None
    frame = frames()[before.frame]
    if {pair for pair in before.features if pair[0] not in frame.ignores} <= {(frame.master, value) for value in frame.bases}:
        return None
    if _PLAIN.fullmatch(near):
        unit = unit_at(walk.passage.text, frame, number.end, right, walk.passage.borders)
        if _adjacent(walk, frame, number, right, unit):
            return None
        before = _parallel(walk, before) or before
    return Count(before.start, number.end, number, before.frame, before.features, before.indicator, rate=True, own=before.own,
                 split=before.split, sentence=walk.sentence, clause=walk.clause, depth=before.depth)  # fmt: skip


def _parallel(walk: Walk, count: Count) -> Count | None:
    """Return the share that the count's neighbour has with words: `9 hồ sơ (đúng hạn 99%), cấp xã 8 hồ sơ (98%)`."""
    pairs = zip(walk.counts, walk.counts[1:], strict=False)
    said = [
        share for other, share in pairs
        if share.rate and not other.rate and share.own and share.sentence == walk.sentence
        and other.features == count.features != share.features and other.number.start != count.number.start
    ]  # fmt: skip
    return said[-1]._replace(start=count.start) if said else None


def _again(walk: Walk, number: Number) -> Count | None:
    """Return the share of another agency where only that agency stands before it (`khối bộ đạt 54,46%, khối tỉnh 16,94%`)."""
    before = next((count for count in reversed(walk.counts) if count.rate and count.change is None), None)
    if before is None or before.sentence != walk.sentence or not walk.owned(before.start, before.number.start):
        return None
    if not walk.owned(walk.left, number.start) or not OWNED.fullmatch(walk.clean(walk.left, number.start)):
        return None
    return before._replace(start=walk.evidence_start(number), end=number.end, number=number, clause=walk.clause)


def _changed(walk: Walk, number: Number, right: int) -> Count | None:
    """Return the change in per cent of what its own words name (`tổng số đơn tăng 12%`); that of a share is in points."""
    latest = walk.latest
    named = _RATE_WORD.search(walk.passage.text[walk.lead : number.start]) is not None
    if beyond(walk, number) or (not named and latest and latest.sentence == walk.sentence and latest.clause == walk.clause):
        return None
    count = _own_share(walk, number, number.end)
    if count is None:
        return None
    value = -number.value if falls(walk, number) else number.value
    return count._replace(
        end=min(right, count.end), number=number._replace(value=value), change="difference" if named else "relative"
    )


def _own_share(walk: Walk, number: Number, right: int) -> Count | None:
    best: tuple[float, Count] | None = None
    for frame in walk.frames:
        text = walk.passage.text[walk.lead : right]
        if not frame.rates or frame.blockers.search(text) or not walk.topical(frame):
            continue
        left = walk.said(walk.labels(frame.name, walk.lead, number.start), frame)
        unit = unit_at(walk.passage.text, frame, number.end, right, walk.passage.borders)
        blocked = unit is None and _of_blocked(walk, frame, number)
        own = _said_of_share(frame, left, _adjacent(walk, frame, number, right, unit), unit)
        if not own and walk.levels[-1].kind == "head" and walk.levels[-1].frame == frame.name:
            head = walk.levels[-1]
            own = head.features if _RATE_WORD.search(walk.passage.text[walk.sentence : head.start]) else own
        if not own or (not left and own <= {(frame.master, value) for value in frame.bases}):
            continue
        text = walk.passage.text
        if frame.divided_by and (
            name := field_in(text[walk.left : number.start]) or field_subject(text, walk.sentence, number.start)
        ):
            own = merge(own, frozenset({(frame.divided_by, name)}))
        features, _ = complete(walk, frame, own, number)
        features = _beside(walk, frame, features) if features else features
        indicator = resolve(frame, features) if features else None
        if features is None or indicator is None or (blocked and not _anew(walk, indicator, number)):
            continue
        score = (
            1.0 * len(indicator.meaning) + 3 * (unit is not None) + 2 * (walk.last is not None and walk.last.frame == frame.name)
        )
        score += 0.5 * frame.topical(text)
        if best is None or score > best[0]:
            count = Count(walk.evidence_start(number), right, number, frame.name, features, indicator, rate=True,
                          change="earlier" if left_from(walk, number) else None,
                          split=split_of(frame, features, indicator), sentence=walk.sentence, clause=walk.clause)  # fmt: skip
            best = (score, count)
    return best[1] if best else None


def _of_blocked(walk: Walk, frame: Frame, number: Number) -> bool:
    """Tell whether a share without a noun goes on in a clause, or under a head, about another thing.

    `số hóa hồ sơ đạt 98%, kết quả đạt 97%`
    """
    text = walk.passage.text
    heads = [(level.left, level.start) for level in walk.levels if level.kind == "head"]
    if not any(frame.blockers.search(text[low:high]) for low, high in [(max(walk.clause, walk.sentence), walk.lead), *heads]):
        return False
    labels = [label for label in walk.labels(frame.name, walk.lead, number.start) if label.end < number.start]
    return not any(label.role == "unit" and not label.weak for label in labels)


def _anew(walk: Walk, indicator: Indicator, number: Number) -> bool:
    """Tell whether a share says for itself what it is one of: `tỷ lệ số hóa đạt 92%, tỷ lệ giải quyết đúng hạn đạt 99%`."""
    return len(indicator.meaning) > 1 and _RATE_WORD.search(walk.passage.text[walk.lead : number.start]) is not None


def _said_of_share(frame: Frame, left: Features, behind: Features, unit: Unit | None) -> Features:
    """Return what the words before a share say, and those behind its noun where they agree (`giải quyết 100% hồ sơ đúng hạn`)."""
    if not left or unit is None:
        return left or behind
    masters = {dict(said).get(frame.master) for said in (left, behind)} - {None}
    return merge(behind, left) if len(masters) <= 1 else left


def _beside(walk: Walk, frame: Frame, features: Features) -> Features:
    """Return the features with the stage of the share before it where they leave it open (`đúng hạn 99,7%, còn 0,3% trễ hạn`)."""
    before = walk.counts[-1] if walk.counts else None
    if before is None or not before.rate or before.frame != frame.name or before.sentence != walk.sentence:
        return features
    return merge(frozenset(pair for pair in before.features if pair[0] == frame.master), features)


def _adjacent(walk: Walk, frame: Frame, number: Number, right: int, unit: Unit | None) -> Features:
    """Return what the words right behind a share say (`99,79% hồ sơ được trả trước và đúng hạn`)."""
    if unit is not None and unit.foreign:
        return frozenset()
    labels = walk.labels(frame.name, number.end, right)
    begins = unit is not None or any(not walk.passage.text[number.end : label.start].strip() for label in labels)
    return walk.said(labels, frame) if begins else frozenset()
