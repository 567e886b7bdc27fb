"""Readings of pages, kept by the content of the page so that nothing is read twice.

A reading is kept only when the caller says so: what stands in a document under a secrecy mark is never written down.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from extractors.readers.page_rules import Rule
from extractors.readers.scan_page import ScanReading
from extractors.readers.tesseract import Area, Picture, Symbol, Word
from extractors.version import EXTRACTOR_VERSION

__all__ = ["ReadingCache", "key_of"]


def key_of(picture: Picture) -> str:
    """Return a name for a picture and this version of reading."""
    digest = hashlib.sha256(f"{EXTRACTOR_VERSION} {picture.shape}".encode())
    digest.update(picture.tobytes())
    return digest.hexdigest()


class ReadingCache:
    """A folder of readings; new ones wait in memory until `keep`."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made with the first reading that is kept."""
        self._folder = folder
        self._waiting: dict[str, ScanReading] = {}

    def get(self, key: str) -> ScanReading | None:
        """Return the reading of a picture, `None` when there is none that can be used."""
        if key in self._waiting:
            return self._waiting[key]
        path = self._path(key)
        try:
            found = _reading(json.loads(gzip.decompress(path.read_bytes())))
        except (OSError, ValueError, TypeError, EOFError, KeyError):
            return None
        with contextlib.suppress(OSError):
            path.touch()  # `pipeline.scans.forget_unused` goes by this time
        return found

    def put(self, key: str, reading: ScanReading) -> None:
        """Remember a reading; it is written down by `keep` alone."""
        self._waiting[key] = reading

    def keep(self) -> None:
        """Write down what was put in; a folder that cannot be written to costs nothing but the next reading."""
        for key, reading in self._waiting.items():
            with contextlib.suppress(OSError):
                self._write(self._path(key), gzip.compress(json.dumps(_plain(reading)).encode(), 5))
        self._waiting.clear()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json.gz"

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        """Write a file whole or not at all; nobody else may read it."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def _plain(reading: ScanReading) -> dict[str, Any]:
    return {
        "words": [[word.symbols, word.base, word.confidence, word.bold] for word in reading.words],
        "rules": reading.rules, "turn": reading.turn, "skew": reading.skew,
        "size": [reading.width, reading.height, reading.unread],
    }  # fmt: skip


def _reading(plain: Any) -> ScanReading:
    words = tuple(
        Word(tuple(Symbol(char, Area(*area), sure) for char, area, sure in symbols), base, confidence, bold)
        for symbols, base, confidence, bold in plain["words"]
    )
    width, height, unread = plain["size"]
    return ScanReading(words, tuple(Rule(*rule) for rule in plain["rules"]), plain["turn"], plain["skew"], width, height, unread)
