"""The log for developers: a file when asked for, silence otherwise.

Users read what commands print; tracebacks and warnings of libraries never reach their terminal.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

__all__ = ["log_path", "start_log"]

OWN = ("extractors", "flows", "pipeline", "schemas", "warehouse")
"""Packages whose words are known to quote no document."""

FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


def log_path() -> Path:
    """Return the log file in the user's state folder (XDG Base Directory Specification)."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "tonghop" / "tonghop.log"


def start_log(path: Path | None) -> None:
    """Send all logs and warnings of this process to the end of a file, or nowhere when there is none."""
    handler: logging.Handler = logging.NullHandler()
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(_Formatter(FORMAT))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)


class _Formatter(logging.Formatter):
    """Writes of a library's record only where it comes from: its words may quote a document, and that one may be secret."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; a record of our own keeps its words."""
        if record.name.partition(".")[0] in OWN:
            return super().format(record)
        place = f"{record.filename}:{record.lineno}"
        if record.name == "py.warnings":  # "/a/module.py:12: UserWarning: words"
            place = ": ".join(record.getMessage().split(": ")[:2])
        found = logging.makeLogRecord(record.__dict__)
        found.msg, found.args, found.exc_info, found.exc_text, found.stack_info = place, (), None, None, None
        return super().format(found)
