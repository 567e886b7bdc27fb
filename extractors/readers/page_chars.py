"""The characters of a PDF page with their boxes, as pdfium hands them over."""

from __future__ import annotations

import ctypes
import math
import sys
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import compress, repeat
from operator import sub
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.page_frame import Frame

__all__ = ["SAMPLE", "Band", "Glyph", "bold_among", "glyphs_of", "printed_count"]

SAMPLE = 8
_BOLD = 600
_COLUMN_GAP = 15.0
_NAME_LENGTH = 64
_SLANT = 25.0  # degrees
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
_SPELLING = {0x02: "-", 0xFFFE: "-", 0xA0: " "}
_Table = npt.NDArray[Any]
_Boxes = tuple[_Table, _Table, _Table, _Table]


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
    raw, text = _pointer(textpage), _text(textpage)
    places, boxes = _boxes(raw, [place for place, char in enumerate(text) if char > " "])
    x0, top, x1, bottom = frame.shown(boxes)
    heights = (top + 1j * bottom).tolist()  # numbers make keys in a third of the time of pairs
    bands = map(_bands(raw, frame, places, heights).__getitem__, heights)
    rows = zip(map(text.__getitem__, places), x0.tolist(), x1.tolist(), bands, places, strict=True)
    found: list[Glyph] = list(map(tuple.__new__, repeat(Glyph), rows))
    shown = (x1 > 0) & (x0 < frame.width) & (bottom > 0) & (top < frame.height)
    if not shown.all():
        found = list(compress(found, shown.tolist()))
    return found if unicodedata.is_normalized("NFC", text) else _composed(found)


def _pointer(textpage: pdfium.PdfTextPage) -> ctypes.c_void_p:
    return ctypes.cast(textpage.raw, ctypes.c_void_p)


def _pointers(table: _Table) -> Iterable[Any]:
    """Return where each row of a table stands in memory, for a function that fills it."""
    size = table.nbytes
    if not size:
        return ()
    memory = (ctypes.c_char * size).from_buffer(table.data)
    return map(ctypes.byref, repeat(memory), range(0, size, size // len(table)))


def _boxes(raw: ctypes.c_void_p, places: Sequence[int]) -> tuple[Sequence[int], _Boxes]:
    """Return the places of the characters that have a box, and their boxes in the file: left, top, right and bottom."""
    boxes = np.empty((len(places), 4), np.float32)
    given = list(map(_BOX_OF, repeat(raw), places, _pointers(boxes)))
    if not all(given):
        places, boxes = list(compress(places, given)), boxes[np.array(given, bool)]
    left, top, right, bottom = boxes.T.astype(float)
    return places, (left, top, right, bottom)


def _bands(raw: ctypes.c_void_p, frame: Frame, places: Sequence[int], heights: Sequence[complex]) -> dict[complex, Band]:
    """Return the band of each top and bottom (the imaginary part).

    Baseline and angle of the first character in it are those of the others.
    """
    first = dict(zip(reversed(heights), reversed(places), strict=True))
    x, y = np.empty(len(first)), np.empty(len(first))
    deque(map(_ORIGIN_OF, repeat(raw), first.values(), _pointers(x), _pointers(y)), maxlen=0)
    bases = frame.shown((x, y, x, y))[1].tolist()
    angles = list(map(_ANGLE_OF, repeat(raw), first.values()))
    turns = [_turn(angle, frame.rotation) for angle in angles] if frame.rotation or any(angles) else repeat(0, len(first))
    tops, bottoms = [height.real for height in first], [height.imag for height in first]
    rows = zip(tops, bottoms, bases, map(sub, bottoms, tops), turns, strict=True)
    return dict(zip(first, map(tuple.__new__, repeat(Band), rows), strict=True))


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
    places = _samples(glyphs)
    names = np.zeros(len(places), f"S{_NAME_LENGTH}")  # a longer name is not written
    raw = _pointer(textpage)
    deque(map(_FONT_OF, repeat(raw), places, _pointers(names), repeat(ctypes.c_ulong(_NAME_LENGTH)), repeat(None)), maxlen=0)
    fonts = names.tolist()
    bold = {
        name: b"bold" in name.lower() or pdfium_c.FPDFText_GetFontWeight(textpage.raw, place) >= _BOLD
        for name, place in dict(zip(reversed(fonts), reversed(places), strict=True)).items()
    }
    return frozenset(place for place, name in zip(places, fonts, strict=True) if bold[name])


def _samples(glyphs: Sequence[Glyph]) -> list[int]:
    places = [glyph[4] for glyph in glyphs]
    found = places[::SAMPLE]
    for index in (np.flatnonzero(np.diff(places) != 1) + 1).tolist():  # pdfium counts a space wherever something new begins
        before, glyph = glyphs[index - 1], glyphs[index]
        if glyph[3][2] != before[3][2] or abs(glyph[1] - before[2]) > _COLUMN_GAP:
            found.append(places[index])
    return found


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
    return text.translate(_SPELLING)


def _turn(angle: float, rotation: int) -> int:
    """Return how far a character is turned on the page as shown; pdfium takes the slant of an artificial italic for an angle."""
    if angle == 0 and rotation == 0:
        return 0
    turn = (math.degrees(angle) + rotation) % 360
    quarter = round(turn / 90)
    return 90 * (quarter % 4) if abs(turn - 90 * quarter) < _SLANT else -1
