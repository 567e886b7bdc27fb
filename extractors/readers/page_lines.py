"""From characters to printed lines: what stands on one baseline, with the gaps that part words and columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from extractors.readers.page_chars import SAMPLE, Glyph
from extractors.readers.text import normalise
from schemas.document import Line

__all__ = ["PrintedLine", "Sheet", "goes_on", "printed_lines", "text_of"]

_WORD_GAP = 0.16
_SPACE_GAP = 0.04
_COLUMN_GAP = 2.2
_SMALLEST = 8.0
_FEWEST_STRETCHED = 3  # columns have gaps between words too; a line that the margins stretch has none but wide ones
_MOTTO = re.compile(r"CỘNG[HC][ÒOÀA]|ĐảngCộngsản|ĐẢNGCỘNG|Độclập", re.IGNORECASE)
_HEAD_SHARE = 0.28
_RAISED = 4.0
_left_of = itemgetter(1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What lines need to know about their page: its number, its height in points, the places of bold characters."""

    number: int
    height: float
    bold: frozenset[int]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A run of characters on one baseline without a column's gap in it, in points from the page's top left corner.

    Attributes:
        text: normalised, words parted by one space.
        edges: x0 and x1 of each character of `text`.
        size: height of its characters.
    """

    page: int
    text: str
    edges: tuple[float, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def width(self) -> float:
        """Return the width in points."""
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        """Return the x of its middle."""
        return (self.x0 + self.x1) / 2

    def placed(self, offset: int) -> Line:
        """Return the line with its characters at `offset` of a block's text."""
        return Line(offset, offset + len(self.text), self.page, self.top, self.bottom, self.edges)


def printed_lines(sheet: Sheet, glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Return the lines that characters make, from top to bottom, those of one baseline from left to right."""
    lines: list[PrintedLine] = []
    for row in _rows(glyphs):
        size = _size(row)
        runs = _runs(row, _COLUMN_GAP * max(size, _SMALLEST))
        if len(runs) > _FEWEST_STRETCHED and all(len(_runs(run, _WORD_GAP * size)) == 1 for run in runs):
            runs = [row]
        if sheet.number == 1 and row[0].band.base < _HEAD_SHARE * sheet.height:
            runs = _at_motto(runs)
        lines += [_line(sheet, run, size if len(runs) == 1 else _size(run)) for run in runs]
    return [line for line in lines if line.text]


def goes_on(before: str, after: str) -> bool:
    """Tell whether a line ends inside a symbol, a date or a range: `3188/QĐ-` and `UBND`, `15/12/` and `2025`."""
    ends = before[-2:-1], after[:1]
    return before[-1:] in {"-", "/"} and all(end.isalnum() and not end.islower() for end in ends)


def text_of(lines: Iterable[PrintedLine], joined: Callable[[str, str], bool] = goes_on) -> tuple[str, list[Line]]:
    """Return lines joined into one text, and where each stands in it.

    Args:
        lines: in reading order.
        joined: whether the text of a line goes on with that of the next without a space.
    """
    pieces: list[str] = []
    placed: list[Line] = []
    length = 0
    for line in lines:
        if pieces and not joined(pieces[-1], line.text):
            pieces.append(" ")
            length += 1
        placed.append(line.placed(length))
        pieces.append(line.text)
        length += len(line.text)
    return "".join(pieces), placed


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Put the characters of one baseline into one row; a raised mark goes with the row it stands over."""
    rows: list[list[Glyph]] = []
    pieces = [(base, list(piece)) for base, piece in groupby(glyphs, key=_base_of)]
    for base, piece in sorted(pieces, key=itemgetter(0)):
        if rows and base - rows[-1][0].band.base <= _RAISED:
            rows[-1] += piece
        else:
            rows.append(piece)
    for row in rows:
        row.sort(key=_left_of)
    return rows


def _at_motto(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Part the issuer from the motto where a narrow page leaves no wide gap between them (NĐ 30/2020, Phụ lục I, ô 1 và 2)."""
    parted: list[list[Glyph]] = []
    for run in runs:
        match = _MOTTO.search("".join(glyph.char for glyph in run))
        start = match.start() if match else 0
        parted += [run[:start], run[start:]] if start else [run]
    return parted


def _runs(row: list[Glyph], gap: float) -> list[list[Glyph]]:
    """Part a row where a gap is too wide for one between words."""
    cuts = [0]
    reach = row[0].x1
    for place, (_, x0, x1, _, _) in enumerate(row):
        if x0 - reach > gap:
            cuts.append(place)
        reach = x1 if x1 > reach else reach  # noqa: FURB136 - max() takes three times as long
    return [row[start:end] for start, end in zip(cuts, [*cuts[1:], len(row)], strict=True)]


def _line(sheet: Sheet, run: Sequence[Glyph], size: float) -> PrintedLine:
    chars: list[str] = []
    edges: list[float] = []
    reach, last = run[0].x0, run[0].place
    for char, x0, x1, _, number in run:
        spaced = number - last > 1  # pdfium counts a space between the two
        if x0 - reach > (_SPACE_GAP if spaced else _WORD_GAP) * size:
            chars.append(" ")
            edges += (reach, x0)
        chars.append(char)
        edges += (x0, x1)
        last = number
        reach = x1 if x1 > reach else reach  # noqa: FURB136 - max() takes three times as long
    text, places = _normalised("".join(chars), edges)
    bold = bool(sheet.bold) and sum(glyph.place in sheet.bold for glyph in run) >= max(1, len(run) // (2 * SAMPLE))
    top, bottom = min([glyph[3][0] for glyph in run]), max([glyph[3][1] for glyph in run])
    return PrintedLine(sheet.number, text, places, run[0].x0, reach, top, bottom, size, bold)


def _base_of(glyph: Glyph) -> float:
    return glyph[3][2]


def _size(glyphs: Sequence[Glyph]) -> float:
    """Return the height of the letters, from the taller half of the characters (marks and dashes are flat)."""
    heights = sorted([glyph[3][3] for glyph in glyphs])
    return heights[(3 * len(heights)) // 4]


def _normalised(text: str, edges: Sequence[float]) -> tuple[str, tuple[float, ...]]:
    """Return a line's text in one spelling with the edges of its characters; one made of several spans them all."""
    changed, origins = normalise(text)
    if changed == text:
        return text, tuple(edges)
    moved: list[float] = []
    for origin, after in zip(origins, [*origins[1:], len(text)], strict=True):
        moved += (edges[2 * origin], max(edges[2 * origin + 1 : 2 * max(after, origin + 1) : 2]))
    return changed, tuple(moved)
