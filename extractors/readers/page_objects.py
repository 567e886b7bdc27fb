"""What is painted on a page of a PDF, in its order: texts that may not be seen, and what lies over and under them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.page_frame import Frame, Rectangle

__all__ = ["Doubt", "Painted", "painted_on"]

_TEXT, _PATH, _IMAGE = pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE
_FORM = pdfium_c.FPDF_PAGEOBJ_FORM
_DEEPEST = 5
_MOST_AREAS = 2000
_THINNEST = 3.0
_LIGHT = 225
_FAINT = 25
_NEAR = 24
_EDGE = 2.0  # points
_HALF = 0.5
_Colour = tuple[int, int, int, int]
_Matrices = tuple[Any, ...]
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
    colour: _Colour | None


class _Text(NamedTuple):
    order: int
    handle: int
    colour: _Colour
    mode: int
    matrices: _Matrices


def painted_on(page: pdfium.PdfPage, frame: Frame) -> Painted:
    """Walk over the objects of a page once; boxes are asked for where something is painted that can hide a text."""
    texts: list[_Text] = []
    areas: list[_Area] = []
    widest, mode = 0.0, _raw().mode
    for order, (handle, kind, matrices) in enumerate(_objects(page)):
        if kind == _TEXT:
            texts.append(_Text(order, handle, _colour(handle), mode(handle), matrices))
        elif len(areas) < _MOST_AREAS and (area := _area(order, handle, kind, matrices)) is not None:
            areas.append(area)
            if kind == _IMAGE:
                widest = max(widest, _part(frame.shown(area.box), (0, 0, frame.width, frame.height)))
    return Painted({text.handle: doubt for text in texts if (doubt := _doubt(text, areas, frame)) is not None}, widest)


def _doubt(text: _Text, areas: list[_Area], frame: Frame) -> Doubt | None:
    """Tell why a text may not be seen; `None` when nothing speaks against it."""
    if text.mode in _INVISIBLE or text.colour[3] == 0:
        return "invisible"
    if text.colour[3] < _FAINT or min(text.colour[:3]) >= _LIGHT:
        return "doubtful"
    box = _box(text.handle, text.matrices)
    for area in areas:
        if (area.order > text.order or _is_near(area.colour, text.colour)) and _covered(box, area.box) >= _HALF:
            return "doubtful"
    x0, top, x1, bottom = frame.shown(box)
    inside = x0 >= -_EDGE and top >= -_EDGE and x1 <= frame.width + _EDGE and bottom <= frame.height + _EDGE
    return None if inside else "beyond"


def _is_near(one: _Colour | None, other: _Colour) -> bool:
    return one is not None and all(abs(a - b) <= _NEAR for a, b in zip(one[:3], other[:3], strict=True))


def _area(order: int, handle: int, kind: int, matrices: _Matrices) -> _Area | None:
    """Return a picture, a shading or a filled shape that is large enough to hide something."""
    colour = None
    if kind == _PATH:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDFPath_GetDrawMode(ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT), fill, stroke)
        if fill.value == pdfium_c.FPDF_FILLMODE_NONE:
            return None
        colour = _colour(handle)
    left, top, right, bottom = box = _box(handle, matrices)
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


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[int, int, _Matrices]]:
    """Yield handle and kind of everything that is painted, in that order, with the matrices of the forms that hold it."""
    raw = _raw()
    parent = ctypes.cast(page.raw, ctypes.c_void_p).value
    at, kind_of = raw.at, raw.kind
    for index in range(raw.count(parent)):
        handle = at(parent, index)
        kind = kind_of(handle)
        if kind == _FORM:
            yield from _inside(handle, ())
        else:
            yield handle, kind, ()


def _inside(handle: int, matrices: _Matrices) -> Iterator[tuple[int, int, _Matrices]]:
    """Yield what a form holds, down to the deepest that anybody draws."""
    if len(matrices) >= _DEEPEST:
        return
    raw = _raw()
    form = ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT)
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(form, matrix)
    for index in range(pdfium_c.FPDFFormObj_CountObjects(form)):
        inner = ctypes.cast(pdfium_c.FPDFFormObj_GetObject(form, index), ctypes.c_void_p).value
        if inner is None:
            continue
        kind = raw.kind(inner)
        if kind == _FORM:
            yield from _inside(inner, (matrix, *matrices))
        else:
            yield inner, kind, (matrix, *matrices)


def _colour(handle: int) -> _Colour:
    """Return red, green, blue and opacity of an object's fill; what has none is black."""
    raw = _raw()
    if not raw.fill(handle, *raw.colour_at):
        return (0, 0, 0, 255)
    red, green, blue, alpha = raw.colour
    return red, green, blue, alpha


def _box(handle: int, matrices: _Matrices) -> Rectangle:
    """Return left, top, right and bottom of an object in the file's coordinates."""
    raw = _raw()
    raw.bounds(handle, *raw.box_at)
    left, bottom, right, top = raw.box
    for matrix in matrices:
        xs = [matrix.a * x + matrix.c * y + matrix.e for x in (left, right) for y in (bottom, top)]
        ys = [matrix.b * x + matrix.d * y + matrix.f for x in (left, right) for y in (bottom, top)]
        left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
    return left, top, right, bottom


class _Raw:
    """pdfium's functions with addresses for arguments: ctypes spends half of each call on checking pointers."""

    def __init__(self) -> None:
        """Bind the functions, and the places where they put what they find."""
        pointer, number = ctypes.c_void_p, ctypes.c_int
        self.count = _bound("FPDFPage_CountObjects", number, pointer)
        self.at = _bound("FPDFPage_GetObject", pointer, pointer, number)
        self.kind = _bound("FPDFPageObj_GetType", number, pointer)
        self.mode = _bound("FPDFTextObj_GetTextRenderMode", number, pointer)
        self.fill = _bound("FPDFPageObj_GetFillColor", number, *[pointer] * 5)
        self.bounds = _bound("FPDFPageObj_GetBounds", number, *[pointer] * 5)
        self.colour, self.box = (ctypes.c_uint * 4)(), (ctypes.c_float * 4)()
        self.colour_at = [ctypes.addressof(self.colour) + 4 * place for place in range(4)]
        self.box_at = [ctypes.addressof(self.box) + 4 * place for place in range(4)]


def _bound(name: str, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(getattr(pdfium_c, name), ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


@cache
def _raw() -> _Raw:
    return _Raw()
