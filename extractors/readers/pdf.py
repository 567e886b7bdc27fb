"""Born-digital PDF: text, boxes and rules with pypdfium2, ruled tables with pdfplumber."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.builder import DocumentBuilder
from extractors.readers.errors import DamagedPdfError, NoTextError, PasswordProtectedError, TooManyPagesError
from extractors.readers.page_chars import PageChars, page_chars
from extractors.readers.page_flow import Margins, flow, margins, running_heads, sides, tail
from extractors.readers.page_lines import PrintedLine, printed_lines
from extractors.readers.page_tables import RuledTable, TableFinder
from schemas.document import Aside, Document, Page

__all__ = ["MAX_PAGES", "read_pdf"]

MAX_PAGES = 2000
_FEWEST_CHARACTERS = 20
_TAIL = 4
_NOTE = re.compile(r"nơi\s+nhận", re.IGNORECASE)


def read_pdf(data: bytes) -> Document:
    """Read a PDF that holds text.

    Args:
        data: the file.

    Returns:
        Its text with pages, blocks and the place of each character.

    Raises:
        UnreadableFileError: `DamagedPdfError`, `PasswordProtectedError`, `TooManyPagesError`, or `NoTextError` for a scan.
    """
    document = _open(data)
    finder = TableFinder(data)
    try:
        count = len(document)
        if count == 0:
            raise DamagedPdfError(detail="no pages")
        if count > MAX_PAGES:
            raise TooManyPagesError(count, MAX_PAGES)
        pages = [page_chars(document, index) for index in range(count)]
        if sum(len(page.glyphs) for page in pages) < _FEWEST_CHARACTERS:
            raise NoTextError
        return _assemble(pages, finder)
    except pdfium.PdfiumError as error:
        raise DamagedPdfError(detail=str(error)) from error
    finally:
        finder.close()
        document.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise PasswordProtectedError(detail=str(error)) from error
        raise DamagedPdfError(detail=str(error)) from error


def _assemble(pages: list[PageChars], finder: TableFinder) -> Document:
    builder = DocumentBuilder()
    tables = {page.number: finder.tables(page) for page in pages if page.ruled}
    lines = [_free_lines(page, tables.get(page.number, [])) for page in pages]
    running = running_heads(lines, [page.height for page in pages])
    _join_tables(
        pages,
        tables,
        [[line for place, line in enumerate(found) if (index, place) not in running] for index, found in enumerate(lines)],
    )
    asides: list[Aside] = []
    pending: list[PrintedLine] = []
    edges = Margins(0, 0)
    closed = False
    for index, page in enumerate(pages):
        kept = [line for place, line in enumerate(lines[index]) if (index, place) not in running]
        asides += [
            Aside("page_number", line.text, page.number) for place, line in enumerate(lines[index]) if (index, place) in running
        ]
        edges = margins(kept, page.width)
        beside, rest = sides(kept, edges, head=index == 0)
        if closed and len(kept) <= _TAIL and not tables.get(page.number):
            beside, rest = tail(kept, page.width), []
        closed = closed or any(_NOTE.match(side.line.text) for side in beside)
        heads = [side for side in beside if not rest or side.line.top < rest[0].top]
        if heads:
            _flush(builder, pending, edges)
            pending = []
        for side in heads:
            _add_side(builder, side.line, side.column, side.row)
        pending = _page(builder, pending, rest, tables.get(page.number, []), edges)
        closing = [side for side in beside if side not in heads]
        if closing:
            _flush(builder, pending, edges)
            pending = []
        for side in closing:
            _add_side(builder, side.line, side.column, side.row)
    _flush(builder, pending, edges)
    return builder.build([_page_of(page) for page in pages], asides, _read_by(pages), _warnings(pages))


def _join_tables(pages: list[PageChars], tables: dict[int, list[RuledTable]], lines: list[list[PrintedLine]]) -> None:
    """Make one table of two that stand at the end of a page and at the top of the next with the same columns."""
    for index in range(len(pages) - 1, 0, -1):
        before, after = tables.get(index, []), tables.get(index + 1, [])
        if not before or not after or not before[-1].followed_by(after[0]):
            continue
        below = any(line.top > before[-1].bottom for line in lines[index - 1])
        above = any(line.bottom < after[0].top for line in lines[index])
        if not below and not above:
            before[-1] = before[-1].with_rows(after.pop(0))


def _free_lines(page: PageChars, tables: list[RuledTable]) -> list[PrintedLine]:
    """Return the lines outside of the page's tables."""
    taken = frozenset[int]().union(*(table.glyphs for table in tables))
    free = [glyph for glyph in page.glyphs if glyph.index not in taken] if taken else page.glyphs
    return printed_lines(page, free)


def _page(
    builder: DocumentBuilder, pending: list[PrintedLine], lines: list[PrintedLine], tables: list[RuledTable], edges: Margins
) -> list[PrintedLine]:
    """Add a page's paragraphs and tables; return the lines of the paragraph that may go on over the page."""
    for table in tables:
        above = [line for line in lines if line.bottom <= table.top + 4]
        lines = [line for line in lines if line.bottom > table.top + 4]
        _flush(builder, [*pending, *above], edges)
        pending = []
        builder.add_table(table.rows, table.columns, table.cells, _number(above, lines))
    return [*pending, *lines]


def _number(above: list[PrintedLine], below: list[PrintedLine]) -> int | None:
    return next((line.page for line in (*above, *below)), None)


def _flush(builder: DocumentBuilder, lines: list[PrintedLine], edges: Margins) -> None:
    for paragraph in flow(lines, edges):
        paragraph.add_to(builder)


def _add_side(builder: DocumentBuilder, line: PrintedLine, column: int, row: int) -> None:
    builder.add("paragraph", line.text, page=line.page, column=column, row=row, bold=line.bold, lines=[line.placed(0)])


def _page_of(page: PageChars) -> Page:
    return Page(page.number, page.width, page.height, ("text", "signature") if page.stamped else ("text",))


def _read_by(pages: list[PageChars]) -> Iterator[str]:
    yield "text"
    if any(page.stamped for page in pages):
        yield "signature"


def _warnings(pages: list[PageChars]) -> list[str]:
    """Name the pages without text: they are pictures, and what they say was not read."""
    empty = [str(page.number) for page in pages if not page.glyphs and page.pictures]
    return [f"Trang {', '.join(empty)} không có lớp chữ (bản quét), chưa đọc được."] if empty else []
