"""Ink at half its size, and the boxes of its pieces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

from extractors.readers.tesseract import Picture

__all__ = ["Boxes", "boxes_of", "halved", "outlines_of"]

Boxes = np.ndarray[Any, np.dtype[np.int32]]
"""Left, top, width and height of each piece, a row each."""

_Outline = np.ndarray[Any, np.dtype[np.int32]]


def halved(picture: Picture) -> Picture:
    """Return a picture half as wide and high; OpenCV is fast only where a pixel is made of four, so an odd edge is left out."""
    height, width = picture.shape
    even = picture[: max(height // 2 * 2, 1), : max(width // 2 * 2, 1)]
    return np.asarray(cv2.resize(even, (max(width // 2, 1), max(height // 2, 1)), interpolation=cv2.INTER_AREA), np.uint8)


def outlines_of(ink: Picture) -> list[_Outline]:
    """Return the outer outline of each piece; one in the hole of another counts too."""
    outlines, above = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return []
    return [np.asarray(outline, np.int32) for outline, parent in zip(outlines, above[0, :, 3], strict=True) if parent < 0]


def boxes_of(outlines: Sequence[_Outline]) -> Boxes:
    """Return the box of each outline."""
    return np.array([cv2.boundingRect(outline) for outline in outlines], np.int32).reshape(-1, 4)
