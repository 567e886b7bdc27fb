"""The account of runs and of incoming files (`ops.runs`, `ops.files`)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from schemas.intake import FileResult, LoadSummary, RunInfo
from warehouse.rows import Row, insert, to_arrow

if TYPE_CHECKING:
    import duckdb

__all__ = ["record_files", "record_run"]

COLUMNS = "path sha256 size:int state reason attempts:int extractor_version first_run last_run"


@dataclass(frozen=True, slots=True)
class _File:
    """A row of `ops.files`; its key is path and hash."""

    path: str
    sha256: str | None
    size: int | None
    state: str
    reason: str | None
    attempts: int
    extractor_version: str
    first_run: str
    last_run: str

    def row(self) -> Row:
        return (
            self.path, self.sha256, self.size, self.state, self.reason, self.attempts, self.extractor_version, self.first_run,
            self.last_run,
        )  # fmt: skip


def record_files(
    connection: duckdb.DuckDBPyConnection, run: RunInfo, results: Sequence[FileResult], read: Collection[str | None]
) -> None:
    """Write what became of each file.

    A file whose bytes and state are known already changes nothing.  A file that was set aside and is another one now (it
    could not be read, or was half copied) keeps its row, with one attempt more.

    Args:
        read: hashes of the files whose facts were written by this load.
    """
    results = [replace(result, path=_printable(result.path)) for result in results]
    before = _rows_of(connection, [result.path for result in results])
    old: set[_File] = set()
    new: dict[tuple[str, str | None], _File] = {}
    for result in results:
        mine = [row for row in before if row.path == result.path]
        same = next((row for row in mine if row.sha256 == result.sha256), None)
        if same and same.state == result.state == "accepted" and result.sha256 not in read:
            continue
        given_way = [row for row in mine if row is same or row.state != "accepted"]
        old.update(given_way)
        new[result.path, result.sha256] = _next(result, given_way, run)
    _exchange(connection, old, list(new.values()))


def record_run(connection: duckdb.DuckDBPyConnection, run: RunInfo, summary: LoadSummary) -> None:
    """Add the counts of a load to its run; a run may load several batches."""
    counts = [len(part) for part in (summary.accepted, summary.unchanged, summary.superseded, summary.quarantined)]
    query = "DELETE FROM ops.runs WHERE run_id = ? RETURNING accepted, unchanged, superseded, quarantined"
    earlier = connection.execute(query, [run.run_id]).fetchone() or (0, 0, 0, 0)
    started = datetime.fromisoformat(run.started_at)
    moment = (started.astimezone(UTC) if started.tzinfo else started).replace(tzinfo=None)
    totals = [one + other for one, other in zip(counts, earlier, strict=True)]
    connection.execute(
        "INSERT INTO ops.runs VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [run.run_id, moment, run.command, run.extractor_version, *totals]
    )


def _next(result: FileResult, earlier: Sequence[_File], run: RunInfo) -> _File:
    first = min(earlier, key=lambda row: (-row.attempts, row.first_run)).first_run if earlier else run.run_id
    reason = None if result.state == "accepted" else result.reason
    return _File(
        result.path, result.sha256, result.size, result.state, reason, sum(row.attempts for row in earlier) + 1,
        run.extractor_version, first, run.run_id,
    )  # fmt: skip


def _rows_of(connection: duckdb.DuckDBPyConnection, paths: Sequence[str]) -> list[_File]:
    names = ", ".join(name.partition(":")[0] for name in COLUMNS.split())
    query = f"SELECT {names} FROM ops.files WHERE path IN (SELECT unnest(?))"  # noqa: S608 - the names of this module
    return [_File(*row) for row in connection.execute(query, [paths]).fetchall()]


def _exchange(connection: duckdb.DuckDBPyConnection, old: Collection[_File], new: Sequence[_File]) -> None:
    if old:
        connection.register("outdated", to_arrow("path sha256", [(row.path, row.sha256) for row in old]))
        connection.execute(
            "DELETE FROM ops.files USING outdated o WHERE files.path = o.path AND files.sha256 IS NOT DISTINCT FROM o.sha256"
        )
        connection.unregister("outdated")
    insert(connection, "ops.files", COLUMNS, [row.row() for row in new])


def _printable(path: str) -> str:
    """Return a path that UTF-8 can hold: file names may be any bytes, which Python gives as lone surrogates."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
