"""From characters to printed lines: what stands on one baseline, with the gaps that part words and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.readers.page_chars import SAMPLE, Glyph, PageChars
from extractors.readers.text import normalise
from schemas.document import Line

__all__ = ["PrintedLine", "printed_lines", "text_of"]

_WORD_GAP = 0.16
_SPACE_GAP = 0.04
_COLUMN_GAP = 2.2
_MOTTO = re.compile(r"CỘNG[HC][ÒOÀA]|ĐảngCộngsản|ĐẢNGCỘNG|Độclập", re.IGNORECASE)
_HEAD_SHARE = 0.28
_RAISED = 4.0


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A run of characters on one baseline without a column's gap in it; coordinates as in `Glyph`.

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

    def placed(self, offset: int) -> Line:
        """Return the line with its characters at `offset` of a block's text."""
        return Line(offset, offset + len(self.text), self.page, self.top, self.bottom, self.edges)


def printed_lines(page: PageChars, glyphs: Sequence[Glyph] | None = None) -> list[PrintedLine]:
    """Return the lines of a page from top to bottom, those of one baseline from left to right."""
    chosen = page.glyphs if glyphs is None else glyphs
    lines: list[PrintedLine] = []
    for row in _rows(chosen):
        head = page.number == 1 and row[0].base < _HEAD_SHARE * page.height
        for run in _at_motto(_runs(row)) if head else _runs(row):
            lines.append(_line(page, run))
    return [line for line in lines if line.text]


def text_of(lines: Iterable[PrintedLine]) -> tuple[str, list[Line]]:
    """Return lines joined into one text, and where each stands in it.

    A line that ends within a document's symbol (`3188/QĐ-`) goes on without a space.
    """
    pieces: list[str] = []
    placed: list[Line] = []
    length = 0
    for line in lines:
        if pieces and not _goes_on(pieces[-1], line.text):
            pieces.append(" ")
            length += 1
        placed.append(line.placed(length))
        pieces.append(line.text)
        length += len(line.text)
    return "".join(pieces), placed


def _goes_on(before: str, after: str) -> bool:
    end = before.rstrip()[-2:]
    joint = len(end) > 1 and end[1] in "-/" and (end[0].isupper() or end[0].isdigit())
    return joint and (after[:1].isupper() or (end[1] == "/" and after[:1].isdigit()))


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Put the characters of one baseline into one row; a raised mark goes with the row it stands over."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda item: item.base):
        if rows and glyph.base - rows[-1][0].base <= _RAISED:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda item: item.x0) for row in rows]


def _at_motto(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Part the issuer from the motto where a narrow page leaves no wide gap between them (NĐ 30/2020, Phụ lục I, ô 1 và 2)."""
    parted: list[list[Glyph]] = []
    for run in runs:
        match = _MOTTO.search("".join(glyph.char for glyph in run))
        start = match.start() if match else 0
        parted += [run[:start], run[start:]] if start else [run]
    return parted


def _runs(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """Part a row where a gap is too wide for one between words."""
    gap = _COLUMN_GAP * max(_size(row), 8)
    runs: list[list[Glyph]] = [[row[0]]]
    reach = row[0].x1
    for glyph in row[1:]:
        if glyph.x0 - reach > gap:
            runs.append([])
            reach = glyph.x1
        runs[-1].append(glyph)
        reach = max(reach, glyph.x1)
    return runs


def _line(page: PageChars, run: Sequence[Glyph]) -> PrintedLine:
    size = _size(run)
    chars: list[str] = []
    edges: list[float] = []
    reach, last = run[0].x0, run[0].index
    for glyph in run:
        spaced = glyph.index - last > 1  # pdfium counts a space between the two
        if chars and glyph.x0 - reach > (_SPACE_GAP if spaced else _WORD_GAP) * size:
            chars.append(" ")
            edges += (reach, glyph.x0)
        chars.append(glyph.char)
        edges += (glyph.x0, glyph.x1)
        last = glyph.index
        reach = max(reach, glyph.x1)
    text, origins = normalise("".join(chars))
    if len(text) != len(chars) or text != "".join(chars):
        edges = _moved(edges, origins, len(chars))
    bold = sum(glyph.index in page.bold for glyph in run) >= max(1, len(run) // (2 * SAMPLE))
    return PrintedLine(
        page.number, text, tuple(edges), run[0].x0, reach, min(g.top for g in run), max(g.bottom for g in run), size, bold
    )


def _size(glyphs: Sequence[Glyph]) -> float:
    """Return the height of the letters, from the taller half of the characters (marks and dashes are flat)."""
    heights = sorted(glyph.bottom - glyph.top for glyph in glyphs)
    return heights[(3 * len(heights)) // 4]


def _moved(edges: Sequence[float], origins: Sequence[int], count: int) -> list[float]:
    """Return the edges of normalised characters; one made of several spans them all."""
    moved: list[float] = []
    for index, origin in enumerate(origins):
        after = origins[index + 1] if index + 1 < len(origins) else count
        moved += (edges[2 * origin], max(edges[2 * origin + 1 : 2 * max(after, origin + 1) : 2], default=edges[2 * origin + 1]))
    return moved
