"""Increases and decreases: numbers that say how far a figure lies from an earlier one, and the earlier one itself."""

from __future__ import annotations

import re
from typing import Literal

from extractors.labels import unit_at
from extractors.numbers import Number
from extractors.passages import Count
from extractors.walk import Walk
from schemas.labels import frames
from schemas.wording import any_of

__all__ = ["CHANGE", "against", "arrived", "before_alone", "beyond", "changes", "falls", "left_from", "relative_change"]

CHANGE = re.compile(
    rf"\b(?:{any_of('rises')}|{any_of('drops')})(?:\s+(?:thêm|tới|được|là|{any_of('about')}))*\s*$", re.IGNORECASE
)
_BEYOND = re.compile(rf"\b(?:{any_of('beyond')})(?:\s+(?:thêm|tới|{any_of('about')}))*\s*$", re.IGNORECASE)
"""Words before a number that says how far a figure lies from a target, which is no figure of the catalog."""
_JOINED = re.compile(r"\s*(?:,|và|với)?\s*")
_WORD = re.compile(rf"\b(?:{any_of('rises')}|{any_of('drops')})\b", re.IGNORECASE)
_DROP = re.compile(any_of("drops"), re.IGNORECASE)
_REACHES = re.compile(
    r"(?:\s+so(?:\s+với)?\s[^,;:.()\d]{2,40})?[\s,]*(?:và\s+)?(?:đạt|lên|còn|xuống)(?:\s+(?:mức|tới))?\s*", re.IGNORECASE
)
"""Between the change of a share and the share itself: `tỷ lệ đúng hạn tăng 0,4%, đạt 99,8%`."""
_FROM = re.compile(r"\btừ(?:\s+mức)?\s*$", re.IGNORECASE)
_AGAINST = re.compile(r"(?:\s+[^\W\d_]+){1,3}?\s+so\s+với\s+", re.IGNORECASE)
_BEFORE = re.compile(r"\(\s*(?:trong\s+)?(?:tuần|tháng|quý|kỳ|năm)\s+trước\s*(?::|là|có)?\s*\Z", re.IGNORECASE)
_CLOSES = re.compile(r"(?:\s+[^\W\d_]+){0,4}\s*\)")
_MOVE = r"(?:xuống|lên|giảm|tăng|còn|hạ)"
_TO = re.compile(rf"(?!\s*(?:[^\W\d_]+\s+){{0,3}}trở)(?:\s+[^\W\d_]+){{0,3}}?\s*(?:\([^()]*\))?\s*,?\s*{_MOVE}\b", re.IGNORECASE)
_ARRIVED = re.compile(
    rf"[\s,]*(?:[^\W\d_]+,?\s+){{0,3}}?"
    rf"(?:\(?{_MOVE}(?:\s+(?:{_MOVE}|thành|tới|đến|mức|{any_of('about')}))*|so(?:\s+với)?\s[^,;:.()]{{2,40}},\s+(?:còn|đạt|lên)(?:\s+mức)?)\s*$",
    re.IGNORECASE,
)
"""Between a figure's change or earlier value and the figure: `giảm 12 đơn (còn 3 đơn)`, `tăng 48 so với quý III, đạt 512`."""
_RATE = re.compile(r"(?<!\w)(?:tỷ|tỉ) lệ(?!\w)", re.IGNORECASE)
_BARE = re.compile(r"\s*(?:[,;.:)\n]|$)")
_BRACKET = re.compile(r"\([^()]*\)")
_REPEATED = re.compile(r"\s*[(,]?\s*(?:tương (?:đương|ứng)|bằng|tức|hay|=)?(?:\s+(?:là|với))?\s*$", re.IGNORECASE)


def changes(walk: Walk, number: Number) -> bool:
    """Tell whether the number is an increase or decrease: its word stands before it, or before the one it goes on from."""
    near = walk.passage.text[walk.left : number.start]
    if CHANGE.search(near):
        return True
    before = walk.counts[-1] if walk.counts else None
    return (
        before is not None
        and before.change in {"difference", "relative"}
        and before.clause == walk.clause
        and _JOINED.fullmatch(near) is not None
    )


def falls(walk: Walk, number: Number) -> bool:
    """Tell whether a change is a decrease, by its own word or that of the change which it goes on from."""
    words = _WORD.findall(walk.passage.text[walk.left : number.start])
    return _DROP.fullmatch(words[-1]) is not None if words else walk.counts[-1].number.value < 0


def beyond(walk: Walk, number: Number) -> bool:
    """Tell whether the number says by how much a target was missed or passed (`vượt 3,5% so với chỉ tiêu`)."""
    return _BEYOND.search(walk.passage.text[walk.left : number.start]) is not None


