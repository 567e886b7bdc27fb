"""What a version of the program says of documents: its `extract` command run on them, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from bench.annotated import Annotated
from bench.revisions import ROOT
from bench.statements import Statements, from_extract

__all__ = ["Running", "start_reading"]

_READ, _SOME_UNREAD = 0, 1


class Running:
    """A process that reads documents; it may run beside another one."""

    def __init__(self, command: Sequence[str], tree: Path, documents: Sequence[Annotated]) -> None:
        self._documents = documents
        # Files, not pipes: nobody empties a pipe while another process is waited for.
        self._out, self._err = TemporaryFile(), TemporaryFile()  # noqa: SIM115 - closed when they were read
        self._process = subprocess.Popen(
            command, cwd=tree, env=os.environ | {"PYTHONPATH": str(tree)}, stdout=self._out, stderr=self._err
        )

    def printed(self) -> list[Any | None]:
        """Wait, and return what was printed of each document, `None` of those that were set aside.

        Raises:
            RuntimeError: with what it said, when the program broke down.
        """
        status = self._process.wait()
        with self._out, self._err:
            if status not in {_READ, _SOME_UNREAD}:
                raise RuntimeError(_text(self._err))
            found = {item["source"]["path"]: item for item in map(json.loads, _text(self._out).splitlines())}
        return [found.get(str(document.path)) for document in self._documents]

    def statements(self) -> list[Statements | None]:
        """Wait, and return what each document states, `None` for those that were set aside."""
        return [None if item is None else from_extract(item) for item in self.printed()]


def start_reading(documents: Sequence[Annotated], tree: Path = ROOT, workers: int | None = None) -> Running:
    """Begin to read documents with the code of a checkout.

    Args:
        tree: the folder with the packages.
        workers: processes that read; one a core unless given.
    """
    count = [] if workers is None else ["--workers", str(workers)]
    command = [sys.executable, "-m", "pipeline.cli", "extract", *count, *(str(document.path) for document in documents)]
    return Running(command, tree, documents)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()
