"""Statements that something did not occur: `không phát sinh đơn`, `chưa có`, `không có trường hợp nào`."""

from __future__ import annotations

import re
from typing import NamedTuple

from schemas.wording import any_of

__all__ = ["Negation", "find_negations"]

_NEGATION = re.compile(
    r"[kKcC0](?<!\w.)(?i:"  # a search for one of a few letters passes over all others
    rf"(?:(?<=k)hông|(?<=c)hưa) (?:{any_of('nil_verb')})(?: (?:trường hợp|bất kỳ))?"
    rf"|(?:(?<=k)hông|(?<=c)hưa)(?= (?:{any_of('nil_noun')}) nào)"
    r"|(?<=: k)hông(?=\s*(?:[.;]|$))"
    r"|(?<=0)0?(?= trường hợp))(?!\w)"
)
_REACH = re.compile(rf"[;.:()\[\]]|\n|(?<!\w)(?:{any_of('nil_end')})(?!\w)|\d", re.IGNORECASE)
_NOT = re.compile(r"không|chưa", re.IGNORECASE)
_PAUSE = re.compile(r"(?:,|\bvà|\bcũng)\s*$", re.IGNORECASE)


class Negation(NamedTuple):
    """A statement of nothing.

    Attributes:
        start, end: the negating words.
        reach: how far the words that name what is missing go.
        again: where a second `không`, `chưa` stands among these words; what is missing is then known only
            if it is part of a label (`không có nhiệm vụ quá hạn chưa hoàn thành`).
    """

    start: int
    end: int
    reach: int
    again: int | None = None

    def moved(self, by: int) -> Negation:
        """Return the negation at another offset."""
        return Negation(self.start + by, self.end + by, self.reach + by, None if self.again is None else self.again + by)


def find_negations(text: str) -> tuple[Negation, ...]:
    """Return the negations of a text, in order.

    `không tổ chức`, `không thuộc`, `không đủ` negate something else and are not returned.
    """
    found = []
    for match in _NEGATION.finditer(text):
        stop, again = _REACH.search(text, match.end()), None
        if (
            stop
            and _NOT.fullmatch(stop[0])
            and text[match.end() : stop.start()].strip()
            and not _PAUSE.search(text, 0, stop.start())
        ):
            again = stop.start()
            stop = _REACH.search(text, stop.end())
        found.append(Negation(match.start(), match.end(), stop.start() if stop else len(text), again))
    return tuple(found)
