"""Looks at a file before anything reads it: its bytes, their hash, and what they are."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from extractors.readers import errors
from extractors.readers.kinds import DOCM, DOCX, HTML, PDF, sniff
from schemas.document import Source

__all__ = ["DOCM", "DOCX", "MAX_BYTES", "PDF", "inspect", "sniff"]

MAX_BYTES = 200_000_000
"""Size above which a file is not opened."""

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
    renamed = _RENAMED.get(Path(path).suffix.lower())
    try:
        media_type = sniff(data)
    except errors.UnsupportedKindError as error:
        if renamed is None:
            raise
        raise renamed(str(error)) from error
    if media_type == HTML and renamed is not None:  # what a server answers in place of the file, not a document
        raise renamed(media_type)
    return Source(os.fspath(path), hashlib.sha256(data).hexdigest(), len(data), media_type), data


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
