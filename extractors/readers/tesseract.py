"""Tesseract: how it reads a part of a picture."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.readers.tessdata import LANGUAGE

__all__ = ["DIGITS", "LINE", "ROWS", "Area", "Picture", "Symbol", "Tesseract", "Word"]

LINE, ROWS = 7, 6
"""Tesseract's page segmentation modes: one line of text, and one column of lines."""

DIGITS = "0123456789.,-%"
"""The alphabet of cells that hold figures."""

_LSTM_ONLY = 1
_SYMBOL, _WORD, _LINE = 4, 3, 2  # tesserocr.RIL

Picture = NDArray[np.uint8]
"""Grey values by row and column; the top left corner is the first."""


class Area(NamedTuple):
    """A rectangle of a picture in pixels from its top left corner; right and bottom lie outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Return the width in pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Return the height in pixels."""
        return self.bottom - self.top


class Symbol(NamedTuple):
    """A character with its place, and how sure its reading is, between 0 and 1."""

    char: str
    area: Area
    confidence: float


class Word(NamedTuple):
    """Characters without a space between them; `base` is the y of the line that they stand on, in pixels."""

    symbols: tuple[Symbol, ...]
    base: float
    confidence: float
    bold: bool = False

    @property
    def text(self) -> str:
        """Return the characters."""
        return "".join([symbol.char for symbol in self.symbols])

    @property
    def area(self) -> Area:
        """Return the smallest area that holds all characters."""
        areas = [symbol.area for symbol in self.symbols]
        lefts, tops, rights, bottoms = zip(*areas, strict=True)
        return Area(min(lefts), min(tops), max(rights), max(bottoms))


class Tesseract:
    """One recognition engine; it serves one thread at a time."""

    def __init__(self, tessdata: Path) -> None:
        """Load the Vietnamese data of a folder that `find_tessdata` found."""
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read when the library loads; each page has a thread of its own
        import tesserocr  # noqa: PLC0415

        self._api = tesserocr.PyTessBaseAPI(path=str(tessdata), lang=LANGUAGE, oem=_LSTM_ONLY)
        self._iterate = tesserocr.iterate_level
        self._whitelist = ""

    def close(self) -> None:
        """Free what the engine holds."""
        self._api.End()

    def load(self, picture: Picture, dots_per_inch: int) -> None:
        """Take a picture of which parts are to be read."""
        height, width = picture.shape
        self._api.SetImageBytes(np.ascontiguousarray(picture).tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(dots_per_inch)

    def read(self, area: Area, mode: int, alphabet: str = "") -> list[Word]:
        """Return the words of a part of the picture that was loaded last, line by line.

        Args:
            area: in pixels of that picture.
            mode: `LINE` or `ROWS`.
            alphabet: the only characters that can stand there; empty for any.
        """
        if alphabet != self._whitelist:
            self._api.SetVariable("tessedit_char_whitelist", alphabet)
            self._whitelist = alphabet
        self._api.SetPageSegMode(mode)
        self._api.SetRectangle(area.left, area.top, area.width, area.height)
        self._api.Recognize()
        return list(self._words())

    def _words(self) -> Iterator[Word]:
        found = self._api.GetIterator()
        symbols: list[Symbol] = []
        confidence = base = 0.0
        for item in self._iterate(found, _SYMBOL) if found is not None else ():
            if item.IsAtBeginningOf(_WORD):
                if symbols:
                    yield Word(tuple(symbols), base, confidence)
                symbols, confidence = [], item.Confidence(_WORD) / 100
                base = _base(item) or base
            symbols += _symbol(item)
        if symbols:
            yield Word(tuple(symbols), base, confidence)


def _base(item: Any) -> float | None:
    """Return the height in the middle of the line that a word stands on."""
    ends = item.Baseline(_LINE)
    return None if ends is None else (ends[0][1] + ends[1][1]) / 2


def _symbol(item: Any) -> Iterator[Symbol]:
    try:
        char, box = item.GetUTF8Text(_SYMBOL), item.BoundingBox(_SYMBOL)
    except RuntimeError:  # there is a mark, and no character that it could be
        return
    if char.strip() and box:
        yield Symbol(char, Area(*box), item.Confidence(_SYMBOL) / 100)
