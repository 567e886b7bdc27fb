"""What a count takes from the tree it stands in."""

from __future__ import annotations

import re

from extractors.numbers import Number
from extractors.passages import Count, Level, merge
from extractors.totals import added_up
from extractors.walk import Walk
from schemas.catalog import Indicator
from schemas.frames import Features, Frame
from schemas.meaning import resolve, without_entire
from schemas.wording import any_of

__all__ = ["NEXT_AGENCY", "OWNED", "complete", "derive", "inherit", "leave", "said_before", "split_of"]

OWNED = re.compile(
    rf"(?:[\s:,(–-]|(?<!\w)(?:{any_of('filler')}|{any_of('opening')})(?!\w))*¤+(?:[\s:,–-]|(?<!\w)(?:{any_of('filler')}|đạt)(?!\w))*",
    re.IGNORECASE,
)
"""An agency alone before a number: what is counted was said before it."""
NEXT_AGENCY = re.compile(r"[^()¤]*\)\s*(?:[,;]|và)?\s*(?:và\s+)?¤+\s*")
"""Between a count in a bracket and the bracket behind the next agency."""
_PERIOD = re.compile(r"(?<!\w)(?:tháng|quý|năm|tuần)(?!\w)", re.IGNORECASE)
_CUMULATED = re.compile(
    r"[\s,(]*(?:nâng tổng số\s+)?(?:lũy|luỹ)\s+kế"
    r"(?:\s+(?:từ|đến|đầu|năm|nay|hết|tháng|quý|kỳ|cả|của|là|được|đạt|đã|[\d/]+|¤+))*[\s,:]*",
    re.IGNORECASE,
)
"""Words before a figure that says how much the one before it has come to."""
_PAIRED = re.compile(r"[\s/=,(]*(?:với|về|của|gồm|có)?\s*")
_UNIT_WORDS = re.compile(r"^\s*[^\W\d_]+(?:\s+[^\W\d_]+){0,3}?(?=\s*[/=,(]|\s+(?:với|về|của)\b|\s*$)")
_FILLER = re.compile(rf"^[\s:,–¤-]*(?:(?:{any_of('filler')})[\s:,–-]*)*$", re.IGNORECASE)


def complete(walk: Walk, frame: Frame, own: Features, number: Number) -> tuple[Features | None, bool]:
    """Return the features with those of the tree, and whether the tree was needed; `None` when the words do not allow it."""
    if any(dimension == frame.master for dimension, _ in own):
        if _whole_behind(walk, frame, number):
            return own, False
        leave(walk, frame, own)
        return _beside(walk, frame, inherit(walk, frame, own, explicit=True)), False
    if not own:
        return _unlabelled(walk, frame, number)
    base = inherit(walk, frame, own, explicit=False)
    before = walk.last or (walk.latest if walk.latest and walk.latest.sentence == walk.sentence else None)
    if (beside := _left_head(walk, frame)) is not None:
        base = merge(base, beside)
    if not any(dimension == frame.master for dimension, _ in base) and before and before.frame == frame.name:
        staged = merge(frozenset(pair for pair in before.features if pair[0] == frame.master), base)
        apart = before.clause != walk.clause or dict(before.features).get(frame.master) in frame.bases
        foreign = resolve(frame, staged) is None and apart and _alone(frame, base)
        base = base if foreign else staged
    if not any(dimension == frame.master for dimension, _ in base):
        base = _with_implied(walk, frame, base)
        if frame.divided_by and frame.divided_by in dict(base):
            base = merge(frame.nil or _first_counted(walk, frame), base)
    return base, True


def _whole_behind(walk: Walk, frame: Frame, number: Number) -> bool:
    """Tell whether a number is the whole of the count before it, told with its unit (`4.102 hồ sơ/4.390 hồ sơ tiếp nhận`)."""
    before = walk.latest
    if before is None or before.unit is None or before.frame != frame.name:
        return False
    between = walk.passage.text[before.number.end : number.start].strip()
    return between.endswith("/") and between[:-1].strip() == before.unit


def _beside(walk: Walk, frame: Frame, features: Features) -> Features:
    """Return what a count says with what the one before it in the clause says besides, where it says no indicator by itself.

    `có mặt 2.298 công chức, 30.114 viên chức`: both are in post.
    """
    before = walk.last
    if before is None or before.frame != frame.name or before.clause != walk.clause or resolve(frame, features) is not None:
        return features
    more = merge(frozenset(pair for pair in before.features if pair[0] != frame.master), features)
    return more if resolve(frame, more) is not None else features


def _with_implied(walk: Walk, frame: Frame, base: Features) -> Features:
    """Return features that leave the master open with what they imply: what the heading counts, else what the frame says."""
    staged = frozenset(pair for pair in walk.passage.staged if pair[0] == frame.master)
    alone = walk.passage.hint == frame.name and {dimension for dimension, _ in base} == {frame.under_heading}
    if staged and alone and resolve(frame, merge(staged, base)) is not None:
        return merge(staged, base)
    for when, says in frame.implies:
        if when <= base:
            base = merge(says, base)
    return base


