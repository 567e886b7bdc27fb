"""Numbers that add up those before them or say what is left of them, and numbers of what is only looked at.

`kỳ trước chuyển sang 02 đơn, nhận trong tháng 09, tổng cộng 11`: the 11 are no new ones, whatever word stands before the
comma.  `Phân tích 58 vụ khiếu nại cho thấy 31 vụ về đất đai` states no receipt: the cases may be of any time.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.numbers import Number
from extractors.walk import Walk
from schemas.frames import Features, Frame
from schemas.wording import any_of

__all__ = ["added_up", "is_total", "left_over", "only_viewed"]

_TOTAL = re.compile(rf"[\s,;:]*(?:và\s+)?(?:{any_of('totals')})(?:\s+(?:là|có))?\s*:?\s*", re.IGNORECASE)
_REST = re.compile(rf"[\s,;:(]*(?:và\s+)?(?:{any_of('rest')})\s+(?:(?:{any_of('about')}|có)\s+)?", re.IGNORECASE)
_ORIGIN = "origin"


def is_total(walk: Walk, number: Number) -> bool:
    """Tell whether nothing but a word of adding up stands between the last mark and a number, and more before that mark."""
    return walk.lead < walk.left and _TOTAL.fullmatch(walk.passage.text, walk.left, number.start) is not None


def added_up(walk: Walk, frame: Frame, number: Number) -> Features | None:
    """Return what a number counts that adds up what was carried over and what is new, before it in the sentence."""
    if not _TOTAL.fullmatch(walk.passage.text, walk.left, number.start):
        return None
    parts = [
        count
        for count in walk.counts
        if count.sentence == walk.sentence and count.frame == frame.name and not count.rate and count.change is None
    ]
    origins = [dict(part.features).get(_ORIGIN) for part in parts]
    if sorted(map(str, origins)) != ["carried", "new"] or sum(part.number.value for part in parts) != number.value:
        return None
    return frozenset(pair for pair in parts[0].features & parts[1].features if pair[0] != _ORIGIN)


def left_over(walk: Walk, frame: Frame, number: Number) -> Features:
    """Return what a number counts that only says what is left: `đã giải quyết 09 vụ việc, còn 03 vụ việc`."""
    done = walk.latest
    if done is None or done.frame != frame.name or done.sentence != walk.sentence or done.change is not None or done.rate:
        return frozenset()
    done_so = dict(done.features).get(frame.master) in frame.rest_after
    return frame.rest if done_so and _REST.fullmatch(walk.passage.text, walk.left, number.start) else frozenset()


@cache
def _viewed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of('viewed')})\s+(?:(?:{any_of('viewed_of')})\s+)*(?=\d)", re.IGNORECASE)


def only_viewed(walk: Walk, number: Number) -> bool:
    """Tell whether a number that no word explains is the object of a verb of looking at, or a part of such an object.

    An object that was read as a count (`phân tích 58 vụ đã giải quyết`) divides like any other, and what goes on behind a
    count that was read goes on with that.
    """
    looked_at = max(
        (match.end() for match in _viewed().finditer(walk.passage.text, walk.sentence, number.start + 1)), default=None
    )
    return looked_at is not None and not any(count.number.start >= looked_at for count in walk.counts)
