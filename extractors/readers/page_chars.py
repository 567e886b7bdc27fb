"""The characters of a PDF page with their boxes, as pypdfium2 hands them over.

Appearances of signatures and annotations are flattened into the page in memory first: pdfium, pdfplumber and
pdfminer do not see their text otherwise.  Coordinates are points from the top left corner of the page as it is shown.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

__all__ = ["Glyph", "PageChars", "page_chars"]

_THIN = 3.0
_LONG = 15.0
_BOLD = 600
_SAMPLE = 4


class Glyph(NamedTuple):
    """A printed character; `base` is the y of its baseline, `index` its place in pdfium's count."""

    char: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    index: int


@dataclass(frozen=True, slots=True)
class PageChars:
    """What stands on a page.

    Attributes:
        bold: indices of characters set in bold, among every fourth one.
        ruled: whether horizontal and vertical rules make a table possible.
        stamped: whether flattening brought in text.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    bold: frozenset[int]
    ruled: bool
    stamped: bool
    pictures: int


def page_chars(document: pdfium.PdfDocument, index: int) -> PageChars:
    """Return the characters of a page, flattened where it carries annotations.

    Args:
        document: open in memory; flattening changes it there alone.
        index: of the page, from 0.
    """
    page = document[index]
    before = 0
    if pdfium_c.FPDFPage_GetAnnotCount(page) > 0:
        textpage = page.get_textpage()
        before = textpage.count_chars()
        textpage.close()
        pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
    textpage = page.get_textpage()
    try:
        width, height = page.get_size()
        glyphs = tuple(_glyphs(page, textpage, width, height))
        ruled, pictures = _objects(page)
        stamped = before > 0 and textpage.count_chars() > before
        bold = frozenset(glyph.index for glyph in glyphs[::_SAMPLE] if _is_bold(textpage, glyph.index))
        return PageChars(index + 1, width, height, glyphs, bold, ruled, stamped, pictures)
    finally:
        textpage.close()
        page.close()


def _glyphs(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, width: float, height: float) -> list[Glyph]:
    """Return every printed character; spaces are left out, gaps tell them more surely."""
    count = textpage.count_chars()
    raw = textpage.raw
    box = pdfium_c.FS_RECTF()
    reference = ctypes.byref(box)
    unicode_of, box_of, origin_of = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_GetLooseCharBox, pdfium_c.FPDFText_GetCharOrigin
    x, y = ctypes.c_double(), ctypes.c_double()
    x_reference, y_reference = ctypes.byref(x), ctypes.byref(y)
    rotation = page.get_rotation()
    left, bottom_edge = page.get_cropbox()[:2]
    found: list[Glyph] = []
    high = 0
    for index in range(count):
        code = unicode_of(raw, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a pair outside of the basic plane
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
        if code in {0x02, 0xFFFE}:  # how pdfium marks a hyphen at the end of a line
            code = 0x2D
        if code <= 0x20 or code in {0xA0, 0xAD} or not box_of(raw, index, reference):
            continue
        x0, top, x1, bottom = _shown((box.left, box.top, box.right, box.bottom), rotation, (left, bottom_edge), (width, height))
        if x1 > 0 and x0 < width and bottom > 0 and top < height:
            origin_of(raw, index, x_reference, y_reference)
            base = _shown((x.value, y.value, x.value, y.value), rotation, (left, bottom_edge), (width, height))[1]
            found.append(Glyph(chr(code), x0, x1, top, bottom, base, index))
    return found


def _shown(
    box: tuple[float, float, float, float], rotation: int, origin: tuple[float, float], size: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Return a box of the unrotated page (points from its bottom left) as x0, top, x1, bottom of the page as shown."""
    x0, y1, x1, y0 = box
    x0, x1, y0, y1 = x0 - origin[0], x1 - origin[0], y0 - origin[1], y1 - origin[1]
    width, height = size
    match rotation:
        case 90:
            return y0, x0, y1, x1
        case 180:
            return width - x1, y0, width - x0, y1
        case 270:
            return width - y1, height - x1, width - y0, height - x0
        case _:
            return x0, height - y1, x1, height - y0


def _objects(page: pdfium.PdfPage) -> tuple[bool, int]:
    """Tell whether the page has rules both ways, and how many pictures it holds."""
    horizontal = vertical = pictures = 0
    count = pdfium_c.FPDFPage_CountObjects(page)
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(count):
        item = pdfium_c.FPDFPage_GetObject(page, index)
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        if kind != pdfium_c.FPDF_PAGEOBJ_PATH:
            continue
        pdfium_c.FPDFPageObj_GetBounds(item, *(ctypes.byref(edge) for edge in edges))
        wide, tall = edges[2].value - edges[0].value, edges[3].value - edges[1].value
        horizontal += wide >= _LONG and tall <= _THIN
        vertical += tall >= _LONG and wide <= _THIN
        boxed = wide >= _LONG and tall >= _LONG and (wide < page.get_width() * 0.99)
        horizontal, vertical = horizontal + 2 * boxed, vertical + 2 * boxed
    return horizontal >= 2 and vertical >= 2, pictures  # noqa: PLR2004 - the least that encloses a cell


def _is_bold(textpage: pdfium.PdfTextPage, index: int) -> bool:
    """Tell whether a character is set in bold, by its weight or the name of its font."""
    if pdfium_c.FPDFText_GetFontWeight(textpage.raw, index) >= _BOLD:
        return True
    buffer = ctypes.create_string_buffer(64)
    flags = ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(textpage.raw, index, buffer, 64, ctypes.byref(flags))
    return b"bold" in buffer.value.lower()
