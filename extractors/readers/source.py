"""Looks at a file before anything reads it: its bytes, their hash, and what they are."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
from pathlib import Path

from extractors.readers import errors
from schemas.document import Source

__all__ = ["DOCM", "DOCX", "MAX_BYTES", "PDF", "inspect", "sniff"]

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCM = "application/vnd.ms-word.document.macroEnabled.12"

MAX_BYTES = 200_000_000
"""Size above which a file is not opened."""

_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\x00", b"MM\x00*", b"\x00\x00\x00\x0cjP  ")
_RENAMED: dict[str, type[errors.UnreadableFileError]] = {
    ".pdf": errors.NotAPdfError,
    ".docx": errors.NotADocxError,
    ".docm": errors.NotADocxError,
}


def inspect(path: str | os.PathLike[str]) -> tuple[Source, bytes]:
    """Read a file once; return what it is together with its bytes.

    Args:
        path: of a regular file; the name may hold any character.

    Raises:
        UnreadableFileError: the subclass that names the cause.
    """
    data = _read(Path(path))
    try:
        media_type = sniff(data)
    except errors.UnsupportedKindError as error:
        renamed = _RENAMED.get(Path(path).suffix.lower())
        if renamed is None:
            raise
        raise renamed(str(error)) from error
    return Source(os.fspath(path), hashlib.sha256(data).hexdigest(), len(data), media_type), data


def sniff(data: bytes) -> str:
    """Return the media type of a readable file from its content: `PDF`, `DOCX` or `DOCM`.

    Raises:
        UnreadableFileError: for every other content, the subclass that tells what to do about it.
    """
    if not data[:_HEAD].strip(b"\0") and not data.strip(b"\0"):
        raise errors.EmptyFileError
    if b"%PDF-" in data[:_HEAD]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _sniff_archive(data)
    raise _refusal(data)


def _read(path: Path) -> bytes:
    """Return the bytes of a regular file that is not too big."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise errors.NotAFileError(str(path))
        if found.st_size > MAX_BYTES:
            raise errors.FileTooBigError(found.st_size, MAX_BYTES)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise errors.MissingFileError(str(error)) from error
    except PermissionError as error:
        raise errors.PermissionDeniedError(str(error)) from error
    except (OSError, ValueError) as error:
        raise errors.UnreadableFileError(str(error)) from error


def _sniff_archive(data: bytes) -> str:
    """Tell what kind of document a ZIP archive holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise errors.DamagedDocxError(str(error)) from error
    folders = {name.partition("/")[0] for name in names}
    if "word" in folders and "[Content_Types].xml" in names:
        return DOCM if "word/vbaProject.bin" in names else DOCX
    if folders & {"xl", "ppt"}:
        raise errors.SpreadsheetError
    if "mimetype" in names:
        raise errors.LegacyOfficeError
    raise errors.UnsupportedKindError


def _refusal(data: bytes) -> errors.UnreadableFileError:
    """Return the error for a content that no reader takes."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(_OLE):
        return _ole_refusal(data)
    if head.startswith(b"{\\rtf") or (b"mso-application" in head and b"Word.Document" in head):
        return errors.LegacyOfficeError("RTF or Word 2003 XML")
    heic = data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"mif1", b"avif"}
    if data.startswith(_PICTURES) or heic or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or _is_bitmap(data):
        return errors.PictureError()
    return errors.UnsupportedKindError(f"begins with {data[:8]!r}")


def _ole_refusal(data: bytes) -> errors.UnreadableFileError:
    """Tell apart what Office before 2007 and its encryption put into a compound file."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return errors.PasswordProtectedError("encrypted OOXML")
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book\0", "PowerPoint Document")):
        return errors.SpreadsheetError("OLE workbook or presentation")
    return errors.LegacyOfficeError("OLE document")


def _is_bitmap(data: bytes) -> bool:
    """Tell a BMP picture by its mark and the size that its header gives."""
    return data[:2] == b"BM" and int.from_bytes(data[2:6], "little") == len(data)
