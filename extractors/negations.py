"""Statements that something did not occur: `không phát sinh đơn`, `chưa có`, `không có trường hợp nào`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.wording import any_of

__all__ = ["Negation", "find_negations"]

_NEGATION = re.compile(
    rf"(?<!\w)(?:(?:không|chưa) (?:{any_of('nil_verb')})(?: (?:trường hợp|bất kỳ))?"
    r"|chưa(?= (?:hồ sơ|đơn|công dân|trường hợp) nào)"
    r"|(?<=: )không(?=\s*(?:[.;]|$))"
    r"|0(?= trường hợp))(?!\w)",
    re.IGNORECASE,
)
_REACH = re.compile(rf"[;.:()\[\]]|\n|(?<!\w)(?:{any_of('nil_end')})(?!\w)|\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Negation:
    """A statement of nothing.

    Attributes:
        start, end: the negating words.
        reach: how far the words that name what is missing go.
    """

    start: int
    end: int
    reach: int


def find_negations(text: str) -> tuple[Negation, ...]:
    """Return the negations of a text, in order.

    `không tổ chức`, `không thuộc`, `không đủ` negate something else and are not returned.
    """
    found = []
    for match in _NEGATION.finditer(text):
        stop = _REACH.search(text, match.end())
        found.append(Negation(match.start(), match.end(), stop.start() if stop else len(text)))
    return tuple(found)
