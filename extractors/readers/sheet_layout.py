"""Tells the table of a sheet from the lines that stand over and under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Line", "Part", "parts"]

Rows = Sequence[Sequence[str]]

_TWO, _MOST_IN_HEAD, _AHEAD = 2, 3, 12
_FIGURE = re.compile(r"[-+]?\d[\d.,]*\s*%?|[-–xX…]|\.{2,}")
_HEAD = re.compile(
    r"cộng h[oò][aà] xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam|số\s*:|.*\bngày\b.{0,20}\btháng\b"
    r"|(?:biểu|mẫu) (?:số|mẫu)|[-–]?\s*đơn vị (?:báo cáo|nhận|gửi)|(?:kỳ|ngày nhận) báo cáo\s*:|\(?(?:ban hành|kèm) theo",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line outside of tables; `column` (0 or 1) and `row` place it in a two-column head or closing."""

    text: str
    column: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Lines, or the rectangle `[top, bottom)` by `[left, right)` of a table."""

    lines: tuple[Line, ...] = ()
    table: bool = False
    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0


def parts(rows: Rows) -> Iterator[Part]:
    """Yield the lines and tables of a sheet from top to bottom.

    Rows with one filled cell, and rows of an office's two-column head, are lines until a row with more begins a table.  The
    table ends with its last row of figures; what follows an empty row, or stands alone in its row, are lines again.  A new
    table begins behind an empty row where lines are followed by a row of words alone: another head.

    Args:
        rows: printed cells, their lines apart by newlines; all rows have the same length.
    """
    top = 0
    while top < len(rows):
        bottom = _next_head(rows, top)
        yield from _section(rows, top, bottom)
        top = bottom


def _section(rows: Rows, top: int, bottom: int) -> Iterator[Part]:
    """Yield the lines over a table, the table, and the lines under it."""
    first = next((row for row in range(top, bottom) if len(_filled(rows[row])) >= _TWO and not _is_head(rows[row])), bottom)
    last = _end(rows, first, bottom)
    yield from _lines(rows, top, first)
    if first < last:
        columns = [column for row in rows[first:last] for column, text in enumerate(row) if text]
        yield Part(table=True, top=first, bottom=last, left=min(columns), right=max(columns) + 1)
    yield from _lines(rows, last, bottom)


def _end(rows: Rows, first: int, bottom: int) -> int:
    """Return the row behind the last one of a table that begins at `first`."""
    figured = [row for row in range(first, bottom) if _has_figure(rows[row])]
    end = figured[-1] + 1 if figured else first
    while end < bottom and len(_filled(rows[end])) >= _TWO and not _is_head(rows[end]):
        end += 1
    return end


def _lines(rows: Rows, top: int, bottom: int) -> Iterator[Part]:
    """Yield the rows as lines; two cells side by side are the columns of a head or closing."""
    found: list[Line] = []
    for number, row in enumerate(rows[top:bottom]):
        filled = _filled(row)
        for column, text in enumerate(filled):
            place = (column, number) if len(filled) == _TWO else (None, None)
            found += [Line(line, *place) for line in text.split("\n")]
    if found:
        yield Part(lines=tuple(found))


def _next_head(rows: Rows, top: int) -> int:
    """Return the row at which the next table's lines begin; the end of the sheet when there is no other table."""
    begun = False
    for row in range(top, len(rows)):
        filled = _filled(rows[row])
        begun = begun or _has_figure(rows[row])
        if begun and filled and not _filled(rows[row - 1]) and _opens(rows, row):
            return row
    return len(rows)


def _opens(rows: Rows, row: int) -> bool:
    """Tell whether lines begin here that are soon followed by the head of a table."""
    for below in range(row, min(row + _AHEAD, len(rows))):
        filled = _filled(rows[below])
        if len(filled) >= _TWO and not _is_head(rows[below]):
            under = rows[below + 1 : below + _AHEAD]
            return below > row and not _has_figure(rows[below]) and any(_has_figure(line) for line in under)
    return False


def _filled(row: Sequence[str]) -> list[str]:
    return [text for text in row if text]


def _is_head(row: Sequence[str]) -> bool:
    """Tell whether a row belongs to the head of a document (NĐ 30/2020, Phụ lục I, ô 1 đến 4) or of a statistical form."""
    filled = _filled(row)
    return len(filled) <= _MOST_IN_HEAD and any(_HEAD.match(text) for text in filled)


def _has_figure(row: Sequence[str]) -> bool:
    """Tell whether a row names something and gives a figure, or a mark in its place, for it."""
    filled = _filled(row)
    return len(filled) >= _TWO and any(_FIGURE.fullmatch(text) for text in filled)
