"""A page that OCR read, in the same form as a born-digital one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.readers.glyphs import Glyph
from extractors.readers.page_content import PageContent
from extractors.readers.page_grid import TooManyRulesError
from extractors.readers.page_lines import Sheet, printed_lines
from extractors.readers.page_rows import rows_of
from extractors.readers.page_tables import RuledTable, tables_of
from extractors.readers.page_unseen import Unseen
from extractors.readers.scan_glyphs import doubtful_of, glyphs_of_words
from extractors.readers.scan_page import POINTS, ScanReading
from schemas.document import ReadBy

__all__ = ["scan_content"]

_APART = 2  # places that are no neighbours


def scan_content(reading: ScanReading, number: int, printed: Sequence[Glyph], before: RuledTable | None) -> PageContent:
    """Return what a scanned page says.

    Args:
        reading: of its picture.
        number: of the page, from 1.
        printed: characters that stand on it as text: stamps and signatures that were put in later; no part of the picture.
        before: the last table of the page before, which may go on here.
    """
    first = max((glyph.place for glyph in printed), default=-_APART) + _APART
    letters, bold = glyphs_of_words(reading.words, POINTS, first)
    glyphs = [*printed, *letters]
    height = reading.height * POINTS
    sheet = Sheet(number, height, bold)
    tables: list[RuledTable] = []
    crowded = False
    try:
        tables = tables_of(sheet, reading.rules, glyphs, before)
    except TooManyRulesError:
        crowded = True
    taken = frozenset[int]().union(*(table.glyphs for table in tables))
    read_by: tuple[ReadBy, ...] = ("ocr", "signature") if printed else ("ocr",)
    return PageContent(
        number=number,
        width=reading.width * POINTS,
        height=height,
        own=len(glyphs) - len(printed),
        lines=tuple(printed_lines(sheet, rows_of([glyph for glyph in glyphs if glyph.place not in taken]))),
        tables=tuple(tables),
        aslant="",
        stamped=bool(printed),
        pictures=((0.0, 0.0, reading.width * POINTS, height),),
        crowded=crowded,
        turned=reading.turn != 0,
        decoded=Counter(),
        unseen=Unseen(),
        read_by=read_by,
        skew=reading.skew,
        unread=reading.unread,
        turn=reading.turn,
        doubts=tuple(doubtful_of(reading.words, POINTS)),
    )
