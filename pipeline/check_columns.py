"""Tables that number their columns: the identities of their form, row by row, on the cells themselves.

The identities are those of the official form (TT 06/2025/TT-TTCP, 01/TCD: 1 = 5 + 11 + 17), or those that the table's own row of
column numbers prints.  A blank cell is missing and proves nothing (DOMAIN T5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.check_words import number
from schemas.report import Finding, NumberedCell, NumberedRow, NumberedTable, Report, Severity

__all__ = ["check_columns"]

SUM = "{row}: cột ({total}) ghi {stated}, nhưng cộng các cột {parts} được {expected}{form}."
BOUND = "{row}: cột ({less}) ghi {stated}, lớn hơn cột ({more}) ghi {expected}{form}."
_TOLERANCE = 0.005
"""Money and land have decimals; their sums may differ by less than the last one printed."""


def check_columns(report: Report) -> Iterator[Finding]:
    """Yield the rows whose cells contradict the identities of their columns."""
    for table in report.tables:
        for row in table.rows:
            cells = {cell.column: cell for cell in row.cells}
            yield from _sums(table, row, cells)
            yield from _bounds(table, row, cells)


def _sums(table: NumberedTable, row: NumberedRow, cells: Mapping[int, NumberedCell]) -> Iterator[Finding]:
    for total, numbers in table.identities:
        parts = [cells[number] for number in numbers if number in cells]
        if total not in cells or len(parts) < len(numbers):
            continue
        expected = sum(part.value for part in parts)
        if abs(expected - cells[total].value) > _TOLERANCE:
            listed = " + ".join(f"({part.column}) {number(part.value)}" for part in parts)
            message = SUM.format(
                row=_row(row), total=total, stated=number(cells[total].value), parts=listed, expected=number(expected),
                form=_form(table),
            )  # fmt: skip
            yield _finding("sum", "error", message, cells[total], expected, parts)


def _bounds(table: NumberedTable, row: NumberedRow, cells: Mapping[int, NumberedCell]) -> Iterator[Finding]:
    for less, more in table.bounds:
        if less in cells and more in cells and cells[less].value > cells[more].value:
            message = BOUND.format(
                row=_row(row), less=less, more=more, stated=number(cells[less].value), expected=number(cells[more].value),
                form=_form(table),
            )  # fmt: skip
            yield _finding("order", "error", message, cells[less], cells[more].value, [cells[more]])


def _row(row: NumberedRow) -> str:
    return f"Dòng “{row.label}”" if row.label else "Dòng của bảng"


def _form(table: NumberedTable) -> str:
    return f" (biểu {table.form.rpartition(' ')[2]}, {table.form.rpartition(' ')[0]})" if table.form else ""


def _finding(
    rule: str, severity: Severity, message: str, cell: NumberedCell, expected: float, others: list[NumberedCell]
) -> Finding:
    return Finding(
        rule=rule, severity=severity, message=message, expected=expected, stated=cell.value, evidence=cell.evidence,
        related=tuple(other.evidence for other in others),
    )  # fmt: skip
