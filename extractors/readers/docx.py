"""Reads a DOCX: one walk over its XML, then blocks in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractors.readers.builder import CellText, DocumentBuilder
from extractors.readers.decoding import encoding_warnings
from extractors.readers.docx_continued import with_whole_tables
from extractors.readers.docx_flow import FlowReader, Grid, Item, Paragraph, flat, paragraphs
from extractors.readers.docx_layout import is_frame, is_layout, side
from extractors.readers.docx_package import Package, open_package
from extractors.readers.docx_tabbed import with_tabbed_tables
from extractors.readers.docx_xml import VML, W
from extractors.readers.errors import DamagedDocxError, EmptyDocumentError, NoTextError
from extractors.readers.markers import block_kind, marker_end
from extractors.readers.text import normalise
from schemas.document import Aside, Document

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_docx"]

_LINES_BEFORE_HEAD = 2
_QUOTED = 40
_WORD = re.compile(r"[^\W_]")  # a line without one is a rule drawn with hyphens or underscores
_ENDS = frozenset(".;:,!")
_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–]?\s*\d+\s*[-–]?(?:\s*/\s*\d+)?", re.IGNORECASE)


def read_docx(data: bytes) -> Document:
    """Read a DOCX as Word prints it, in the final view of tracked changes; macros are never looked at.

    Args:
        data: the bytes of the file.

    Raises:
        UnreadableFileError: the subclass that names the cause.
    """
    package = open_package(data)
    try:
        return _read(package)
    except RecursionError as error:
        msg = "nested too deeply"
        raise DamagedDocxError(msg) from error


def _read(package: Package) -> Document:
    body = package.document.find(W + "body")
    if body is None:
        msg = "no body"
        raise DamagedDocxError(msg)
    flow = FlowReader(package)
    items = tuple(with_whole_tables(tuple(with_tabbed_tables(tuple(_unframed(flow.read(body)))))))
    builder = DocumentBuilder()
    for item, at_edge in _with_edges(items):
        if isinstance(item, Paragraph):
            _add_paragraph(builder, item)
        elif is_layout(item, at_edge=at_edge):
            _add_layout(builder, item)
        else:
            _add_table(builder, item)
    if not builder.blocks:
        raise NoTextError if flow.pictures else EmptyDocumentError
    asides = tuple(_asides(package, flow))
    return builder.build(asides=asides, warnings=_warnings(flow, has_chunk=body.find(f".//{W}altChunk") is not None))


def _unframed(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield the items with what stands in mere frames, without what is empty."""
    for item in items:
        if isinstance(item, Grid) and is_frame(item):
            for cell in item.cells:
                yield from _unframed(cell.items)
        elif any(paragraph.text or paragraph.notes for paragraph in paragraphs((item,))):
            yield item


def _with_edges(items: tuple[Item, ...]) -> Iterator[tuple[Item, bool]]:
    """Yield each item and whether it stands at the beginning or end of the document."""
    for index, item in enumerate(items):
        yield item, index <= _LINES_BEFORE_HEAD or index == len(items) - 1


def _add_paragraph(builder: DocumentBuilder, paragraph: Paragraph, column: int | None = None, row: int | None = None) -> None:
    """Add a paragraph, then its notes; a paragraph of several lines may be several blocks."""
    mark = paragraph.mark
    for line in _lines(paragraph, in_head=column is not None):
        text = f"{mark} {line}" if mark else line
        end = len(mark) or marker_end(text)
        kind = block_kind(text, end, bold=paragraph.bold and column is None)
        builder.add(
            "heading" if paragraph.heading else kind, text, marker_end=end, column=column, row=row,
            centred=paragraph.centred, bold=paragraph.bold, italic=paragraph.italic,
        )  # fmt: skip
        mark = ""
    _add_notes(builder, paragraph)


def _add_notes(builder: DocumentBuilder, paragraph: Paragraph) -> None:
    for note in paragraph.notes:
        builder.add("note", note, marker_end=marker_end(note))


