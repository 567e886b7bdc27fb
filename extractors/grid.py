"""A table as a grid: heads of several rows, the row of column numbers, and data rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.cell_values import cell_value
from schemas.document import Block, Cell, Document
from schemas.forms import Sum, parse_sums
from schemas.wording import any_of

__all__ = ["ORDER_MARK", "Grid", "grid"]

_GUIDE = re.compile(r"\(?\s*(\d{1,2})\s*\)?\s*(?:=.*)?$", re.DOTALL)
_LETTER = re.compile(r"\(?\s*[A-ZĐa-zđ]\s*\)?$")
_NAME = re.compile(rf"(?:{any_of('table_order')})$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d$")
ORDER_MARK = re.compile(r"(?:[IVX]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)]?$")
"""What numbers a row: `I`, `A.`, `1`, `2.1`."""

_CODE_LENGTH = 6
_FEWEST = 3
_FIGURES = 0.3


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose every place knows the cell that covers it.

    Attributes:
        places: the cell at each row and column, `None` where there is none.
        head: how many rows the head has, with the row of column numbers.
        columns_by_number: the official column number of each column, where the table prints one.
        sums: the identities that are printed with the column numbers.
    """

    document: Document
    places: tuple[tuple[Cell | None, ...], ...]
    head: int
    columns_by_number: dict[int, int]
    sums: tuple[Sum, ...] = ()

    def text(self, cell: Cell | None) -> str:
        """Return the text of a cell on one line, empty for none."""
        return " ".join(self.document.content(cell).split()) if cell else ""

    def head_path(self, column: int) -> list[str]:
        """Return the texts of the head over a column from top to bottom; a merged cell comes once."""
        path: list[str] = []
        seen: list[Cell] = []
        for row in self.places[: self._worded]:
            cell = row[column]
            if cell is None or cell in seen:
                continue
            seen.append(cell)
            text = self.text(cell)
            if text:
                path.append(text)
        return path

    def head_cells(self, column: int) -> list[Cell]:
        """Return the cells of the head over a column from top to bottom, those with text, each once."""
        cells = (row[column] for row in self.places[: self._worded])
        return list(dict.fromkeys(cell for cell in cells if cell is not None and cell.end > cell.start))

    @property
    def _worded(self) -> int:
        """Return how many rows of the head hold words: all but the row of column numbers."""
        return self.head - bool(self.columns_by_number)

    @property
    def guide(self) -> list[Cell]:
        """Return the cells that hold the numbers of the columns."""
        row = self.places[self.head - 1] if self.columns_by_number else ()
        return list(dict.fromkeys(cell for cell in row if cell is not None and cell.end > cell.start))

    @property
    def data(self) -> Sequence[tuple[Cell | None, ...]]:
        """Return the rows below the head."""
        return self.places[self.head :]


def grid(document: Document, block: Block) -> Grid:
    """Return the grid of a table block.

    Raises:
        ValueError: when the block holds no table.
    """
    if block.table is None:
        raise ValueError(block.kind)
    table = block.table
    places: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                places[row][column] = cell
    fixed = tuple(tuple(row) for row in places)
    head, numbers = _head(document, fixed)
    sums = tuple(found for column in numbers for found in parse_sums(document.content(fixed[head - 1][column] or table.cells[0])))
    return Grid(document, fixed, head, numbers, sums)


def _head(document: Document, places: Sequence[Sequence[Cell | None]]) -> tuple[int, dict[int, int]]:
    """Return how many rows are head, and the column numbers of a guide row `(1) (2) (3)=(4)+(5)`."""
    for index, row in enumerate(places[:7]):
        numbers = _guide(document, row)
        if numbers:
            return index + 1, numbers
    for index, row in enumerate(places):
        if _is_data(document, row) or (index and _is_section(document, places, index)):
            return index, {}
    return min(1, len(places)), {}


def _is_data(document: Document, row: Sequence[Cell | None]) -> bool:
    """Tell whether a row holds figures; years are heads of columns."""
    values = [cell for cell in row if cell_value(document, cell) is not None]
    figures = sum(not _YEAR.match(document.content(cell).strip()) for cell in values if cell)
    return figures > 0 and len(values) >= _FIGURES * sum(cell is not None and cell.end > cell.start for cell in row)


def _is_section(document: Document, places: Sequence[Sequence[Cell | None]], index: int) -> bool:
    """Tell whether a row without figures opens the data: it is numbered, or a single cell over the whole width."""
    row = places[index]
    cells = list(dict.fromkeys(cell for cell in row if cell is not None and cell.end > cell.start))
    if not cells or any(cell.row < index for cell in cells):
        return False
    numbered = ORDER_MARK.match(document.content(cells[0]).strip()) is not None and cells[0].column == 0 and len(cells) > 1
    above = {cell for cell in places[index - 1] if cell is not None}
    return numbered or (len(cells) == 1 and cells[0].column_span == len(row) and len(above) > 1)


def _guide(document: Document, row: Sequence[Cell | None]) -> dict[int, int]:
    """Return column numbers by column when the row holds nothing else but its own name (`MS`, `Mã số`) and they count up.

    Columns of names may have letters (`A`, `B`); where a number is printed twice in error the first one counts (II.08).
    """
    found: dict[int, int] = {}
    for column, cell in enumerate(row):
        text = document.content(cell).strip() if cell else ""
        if not text or cell in row[:column]:
            continue
        match = _GUIDE.match(text)
        if match:
            found[column] = int(match[1])
        elif found or not (_LETTER.match(text) or _NAME.match(text) or (column == 0 and len(text) <= _CODE_LENGTH)):
            return {}
    numbers = list(found.values())
    steps = [b - a for a, b in pairwise(numbers)]
    steady = len(numbers) >= _FEWEST and all(step >= 0 for step in steps) and steps.count(1) >= len(steps) / 2
    steady = steady and steps.count(0) <= 1
    return {column: number for column, number in found.items() if number not in _before(found, column)} if steady else {}


def _before(found: dict[int, int], column: int) -> list[int]:
    return [number for place, number in found.items() if place < column]
