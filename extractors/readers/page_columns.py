"""Heads and closings in two columns (NĐ 30/2020, Phụ lục I, ô 1 đến 4, 7 và 9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.readers.page_flow import Margins, is_centred
from extractors.readers.page_lines import PrintedLine

__all__ = ["CLOSING", "Parted", "Side", "parted", "tail"]

CLOSING = re.compile(r"nơi\s+nhận\s*:?", re.IGNORECASE)
_FULL = 0.75
_NUMBER_LINE = re.compile(r"s[ốôo]\s*:?\s*\S*|v/v\b|.*,\s*ngày\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """A line of a two-column head or closing."""

    line: PrintedLine
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of a page: its head, the text, the closing, and the text after the closing."""

    head: list[Side]
    text: list[PrintedLine]
    closing: list[Side]
    after: list[PrintedLine]


def parted(lines: Sequence[PrintedLine], page: Margins, *, head: bool) -> Parted:
    """Part a page's lines into those of its two-column head and closing, and the text before and after the closing.

    Args:
        lines: of one page, from top to bottom.
        head: whether this is the first page; its top may hold a head (NĐ 30/2020, Phụ lục I, ô 1 đến 4).
    """
    count = _head_length(lines, page) if head else 0
    above, rest = _rowed(lines[:count], page), list(lines[count:])
    begin, end = _closing_span(rest, page)
    closing = [Side(line, _column(line, page), 0) for line in rest[begin:end]]
    closing.sort(key=lambda side: (side.column, side.line.top))
    return Parted(above, rest[:begin], closing, rest[end:])


def tail(lines: Sequence[PrintedLine], width: float) -> list[Side]:
    """Return the last lines of a closing that went over the page by the half of the page they stand in."""
    return [Side(line, int(line.middle > width / 2), 1) for line in lines]


def _closing_span(lines: Sequence[PrintedLine], page: Margins) -> tuple[int, int]:
    """Return the first line of a closing and the first one after it; both are the number of lines when there is none."""
    start = next((index for index, line in enumerate(lines) if CLOSING.match(line.text) and line.x0 < page.middle), None)
    if start is None:
        return len(lines), len(lines)
    top = lines[start].top - 3 * lines[start].size
    begin = next(
        index for index in range(len(lines)) if lines[index].top >= top and (index >= start or lines[index].x0 > page.middle - 40)
    )
    end = next((index for index in range(start + 1, len(lines)) if _spans(lines, index, page)), len(lines))
    return begin, end


def _spans(lines: Sequence[PrintedLine], index: int, page: Margins) -> bool:
    """Tell whether a line belongs to no column: a title in the middle of the page, or text from edge to edge."""
    line = lines[index]
    if line.width > _FULL * (page.right - page.left):
        return True
    alone = not any(abs(other.bottom - line.bottom) < 0.7 * line.size for other in lines if other is not line)
    return alone and line.x0 < page.middle < line.x1 and is_centred(line, page)


def _head_length(lines: Sequence[PrintedLine], page: Margins) -> int:
    """Return how many of the first lines belong to the head: up to the last row of it that has two columns."""
    last = 0
    for index, line in enumerate(lines):
        if index > 24 or (last and index - last > 8):  # noqa: PLR2004 - a head has a dozen lines at most
            break
        if line.width > _FULL * (page.right - page.left) or (last and _spans(lines, index, page)):
            break
        beside = [
            other for other in lines[: index + 1] if other is not line and abs(other.bottom - line.bottom) < 0.7 * line.size
        ]
        if any(other.x1 < line.x0 or line.x1 < other.x0 for other in beside):
            last = index + 1
    while last and last < len(lines) and _under(lines[last], lines[:last], page):
        last += 1
    return last


def _under(line: PrintedLine, head: Sequence[PrintedLine], page: Margins) -> bool:
    """Tell whether a line goes on under one column of the head: a subject (`V/v ...`), or a date below the number's row."""
    if line.x0 < page.middle < line.x1 and is_centred(line, page):
        return False
    narrow = line.x1 <= page.middle + 10 or line.x0 >= page.middle - 40
    near = line.top - max(entry.bottom for entry in head) < 1.2 * line.size
    return narrow and near and line.width < 0.55 * (page.right - page.left) and not is_centred(line, page)


def _rowed(lines: Sequence[PrintedLine], page: Margins) -> list[Side]:
    """Return the head's lines by row and column: names and motto first, then number, place and date."""
    starts = [line.top for line in lines if _NUMBER_LINE.fullmatch(line.text)]
    border = min(starts, default=float("inf")) - 4
    placed = [Side(line, _column(line, page), int(line.bottom - line.size / 2 > border)) for line in lines]
    return sorted(placed, key=lambda side: (side.row, side.column, side.line.top))


def _column(line: PrintedLine, page: Margins) -> int:
    return int(line.middle > page.left + 0.44 * (page.right - page.left) and line.x0 > page.left + 60)
