"""Footnotes: small text at the foot of a page that begins with a raised number, which stands in the text as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.readers.glyphs import Glyph
from extractors.readers.page_rows import PageRows, Row, row_size

__all__ = ["apart", "mark_of", "marks_in", "note_marks"]

_SMALL_PRINT = 0.95


def note_marks(rows: Sequence[Row]) -> frozenset[str]:
    """Return the numbers of the footnotes of a page; a number to which nothing refers begins no footnote."""
    if isinstance(rows, PageRows) and not any(rows.raised):
        return frozenset()
    marked = [row for row in rows if row.raised]
    if not marked:
        return frozenset()
    usual = row_size([glyph for row in rows for glyph in row.glyphs])
    starts = {mark for row in marked if row.size < _SMALL_PRINT * usual and (mark := mark_of(row))}
    return frozenset(starts & {mark for row in marked for mark in marks_in(row.glyphs[1:], row.raised)})


def mark_of(row: Row) -> str:
    """Return the raised number with which a row begins, empty when there is none or nothing follows."""
    count = next((place for place, glyph in enumerate(row.glyphs) if glyph.place not in row.raised), 0)
    return "".join(glyph.char for glyph in row.glyphs[:count])


def marks_in(glyphs: Sequence[Glyph], raised: frozenset[int]) -> Iterator[str]:
    """Yield each raised number of a row."""
    for up, run in groupby(glyphs, key=lambda glyph: glyph.place in raised):
        if up:
            yield "".join(glyph.char for glyph in run)


def apart(row: Row, notes: frozenset[str]) -> dict[int, bool]:
    """Return which characters of a row need care, by their place.

    Args:
        row: with raised digits.
        notes: numbers of the page's footnotes.

    Returns:
        False for a mark of a footnote, which is no part of the text; True for a digit that a space must part from the
        digit before it: an exponent is never one more place of a number.
    """
    found: dict[int, bool] = {}
    before: Glyph | None = None
    for up, group in groupby(row.glyphs, key=lambda glyph: glyph.place in row.raised):
        run = list(group)
        if up and "".join(glyph.char for glyph in run) in notes:
            found |= dict.fromkeys((glyph.place for glyph in run), False)
        elif before is not None and before.char.isdigit() and run[0].char.isdigit():
            found[run[0].place] = True
        before = run[-1]
    return found
