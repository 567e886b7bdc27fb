"""A table as a grid: heads of several rows, the row of column numbers, and data rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.numbers import parse_number
from schemas.document import Block, Cell, Document

__all__ = ["Grid", "Value", "cell_value", "grid"]

_GUIDE = re.compile(r"\(?\s*(\d{1,2})\s*\)?\s*(?:=.*)?$", re.DOTALL)
_NUMBER = re.compile(r"(?P<value>(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?)\s*(?P<percent>%)?$")

_CODE_LENGTH = 4
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Value:
    """A figure in a cell and the span of its digits in the document's text."""

    number: float
    percent: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose every place knows the cell that covers it.

    Attributes:
        places: the cell at each row and column, `None` where there is none.
        head: how many rows the head has, with the row of column numbers.
        columns_by_number: the official column number of each column, where the table prints one.
    """

    document: Document
    places: tuple[tuple[Cell | None, ...], ...]
    head: int
    columns_by_number: dict[int, int]

    def text(self, cell: Cell | None) -> str:
        """Return the text of a cell on one line, empty for none."""
        return " ".join(self.document.content(cell).split()) if cell else ""

    def head_path(self, column: int) -> list[str]:
        """Return the texts of the head over a column from top to bottom; a merged cell comes once."""
        path: list[str] = []
        seen: list[Cell] = []
        for row in self.places[: self.head]:
            cell = row[column]
            if cell is None or cell in seen:
                continue
            seen.append(cell)
            text = self.text(cell)
            if text and not _GUIDE.match(text):
                path.append(text)
        return path

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
    return Grid(document, fixed, head, numbers)


def cell_value(document: Document, cell: Cell | None) -> Value | None:
    """Return the figure that a cell holds, `None` for text, blanks and dashes."""
    if cell is None:
        return None
    text = document.content(cell)
    stripped = text.strip()
    match = _NUMBER.match(stripped)
    if not match:
        return None
    start = cell.start + text.index(stripped)
    return Value(parse_number(match["value"]), match["percent"] is not None, start, start + match.end())


def _head(document: Document, places: Sequence[Sequence[Cell | None]]) -> tuple[int, dict[int, int]]:
    """Return how many rows are head, and the column numbers of a guide row `(1) (2) (3)=(4)+(5)`."""
    for index, row in enumerate(places[:6]):
        numbers = _guide(document, row)
        if numbers:
            return index + 1, numbers
    for index, row in enumerate(places):
        figures = sum(cell_value(document, cell) is not None for cell in row)
        if figures and figures >= 0.3 * sum(cell is not None and cell.end > cell.start for cell in row):
            return index, {}
    return min(1, len(places)), {}


def _guide(document: Document, row: Sequence[Cell | None]) -> dict[int, int]:
    """Return column numbers by column when the row holds nothing else but its own name (`MS`) and they count up."""
    found: dict[int, int] = {}
    for column, cell in enumerate(row):
        text = document.content(cell).strip() if cell else ""
        if not text:
            continue
        match = _GUIDE.match(text)
        if not match:
            if column == 0 and len(text) <= _CODE_LENGTH:
                continue
            return {}
        found[column] = int(match[1])
    numbers = list(found.values())
    steps = [b - a for a, b in pairwise(numbers)]
    steady = len(numbers) >= _FEWEST and all(step >= 1 for step in steps) and steps.count(1) >= len(steps) / 2
    return found if steady else {}
