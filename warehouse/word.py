"""The consolidated table as a Word document: landscape A4, Times New Roman, as official annexes are (NĐ 30/2020, Phụ lục I)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from schemas.own import MARK
from warehouse.annex import Part, notes, parts

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row

    from warehouse.consolidate import ConsolidatedTable

__all__ = ["write_docx"]

FONT = "Times New Roman"
FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - OOXML wants no zone; fixed, so that the same table gives the same bytes
ENTRY = (2000, 1, 1, 0, 0, 0)
PAGE_CM = (29.7, 21.0)
MARGIN_CM = 2.0
FIRST_CM = (1.3, 6.2)
"""Widths of number and agency; the indicators share the rest."""


def write_docx(table: ConsolidatedTable, path: Path) -> None:
    """Write the document; the same table gives the same bytes.

    Raises:
        OSError: when the file cannot be written.
    """
    document = docx.Document()
    _page(document, table.label)
    _line(document, "BẢNG TỔNG HỢP SỐ LIỆU BÁO CÁO", size=14, bold=True)
    _line(document, f"Kỳ báo cáo: {table.label}", size=13, italic=True)
    for part in parts(table):
        _part(document, part)
    for note in notes(table):
        _line(document, note, align=ALIGN.LEFT, italic=True)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(_repacked(buffer.getvalue()))


def _page(document: Document, label: str) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Cm(side) for side in PAGE_CM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = f"Bảng tổng hợp {label}", "", ""
    properties.category = MARK
    properties.created = properties.modified = FIXED


def _line(document: Document, text: str, *, align: ALIGN = ALIGN.CENTER, size: float = 12, **look: bool) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment, paragraph.paragraph_format.space_after = align, Pt(2)
    _run(paragraph, text, size, **look)
    return paragraph.paragraph_format


def _run(paragraph: Any, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _part(document: Document, part: Part) -> None:
    title = _line(document, part.title, align=ALIGN.LEFT, bold=True)
    title.space_before, title.keep_with_next = Pt(10), True
    if part.unit:
        _line(document, f"Đơn vị tính: {part.unit}", align=ALIGN.RIGHT, italic=True).keep_with_next = True
    rows = list(_grid(document, len(part.lines) + 3, len(part.heads)).rows)
    _fill(rows[0], part.heads, [ALIGN.CENTER] * len(part.heads), bold=True)
    _fill(rows[1], [str(place + 1) for place in range(len(part.heads))], [ALIGN.CENTER] * len(part.heads), italic=True)
    sides = [ALIGN.CENTER, ALIGN.LEFT, *[ALIGN.RIGHT] * (len(part.heads) - 2)]
    for row, line in zip(rows[2:-1], part.lines, strict=True):
        if line.heading:
            _write(row.cells[0].merge(row.cells[-1]), line.cells[0], ALIGN.LEFT, bold=True)
        else:
            _fill(row, line.cells, sides)
    rows[-1].cells[0].merge(rows[-1].cells[1])
    total = rows[-1].cells
    _write(total[0], part.total[0], ALIGN.CENTER, bold=True)
    for cell, text in zip(total[len(FIRST_CM) :], part.total[1:], strict=True):
        _write(cell, text, ALIGN.RIGHT, bold=True)


def _grid(document: Document, rows: int, columns: int) -> Table:
    """Add an empty table; its two head rows stand on every page, and no row is cut by a page."""
    grid: Table = document.add_table(rows, columns, style="Table Grid")
    grid.autofit = False
    rest = (PAGE_CM[0] - 2 * MARGIN_CM - sum(FIRST_CM)) / (columns - len(FIRST_CM))
    for place, column in enumerate(grid.columns):
        column.width = Cm(FIRST_CM[place] if place < len(FIRST_CM) else rest)
    for number, row in enumerate(grid.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no call for these
        properties.append(OxmlElement("w:cantSplit"))
        if number < 2:  # noqa: PLR2004 - the heads and their numbers
            properties.append(OxmlElement("w:tblHeader"))
    return grid


def _fill(row: _Row, texts: Sequence[str], sides: Sequence[ALIGN], **look: bool) -> None:
    for cell, text, side in zip(row.cells, texts, sides, strict=True):
        _write(cell, text, side, **look)


def _write(cell: _Cell, text: str, side: ALIGN, **look: bool) -> None:
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - what merging keeps of the other cells
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    cell.paragraphs[0].alignment = side
    _run(cell.paragraphs[0], text, 10, **look)


def _repacked(data: bytes) -> bytes:
    """Return the package with a fixed time on every entry."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, ENTRY), source.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
