"""Reads a workbook: each sheet a table, with the lines that stand over and under it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.readers import errors
from extractors.readers.builder import CellText, DocumentBuilder
from extractors.readers.decoding import encoding_warnings
from extractors.readers.markers import block_kind, marker_end
from extractors.readers.sheet_layout import Part, parts
from extractors.readers.sheet_letters import SheetLetters
from extractors.readers.sheet_looks import Looks, read_looks
from extractors.readers.sheet_values import printed
from schemas.document import Aside, Document

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

__all__ = ["read_workbook"]

MAX_CELLS = 200_000
"""Cells that the sheets may reach over together; the biggest annex of a province stays far below."""

_NO_LOOKS = Looks()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet's printed cells without the rows and columns that nobody sees; `spans` gives rows and columns of merged cells."""

    rows: list[list[str]]
    spans: dict[tuple[int, int], tuple[int, int]]
    hidden: str


def read_workbook(data: bytes) -> Document:
    """Read a workbook, XLSX or XLS, in the order of its sheets; macros and formulas are never run.

    Hidden sheets, rows and columns are kept apart.  The old format does not tell how cells look, so that its percentages come
    as the plain numbers that they are stored as, and its hidden rows are read like the others.

    Args:
        data: the bytes of the file.

    Raises:
        UnreadableFileError: the subclass that names the cause.
    """
    import python_calamine  # noqa: PLC0415 - rare kinds do not cost start-up time

    looks = read_looks(data, MAX_CELLS) if data.startswith(b"PK") else {}
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _read(book, looks)
    except python_calamine.PasswordError as error:
        raise errors.PasswordProtectedError(str(error)) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise errors.DamagedWorkbookError(str(error)) from error


def _read(book: CalamineWorkbook, looks: dict[str, Looks]) -> Document:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    builder, letters, shown, hidden, area = DocumentBuilder(), SheetLetters(), [], [], 0
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        cells = book.get_sheet_by_name(about.name)
        area += cells.height * cells.width
        if area > MAX_CELLS:
            raise errors.WorkbookTooBigError(about.name)
        sheet = _sheet(cells, looks.get(about.name, _NO_LOOKS), letters)
        if about.visible == SheetVisibleEnum.Visible:
            shown.append(sheet)
            hidden.append(sheet.hidden)
        else:
            hidden.append(" ".join(text for row in [*sheet.rows, [sheet.hidden]] for text in row if text))
    begins: list[int] = []
    for sheet in shown:
        begins.append(builder.blocks)
        for part in parts(sheet.rows):
            _add(builder, part, sheet)
    asides = [Aside("hidden", text) for text in hidden if text]
    if not builder.blocks:
        raise errors.EmptyDocumentError
    warning = "Bảng tính có trang, dòng, cột bị ẩn hoặc ô không nhìn thấy chữ; phần này không được đưa vào số liệu."
    warnings = [*encoding_warnings(letters.found), *([warning] if asides else [])]
    document = builder.build(asides=asides, warnings=warnings)
    starts = dict.fromkeys(document.blocks[begin].start for begin in begins if begin < builder.blocks)
    return replace(document, parts=tuple(starts) if len(starts) > 1 else ())


def _sheet(sheet: CalamineSheet, looks: Looks, letters: SheetLetters) -> _Sheet:
    """Print the cells of a sheet and close the gaps that hidden rows and columns leave."""
    top, left = sheet.start or (0, 0)
    rows = [row for row in range(top, top + sheet.height) if row not in looks.hidden_rows]
    columns = [column for column in range(left, left + sheet.width) if column not in looks.hidden_columns]
    values = [
        [printed(value, percent=(row, column) in looks.percent) for column, value in enumerate(line, left)]
        for row, line in enumerate(letters.shown(sheet.to_python(), looks, (top, left)), top)
    ]
    kept = [["" if (row, column) in looks.unseen else values[row - top][column - left] for column in columns] for row in rows]
    unseen = (
        text
        for row, line in enumerate(values, top)
        for column, text in enumerate(line, left)
        if text and (row in looks.hidden_rows or column in looks.hidden_columns or (row, column) in looks.unseen)
    )
    return _Sheet(kept, _spans(sheet, rows, columns), " ".join(unseen))


def _spans(sheet: CalamineSheet, rows: Sequence[int], columns: Sequence[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the sizes of merged cells by the place of their corner, counted among the rows and columns that are kept."""
    row_of, column_of = {row: place for place, row in enumerate(rows)}, {column: place for place, column in enumerate(columns)}
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        down = [row_of[row] for row in range(top, min(bottom, top + len(rows) + 1) + 1) if row in row_of]
        across = [column_of[column] for column in range(left, min(right, left + len(columns) + 1) + 1) if column in column_of]
        if down and across:
            found[down[0], across[0]] = (len(down), len(across))
    return found


def _add(builder: DocumentBuilder, part: Part, sheet: _Sheet) -> None:
    """Add lines or a table; a line's places in a two-column head or closing are kept."""
    if not part.table:
        for line in part.lines:
            end = marker_end(line.text)
            kind = block_kind(line.text, end, bold=False)
            builder.add(kind, line.text, marker_end=end, column=line.column, row=line.row)
        return
    rows = [sheet.rows[row][part.left : part.right] for row in range(part.top, part.bottom)]
    builder.add_table(len(rows), part.right - part.left, _cells(rows, part, sheet.spans))


def _cells(rows: Sequence[Sequence[str]], part: Part, spans: dict[tuple[int, int], tuple[int, int]]) -> Iterator[CellText]:
    """Yield each cell of a table once, merged ones with their size, cut at the table's edge."""
    covered: set[tuple[int, int]] = set()
    for row, line in enumerate(rows):
        for column, text in enumerate(line):
            if (row, column) in covered:
                continue
            down, across = spans.get((part.top + row, part.left + column), (1, 1))
            down, across = min(down, len(rows) - row), min(across, len(line) - column)
            covered.update((row + below, column + beside) for below in range(down) for beside in range(across))
            yield CellText(row, column, down, across, text.replace("\n", " "))
