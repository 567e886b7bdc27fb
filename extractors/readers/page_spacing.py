"""Plain rows of a page, all at once: their words parted by spaces where gaps are, with the edges of each character.

Most rows are plain: no gap in them parts columns, no digit is raised, nothing was put in later.  The others are read one by
one (`extractors.readers.page_lines`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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


class PlainRow(NamedTuple):
    """The text of a row, and where it stands, in points from the page's top left corner.

    Attributes:
        edges: x0 and x1 of each character of `text`.
    """

    text: str
    edges: tuple[float, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool


def plain_rows(rows: PageRows, bold: frozenset[int]) -> list[PlainRow | None]:
    """Return each row of a page that is plain, `None` for the others.

    Args:
        bold: places of bold characters.
    """
    if not len(rows):
        return []
    starts, sizes, glyphs = rows.starts, np.array(rows.sizes), rows.glyphs
    reach, before = _reach(rows)
    gaps, steps = glyphs.x0 - before, np.diff(glyphs.places, prepend=0)
    gaps[starts], steps[starts] = 0, 1
    size = sizes[rows.of]
    parted = gaps > np.where(steps > 1, SPACE_GAP * size, WORD_GAP * size)
    odd = (gaps > COLUMN_GAP * np.maximum(size, SMALLEST)) | (steps < 0)
    plain = ~np.logical_or.reduceat(odd, starts)
    plain[[index for index, raised in enumerate(rows.raised) if raised]] = False
    at = np.arange(len(glyphs)) + np.cumsum(parted) + rows.of  # a line end behind each row
    text = _text(glyphs.codes, at, starts)
    if normalise(text)[0] != text or any(spaces_in_blanks(text, stamped=False)):
        return [None] * len(rows)
    edges = _edges(at, glyphs.x0, glyphs.x1)
    gap = np.flatnonzero(parted)
    edges[2 * (at[gap] - 1)], edges[2 * (at[gap] - 1) + 1] = before[gap], glyphs.x0[gap]
    flat, spans = edges.tolist(), zip(at[starts].tolist(), (at[rows.ends - 1] + 1).tolist(), strict=True)
    found = (
        PlainRow(text[low:high], tuple(flat[2 * low : 2 * high]), *place)
        for (low, high), place in zip(spans, _places(rows, reach, bold), strict=True)
    )
    return [row if good else None for row, good in zip(found, plain.tolist(), strict=True)]


def _reach(rows: PageRows) -> tuple[Numbers, Numbers]:
    """Return how far each row reaches with each character, and before it."""
    reach, of = rows.glyphs.x1.copy(), rows.of
    for row in dict.fromkeys(of[1:][(reach[1:] < reach[:-1]) & (of[1:] == of[:-1])].tolist()):
        part = reach[rows.starts[row] : rows.ends[row]]
        np.maximum.accumulate(part, out=part)
    return reach, np.concatenate((reach[:1], reach[:-1]))


def _text(codes: Numbers, at: Numbers, starts: Numbers) -> str:
    """Return the characters at their places in the text, spaces between them, and line ends before the starts of rows."""
    text = np.full(at[-1] + 1, ord(" "), np.uint32)
    text[at] = codes
    text[at[starts[1:]] - 1] = ord("\n")
    return spelt(text)


def _edges(at: Numbers, x0: Numbers, x1: Numbers) -> Numbers:
    edges = np.zeros(2 * (at[-1] + 1))
    edges[2 * at], edges[2 * at + 1] = x0, x1
    return edges


def _places(rows: PageRows, reach: Numbers, bold: frozenset[int]) -> Iterator[tuple[float, float, float, float, bool]]:
    """Yield left, right, top and bottom of each row, and whether it is bold."""
    glyphs, starts = rows.glyphs, rows.starts
    tops, bottoms = glyphs.of_bands("top"), glyphs.of_bands("bottom")
    dark = np.add.reduceat(np.isin(glyphs.places, list(bold)), starts)
    enough = np.maximum(1, (rows.ends - starts) // (2 * SAMPLE))
    columns = (
        glyphs.x0[starts], reach[rows.ends - 1], np.minimum.reduceat(tops, starts), np.maximum.reduceat(bottoms, starts),
        dark >= enough,
    )  # fmt: skip
    return zip(*(column.tolist() for column in columns), strict=True)
