"""Number and day that a clerk stamped on a page as pictures, after its body was made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from extractors.readers.glyphs import Glyph
from extractors.readers.ocr import Ocr
from extractors.readers.page_content import Doubtful
from extractors.readers.page_frame import Rectangle
from extractors.readers.page_open import OpenPage
from extractors.readers.scan_glyphs import glyphs_of_words
from extractors.readers.scan_spelling import figure_of
from extractors.readers.tessdata import find_tessdata
from extractors.readers.tesseract import LINE, Area, Picture, Tesseract, Word

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_stamps"]

_DOTS = 600
_POINTS = 72 / _DOTS
_MARGIN = 2.0  # points round a picture
_SCALES = (1.0, 0.5)
_PATCH = 24  # pixels of paper round a picture
_SURE = 0.6
_STAMP = re.compile(r"\d{1,5}[a-zđ]?")
_READING = Lock()
_PLACES = 1000
"""Characters that were read are counted from far behind those of the text layer."""


def read_stamps(page: OpenPage, boxes: Sequence[Rectangle], ocr: Ocr) -> tuple[list[Glyph], tuple[Doubtful, ...], int]:
    """Return the characters of pictures on a page that hold a number, those not surely read, and how many were not read.

    Args:
        page: open, its annotations drawn into it.
        boxes: of the pictures, in points.
        ocr: where tesseract's data is; without it nothing is read.
    """
    tessdata = find_tessdata(ocr.tessdata)
    if tessdata is None or page.frame.rotation:
        return [], (), len(boxes)
    pictures = [_picture(page, box) for box in boxes]
    with _READING:
        readings = [_read(_engine(tessdata), picture) for picture in pictures]
    glyphs, doubts = _placed(readings, boxes, int(page.glyphs.places.max(initial=0)) + _PLACES)
    return glyphs, doubts, readings.count(None)


@cache
def _engine(tessdata: Path) -> Tesseract:
    """Return an engine, which is kept: to make one takes as long as to read ten pages of text."""
    return Tesseract(tessdata)


def _picture(page: OpenPage, box: Rectangle) -> Picture:
    """Return a part of a page at high resolution, without the characters that reach into it."""
    left, top, right, bottom = box[0] - _MARGIN, box[1] - _MARGIN, box[2] + _MARGIN, box[3] + _MARGIN
    crop = (left, page.frame.height - bottom, page.frame.width - right, top)
    picture = page.page.render(scale=_DOTS / 72, crop=crop, grayscale=True, may_draw_forms=False).to_numpy()
    picture = np.array(picture.reshape(picture.shape[:2]), np.uint8)
    tops, bottoms = (page.glyphs.of_bands(edge) for edge in ("top", "bottom"))
    across = (page.glyphs.x0 < right + _MARGIN) & (page.glyphs.x1 > left)
    for _, x0, x1, band, _ in page.glyphs.taken(across & (tops < bottom + _MARGIN) & (bottoms > top)):
        x = slice(max(round((x0 - left) / _POINTS), 0), max(round((x1 - left) / _POINTS), 0))
        y = slice(max(round((band.top - top) / _POINTS), 0), max(round((band.bottom - top) / _POINTS), 0))
        picture[y, x] = 255
    return picture


def _read(engine: Tesseract, picture: Picture) -> tuple[Word, float] | None:
    """Return the number that a picture holds and how sure it is, `None` where there is none; read in two sizes."""
    import cv2  # noqa: PLC0415

    found: list[Word] = []
    for scale in _SCALES:
        sized = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        framed = np.asarray(
            cv2.copyMakeBorder(sized, _PATCH, _PATCH, _PATCH, _PATCH, cv2.BORDER_CONSTANT, value=(255,)), np.uint8
        )
        engine.load(framed, round(_DOTS * scale))
        words = [word for word in engine.read(Area(0, 0, framed.shape[1], framed.shape[0]), LINE) if figure_of(word.text)]
        found += [_unscaled(word, scale) for word in words] if len(words) == 1 else []
    if not found or not _STAMP.fullmatch(found[0].text):
        return None
    agreed = len(found) == len(_SCALES) and found[0].text == found[-1].text
    return found[0], min(word.confidence for word in found) if agreed else 0.0


def _unscaled(word: Word, scale: float) -> Word:
    symbols = tuple(
        symbol._replace(area=Area(*(round((value - _PATCH) / scale) for value in symbol.area))) for symbol in word.symbols
    )
    return word._replace(symbols=symbols, base=(word.base - _PATCH) / scale)


def _placed(
    readings: Sequence[tuple[Word, float] | None], boxes: Sequence[Rectangle], place: int
) -> tuple[list[Glyph], tuple[Doubtful, ...]]:
    glyphs: list[Glyph] = []
    doubts: list[Doubtful] = []
    for reading, box in zip(readings, boxes, strict=True):
        if reading is None:
            continue
        word, sure = reading
        left, top = (box[0] - _MARGIN) / _POINTS, (box[1] - _MARGIN) / _POINTS
        symbols = tuple(symbol._replace(area=_moved(symbol.area, left, top)) for symbol in word.symbols)
        letters, _ = glyphs_of_words([word._replace(symbols=symbols, base=word.base + top)], _POINTS, place)
        glyphs += letters
        place += _PLACES
        if sure < _SURE:
            doubts.append(Doubtful((letters[0].x0, letters[0].band.top, letters[-1].x1, letters[0].band.bottom), sure))
    return glyphs, tuple(doubts)


def _moved(area: Area, left: float, top: float) -> Area:
    return Area(*(round(value + shift) for value, shift in zip(area, (left, top, left, top), strict=True)))
