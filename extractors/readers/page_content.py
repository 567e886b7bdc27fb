"""One page of a PDF: its printed lines and its ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.readers.glyphs import Glyph, Glyphs
from extractors.readers.page_aligned import aligned_tables
from extractors.readers.page_chars import bold_among, glyphs_of, printed_count
from extractors.readers.page_frame import Rectangle
from extractors.readers.page_grid import TooManyRulesError
from extractors.readers.page_letters import Found, in_unicode
from extractors.readers.page_lines import PrintedLine, Sheet, printed_lines
from extractors.readers.page_notes import note_marks
from extractors.readers.page_open import OpenPage
from extractors.readers.page_rows import page_rows
from extractors.readers.page_rules import covered, drawing_of
from extractors.readers.page_sideways import leading_turn, sideways_line
from extractors.readers.page_tables import RuledTable, tables_of
from extractors.readers.page_unseen import Unseen
from schemas.document import ReadBy

__all__ = ["Doubtful", "PageContent", "page_content"]


class Doubtful(NamedTuple):
    """A place with digits that OCR did not read surely: its box in points, and how sure they are, between 0 and 1."""

    box: Rectangle
    confidence: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page says.

    Attributes:
        number: from 1.
        width, height: as shown, in points.
        own: how many characters the page has by itself, without signatures and annotations.
        lines: outside of the tables, from top to bottom.
        aslant: text outside of tables that is not level (a watermark, a signing service's note in the margin).
        stamped: whether an annotation or signature brought in text.
        pictures: their boxes, in points.
        crowded: whether more is drawn than in any form, so that no tables were looked for.
        turned: whether the text stands sideways on the page; places are those on the page when it is turned to be read.
        turn: by how many degrees clockwise the text of a scan was turned.
        stamps_unread: whether number or day is blank, and pictures stand in the head that were not read.
        decoded: what was read in old encodings.
        unseen: what nobody can see, and whether the text is a layer over a picture of the page.
        read_by: how it was read.
        skew: by how many degrees the lines of a scan fell to the right; places are those on the page when it is level.
        doubts: where digits were not surely read.
        unread: how many cells of tables hold something that OCR could not read.
    """

    number: int
    width: float
    height: float
    own: int
    lines: tuple[PrintedLine, ...]
    tables: tuple[RuledTable, ...]
    aslant: str
    stamped: bool
    pictures: tuple[Rectangle, ...]
    crowded: bool
    turned: bool
    decoded: Found
    unseen: Unseen
    read_by: tuple[ReadBy, ...] = ("text",)
    skew: float = 0.0
    doubts: tuple[Doubtful, ...] = ()
    unread: int = 0
    turn: int = 0
    stamps_unread: bool = False

    @property
    def pictured(self) -> float:
        """Return which part of the page its pictures cover, between 0 and 1."""
        return covered(self.pictures, self.width, self.height)


def page_content(page: OpenPage, before: RuledTable | None, read: Sequence[Glyph] = ()) -> PageContent:
    """Put in order what a page says.

    Args:
        page: open.
        before: the last table of the page before, which may go on here.
        read: characters that stand on the page as pictures.
    """
    frame, unseen = page.frame, page.unseen
    glyphs = page.glyphs.without(unseen.places)
    level = glyphs.level
    turn = leading_turn(glyphs) if 2 * len(level) < len(glyphs) else 0
    if turn:
        frame = frame.turned(turn)
        glyphs = glyphs_of(page.text, frame).without(unseen.places)
        level = glyphs.level
    shown, decoded = in_unicode(page.text, glyphs)
    if decoded:
        glyphs = Glyphs.gathered(shown)
    if read:
        glyphs = glyphs.followed_by(read)
    level = glyphs.level
    rows = page_rows(level)
    sheet = Sheet(page.number, frame.height, bold_among(page.text, glyphs), note_marks(rows))
    drawing = drawing_of(page.objects, frame)
    crowded = drawing.crowded
    tables: list[RuledTable] = []
    try:
        tables = tables_of(sheet, drawing.rules, glyphs, before)
    except TooManyRulesError:
        crowded = True
    taken = frozenset[int]().union(*(table.glyphs for table in tables))
    printed = printed_lines(sheet, page_rows(level.without(taken)) if taken else rows)
    lines, aligned = aligned_tables(printed, None if tables else before)
    aslant = [glyph for glyph in glyphs if glyph.band.turn and glyph.place not in taken] if len(level) < len(glyphs) else []
    kind: ReadBy = "ocr" if unseen.layer else "text"
    stamped = page.own is not None and printed_count(page.text) > page.own
    return PageContent(
        number=page.number,
        width=frame.width,
        height=frame.height,
        own=len(level) if page.own is None else page.own,
        lines=tuple(lines),
        tables=tuple(sorted((*tables, *aligned), key=lambda table: table.top)),
        aslant=sideways_line(sheet, aslant).text if aslant else "",
        stamped=stamped,
        pictures=drawing.pictures,
        crowded=crowded,
        turned=turn != 0,
        decoded=decoded,
        unseen=unseen,
        read_by=(kind, "signature") if stamped else (kind,),
    )
