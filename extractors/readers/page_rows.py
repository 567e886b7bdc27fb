"""Rows of a page: the characters of one baseline, and the digits that are raised over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import itemgetter, ne
from typing import NamedTuple, overload

import numpy as np

from extractors.readers.glyphs import Glyph, Glyphs, Numbers

__all__ = ["PageRows", "Row", "page_rows", "row_size", "rows_of"]

_SAME_BASE = 4.0  # a stamp does not meet the baseline of its blank
_RAISED = 0.12
_HIGHEST = 0.55
_SMALL = 0.7
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
    cuts = np.flatnonzero(np.diff(bases)) + 1
    starts, ends = [0, *cuts.tolist()], [*cuts.tolist(), len(glyphs)]
    pieces = sorted(zip(bases[starts].tolist(), starts, ends, strict=True), key=itemgetter(0))
    rows: list[list[tuple[int, int]]] = []
    found: list[float] = []
    for base, start, end in pieces:
        above = base - found[-1] if rows else 0.0
        if rows and (above <= _SAME_BASE or _stand_over([heights[slice(*span)] for span in rows[-1]], above, heights[start:end])):
            found[-1] = base if end - start > sum(high - low for low, high in rows[-1]) else found[-1]
            rows[-1].append((start, end))
        else:
            rows.append([(start, end)])
            found.append(base)
    return _by_column(glyphs, rows, found)


def _by_column(glyphs: Glyphs, rows: Sequence[Sequence[tuple[int, int]]], bases: Sequence[float]) -> PageRows:
    """Return rows, given as spans of the characters, by column: from left to right, with their sizes and what is raised."""
    counts = [sum(end - start for start, end in row) for row in rows]
    ends = np.cumsum(counts, dtype=np.int64)
    starts = ends - counts
    of = np.repeat(np.arange(len(rows)), counts)
    order = np.concatenate([np.arange(*span) for row in rows for span in row])
    x0 = glyphs.x0[order]
    for row in dict.fromkeys(of[1:][(x0[1:] < x0[:-1]) & (of[1:] == of[:-1])].tolist()):
        part = slice(starts[row], ends[row])
        order[part] = order[part][np.argsort(x0[part], kind="stable")]
    placed = glyphs.taken(order)
    heights = placed.of_bands("height")
    sizes = [_size(heights[start:end]) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    size = np.array(sizes)[of]
    small = (placed.of_bands("base") < np.array(bases)[of] - _RAISED * size) & (heights < _SMALL * size)
    raised: list[frozenset[int]] = [frozenset()] * len(rows)
    for row in dict.fromkeys(of[small].tolist()):
        part = slice(starts[row], ends[row])
        marks = placed.taken(part).taken(small[part])
        raised[row] = frozenset(mark.place for mark in marks if mark.char.isdigit())
    return PageRows(placed, of, starts, ends, sizes, raised)


def _size(heights: Numbers) -> float:
    """Return the height of the letters of a row (see `row_size`)."""
    return float(np.sort(heights)[(3 * len(heights)) // 4])


def _stand_over(above: Sequence[Numbers], distance: float, heights: Numbers) -> bool:
    """Tell whether a row is nothing but small marks (see `_stands_over`).

    Args:
        above: heights of its characters.
        distance: to what follows.
        heights: of the characters of what follows.
    """
    if distance >= _HIGHEST * heights.max():
        return False
    size = _size(heights)
    return distance < _HIGHEST * size and all(bool((part < _SMALL * size).all()) for part in above)


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
