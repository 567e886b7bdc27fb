"""Scans read by the real engine: a sample's pages as they are, turned and aslant; a table; number and day stamped as pictures."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.ocr import Ocr
from extractors.readers.pdf import read_pdf
from extractors.readers.tessdata import INSTALL, find_tessdata
from extractors.report import extract
from schemas.document import Document, Source
from schemas.report import Report
from tests.extractors.readers.pdf_drawing import FONTS, HEIGHT, INDENT, Mark, Text, body, centred, printed, rows, table
from tests.extractors.readers.scanning import as_scan

SAMPLES = Path(__file__).parents[3] / "samples"
THREADS = Ocr(threads=2)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_tessdata() is None, reason="tesseract's Vietnamese data is not installed"),
]


def report(document: Document) -> Report:
    return extract(Source("a.pdf", "0" * 64, 1, "application/pdf"), document)


def facts(report: Report) -> tuple[object, set[tuple[str, float]]]:
    """Return what a scan has to say as well as the file that it was printed from."""
    head = report.header
    figures = {(item.indicator, item.value) for item in report.measurements}
    return (head.type, head.number, head.symbol, head.issued_on, head.place, head.title), figures


@pytest.mark.parametrize(("turn", "skew"), [(0, 0.4), (90, 0.0), (0, 3.0)])
def test_a_sample_says_the_same_as_a_scan(turn: int, skew: float) -> None:
    path = SAMPLES / "mau-08-phu-yen.pdf"
    scan = read_pdf(as_scan(path, turn=turn, skew=skew), THREADS)
    assert facts(report(scan)) == facts(report(read_pdf(path.read_bytes())))
    assert scan.read_by == ("ocr",)


def test_a_table_comes_out_cell_by_cell(tmp_path: Path) -> None:
    figures = [
        ["Lĩnh vực", "Tổng số", "Đúng hạn"],
        ["Hộ tịch", "1.274", "1.266"],
        ["Đất đai", "7", "1"],
        ["Tổng cộng", "1.281", "1.267"],
    ]
    path = tmp_path / "bang.pdf"
    path.write_bytes(printed([*body(), *table((85, 250, 400, 540), (400, 426, 452, 478, 504), rows(*figures))]))
    document = read_pdf(as_scan(path, skew=0.5))
    (found,) = (block.table for block in document.blocks if block.table)
    assert [document.content(cell) for cell in found.cells] == [text for row in figures for text in row]


def picture_of(text: str, x: float, y: float) -> Mark:
    """Return a picture of a text, its baseline at a place."""
    picture = Image.new("RGB", (60 * len(text), 100), "white")
    font = ImageFont.truetype(str(FONTS / "LiberationSerif-Regular.ttf"), 84)
    ImageDraw.Draw(picture).text((6, 76), text, font=font, fill=(20, 20, 120), anchor="ls")
    size = 14 / 84

    def draw(canvas: Canvas) -> None:
        low = HEIGHT - y - (picture.height - 76) * size
        canvas.drawImage(ImageReader(picture), x, low, picture.width * size, picture.height * size)

    return draw


def test_number_and_day_stamped_as_pictures(tmp_path: Path) -> None:
    head = [
        Text(200, 60, "UBND TỈNH SƠN LA", centre=True, size=12),
        Text(430, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, centre=True, size=12),
        Text(200, 80, "SỞ NỘI VỤ", bold=True, centre=True, size=12),
        Text(120, 110, "Số:"),
        Text(175, 110, "/BC-SNV"),
        Text(340, 110, "Sơn La, ngày"),
        Text(445, 110, "tháng 3 năm 2026"),
        centred(160, "BÁO CÁO"),
        centred(180, "Kết quả công tác quý I năm 2026"),
        Text(INDENT, 240, "Xã có 12 bản."),
        *body(),
    ]
    stamped = printed([*head, picture_of("215", 145, 110), picture_of("12", 423, 110)])
    read, missing = read_pdf(stamped), read_pdf(stamped, Ocr(tessdata=tmp_path))
    assert (read.warnings, report(missing).header.number) == ((), None)
    assert any("hình" in warning and INSTALL in warning for warning in missing.warnings)
    found = report(read).header
    assert (found.number, found.symbol, str(found.issued_on)) == ("215", "BC-SNV", "2026-03-12")
    assert report(read_pdf(printed(head))).header.number is None


def test_a_broken_text_layer_is_read_from_the_picture() -> None:
    """The letters are those of another alphabet for whoever copies them; the page looks right."""
    buffer = io.BytesIO()
    picture = Image.open(io.BytesIO(_page_picture()))
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    text = canvas.beginText(80, 700)
    text.setTextRenderMode(3)
    for _ in range(10):
        text.textLine("Xjqw vbnrt kplzx wrtgh pqzzt mnvcx qwrtp zxcvb Xjqw vbnrt kplzx wrtgh")
    canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    document = read_pdf(buffer.getvalue())
    assert document.read_by == ("ocr",)
    assert "đã tiếp nhận hồ sơ của công dân" in document.text


def _page_picture() -> bytes:
    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(printed([Text(INDENT, 100, "Xã Nà Mường có 12 bản."), *body()])) as document:
        buffer = io.BytesIO()
        document[0].render(scale=200 / 72).to_pil().convert("L").save(buffer, "PNG")
        return buffer.getvalue()