def _lines(paragraph: Paragraph, *, in_head: bool) -> list[str]:
    """Cut a paragraph at the manual breaks that separate lines: in the head, in a title, before an item of a typed list."""
    lines = paragraph.text.split("\n") if paragraph.text else []
    if in_head or paragraph.centred:
        return [line for line in lines if _WORD.search(line)]
    joined: list[str] = []
    for line in lines:
        if joined and not (marker_end(line) and joined[-1][-1:] in _ENDS):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def _add_layout(builder: DocumentBuilder, grid: Grid) -> None:
    """Add the two columns of a head or closing, row by row."""
    for cell in grid.cells:
        column = side(cell, grid)
        for paragraph in paragraphs(cell.items):
            _add_paragraph(builder, paragraph, column, None if column is None else cell.place.row)


def _add_table(builder: DocumentBuilder, grid: Grid) -> None:
    """Add a table of data, then the notes that its cells refer to."""
    cells = []
    inside: list[Paragraph] = []
    for cell in grid.cells:
        held = list(paragraphs(cell.items))
        place = cell.place
        text = " ".join(line for paragraph in held if (line := flat(paragraph)))
        cells.append(CellText(place.row, place.column, place.row_span, place.column_span, text))
        inside.extend(held)
    builder.add_table(grid.rows, grid.columns, cells)
    for paragraph in inside:
        _add_notes(builder, paragraph)


def _asides(package: Package, flow: FlowReader) -> Iterator[Aside]:
    """Yield running heads and feet, then the hidden text, which is complete by then."""
    for header in package.headers:
        text = _running(flow, header)
        if text:
            yield Aside("page_number" if _PAGE_NUMBER.fullmatch(text) else "header", text)
    for footer in package.footers:
        text = _running(flow, footer)
        if text:
            yield Aside("page_number" if _PAGE_NUMBER.fullmatch(text) else "footer", text)
    yield from (Aside("header", text) for text in dict.fromkeys(_watermarks(package)))
    for text in flow.hidden:
        yield Aside("hidden", text)


def _running(flow: FlowReader, part: Element) -> str:
    return "\n".join(line for paragraph in paragraphs(flow.read(part)) if (line := flat(paragraph)))


def _watermarks(package: Package) -> Iterator[str]:
    """Yield the words drawn across pages, which are an attribute of a shape (ISO 29500-4, 19.1.2.23)."""
    for part in (*package.headers, *package.footers, package.document):
        for shape in part.iter(f"{VML}textpath"):
            if text := " ".join(normalise(shape.get("string", ""))[0].split()):
                yield text


def _quoted(text: str) -> str:
    """Return the beginning of a text, for a warning that tells where it stands."""
    text = " ".join(text.split())
    return f"“{text[:_QUOTED]}…”" if len(text) > _QUOTED else f"“{text}”"


def _warnings(flow: FlowReader, *, has_chunk: bool) -> Iterator[str]:
    """Yield, in Vietnamese, what the reader of the figures should know about the file."""
    if flow.revised:
        yield "Văn bản còn dấu sửa đổi (Track Changes); đã đọc theo bản cuối, coi như mọi sửa đổi đã được chấp nhận."
    yield from encoding_warnings(flow.decoded.found)
    if flow.hidden:
        place = f"ở hoặc ngay sau đoạn {_quoted(flow.hidden_at)}" if flow.hidden_at else "ở đầu văn bản"
        yield f"Văn bản có chữ ẩn hoặc không nhìn thấy được ({place}); phần này không được đưa vào số liệu."
    if flow.pictures:
        yield f"Văn bản có {flow.pictures} hình ảnh; chữ trong hình (nếu có) chưa đọc được."
    if has_chunk:
        yield "Văn bản chèn một tệp khác vào giữa (altChunk); phần chèn chưa đọc được."
