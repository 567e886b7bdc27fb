"""Statements that something did not occur: `không phát sinh đơn`, `chưa có`, `không có trường hợp nào`."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Negation", "find_negations"]

_NEGATION = re.compile(
    r"(?<!\w)(?:(?P<verb>(?:không|chưa) (?:có|nhận được|nhận|phát sinh|tiếp nhận|ghi nhận|để xảy ra|xảy ra|còn|để)(?: (?:trường hợp|bất kỳ))?)"
    r"|(?P<bare>chưa(?= (?:hồ sơ|đơn|công dân|trường hợp) nào))"
    r"|(?P<alone>(?<=: )không(?=\s*(?:[.;]|$)))|(?P<none>(?<=: )không (?:có|phát sinh)(?=\s*(?:[.;]|$)))"
    r"|(?P<figure>0 (?=trường hợp)))(?!\w)",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"[;.:()\[\]]|\n|(?<!\w)(?:của|về việc|đối với|do|tại|theo|trong khi|nhưng|tuy nhiên|chỉ|trừ|trên|bị|thuộc phạm vi|không|chưa)(?!\w)|\d",
    re.IGNORECASE,
)


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
