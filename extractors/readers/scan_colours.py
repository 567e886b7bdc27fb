"""Takes seals and signatures in colour off a scanned page: what is printed under them is read as if they were not there.

Ink of a seal lets black print show through, and reflects the light of its own colour as paper does: in the red channel a red
seal is all but white, and black letters stay black.  Words, figures and frames in colour are left as they are.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from extractors.readers.scan_pieces import outlines_of
from extractors.readers.tesseract import Picture

__all__ = ["grey_of"]

_BLUE, _GREEN, _RED = 0, 1, 2
_COARSE, _HALF = 4, 2
_VIVID = 40  # levels by which a channel lies above another in coloured ink, and not in grey paper or in the noise of JPEG
_FEWEST = 400  # coloured pixels of the coarse picture: 40 square millimetres
_MILLIMETRE = 150 / 25.4  # pixels of the half picture
_SEAL = (20 * _MILLIMETRE, 60 * _MILLIMETRE)  # seals measure 30 to 42 mm; a worn edge may be lost
_ROUND, _OVAL = (0.7, 0.86), 1.25  # share of its box that a disc fills is 0.785
_NEAR = 13  # pixels of the half picture: what lies closer belongs together
_PEN = 9 * _MILLIMETRE  # no letter and no number of a numbering stamp is so tall
_FRAME = 0.92  # of the smallest rectangle round it: a frame, or the rules of a table
_HEAD = 0.25  # of the page: number and day are written there by hand
_FRINGE = 5
_UNDER = 60.0  # per cent of the coloured pixels have nothing printed under them

_Outline = np.ndarray[Any, np.dtype[np.int32]]


def grey_of(picture: Picture) -> Picture:
    """Return a page in grey without seals and signatures.

    Args:
        picture: blue, green and red values of the page at 300 dots per inch.
    """
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    coarse = picture[::_COARSE, ::_COARSE]
    for channel, others in ((_RED, (_GREEN, _BLUE)), (_BLUE, (_RED,))):
        if np.count_nonzero(_vivid(coarse, channel, others)) < _FEWEST:
            continue
        mask = _added(_vivid(picture[::_HALF, ::_HALF], channel, others))
        if mask.any():
            _lighten(grey, picture[:, :, channel], _enlarged(mask, grey.shape))
    return grey


def _vivid(picture: Picture, channel: int, others: tuple[int, ...]) -> Picture:
    """Return 255 where one channel lies well above others."""
    most = picture[:, :, others[0]]
    for other in others[1:]:
        most = np.maximum(most, picture[:, :, other])
    above = cv2.subtract(np.ascontiguousarray(picture[:, :, channel]), np.ascontiguousarray(most))
    return np.asarray(cv2.threshold(above, _VIVID, 255, cv2.THRESH_BINARY)[1], np.uint8)


def _added(ink: Picture) -> Picture:
    """Return the ink of what was put on the page after it was printed: discs with all that is in them, and strokes of a pen."""
    mask = np.zeros_like(ink)
    joined = np.asarray(cv2.dilate(ink, np.ones((_NEAR, _NEAR), np.uint8)), np.uint8)  # print has broken the rings
    for outline in outlines_of(joined):
        if _is_seal(outline):
            cv2.fillConvexPoly(mask, cv2.convexHull(outline), (255,))
    for outline in outlines_of(ink):
        _, top, _, height = cv2.boundingRect(outline)
        if height >= _PEN and top > _HEAD * len(ink) and not _is_frame(outline):
            cv2.drawContours(mask, [outline], -1, (255,), cv2.FILLED)
    return np.asarray(mask & ink, np.uint8)


def _is_seal(outline: _Outline) -> bool:
    width, height = cv2.boundingRect(outline)[2:]
    share = cv2.contourArea(cv2.convexHull(outline)) / (width * height)
    alike = max(width, height) <= _OVAL * min(width, height)
    return alike and _SEAL[0] <= width <= _SEAL[1] and _ROUND[0] <= share <= _ROUND[1]


def _is_frame(outline: _Outline) -> bool:
    _, (width, height), _ = cv2.minAreaRect(outline)
    return cv2.contourArea(cv2.convexHull(outline)) >= _FRAME * width * height


def _enlarged(mask: Picture, shape: tuple[int, ...]) -> Picture:
    """Return a mask in the size of the page, with the fringes that JPEG leaves of a colour."""
    large = cv2.resize(mask, (shape[1], shape[0]), interpolation=cv2.INTER_NEAREST)
    return np.asarray(cv2.dilate(large, np.ones((_FRINGE, _FRINGE), np.uint8)), np.uint8)


def _lighten(grey: Picture, channel: Picture, mask: Picture) -> None:
    """Put the channel in which the ink is light in the place of the grey, as light as paper where nothing is printed."""
    place = mask > 0
    values = channel[place].astype(np.float32)
    paper = float(np.median(grey[::_COARSE, ::_COARSE]))
    light = max(float(np.percentile(values, 100 - _UNDER)), 1.0)
    grey[place] = np.maximum(grey[place], np.minimum(values * paper / light, 255).astype(np.uint8))
