"""Words that were not surely read: those with digits, and those that are a guess, are read once more, from a larger picture."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from extractors.readers.scan_image import DOTS
from extractors.readers.scan_spelling import spelled
from extractors.readers.tesseract import LINE, Area, Picture, Symbol, Tesseract, Word

__all__ = ["checked", "digits_sure"]

_SURE, _FAINT, _GUESS = 0.88, 0.7, 0.5
_AGREED, _DISPUTED = 0.9, 0.4
_LARGER = 1.5
_AROUND, _BORDER = 6, 20


def checked(engine: Tesseract, picture: Picture, words: Iterable[Word]) -> list[Word]:
    """Return words whose doubtful digits are as sure as a second reading makes them, and guesses that it betters.

    Args:
        engine: it holds another picture afterwards.
        picture: from which they were read.
    """
    return [_checked(engine, picture, word) if digits_sure(word) < _SURE or word.confidence < _FAINT else word for word in words]


def digits_sure(word: Word) -> float:
    """Return how sure the least sure digit of a word is, 1 for a word without digits; in a mere guess nothing is sure."""
    sure = min((symbol.confidence for symbol in word.symbols if symbol.char.isdigit()), default=1.0)
    return min(sure, word.confidence) if sure < 1.0 and word.confidence < _GUESS else sure


def _checked(engine: Tesseract, picture: Picture, word: Word) -> Word:
    readings = [other for other in map(spelled, _read_again(engine, picture, word.area)) if other]
    again = _digits("".join(other.text for other in readings))
    if len(readings) == 1 and readings[0].confidence > max(word.confidence, _FAINT) and again == _digits(word.text):
        symbols = _moved(readings[0], word)
    else:
        symbols = word.symbols
    sure = _AGREED if again == _digits(word.text) else min(_DISPUTED, digits_sure(word))
    symbols = tuple(symbol._replace(confidence=sure) if symbol.char.isdigit() else symbol for symbol in symbols)
    return Word(symbols, word.base, max(word.confidence, sure if again else readings[0].confidence if readings else 0.0))


def _moved(reading: Word, word: Word) -> tuple[Symbol, ...]:
    """Return the symbols of a reading of an enlarged word where they stand on the page."""
    left, top = word.area.left - _AROUND, word.area.top - _AROUND

    def at(box: Area) -> Area:
        x0, y0, x1, y1 = (round((value - _BORDER) / _LARGER) for value in box)
        return Area(left + x0, top + y0, left + x1, top + y1)

    return tuple(symbol._replace(area=at(symbol.area)) for symbol in reading.symbols)


def _read_again(engine: Tesseract, picture: Picture, area: Area) -> list[Word]:
    height, width = picture.shape
    part = picture[
        max(area.top - _AROUND, 0) : min(area.bottom + _AROUND, height),
        max(area.left - _AROUND, 0) : min(area.right + _AROUND, width),
    ]
    large = cv2.resize(part, None, fx=_LARGER, fy=_LARGER, interpolation=cv2.INTER_CUBIC)
    framed = cv2.copyMakeBorder(large, _BORDER, _BORDER, _BORDER, _BORDER, cv2.BORDER_CONSTANT, value=(255,))
    engine.load(np.asarray(framed, np.uint8), round(DOTS * _LARGER))
    return engine.read(Area(0, 0, framed.shape[1], framed.shape[0]), LINE)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
