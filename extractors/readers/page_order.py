"""From pages to a document: columns, paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extractors.readers.builder import DocumentBuilder
from extractors.readers.markers import says_goes_on
from extractors.readers.page_columns import CLOSING, Parted, Side, parted, tail
from extractors.readers.page_content import PageContent
from extractors.readers.page_flow import Margins, flow, margins, usual_margins
from extractors.readers.page_footnotes import Footnotes
from extractors.readers.page_lines import PrintedLine
from extractors.readers.page_running import running_lines
from extractors.readers.page_stamps import incoming_stamp
from extractors.readers.page_tables import RuledTable
from schemas.document import Aside

__all__ = ["ordered"]

_TAIL = 4
_OVERLAP = 4.0


def ordered(pages: Sequence[PageContent]) -> tuple[DocumentBuilder, list[Aside]]:
    """Return a builder that holds the blocks of all pages, and what does not belong to the text."""
    running = running_lines([page.lines for page in pages], [page.height for page in pages])
    stamp, received = incoming_stamp(pages[0].lines if pages else ())
    aside = {id(line) for line in (*(line for line, _ in running), *stamp)}
    lines = [[line for line in page.lines if id(line) not in aside] for page in pages]
    flowing = [[line for line in kept if line.note is None] for kept in lines]
    tables = joined_tables([page.tables for page in pages], flowing)
    asides = [*received, *(aside for _, aside in running)]
    asides += [Aside("header", page.aslant, page.number) for page in pages if page.aslant]
    asides += [Aside("header", text, page) for found in tables for table in found for page, text in table.repeated]
    flow_of = _Flow(_margins(pages, flowing))
    for page, kept, found in zip(pages, lines, tables, strict=True):
        flow_of.add_page(page, kept, found)
    flow_of.end()
    return flow_of.builder, sorted(asides, key=lambda aside: aside.page or 0)


def joined_tables(pages: Sequence[Sequence[RuledTable]], lines: Sequence[Sequence[PrintedLine]]) -> list[list[RuledTable]]:
    """Return the tables of each page, one that goes on at the top of the next page joined with what it continues.

    Args:
        pages: tables of each page.
        lines: of each page, outside of tables, without page numbers.
    """
    tables = [list(found) for found in pages]
    for index in range(len(tables) - 1, 0, -1):
        before, after = tables[index - 1], tables[index]
        if not before or not after or not before[-1].followed_by(after[0]):
            continue
        below = any(line.top > before[-1].bottom for line in lines[index - 1])
        above = any(line.bottom < after[0].top and not says_goes_on(line.text) for line in lines[index])
        if not below and not above:
            before[-1] = before[-1].with_rows(after.pop(0))
    return tables


def _margins(pages: Sequence[PageContent], lines: Sequence[Sequence[PrintedLine]]) -> dict[int, Margins]:
    """Return the margins of each page by its number; pages of one size keep the same."""
    sizes: dict[tuple[int, int], list[Sequence[PrintedLine]]] = {}
    for page, kept in zip(pages, lines, strict=True):
        sizes.setdefault((round(page.width), round(page.height)), []).append(kept)
    usual = {size: usual_margins(found, size[0]) for size, found in sizes.items()}
    return {
        page.number: margins(kept, page.width, usual[round(page.width), round(page.height)])
        for page, kept in zip(pages, lines, strict=True)
    }


class _Flow:
    """A document that grows page by page; the last paragraph stays open, it may go on over the page."""

    def __init__(self, margins_of: Mapping[int, Margins]) -> None:
        self.builder = DocumentBuilder()
        self._margins = margins_of
        self._open: list[PrintedLine] = []
        self._closed = False
        self._notes = Footnotes()

    def add_page(self, page: PageContent, lines: Sequence[PrintedLine], tables: Sequence[RuledTable]) -> None:
        """Add the lines outside of tables, and the tables."""
        text = [line for line in lines if line.note is None]
        self._notes.add_page(text, [line for line in lines if line.note is not None])
        parts = parted(text, self._margins[page.number], head=page.number == 1)
        if self._closed and len(text) <= _TAIL and not tables:
            parts = Parted([], [], tail(text, page.width), [])
        self._closed = self._closed or any(CLOSING.match(side.line.text) for side in parts.closing)
        top = min((side.line.top for side in parts.closing), default=page.height)
        self._add_sides(parts.head)
        self._add_text(parts.text, [table for table in tables if table.top < top])
        self._add_sides(parts.closing)
        self._add_text(parts.after, [table for table in tables if table.top >= top])

    def end(self) -> None:
        """Close the last paragraph, and put down what is left."""
        self._end_paragraph()
        self._notes.add_loose_to(self.builder)

    def _end_paragraph(self) -> None:
        for paragraph in flow(self._open, self._margins):
            paragraph.add_to(self.builder)
            self._notes.add_to(self.builder, paragraph.lines)
        self._open = []

    def _add_text(self, lines: Iterable[PrintedLine], tables: Iterable[RuledTable]) -> None:
        below = list(lines)
        for table in tables:
            self._open += [line for line in below if line.bottom <= table.top + _OVERLAP]
            below = [line for line in below if line.bottom > table.top + _OVERLAP]
            self._end_paragraph()
            self.builder.add_table(table.rows, table.columns, table.cells, table.page)
            self._notes.add_loose_to(self.builder)
        self._open += below

    def _add_sides(self, found: Sequence[Side]) -> None:
        if found:
            self._end_paragraph()
        for side in found:
            line = side.line
            self.builder.add(
                "paragraph", line.text, page=line.page, column=side.column, row=side.row, bold=line.bold, lines=[line.placed(0)]
            )
            self._notes.add_to(self.builder, [line])
