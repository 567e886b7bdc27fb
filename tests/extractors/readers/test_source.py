"""What a file is comes from its content; what cannot be read says why."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from extractors.readers import errors, read
from extractors.readers.source import DOCM, DOCX, PDF, inspect, sniff

if TYPE_CHECKING:
    from pathlib import Path


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as members:
        for name in names:
            members.writestr(zipfile.ZipInfo(name), "x")  # of no time: test ids hold the bytes
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n...", PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4", PDF),
        (archive(TYPES, "word/document.xml"), DOCX),
        (archive(TYPES, "word/document.xml", "word/vbaProject.bin"), DOCM),
    ],
)
def test_media_type(data: bytes, media_type: str) -> None:
    assert sniff(data) == media_type


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", errors.EmptyFileError),
        (bytes(5000), errors.EmptyFileError),
        (b"\xff\xd8\xff\xe0JFIF", errors.PictureError),
        (b"\x89PNG\r\n\x1a\n", errors.PictureError),
        (b"II*\x00....", errors.PictureError),
        (b"\x00\x00\x00\x18ftypheic", errors.PictureError),
        (b"BM\x08\x00\x00\x00..", errors.PictureError),
        (b"{\\rtf1\\ansi", errors.LegacyOfficeError),
        (OLE + "WordDocument".encode("utf-16-le"), errors.LegacyOfficeError),
        (OLE + "Workbook".encode("utf-16-le"), errors.SpreadsheetError),
        (OLE + "EncryptedPackage".encode("utf-16-le"), errors.PasswordProtectedError),
        (archive(TYPES, "xl/workbook.xml"), errors.SpreadsheetError),
        (archive("mimetype", "content.xml"), errors.LegacyOfficeError),
        (archive("bao-cao.pdf"), errors.UnsupportedKindError),
        (archive(TYPES, "word/document.xml")[:60], errors.DamagedDocxError),
        (b"<html><body>", errors.UnsupportedKindError),
        (b"Rar!\x1a\x07", errors.UnsupportedKindError),
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
        ("bao-cao.txt", errors.UnsupportedKindError),
    ],
)
def test_a_file_under_a_wrong_name_is_told_so(tmp_path: Path, name: str, error: type[errors.UnreadableFileError]) -> None:
    (tmp_path / name).write_bytes(b"<html></html>")
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
