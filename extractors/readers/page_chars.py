"""The characters of a PDF page with their boxes, as pdfium hands them over."""

from __future__ import annotations

import ctypes
import math
import sys
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable
from functools import cache
from itertools import compress, repeat
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.glyphs import Glyphs, Numbers, spelt
from extractors.readers.page_frame import Frame

__all__ = ["SAMPLE", "bold_among", "glyphs_of", "printed_count"]

SAMPLE = 8
_BOLD = 600
_COLUMN_GAP = 15.0
_NAME_LENGTH = 64
_SLANT = 25.0  # degrees
_KEPT = 4096
_SURROGATES = range(0xD800, 0xE000)


def _unchecked(function: Any, result: Any) -> Callable[..., Any]:
    """Return a function of pdfium that takes its arguments as they come: ctypes spends half of each call on checking them.

    The first is a pointer, the second an `int`; `map` asks for a whole page without a step of Python.
    """
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_BOX_OF = _unchecked(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int)
_ORIGIN_OF = _unchecked(pdfium_c.FPDFText_GetCharOrigin, ctypes.c_int)
_ANGLE_OF = _unchecked(pdfium_c.FPDFText_GetCharAngle, ctypes.c_float)
_FONT_OF = _unchecked(pdfium_c.FPDFText_GetFontInfo, ctypes.c_ulong)
# A hyphen at the end of a line has two codes of pdfium's own; a hard space prints nothing.
_SPELLING = {"\x02": "-", "\ufffe": "-", "\xa0": " "}
_Boxes = tuple[Numbers, Numbers, Numbers, Numbers]


def glyphs_of(textpage: pdfium.PdfTextPage, frame: Frame) -> Glyphs:
    """Return every printed character in pdfium's order; spaces are left out, gaps tell them more surely."""
    raw, text = _pointer(textpage), _text(textpage)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    places, boxes = _boxes(raw, np.flatnonzero(codes > ord(" ")))
    x0, top, x1, bottom = frame.shown(boxes)
    glyphs = Glyphs(codes[places], x0, x1, places, *_bands(raw, frame, places, boxes))
    shown = (x1 > 0) & (x0 < frame.width) & (bottom > 0) & (top < frame.height)
    if not shown.all():
        glyphs = glyphs.taken(shown)
    return glyphs if unicodedata.is_normalized("NFC", text) else _composed(glyphs)


def _pointer(textpage: pdfium.PdfTextPage) -> ctypes.c_void_p:
    return ctypes.cast(textpage.raw, ctypes.c_void_p)


