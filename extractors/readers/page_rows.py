"""Rows of a page: the characters of one baseline, and the digits that are raised over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count
from operator import itemgetter, ne
from typing import NamedTuple

from extractors.readers.page_chars import Glyph

__all__ = ["Row", "row_size", "rows_of"]

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
