"""Reports in encodings from before Unicode: DOCX and PDF give the text that is printed."""

from __future__ import annotations

import io
from html import escape
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import read as read_file
from extractors.readers.libreoffice import find_office
from extractors.readers.pdf import read_pdf
from extractors.report import extract
from schemas.document import Document, Source
from tests.extractors.readers.old_text import FONTS, encoded, words_encoded
from tests.extractors.readers.pdf_drawing import FONTS as FONT_FILES
from tests.extractors.readers.pdf_drawing import HEIGHT
from tests.extractors.readers.test_docx import cell, par, read, run, table, texts

REPORT = [
    "ỦY BAN NHÂN DÂN XÃ NẬM LẢNH",
    "Số: 36/BC-UBND",
    "BÁO CÁO",
    "Kết quả giải quyết thủ tục hành chính tháng 5 năm 2026",
    "Thực hiện Quyết định số 834/QĐ-UBND ngày 10/4/2019, Ủy ban nhân dân xã báo cáo như sau:",
    "- Tổng số hồ sơ thủ tục hành chính đã tiếp nhận: 1.204 hồ sơ; người dân được hướng dẫn đầy đủ.",
    "- Đã giải quyết 1.189 hồ sơ, trong đó trước hạn 1.100 hồ sơ, đúng hạn 87 hồ sơ, quá hạn 02 hồ sơ (chiếm 0,17%).",
    "Diện tích trụ sở 120 m²; email: vanthu@mau.example; thư mời đầu tư.",
]
ENCODINGS = ["TCVN3", "VNI"]
SIZE = 8
SOURCE = Source("36-BC-UBND.docx", "0" * 64, 1, "docx")


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def runs(text: str, encoding: str) -> str:
    """Return runs of two characters each, as spelling marks and corrections part them."""
    pieces = (
        (piece[place : place + 2], font) for piece, font in words_encoded(text, encoding) for place in range(0, len(piece), 2)
    )
    return "".join(run(escape(piece), fonts(font)) for piece, font in pieces)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_runs_in_old_fonts(encoding: str) -> None:
    document = read("".join(par(runs(line, encoding)) for line in REPORT))
    assert texts(document) == REPORT
    assert document.warnings == (
        f"Văn bản dùng bảng mã {encoding} (phông {', '.join(dict.fromkeys(FONTS[encoding]))}); đã chuyển sang Unicode.",
    )


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_figures_of_a_report_in_old_fonts(encoding: str) -> None:
    old, new = (
        extract(SOURCE, read("".join(par(write(line)) for line in REPORT)))
        for write in (lambda line: runs(line, encoding), lambda line: run(escape(line)))
    )
    figures = [[(found.indicator, found.value) for found in report.measurements] for report in (old, new)]
    assert figures[0] == figures[1]
    assert len(figures[0]) > 3


