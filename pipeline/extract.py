"""One file, from its path to a checked `Report`.

This is the isolation boundary: whatever is wrong with a file, the file alone is set aside, with a
reason that a layman understands.  What the interpreter does not survive, `pipeline.batch` catches.
This module imports all that reading needs; import it late.
"""

from __future__ import annotations

import gc
import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from extractors.ledger import Use
from extractors.readers import read
from extractors.readers.errors import UnreadableFileError
from extractors.readers.ocr import MorePagesError, Ocr
from extractors.readers.scan_cache import ReadingCache
from extractors.report import account
from pipeline.check import checked
from pipeline.intake import printable, refused_secret, set_aside
from pipeline.own import refuse_own
from pipeline.scans import Scans
from pipeline.secrecy import SECRET_REASONS, SecretDocumentError, refuse_secret, refuse_secret_name
from schemas.document import Document
from schemas.intake import FileResult
from schemas.report import Report

__all__ = ["Understanding", "extract_file", "guarded", "understand"]

T = TypeVar("T")

UNEXPECTED = "Gặp lỗi ngoài dự kiến khi đọc tệp ({name}). Tệp được để riêng; hãy gửi tệp này cho người phát triển để xem xét."

_USUAL = Scans()

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Understanding:
    """How one file was understood.

    Attributes:
        uses: every number of the body with what it was taken for; their `figures` are places in `report.measurements`.
    """

    document: Document
    report: Report
    uses: tuple[Use, ...]


def extract_file(path: Path, scans: Scans = _USUAL, most_pages: int | None = None) -> FileResult:
    """Return what one file says, or why it was set aside.

    Args:
        path: of the file.
        scans: how scans are read.
        most_pages: that may be read by OCR; `None` for no limit.

    Raises:
        MorePagesError: when there are more of them.
        MemoryError: when it needs more than this process may take.
    """
    found = guarded(partial(understand, scans=scans, most_pages=most_pages), path)
    if isinstance(found, FileResult):
        return found
    source = found.report.source
    return FileResult(printable(path), source.sha256, source.bytes, "accepted", None, found.report)


def understand(path: Path, scans: Scans = _USUAL, most_pages: int | None = None) -> Understanding:
    """Read one file and check what it says; readings of its scanned pages are kept once it is known not to be secret.

    Raises:
        UnreadableFileError: the subclass that names the cause.
        SecretDocumentError: for a document under a secrecy mark.
        MorePagesError: when more pages have to be read by OCR than `most_pages`.
    """
    refuse_secret_name(path.name)
    with _uncollected():
        cache = ReadingCache(scans.cache) if scans.cache else None
        source, document = read(path, Ocr(scans.tessdata, scans.threads, most_pages, cache))
        refuse_secret(document)
        if cache:
            cache.keep()
        found = account(replace(source, path=printable(path)), document)
        refuse_own(path, found.report)
        return Understanding(document, checked(found.report), found.uses)


def guarded(function: Callable[[Path], T], path: Path) -> T | FileResult:
    """Return what a function makes of one file, or why the file was set aside.

    Raises:
        MemoryError: when it needs more than this process may take.
    """
    try:
        return function(path)
    except UnreadableFileError as error:
        log.info("set aside %s: %s", printable(path), error)
        aside = set_aside(path, error.reason, "waiting" if error.waits else "quarantined")
        return replace(aside, secret=error.reason in SECRET_REASONS)
    except SecretDocumentError as error:
        log.info("set aside %s: %s", printable(path), error)
        return refused_secret(path, error.reason)
    except (MemoryError, MorePagesError):
        raise
    except Exception as error:  # noqa: BLE001 - the isolation boundary
        # The message may quote the document, which may be secret or name a petitioner; the trace quotes only this program.
        trace, kind = "".join(traceback.format_tb(error.__traceback__)), type(error).__name__
        log.error("unexpected error in %s\nTraceback:\n%s%s", printable(path), trace, kind)  # noqa: TRY400 - as just said
        return set_aside(path, UNEXPECTED.format(name=type(error).__name__))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles still: it would look at every character of a page several times, and find nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
