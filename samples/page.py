"""A sample as born-digital PDF, laid out after NĐ 30/2020, Phụ lục I; the same sample gives the same bytes."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Grid

from samples.layout import INDENT_CM, MARGINS_CM, MOTTO, NATION, TYPE_NAMES, dateline, number_line, signature, spans, table_size
from samples.sample import Paragraph, Table
from samples.stamp import StampedLine

if TYPE_CHECKING:
    from samples.sample import Head, Sample

__all__ = ["pdf_bytes"]

FONTS = Path(__file__).parent / "fonts"
FACES = {"Serif": "Regular", "Serif-Bold": "Bold", "Serif-Italic": "Italic"}
TEXT_WIDTH = A4[0] - (MARGINS_CM["left"] + MARGINS_CM["right"]) * cm


def pdf_bytes(sample: Sample) -> bytes:
    """Return the report as the bytes of a PDF file."""
    _register()
    buffer = io.BytesIO()
    margins = {f"{side}Margin": width * cm for side, width in MARGINS_CM.items()}
    document = SimpleDocTemplate(
        buffer, pagesize=A4, invariant=1, title=sample.id, author=sample.head.issuer, creator="", **margins
    )
    flow = [*_head(sample.head)]
    for block in sample.blocks:
        flow += _ruled(block) if isinstance(block, Table) else [_paragraph(block)]
    flow += _closing(sample)
    document.build(flow, onLaterPages=_page_number)
    return buffer.getvalue()


@cache
def _register() -> None:
    for name, face in FACES.items():
        registerFont(TTFont(name, FONTS / f"LiberationSerif-{face}.ttf"))
    registerFontFamily("Serif", "Serif", "Serif-Bold", "Serif-Italic", "Serif-Bold")


def _page_number(canvas: Any, document: Any) -> None:
    """Print the number of a later page, centred in the upper margin (NĐ 30/2020, Phụ lục I, phần I)."""
    canvas.setFont("Serif", 13)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 1.4 * cm, str(document.page))


def _text(text: str, size: float, *, font: str = "Serif", align: int = TA_CENTER, **more: float) -> Text:
    style = ParagraphStyle("sample", fontName=font, fontSize=size, leading=size * 1.25, alignment=align, **more)
    return Text(escape(text), style)


def _rule(column: float, share: float) -> Grid:
    """Return the line under issuer or motto: `share` of a column of `column` points, centred."""
    side = column * (1 - share) / 2
    line = [("LINEBELOW", (1, 0), (1, 0), 0.6, black)]
    return Grid([["", "", ""]], colWidths=[side, column * share, side], rowHeights=[4], style=line)


def _plain(rows: list[list[Any]], widths: list[float]) -> Grid:
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
    return Grid(rows, colWidths=widths, style=style)


def _head(head: Head) -> list[Any]:
    issuer = [_text(line, 12) for line in head.superior] + [_text(line, 12, font="Serif-Bold") for line in head.issuer_lines]
    nation = [_text(NATION, 12, font="Serif-Bold"), _text(MOTTO, 13, font="Serif-Bold")]
    number, place = _number_and_date(head)
    left, right = TEXT_WIDTH * 0.43, TEXT_WIDTH * 0.57
    below = [number, *(_text(line, 12) for line in head.subject)]
    rows = [[[*issuer, _rule(left, 0.35)], [*nation, _rule(right, 0.62)]], [below, place]]
    lines = [_text(TYPE_NAMES[head.type], 14, font="Serif-Bold"), *(_text(line, 14, font="Serif-Bold") for line in head.title)]
    flow = [_plain(rows, [left, right]), Spacer(0, 10), *(lines if head.title else [])]
    if head.addressee:
        flow += [Spacer(0, 8), _text(f"Kính gửi: {head.addressee}", 14)]
    return [*flow, Spacer(0, 10)]


def _number_and_date(head: Head) -> tuple[Any, Any]:
    if not head.stamped:
        return _text(number_line(head), 13), _text(dateline(head), 13, font="Serif-Italic")
    before, after = dateline(head).split(f" {head.issued_on.day:02} ")
    return (
        StampedLine("Số:", head.number, f"/{head.symbol}", field="SoVanBan", font="Serif", size=13),
        StampedLine(before, f"{head.issued_on.day:02}", after, field="NgayVanBan", font="Serif-Italic", size=13),
    )


def _paragraph(block: Paragraph) -> Text:
    text = block.inline.text
    if block.style == "centred":
        return _text(text, 13, font="Serif-Bold", spaceBefore=4, spaceAfter=4, keepWithNext=1)
    font = {"heading": "Serif-Bold", "subheading": "Serif-Bold", "body": "Serif"}[block.style]
    spacing = {"firstLineIndent": INDENT_CM * cm, "spaceAfter": 6, "keepWithNext": block.style != "body"}
    return _text(text, 14, font=font, align=TA_JUSTIFY, **spacing)


def _ruled(block: Table) -> list[Any]:
    size = table_size(block)
    rows = [*block.head, *block.rows, *([block.total] if block.total else [])]
    bold = {*range(len(block.head)), *([len(rows) - 1] if block.total else [])}
    cells = [
        [_text("" if cell in {"<", "^"} else cell, size, font="Serif-Bold" if index in bold else "Serif") for cell in row]
        for index, row in enumerate(rows)
    ]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 1), ("RIGHTPADDING", (0, 0), (-1, -1), 1),
        *(("SPAN", (span.left, span.top), (span.right, span.bottom)) for span in spans(block)),
    ]  # fmt: skip
    widths = [width / sum(block.widths) * TEXT_WIDTH for width in block.widths]
    return [Spacer(0, 4), Grid(cells, colWidths=widths, style=style, repeatRows=len(block.head)), Spacer(0, 8)]


def _closing(sample: Sample) -> list[Any]:
    left = [_text("Nơi nhận:", 12, font="Serif-Bold", align=TA_LEFT)]
    left += [_text(f"- {line}", 11, align=TA_LEFT) for line in sample.closing.recipients]
    right: list[Any] = [_text(line, 14, font="Serif-Bold") for line in signature(sample.closing)]
    right += [Spacer(0, 64), _text(sample.closing.signer, 14, font="Serif-Bold")]
    return [Spacer(0, 8), _plain([[left, right]], [TEXT_WIDTH * 0.5, TEXT_WIDTH * 0.5])]
