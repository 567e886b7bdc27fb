"""A sample as DOCX, laid out after NĐ 30/2020, Phụ lục I; the same sample gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from samples.layout import INDENT_CM, MARGINS_CM, MOTTO, NATION, TYPE_NAMES, dateline, number_line, signature, spans, table_size
from samples.sample import Paragraph, Table

if TYPE_CHECKING:
    from samples.sample import Head, Sample

__all__ = ["docx_bytes"]

FIXED = datetime(2026, 1, 1)  # noqa: DTZ001 - OOXML core properties carry no zone
ENTRY_DATE = (2026, 1, 1, 0, 0, 0)
TEXT_WIDTH_CM = 21.0 - MARGINS_CM["left"] - MARGINS_CM["right"]


def docx_bytes(sample: Sample) -> bytes:
    """Return the report as the bytes of a DOCX file."""
    document = docx.Document()
    _page(document, sample)
    _head(document, sample.head)
    for block in sample.blocks:
        if isinstance(block, Table):
            _ruled(document, block)
        else:
            _paragraph(document, block)
    _closing(document, sample)
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer.getvalue())


def _page(document: Any, sample: Sample) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for side, width in MARGINS_CM.items():
        setattr(section, f"{side}_margin", Cm(width))
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)  # noqa: SLF001 - python-docx has no call for fields
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    properties = document.core_properties
    properties.author, properties.title = sample.head.issuer, sample.id
    properties.created = properties.modified = properties.last_printed = FIXED
    properties.comments, properties.last_modified_by, properties.revision = "", "", 1


def _line(holder: Any, text: str, size: float, *, bold: bool = False, italic: bool = False, align: Any = ALIGN.CENTER) -> Any:
    paragraph = holder.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def _cells(document: Any, rows: int, widths: tuple[float, ...]) -> Any:
    table = document.add_table(rows, len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return table


def _without_first(cell: Any) -> None:
    first = cell.paragraphs[0]._p  # noqa: SLF001 - a cell is born with an empty paragraph
    first.getparent().remove(first)


def _head(document: Any, head: Head) -> None:
    table = _cells(document, 2, (6.6, 9.65))
    issuer, nation, number, place = (cell for row in table.rows for cell in row.cells)
    for line in head.superior:
        _line(issuer, line, 12)
    for line in head.issuer_lines:
        _line(issuer, line, 12, bold=True)
    _line(nation, NATION, 12, bold=True)
    _line(nation, MOTTO, 13, bold=True)
    _line(number, number_line(head), 13)
    for line in head.subject:
        _line(number, line, 12)
    _line(place, dateline(head), 13, italic=True)
    for cell in (issuer, nation, number, place):
        _without_first(cell)
    document.add_paragraph()
    if head.title:
        _line(document, TYPE_NAMES[head.type], 14, bold=True)
        for line in head.title:
            _line(document, line, 14, bold=True)
    if head.addressee:
        _line(document, f"Kính gửi: {head.addressee}", 14)
    document.add_paragraph()


def _paragraph(document: Any, block: Paragraph) -> None:
    if block.style == "centred":
        _line(document, block.inline.text, 13, bold=True)
        return
    paragraph = _line(
        document, block.inline.text, 14, bold=block.style != "body", italic=block.style == "subheading", align=ALIGN.JUSTIFY
    )
    paragraph.paragraph_format.first_line_indent = Cm(INDENT_CM)
    paragraph.paragraph_format.space_after = Pt(6)


def _ruled(document: Any, block: Table) -> None:
    widths = tuple(width / sum(block.widths) * TEXT_WIDTH_CM for width in block.widths)
    rows = [*block.head, *block.rows, *([block.total] if block.total else [])]
    table = _cells(document, len(rows), widths)
    table.style = "Table Grid"
    size = table_size(block)
    for index, row in enumerate(rows):
        bold = index < len(block.head) or row is block.total
        for column, text in enumerate(row):
            cell = table.cell(index, column)
            _line(cell, "" if text in {"<", "^"} else text, size, bold=bold)
            _without_first(cell)
    for span in spans(block):
        _merge(table, (span.top, span.left), (span.bottom, span.right))
    document.add_paragraph()


def _merge(table: Any, first: tuple[int, int], last: tuple[int, int]) -> None:
    merged = table.cell(*first).merge(table.cell(*last))
    for paragraph in merged.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - the emptied cells' paragraphs


def _closing(document: Any, sample: Sample) -> None:
    left, right = _cells(document, 1, (8.0, 8.25)).rows[0].cells
    _line(left, "Nơi nhận:", 12, bold=True, italic=True, align=ALIGN.LEFT)
    for recipient in sample.closing.recipients:
        _line(left, f"- {recipient}", 11, align=ALIGN.LEFT)
    for line in (*signature(sample.closing), "", "", "", "", sample.closing.signer):
        _line(right, line, 14, bold=True)
    for cell in (left, right):
        _without_first(cell)


def _repacked(data: bytes) -> bytes:
    """Return the package with a fixed time on every entry."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name == "docProps/thumbnail.jpeg":
                target.writestr(zipfile.ZipInfo(name, ENTRY_DATE), b"")
                continue
            entry = zipfile.ZipInfo(name, ENTRY_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return buffer.getvalue()
