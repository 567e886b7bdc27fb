"""What the readers need to know about OCR: where its data is, how much of the machine it may take, where readings are kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.readers.scan_cache import ReadingCache

__all__ = ["MorePagesError", "Ocr"]


class MorePagesError(Exception):
    """More pages have to be read by OCR than the time allows; the caller may come again with more of it.

    Attributes:
        pages: how many there are.
    """

    def __init__(self, pages: int) -> None:
        """Keep the number of pages."""
        super().__init__(pages)
        self.pages = pages


@dataclass(frozen=True, slots=True)
class Ocr:
    """How scans are read.

    Attributes:
        tessdata: folder with tesseract's Vietnamese data; `None` for where the system's packages put it.
        threads: pages that are read at the same time.
        most_pages: of one file; `None` for no limit.
        cache: where readings of pages are looked up and kept, `None` for nowhere.
    """

    tessdata: Path | None = None
    threads: int = 1
    most_pages: int | None = None
    cache: ReadingCache | None = None
