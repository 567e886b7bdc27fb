"""Tells the tables that only hold the two columns of head and closing from tables of data.

NĐ 30/2020, Phụ lục I: the issuer and the number stand on the left (ô 2, 3), the national title and the
date on the right (ô 1, 4); at the end the recipients on the left (ô 9b), the signer on the right (ô 7a đến 7c).
Word users set these side by side with a table without rules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.readers.docx_flow import Grid, GridCell, flat, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["is_frame", "is_layout", "side"]

_COLUMNS = 2
_MOST_ROWS = 15
_MOST_ROWS_AT_EDGE = 3
_TITLE = re.compile(
    r"c[ộô]ng h[òo][àa] x[ãa] h[ộô]i ch[ủu] ngh[ĩi]a vi[ệe]t nam|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam\W*$", re.IGNORECASE
)
_RECIPIENTS = re.compile(r"nơi nhận\s*(?::|$)", re.IGNORECASE)
_NUMBER = re.compile(r"số\s*:", re.IGNORECASE)
_DATED = re.compile(r"ngày\b[^a-zđ]{0,20}tháng\b", re.IGNORECASE)
_FIGURE = re.compile(r"[-+]?\d[\d.,]*\s*%?")


def is_frame(grid: Grid) -> bool:
    """Tell whether a table only frames its text: a single cell, or one column without rules."""
    one_column = all(cell.place.column == 0 and cell.place.column_span == grid.columns for cell in grid.cells)
    return len(grid.cells) == 1 or (one_column and not grid.ruled)


def is_layout(grid: Grid, *, at_edge: bool) -> bool:
    """Tell whether a table sets head or closing in two columns.

    Args:
        at_edge: nothing to speak of stands before it, or nothing after it.
    """
    if grid.rows > _MOST_ROWS or _most_in_a_row(grid) > _COLUMNS:
        return False
    lines = _texts(grid.cells)
    if any(_TITLE.match(line) for line in lines):
        return True
    if _holds_figures(grid):
        return False
    if any(_RECIPIENTS.match(line) for line in lines):
        return True
    return not grid.ruled and (_is_dated(lines) or _is_signed(grid) or (at_edge and _is_small(grid)))


def side(cell: GridCell, grid: Grid) -> int | None:
    """Return 0 or 1 for a cell in the left or right half, `None` for one across both."""
    place = cell.place
    if place.column == 0 and place.column_span == grid.columns:
        return None
    return 0 if 2 * place.column + place.column_span < grid.columns else 1


def _most_in_a_row(grid: Grid) -> int:
    """Return the largest number of cells with text that stand side by side."""
    counts = [0] * grid.rows
    for cell in grid.cells:
        if _texts((cell,)):
            for row in range(cell.place.row, cell.place.row + cell.place.row_span):
                counts[row] += 1
    return max(counts, default=0)


def _texts(cells: Iterable[GridCell]) -> list[str]:
    """Return the lines of the cells that are not empty."""
    return [line for cell in cells for paragraph in paragraphs(cell.items) if (line := flat(paragraph))]


def _holds_figures(grid: Grid) -> bool:
    """Tell whether a cell holds a figure and nothing else."""
    return any(_FIGURE.fullmatch(" ".join(_texts((cell,)))) for cell in grid.cells)


def _is_small(grid: Grid) -> bool:
    """Tell whether a table is two columns of a few rows."""
    return grid.rows <= _MOST_ROWS_AT_EDGE and _most_in_a_row(grid) == _COLUMNS


def _is_dated(lines: list[str]) -> bool:
    """Tell whether number and date of a document stand in a table."""
    return any(_NUMBER.match(line) for line in lines) and any(_DATED.search(line) for line in lines)


def _is_signed(grid: Grid) -> bool:
    """Tell whether the right half begins with an office in capitals, and the left one with another or with nothing."""
    left, right = ([cell for cell in grid.cells if side(cell, grid) == half] for half in (0, 1))
    signer, other = _texts(right), _texts(left)
    return bool(signer) and signer[0].isupper() and (not other or other[0].isupper())
