"""The characters of a PDF page with their boxes, as pdfium hands them over."""

from __future__ import annotations

import ctypes
import struct
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.page_frame import Frame

__all__ = ["SAMPLE", "Band", "Glyph", "bold_among", "glyphs_of"]

SAMPLE = 8
_BOLD = 600
_SPACE = 0x20
_HYPHEN_MARK = 0x02
_HYPHENS = frozenset({_HYPHEN_MARK, 0xFFFE})  # how pdfium marks a hyphen at the end of a line
_SPECIAL = _HYPHENS | {0xA0, 0xAD}
_HIGH, _LOW, _LOW_END = 0xD800, 0xDC00, 0xE000
_RECTANGLE = struct.Struct("4f")


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """The height that characters of one font share on one baseline, in points from the page's top; compared by identity."""

    top: float
    bottom: float
    base: float


class Glyph(NamedTuple):
    """A printed character; `x0` and `x1` in points from the page's left, `index` its place in pdfium's count."""

    char: str
    x0: float
    x1: float
    band: Band
    index: int


def glyphs_of(textpage: pdfium.PdfTextPage, shown: Frame) -> list[Glyph]:
    """Return every printed character in pdfium's order; spaces are left out, gaps tell them more surely."""
    raw = textpage.raw
    box = pdfium_c.FS_RECTF()
    box_at, view, unpack = ctypes.byref(box), memoryview(box).cast("B"), _RECTANGLE.unpack_from
    box_of = pdfium_c.FPDFText_GetLooseCharBox
    upright = shown.rotation in {0, 180}
    turned = shown.shown
    bands: dict[tuple[float, float], Band] = {}
    found: list[Glyph] = []
    make = tuple.__new__  # half the time of Glyph(...), and this is the innermost loop of reading
    for index, char in _printed(textpage):
        if not box_of(raw, index, box_at):
            continue
        rectangle = unpack(view)
        key = rectangle[1::2] if upright else rectangle[::2]
        x0, top, x1, bottom = turned(rectangle)
        band = bands.get(key)
        if band is None:
            band = bands[key] = Band(top, bottom, _baseline(raw, index, shown))
        if x1 > 0 and x0 < shown.width and bottom > 0 and top < shown.height:
            found.append(make(Glyph, (char, x0, x1, band, index)))
    return found
