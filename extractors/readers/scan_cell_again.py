"""Cells of a scanned table read once more: the figures of a row as one line, or one cell from a larger picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from extractors.readers.scan_cell_ink import Cell
from extractors.readers.scan_image import DOTS
from extractors.readers.tesseract import LINE, Area, Picture, Symbol, Tesseract, Word

__all__ = ["read_enlarged", "read_strip"]

_ENLARGED, _BORDER = 2, 24


def read_strip(engine: Tesseract, picture: Picture, cells: Sequence[Cell], alphabet: str) -> list[list[Word]]:
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


def _placed(symbols: Iterable[Symbol], cell: Cell, left: int, above: int) -> list[Word]:
    """Return the symbols of a strip that belong to the cell whose picture begins at `left`, at their place on the page."""
    right, down, aside = left + cell.area.width, cell.base - above, cell.area.left - left
    found = tuple(
        symbol._replace(area=Area(box.left + aside, box.top + down, box.right + aside, box.bottom + down))
        for symbol in symbols
        for box in (symbol.area,)
        if left <= (box.left + box.right) / 2 < right
    )
    return [Word(found, cell.base, min(symbol.confidence for symbol in found))] if found else []


def read_enlarged(engine: Tesseract, picture: Picture, cell: Cell, alphabet: str, mode: int) -> list[Word]:
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
