"""The rows of tables that number their columns, kept for the checks of their identities."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractors.cell_values import cell_value
from extractors.evidence import evidence_of
from extractors.grid import Grid
from extractors.table_rows import wordy
from schemas.document import Cell, Document
from schemas.forms import Form, Sum
from schemas.report import NumberedCell, NumberedRow, NumberedTable

__all__ = ["NumberedRows", "rows_of"]


@dataclass(slots=True)
class NumberedRows:
    """Collects the tables; one whose columns go on in the next table is one with it."""

    tables: tuple[NumberedTable, ...] = ()

    def add(self, document: Document, table: Grid, form: Form | None, *, goes_on: bool, ignored: Collection[Sum] = ()) -> None:
        """Add the rows of a table.

        Args:
            form: the official form that it is; its identities count before those that are printed.
            goes_on: whether its column numbers go on where those of the table before end.
            ignored: identities that are printed in error.
        """
        sums = form.identities if form else [entry for entry in table.sums if entry not in ignored]
        rows = rows_of(document, table, dashes=form is not None)
        found = NumberedTable(
            form=form.name if form else None,
            identities=tuple((entry.total, entry.parts) for entry in sums),
            bounds=form.bounds if form else (),
            rows=rows,
        )
        before = self.tables[-1] if self.tables and goes_on else None
        if before is not None and before.form == found.form and len(before.rows) == len(rows):
            self.tables = (*self.tables[:-1], _joined(before, found))
        else:
            self.tables = (*self.tables, found)


def rows_of(document: Document, table: Grid, *, dashes: bool) -> tuple[NumberedRow, ...]:
    """Return the rows of a table that numbers its columns.

    Args:
        dashes: a dash and `không` are zeros, as in the official forms.
    """
    return tuple(_row(document, table, row, dashes=dashes) for row in table.data)


def _joined(before: NumberedTable, after: NumberedTable) -> NumberedTable:
    rows = tuple(
        NumberedRow(label=one.label, cells=(*one.cells, *other.cells)) for one, other in zip(before.rows, after.rows, strict=True)
    )
    identities = tuple(dict.fromkeys((*before.identities, *after.identities)))
    return before.model_copy(update={"rows": rows, "identities": identities})


def _row(document: Document, table: Grid, row: Sequence[Cell | None], *, dashes: bool) -> NumberedRow:
    cells: list[NumberedCell] = []
    for column, number in table.columns_by_number.items():
        value = cell_value(document, row[column], dashes=dashes)
        if value is not None and not value.percent:
            evidence = evidence_of(document, value.start, value.end)
            cells.append(NumberedCell(column=number, value=value.number, evidence=evidence))
    label = next((table.text(cell) for cell in row if cell is not None and wordy(table.text(cell))), "")
    return NumberedRow(label=label, cells=tuple(cells))
