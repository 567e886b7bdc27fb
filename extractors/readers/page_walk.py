"""The objects of a page of a PDF in the order in which they are painted, through forms, as pdfium hands them over."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator
from functools import cache
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


def objects_on(page: pdfium.PdfPage) -> Iterator[PageObject]:
    """Yield everything that is painted, in that order."""
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


def _inside(handle: int, matrices: Matrices) -> Iterator[PageObject]:
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


def colour_of(handle: int) -> Colour:
    """Return red, green, blue and opacity of an object's fill; what has none is black."""
    raw = _raw()
    if not raw.fill(handle, *raw.colour_at):
        return (0, 0, 0, 255)
    red, green, blue, alpha = raw.colour
    return red, green, blue, alpha


def box_of(handle: int, matrices: Matrices) -> Rectangle:
    """Return left, top, right and bottom of an object in the file's coordinates."""
    raw = _raw()
    raw.bounds(handle, *raw.box_at)
    left, bottom, right, top = raw.box
    for matrix in matrices:
        xs = [matrix.a * x + matrix.c * y + matrix.e for x in (left, right) for y in (bottom, top)]
        ys = [matrix.b * x + matrix.d * y + matrix.f for x in (left, right) for y in (bottom, top)]
        left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
    return left, top, right, bottom


def mode_of(handle: int) -> int:
    """Return the render mode of a text (ISO 32000-1, 9.3.6)."""
    mode: int = _raw().mode(handle)
    return mode


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
        self.colour, self.box = array("I", bytes(16)), array("f", bytes(16))
        self.colour_at, self.box_at = (
            [found.buffer_info()[0] + found.itemsize * place for place in range(4)] for found in (self.colour, self.box)
        )


def _bound(name: str, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(getattr(pdfium_c, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


@cache
def _raw() -> _Raw:
    return _Raw()
