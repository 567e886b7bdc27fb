"""Marks are found where the readers put them: drawn, stamped, in boxes, heads, feet, watermarks, members of an archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as python_docx
import openpyxl
import pytest
from docx.oxml import parse_xml

from pipeline.extract import extract_file
from tests.extractors.readers.pdf_drawing import HEIGHT, Mark, Text, body, box, centred, printed

Change = Callable[[Any], Any]
SHAPE = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">'
    "<w:r><w:pict><v:shape>{}</v:shape></w:pict></w:r></w:p>"
)
BOX = SHAPE.format("<v:textbox><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></v:textbox>")
WATERMARK = SHAPE.format('<v:textpath string="{}"/>')


def word(change: Change) -> bytes:
    """Return a DOCX with something in its head."""
    document, buffer = python_docx.Document(), io.BytesIO()
    document.add_paragraph("UBND XÃ HOA BAN")
    change(document)
    for text in ("BÁO CÁO", "Công tác bảo vệ bí mật nhà nước", "Trong tháng, xã tiếp nhận 12 hồ sơ."):
        document.add_paragraph(text)
    document.save(buffer)
    return buffer.getvalue()


def page(*marks: Mark) -> bytes:
    """Return a PDF with something on its page."""
    return printed([Text(90, 80, "UBND XÃ HOA BAN"), centred(220, "BÁO CÁO"), *body(), *marks])


def across(text: str, angle: float) -> Mark:
    """Return words drawn across the page."""

    def draw(canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(200, HEIGHT - 500)
        canvas.rotate(angle)
        canvas.setFont("Serif-Bold", 60)
        canvas.drawString(0, 0, text)
        canvas.restoreState()

    return draw


def packed(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def book(text: str) -> bytes:
    """Return an XLSX whose second sheet has a text over its table."""
    workbook, buffer = openpyxl.Workbook(), io.BytesIO()
    for rows in ([], [[text]]):
        sheet = workbook.create_sheet()
        for row in (*rows, ["Biểu tổng hợp"], [], ["STT", "Đơn vị", "Tổng số"], [1, "Xã A", 5], [2, "Xã B", 7]):
            sheet.append(row)
    workbook.save(buffer)
    return buffer.getvalue()


def in_layout(document: Any) -> None:
    left, right = document.add_table(1, 2).rows[0].cells
    left.text, right.text = "UBND XÃ A\nSố: 1/BC-UBND\nMẬT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def paragraphs(*texts: str) -> Change:
    return lambda document: [document.add_paragraph(text) for text in texts]


def drawn(xml: str, text: str) -> Change:
    return lambda document: document.element.body.insert(0, parse_xml(xml.format(text)))


def in_running_head(xml: str, text: str) -> Change:
    return lambda document: document.sections[0].header.paragraphs[0]._p.addnext(parse_xml(xml.format(text)))  # noqa: SLF001


def headed(*texts: str) -> Change:
    return lambda document: [document.sections[0].header.add_paragraph(text) for text in texts]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.docx", lambda: word(paragraphs("Số: 1/BC-UBND\nTỐI MẬT")), id="line of a paragraph"),
        pytest.param("a.docx", lambda: word(lambda doc: setattr(doc.add_table(1, 1).cell(0, 0), "text", "MẬT")), id="table cell"),
        pytest.param("a.docx", lambda: word(in_layout), id="cell of the head's table"),
        pytest.param("a.docx", lambda: word(drawn(BOX, "MẬT")), id="text box"),
        pytest.param("a.docx", lambda: word(drawn(WATERMARK, "MẬT")), id="shape"),
        pytest.param("a.docx", lambda: word(in_running_head(WATERMARK, "MẬT")), id="watermark"),
        pytest.param("a.docx", lambda: word(in_running_head(BOX, "TỐI MẬT")), id="box of the running head"),
        pytest.param("a.docx", lambda: word(headed("MẬT", "Trang 1")), id="running head"),
        pytest.param("a.docx", lambda: word(lambda doc: doc.sections[0].footer.add_paragraph("MẬT")), id="foot"),
        pytest.param("a.pdf", lambda: page(Text(100, 160, "TỐI MẬT"), box(95, 145, 180, 165)), id="stamp in a box"),
        pytest.param("a.pdf", lambda: page(Text(100, 160, "M Ậ T")), id="spaced stamp"),
        pytest.param("a.pdf", lambda: page(Text(100, 120, "Số: 1/BC-UBND"), Text(220, 120, "MẬT")), id="stamp beside the number"),
        pytest.param("a.pdf", lambda: page(across("MẬT", 45)), id="across the page"),
        pytest.param("a.pdf", lambda: page(across("TUYỆT MẬT", 90)), id="upright"),
        pytest.param("a.xlsx", lambda: book("MẬT"), id="sheet"),
        pytest.param("a.zip", lambda: packed({"bc.pdf": page(), "pl.docx": word(paragraphs("MẬT"))}), id="annex"),
        pytest.param("a.zip", lambda: packed({"bc.pdf": page(), "pl (Mật).docx": b""}), id="name of an annex"),
        pytest.param("a.zip", lambda: packed({"bc (MẬT).pdf": page()}), id="name of the report"),
    ],
)  # fmt: skip
def test_a_mark_is_found(name: str, data: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data())
    result = extract_file(path)
    assert (result.secret, result.report) == (True, None)
    assert (result.reason or "").startswith("Văn bản có dấu chỉ độ mật (")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.docx", lambda: word(headed("Hệ thống bảo mật")), id="words"),
        pytest.param("a.docx", lambda: word(drawn(WATERMARK, "DỰ THẢO")), id="draft"),
        pytest.param("a.pdf", lambda: page(across("DỰ THẢO", 45)), id="across the page"),
        pytest.param("a.xlsx", lambda: book("Mật độ dân số"), id="sheet"),
    ],
)  # fmt: skip
def test_other_words_are_taken_in(name: str, data: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data())
    assert extract_file(path).state == "accepted"
