"""The consolidated table as files: CSV here, XLSX in `warehouse.workbook`, DOCX in `warehouse.word`."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from warehouse.cells import defused, plain
from warehouse.consolidate import ConsolidatedTable

__all__ = ["MISSING", "TOTAL", "WRITERS", "write_csv", "write_docx", "write_xlsx"]

TOTAL = "TỔNG CỘNG"
MISSING = "Chưa có số liệu"


def write_csv(table: ConsolidatedTable, path: Path) -> None:
    """Write the table as UTF-8 with a byte order mark, which Excel needs to see that it is UTF-8.

    A cell that nobody stated is empty, never 0.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["STT", "Mã", "Đơn vị", *(defused(f"{column.name} ({column.unit})") for column in table.columns), "Ghi chú"]
        )
        for number, row in enumerate(table.rows, start=1):
            note = MISSING if row.missing else ""
            writer.writerow([number, defused(row.agency), defused(row.name), *map(_cell, row.values), note])
        writer.writerow(["", "", TOTAL, *map(_cell, table.totals), ""])


def write_xlsx(table: ConsolidatedTable, path: Path) -> None:
    """Write the table as a workbook: the table, every sum, the sources, the findings, who has sent (`warehouse.workbook`)."""
    from warehouse.workbook import write_workbook  # noqa: PLC0415

    write_workbook(table, path)


def write_docx(table: ConsolidatedTable, path: Path) -> None:
    """Write the table as a Word document: agencies by indicators, with who is missing in a note (`warehouse.word`)."""
    from warehouse import word  # noqa: PLC0415

    word.write_docx(table, path)


WRITERS: dict[str, Callable[[ConsolidatedTable, Path], None]] = {".xlsx": write_xlsx, ".docx": write_docx, ".csv": write_csv}
"""By the ending of the file's name."""


def _cell(value: float | None) -> str | int | float:
    number = plain(value)
    return "" if number is None else number
