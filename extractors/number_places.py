"""What a number of a table is, where it is no figure: a row's or column's number, a rank, a value of something else."""

from __future__ import annotations

import re

from extractors.facts import Facts
from extractors.number_kinds import NumberKind
from extractors.number_words import counted_units, speaks_of_catalog
from schemas.document import Block, Cell
from schemas.wording import any_of

__all__ = ["kind_in_table"]

_HEAD_ROWS = 5
_RANK = re.compile(rf"(?<!\w)(?:{any_of('table_rank')})(?!\w)", re.IGNORECASE)
_UNIT = re.compile(r"\(([^()]+)\)\s*$")
_PER_CENT = "%"


def kind_in_table(facts: Facts, block: Block, start: int, end: int) -> NumberKind | None:
    """Return what a number of a table is; `None` when it may be a figure."""
    cell = next((cell for cell in _cells(block) if cell.start <= start and end <= cell.end), None)
    if cell is None:
        return None
    content = facts.document.content(cell).strip()
    if re.search(r"[^\W\d_]{2,}", content) or cell.column == 0 or _guides(facts, block, cell, content):
        return "cell"
    if any(_RANK.search(facts.document.content(other)) for other in _above(block, cell)):
        return "place"
    return _by_unit(facts, block, cell)


def _guides(facts: Facts, block: Block, cell: Cell, content: str) -> bool:
    """Tell whether a cell holds the number of its column, in a row of such numbers."""
    if re.fullmatch(r"\(?\d{1,2}\)?(?:\s*=.*)?", content) is None or cell.row > _HEAD_ROWS:
        return False
    texts = [facts.document.content(other).strip() for other in _cells(block) if other.row == cell.row]
    return all(
        re.fullmatch(r"(?:\(?\d{1,2}\)?(?:\s*=.*)?)?", text) or (index == 0 and len(text) < _HEAD_ROWS)
        for index, text in enumerate(texts)
    )


def _by_unit(facts: Facts, block: Block, cell: Cell) -> NumberKind | None:
    """Return what a number is whose row or head prints its unit, when no word of the two is one of the catalog."""
    row = [facts.document.content(other).strip() for other in _cells(block) if other.row == cell.row and other != cell]
    head = [facts.document.content(other) for other in _above(block, cell)]
    named = [found[1] for text in head for found in _UNIT.finditer(text)]
    units = [text for text in (*row, *named) if _is_unit(text)]
    if not units or any(speaks_of_catalog(text) for text in (*row, *head) if text not in units):
        return None
    return "share" if units[0] == _PER_CENT else "counted"


def _is_unit(text: str) -> bool:
    return text == _PER_CENT or counted_units().fullmatch(text) is not None


def _above(block: Block, cell: Cell) -> list[Cell]:
    """Return the cells of a column above a cell that may belong to its head."""
    return [other for other in _cells(block) if other.row < min(cell.row, _HEAD_ROWS) and _covers(other, cell.column)]


def _covers(cell: Cell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.column_span


def _cells(block: Block) -> tuple[Cell, ...]:
    return block.table.cells if block.table else ()
