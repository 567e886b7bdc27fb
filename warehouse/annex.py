"""What an annex in Word says of a period: its tables, each with the indicators that a page holds, and the notes below them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from schemas.obligations import family_names
from warehouse.cells import printable, printed
from warehouse.consolidate import ConsolidatedTable, TableRow
from warehouse.exports import TOTAL

__all__ = ["Line", "Part", "notes", "parts"]

MOST_COLUMNS = 12
"""Indicators side by side that a landscape page holds in letters of 10 points; what is more goes into a further table."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table.

    Attributes:
        cells: as many as there are heads; a group's heading has one.
    """

    cells: tuple[str, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One table.

    Attributes:
        unit: of all figures, `None` when they differ and every head names its own.
        heads: number and agency, then the indicators.
        total: cells of the last row: its name, then a sum for each indicator.
    """

    title: str
    unit: str | None
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    total: tuple[str, ...]


def parts(table: ConsolidatedTable) -> Iterator[Part]:
    """Yield the tables: one a family of indicators, and more where a page is too narrow.

    Agencies without a figure are named in a note, not as empty rows.  A cell that nobody stated is empty, never 0.
    """
    for family, members in groupby(range(len(table.columns)), key=lambda place: table.columns[place].family):
        places = tuple(members)
        number = -(-len(places) // MOST_COLUMNS)
        size = -(-len(places) // number)
        for index in range(number):
            title = family_names().get(family, family) + (f" ({index + 1}/{number})" if number > 1 else "")
            yield _part(table, title, places[index * size : (index + 1) * size])


def notes(table: ConsolidatedTable) -> Iterator[str]:
    """Yield what the reader of the tables must know: who is missing, what contradicts, what was left out."""
    if not table.columns:
        yield "Chưa có số liệu của kỳ này."
    yield "Ghi chú: ô trống là đơn vị chưa nêu số liệu, không phải bằng 0."
    if table.missing:
        yield f"Chưa có số liệu ({len(table.missing)} đơn vị): {'; '.join(table.missing)}."
    if table.conflicts:
        yield f"{len(table.conflicts)} số liệu có hai báo cáo nói khác nhau; báo cáo của chính đơn vị đó được tính trước."
    if table.waiting:
        yield f"{len(table.waiting)} số liệu có độ tin cậy thấp, chờ xem lại, chưa được cộng."


def _part(table: ConsolidatedTable, title: str, places: tuple[int, ...]) -> Part:
    columns = [table.columns[place] for place in places]
    units = {column.unit for column in columns}
    unit = units.pop() if len(units) == 1 else None
    names = (column.name if unit else f"{column.name} ({column.unit})" for column in columns)
    return Part(
        title,
        unit,
        ("STT", "Đơn vị", *names),
        tuple(_lines(table.rows, places)),
        (TOTAL, *(printed(table.totals[place]) for place in places)),
    )


def _lines(rows: tuple[TableRow, ...], places: tuple[int, ...]) -> Iterator[Line]:
    reported = [row for row in rows if any(row.values[place] is not None for place in places)]
    for group, members in groupby(enumerate(reported, start=1), key=lambda item: item[1].group):
        if group:
            yield Line((group,), heading=True)
        for number, row in members:
            yield Line((str(number), printable(row.name), *(printed(row.values[place]) for place in places)))
