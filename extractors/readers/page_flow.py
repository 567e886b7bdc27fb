"""From printed lines to paragraphs, over line and page breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from extractors.readers.builder import DocumentBuilder
from extractors.readers.markers import block_kind, marker_end
from extractors.readers.page_lines import PrintedLine, text_of

__all__ = ["Margins", "Paragraph", "flow", "is_centred", "margins", "usual_margins"]

_INDENT = 9.0
_SHORT = 0.06
_OFF = 8.0
_FEWEST = 3
_SAME_SIZE = 1.0


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


def usual_margins(pages: Sequence[Sequence[PrintedLine]], width: float) -> Margins:
    """Return the edges that most lines keep on pages of one size; few and short lines are taken as they stand.

    Args:
        pages: lines of each page.
        width: of the pages, in points.
    """
    lines = [line for page in pages for line in page]
    long = _long(lines, width)
    if len(long) < _FEWEST:
        left = min((line.x0 for line in lines), default=0.12 * width)
        return Margins(left, max((line.x1 for line in lines), default=0.92 * width))
    return Margins(min(line.x0 for line in long), _right(long))


def margins(lines: Sequence[PrintedLine], width: float, usual: Margins) -> Margins:
    """Return the edges of one page: as wide as usual, where its lines end (left and right pages may be mirrored)."""
    long = _long(lines, width)
    if len(long) < _FEWEST:
        return usual
    shift = _right(long) - usual.right
    return usual if abs(shift) < _INDENT else Margins(usual.left + shift, usual.right + shift)


def flow(lines: Sequence[PrintedLine], pages: Mapping[int, Margins]) -> Iterator[Paragraph]:
    """Yield the paragraphs of lines in reading order.

    Args:
        lines: of one page or several.
        pages: the margins of each page by its number.
    """
    current: list[PrintedLine] = []
    centred = False
    for line in lines:
        page = pages[line.page]
        middle = is_centred(line, page)
        if middle and current and (centred or _fills(current, page)):
            ends = not _wrapped(current[-1], line, page)
            centred = centred or not ends
        else:
            ends = bool(current) and (middle or centred or _begins(current, line, pages))
        if ends:
            yield Paragraph(tuple(current), centred)
            current = []
        if not current:
            centred = middle
        current.append(line)
    if current:
        yield Paragraph(tuple(current), centred)


def is_centred(line: PrintedLine, page: Margins) -> bool:
    """Tell whether a line stands in the middle of its page, and is no line of a paragraph that happens to."""
    if abs(line.middle - page.middle) >= _OFF:
        return False
    narrow = line.x0 - page.left > 2.2 * _INDENT and page.right - line.x1 > 2 * _INDENT
    return narrow or (line.bold and line.x0 - page.left > 1 and marker_end(line.text) == 0)


def _long(lines: Sequence[PrintedLine], width: float) -> list[PrintedLine]:
    return [line for line in lines if line.width > width / 2]


def _right(long: Sequence[PrintedLine]) -> float:
    """Return where most lines end; the shorter third are ends of paragraphs."""
    return median(sorted(line.x1 for line in long)[len(long) // 3 :])


def _wrapped(before: PrintedLine, line: PrintedLine, page: Margins) -> bool:
    """Tell whether a centred line goes on with the next: its look is the same, and the next word would not have fitted in."""
    alike = before.page == line.page and before.bold == line.bold and abs(before.size - line.size) < _SAME_SIZE
    alike = alike and not line.text.startswith("(")  # `(thay thế Báo cáo số ...)` is a line of its own
    word = len(line.text.split(" ", 1)[0])
    needed = before.width + line.edges[2 * word - 1] - line.edges[0] + line.size / 4
    return alike and line.top - before.bottom < line.size and needed > page.right - page.left


def _fills(current: Sequence[PrintedLine], page: Margins) -> bool:
    """Tell whether a paragraph is one line from edge to edge so far, which may be the first of a centred title."""
    return len(current) == 1 and current[0].bold and current[0].x0 - page.left < _OFF and page.right - current[0].x1 < _OFF


def _begins(current: Sequence[PrintedLine], line: PrintedLine, pages: Mapping[int, Margins]) -> bool:
    """Tell whether a line begins a paragraph: the one before is short, it is indented, or it stands apart."""
    before, page = current[-1], pages[line.page]
    above = pages[before.page]
    short = before.x1 < above.right - _SHORT * (above.right - above.left)
    indented = line.x0 - page.left > _INDENT
    if before.page != line.page:
        return short or indented
    if short or line.top - before.bottom > 1.1 * line.size:
        return True
    if len(current) == 1:
        return indented and (marker_end(line.text) > 0 or line.x0 - before.x0 > -2)  # noqa: PLR2004 - points: as far in as the one before
    return indented and (before.x0 - page.left <= _INDENT or marker_end(line.text) > 0)
