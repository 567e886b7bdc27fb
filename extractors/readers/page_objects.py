"""What is painted on a page of a PDF, in its order: texts that may not be seen, and what lies over and under them."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import pypdfium2.raw as pdfium_c

from extractors.readers.page_frame import Frame, Rectangle
from extractors.readers.page_walk import Colour, Matrices, PageObject, box_of, colour_of, mode_of

__all__ = ["Doubt", "Painted", "painted_on"]

_TEXT, _PATH, _IMAGE = pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE
_MOST_AREAS = 2000
_THINNEST = 3.0
_LIGHT = 225
_FAINT = 25
_NEAR = 24
_EDGE = 2.0  # points
_HALF = 0.5
_INVISIBLE = frozenset({pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP})
Doubt = Literal["invisible", "beyond", "doubtful"]
"""Painted without ink, at least in part beyond the edge of the page, or in a colour or place where it may not be seen."""


@dataclass(frozen=True, slots=True)
class Painted:
    """What a page's objects tell about its texts.

    Attributes:
        suspects: handles of texts that may not be seen, and why.
        widest: the share of the page that its largest picture covers, from 0 to 1.
    """

    suspects: dict[int, Doubt]
    widest: float


class _Area(NamedTuple):
    """A picture or a filled shape; its colour is not known where it is `None`."""

    order: int
    box: Rectangle
    colour: Colour | None


def painted_on(objects: Sequence[PageObject], frame: Frame) -> Painted:
    """Tell which texts among the objects of a page may not be seen."""
    areas: list[_Area] = []
    widest = 0.0
    for order, (handle, kind, matrices) in enumerate(objects):
        if kind != _TEXT and len(areas) < _MOST_AREAS and (area := _area(order, handle, kind, matrices)) is not None:
            areas.append(area)
            if kind == _IMAGE:
                widest = max(widest, _part(frame.shown(area.box), (0, 0, frame.width, frame.height)))
    texts = ((order, handle, matrices) for order, (handle, kind, matrices) in enumerate(objects) if kind == _TEXT)
    left, top, right, bottom = frame.box
    edge = (left - _EDGE, top + _EDGE, right + _EDGE, bottom - _EDGE)
    return Painted({text[1]: doubt for text in texts if (doubt := _doubt(*text, areas, edge)) is not None}, widest)


def _doubt(order: int, handle: int, matrices: Matrices, areas: Sequence[_Area], edge: Rectangle) -> Doubt | None:
    """Tell why a text may not be seen; `None` when nothing speaks against it.

    Args:
        edge: of the page, in the file.
    """
    colour = red, green, blue, opacity = colour_of(handle)
    if opacity == 0 or mode_of(handle) in _INVISIBLE:
        return "invisible"
    if opacity < _FAINT or min(red, green, blue) >= _LIGHT:
        return "doubtful"
    left, top, right, bottom = box = box_of(handle, matrices)
    for area in areas:
        if (area.order > order or _is_near(area.colour, colour)) and _covered(box, area.box) >= _HALF:
            return "doubtful"
    inside = left >= edge[0] and top <= edge[1] and right <= edge[2] and bottom >= edge[3]
    return None if inside else "beyond"


def _is_near(one: Colour | None, other: Colour) -> bool:
    return one is not None and all(abs(a - b) <= _NEAR for a, b in zip(one[:3], other[:3], strict=True))


def _area(order: int, handle: int, kind: int, matrices: Matrices) -> _Area | None:
    """Return a picture, a shading or a filled shape that is large enough to hide something."""
    colour = None
    if kind == _PATH:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDFPath_GetDrawMode(ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT), fill, stroke)
        if fill.value == pdfium_c.FPDF_FILLMODE_NONE:
            return None
        colour = colour_of(handle)
    left, top, right, bottom = box = box_of(handle, matrices)
    return _Area(order, box, colour) if right - left > _THINNEST and top - bottom > _THINNEST else None


def _covered(inner: Rectangle, outer: Rectangle) -> float:
    """Return the share of a box of the file (left, top, right, bottom) that lies in another one."""
    (left, top, right, bottom), (x0, y1, x1, y0) = inner, outer
    wide, high = min(right, x1) - max(left, x0), min(top, y1) - max(bottom, y0)
    area = (right - left) * (top - bottom)
    return wide * high / area if area > 0 and wide > 0 and high > 0 else 0.0


def _part(shown: Rectangle, page: Rectangle) -> float:
    """Return the share of a page that a box as shown covers."""
    wide = min(shown[2], page[2]) - max(shown[0], page[0])
    high = min(shown[3], page[3]) - max(shown[1], page[1])
    return max(wide, 0) * max(high, 0) / max(page[2] * page[3], 1)
