"""The version of the extraction: what a file was read with.

Raise it with every change after which the same file may give another `Report`; `tonghop ingest --refresh`
then reads again what an older version read.
"""

from __future__ import annotations

__all__ = ["EXTRACTOR_VERSION"]

EXTRACTOR_VERSION = "4"
