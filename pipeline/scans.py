"""How the pages of scans are read: settings that a worker process is given."""

from __future__ import annotations

import contextlib
import math
from dataclasses import dataclass
from pathlib import Path

__all__ = ["MOST_THREADS", "Scans", "forget_unused"]

MOST_THREADS = 4
"""Pages of one file that are read at the same time: each takes up to 150 MB of what a file may take."""


@dataclass(frozen=True, slots=True)
class Scans:
    """How scans are read.

    Attributes:
        tessdata: folder with tesseract's Vietnamese data; `None` for where the system's packages put it.
        cache: folder where readings of pages are kept; `None` for nowhere.
        seconds: that a page may take; a file with many pages has as much more time.
        threads: pages of one file that are read at the same time.
    """

    tessdata: Path | None = None
    cache: Path | None = None
    seconds: float = 20
    threads: int = 1

    def pages_within(self, seconds: float) -> int:
        """Return how many pages may be read within a time."""
        return math.floor(seconds / self.seconds)


def forget_unused(folder: Path, moment: float) -> None:
    """Remove readings of pages that nobody needed since a moment (seconds since 1970); nothing else in the folder is touched.

    Args:
        folder: of an `extractors.readers.scan_cache.ReadingCache`.
        moment: each reading bears the time when it was last used.
    """
    for path in folder.glob("[0-9a-f][0-9a-f]/*.json.gz"):
        with contextlib.suppress(OSError):  # another run may have removed it
            if path.stat().st_mtime < moment:
                path.unlink()
