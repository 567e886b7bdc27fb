"""The cells of ruled tables in a scan, read one by one; figures are read twice, the second time with a digit alphabet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from extractors.readers.page_grid import Grid
from extractors.readers.scan_cell_again import read_enlarged, read_strip
from extractors.readers.scan_cell_ink import Cell, cells_of
from extractors.readers.scan_spelling import figure_of, spelled
from extractors.readers.tesseract import DIGITS, LINE, ROWS, Area, Picture, Tesseract, Word

__all__ = ["read_cells"]

_FIGURE = re.compile(r"[\W\d]*\d[\W\d]*")
_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_SUM = re.compile(r"\d{1,2}[-+]\d+[-+]")
_FORMULA = "0123456789=+-()"
_SHORT, _SURE, _CLEAR = 3, 0.8, 0.85
_AGREED, _OUTVOTED, _DISPUTED = 0.95, 0.85, 0.4


_Read = tuple[Cell, list[Word]]


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
        for _, row in groupby(cells_of(ink, grid, points), key=lambda cell: cell.row):
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
            again = first if _NUMBER.fullmatch(_text(first)) else read_enlarged(engine, picture, cell, _FORMULA, ROWS)
            yield from _sure(_formula(again or first), _AGREED)
        return
    figures = [(cell, first) for cell, first in row if cell.rows == 1 and _may_be_figure(first)]
    for cell, first in row:
        if (cell, first) not in figures:
            yield from _bettered(engine, picture, cell, first)
    if figures:
        numbered = sum(_text(first).startswith("(") for _, first in figures) > len(figures) // 2  # (1) (2) (3)
        again_of = read_strip(engine, picture, [cell for cell, _ in figures], DIGITS + "()" * numbered)
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


def _bettered(engine: Tesseract, picture: Picture, cell: Cell, first: Sequence[Word]) -> Sequence[Word]:
    """Return the words of a cell, from a larger picture where that makes them surer."""
    if _confidence(first) >= _CLEAR:
        return first
    again = _text_words(read_enlarged(engine, picture, cell, "", ROWS if cell.rows > 1 else LINE))
    return again if _mean(again) > _mean(first) else first


def _settled(engine: Tesseract, picture: Picture, cell: Cell, first: Sequence[Word], second: Sequence[Word]) -> list[Word]:
    """Return what two readings agree on, or two of three; else the one with as many digits as there are pieces, as doubtful."""
    if _agree(first, second) and cell.pieces <= _digits(second):
        return _sure(second, _AGREED)
    third = read_enlarged(engine, picture, cell, DIGITS, LINE)
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