def _left_head(walk: Walk, frame: Frame) -> Features | None:
    """Return the master of the count before in the clause where that left the one of the words before the colon.

    `Kết quả giải quyết: phải giải quyết 58 vụ khiếu nại và 17 vụ tố cáo`: both are those to be resolved.
    """
    before, level = walk.last, walk.frame_level()
    if before is None or level is None or level.kind != "head" or before.frame != frame.name or before.clause != walk.clause:
        return None
    said, head = dict(before.features).get(frame.master), dict(level.features).get(frame.master)
    return frozenset({(frame.master, said)}) if said and head and said != head and before.sentence == walk.sentence else None


def _alone(frame: Frame, features: Features) -> bool:
    """Tell whether features say an indicator by themselves, or with what they imply."""
    implied = [merge(says, features) for when, says in frame.implies if when <= features]
    return any(resolve(frame, said) is not None for said in (features, *implied))


def _first_counted(walk: Walk, frame: Frame) -> Features:
    """Return the master of the first count of the passage: fields divide what it counts."""
    first = next((count for count in walk.counts if count.frame == frame.name and not count.rate and not count.depth), None)
    return frozenset(pair for pair in first.features if pair[0] == frame.master) if first else frozenset()


def _unlabelled(walk: Walk, frame: Frame, number: Number) -> tuple[Features | None, bool]:
    """Return what a number without words of its own says: what an agency before it had counted, or what the level says."""
    again = said_before(walk, frame, number) or _cumulated(walk, frame, number) or added_up(walk, frame, number)
    if again is not None:
        return again, True
    level = _bracket_of(walk, number) or walk.frame_level()
    clear = _FILLER.match(walk.clean(walk.left, number.start)) is not None
    if level is None or not clear or level.kind not in {"head", "colon"}:
        return (frozenset(), False) if level is None and clear else (None, False)
    if level.frame == frame.name:
        staged = _staged(walk, frame, level.features)
        open_ = bool(staged) and not any(dimension == frame.master for dimension, _ in staged)
        return (_with_implied(walk, frame, staged) if open_ else staged) or None, True
    said = walk.said(walk.labels(frame.name, level.left, level.start), frame) if level.kind == "head" else frozenset()
    return (said if any(dimension == frame.master for dimension, _ in said) else None), True


def _bracket_of(walk: Walk, number: Number) -> Level | None:
    """Return the words before a colon that a bracket behind each agency counts: `Quá hạn nhiều: xã A (52 hồ sơ), xã B (47)`."""
    head, bracket = walk.levels[-2:] if len(walk.levels) > 1 else (walk.levels[0], walk.levels[0])
    opens = bracket.kind == "bracket" and bracket.parent is None and not bracket.blind
    if not opens or head.kind != "head" or not _FILLER.match(walk.clean(bracket.start, number.start)):
        return None
    return head


def _staged(walk: Walk, frame: Frame, features: Features) -> Features:
    """Return what a head says with the stage of the count before it in the sentence (`đang giải quyết: 74; quá hạn: 0`)."""
    before = walk.last or walk.latest
    if before is None or before.frame != frame.name or before.sentence != walk.sentence or frame.master in dict(features):
        return features
    staged = merge(frozenset(pair for pair in before.features if pair[0] == frame.master), features)
    return staged if resolve(frame, staged) is not None else features


def _cumulated(walk: Walk, frame: Frame, number: Number) -> Features | None:
    """Return what the count before a cumulative figure counts (`nhận 96 hồ sơ, lũy kế từ đầu năm 4.402 hồ sơ`)."""
    before = walk.latest
    if before is None or before.frame != frame.name or before.sentence != walk.sentence or before.change is not None:
        return None
    return before.features if _CUMULATED.fullmatch(walk.clean(walk.left, number.start)) else None


def said_before(walk: Walk, frame: Frame, number: Number) -> Features | None:
    """Return what an agency's number counts where only the agency stands before it.

    What the level divides (`gồm cấp tỉnh 1.720, cấp xã 430`), or what the agency before it had counted
    (`cấp tỉnh tiếp nhận 1.200 hồ sơ, cấp xã 3.400 hồ sơ`).
    """
    if (whole := _of_period(walk, frame, number)) is not None:
        return whole
    if (again := _next_bracket(walk)) is not None:
        return again.features if again.frame == frame.name else None
    if not walk.owned(walk.left, number.start) or not OWNED.fullmatch(walk.clean(walk.left, number.start)):
        return None
    level = walk.frame_level()
    if level is not None and level.frame == frame.name and level.features and level.kind != "root":
        return level.features
    before = next((count for count in reversed(walk.counts) if not count.rate and count.change is None), None)
    if before is None or before.sentence != walk.sentence or before.frame != frame.name:
        return None
    return before.features if walk.owned(before.start, before.number.start) else None


