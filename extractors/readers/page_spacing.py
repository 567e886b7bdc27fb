"""Plain rows of a page, all at once: their words parted by spaces where gaps are, with the edges of each character.

Most rows are plain: no gap in them parts columns, no digit is raised, nothing was put in later.  The others are read one by
one (`extractors.readers.page_lines`).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from extractors.readers.glyphs import Numbers, spelt
from extractors.readers.page_blanks import spaces_in_blanks
from extractors.readers.page_chars import SAMPLE
from extractors.readers.page_rows import PageRows
from extractors.readers.text import normalise

__all__ = ["COLUMN_GAP", "SMALLEST", "SPACE_GAP", "WORD_GAP", "PlainRow", "plain_rows"]

WORD_GAP = 0.16
SPACE_GAP = 0.04
"""The narrowest gap between words, of the letters' height: anywhere, and where pdfium counts a space."""

COLUMN_GAP = 2.2
SMALLEST = 8.0


PlainRow = tuple[str, tuple[float, ...], float, float, float, float, float, bool]
"""The text of a row, x0 and x1 of each of its characters, its left, right, top and bottom edge, the height of its characters,
in points from the page's top left corner; and whether it is bold."""


def plain_rows(rows: PageRows, bold: frozenset[int]) -> list[PlainRow | None]:
    """Return each row of a page that is plain, `None` for the others.

    Args:
        bold: places of bold characters.
    """
    if not len(rows):
        return []
    starts, of, glyphs = rows.starts, rows.of, rows.glyphs
    size, reach, steps = np.array(rows.sizes), _reach(rows), glyphs.places.copy()
    gaps = glyphs.x0.copy()
    gaps[1:] -= reach[:-1]
    steps[1:] -= glyphs.places[:-1]
    gaps[starts], steps[starts] = 0, 1
    parted = gaps > np.where(steps > 1, SPACE_GAP, WORD_GAP) * size[of]
    odd = (gaps > (COLUMN_GAP * np.maximum(size, SMALLEST))[of]) | (steps < 0)
    at = np.arange(len(glyphs)) + np.cumsum(parted) + of  # a line end behind each row
    text = _text(glyphs.codes, at, starts)
    if normalise(text)[0] != text or any(spaces_in_blanks(text, stamped=False)):
        return [None] * len(rows)
    gap = np.flatnonzero(parted)
    edges = np.zeros((at[-1] + 1, 2))
    edges[at, 0], edges[at, 1] = glyphs.x0, glyphs.x1
    edges[at[gap] - 1, 0], edges[at[gap] - 1, 1] = reach[gap - 1], glyphs.x0[gap]
    flat, lows, highs = tuple(edges.ravel().tolist()), at[starts].tolist(), (at[rows.ends - 1] + 1).tolist()
    others = np.logical_or.reduceat(odd, starts).tolist()
    return [
        None if other or raised else (text[low:high], flat[2 * low : 2 * high], *place)
        for other, raised, low, high, place in zip(others, rows.raised, lows, highs, _places(rows, reach, bold), strict=True)
    ]


def _reach(rows: PageRows) -> Numbers:
    """Return how far each row reaches with each character."""
    reach, of = rows.glyphs.x1.copy(), rows.of
    for row in dict.fromkeys(of[1:][(reach[1:] < reach[:-1]) & (of[1:] == of[:-1])].tolist()):
        part = reach[rows.starts[row] : rows.ends[row]]
        np.maximum.accumulate(part, out=part)
    return reach


def _text(codes: Numbers, at: Numbers, starts: Numbers) -> str:
    """Return the characters at their places in the text, spaces between them, and line ends before the starts of rows."""
    text = np.full(at[-1] + 1, ord(" "), np.uint32)
    text[at] = codes
    text[at[starts[1:]] - 1] = ord("\n")
    return spelt(text)


def _places(rows: PageRows, reach: Numbers, bold: frozenset[int]) -> Iterator[tuple[float, float, float, float, float, bool]]:
    """Yield left, right, top, bottom and size of each row, and whether it is bold."""
    glyphs, starts = rows.glyphs, rows.starts
    tops, bottoms = glyphs.of_bands("top"), glyphs.of_bands("bottom")
    black = np.zeros(1 + max(0, *bold, glyphs.places.max()), bool)
    black[list(bold)] = True
    dark = np.add.reduceat(black[glyphs.places], starts)
    enough = np.maximum(1, (rows.ends - starts) // (2 * SAMPLE))
    columns = (
        glyphs.x0[starts], reach[rows.ends - 1], np.minimum.reduceat(tops, starts), np.maximum.reduceat(bottoms, starts),
        np.array(rows.sizes), dark >= enough,
    )  # fmt: skip
    return zip(*(column.tolist() for column in columns), strict=True)
