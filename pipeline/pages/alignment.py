"""Finds the characters of a text in another printing of the same text.

Spaces do not count: narrow columns and line breaks put them where they like.  Both texts are cut into pieces of some
characters; pieces that stand once in each text are anchors, and round them the texts are followed as long as they agree
character by character.  What lies between two anchors is looked at again with shorter pieces; texts without a long piece in
common are not the same text.  What does not agree has no
place: a number is found as a whole, or not at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Alignment", "align"]

_PIECES = (16, 8)
"""Lengths of the pieces: a sentence's stretch first, then what the narrow cell of a table holds with its neighbours."""


_GOES_ON, _COMES_ON = re.compile(r"[.,]?\d"), re.compile(r"\d[.,]?\Z")


class _Run(NamedTuple):
    """Characters that agree: `length` of them from `one` in the first text and from `other` in the second."""

    one: int
    other: int
    length: int


class _Gap(NamedTuple):
    """A stretch of both texts."""

    one: int
    one_end: int
    other: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the characters of one text stand in another one.

    Attributes:
        text: the other text.
        ones, others: for each text, the places of its characters that are no spaces.
        runs: stretches of such characters that agree, in order.
    """

    text: str
    ones: tuple[int, ...]
    others: tuple[int, ...]
    runs: tuple[tuple[int, int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where the characters `[start, end)` stand in the other text, `None` unless all of them do, side by side.

        A number is not found inside of a longer one.
        """
        low, high = bisect_left(self.ones, start), bisect_left(self.ones, end)
        index = bisect_right(self.runs, low, key=lambda run: run[0]) - 1
        if low >= high or index < 0:
            return None
        one, other, length = self.runs[index]
        if high > one + length:
            return None
        first, last = self.others[other + low - one], self.others[other + high - one - 1]
        return None if _cut(self.text, first, last + 1) else (first, last + 1)


def align(one: str, other: str) -> Alignment:
    """Find one text in another printing of it."""
    ones, others = _printed(one), _printed(other)
    a, b = "".join([one[place] for place in ones]), "".join([other[place] for place in others])
    gaps, runs = [_Gap(0, len(a), 0, len(b))], list[_Run]()
    for length in _PIECES:
        found = [run for gap in gaps for run in _agreeing(a, b, gap, length)]
        runs = sorted([*runs, *found])
        gaps = list(_between(runs, len(a), len(b))) if runs else []
    return Alignment(other, ones, others, tuple(runs))


def _printed(text: str) -> tuple[int, ...]:
    return tuple(place for place, char in enumerate(text) if not char.isspace())


def _agreeing(a: str, b: str, gap: _Gap, length: int) -> Iterator[_Run]:
    """Yield the runs round the anchors of a gap, in order; none reaches into another."""
    low, low_other = gap.one, gap.other
    for one, other in _anchors(a, b, gap, length):
        if one < low or other < low_other:
            continue
        back = 0
        while one - back > low and other - back > low_other and a[one - back - 1] == b[other - back - 1]:
            back += 1
        ahead = length
        while one + ahead < gap.one_end and other + ahead < gap.other_end and a[one + ahead] == b[other + ahead]:
            ahead += 1
        yield _Run(one - back, other - back, back + ahead)
        low, low_other = one + ahead, other + ahead


def _anchors(a: str, b: str, gap: _Gap, length: int) -> list[tuple[int, int]]:
    """Return the most pieces that stand once in each text and come in the same order."""
    places, known = _once(a, gap.one, gap.one_end, length), _once(b, gap.other, gap.other_end, length)
    return _rising([(place, known[piece]) for piece, place in places.items() if piece in known])


def _once(text: str, start: int, end: int, length: int) -> dict[str, int]:
    """Return the pieces that stand once between two places of a text, in their order."""
    found: dict[str, int] = {}
    for place in range(start, end - length + 1):
        piece = text[place : place + length]
        found[piece] = -1 if piece in found else place
    return {piece: place for piece, place in found.items() if place >= 0}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs whose second numbers rise; the first ones do."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [index]
    row: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        row.append(pairs[index])
        index = before[index]
    return row[::-1]


def _between(runs: Sequence[_Run], end: int, other_end: int) -> Iterator[_Gap]:
    low = low_other = 0
    for run in (*runs, _Run(end, other_end, 0)):
        if run.one > low and run.other > low_other:
            yield _Gap(low, run.one, low_other, run.other)
        low, low_other = run.one + run.length, run.other + run.length


def _cut(text: str, start: int, end: int) -> bool:
    """Tell whether a number goes on over one of the ends."""
    begins = text[start].isdigit() and _COMES_ON.search(text, max(start - 2, 0), start) is not None
    return begins or (text[end - 1].isdigit() and _GOES_ON.match(text, end) is not None)
