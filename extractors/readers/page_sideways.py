"""Text that is not level on the page: heads of narrow columns, notes of a signing service in the margin, watermarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.readers.glyphs import Glyph
from extractors.readers.page_chars import glyphs_of
from extractors.readers.page_frame import frame_of
from extractors.readers.page_lines import PrintedLine, Sheet, normalised

if TYPE_CHECKING:
    import pypdfium2 as pdfium

__all__ = ["leading_turn", "sideways_line", "turn_of"]


def leading_turn(glyphs: Sequence[Glyph]) -> int:
    """Return by how many degrees most characters of a page are turned clockwise: 90, 180 or 270; 0 when most are level."""
    turn, count = Counter(glyph.band.turn for glyph in glyphs).most_common(1)[0]
    return turn if turn > 0 and 2 * count > len(glyphs) else 0


def turn_of(page: pdfium.PdfPage) -> int:
    """Return by how many degrees clockwise a page is read turned; 0 when it is read as it is shown."""
    textpage = page.get_textpage()
    try:
        glyphs = glyphs_of(textpage, frame_of(page))
    finally:
        textpage.close()
    return leading_turn(glyphs) if 2 * sum(not glyph.band.turn for glyph in glyphs) < len(glyphs) else 0


def sideways_line(sheet: Sheet, glyphs: Sequence[Glyph]) -> PrintedLine:
    """Return characters that are not level as one line, in the order in which the file prints them.

    Args:
        sheet: the page.
        glyphs: one at least; its `edges` are as wide as each character stands on the page.
    """
    chars: list[str] = []
    edges: list[float] = []
    last = glyphs[0].place
    for glyph in glyphs:
        if glyph.place - last > 1:  # pdfium counts a space between the two
            chars.append(" ")
            edges += (edges[-1], edges[-1])
        chars.append(glyph.char)
        edges += (glyph.x0, glyph.x1)
        last = glyph.place
    text, places = normalised("".join(chars), edges)
    left, right = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    top, bottom = min(glyph.band.top for glyph in glyphs), max(glyph.band.bottom for glyph in glyphs)
    size = max(glyph.band.bottom - glyph.band.top for glyph in glyphs)
    return PrintedLine(sheet.number, text, places, left, right, top, bottom, size, any(g.place in sheet.bold for g in glyphs))
