"""Units inside an agency: where the name of a `Phòng`, `Chi cục` or `Trung tâm` ends."""

from __future__ import annotations

import re
from functools import cache

from schemas.organs import agency_words

__all__ = ["ends_short_name", "unit_end"]

_LEVELS = {"tỉnh", "xã", "phường", "huyện"}
_WORD = re.compile(r"[ ]?(?P<mark>[-–]|,)?[ ]?(?P<word>[^\W\d_]+)")


def unit_end(text: str, at: int) -> int:
    """Return where the name behind the kind of a unit ends: before a verb, a mark, or a second name.

    Args:
        text: with its tone marks in one place.
        at: end of the kind (`Chi cục`); returned as it is when no name follows.
    """
    end = at
    while match := _WORD.match(text, end):
        mark, word = match["mark"], match["word"]
        if match.start() == match.start("word") or (end == at and (mark or word in agency_words().lists["no_part"])):
            break
        if mark == "," and not (text[:end].endswith("Phòng") and word == "chống"):
            break
        if not mark and (not _goes_on(text, match.end()) if word == "và" else _stop().match(text, match.start("word"))):
            break
        closed = word in _LEVELS and not text[:end].endswith("Văn") and not text.startswith(" hội", match.end())
        end = match.end()
        if closed:
            break
    return end


def ends_short_name(text: str, at: int) -> bool:
    """Tell whether a verb, mark, figure or the end follows a short name (`Ban tiếp nhận`), not more of a longer one."""
    return re.match(r"\s*(?:[^\w\s]|\d|$)", text[at:]) is not None or _stop().match(text, at + 1) is not None


def _goes_on(text: str, at: int) -> bool:
    """Tell whether a name goes on behind `và`: in capitals, and not with another unit (`và Phòng Y tế`)."""
    match = _WORD.match(text, at)
    if match is None or match["mark"] or not match["word"][0].isupper():
        return False
    return match["word"] not in agency_words().lists["part"] or text.startswith(", chống", match.end())


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, agency_words().lists['stop']))})(?!\w)")
