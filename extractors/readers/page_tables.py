"""Ruled tables: pdfplumber finds the cells, the characters come from pdfium."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.readers.builder import CellText
from extractors.readers.page_chars import Glyph, PageChars
from extractors.readers.page_lines import printed_lines, text_of

if TYPE_CHECKING:
    import pdfplumber

__all__ = ["RuledTable", "TableFinder"]

_SNAP = 3.0
_Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table's cells with their text, and where it stands on its page (points from the top left)."""

    top: float
    bottom: float
    rules: tuple[float, ...]
    rows: int
    cells: tuple[CellText, ...]
    glyphs: frozenset[int]

    @property
    def columns(self) -> int:
        """Return how many columns its upright rules make."""
        return len(self.rules) - 1

    def followed_by(self, other: RuledTable) -> bool:
        """Tell whether the rules of a table at the top of the next page stand where this one's do."""
        return self.columns == other.columns and all(abs(a - b) <= _SNAP for a, b in zip(self.rules, other.rules, strict=True))

    def with_rows(self, other: RuledTable) -> RuledTable:
        """Return this table with the rows of the one that goes on with it on the next page."""
        moved = (replace(cell, row=cell.row + self.rows) for cell in other.cells)
        return replace(self, rows=self.rows + other.rows, cells=(*self.cells, *moved))


class TableFinder:
    """Finds tables on the pages that have rules; opens the file with pdfplumber only when one has."""

    def __init__(self, data: bytes) -> None:
        """Keep the file's bytes."""
        self._data = data
        self._pdf: pdfplumber.PDF | None = None

    def tables(self, page: PageChars) -> list[RuledTable]:
        """Return the tables of a page from top to bottom."""
        import pdfplumber  # noqa: PLC0415 - only pages with rules need it

        if self._pdf is None:
            self._pdf = pdfplumber.open(io.BytesIO(self._data))
        plumbed = self._pdf.pages[page.number - 1]
        found = [_table(page, [cell for cell in table.cells if cell]) for table in plumbed.find_tables()]
        plumbed.close()
        return sorted((table for table in found if table is not None), key=lambda table: table.top)

    def close(self) -> None:
        """Close the file."""
        if self._pdf is not None:
            self._pdf.close()


def _table(page: PageChars, rectangles: Sequence[_Rect]) -> RuledTable | None:
    """Return a table of cell rectangles; a single cell is a box round text, no table."""
    xs = _axis([value for cell in rectangles for value in (cell[0], cell[2])])
    ys = _axis([value for cell in rectangles for value in (cell[1], cell[3])])
    rows, columns = len(ys) - 1, len(xs) - 1
    if columns < 2 or (rows < 2 and columns < 4):  # noqa: PLR2004 - a few cells in one row are a frame
        return None
    cells: list[CellText] = []
    used: set[int] = set()
    for x0, top, x1, bottom in sorted(set(rectangles), key=lambda cell: (cell[1], cell[0])):
        row, column = _place(ys, top), _place(xs, x0)
        row_span, column_span = _place(ys, bottom) - row, _place(xs, x1) - column
        inside = [glyph for glyph in page.glyphs if _within(glyph, (x0, top, x1, bottom))]
        used.update(glyph.index for glyph in inside)
        lines = printed_lines(page, inside) if inside else []
        text, placed = text_of(sorted(lines, key=lambda line: (round(line.bottom), line.x0)))
        if row_span > 0 and column_span > 0:
            cells.append(CellText(row, column, row_span, column_span, text, placed))
    if sum(bool(cell.text) for cell in cells) < 2:  # noqa: PLR2004 - an empty grid says nothing
        return None
    return RuledTable(ys[0], ys[-1], tuple(xs), rows, tuple(cells), frozenset(used))


def _axis(values: Sequence[float]) -> list[float]:
    """Return the distinct positions of rules along one axis, those closer than `_SNAP` taken for one."""
    axis: list[float] = []
    for value in sorted(values):
        if not axis or value - axis[-1] > _SNAP:
            axis.append(value)
    return axis


def _place(axis: Sequence[float], value: float) -> int:
    return min(range(len(axis)), key=lambda index: abs(axis[index] - value))


def _within(glyph: Glyph, cell: _Rect) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return cell[0] <= x < cell[2] and cell[1] <= y < cell[3]
