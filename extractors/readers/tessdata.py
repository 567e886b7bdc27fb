"""Where tesseract's Vietnamese data is."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["INSTALL", "LANGUAGE", "find_tessdata"]

INSTALL = "sudo apt-get install tesseract-ocr-vie"
"""The command that installs what `find_tessdata` looks for (Debian)."""

LANGUAGE = "vie"

_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


def find_tessdata(folder: Path | None = None) -> Path | None:
    """Return the folder with the Vietnamese data, `None` where it is not installed.

    Args:
        folder: the only one to look into; `None` for those of the environment and of the system's packages.
    """
    named = os.environ.get("TESSDATA_PREFIX")
    given = [Path(named), Path(named) / "tessdata"] if named else []
    places = [folder] if folder else [*given, *map(Path, _FOLDERS)]
    return next((place for place in places if (place / f"{LANGUAGE}.traineddata").is_file()), None)
