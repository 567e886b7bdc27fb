"""The characters of a PDF page with their boxes, as pdfium hands them over."""

from __future__ import annotations

import ctypes
import math
import struct
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.page_frame import Frame, Rectangle

__all__ = ["SAMPLE", "Band", "Glyph", "bold_among", "glyphs_of", "printed_count"]

SAMPLE = 8
_BOLD = 600
_COLUMN_GAP = 15.0
_NAME_LENGTH = 64
_SLANT = 25.0  # degrees
_SURROGATES = range(0xD800, 0xE000)
_RECTANGLE = struct.Struct("4f")
# The same functions with addresses for arguments: ctypes spends half of each call on checking pointers.
_BOX_OF = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
_ORIGIN_OF = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(
    ctypes.cast(pdfium_c.FPDFText_GetCharOrigin, ctypes.c_void_p).value or 0
)
_ANGLE_OF = ctypes.CFUNCTYPE(ctypes.c_float, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium_c.FPDFText_GetCharAngle, ctypes.c_void_p).value or 0
)
# A hyphen at the end of a line has two codes of pdfium's own; a hard space and a soft hyphen print nothing.
_SPELLING = {0x02: "-", 0xFFFE: "-", 0xA0: " ", 0xAD: " "}


class Band(NamedTuple):
    """How high characters of one shape stand, in points from the page's top.

    `base` is where they stand on; `turn` by how many degrees clockwise they are turned: 0, 90, 180, 270, or -1 between these.
    """

    top: float
    bottom: float
    base: float
    height: float
    turn: int


class Glyph(NamedTuple):
    """A printed character; `x0` and `x1` in points from the page's left, `place` its number in pdfium's count."""

    char: str
    x0: float
    x1: float
    band: Band
    place: int


def glyphs_of(textpage: pdfium.PdfTextPage, frame: Frame) -> list[Glyph]:
    """Return every printed character in pdfium's order; spaces are left out, gaps tell them more surely."""
    raw, box = ctypes.cast(textpage.raw, ctypes.c_void_p).value, pdfium_c.FS_RECTF()
    box_at, view, unpack = ctypes.addressof(box), memoryview(box).cast("B"), _RECTANGLE.unpack_from
    box_of, make = _BOX_OF, tuple.__new__  # this is the innermost loop of reading
    bands: dict[tuple[float, float], Band] = {}
    found: list[Glyph] = []
    upright, shift, band_of = frame.rotation == 0, frame.left, _Bands(raw, frame).band
    width, height = frame.width, frame.height
    text = _text(textpage)
    for index, char in _printed(text):
        if not box_of(raw, index, box_at):
            continue
        x0, top, x1, bottom = rectangle = unpack(view)
        if upright:
            x0, x1 = x0 - shift, x1 - shift
        else:
            x0, top, x1, bottom = frame.shown(rectangle)
        band = bands.get((top, bottom))
        if band is None:
            band = bands[top, bottom] = band_of(index, rectangle)
        if x1 > 0 and x0 < width and band[1] > 0 and band[0] < height:
            found.append(make(Glyph, (char, x0, x1, band, index)))
    return found if unicodedata.is_normalized("NFC", text) else _composed(found)


def _composed(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Put accents that are printed by themselves on the letters that they follow, wherever on the line they were drawn."""
    found: list[Glyph] = []
    for glyph in glyphs:
        whole = unicodedata.normalize("NFC", found[-1].char + glyph.char) if found and unicodedata.combining(glyph.char) else ""
        if len(whole) == 1:
            found[-1] = found[-1]._replace(char=whole)
        else:
            found.append(glyph)
    return found


def bold_among(textpage: pdfium.PdfTextPage, glyphs: Sequence[Glyph]) -> frozenset[int]:
    """Return the places of bold characters among samples, by the name or the weight of their font.

    Samples are the first character of every line or column, and every `SAMPLE`th.
    """
    raw, buffer, flags = textpage.raw, ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
    flags_at = ctypes.byref(flags)
    fonts: dict[bytes, bool] = {}
    bold: set[int] = set()
    for glyph in _samples(glyphs):
        buffer.value = b""
        pdfium_c.FPDFText_GetFontInfo(raw, glyph.place, buffer, _NAME_LENGTH, flags_at)
        name = buffer.value
        if name not in fonts:
            fonts[name] = b"bold" in name.lower() or pdfium_c.FPDFText_GetFontWeight(raw, glyph.place) >= _BOLD
        if fonts[name]:
            bold.add(glyph.place)
    return frozenset(bold)


def _samples(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    yield from glyphs[::SAMPLE]
    for before, glyph in pairwise(glyphs):
        if glyph[4] - before[4] == 1:  # pdfium counts a space or a line's end wherever something new begins
            continue
        if glyph[3][2] != before[3][2] or abs(glyph[1] - before[2]) > _COLUMN_GAP:
            yield glyph


def printed_count(textpage: pdfium.PdfTextPage) -> int:
    """Return how many characters of a page are no spaces."""
    return len(_printed(_text(textpage)))


def _text(textpage: pdfium.PdfTextPage) -> str:
    """Return the text of a page, one character for each that pdfium counts."""
    count = textpage.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    length = pdfium_c.FPDFText_GetText(textpage.raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode(f"utf-16-{sys.byteorder[0]}e", "replace")
    if length != count + 1 or len(text) != count:  # characters without a code, or beyond 16 bits
        codes = (pdfium_c.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
        text = "".join(chr(code) if code <= sys.maxunicode and code not in _SURROGATES else "\ufffd" for code in codes)
    return text.translate(_SPELLING)


def _printed(text: str) -> list[tuple[int, str]]:
    return [(index, char) for index, char in enumerate(text) if char > " "]


def _turn(angle: float, rotation: int) -> int:
    """Return how far a character is turned on the page as shown; pdfium takes the slant of an artificial italic for an angle."""
    if angle == 0 and rotation == 0:
        return 0
    turn = (math.degrees(angle) + rotation) % 360
    quarter = round(turn / 90)
    return 90 * (quarter % 4) if abs(turn - 90 * quarter) < _SLANT else -1


class _Bands:
    """Asks for baseline and angle of the first character in each band; those of the others are the same."""

    def __init__(self, raw: int | None, frame: Frame) -> None:
        self._raw, self._frame = raw, frame
        self._upright, self._lift = frame.rotation == 0, frame.height + frame.low
        self._origin = (ctypes.c_double * 2)()
        self._asked, self._turn = float("nan"), 0
        self._x_at = ctypes.addressof(self._origin)
        self._y_at = self._x_at + ctypes.sizeof(ctypes.c_double)

    def band(self, index: int, rectangle: Rectangle) -> Band:
        """Return the band of the character at `index`, whose box in the file is `rectangle`."""
        _ORIGIN_OF(self._raw, index, self._x_at, self._y_at)
        x, y = self._origin
        if y != self._asked:  # what is not level has a height of its own for every character
            self._asked = y
            self._turn = _turn(_ANGLE_OF(self._raw, index), self._frame.rotation)
        turn = self._turn
        if self._upright:
            _, high, _, low = rectangle
            return Band(self._lift - high, self._lift - low, self._lift - y, high - low, turn)
        _, top, _, bottom = self._frame.shown(rectangle)
        return Band(top, bottom, self._frame.shown((x, y, x, y))[1], bottom - top, turn)
