"""The text of a table's cells, and where a narrow cell cut a number or a formula in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.readers.builder import CellText
from extractors.readers.glyphs import Glyph
from extractors.readers.page_frame import Rectangle
from extractors.readers.page_grid import Grid, Place
from extractors.readers.page_lines import PrintedLine, Sheet, goes_on, printed_lines, text_of
from extractors.readers.page_rows import rows_of
from extractors.readers.page_sideways import sideways_line

__all__ = ["cells_of"]

_WIDEST_PADDING = 6.0
_FIGURES = re.compile(r"[\d\s=+\-–.,/*:()%…]+")
_FORMULA = re.compile(r"[=+]")
_SEPARATOR = re.compile(r"\d[.,]\Z|\A[.,]\d")
_SIGN = re.compile(r"[=+/]\Z|\A[=+/]")


def cells_of(sheet: Sheet, grid: Grid, glyphs: Iterable[Glyph]) -> tuple[tuple[CellText, ...], frozenset[int]]:
    """Return the cells with their text, and the places of the characters that stand in them."""
    held = list(zip(grid.places, _held(grid, glyphs), strict=True))
    lines = [(place, _lines(sheet, inside)) for place, inside in held]
    padding = min((_padding(line, place.box) for place, found in lines for line in found), default=0.0)
    used = frozenset(glyph.place for _, inside in held for glyph in inside)
    return tuple(_cell(place, found, padding) for place, found in lines), used


def _held(grid: Grid, glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the characters whose middle lies in each place, in the places' order."""
    found: list[list[Glyph]] = [[] for _ in grid.places]
    left, top, right, bottom = grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.band.top + glyph.band.bottom) / 2
        if not (left <= x <= right and top <= y <= bottom):
            continue
        for place, inside in zip(grid.places, found, strict=True):
            box = place.box
            if box[0] <= x < box[2] and box[1] <= y < box[3]:
                inside.append(glyph)
                break
    return found


def _lines(sheet: Sheet, glyphs: Sequence[Glyph]) -> list[PrintedLine]:
    level = [glyph for glyph in glyphs if not glyph.band.turn]
    lines = _reading_order(printed_lines(sheet, rows_of(level)))
    if len(level) < len(glyphs):
        lines.append(sideways_line(sheet, [glyph for glyph in glyphs if glyph.band.turn]))
    return lines


def _reading_order(lines: Iterable[PrintedLine]) -> list[PrintedLine]:
    return sorted(lines, key=lambda line: (round(line.bottom), line.x0))


def _padding(line: PrintedLine, box: Rectangle) -> float:
    return min(max(line.x0 - box[0], 0), max(box[2] - line.x1, 0), _WIDEST_PADDING)


def _cell(place: Place, lines: Sequence[PrintedLine], padding: float) -> CellText:
    """Return a cell; lines of figures that fill it go on without a space where the width alone can have cut them."""
    inner = place.box[2] - place.box[0] - 2 * padding
    figures = len(lines) > 1 and all(_FIGURES.fullmatch(line.text) for line in lines)
    formula = figures and any(_FORMULA.search(line.text) for line in lines)
    room = {line.text: inner - line.width for line in lines}
    wanted = {line.text: line.width / len(line.text) for line in lines}

    def joined(before: str, after: str) -> bool:
        full = room[before] < wanted[after] + 1
        cut = _SIGN.search(before) or _SIGN.search(after) or _SEPARATOR.search(before) or _SEPARATOR.search(after)
        return goes_on(before, after) or (figures and full and (formula or bool(cut) or len(after) < len(before)))

    text, placed = text_of(lines, joined)
    return CellText(place.row, place.column, place.row_span, place.column_span, text, placed)
