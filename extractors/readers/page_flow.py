"""From printed lines to blocks: heads and closings in two columns, paragraphs over line and page breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from extractors.readers.builder import DocumentBuilder
from extractors.readers.markers import block_kind, marker_end
from extractors.readers.page_lines import PrintedLine, text_of

__all__ = ["Margins", "Paragraph", "Side", "flow", "margins", "running_heads", "sides", "tail"]

_INDENT = 9.0
_SHORT = 0.06
_OFF = 8.0
_HEAD_SHARE = 0.4
_CLOSING = re.compile(r"nơi\s+nhận\s*:?", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"s[ốôo]\s*:?\s*\S*|v/v\b|.*,\s*ngày\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of the running text of a page, in points."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """Return the x of the text's middle."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Side:
    """A line of a two-column head or closing."""

    line: PrintedLine
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that make one paragraph."""

    lines: tuple[PrintedLine, ...]
    centred: bool

    @property
    def page(self) -> int:
        """Return the page on which it begins."""
        return self.lines[0].page

    def add_to(self, builder: DocumentBuilder) -> None:
        """Append the paragraph as a block."""
        text, placed = text_of(self.lines)
        mark = marker_end(text)
        bold = all(line.bold for line in self.lines)
        builder.add(
            block_kind(text, mark, bold=bold),
            text,
            marker_end=mark,
            page=self.page,
            centred=self.centred,
            bold=bold,
            lines=placed,
        )


def margins(lines: Sequence[PrintedLine], width: float) -> Margins:
    """Return the edges that most lines keep; a page of few lines takes those of a usual page."""
    long = [line for line in lines if line.x1 - line.x0 > 0.5 * width]
    if len(long) < 3:  # noqa: PLR2004 - too few to tell a margin
        return Margins(
            min((line.x0 for line in lines), default=0.12 * width), max((line.x1 for line in lines), default=0.92 * width)
        )
    return Margins(min(line.x0 for line in long), median(sorted(line.x1 for line in long)[len(long) // 3 :]))


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
    start = next((index for index, line in enumerate(rest) if _CLOSING.match(line.text) and line.x0 < page.middle), None)
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
    return [Side(line, int((line.x0 + line.x1) / 2 > width / 2), 1) for line in lines]


def flow(lines: Sequence[PrintedLine], page: Margins) -> Iterator[Paragraph]:
    """Yield the paragraphs of lines in reading order, which may come from several pages."""
    current: list[PrintedLine] = []
    centred = False
    for line in lines:
        middle = _is_centred(line, page)
        if current and (middle or centred or _begins(current, line, page)):
            yield Paragraph(tuple(current), centred)
            current = []
        if not current:
            centred = middle
        current.append(line)
    if current:
        yield Paragraph(tuple(current), centred)


def running_heads(pages: Sequence[Sequence[PrintedLine]], heights: Sequence[float]) -> set[tuple[int, int]]:
    """Return page and place of lines that are page numbers or stand on the top or bottom of three pages or more."""
    found: set[tuple[int, int]] = set()
    seen: Counter[tuple[str, int]] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        for line in lines:
            if _on_edge(line, height):
                seen[re.sub(r"\d+", "#", line.text), round(line.top / 4)] += 1
    for page, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for index, line in enumerate(lines):
            number = re.fullmatch(r"[-–]?\s*\d{1,4}\s*[-–]?(?:\s*/\s*\d{1,4})?", line.text) is not None
            repeated = seen[re.sub(r"\d+", "#", line.text), round(line.top / 4)] >= 3  # noqa: PLR2004 - once or twice is chance
            if _on_edge(line, height) and (number or repeated):
                found.add((page, index))
    return found


def _on_edge(line: PrintedLine, height: float) -> bool:
    return line.bottom < 0.085 * height or line.top > 0.925 * height


def _head_length(lines: Sequence[PrintedLine], page: Margins) -> int:
    """Return how many of the first lines belong to the head: up to the last row of it that has two columns."""
    last = 0
    for index, line in enumerate(lines):
        if index > 24 or (last and index - last > 8):  # noqa: PLR2004 - a head has a dozen lines at most
            break
        if line.x1 - line.x0 > 0.75 * (page.right - page.left):
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
    if line.x0 < page.middle < line.x1 and _is_centred(line, page):
        return False
    narrow = line.x1 <= page.middle + 10 or line.x0 >= page.middle - 40
    near = line.top - max(entry.bottom for entry in head) < 1.2 * line.size
    return narrow and near and line.x1 - line.x0 < 0.55 * (page.right - page.left) and not _is_centred(line, page)


def _rowed(lines: Sequence[PrintedLine], page: Margins) -> list[Side]:
    """Return the head's lines by row and column: names and motto first, then number, place and date."""
    starts = [line.top for line in lines if _NUMBER_LINE.fullmatch(line.text)]
    border = min(starts, default=float("inf")) - 4
    placed = [Side(line, _column(line, page), int(line.bottom - line.size / 2 > border)) for line in lines]
    return sorted(placed, key=lambda side: (side.row, side.column, side.line.top))


def _column(line: PrintedLine, page: Margins) -> int:
    return int((line.x0 + line.x1) / 2 > page.left + 0.44 * (page.right - page.left) and line.x0 > page.left + 60)


def _is_centred(line: PrintedLine, page: Margins) -> bool:
    off = abs((line.x0 + line.x1) / 2 - page.middle)
    narrow = line.x0 - page.left > 2.2 * _INDENT and page.right - line.x1 > 2 * _INDENT
    return off < _OFF and (narrow or (line.bold and line.x0 - page.left > 1 and marker_end(line.text) == 0))


def _begins(current: Sequence[PrintedLine], line: PrintedLine, page: Margins) -> bool:
    """Tell whether a line begins a paragraph: the one before is short, it is indented, or it stands apart."""
    before = current[-1]
    short = before.x1 < page.right - _SHORT * (page.right - page.left)
    if before.page == line.page:
        if line.top - before.bottom > 1.1 * line.size:
            return True
        indented = line.x0 - page.left > _INDENT and (
            (len(current) > 1 and before.x0 - page.left <= _INDENT) or marker_end(line.text) > 0
        )
        return short or indented or (line.x0 - page.left > _INDENT and line.x0 - before.x0 > -2 and len(current) == 1)
    return short or (line.x0 - page.left > _INDENT)
