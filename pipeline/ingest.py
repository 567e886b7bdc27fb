"""A batch of files: which are new, reading those, and loading them into the warehouse."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warehouse.store import Warehouse

from extractors.version import EXTRACTOR_VERSION
from pipeline.batch import extract_files
from pipeline.intake import Incoming, collect, digest, printable, refused
from pipeline.settings import Settings
from schemas.intake import FileResult, LoadSummary, RunInfo

__all__ = ["Plan", "add", "batches", "ingest", "load_results", "new_run", "plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with the files of an inbox.

    Attributes:
        new: files to read, in the order of their paths; one of several with the same bytes.
        unchanged: printed paths of files whose bytes are known.
        refused: results of paths that cannot be opened.
    """

    new: tuple[Path, ...]
    unchanged: tuple[str, ...]
    refused: tuple[FileResult, ...]


def ingest(
    paths: Iterable[Path],
    settings: Settings,
    *,
    refresh: bool = False,
    log_file: Path | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,  # noqa: ARG005
) -> LoadSummary:
    """Take files and folders into the warehouse and say what became of each file.

    Every batch is loaded in one transaction: a run that is killed leaves whole batches, and the next one
    takes up the rest.

    Args:
        paths: of files and folders.
        settings: the warehouse, which is made when there is none; limits, workers and the size of a batch.
        refresh: read again what an older version of the extraction read.
        log_file: where workers log for developers.
        progress: called with the number of files done and of all that are to be read.
    """
    warehouse, run = settings.warehouse, new_run("ingest")
    todo = plan(warehouse, collect(paths), refresh=refresh)
    summary = add(LoadSummary(unchanged=todo.unchanged), load_results(warehouse, run, todo.refused))
    done = 0
    for group in batches(todo.new, settings.batch):
        results = []
        for result in extract_files(group, settings.limits, settings.workers, log_file):
            results.append(result)
            done += 1
            progress(done, len(todo.new))
        summary = add(summary, load_results(warehouse, run, results))
    return summary


def new_run(command: str) -> RunInfo:
    """Return a run that begins now, under a new id."""
    return RunInfo(uuid.uuid4().hex, datetime.now(UTC).isoformat(timespec="seconds"), command, EXTRACTOR_VERSION)


def plan(warehouse: Path, items: Sequence[Incoming], *, refresh: bool = False) -> Plan:
    """Sort the files of an inbox by what is to be done with them.

    Args:
        warehouse: the DuckDB file that knows which bytes it holds.
        items: from `pipeline.intake.collect`.
        refresh: read again what an older version of the extraction read.
    """
    by_hash = _by_hash([item.path for item in items if item.reason is None])
    known = _known(warehouse, [sha256 for sha256 in by_hash if sha256], refresh=refresh)
    new: list[Path] = []
    same: list[Path] = []
    for sha256, paths in by_hash.items():
        read = len(paths) if sha256 is None else 0 if sha256 in known else 1
        new += paths[:read]
        same += paths[read:]
    refusals = tuple(refused(item) for item in items if item.reason is not None)
    return Plan(tuple(sorted(new)), tuple(printable(path) for path in sorted(same)), refusals)


def batches(paths: Sequence[Path], size: int) -> Iterator[Sequence[Path]]:
    """Yield the paths in groups of `size`, the last one smaller."""
    for start in range(0, len(paths), size):
        yield paths[start : start + size]


def load_results(warehouse: Path, run: RunInfo, results: Sequence[FileResult]) -> LoadSummary:
    """Load the results of one batch in one transaction."""
    with Warehouse.open(warehouse) as store:
        return store.load(run, results)


def add(one: LoadSummary, other: LoadSummary) -> LoadSummary:
    """Return what two loads changed together."""
    return LoadSummary(
        one.accepted + other.accepted,
        one.unchanged + other.unchanged,
        one.superseded + other.superseded,
        one.quarantined + other.quarantined,
    )


def _by_hash(paths: Iterable[Path]) -> dict[str | None, list[Path]]:
    """Return the paths by the hash of their bytes; those that cannot be hashed stand under `None`."""
    result: dict[str | None, list[Path]] = {}
    for path in paths:
        try:
            sha256: str | None = digest(path)[0]
        except OSError:
            sha256 = None
        result.setdefault(sha256, []).append(path)
    return result


def _known(warehouse: Path, hashes: Sequence[str], *, refresh: bool) -> frozenset[str]:
    with Warehouse.open(warehouse) as store:
        return frozenset(store.known(hashes, EXTRACTOR_VERSION if refresh else None))
