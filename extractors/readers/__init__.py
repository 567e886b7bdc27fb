"""Bytes to `Document`: one reader for each format, and nothing of the format behind them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.readers.ocr import Ocr
    from schemas.document import Document, Source

__all__ = ["read"]


def read(path: str | os.PathLike[str], ocr: Ocr | None = None) -> tuple[Source, Document]:
    """Read a report, whatever its format; the content decides, never the name.

    Args:
        ocr: how scans are read; `None` for one page at a time, without limits.
        path: of a text (DOCX, PDF, DOC, RTF, ODT, HTML), a scan (PDF, PNG, JPEG, TIFF), a workbook (XLSX, XLS), or a ZIP of a
            report and its annexes.

    Returns:
        The file as it came in, and what was read from it.

    Raises:
        MorePagesError: when more pages have to be read by OCR than `ocr` allows.
        UnreadableFileError: the subclass that names the cause; see `extractors.readers.errors`.
    """
    from extractors.readers.source import inspect  # noqa: PLC0415 - each import here and below costs start-up time

    source, data = inspect(path)
    return source, _read(data, source.media_type, ocr)


def _read(data: bytes, media_type: str, ocr: Ocr | None = None) -> Document:
    """Read the bytes of a file with the reader of its kind, and mend the letters that its fonts damaged."""
    from extractors.readers.mending import mended  # noqa: PLC0415

    return mended(_as_is(data, media_type, ocr))


def _as_is(data: bytes, media_type: str, ocr: Ocr | None) -> Document:
    from extractors.readers.kinds import PDF, PICTURES, XLS, XLSX, ZIP  # noqa: PLC0415
    from extractors.readers.ocr import Ocr  # noqa: PLC0415

    if media_type in PICTURES:
        from extractors.readers.pdf import read_pdf  # noqa: PLC0415
        from extractors.readers.pictures import pictures_as_pdf  # noqa: PLC0415

        return read_pdf(pictures_as_pdf(data), ocr or Ocr())
    if media_type == PDF:
        from extractors.readers.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data, ocr or Ocr())
    if media_type in {XLSX, XLS}:
        from extractors.readers.workbook import read_workbook  # noqa: PLC0415

        return read_workbook(data)
    if media_type == ZIP:
        from extractors.readers.archive import read_zip  # noqa: PLC0415

        return read_zip(data, lambda member, kind: _read(member, kind, ocr))
    from extractors.readers.word import read_word  # noqa: PLC0415

    return read_word(data, media_type)