def left_from(walk: Walk, number: Number) -> bool:
    """Tell whether the number is the earlier value of a figure that moved: `từ 10,85% xuống còn 1,31%`."""
    text = walk.passage.text
    if against(walk, number):
        return True
    return _FROM.search(text[walk.left : number.start]) is not None and _TO.match(text, number.end, walk.passage.end) is not None


def before_alone(walk: Walk, number: Number) -> bool:
    """Tell whether a bracket holds nothing but what the figure before it was: `3 đoàn (kỳ trước 01 đoàn)`."""
    text = walk.passage.text
    opened = text.rfind("(", walk.sentence, number.start)
    return opened >= 0 and _BEFORE.match(text, opened, number.start) is not None and _CLOSES.match(text, number.end) is not None


def against(walk: Walk, number: Number) -> bool:
    """Tell whether the number is what the one before it is compared with: `giảm 12% (214 hồ sơ so với 243 hồ sơ)`."""
    latest = walk.latest
    if latest is None or latest.change is not None or latest.rate:
        return False
    return _AGAINST.fullmatch(walk.passage.text, latest.number.end, number.start) is not None


def arrived(walk: Walk, number: Number) -> Count | None:
    """Return what the number says as the value to which the one before it moved, `None` when it is no such value."""
    before = _came_from(walk)
    if before is not None and before.rate and before.change == "difference" and number.percent:
        near = walk.passage.text[before.number.end : number.start]
        return before._replace(end=number.end, number=number, change=None) if _REACHES.fullmatch(near) else None
    if before is None or (before.rate != number.percent and before.change != "relative") or _speaks(walk, before, number):
        return None
    if not _ARRIVED.fullmatch(_BRACKET.sub(" ", walk.passage.text[before.number.end : number.start])):
        return None
    return before._replace(end=number.end, number=number, change=None, rate=number.percent)


def _speaks(walk: Walk, before: Count, number: Number) -> bool:
    """Tell whether the words behind a number say what it is, or count another thing: then no figure changed to it."""
    if before.change == "earlier":
        return False
    text = walk.passage.text
    if not _BARE.match(text, number.end, walk.passage.end):
        unit = unit_at(text, frames()[before.frame], number.end, walk.passage.end, walk.passage.borders)
        if unit is None or unit.foreign:
            return True
    stop = next((mark.start for mark in walk.passage.marks if mark.start >= number.end), walk.passage.end)
    return number.percent or any(label.says for label in walk.labels(before.frame, number.end, stop))


def _came_from(walk: Walk) -> Count | None:
    """Return the earlier value that was just read, or the change (`giảm 12 hồ sơ, còn 3 hồ sơ`)."""
    before = walk.counts[-1] if walk.counts else None
    return before if before is not None and before.change is not None and before.sentence == walk.sentence else None


def relative_change(walk: Walk, number: Number, near: str) -> tuple[Count | None, bool]:
    """Return the figure that changed by so many per cent, and whether the number is a change at all.

    A share that changes does so in points of per cent: that is a difference.  Where both a count and its share
    stand before the change, the wording leaves open which is meant.
    """
    before = walk.counts[-1] if walk.counts else None
    again = before is not None and before.change == "difference" and before.sentence == walk.sentence
    if before is not None and again and (_REPEATED.fullmatch(near) or _JOINED.fullmatch(near)):
        value = -number.value if before.number.value < 0 else number.value
        return before._replace(number=number._replace(value=value), end=number.end, rate=True, change="relative"), True
    if beyond(walk, number):
        return None, True
    if not changes(walk, number):
        return None, False
    if before is None or before.sentence != walk.sentence or before.change is not None or before.indicator is None:
        return None, True
    elsewhere = _names_another(walk, number, before) or (before.clause != walk.clause and _named(walk, number))
    if elsewhere or (before.rate and walk.latest is not None and walk.latest.start == before.start):
        return None, True
    value = -number.value if falls(walk, number) else number.value
    change: Literal["difference", "relative"] = "difference" if before.rate else "relative"
    return (
        before._replace(number=number._replace(value=value), start=before.start, end=number.end, rate=True, change=change,
                clause=walk.clause),
        True,
    )  # fmt: skip


def _names_another(walk: Walk, number: Number, before: Count) -> bool:
    """Tell whether words before a change say that another figure changed (`trễ hạn còn 02 hồ sơ, tỷ lệ đúng hạn tăng 0,4%`)."""
    if before.rate or _RATE.search(walk.passage.text, walk.lead, number.start) is None:
        return False
    labels = walk.labels(before.frame, walk.lead, number.start)
    return any(label.says and not label.says <= before.features for label in labels)


def _named(walk: Walk, number: Number) -> bool:
    """Tell whether words before a change say what changed (`...; số đơn tăng 12,5%`)."""
    return any(label.says for frame in walk.frames for label in walk.labels(frame.name, walk.lead, number.start))
