"""What a file is, told from its bytes alone: media types, and the refusals of what no reader takes."""

from __future__ import annotations

import io
import re
import zipfile

from extractors.readers import errors

__all__ = [
    "DOC",
    "DOCM",
    "DOCX",
    "HTML",
    "JPEG",
    "ODT",
    "PDF",
    "PICTURES",
    "PNG",
    "RTF",
    "TIFF",
    "WORD_XML",
    "XLS",
    "XLSX",
    "ZIP",
    "sniff",
]

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCM = "application/vnd.ms-word.document.macroEnabled.12"
DOC = "application/msword"
RTF = "application/rtf"
ODT = "application/vnd.oasis.opendocument.text"
HTML = "text/html"
WORD_XML = "application/vnd.ms-wordml+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
ZIP = "application/zip"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"

PICTURES = frozenset({PNG, JPEG, TIFF})
"""What is read as a scan."""

_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SCANS = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n", PNG), (b"II*\x00", TIFF), (b"MM\x00*", TIFF))
_PICTURES = (b"GIF8", b"\x00\x00\x00\x0cjP  ")
_OTHER_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|title|body|table|div|p|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_FIB_FLAGS, _ENCRYPTED = 10, 0x0100  # [MS-DOC] 2.5.2 FibBase: the flags, and the bit fEncrypted among them
_FILE_PASS = 0x2F  # [MS-XLS] 2.4.117 FilePass: the record that begins what is encrypted


def sniff(data: bytes) -> str:
    """Return the media type of a readable file from its content.

    Raises:
        UnreadableFileError: for every other content, the subclass that tells what to do about it.
    """
    if not data[:_HEAD].strip(b"\0") and not data.strip(b"\0"):
        raise errors.EmptyFileError
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive_kind(data)
    if data.startswith(_OLE):
        return _compound_kind(data)
    if picture := next((kind for begin, kind in _SCANS if data.startswith(begin)), None):
        return picture
    if b"%PDF-" in data[:_HEAD]:  # after the archives, which may begin with one
        return PDF
    return _text_kind(data)


def _archive_kind(data: bytes) -> str:
    """Tell what kind of document a ZIP archive is, or whether it is a mere archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                return _open_document_kind(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, KeyError, EOFError, RuntimeError, OSError) as error:
        raise _damaged(data, str(error)) from error
    if "[Content_Types].xml" not in names:
        return ZIP
    folders = {name.partition("/")[0] for name in names}
    if "word" in folders:
        return DOCM if "word/vbaProject.bin" in names else DOCX
    if "xl/workbook.xml" in names:
        return XLSX
    if "xl" in folders:
        msg = "XLSB"
        raise errors.SpreadsheetError(msg)
    raise errors.PresentationError if "ppt" in folders else errors.UnsupportedKindError


def _damaged(data: bytes, detail: str) -> errors.UnreadableFileError:
    """Tell from the names that are left in a broken archive what it was."""
    if b"xl/" in data:
        return errors.DamagedWorkbookError(detail)
    return errors.DamagedDocxError(detail) if b"[Content_Types].xml" in data else errors.DamagedArchiveError(detail)


def _open_document_kind(archive: zipfile.ZipFile) -> str:
    """Tell the kinds of OpenDocument apart by the member that names them."""
    with archive.open("mimetype") as member:
        kind = member.read(100).decode("ascii", errors="replace").strip()
    if kind in {ODT, f"{ODT}-template"}:
        return ODT
    if kind.startswith(f"{_OPEN_DOCUMENT}spreadsheet"):
        raise errors.SpreadsheetError(kind)
    raise errors.PresentationError(kind) if kind.startswith(_OPEN_DOCUMENT) else errors.UnsupportedKindError(kind)


def _compound_kind(data: bytes) -> str:
    """Tell apart what Office before 2007 and its encryption put into a compound file."""
    import olefile  # noqa: PLC0415 - rare kinds do not cost start-up time

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            streams = {path[0] for path in compound.listdir(streams=True, storages=True)}
            begin = {name: compound.openstream(name).read(_HEAD) for name in streams & {"WordDocument", "Workbook", "Book"}}
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged_compound(data, str(error)) from error
    if "EncryptedPackage" in streams or any(_is_encrypted(name, content) for name, content in begin.items()):
        raise errors.PasswordProtectedError
    if "WordDocument" in streams:
        return DOC
    if begin:
        return XLS
    if "PowerPoint Document" in streams:
        raise errors.PresentationError
    if any(name.startswith("__properties_version") for name in streams):
        raise errors.MailError
    raise errors.LegacyOfficeError(", ".join(sorted(streams)[:5]))


def _is_encrypted(name: str, content: bytes) -> bool:
    """Tell from the beginning of a document's stream whether the rest of it is encrypted."""
    if name == "WordDocument":
        return bool(int.from_bytes(content[_FIB_FLAGS : _FIB_FLAGS + 2], "little") & _ENCRYPTED)
    place = 0
    while place + 4 <= len(content):
        if int.from_bytes(content[place : place + 2], "little") == _FILE_PASS:
            return True
        place += 4 + int.from_bytes(content[place + 2 : place + 4], "little")
    return False


def _damaged_compound(data: bytes, detail: str) -> errors.UnreadableFileError:
    """Tell from the names that are left in a broken compound file what it was."""
    is_workbook = "Workbook".encode("utf-16-le") in data
    return errors.DamagedWorkbookError(detail) if is_workbook else errors.DamagedDocxError(detail)


def _text_kind(data: bytes) -> str:
    """Tell the formats that are text from one another, and from what cannot be read."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{\\rtf"):
        return RTF
    if b"mso-application" in head and b"Word.Document" in head:
        if b"/word/2003/wordml" not in data[: 4 * _HEAD]:
            msg = "the parts of a DOCX in one XML file"
            raise errors.LegacyOfficeError(msg)
        return WORD_XML
    if b"mso-application" in head and b"Excel.Sheet" in head:
        msg = "Excel 2003 XML"
        raise errors.SpreadsheetError(msg)
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "latin-1"
    if _HTML.match((data[: 2 * _HEAD] if encoding == "utf-16" else head).decode(encoding, errors="replace")):
        return HTML
    raise _refusal(data, head)


def _refusal(data: bytes, head: bytes) -> errors.UnreadableFileError:
    """Return the error for a content that no reader takes."""
    if head[:13].lower() == b"mime-version:":
        return errors.LegacyOfficeError("web page in one file")
    heic = data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"mif1", b"avif"}
    if data.startswith(_PICTURES) or heic or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or _is_bitmap(data):
        return errors.PictureError()
    if data.startswith(_OTHER_ARCHIVES):
        return errors.OtherArchiveError(f"begins with {data[:8]!r}")
    return errors.UnsupportedKindError(f"begins with {data[:8]!r}")


def _is_bitmap(data: bytes) -> bool:
    """Tell a BMP picture by its mark and the size that its header gives."""
    return data[:2] == b"BM" and int.from_bytes(data[2:6], "little") == len(data)