def _pointers(table: Numbers) -> Iterable[Any]:
    """Return where each row of a table stands in memory, for a function that fills it."""
    size = table.nbytes
    if not size:
        return ()
    memory = (ctypes.c_char * size).from_buffer(table.data)
    return map(ctypes.byref, repeat(memory), range(0, size, size // len(table)))


def _rows(count: int, kind: str) -> tuple[Numbers, Iterable[Any]]:
    """Return a table of so many rows for functions of pdfium to fill, of one or more numbers each, and where each row stands."""
    if count > _KEPT:
        table = np.empty(count, kind)
        return table, _pointers(table)
    table, pointers = _kept(kind)
    return table[:count], pointers


@cache
def _kept(kind: str) -> tuple[Numbers, list[Any]]:
    """Return a table for a usual page: to make its pointers anew takes half as long as to use them."""
    table = np.empty(_KEPT, kind)
    return table, list(_pointers(table))


def _boxes(raw: ctypes.c_void_p, places: Numbers) -> tuple[Numbers, _Boxes]:
    """Return the places of the characters that have a box, and their boxes in the file: left, top, right and bottom."""
    boxes, pointers = _rows(len(places), "4f4")
    given = list(map(_BOX_OF, repeat(raw), places.tolist(), pointers))
    if not all(given):
        places, boxes = places[np.array(given, bool)], boxes[np.array(given, bool)]
    left, top, right, bottom = boxes.T.astype(float)
    return places, (left, top, right, bottom)


def _bands(raw: ctypes.c_void_p, frame: Frame, places: Numbers, boxes: _Boxes) -> tuple[Numbers, Numbers]:
    """Return the bands of all boxes, and which of them each character has.

    Baseline and angle of the first character in it are those of the others.
    """
    left, top, right, bottom = boxes
    first, of = _kinds(*((left, right) if frame.rotation % 180 else (top, bottom)))
    asked = places[first].tolist()
    origins, pointers = _rows(2 * len(first), "f8")
    each = iter(pointers)
    deque(map(_ORIGIN_OF, repeat(raw), asked, each, each), maxlen=0)
    x, y = origins[::2], origins[1::2]
    angles = list(map(_ANGLE_OF, repeat(raw), asked))
    turns = [_turn(angle, frame.rotation) for angle in angles] if frame.rotation or any(angles) else np.zeros(len(first))
    _, high, _, low = frame.shown((left[first], top[first], right[first], bottom[first]))
    return np.column_stack((high, low, frame.shown((x, y, x, y))[1], low - high, turns)), of


def _kinds(starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Return where each pair of numbers, of pdfium's 32 bits each, comes first, and which of these pairs each one is."""
    pairs = np.column_stack((starts, ends)).astype("f4").view("u8")[:, 0]
    order = pairs.argsort()
    rising = pairs[order]
    new = np.ones(len(order), bool)
    new[1:] = rising[1:] != rising[:-1]
    of = np.empty_like(order)
    of[order] = np.cumsum(new) - 1
    return np.minimum.reduceat(order, np.flatnonzero(new)), of


def _composed(glyphs: Glyphs) -> Glyphs:
    """Put accents that are printed by themselves on the letters that they follow, wherever on the line they were drawn."""
    chars = list(spelt(glyphs.codes))
    kept, last = np.ones(len(chars), bool), 0
    for index, char in enumerate(chars):
        whole = unicodedata.normalize("NFC", chars[last] + char) if index and unicodedata.combining(char) else ""
        if len(whole) == 1:
            chars[last], kept[index] = whole, False
        else:
            last = index
    codes = np.array(list(map(ord, chars)), np.uint32)
    return Glyphs(codes, glyphs.x0, glyphs.x1, glyphs.places, glyphs.bands, glyphs.of).taken(kept)


def bold_among(textpage: pdfium.PdfTextPage, glyphs: Glyphs) -> frozenset[int]:
    """Return the places of bold characters among samples, by the name or the weight of their font.

    Samples are the first character of every line or column, and every `SAMPLE`th.
    """
    places = _samples(glyphs)
    names, pointers = _rows(len(places), f"S{_NAME_LENGTH}")
    names[:] = b""  # a longer name is not written
    raw = _pointer(textpage)
    deque(map(_FONT_OF, repeat(raw), places, pointers, repeat(ctypes.c_ulong(_NAME_LENGTH)), repeat(None)), maxlen=0)
    fonts = names.tolist()
    bold = {
        name: b"bold" in name.lower() or pdfium_c.FPDFText_GetFontWeight(textpage.raw, place) >= _BOLD
        for name, place in dict(zip(reversed(fonts), reversed(places), strict=True)).items()
    }
    return frozenset(compress(places, map(bold.__getitem__, fonts)))


def _samples(glyphs: Glyphs) -> list[int]:
    places, bases = glyphs.places, glyphs.of_bands("base")
    new = np.flatnonzero(places[1:] - places[:-1] != 1) + 1  # pdfium counts a space wherever something new begins
    far = (bases[new] != bases[new - 1]) | (abs(glyphs.x0[new] - glyphs.x1[new - 1]) > _COLUMN_GAP)
    return [*places[::SAMPLE].tolist(), *places[new[far]].tolist()]


def printed_count(textpage: pdfium.PdfTextPage) -> int:
    """Return how many characters of a page are no spaces."""
    return sum(char > " " for char in _text(textpage))


def _text(textpage: pdfium.PdfTextPage) -> str:
    """Return the text of a page, one character for each that pdfium counts."""
    count = textpage.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    length = pdfium_c.FPDFText_GetText(textpage.raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode(f"utf-16-{sys.byteorder[0]}e", "replace")
    if length != count + 1 or len(text) != count:  # characters without a code, or beyond 16 bits
        codes = (pdfium_c.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
        text = "".join(chr(code) if code <= sys.maxunicode and code not in _SURROGATES else "\ufffd" for code in codes)
    for printed, plain in _SPELLING.items():
        text = text.replace(printed, plain)
    return text


def _turn(angle: float, rotation: int) -> int:
    """Return how far a character is turned on the page as shown; pdfium takes the slant of an artificial italic for an angle."""
    if angle == 0 and rotation == 0:
        return 0
    turn = (math.degrees(angle) + rotation) % 360
    quarter = round(turn / 90)
    return 90 * (quarter % 4) if abs(turn - 90 * quarter) < _SLANT else -1
