"""The log for developers: a file when asked for, silence otherwise.

Users read what commands print; tracebacks and warnings of libraries never reach their terminal.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

__all__ = ["log_path", "start_log"]

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
    handler.setFormatter(logging.Formatter(FORMAT))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
