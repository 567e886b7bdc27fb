"""What DOCX and PDF share: the lines of head and closing, and which cells of a table head are merged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samples.sample import Closing, Head, Table

__all__ = [
    "INDENT_CM", "MARGINS_CM", "MOTTO", "NATION", "TYPE_NAMES", "Span",
    "dateline", "number_line", "signature", "spans", "table_size",
]  # fmt: skip

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TYPE_NAMES = {"BC": "BÁO CÁO"}
MARGINS_CM = {"top": 2.0, "right": 1.75, "bottom": 2.0, "left": 3.0}
"""NĐ 30/2020, Phụ lục I, phần I: 20-25 mm above and below, 30-35 mm left, 15-20 mm right."""
INDENT_CM = 1.27
"""NĐ 30/2020, Phụ lục I, phần II, mục 6: the first line goes in by 1 cm or 1.27 cm."""
WIDE_TABLE = 9
"""From this many columns on, a table is set in small type."""
LATE_MONTH = 3
"""Months before this one are written with a zero (NĐ 30/2020, Phụ lục I, ô 4)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A merged cell: its first and last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


def number_line(head: Head) -> str:
    """Return number and symbol as printed (ô 3)."""
    return f"Số: {head.number}/{head.symbol}"


def dateline(head: Head) -> str:
    """Return place and date as printed: day and month below 10 and 3 with a leading zero (ô 4)."""
    day = head.issued_on
    month = f"{day.month:02}" if day.month < LATE_MONTH else str(day.month)
    return f"{head.place}, ngày {day.day:02} tháng {month} năm {day.year}"


def signature(closing: Closing) -> tuple[str, ...]:
    """Return the lines above the signature: authority and position (ô 7a)."""
    return tuple(line.upper() for line in (*closing.authority, closing.position))


def spans(table: Table) -> tuple[Span, ...]:
    """Return the merged cells of a table's head, each once."""
    found = []
    for top, row in enumerate(table.head):
        for left, cell in enumerate(row):
            if cell in {"<", "^"}:
                continue
            right, bottom = left, top
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while bottom + 1 < len(table.head) and table.head[bottom + 1][left] == "^":
                bottom += 1
            if (right, bottom) != (left, top):
                found.append(Span(top, left, bottom, right))
    return tuple(found)


def table_size(table: Table) -> int:
    """Return the size of a table's type, in points."""
    return 12 if len(table.columns) < WIDE_TABLE else 9
