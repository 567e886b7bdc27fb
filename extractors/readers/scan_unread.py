"""Ink that no word covers: tesseract passes over parts of a line without a word about it."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from extractors.readers.scan_pieces import boxes_of, outlines_of
from extractors.readers.tesseract import Area, Picture, Word

__all__ = ["unread_areas"]

_COARSE = 2
_AROUND = 6  # pixels round a word that belong to it: accents, and what its box cuts off
_LOWEST, _TALLEST, _NARROWEST = 20, 90, 24  # pixels of letters, and of the least word
_WORD_GAP = 30
_MARGIN = 8


def unread_areas(ink: Picture, words: Iterable[Word]) -> list[Area]:
    """Return where letters stand that no word covers.

    Args:
        ink: of the page without rules and tables.
        words: that were read.
    """
    left = ink[::_COARSE, ::_COARSE].copy()
    for word in words:
        x0, y0, x1, y1 = word.area
        left[
            max(y0 - _AROUND, 0) // _COARSE : (y1 + _AROUND) // _COARSE,
            max(x0 - _AROUND, 0) // _COARSE : (x1 + _AROUND) // _COARSE,
        ] = 0
    mask = np.zeros_like(left)
    for x, y, width, height in boxes_of(outlines_of(left)):
        if _LOWEST <= height * _COARSE <= _TALLEST:
            mask[y : y + height, x : x + width] = 255
    if not mask.any():
        return []
    joined = cv2.dilate(mask, np.ones((1, _WORD_GAP // _COARSE), np.uint8))
    boxes = [tuple(int(value) * _COARSE for value in box) for box in boxes_of(outlines_of(np.asarray(joined, np.uint8)))]
    return [_widened(box, ink.shape) for box in boxes if box[2] >= _NARROWEST + _WORD_GAP]


def _widened(box: tuple[int, ...], shape: tuple[int, ...]) -> Area:
    left, top, width, height = box
    right, bottom = left + width, top + height
    return Area(
        max(left - _MARGIN, 0), max(top - _MARGIN, 0), min(right + _MARGIN, shape[1]), min(bottom + _MARGIN, shape[0])
    )  # fmt: skip
