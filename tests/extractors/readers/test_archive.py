"""A report and its annexes in a ZIP are one document, the report first; archives that are no submission are refused."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import openpyxl
import pytest

from extractors.readers import archive, errors, read
from extractors.readers.archive import read_zip
from extractors.readers.builder import DocumentBuilder
from extractors.readers.joined import Member, join
from schemas.document import Aside, Document, Line, Page

SAMPLES = Path(__file__).parents[3] / "samples"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
HEAD = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 7/BC-UBND", "BÁO CÁO")


def packed(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return buffer.getvalue()


def text(*paragraphs: str) -> bytes:
    """Return a DOCX."""
    document, buffer = python_docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(buffer)
    return buffer.getvalue()


def sheet(*rows: list[object]) -> bytes:
    """Return an XLSX."""
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(buffer)
    return buffer.getvalue()


def opened(members: dict[str, bytes], tmp_path: Path) -> Document:
    """Read an archive from a file."""
    path = tmp_path / "ho-so.zip"
    path.write_bytes(packed(members))
    return read(path)[1]


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


REPORT, ANNEX = text(*HEAD, "Tiếp nhận 12 hồ sơ."), sheet(["Tên", "Số"], ["Xã A", 1234])


def test_the_report_comes_first_and_each_annex_under_its_name(tmp_path: Path) -> None:
    members = {"hs/Phụ lục 10.xlsx": ANNEX, "hs/Phụ lục 2.docx": text("PHỤ LỤC", "Xã B 5 hồ sơ"), "hs/z.docx": REPORT}
    document = opened(members, tmp_path)
    annexes = ["Phụ lục 2.docx", "PHỤ LỤC", "Xã B 5 hồ sơ", "Phụ lục 10.xlsx", "Tên", "Số", "Xã A", "1.234"]
    assert lines(document) == [*HEAD, "Tiếp nhận 12 hồ sơ.", *annexes]
    assert [document.text[start:].split("\n")[0] for start in document.parts] == [HEAD[0], "Phụ lục 2.docx", "Phụ lục 10.xlsx"]
    assert [block.kind for block in document.blocks][-2:] == ["heading", "table"]
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("members", "first"),
    [
        ({"a.docx": text("Phụ lục"), "b.docx": REPORT}, HEAD[0]),
        ({"bang.xlsx": ANNEX, "noi-dung.docx": text("Xã A tiếp nhận 5 hồ sơ")}, "Xã A tiếp nhận 5 hồ sơ"),
        ({"phu-luc.docx": text("Phụ lục"), "tinh-hinh.docx": text("Tình hình")}, "Tình hình"),
        ({"phu-luc.xlsx": ANNEX}, "Tên"),
        ({"__MACOSX/._a.docx": b"x", "Thumbs.db": b"x", ".DS_Store": b"x", "a.docx": REPORT}, HEAD[0]),
        ({"../../etc/a.docx": REPORT}, HEAD[0]),
    ],
)
def test_what_comes_first(members: dict[str, bytes], first: str, tmp_path: Path) -> None:
    assert lines(opened(members, tmp_path))[0] == first


def test_a_copy_of_the_report_is_not_read_twice(tmp_path: Path) -> None:
    document = opened({"bc.docx": REPORT, "bc (1).docx": REPORT, "pl.xlsx": ANNEX}, tmp_path)
    assert document.text.count("Tiếp nhận 12 hồ sơ.") == 1
    assert [warning.partition(":")[0] for warning in document.warnings] == ["bc.docx"]


def test_an_annex_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    document = opened({"bc.docx": REPORT, "anh.png": PNG}, tmp_path)
    (warning,) = document.warnings
    assert warning.startswith("anh.png: không đọc được")
    assert errors.DamagedPictureError.message in warning


@pytest.mark.parametrize(
    ("members", "error", "named"),
    [
        ({}, errors.EmptyDocumentError, ""),
        ({"a.docx": REPORT, "b.zip": packed({"c.docx": REPORT})}, errors.NestedArchiveError, "b.zip"),
        ({"a.docx": REPORT, "b.rar": b"Rar!\x1a\x07"}, errors.OtherArchiveError, "b.rar"),
        ({"a.docx": REPORT, "b.docx": text(*HEAD, *map(str, range(99)))}, errors.SeveralDocumentsError, ""),
        ({"bao-cao.png": PNG, "phu-luc.xlsx": ANNEX}, errors.DamagedPictureError, "bao-cao.png"),
        ({"phu-luc.png": PNG}, errors.DamagedPictureError, "phu-luc.png"),
        ({f"{number}.docx": b"x" for number in range(archive.MAX_FILES + 1)}, errors.TooManyMembersError, ""),
        ({"a.docx": REPORT, "b.docx": bytes(20_000_000)}, errors.ArchiveBombError, ""),
    ],
)
def test_refusals(members: dict[str, bytes], error: type[errors.UnreadableFileError], named: str, tmp_path: Path) -> None:
    with pytest.raises(errors.UnreadableFileError) as caught:
        opened(members, tmp_path)
    assert type(caught.value) is error
    assert (f"Trong tệp nén, {named}:" in caught.value.reason) == bool(named)


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(packed({"a.docx": REPORT}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(errors.PasswordProtectedError):
        read_zip(bytes(data), lambda *_: Document("", ()))


def test_a_member_that_waits_lets_the_archive_wait() -> None:
    def wait(*_: object) -> Document:
        raise errors.OfficeMissingError

    with pytest.raises(errors.OfficeMissingError) as caught:
        read_zip(packed({"a.docx": REPORT, "b.docx": REPORT}), wait)
    assert caught.value.reason.startswith("Trong tệp nén, a.docx: Tệp đang chờ")


def test_a_name_from_windows_is_shown_as_it_was_written(tmp_path: Path) -> None:
    name = "Phụ lục.xlsx".encode()
    data = packed({"bc.docx": REPORT, "x" * len(name): ANNEX}).replace(b"x" * len(name), name)
    (tmp_path / "a.zip").write_bytes(data)
    assert "Phụ lục.xlsx" in lines(read(tmp_path / "a.zip")[1])


def page(number: str) -> Document:
    """Return a document of one page with a line, a table and a page number."""
    builder = DocumentBuilder()
    builder.add("list_item", "- ab", marker_end=1, page=1, lines=[Line(2, 4, 1, 10, 20, (1, 2, 2, 3))])
    return builder.build([Page(1, 100, 200)], [Aside("page_number", number, 1)], ["ocr"], ["cẩn thận"])


def test_pages_lines_and_marks_move_with_their_text() -> None:
    joined = join([Member("a", "", page("1")), Member("b", "", page("2"))], ["xong"])
    assert joined.text == "- ab\nb\n- ab"
    assert [(block.start, block.end, block.marker_end, block.page) for block in joined.blocks] == [
        (0, 4, 1, 1), (5, 6, 5, 2), (7, 11, 8, 2),
    ]  # fmt: skip
    assert [joined.text[line.start : line.end] for line in joined.lines] == ["ab", "ab"]
    assert [line.page for line in joined.lines] == [1, 2]
    assert [aside.page for aside in joined.asides] == [1, 2]
    assert [shown.number for shown in joined.pages] == [1, 2]
    assert joined.warnings == ("cẩn thận", "b: cẩn thận", "xong")
    assert (joined.read_by, joined.parts) == (("ocr",), (0, 5))


def test_sheets_of_a_member_are_parts_too() -> None:
    sheets = replace(page("1"), parts=(0, 2))
    assert join([Member("a", "", sheets), Member("b", "", sheets)]).parts == (0, 2, 5, 9)


def test_a_pdf_and_an_annex(tmp_path: Path) -> None:
    pdf = (SAMPLES / "mau-02-mai-son.pdf").read_bytes()
    document = opened({"mau.pdf": pdf, "pl.xlsx": ANNEX}, tmp_path)
    alone = read(SAMPLES / "mau-02-mai-son.pdf")[1]
    assert document.text == f"{alone.text}\npl.xlsx\nTên\nSố\nXã A\n1.234"
    assert (document.lines, document.pages) == (alone.lines, alone.pages)
