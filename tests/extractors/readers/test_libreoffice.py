"""Old and foreign texts come out as the same document, and say that they were converted."""

from __future__ import annotations

import io
import socket
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from extractors.readers import errors, leash, libreoffice, read
from extractors.readers.kinds import DOC, HTML, ODT, RTF
from extractors.readers.libreoffice import find_office, to_docx, to_pdf
from extractors.readers.pdf import read_pdf

FIRST, LAST = "BÁO CÁO", "Tiếp nhận 1.234 hồ sơ, đạt 98,5%."
CELLS = ["Tên", "Số", "Xã A", "12"]
WORDS = [FIRST, *CELLS, LAST]

needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")


def rtf(text: str) -> str:
    """Return a text as RTF writes it."""
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)


def row(left: str, right: str) -> str:
    return f"\\trowd\\cellx3000\\cellx6000\\intbl {rtf(left)}\\cell {rtf(right)}\\cell\\row\n"


RICH = f"{{\\rtf1\\ansi\n\\pard {rtf(FIRST)}\\par\n{row(*CELLS[:2])}{row(*CELLS[2:])}\\pard {rtf(LAST)}\\par}}".encode()
TABLE = "<table border=1><tr><td>Tên<td>Số<tr><td>Xã A<td>12</table>"
PAGE = f"<html><head><style>p {{color: black}}</style></head><body><p>{FIRST}</p>{TABLE}<p>{LAST}</p></body></html>"


def open_document() -> bytes:
    """Return an ODT."""
    office, text, table = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text", "table"))
    cells = [f"<t:table-cell o:value-type='string'><x:p>{cell}</x:p></t:table-cell>" for cell in CELLS]
    rows = "".join(f"<t:table-row>{''.join(pair)}</t:table-row>" for pair in (cells[:2], cells[2:]))
    columns = "<t:table-column t:number-columns-repeated='2'/>"
    content = (
        f"<o:document-content xmlns:o='{office}' xmlns:x='{text}' xmlns:t='{table}' o:version='1.2'><o:body><o:text>"
        f"<x:p>{FIRST}</x:p><t:table>{columns}{rows}</t:table><x:p>{LAST}</x:p></o:text></o:body></o:document-content>"
    )
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = (
        f"<m:file-entry m:full-path='/' m:media-type='{ODT}'/><m:file-entry m:full-path='content.xml' m:media-type='text/xml'/>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", ODT)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", f"<m:manifest xmlns:m='{manifest}' m:version='1.2'>{entries}</m:manifest>")
    return buffer.getvalue()


def as_doc(tmp_path: Path) -> bytes:
    """Return a DOC, which LibreOffice itself writes."""
    document = python_docx.Document()
    document.add_paragraph(FIRST)
    table = document.add_table(2, 2, style="Table Grid")
    for cell, text in zip((cell for row in table.rows for cell in row.cells), CELLS, strict=True):
        cell.text = text
    document.add_paragraph(LAST)
    document.save(tmp_path / "a.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    leash.run([find_office() or "", profile, "--headless", "--convert-to", "doc:MS Word 97", "a.docx"], tmp_path, 60)
    return (tmp_path / "a.doc").read_bytes()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(RICH, RTF, id="rtf"),
        pytest.param(open_document(), ODT, id="odt"),
        pytest.param(PAGE.encode(), HTML, id="html, UTF-8 that is not told"),
        pytest.param(PAGE.encode("utf-16"), HTML, id="html, UTF-16"),
        pytest.param(None, DOC, id="doc"),
    ],
)
@pytest.mark.slow
@needs_office
def test_a_text_is_converted_and_read(data: bytes | None, kind: str, tmp_path: Path) -> None:
    """The name is .doc for all: the content decides."""
    path = tmp_path / "báo cáo.doc"
    path.write_bytes(as_doc(tmp_path) if data is None else data)
    source, document = read(path)
    assert source.media_type == kind
    assert document.text.split("\n") == WORDS
    assert document.blocks[1].table is not None
    assert "LibreOffice" in document.warnings[0]


@pytest.mark.slow
@needs_office
def test_pages_are_not_fetched() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        page = f"<html><head><link rel=stylesheet href='{address}a.css'></head><body><p>x<img src='{address}a.png'></body></html>"
        to_docx(page.encode(), HTML)
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.slow
@needs_office
def test_a_text_is_printed_with_the_same_words_and_without_the_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        printed = read_pdf(to_pdf(PAGE.replace("</body>", f"<img src='{address}a.png'></body>").encode(), HTML))
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert printed.text.split() == " ".join(WORDS).split()
    assert len(printed.pages) == 1


@pytest.mark.parametrize("data", [b"{\\rtf1 cut {\\*\\bin999999999 ", b"{\\rtf1"])
@pytest.mark.slow
@needs_office
def test_what_cannot_be_converted_is_told(data: bytes) -> None:
    with pytest.raises(errors.ConversionError):
        to_docx(data, RTF)


@pytest.mark.slow
@needs_office
def test_a_conversion_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "SECONDS", 0.05)
    with pytest.raises(errors.ConversionError):
        to_docx(RICH, RTF)


def test_without_libreoffice_the_file_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find_office", lambda: None)
    with pytest.raises(errors.OfficeMissingError):
        to_pdf(RICH, RTF)
    with pytest.raises(errors.OfficeMissingError) as caught:
        to_docx(RICH, RTF)
    assert caught.value.waits
    assert libreoffice.INSTALL in caught.value.reason


def test_a_text_with_macros_is_read_without_them(tmp_path: Path) -> None:
    document, buffer = python_docx.Document(), io.BytesIO()
    document.add_paragraph("Tiếp nhận 12 hồ sơ.")
    document.save(buffer)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 no macro is looked at")
    (tmp_path / "a.docm").write_bytes(buffer.getvalue())
    source, found = read(tmp_path / "a.docm")
    assert source.media_type.endswith("macroEnabled.12")
    assert found.text == "Tiếp nhận 12 hồ sơ."
