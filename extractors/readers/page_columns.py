"""Heads and closings in two columns (NĐ 30/2020, Phụ lục I, ô 1 đến 4, 7 và 9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.readers.page_flow import Margins, is_centred
from extractors.readers.page_lines import PrintedLine

__all__ = ["CLOSING", "Side", "sides", "tail"]

CLOSING = re.compile(r"nơi\s+nhận\s*:?", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"s[ốôo]\s*:?\s*\S*|v/v\b|.*,\s*ngày\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """A line of a two-column head or closing."""

    line: PrintedLine
    column: int
    row: int


def sides(lines: Sequence[PrintedLine], page: Margins, *, head: bool) -> tuple[list[Side], list[PrintedLine]]:
    """Part a page's lines into those of its two-column head or closing and the rest.

    Args:
        lines: of one page, from top to bottom.
        head: whether this is the first page; its top may hold a head (NĐ 30/2020, Phụ lục I, ô 1 đến 4).
    """
    found: list[Side] = []
    rest = list(lines)
    if head and (count := _head_length(rest, page)):
        found += _rowed(rest[:count], page)
        rest = rest[count:]
    start = next((index for index, line in enumerate(rest) if CLOSING.match(line.text) and line.x0 < page.middle), None)
    if start is not None:
        top = rest[start].top - 3 * rest[start].size
        begin = next(
            index
            for index in range(len(rest))
            if rest[index].top >= top and (index >= start or rest[index].x0 > page.middle - 40)
        )
        closing = rest[begin:]
        found += [
            Side(line, _column(line, page), 0) for line in sorted(closing, key=lambda line: (_column(line, page), line.top))
        ]
        rest = rest[:begin]
    return found, rest


def tail(lines: Sequence[PrintedLine], width: float) -> list[Side]:
    """Return the last lines of a closing that went over the page by the half of the page they stand in."""
    return [Side(line, int(line.middle > width / 2), 1) for line in lines]


def _head_length(lines: Sequence[PrintedLine], page: Margins) -> int:
    """Return how many of the first lines belong to the head: up to the last row of it that has two columns."""
    last = 0
    for index, line in enumerate(lines):
        if index > 24 or (last and index - last > 8):  # noqa: PLR2004 - a head has a dozen lines at most
            break
        if line.width > 0.75 * (page.right - page.left):
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