def _of_period(walk: Walk, frame: Frame, number: Number) -> Features | None:
    """Return what the level divides where only a period stands before the number (`6.204 hồ sơ, trong đó quý II là 3.317`)."""
    level = walk.frame_level()
    if level is None or level.kind != "under" or level.frame != frame.name or level.parent is None:
        return None
    if not OWNED.fullmatch(walk.clean(walk.left, number.start)) or walk.owned(walk.left, number.start):
        return None
    return level.features if _PERIOD.search(walk.passage.text, walk.left, number.start) else None


def _next_bracket(walk: Walk) -> Count | None:
    """Return the count in the bracket behind another agency: `tiếp nhận nhiều là Sở A (12.410 hồ sơ) và Sở B (9.877 hồ sơ)`."""
    level, before = walk.levels[-1], walk.counts[-1] if walk.counts else None
    if level.kind != "bracket" or level.parent is not None or level.blind or before is None or before.sentence != walk.sentence:
        return None
    return before if NEXT_AGENCY.fullmatch(walk.clean(before.number.end, level.start - 1)) else None


def inherit(walk: Walk, frame: Frame, own: Features, *, explicit: bool) -> Features:
    """Return own features on top of those of the level; a master of its own cuts off the level's, but for a heading's."""
    level = walk.frame_level()
    if level is None or level.frame != frame.name:
        return own
    if not explicit:
        return merge(level.features, own)
    above = dict(level.features).get(frame.master)
    if level.parent is not None and (above == dict(own).get(frame.master) or above in frame.wholes):
        return merge(level.features, own)
    if level.kind in {"head", "root"} and frame.master not in dict(level.features):
        return merge(level.features, own)
    if level.kind == "head" and level.parent is None:
        return merge(frozenset(p for p in level.features if p[0] not in {frame.master, "origin", "channel"}), own)
    return own


def leave(walk: Walk, frame: Frame, own: Features) -> None:
    """A count with another master than the one it stands under ends the levels that no bracket closes."""
    while walk.levels[-1].kind in {"under", "colon"} or (walk.levels[-1].kind == "head" and walk.levels[-1].consumed):
        level = walk.levels[-1]
        same = dict(level.features).get(frame.master) in {None, dict(own).get(frame.master), *frame.wholes}
        if level.frame == frame.name and (same or frame.stays or _is_part(frame, level.features, own)):
            return
        walk.levels.pop()


def _is_part(frame: Frame, whole: Features, part: Features) -> bool:
    """Tell whether a count with a master of its own is known to divide the one it stands under, which holds firm."""
    return any(
        rule.own <= whole and any(needed <= part for needed in rule.parts) and dict(rule.says).get(frame.master) in frame.firm
        for rule in frame.becomes
    )


def derive(walk: Walk, frame: Frame, features: Features, number: Number) -> Features:
    """Return what a count says right behind another one of its frame (`01 đoàn đông người với 07 người`)."""
    before = walk.latest
    for rule in frame.derived:
        near = before is not None and before.sentence == walk.sentence and before.clause in {walk.clause, _outer(walk)}
        if before is not None and near and before.frame == frame.name and rule.own <= features and rule.under <= before.features:
            return merge(features, rule.says)
    if before is not None and _series(walk, frame, before, features):
        features = merge(frozenset(pair for pair in before.features if pair[0] in frame.splits), features)
    if frame.stays and before is not None and before.frame == frame.name and before.sentence == walk.sentence:
        between = walk.passage.text[before.number.end : number.start]
        if _PAIRED.fullmatch(_UNIT_WORDS.sub("", between, 1)) and not any(dimension in frame.splits for dimension, _ in features):
            return merge(frozenset(pair for pair in before.features if pair[0] in frame.splits), features)
    return features


def _series(walk: Walk, frame: Frame, before: Count, features: Features) -> bool:
    """Tell whether a count is an outcome of petitions of the kind that was counted before (`khiếu nại đúng 02 vụ, sai 11 vụ`)."""
    dimensions = {dimension for dimension, _ in frame.yields} - frame.splits
    if before.frame != frame.name or before.sentence != walk.sentence or not dimensions & dict(features).keys():
        return False
    alone = sum(count.sentence == walk.sentence and not count.rate for count in walk.counts) == 1
    return alone or bool(dimensions & dict(before.features).keys())


def _outer(walk: Walk) -> int:
    """Return the clause round the bracket that stands open."""
    level = next((entry for entry in reversed(walk.levels) if entry.kind == "bracket"), None)
    return level.clause if level else walk.clause


def split_of(frame: Frame, features: Features, indicator: Indicator | None) -> tuple[str, str] | None:
    """Return the dimension and value that make a count a part of its indicator, `None` when it is the whole."""
    if indicator is None:
        return None
    left = sorted(pair for pair in without_entire(frame, features) - set(indicator.meaning) if pair[0] in frame.splits)
    return left[0] if left else None
