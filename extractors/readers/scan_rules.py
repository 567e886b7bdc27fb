"""The rules of a scanned page, found by their shape."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.readers.page_rules import Rule
from extractors.readers.scan_pieces import boxes_of, halved, outlines_of
from extractors.readers.tesseract import Picture

__all__ = ["rules_of", "without_rules"]

_COARSE = 2  # rules are looked for on a picture so many times smaller; the lengths here are in its pixels
_LEVEL, _UPRIGHT = 55, 35  # longer than a dash, taller than a letter
_GAP = 5  # what a scanner may have lost
_THICKEST = 7


def rules_of(ink: Picture, points: float) -> tuple[tuple[Rule, ...], Picture]:
    """Return the level and upright rules of a page, in points, and a mask of their ink.

    Args:
        ink: of the page.
        points: of one pixel.
    """
    found: list[Rule] = []
    small = _solid(halved(ink))
    mask = np.zeros_like(small)
    for length, level in ((_LEVEL, True), (_UPRIGHT, False)):
        strokes = _strokes(small, length, level=level)
        outlines = outlines_of(strokes)
        boxes = boxes_of(outlines)
        thin = boxes[:, 3 if level else 2] <= _THICKEST
        cv2.drawContours(mask, [outline for outline, kept in zip(outlines, thin, strict=True) if kept], -1, (255,), cv2.FILLED)
        found += [_rule(box, _COARSE * points, level=level) for box in boxes[thin]]
    return tuple(found), _enlarged(mask, ink.shape)


def without_rules(picture: Picture, ink: Picture, mask: Picture) -> tuple[Picture, Picture]:
    """Return a picture and its ink with paper where the rules are."""
    if not mask.any():
        return picture, ink
    wide = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    return np.asarray(cv2.bitwise_or(picture, wide), np.uint8), np.asarray(cv2.subtract(ink, wide), np.uint8)


def _solid(shaded: Picture) -> Picture:
    return np.asarray(cv2.threshold(shaded, 0, 255, cv2.THRESH_BINARY)[1], np.uint8)


def _enlarged(mask: Picture, shape: tuple[int, ...]) -> Picture:
    """Return a mask in the size of the page, of which it may lack the last row and column."""
    large = np.zeros(shape, np.uint8)
    height, width = (side * _COARSE for side in mask.shape)
    if mask.any():
        large[:height, :width] = cv2.resize(mask, (width, height), interpolation=cv2.INTER_NEAREST)[: shape[0], : shape[1]]
    return large


def _strokes(ink: Picture, length: int, *, level: bool) -> Picture:
    """Return the ink of strokes along one axis; two pixels of slant and short breaks are allowed."""

    def shape(along: int, across: int) -> Picture:
        return np.ones((across, along) if level else (along, across), np.uint8)

    thick = cv2.dilate(ink, shape(1, 3))
    opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, shape(length // 2, 1))
    closed = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, shape(_GAP, 1))
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, shape(length, 1)), np.uint8)


def _rule(box: np.ndarray[tuple[int], np.dtype[np.int32]], points: float, *, level: bool) -> Rule:
    left, top, width, height = (int(value) for value in box[:4])
    if level:
        middle = (top + height / 2) * points
        return Rule(left * points, middle, (left + width) * points, middle)
    middle = (left + width / 2) * points
    return Rule(middle, top * points, middle, (top + height) * points)
