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

__all__ = ["SAMPLE", "Glyph", "PageChars", "page_chars"]

_THIN = 3.0
_LONG = 15.0
_BOLD = 600
SAMPLE = 8
_SPACE = 0x20
_HYPHEN_MARK = 0x02
_HYPHENS = frozenset({_HYPHEN_MARK, 0xFFFE})  # how pdfium marks a hyphen at the end of a line
_SPECIAL = _HYPHENS | {0xA0, 0xAD}
_HIGH, _LOW, _LOW_END = 0xD800, 0xDC00, 0xE000


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
        bold: indices of characters set in bold, among every eighth one.
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
        bold = frozenset(glyph.index for glyph in glyphs[::SAMPLE] if _is_bold(textpage, glyph.index))
        return PageChars(index + 1, width, height, glyphs, bold, ruled, stamped, pictures)
    finally:
        textpage.close()
        page.close()


def _glyphs(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, width: float, height: float) -> list[Glyph]:
    """Return every printed character; spaces are left out, gaps tell them more surely."""
    raw = textpage.raw
    box, x, y = pdfium_c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    unicode_of, box_of, origin_of = (
        pdfium_c.FPDFText_GetUnicode,
        pdfium_c.FPDFText_GetLooseCharBox,
        pdfium_c.FPDFText_GetCharOrigin,
    )
    rotation, (left, low) = page.get_rotation(), page.get_cropbox()[:2]
    upright = rotation == 0 and left == 0 and low == 0
    found: list[Glyph] = []
    make = tuple.__new__  # half the time of Glyph(...), and this is the innermost loop of reading
    pair = 0
    for index in range(textpage.count_chars()):
        code = unicode_of(raw, index)
        if code <= _SPACE and code != _HYPHEN_MARK:
            continue
        if code in _SPECIAL or _HIGH <= code < _LOW_END:
            code, pair = _special(code, pair)
            if code == 0:
                continue
        if not box_of(raw, index, box_at):
            continue
        origin_of(raw, index, x_at, y_at)
        if upright:
            x0, top, x1, bottom, base = box.left, height - box.top, box.right, height - box.bottom, height - y.value
        else:
            x0, top, x1, bottom = _shown((box.left, box.top, box.right, box.bottom), rotation, (left, low), (width, height))
            base = _shown((x.value, y.value, x.value, y.value), rotation, (left, low), (width, height))[1]
        if x1 > 0 and x0 < width and bottom > 0 and top < height:
            found.append(make(Glyph, (chr(code), x0, x1, top, bottom, base, index)))
    return found


def _special(code: int, pair: int) -> tuple[int, int]:
    """Return a character that pdfium codes its own way, 0 for none, and the half of a surrogate pair that waits for the other."""
    if code in _HYPHENS:
        return ord("-"), 0
    if _HIGH <= code < _LOW:
        return 0, code
    if _LOW <= code < _LOW_END and pair:
        return 0x10000 + ((pair - _HIGH) << 10) + code - _LOW, 0
    return 0, 0


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
