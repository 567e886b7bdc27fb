"""What a file is comes from its content; what cannot be read says why."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from extractors.readers import errors, read
from extractors.readers.kinds import DOC, HTML, JPEG, ODT, PNG, RTF, TIFF, WORD_XML, XLS, XLSX, ZIP
from extractors.readers.source import DOCM, DOCX, PDF, inspect, sniff

if TYPE_CHECKING:
    from pathlib import Path


def archive(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as members:
        if mimetype:
            members.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name in names:
            members.writestr(zipfile.ZipInfo(name), "%PDF-")
    return buffer.getvalue()


def compound(name: str, content: bytes = b"") -> bytes:
    """Return a compound file ([MS-CFB]) with one stream: header, FAT, directory, then the content."""
    free, end = b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff"
    content = content.ljust(4096, b"\0")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<4I", 0, 1, 1, 0) + struct.pack("<I", 4096) + end + bytes(4) + end + bytes(4) + bytes(4) + free * 108
    chain = struct.pack("<2I", 0xFFFFFFFD, 0xFFFFFFFE) + struct.pack("<7I", *range(3, 10)) + end
    return (
        header
        + chain
        + free * 118
        + entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
        + entry(name, 2, NONE, 2, 4096)
        + bytes(256)
        + content
    )


NONE = 0xFFFFFFFF


def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    """Return a directory entry of a compound file."""
    encoded = name.encode("utf-16-le") + b"\0\0"
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB3I", len(encoded), kind, 1, NONE, NONE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
WORD_2003 = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="'
ENCRYPTED_DOC = b"\xec\xa5\xc1\0" + bytes(6) + b"\0\x01"
ENCRYPTED_XLS = b"\x09\x08\x02\0\0\0\x2f\0\x02\0\0\0"
TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n...", PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4", PDF),
        (archive(TYPES, "word/document.xml"), DOCX),
        (archive(TYPES, "word/document.xml", "word/vbaProject.bin"), DOCM),
        (archive(TYPES, "xl/workbook.xml"), XLSX),
        (archive("content.xml", mimetype="application/vnd.oasis.opendocument.text"), ODT),
        (archive("bao-cao.pdf"), ZIP),
        (archive("word/ghi-chu.txt"), ZIP),
        (archive(), ZIP),
        (compound("WordDocument"), DOC),
        (compound("Workbook"), XLS),
        (compound("Book"), XLS),
        (b"{\\rtf1\\ansi", RTF),
        (b"\xef\xbb\xbf<html><body>", HTML),
        (b"<!DOCTYPE html PUBLIC>", HTML),
        (b"<!-- Word --><?xml?>".replace(b"<?xml?>", b"<META charset=utf-8>"), HTML),
        ("<html>".encode("utf-16"), HTML),
        (b"\xff\xd8\xff\xe0JFIF", JPEG),
        (b"\x89PNG\r\n\x1a\n", PNG),
        (b"II*\x00....", TIFF),
        (b"MM\x00*....", TIFF),
        (WORD_2003 + b'http://schemas.microsoft.com/office/word/2003/wordml">', WORD_XML),
    ],
)
def test_media_type(data: bytes, media_type: str) -> None:
    assert sniff(data) == media_type


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", errors.EmptyFileError),
        (bytes(5000), errors.EmptyFileError),
        (b"GIF89a", errors.PictureError),
        (b"\x00\x00\x00\x18ftypheic", errors.PictureError),
        (b"BM\x08\x00\x00\x00..", errors.PictureError),
        (compound("EncryptedPackage"), errors.PasswordProtectedError),
        (compound("WordDocument", ENCRYPTED_DOC), errors.PasswordProtectedError),
        (compound("Workbook", ENCRYPTED_XLS), errors.PasswordProtectedError),
        (compound("PowerPoint Document"), errors.PresentationError),
        (compound("__properties_version1.0"), errors.MailError),
        (compound("MatOST"), errors.LegacyOfficeError),
        (compound("WordDocument")[:700], errors.DamagedDocxError),
        (OLE + "Workbook".encode("utf-16-le"), errors.DamagedWorkbookError),
        (WORD_2003 + b'urn:other">', errors.LegacyOfficeError),
        (b"MIME-Version: 1.0\r\n", errors.LegacyOfficeError),
        (b'<?mso-application progid="Excel.Sheet"?>', errors.SpreadsheetError),
        (archive(TYPES, "xl/workbook.bin"), errors.SpreadsheetError),
        (archive(TYPES, "ppt/presentation.xml"), errors.PresentationError),
        (archive(TYPES, "FixedDocSeq.fdseq"), errors.UnsupportedKindError),
        (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), errors.SpreadsheetError),
        (archive(mimetype="application/vnd.oasis.opendocument.presentation"), errors.PresentationError),
        (archive(mimetype="application/epub+zip"), errors.UnsupportedKindError),
        (archive(TYPES, "word/document.xml")[:60], errors.DamagedDocxError),
        (archive("xl/workbook.xml")[:60], errors.DamagedWorkbookError),
        (archive("bao-cao.pdf")[:60], errors.DamagedArchiveError),
        (b"<b>x</b>", errors.UnsupportedKindError),
        (b"Rar!\x1a\x07", errors.OtherArchiveError),
    ],
)
def test_refusals(data: bytes, error: type[errors.UnreadableFileError]) -> None:
    with pytest.raises(errors.UnreadableFileError) as caught:
        sniff(data)
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("bao-cao.pdf", errors.NotAPdfError),
        ("BAO-CAO.PDF", errors.NotAPdfError),
        ("bao-cao.docx", errors.NotADocxError),
    ],
)
def test_a_file_under_a_wrong_name_is_told_so(tmp_path: Path, name: str, error: type[errors.UnreadableFileError]) -> None:
    for content in (b"<html></html>", b"Trang nay khong ton tai"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(errors.UnreadableFileError) as caught:
            read(tmp_path / name)
        assert type(caught.value) is error


def test_a_file_is_described_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo tháng 5.doc"
    data = archive(TYPES, "word/document.xml")
    path.write_bytes(data)
    source, content = inspect(str(path))
    assert content == data
    assert (source.path, source.size, source.media_type) == (str(path), len(data), DOCX)
    assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_paths_without_a_readable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(errors.MissingFileError):
        inspect(tmp_path / "khong-co.pdf")
    with pytest.raises(errors.NotAFileError):
        inspect(tmp_path)
    (tmp_path / "to.pdf").write_bytes(b"%PDF-1.7 ....")
    monkeypatch.setattr("extractors.readers.source.MAX_BYTES", 5)
    with pytest.raises(errors.FileTooBigError):
        inspect(tmp_path / "to.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(errors.NotAFileError):
        inspect(tmp_path / "pipe")
