"""Old encodings on a page of a PDF: its characters become the letters that they show."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.decoding import Decoder, decoder_of
from extractors.readers.encodings import OldFont, decode, has_codes, old_font
from extractors.readers.glyphs import Glyph, Glyphs, spelt

__all__ = ["Found", "in_unicode", "spaced"]

Found = Counter[tuple[str, str]]
"""How many lines there are of each encoding and font; the font is empty where it told nothing."""

_NAME_LENGTH = 128


def in_unicode(textpage: pdfium.PdfTextPage, glyphs: Glyphs) -> tuple[Sequence[Glyph], Found]:
    """Return the letters that characters in an old encoding show, each in its place; all others as they are.

    A page without a suspicious character is done at once.
    """
    found: Found = Counter()
    if not has_codes(spelt(glyphs.codes)):
        return glyphs, found
    lines = list(_lines(textpage, glyphs))
    decoder = decoder_of((font, spaced(line)) for font, line in lines)
    shown: list[Glyph] = []
    for font, line in lines:
        shown += _shown(line, font, decoder, found)
    return (shown, found) if found else (glyphs, found)


def _lines(textpage: pdfium.PdfTextPage, glyphs: Sequence[Glyph]) -> Iterator[tuple[OldFont | None, list[Glyph]]]:
    """Yield what follows one another on one baseline in one font, or in any fonts of no old encoding."""
    fonts = _Fonts(textpage)
    for (font, _), group in groupby(glyphs, key=lambda glyph: (fonts.of(glyph), glyph.band.base)):
        yield font, list(group)


def spaced(line: Sequence[Glyph]) -> str:
    """Return the text of characters; pdfium counts a space where two words part."""
    spaces = (" " if glyph.place - before.place > 1 else "" for before, glyph in pairwise(line))
    return "".join(glyph.char + space for glyph, space in zip(line, [*spaces, ""], strict=False))


def _shown(line: list[Glyph], font: OldFont | None, decoder: Decoder, found: Found) -> list[Glyph]:
    text = spaced(line)
    encoding = decoder.encoding(text, font)
    if encoding is None:
        return line
    letters, origins = decode(text, encoding, hyphens=True)
    if letters == text and not (font and font.capitals):
        return line
    found[encoding, font.name if font else ""] += 1
    source = iter(line)
    glyphs = [None if char == " " else next(source) for char in text]
    ends = [*origins[1:], len(text)]
    return [
        glyph._replace(char=_capital(letter) if font and font.capitals else letter, x1=_reach(glyph, glyphs[origin:end]))
        for letter, origin, end in zip(letters, origins, ends, strict=True)
        if (glyph := glyphs[origin]) is not None
    ]


def _capital(letter: str) -> str:
    """Return the capital of a letter; one that has none of its own (`ß`, a ligature) stays, as a character is one letter."""
    return capital if len(capital := letter.upper()) == 1 else letter


def _reach(first: Glyph, glyphs: Sequence[Glyph | None]) -> float:
    """Return the right edge of a letter and the mark that was a character of its own."""
    return max([first.x1, *(glyph.x1 for glyph in glyphs if glyph is not None)])


class _Fonts:
    """Tells the old font of a character by the name that pdfium gives."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._raw, self._buffer, self._flags = textpage.raw, ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()

    def of(self, glyph: Glyph) -> OldFont | None:
        """Return its font when that is of an old encoding."""
        self._buffer.value = b""
        pdfium_c.FPDFText_GetFontInfo(self._raw, glyph.place, self._buffer, _NAME_LENGTH, ctypes.byref(self._flags))
        return old_font(self._buffer.value.decode("utf-8", "replace"))
