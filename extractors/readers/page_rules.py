"""The straight rules of a page, drawn as lines or as thin or empty boxes, from which tables are made."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from extractors.readers.page_frame import Frame, Rectangle
from extractors.readers.page_walk import PageObject, box_of

__all__ = ["Drawing", "Rule", "covered", "drawing_of"]

_SHORTEST = 1.0
_SLANT = 0.5
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


def drawing_of(objects: Sequence[PageObject], frame: Frame) -> Drawing:
    """Return the rules and pictures among the objects of a page."""
    rules: list[Rule] = []
    pictures: list[Rectangle] = []
    segments = 0
    for handle, kind, matrices in reversed(objects):
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            pictures.append(frame.shown(box_of(handle, matrices)))
        if kind != pdfium_c.FPDF_PAGEOBJ_PATH:
            continue
        item = ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT)
        segments += max(pdfium_c.FPDFPath_CountSegments(item), 0)
        if segments <= _MOST_SEGMENTS:
            rules += _rules(item, matrices, frame)
    crowded = segments > _MOST_SEGMENTS
    return Drawing(() if crowded else tuple(rules), tuple(pictures), crowded)


def covered(pictures: Iterable[Rectangle], width: float, height: float) -> float:
    """Return which part of a page pictures cover, between 0 and 1; those that overlap count twice."""
    sides = [(min(x1, width) - max(x0, 0), min(bottom, height) - max(top, 0)) for x0, top, x1, bottom in pictures]
    return min(sum(max(wide, 0) * max(tall, 0) for wide, tall in sides) / (width * height), 1.0) if sides else 0.0


def _matrix(item: Any) -> Any:
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    return matrix


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
