"""A batch of files: which are new, reading those, and loading them into the warehouse."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from extractors.version import EXTRACTOR_VERSION
from pipeline.batch import extract_files
from pipeline.intake import collect
from pipeline.plan import copied, plan, reasons
from pipeline.scans import forget_unused
from pipeline.settings import Settings
from schemas.intake import LoadSummary, RunInfo
from warehouse.store import Warehouse

__all__ = ["add", "batches", "ingest", "new_run"]

_DAY = 86_400

Progress = Callable[[int, int], None]


def ingest(
    paths: Iterable[Path],
    settings: Settings,
    *,
    refresh: bool = False,
    log_file: Path | None = None,
    progress: Progress = lambda _done, _total: None,
) -> LoadSummary:
    """Take files and folders into the warehouse and say what became of each file.

    Every batch is loaded in one transaction and published: a run that is killed leaves whole batches, and the
    next one takes up the rest.

    Args:
        paths: of files and folders.
        settings: the warehouse, which is made when there is none; who is expected; limits, workers, size of a batch.
        refresh: read again what an older version of the extraction read, and what was set aside.
        log_file: where workers log for developers.
        progress: called with the number of files done and of all that are to be read.

    Raises:
        WarehouseError: in Vietnamese, when the warehouse cannot be written.
    """
    run = new_run("ingest")
    with Warehouse.open(settings.warehouse, expected=settings.expected, review_below=settings.review_below) as store:
        store.publish()
        todo = plan(store, collect(paths), refresh=refresh)
        summary, known, done = add(todo.known, store.load(run, todo.refused)), dict(todo.reasons), 0
        for group in batches(todo.new, settings.batch):
            results = []
            for result in extract_files(group, settings.limits, settings.workers, log_file, settings.scans):
                results.append(result)
                progress(done + len(results), len(todo.new))
            summary = add(summary, store.load(run, results))
            store.publish()
            known.update(reasons(results))
            done += len(results)
        summary = add(summary, store.load(run, copied(todo.copies, known)))
    if settings.scans.cache:
        forget_unused(settings.scans.cache, time.time() - settings.ocr_cache_days * _DAY)
    return summary


def new_run(command: str) -> RunInfo:
    """Return a run that begins now, under a new id."""
    return RunInfo(uuid.uuid4().hex, datetime.now(UTC).isoformat(timespec="seconds"), command, EXTRACTOR_VERSION)


def batches(paths: Sequence[Path], size: int) -> Iterator[Sequence[Path]]:
    """Yield the paths in groups of `size`, the last one smaller."""
    for start in range(0, len(paths), size):
        yield paths[start : start + size]


def add(one: LoadSummary, other: LoadSummary) -> LoadSummary:
    """Return what two loads changed together."""
    return LoadSummary(
        one.accepted + other.accepted,
        one.unchanged + other.unchanged,
        one.superseded + other.superseded,
        one.quarantined + other.quarantined,
    )
