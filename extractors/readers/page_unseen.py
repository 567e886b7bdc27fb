"""Text on a page of a PDF that nobody can see: removing it changes nothing that is printed."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.glyphs import Glyph, Glyphs
from extractors.readers.page_letters import spaced
from extractors.readers.page_objects import Painted

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Unseen", "unseen_on"]

_TINY = 2.0  # points
_WHOLE_PAGE = 0.6
_SCALE, _MOST_PIXELS = 2.0, 2500
_VISIBLE = 12  # of 255
_HALF = 2
_LONGEST = 2000
_SAMPLE = 4


@dataclass(frozen=True, slots=True)
class Unseen:
    """The characters of a page that nobody can see.

    Attributes:
        places: of those that are no part of the page's text.
        text: that they make.
        layer: whether the page is a picture, and its text lies invisibly over it: a layer that OCR made, to be read.
    """

    places: frozenset[int] = frozenset()
    text: str = ""
    layer: bool = False


def unseen_on(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, painted: Painted, glyphs: Glyphs) -> Unseen:
    """Return what cannot be seen on a page: invisible, of the colour of its ground, covered, tiny, beyond the edge.

    Colours alone do not tell, as white letters on a dark ground are seen: the page is drawn with the suspicious texts and
    without them.  A page without any is done after a look at its objects.

    Args:
        painted: what its objects tell.
        glyphs: of the page as shown.
    """
    tiny = _tiny(glyphs)
    if not painted.suspects and not tiny:
        return Unseen()
    owners = {glyph.place: _object(textpage, glyph.place) for glyph in glyphs}
    doubts = {place: doubt for place, owner in owners.items() if (doubt := painted.suspects.get(owner))}
    unseen = {place for place, doubt in doubts.items() if doubt == "invisible"}
    doubtful = [glyph for glyph in glyphs if doubts.get(glyph.place) == "doubtful"]
    if doubtful:
        unseen |= _without_ink(page, [handle for handle, doubt in painted.suspects.items() if doubt == "doubtful"], doubtful)
    if painted.widest >= _WHOLE_PAGE and _HALF * len(unseen) > len(glyphs):
        return Unseen(layer=True)
    unseen |= tiny
    cut = [handle for handle, doubt in painted.suspects.items() if doubt == "beyond"]
    texts = [_rest(_text(textpage, handle), [glyph for glyph in glyphs if owners[glyph.place] == handle]) for handle in cut]
    texts.append(spaced([glyph for glyph in glyphs if glyph.place in unseen]))
    return Unseen(frozenset(unseen), " ".join(" ".join(texts).split()))


def _rest(text: str, inside: Sequence[Glyph]) -> str:
    """Return the part of a text that lies beyond the edge, from what of it lies inside; empty when nothing is missing."""
    shown = "".join(glyph.char for glyph in inside)
    return text if not shown else "".join(text.split()).replace(shown, " ", 1)


def _tiny(glyphs: Glyphs) -> set[int]:
    """Return the characters too small to be read; where most seem so, it is their font that tells no height."""
    flat = glyphs.of_bands("height") < _TINY
    if not flat[::_SAMPLE].any():
        return set()
    places = {glyph.place for glyph in glyphs.taken(flat).level if glyph.char.isalnum()}
    return places if _HALF * len(places) < len(glyphs) else set()


def _object(textpage: pdfium.PdfTextPage, place: int) -> int:
    """Return the handle of the text that a character belongs to, 0 when there is none."""
    return ctypes.cast(pdfium_c.FPDFText_GetTextObject(textpage.raw, place), ctypes.c_void_p).value or 0


def _text(textpage: pdfium.PdfTextPage, handle: int) -> str:
    """Return what a text says."""
    buffer = (ctypes.c_ushort * _LONGEST)()
    item = ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT)
    size = pdfium_c.FPDFTextObj_GetText(item, textpage.raw, buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: min(size, ctypes.sizeof(buffer))].decode("utf-16-le", "replace").rstrip("\0")


def _without_ink(page: pdfium.PdfPage, handles: Sequence[int], glyphs: Sequence[Glyph]) -> set[int]:
    """Return the characters whose place on paper is the same without the texts that they belong to."""
    scale = min(_SCALE, _MOST_PIXELS / max(page.get_size()))
    before = _drawn(page, scale)
    for handle in handles:
        pdfium_c.FPDFPageObj_SetIsActive(ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT), 0)
    after = _drawn(page, scale)
    for handle in handles:
        pdfium_c.FPDFPageObj_SetIsActive(ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT), 1)
    changed = (abs(before - after) > _VISIBLE).any(axis=2)
    return {glyph.place for glyph in glyphs if not changed[_area(glyph, scale)].any()}


def _drawn(page: pdfium.PdfPage, scale: float) -> np.ndarray[Any, Any]:
    """Return the pixels of a page as shown: rows, columns, colours."""
    import numpy as np  # noqa: PLC0415 - few pages need it

    bitmap = page.render(scale=scale, may_draw_forms=False)
    pixels: np.ndarray[Any, Any] = bitmap.to_numpy().astype(np.int16)
    bitmap.close()
    return pixels


def _area(glyph: Glyph, scale: float) -> tuple[slice, slice]:
    """Return the rows and columns of pixels that a character takes."""
    rows = slice(max(int(glyph.band.top * scale), 0), int(glyph.band.bottom * scale) + 1)
    return rows, slice(max(int(glyph.x0 * scale), 0), int(glyph.x1 * scale) + 1)
