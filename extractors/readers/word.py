"""Reads a text that Word opens: DOCX as it is, older and foreign formats by way of LibreOffice."""

from __future__ import annotations

from dataclasses import replace

from extractors.readers.docx import read_docx
from extractors.readers.libreoffice import SOURCES, find_office, office_version, to_docx
from schemas.document import Document

__all__ = ["read_word"]

SIGNED = "Tệp có chữ ký số của trình soạn thảo; chữ ký này chưa được kiểm tra."
_SIGNATURES = (b"_xmlsignatures/", b"META-INF/documentsignatures.xml")
"""Where a DOCX (ECMA-376 part 2, 13) and an ODT (OpenDocument part 2, 5) keep signatures; an archive does not compress names."""


def read_word(data: bytes, media_type: str) -> Document:
    """Read a text; one that had to be converted says so in its warnings.

    Args:
        data: the bytes of the file.
        media_type: from `extractors.readers.kinds`.

    Raises:
        UnreadableFileError: the subclass that names the cause.
    """
    if media_type not in SOURCES:
        return _signed(read_docx(data), data)
    document = _signed(read_docx(to_docx(data, media_type)), data)
    program = find_office()
    version = (office_version(program) if program else None) or ""
    warning = (
        f"Tệp gốc là {SOURCES[media_type].name}; đã chuyển sang DOCX bằng LibreOffice {version}".rstrip()
        + " trước khi đọc, số thứ tự và bố cục có thể khác bản gốc."
    )
    return replace(document, warnings=(warning, *document.warnings))


def _signed(document: Document, data: bytes) -> Document:
    """Return a document that says when its file holds a signature, which nobody checks here."""
    if data.startswith(b"PK") and any(name in data for name in _SIGNATURES):
        return replace(document, warnings=(*document.warnings, SIGNED))
    return document
