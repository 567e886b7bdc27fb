"""Bytes to `Document`: one reader for each format, and nothing of the format behind them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.document import Document, Source

__all__ = ["read"]


def read(path: str | os.PathLike[str]) -> tuple[Source, Document]:
    """Read a report, whatever its format; the content decides, never the name.

    Args:
        path: of a DOCX or PDF file.

    Returns:
        The file as it came in, and what was read from it.

    Raises:
        UnreadableFileError: the subclass that names the cause; see `extractors.readers.errors`.
    """
    from extractors.readers.source import PDF, inspect  # noqa: PLC0415 - each import below costs start-up time

    source, data = inspect(path)
    if source.media_type == PDF:
        from extractors.readers.pdf import read_pdf  # noqa: PLC0415

        return source, read_pdf(data)
    from extractors.readers.docx import read_docx  # noqa: PLC0415

    return source, read_docx(data)
