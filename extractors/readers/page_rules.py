"""The straight rules of a page, drawn as lines or as thin or empty boxes, from which tables are made."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.page_frame import Frame, Rectangle

__all__ = ["Drawing", "Rule", "covered", "drawing_of"]

_SHORTEST = 1.0
_SLANT = 0.5
_DEEPEST = 5
_MOST_SEGMENTS = 20_000
_Point = tuple[float, float]


class Rule(NamedTuple):
    """A stroke along an axis, in points from the top left corner of the page as shown."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        """Tell whether it runs from left to right."""
        return self.x1 - self.x0 > self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands on a page beside its text.

    Attributes:
        rules: none when `crowded`.
        pictures: their boxes, in points from the top left corner of the page as shown.
        crowded: whether more is drawn than a form needs (a map, a plan), so that no rules were looked for.
    """

    rules: tuple[Rule, ...]
    pictures: tuple[Rectangle, ...]
    crowded: bool = False


def drawing_of(page: pdfium.PdfPage, frame: Frame) -> Drawing:
    """Return the rules and pictures of a page."""
    rules: list[Rule] = []
    pictures: list[Rectangle] = []
    segments = 0
    for item, matrices in _objects(page):
        if pdfium_c.FPDFPageObj_GetType(item) == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_bounds(item, matrices, frame))
            continue
        segments += max(pdfium_c.FPDFPath_CountSegments(item), 0)
        if segments <= _MOST_SEGMENTS:
            rules += _rules(item, matrices, frame)
    crowded = segments > _MOST_SEGMENTS
    return Drawing(() if crowded else tuple(rules), tuple(pictures), crowded)


def covered(pictures: Iterable[Rectangle], width: float, height: float) -> float:
    """Return which part of a page pictures cover, between 0 and 1; those that overlap count twice."""
    sides = [(min(x1, width) - max(x0, 0), min(bottom, height) - max(top, 0)) for x0, top, x1, bottom in pictures]
    return min(sum(max(wide, 0) * max(tall, 0) for wide, tall in sides) / (width * height), 1.0) if sides else 0.0


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Yield pictures and paths with the matrices of the forms that they lie in, the innermost first."""
    count = pdfium_c.FPDFPage_CountObjects(page)
    waiting: list[tuple[Any, tuple[Any, ...]]] = [(pdfium_c.FPDFPage_GetObject(page, index), ()) for index in range(count)]
    while waiting:
        item, matrices = waiting.pop()
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind in {pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH}:
            yield item, matrices
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and len(matrices) < _DEEPEST:
            inner = (_matrix(item), *matrices)
            count = pdfium_c.FPDFFormObj_CountObjects(item)
            waiting += [(pdfium_c.FPDFFormObj_GetObject(item, index), inner) for index in range(count)]


def _matrix(item: Any) -> Any:
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    return matrix


def _bounds(item: Any, matrices: tuple[Any, ...], frame: Frame) -> Rectangle:
    """Return the box of a picture."""
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    pdfium_c.FPDFPageObj_GetBounds(item, left, low, right, high)
    corners = [_moved((x.value, y.value), matrices) for x in (left, right) for y in (low, high)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return frame.shown((min(xs), max(ys), max(xs), min(ys)))


def _rules(path: Any, matrices: tuple[Any, ...], frame: Frame) -> Iterator[Rule]:
    """Yield the sides of a path that run along an axis."""
    chain = (_matrix(path), *matrices)
    for before, after in _sides(path):
        (ax, ay), (bx, by) = _moved(before, chain), _moved(after, chain)
        x0, top, x1, bottom = frame.shown((min(ax, bx), max(ay, by), max(ax, bx), min(ay, by)))
        wide, tall = x1 - x0, bottom - top
        if max(wide, tall) >= _SHORTEST and min(wide, tall) <= _SLANT:
            middle = ((x0 + x1) / 2, (top + bottom) / 2)
            yield Rule(x0, middle[1], x1, middle[1]) if wide > tall else Rule(middle[0], top, middle[0], bottom)


def _sides(path: Any) -> Iterator[tuple[_Point, _Point]]:
    """Yield both ends of each straight segment, in the path's own coordinates; pdfium draws the one that closes a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    last = (0.0, 0.0)
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        kind, point = pdfium_c.FPDFPathSegment_GetType(segment), (x.value, y.value)
        if kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield last, point
        last = point


def _moved(point: _Point, matrices: tuple[Any, ...]) -> _Point:
    x, y = point
    for matrix in matrices:
        x, y = matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f
    return x, y
