"""Rows of a page by baseline, cut into pieces at gaps, and the columns that pieces fall into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from extractors.readers.page_lines import PrintedLine

__all__ = [
    "FEWEST_FIGURES",
    "FIGURE",
    "FLUSH",
    "LETTER",
    "AlignedRow",
    "Span",
    "columns_under",
    "lines_by_base",
    "parted",
    "pieces_of",
    "place_of",
]

FIGURE = re.compile(r"\(?[-+]?\d[\d.,]*\s?%?\)?(?:\s*=[\s\d()+=]+)?|[-–—x…]|\.{3}")
LETTER = re.compile(r"[^\W\d_]")
FEWEST_FIGURES = 2
FLUSH = 4.0
"""Points by which what stands in one column may begin apart."""
_SAME_BASE, _GAP = 0.5, 0.75
Span = tuple[float, float]
"""Left and right edge of a column, in points from the page's left."""


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """The pieces of one baseline, from left to right, and the lines that they are parts of."""

    pieces: tuple[PrintedLine, ...]
    lines: tuple[PrintedLine, ...]

    @property
    def top(self) -> float:
        """Return where it begins, in points from the page's top."""
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Return where it ends, in points from the page's top."""
        return max(piece.bottom for piece in self.pieces)

    @property
    def size(self) -> float:
        """Return the height of its tallest piece, in points."""
        return max(piece.size for piece in self.pieces)

    @property
    def figures(self) -> int:
        """Return how many of its pieces are figures, or signs that stand for one."""
        return sum(FIGURE.fullmatch(piece.text) is not None for piece in self.pieces)

    @property
    def counts(self) -> bool:
        """Tell whether it may be a row of a table: it holds several figures."""
        return self.figures >= FEWEST_FIGURES


def lines_by_base(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Return the lines of each baseline, from left to right."""
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=attrgetter("bottom", "x0")):
        if rows and line.bottom - rows[-1][0].bottom < _SAME_BASE * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=attrgetter("x0"))
    return rows


def pieces_of(line: PrintedLine) -> Iterator[PrintedLine]:
    """Yield the parts of a line between gaps that are wider than one between words, and narrower than most between columns."""
    spaces = [place for place, char in enumerate(line.text) if char == " "]
    wide = [place + 1 for place in spaces if line.edges[2 * place + 2] - line.edges[2 * place - 1] > _GAP * line.size]
    yield from _cut(line, wide)


def parted(piece: PrintedLine, columns: Sequence[Span]) -> Iterator[PrintedLine]:
    """Yield the parts of a head's piece over several columns: a word that begins where a column's words do begins its own."""
    starts = [columns[index][0] for index in columns_under(piece, columns)[1:]]
    words = [place + 1 for place, char in enumerate(piece.text) if char == " "]
    yield from _cut(piece, [word for word in words if any(abs(piece.edges[2 * word] - start) < FLUSH for start in starts)])


def _cut(line: PrintedLine, places: Sequence[int]) -> Iterator[PrintedLine]:
    """Yield the parts of a line that begin at some places; the space before each is left out."""
    cuts = [0, *places]
    for start, end in zip(cuts, [*(cut - 1 for cut in cuts[1:]), len(line.text)], strict=True):
        edges = line.edges[2 * start : 2 * end]
        yield line._replace(text=line.text[start:end], edges=edges, x0=edges[0], x1=max(edges))


def place_of(piece: PrintedLine, columns: Sequence[Span]) -> int:
    """Return the column that a piece overlaps most, the nearest one where it overlaps none."""
    return max(range(len(columns)), key=lambda index: min(piece.x1, columns[index][1]) - max(piece.x0, columns[index][0]))


def columns_under(piece: PrintedLine, columns: Sequence[Span]) -> list[int]:
    """Return the columns that a piece stands over, or in."""
    return [index for index, (x0, x1) in enumerate(columns) if piece.x0 < x1 and piece.x1 > x0]
