"""Rows of a page: the characters of one baseline, and the digits that are raised over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count
from math import inf
from operator import itemgetter, ne
from typing import NamedTuple, overload

import numpy as np

from extractors.readers.glyphs import Glyph, Glyphs, Numbers

__all__ = ["PageRows", "Row", "page_rows", "row_size", "rows_of"]

_SAME_BASE = 4.0  # a stamp does not meet the baseline of its blank
_RAISED = 0.12
_HIGHEST = 0.55
_SMALL = 0.7
_NONE: frozenset[int] = frozenset()
_left_of = itemgetter(1)


class Row(NamedTuple):
    """Characters from left to right, the height of their letters, and the places of raised digits among them.

    Raised are exponents and marks of notes.
    """

    glyphs: list[Glyph]
    size: float
    raised: frozenset[int]


@dataclass(frozen=True, slots=True)
class PageRows(Sequence[Row]):
    """The rows of a page by column; each by itself is made when it is asked for.

    Attributes:
        glyphs: of all rows, one behind the other.
        of: the row of each of them, from 0.
        starts, ends: where the characters of each row begin and end.
        sizes, raised: of each row, as in `Row`.
    """

    glyphs: Glyphs
    of: Numbers
    starts: Numbers
    ends: Numbers
    sizes: list[float]
    raised: list[frozenset[int]]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        """Return one row, or a list of those of a slice."""
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        glyphs = self.glyphs.taken(slice(self.starts[index], self.ends[index]))
        return Row(list(glyphs), self.sizes[index], self.raised[index])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.sizes)


def page_rows(glyphs: Glyphs) -> PageRows:
    """Return what `rows_of` does, for a whole page at once."""
    if not len(glyphs):
        return PageRows(glyphs, glyphs.of, glyphs.of, glyphs.of, [], [])
    bases, heights = glyphs.of_bands("base"), glyphs.of_bands("height")
    starts = np.concatenate(([0], np.flatnonzero(bases[1:] != bases[:-1]) + 1))
    firsts, tallest = starts.tolist(), np.maximum.reduceat(heights, starts).tolist()
    rows: list[list[slice]] = []
    found: list[float] = []
    pieces = zip(bases[starts].tolist(), map(slice, firsts, [*firsts[1:], len(glyphs)]), tallest, strict=True)
    for base, piece, high in sorted(pieces, key=itemgetter(0)):
        above = base - found[-1] if rows else inf
        if above <= _SAME_BASE or (above < _HIGHEST * high and _stand_over(heights, rows[-1], above, heights[piece])):
            found[-1] = base if piece.stop - piece.start > _count(rows[-1]) else found[-1]
            rows[-1].append(piece)
        else:
            rows.append([piece])
            found.append(base)
    return _by_column(glyphs, rows, found)


def _count(row: Sequence[slice]) -> int:
    return sum([piece.stop - piece.start for piece in row])


def _by_column(glyphs: Glyphs, rows: Sequence[Sequence[slice]], bases: Sequence[float]) -> PageRows:
    """Return rows, given as pieces of the characters, by column: from left to right, with their sizes and what is raised."""
    counts = list(map(_count, rows))
    ends = np.cumsum(counts, dtype=np.int64)
    starts = ends - counts
    of = np.repeat(np.arange(len(rows)), counts)
    indices = np.arange(len(glyphs))
    order = np.concatenate([indices[piece] for row in rows for piece in row])
    x0 = glyphs.x0[order]
    for row in dict.fromkeys(of[1:][(x0[1:] < x0[:-1]) & (of[1:] == of[:-1])].tolist()):
        part = slice(starts[row], ends[row])
        order[part] = order[part][np.argsort(x0[part], kind="stable")]
    placed = glyphs.taken(order)
    parts = list(map(slice, starts.tolist(), ends.tolist()))
    heights = placed.of_bands("height")
    sizes = [_size(heights[part]) for part in parts]
    raised = [
        _raised(placed.taken(part), base, size) if len(row) > 1 else _NONE
        for row, part, base, size in zip(rows, parts, bases, sizes, strict=True)
    ]
    return PageRows(placed, of, starts, ends, sizes, raised)


def _size(heights: Numbers) -> float:
    """Return the height of the letters of a row (see `row_size`)."""
    rising = heights.copy()
    rising.sort()
    return float(rising[(3 * len(rising)) // 4])


def _raised(row: Glyphs, base: float, size: float) -> frozenset[int]:
    """Return the places of small digits over the baseline; a row of one piece has none."""
    small = (row.of_bands("base") < base - _RAISED * size) & (row.of_bands("height") < _SMALL * size)
    return frozenset(mark.place for mark in row.taken(small) if mark.char.isdigit()) if small.any() else _NONE


def _stand_over(heights: Numbers, above: Sequence[slice], distance: float, below: Numbers) -> bool:
    """Tell whether a row is nothing but small marks (see `_stands_over`).

    Args:
        heights: of all characters.
        above: the row's pieces of them.
        distance: to what follows.
        below: heights of the characters of what follows.
    """
    size = _size(below)
    return distance < _HIGHEST * size and all(bool((heights[piece] < _SMALL * size).all()) for piece in above)


def rows_of(glyphs: Sequence[Glyph]) -> list[Row]:
    """Return the rows that upright characters make, from top to bottom; raised marks go with the row they stand over."""
    rows: list[list[Glyph]] = []
    bases: list[float] = []
    for base, piece in sorted(_pieces(glyphs), key=itemgetter(0)):
        if rows and (base - bases[-1] <= _SAME_BASE or _stands_over(rows[-1], base - bases[-1], piece)):
            bases[-1] = base if len(piece) > len(rows[-1]) else bases[-1]
            rows[-1] += piece
        else:
            rows.append(piece)
            bases.append(base)
    return [_row(row, base) for row, base in zip(rows, bases, strict=True)]


def row_size(glyphs: Sequence[Glyph]) -> float:
    """Return the height of the letters, from the taller half of the characters (marks and dashes are flat)."""
    heights = sorted([glyph[3][3] for glyph in glyphs])
    return heights[(3 * len(heights)) // 4]


def _pieces(glyphs: Sequence[Glyph]) -> Iterator[tuple[float, list[Glyph]]]:
    """Yield what follows one another on one baseline."""
    bases = [glyph[3][2] for glyph in glyphs]
    cuts = list(compress(count(1), map(ne, bases, bases[1:])))
    for start, end in zip([0, *cuts], [*cuts, len(glyphs)], strict=True):
        if end:
            yield bases[start], list(glyphs[start:end])


def _stands_over(above: Sequence[Glyph], distance: float, piece: Sequence[Glyph]) -> bool:
    """Tell whether a row is nothing but small marks, less than a line above what follows."""
    if distance >= _HIGHEST * max([glyph[3][3] for glyph in piece]):
        return False
    size = row_size(piece)
    return distance < _HIGHEST * size and all(glyph[3][3] < _SMALL * size for glyph in above)


def _row(glyphs: list[Glyph], base: float) -> Row:
    glyphs.sort(key=_left_of)
    size = row_size(glyphs)
    highest, small = base - _RAISED * size, _SMALL * size
    raised = [glyph[4] for glyph in glyphs if glyph[3][2] < highest and glyph[0].isdigit() and glyph[3][3] < small]
    return Row(glyphs, size, frozenset(raised))
