"""Reads a text that Word opens: DOCX as it is, older and foreign formats by way of LibreOffice."""

from __future__ import annotations

from dataclasses import replace

from extractors.readers.docx import read_docx
from extractors.readers.libreoffice import SOURCES, find_office, office_version, to_docx
from schemas.document import Document

__all__ = ["read_word"]


def read_word(data: bytes, media_type: str) -> Document:
    """Read a text; one that had to be converted says so in its warnings.

    Args:
        data: the bytes of the file.
        media_type: from `extractors.readers.kinds`.

    Raises:
        UnreadableFileError: the subclass that names the cause.
    """
    if media_type not in SOURCES:
        return read_docx(data)
    document = read_docx(to_docx(data, media_type))
    program = find_office()
    version = (office_version(program) if program else None) or ""
    warning = (
        f"Tệp gốc là {SOURCES[media_type].name}; đã chuyển sang DOCX bằng LibreOffice {version}".rstrip()
        + " trước khi đọc, số thứ tự và bố cục có thể khác bản gốc."
    )
    return replace(document, warnings=(warning, *document.warnings))
