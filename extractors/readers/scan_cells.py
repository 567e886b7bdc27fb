"""The cells of ruled tables in a scan, read one by one; figures are read twice, the second time with a digit alphabet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import cv2
import numpy as np

from extractors.readers.page_grid import Grid
from extractors.readers.scan_image import DOTS
from extractors.readers.scan_pieces import boxes_of, outlines_of
from extractors.readers.scan_spelling import figure_of, spelled
from extractors.readers.tesseract import DIGITS, LINE, ROWS, Area, Picture, Symbol, Tesseract, Word

__all__ = ["read_cells"]

_INSET = 4  # pixels between a rule and what is read
_SPECK, _MARGIN = 9, 10
_LETTER = 16  # pixels: the least height of a row of letters
_TALL = 0.6
_FIGURE = re.compile(r"[\W\d]*\d[\W\d]*")
_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_SUM = re.compile(r"\d{1,2}[-+]\d+[-+]")
_FORMULA = "0123456789=+-()"
_SHORT, _SURE, _CLEAR = 3, 0.8, 0.85
_AGREED, _OUTVOTED, _DISPUTED = 0.95, 0.85, 0.4
_ENLARGED, _BORDER = 2, 24


@dataclass(frozen=True, slots=True)
class _Cell:
    """The ink of one cell.

    Attributes:
        area: where it is.
        row: of the table.
        rows: how many rows of letters it has.
        pieces: how many pieces of it are as tall as a digit; digits that touch make one.
        base: the y that they stand on.
    """

    area: Area
    row: int
    rows: int
    pieces: int
    base: int


_Read = tuple[_Cell, list[Word]]


def read_cells(engine: Tesseract, picture: Picture, ink: Picture, grids: Iterable[Grid], points: float) -> tuple[list[Word], int]:
    """Return the words of all cells, and in how many cells there is ink of which no word was read.

    Args:
        engine: that has loaded the picture; it holds another one afterwards.
        picture: of the page, without rules.
        ink: of the picture.
        grids: of the page, in points.
        points: of one pixel.
    """
    rows: list[list[_Read]] = []
    for grid in grids:
        for _, row in groupby(_cells(ink, grid, points), key=lambda cell: cell.row):
            rows.append([(cell, _text_words(engine.read(cell.area, ROWS if cell.rows > 1 else LINE))) for cell in row])
    words = [word for row in rows for word in _row_words(engine, picture, row)]
    areas = [word.area for word in words]
    return words, sum(not _is_covered(cell.area, areas) for row in rows for cell, _ in row)


def _is_covered(cell: Area, areas: Iterable[Area]) -> bool:
    left, top, right, bottom = cell
    return any(area[0] < right and area[2] > left and area[1] < bottom and area[3] > top for area in areas)


def _row_words(engine: Tesseract, picture: Picture, row: Sequence[_Read]) -> Iterator[Word]:
    """Yield the words of a row of cells after their second reading."""
    if any("=" in _text(first) for _, first in row):  # the numbers of columns and how they add up
        for cell, first in row:
            again = first if _NUMBER.fullmatch(_text(first)) else _read_enlarged(engine, picture, cell, _FORMULA, ROWS)
            yield from _sure(_formula(again or first), _AGREED)
        return
    figures = [(cell, first) for cell, first in row if cell.rows == 1 and _may_be_figure(first)]
    for cell, first in row:
        if (cell, first) not in figures:
            yield from _bettered(engine, picture, cell, first)
    if figures:
        numbered = sum(_text(first).startswith("(") for _, first in figures) > len(figures) // 2  # (1) (2) (3)
        again_of = _read_strip(engine, picture, [cell for cell, _ in figures], DIGITS + "()" * numbered)
        for (cell, first), second in zip(figures, again_of, strict=True):
            if numbered:
                yield from _sure(first if _NUMBER.fullmatch(_text(first)) or not _digits(second) else second, _AGREED)
            else:
                yield from _settled(engine, picture, cell, first, second)


def _formula(words: Sequence[Word]) -> list[Word]:
    """Return the number of a column with what it adds up, `23=24+25`: what stands behind the number is the sign of equality."""
    found = list(words)
    if found and "=" not in _text(words) and _SUM.match(_text(words)):
        symbols = list(found[0].symbols)
        place = next((index for index, symbol in enumerate(symbols) if not symbol.char.isdigit()), None)
        if place is not None:
            symbols[place] = symbols[place]._replace(char="=")
            found[0] = found[0]._replace(symbols=tuple(symbols))
    return found


def _text_words(words: Iterable[Word]) -> list[Word]:
    return [word for word in map(spelled, words) if word]


def _bettered(engine: Tesseract, picture: Picture, cell: _Cell, first: Sequence[Word]) -> Sequence[Word]:
    """Return the words of a cell, from a larger picture where that makes them surer."""
    if _confidence(first) >= _CLEAR:
        return first
    again = _text_words(_read_enlarged(engine, picture, cell, "", ROWS if cell.rows > 1 else LINE))
    return again if _mean(again) > _mean(first) else first


def _cells(ink: Picture, grid: Grid, points: float) -> Iterator[_Cell]:
    """Yield the cells of a grid that are not blank."""
    for place in grid.places:
        left, top, right, bottom = (round(value / points) for value in place.box)
        area = Area(left + _INSET, top + _INSET, right - _INSET, bottom - _INSET)
        if area.width > _LETTER and area.height > _LETTER:
            cell = _inked(ink, area, place.row)
            if cell is not None:
                yield cell


def _inked(ink: Picture, area: Area, row: int) -> _Cell | None:
    """Return the part of a cell that its letters take up, `None` when there is nothing but specks."""
    inside = ink[area.top : area.bottom, area.left : area.right]
    boxes = boxes_of(outlines_of(inside))
    boxes = boxes[boxes[:, 2:4].max(axis=1, initial=0) > _SPECK]
    if not len(boxes):
        return None
    left, top = (int(boxes[:, axis].min()) - _MARGIN for axis in (0, 1))
    right, bottom = (int((boxes[:, axis] + boxes[:, axis + 2]).max()) + _MARGIN for axis in (0, 1))
    inner = Area(
        max(area.left + left, area.left), max(area.top + top, area.top),
        min(area.left + right, area.right), min(area.top + bottom, area.bottom),
    )  # fmt: skip
    tall = boxes[boxes[:, 3] >= max(_TALL * boxes[:, 3].max(), _LETTER)]
    base = area.top + int((tall[:, 1] + tall[:, 3]).max()) if len(tall) else inner.bottom
    return _Cell(inner, row, _rows(ink[inner.top : inner.bottom, inner.left : inner.right]), len(tall), base)


def _rows(inside: Picture) -> int:
    """Return how many rows of letters there are; accents are none."""
    filled = np.concatenate(([0], inside.any(axis=1).astype(np.int8), [0]))
    edges = np.flatnonzero(np.diff(filled))
    return max(int(np.count_nonzero(edges[1::2] - edges[::2] >= _LETTER)), 1)


def _read_strip(engine: Tesseract, picture: Picture, cells: Sequence[_Cell], alphabet: str) -> list[list[Word]]:
    """Read the figures of a row as one line, where each digit has others beside it; the places are those on the page."""
    above = max(cell.base - cell.area.top for cell in cells) + _BORDER
    below = max(cell.area.bottom - cell.base for cell in cells) + _BORDER
    width = sum(cell.area.width + _BORDER for cell in cells) + _BORDER
    strip = np.full((above + below, width), 255, np.uint8)
    left, lefts = _BORDER, []
    for cell in cells:
        area, top = cell.area, above - (cell.base - cell.area.top)
        strip[top : top + area.height, left : left + area.width] = picture[area.top : area.bottom, area.left : area.right]
        lefts.append(left)
        left += area.width + _BORDER
    engine.load(strip, DOTS)
    symbols = [symbol for word in engine.read(Area(0, 0, width, above + below), LINE, alphabet) for symbol in word.symbols]
    return [_placed(symbols, cell, left, above) for cell, left in zip(cells, lefts, strict=True)]


def _placed(symbols: Iterable[Symbol], cell: _Cell, left: int, above: int) -> list[Word]:
    """Return the symbols of a strip that belong to the cell whose picture begins at `left`, at their place on the page."""
    right, down, aside = left + cell.area.width, cell.base - above, cell.area.left - left
    found = tuple(
        symbol._replace(area=Area(box.left + aside, box.top + down, box.right + aside, box.bottom + down))
        for symbol in symbols
        for box in (symbol.area,)
        if left <= (box.left + box.right) / 2 < right
    )
    return [Word(found, cell.base, min(symbol.confidence for symbol in found))] if found else []


def _read_enlarged(engine: Tesseract, picture: Picture, cell: _Cell, alphabet: str, mode: int) -> list[Word]:
    """Read a cell once more, from a larger picture."""
    area = cell.area
    part = picture[area.top : area.bottom, area.left : area.right]
    size = (area.width * _ENLARGED, area.height * _ENLARGED)
    large = cv2.resize(part, size, interpolation=cv2.INTER_CUBIC)
    framed = cv2.copyMakeBorder(large, _BORDER, _BORDER, _BORDER, _BORDER, cv2.BORDER_CONSTANT, value=(255,))
    engine.load(np.asarray(framed, np.uint8), DOTS * _ENLARGED)
    height, width = framed.shape[:2]
    return [_moved(word, area) for word in engine.read(Area(0, 0, width, height), mode, alphabet)]


def _moved(word: Word, area: Area) -> Word:
    def at(box: Area) -> Area:
        x0, y0, x1, y1 = ((value - _BORDER) // _ENLARGED for value in box)
        return Area(area.left + x0, area.top + y0, area.left + x1, area.top + y1)

    symbols = tuple(symbol._replace(area=at(symbol.area)) for symbol in word.symbols)
    return Word(symbols, area.top + (word.base - _BORDER) / _ENLARGED, word.confidence)


def _settled(engine: Tesseract, picture: Picture, cell: _Cell, first: Sequence[Word], second: Sequence[Word]) -> list[Word]:
    """Return what two readings agree on, or two of three; else the one with as many digits as there are pieces, as doubtful."""
    if _agree(first, second) and cell.pieces <= _digits(second):
        return _sure(second, _AGREED)
    third = _read_enlarged(engine, picture, cell, DIGITS, LINE)
    for one, other in ((second, third), (first, third), (first, second)):
        if _agree(one, other):
            return _sure(other, _OUTVOTED if cell.pieces <= _digits(other) else _DISPUTED)
    if not _digits(second) and not _digits(third):
        return list(first)
    best = min((second, third), key=lambda words: (abs(_digits(words) - cell.pieces), -_confidence(words)))
    return _sure(best, _DISPUTED)


def _may_be_figure(words: Sequence[Word]) -> bool:
    """Tell whether a cell can hold a figure: digits and their signs alone, or a few letters that are not surely read."""
    text = _text(words)
    return _FIGURE.fullmatch(text) is not None or (len(text) <= _SHORT and _confidence(words) < _SURE)


def _agree(one: Sequence[Word], other: Sequence[Word]) -> bool:
    return _figure(one) == _figure(other) != ""


def _figure(words: Sequence[Word]) -> str:
    return figure_of(_text(words))


def _text(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _digits(words: Sequence[Word]) -> int:
    return sum(char.isdigit() or char in "()%" for char in _text(words))


def _confidence(words: Sequence[Word]) -> float:
    return min((word.confidence for word in words), default=0.0)


def _mean(words: Sequence[Word]) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0.0


def _sure(words: Iterable[Word], confidence: float) -> list[Word]:
    """Return words that are as sure as that."""
    return [
        Word(tuple(symbol._replace(confidence=confidence) for symbol in word.symbols), word.base, confidence)
        for word in words
        if word.symbols
    ]
