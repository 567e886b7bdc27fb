"""Many files, each read in a worker process under limits; a file that kills its worker is set aside alone."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.intake import printable, set_aside
from pipeline.isolation import Cause, Failure, Limits, MoreTime, cores, workers
from pipeline.log import start_log
from pipeline.scans import MOST_THREADS, Scans
from schemas.intake import FileResult

__all__ = ["extract_files", "failed"]

FAILED: dict[Cause, str] = {
    "timeout": "Đọc tệp quá lâu (hơn {seconds:g} giây) nên đã dừng. Hãy mở thử tệp, lưu lại hoặc tách nhỏ rồi gửi lại.",
    "memory": "Tệp cần quá nhiều bộ nhớ (hơn {megabytes:.0f} MB) nên đã dừng. Hãy giảm dung lượng hoặc tách nhỏ tệp rồi gửi lại.",
    "died": "Tệp làm chương trình đọc dừng đột ngột, có thể do tệp bị hỏng. Hãy mở thử tệp, lưu lại rồi gửi lại.",
}

_USUAL = Scans()

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Job:
    """A file to be read: how its scans are read, how many of its pages may be, and the seconds that it has by itself."""

    path: Path
    scans: Scans
    most_pages: int | None
    seconds: float


def extract_files(
    paths: Sequence[Path],
    limits: Limits,
    number: int | None = None,
    log_file: Path | None = None,
    scans: Scans = _USUAL,
) -> Iterator[FileResult]:
    """Yield the result of each file in the order of the paths.

    Args:
        paths: of regular files.
        limits: what one file may take.
        number: of worker processes; `None` for one a core.
        log_file: where workers log for developers; `None` for nowhere.
        scans: how scans are read; a file with many scanned pages has as much more time.
    """
    if not paths:
        return
    size = min(number or cores(), len(paths))
    preload = ("pipeline.warm",) if len(paths) > 1 else ()
    scans = replace(scans, threads=min(-(-cores() // size), MOST_THREADS))
    jobs = [_Job(path, scans, scans.pages_within(limits.seconds), limits.seconds) for path in paths]
    with (
        TemporaryDirectory(prefix="tonghop-", ignore_cleanup_errors=True) as scratch,
        workers(size, limits, preload, begin=partial(_begin, log_file, scratch)) as pool,
    ):
        for path, result in zip(paths, pool.each(_extract, jobs), strict=True):
            yield failed(path, result, limits) if isinstance(result, Failure) else result


def _begin(log_file: Path | None, scratch: str) -> None:
    """Start the log; what a worker that is killed leaves behind in files goes with the folder of its parent."""
    start_log(log_file)
    tempfile.tempdir = scratch


def _extract(job: _Job) -> FileResult | MoreTime[_Job]:
    """Extract in the worker; the parent stays free of what reading imports."""
    from extractors.readers.ocr import MorePagesError  # noqa: PLC0415
    from pipeline.extract import extract_file  # noqa: PLC0415

    try:
        return extract_file(job.path, job.scans, job.most_pages)
    except MorePagesError as error:
        return MoreTime(replace(job, most_pages=None), job.seconds + error.pages * job.scans.seconds)


def failed(path: Path, failure: Failure, limits: Limits) -> FileResult:
    """Return the result of a file that a worker did not get through with."""
    log.warning("set aside %s: %s (%s)", printable(path), failure.cause, failure.detail)
    return set_aside(path, FAILED[failure.cause].format(seconds=limits.seconds, megabytes=limits.memory / 1e6))
