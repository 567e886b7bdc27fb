"""The picture of a page before it is read: level, upright, and without specks."""

from __future__ import annotations

import math

import cv2
import numpy as np

from extractors.readers.scan_pieces import Boxes, boxes_of, halved, outlines_of
from extractors.readers.tesseract import Picture

__all__ = ["DOTS", "ink_of", "is_drawing", "levelled", "lies_sideways", "skew_of", "turned", "without_specks"]

DOTS = 300
"""Dots per inch of the pictures that are read."""

_INKED = 100  # of a pixel of the picture four times smaller, on which the skew is looked for: a third of the dots are ink
_STEEPEST, _STEP, _FINE = 6.0, 0.5, 0.05  # degrees
_AS_SHARP = 0.95  # a page that is as good as level is left as it is
_HALF = 2  # specks are looked for on a picture so many times smaller
_SPECK = 10  # pixels: the full stop of the smallest print has more
_LONELY, _LEADER, _SAME_ROW = 25, 40, 3  # pixels: round a dot, between the dots of a leader, between their heights
_AT_ONCE = 500
_BETWEEN_LETTERS = 5  # pixels of the small picture
_QUARTERS = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}


def ink_of(picture: Picture) -> Picture:
    """Return 255 where there is ink, 0 where there is paper."""
    _, ink = cv2.threshold(picture, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return np.asarray(ink, np.uint8)


def turned(picture: Picture, turn: int) -> Picture:
    """Return a picture whose text is turned by so many degrees clockwise (0, 90, 180, 270) with the text upright."""
    return np.asarray(cv2.rotate(picture, _QUARTERS[turn]), np.uint8) if turn else picture


def lies_sideways(ink: Picture) -> bool:
    """Tell whether the lines of text run from top to bottom: letters stand closer along a line than lines to one another."""
    small = _small(ink)
    level, upright = (_pieces(small, shape) for shape in ((_BETWEEN_LETTERS, 1), (1, _BETWEEN_LETTERS)))
    return upright < level


def skew_of(ink: Picture) -> float:
    """Return by how many degrees lines of text fall to the right, between -6 and 6; 0 for a page without text."""
    ys, xs = np.nonzero(_small(ink) > 0)
    if ys.size == 0:
        return 0.0
    ys, xs = ys.astype(np.float32), xs.astype(np.float32)

    def sharpness(angle: float) -> float:
        rows = ys - xs * np.float32(math.tan(math.radians(angle)))
        rows -= rows.min()
        return _sharpness(np.bincount(rows.astype(np.int32)).astype(np.float64))

    coarse = max(np.arange(-_STEEPEST, _STEEPEST + _STEP, _STEP), key=sharpness)
    best = float(max(np.arange(coarse - _STEP, coarse + _STEP + _FINE, _FINE), key=sharpness))
    return best if sharpness(0.0) < _AS_SHARP * sharpness(best) else 0.0


def levelled(picture: Picture, skew: float) -> Picture:
    """Return a picture turned about its middle, so that lines that fall by `skew` degrees are level."""
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    size = (width, height)
    return np.asarray(cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_CUBIC, borderValue=(255,)), np.uint8)


def without_specks(picture: Picture, ink: Picture) -> tuple[Picture, Picture]:
    """Return a picture and its ink without the small dots that stand by themselves; rows of dots are leaders, no dirt."""
    boxes = boxes_of(outlines_of(halved(ink))) * _HALF
    dots = boxes[:, 2:4].max(axis=1, initial=0) <= _SPECK
    specks = boxes[dots][~_beside(boxes[dots], boxes[~dots], _LONELY) & ~_beside(boxes[dots], boxes[dots], _LEADER)]
    picture, ink = picture.copy(), ink.copy()
    for left, top, width, height in specks:
        place = slice(top - 1 if top else 0, top + height + 1), slice(left - 1 if left else 0, left + width + 1)
        picture[place], ink[place] = 255, 0
    return picture, ink


def _beside(dots: Boxes, others: Boxes, level: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which dots have another box beside them, not more than `level` pixels to the side and a letter's height up or down."""
    if not len(dots) or not len(others):
        return np.zeros(len(dots), bool)
    if len(dots) > _AT_ONCE:  # each is held against every other box: bounded in memory
        rest = (dots[start : start + _AT_ONCE] for start in range(0, len(dots), _AT_ONCE))
        return np.concatenate([_beside(some, others, level) for some in rest])
    tall = _LONELY if level == _LONELY else _SAME_ROW

    def gap(axis: int) -> Boxes:
        low, high = others[:, axis], others[:, axis] + others[:, axis + 2]
        begin, end = dots[:, axis, None], (dots[:, axis] + dots[:, axis + 2])[:, None]
        return np.maximum(low[None] - end, begin - high[None])

    same = (gap(0) == -dots[:, 2, None]) & (gap(1) == -dots[:, 3, None])
    return np.asarray(((gap(0) <= level) & (gap(1) <= tall) & ~same).any(axis=1))


def _small(ink: Picture) -> Picture:
    return np.asarray(cv2.threshold(halved(halved(ink)), _INKED, 255, cv2.THRESH_TOZERO)[1], np.uint8)


def _pieces(small: Picture, shape: tuple[int, int]) -> int:
    """Return how many pieces the ink makes when it is spread by so many pixels to the side and down."""
    return int(cv2.connectedComponents(cv2.dilate(small, np.ones(shape[::-1], np.uint8)))[0])


def _sharpness(profile: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    """Return how much neighbours differ."""
    return float(np.square(np.diff(profile)).mean())


def is_drawing(ink: Picture, most: int) -> bool:
    """Tell whether the ink of a page is in more pieces than any text is."""
    return int(cv2.connectedComponents(ink)[0]) > most
