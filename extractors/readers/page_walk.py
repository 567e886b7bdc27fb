"""The objects of a page of a PDF in the order in which they are painted, through forms, as pdfium hands them over."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.page_frame import Rectangle

__all__ = ["Colour", "Matrices", "PageObject", "box_of", "colour_of", "mode_of", "objects_on"]

_FORM = pdfium_c.FPDF_PAGEOBJ_FORM
_DEEPEST = 5
Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, of 255."""

Matrices = tuple[Any, ...]
"""Of the forms that hold an object, the innermost first."""

PageObject = tuple[int, int, Matrices]
"""Handle and kind of something that is painted, and the matrices of the forms that hold it."""


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    """Return a function of pdfium that takes addresses: ctypes spends half of each call on checking pointers."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_COUNT = _bound(pdfium_c.FPDFPage_CountObjects, ctypes.c_int, ctypes.c_void_p)
_OBJECT = _bound(pdfium_c.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_KIND = _bound(pdfium_c.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_MODE = _bound(pdfium_c.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
_FILL = _bound(pdfium_c.FPDFPageObj_GetFillColor, ctypes.c_int, *[ctypes.c_void_p] * 5)
_BOUNDS = _bound(pdfium_c.FPDFPageObj_GetBounds, ctypes.c_int, *[ctypes.c_void_p] * 5)
_COLOUR, _BOX = array("I", bytes(16)), array("f", bytes(16))
_COLOUR_AT, _BOX_AT = ([found.buffer_info()[0] + found.itemsize * place for place in range(4)] for found in (_COLOUR, _BOX))


def objects_on(page: pdfium.PdfPage) -> Iterator[PageObject]:
    """Yield everything that is painted, in that order."""
    parent = ctypes.cast(page.raw, ctypes.c_void_p).value
    for index in range(_COUNT(parent)):
        handle = _OBJECT(parent, index)
        kind = _KIND(handle)
        if kind == _FORM:
            yield from _inside(handle, ())
        else:
            yield handle, kind, ()


def _inside(handle: int, matrices: Matrices) -> Iterator[PageObject]:
    """Yield what a form holds, down to the deepest that anybody draws."""
    if len(matrices) >= _DEEPEST:
        return
    form = ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT)
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(form, matrix)
    for index in range(pdfium_c.FPDFFormObj_CountObjects(form)):
        inner = ctypes.cast(pdfium_c.FPDFFormObj_GetObject(form, index), ctypes.c_void_p).value
        if inner is None:
            continue
        kind = _KIND(inner)
        if kind == _FORM:
            yield from _inside(inner, (matrix, *matrices))
        else:
            yield inner, kind, (matrix, *matrices)


def colour_of(handle: int) -> Colour:
    """Return red, green, blue and opacity of an object's fill; what has none is black."""
    if not _FILL(handle, *_COLOUR_AT):
        return (0, 0, 0, 255)
    red, green, blue, alpha = _COLOUR
    return red, green, blue, alpha


def box_of(handle: int, matrices: Matrices) -> Rectangle:
    """Return left, top, right and bottom of an object in the file's coordinates."""
    _BOUNDS(handle, *_BOX_AT)
    left, bottom, right, top = _BOX
    for matrix in matrices:
        xs = [matrix.a * x + matrix.c * y + matrix.e for x in (left, right) for y in (bottom, top)]
        ys = [matrix.b * x + matrix.d * y + matrix.f for x in (left, right) for y in (bottom, top)]
        left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
    return left, top, right, bottom


def mode_of(handle: int) -> int:
    """Return the render mode of a text (ISO 32000-1, 9.3.6)."""
    mode: int = _MODE(handle)
    return mode
