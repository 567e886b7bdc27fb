"""Many files, each read in a worker process under limits; a file that kills its worker is set aside alone."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.intake import printable, set_aside
from pipeline.isolation import Cause, Failure, Limits, cores, workers
from pipeline.log import start_log
from schemas.intake import FileResult

__all__ = ["extract_files", "failed"]

FAILED: dict[Cause, str] = {
    "timeout": "Đọc tệp quá lâu (hơn {seconds:g} giây) nên đã dừng. Hãy mở thử tệp, lưu lại hoặc tách nhỏ rồi gửi lại.",
    "memory": "Tệp cần quá nhiều bộ nhớ (hơn {megabytes:.0f} MB) nên đã dừng. Hãy giảm dung lượng hoặc tách nhỏ tệp rồi gửi lại.",
    "died": "Tệp làm chương trình đọc dừng đột ngột, có thể do tệp bị hỏng. Hãy mở thử tệp, lưu lại rồi gửi lại.",
}

log = logging.getLogger(__name__)


def extract_files(
    paths: Sequence[Path], limits: Limits, number: int | None = None, log_file: Path | None = None
) -> Iterator[FileResult]:
    """Yield the result of each file in the order of the paths.

    Args:
        paths: of regular files.
        limits: what one file may take.
        number: of worker processes; `None` for one a core.
        log_file: where workers log for developers; `None` for nowhere.
    """
    if not paths:
        return
    size = min(number or cores(), len(paths))
    preload = ("pipeline.warm",) if len(paths) > 1 else ()
    with (
        TemporaryDirectory(prefix="tonghop-", ignore_cleanup_errors=True) as scratch,
        workers(size, limits, preload, begin=partial(_begin, log_file, scratch)) as pool,
    ):
        for path, result in zip(paths, pool.each(_extract, paths), strict=True):
            yield failed(path, result, limits) if isinstance(result, Failure) else result


def _begin(log_file: Path | None, scratch: str) -> None:
    """Start the log; what a worker that is killed leaves behind in files goes with the folder of its parent."""
    start_log(log_file)
    tempfile.tempdir = scratch


def _extract(path: Path) -> FileResult:
    """Extract in the worker; the parent stays free of what reading imports."""
    from pipeline.extract import extract_file  # noqa: PLC0415

    return extract_file(path)


def failed(path: Path, failure: Failure, limits: Limits) -> FileResult:
    """Return the result of a file that a worker did not get through with."""
    log.warning("set aside %s: %s (%s)", printable(path), failure.cause, failure.detail)
    return set_aside(path, FAILED[failure.cause].format(seconds=limits.seconds, megabytes=limits.memory / 1e6))