@pytest.mark.parametrize(
    ("styles", "properties"),
    [
        (f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>", ""),
        (f'<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr>{fonts(".VnTime")}</w:rPr></w:style>', ""),
        (f'<w:style w:type="character" w:styleId="b"><w:rPr>{fonts(".VnTime")}</w:rPr></w:style>', '<w:rStyle w:val="b"/>'),
        ("", '<w:rFonts w:ascii="Times New Roman" w:hAnsi=".VnTime" w:cs="Arial"/>'),
        ("", fonts("Times New Roman")),
    ],
    ids=["defaults", "paragraph style", "character style", "Latin-1 letters alone", "restyled"],
)
def test_where_the_font_is_told(styles: str, properties: str) -> None:
    lines = ["Báo cáo kết quả tiếp công dân", "Số đơn đã giải quyết trong tháng là 12 đơn, còn lại 3 đơn"]
    old_lines = ["".join(piece for piece, _ in encoded(line, "TCVN3")) for line in lines]
    body = "".join(par(run(line, properties)) for line in old_lines)
    assert texts(read(body, styles=styles)) == lines


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def test_a_theme_tells_the_font() -> None:
    theme = f'<a:minorFont xmlns:a="{DRAWING}"><a:latin typeface=".VnTime"/></a:minorFont>'
    told = '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr>'
    styles = f"<w:docDefaults><w:rPrDefault>{told}</w:rPrDefault></w:docDefaults>"
    assert texts(read(par("Sè ®¬n"), styles=styles, theme=theme)) == ["Số đơn"]


def old(text: str, properties: str = "") -> str:
    """Return a run in the font of small letters."""
    return run("".join(piece for piece, _ in encoded(text, "TCVN3")), fonts(".VnTime") + properties)


def modern(text: str, font: str) -> str:
    return run(text, fonts(font))


SYMBOL = f'<w:r><w:rPr>{fonts(".VnTime")}</w:rPr><w:sym w:font=".VnTime" w:char="F0AE"/></w:r>'
SOFT = f"<w:r><w:rPr>{fonts('.VnTime')}</w:rPr><w:softHyphen/></w:r>"
CELLS = [cell(par(old(text))) for text in ("Số đơn", "12", "Số vụ", "3")]
PARAGRAPHS = {
    "mixed": ([old("Số "), modern("lượt tiếp", "Arial"), old(" đợt xây")], "Số lượt tiếp đợt xây"),
    "capitals by font": ([old("báo cáo").replace('.VnTime"', '.VnTimeH"')], "BÁO CÁO"),
    "capitals by format": ([old("báo cáo", "<w:caps/>")], "BÁO CÁO"),
    "left over": ([modern("Quyết định của xã", ".VnTime")], "Quyết định của xã"),
    "left over in part": ([modern("nhân dân", ".VnTime"), modern(" của xã", ".VnTime")], "nhân dân của xã"),
    "Latin": ([modern("Windows 10, 12.345 m², 5%", ".VnTime")], "Windows 10, 12.345 m², 5%"),
    "symbol": ([SYMBOL, old("ơn")], "đơn"),
    "soft hyphen": ([old("t"), SOFT], "tư"),
    "soft hyphen of Unicode": ([modern("thu\u00ad tục", "Arial")], "thu tục"),
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_fonts_in_one_paragraph(name: str) -> None:
    inside, text = PARAGRAPHS[name]
    assert read(par(*inside)).text == text


def test_cells_in_an_old_font() -> None:
    assert read(table((CELLS[0], CELLS[1]), (CELLS[2], CELLS[3]))).text == "Số đơn\n12\nSố vụ\n3"


def test_a_font_left_over_from_a_template_tells_nothing() -> None:
    body = "".join(par(run(line, fonts(".VnTime"))) for line in (*REPORT, "Nhân", "Thôn Bê"))
    document = read(body)
    assert texts(document)[-2:] == ["Nhân", "Thôn Bê"]
    assert not document.warnings


def test_french_and_german_stay() -> None:
    lines = ["La déléguée a reçu le rapport où l'été", "Der Bürgermeister prüft größere Anträge während der Sitzung"]
    assert texts(read("".join(map(par, lines)))) == lines


def drawn(lines: list[str], encoding: str, *, known: bool) -> bytes:
    """Return a PDF whose letters stand at old codes, in fonts of those names or in one that tells nothing."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for name in FONTS[encoding]:
        face = TTFont(f"{name} {known}", FONT_FILES / "LiberationSerif-Regular.ttf")
        face.face.name = (name if known else "TT01").encode()
        registerFont(face)
    for place, line in enumerate(lines):
        text = canvas.beginText(80, HEIGHT - 100 - 20 * place)
        for piece, name in encoded(line, encoding):
            text.setFont(f"{name} {known}", SIZE)
            text.textOut(piece)
        canvas.drawText(text)
    canvas.save()
    return buffer.getvalue()


def renamed(data: bytes, name: str) -> bytes:
    """Return a PDF whose standard font has another name, as where an old font is not embedded."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for font in (found for page in writer.pages for found in page["/Resources"]["/Font"].values()):  # type: ignore[index]
        font.get_object()[NameObject("/BaseFont")] = NameObject(name)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def at_codes(lines: list[str], encoding: str) -> bytes:
    """Return a PDF in a standard font: its hyphen stands at the code of `ư`."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setFont("Times-Roman", 11)
    for place, line in enumerate(lines):
        canvas.drawString(80, HEIGHT - 100 - 20 * place, "".join(piece for piece, _ in encoded(line, encoding)))
    canvas.save()
    return buffer.getvalue()


def joined(document: Document) -> str:
    return " ".join(document.text.split())


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("known", [True, False], ids=["named", "unnamed"])
def test_pages_in_old_fonts(encoding: str, known: bool) -> None:
    document = read_pdf(drawn(REPORT[4:], encoding, known=known))
    expected = " ".join(REPORT[4:])
    assert joined(document) == (expected if known or encoding == "VNI" else expected.replace("Ủy", "ủy"))
    told = f"phông {', '.join(dict.fromkeys(FONTS[encoding]))}" if known else "nhận ra qua mặt chữ"
    assert document.warnings == (f"Văn bản dùng bảng mã {encoding} ({told}); đã chuyển sang Unicode.",)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_letter_of_a_page_has_its_place(encoding: str) -> None:
    document = read_pdf(drawn(REPORT[5:7], encoding, known=True))
    for word in ("1.204", "hướng", "1.100", "quá"):
        start = document.text.index(word)
        (box,) = document.boxes(start, start + len(word))
        assert 0.3 * SIZE * len(word) < box.x1 - box.x0 < 0.75 * SIZE * len(word)
        assert box.x0 > 80


def test_a_hyphen_that_is_a_letter() -> None:
    lines = ["§Ò nghÞ c¬ quan tiÕp d©n", "Thư mời đầu tư", "và 12/BC-UBND - người dân được hưởng, hồ sơ của xã"]
    document = read_pdf(renamed(at_codes(["Đề nghị cơ quan tiếp dân", *lines[1:]], "TCVN3"), "/ABCDEF+.VnTime"))
    assert joined(document) == "Đề nghị cơ quan tiếp dân Thư mời đầu tư và 12/BC-UBND - người dân được hưởng, hồ sơ của xã"


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_old_fonts_survive_a_conversion(tmp_path: Path) -> None:
    pieces = "".join(piece for piece, _ in encoded(REPORT[5], "TCVN3"))
    codes = "".join(code if code.isascii() else f"\\'{ord(code):02x}" for code in pieces)
    path = tmp_path / "36-BC.rtf"
    path.write_text(f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0\\fcharset0 .VnTime;}}}}\\f0 {codes}\\par}}", "ascii")
    _, document = read_file(path)
    assert document.text == REPORT[5]
    assert "TCVN3 (phông .VnTime)" in document.warnings[1]
