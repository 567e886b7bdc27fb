"""Loading a batch: facts by column, in one transaction, keyed by content."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING

from schemas.intake import FileResult, LoadSummary, RunInfo
from warehouse.connection import transaction
from warehouse.forgetting import forget, without_traces
from warehouse.keys import report_key
from warehouse.ledger import record_files, record_run
from warehouse.reference import fill_obligations
from warehouse.rows import CORE_TABLES, core_rows, insert, to_arrow
from warehouse.superseding import refresh_supersessions

if TYPE_CHECKING:
    import duckdb

__all__ = ["is_newer", "known", "load"]


def known(connection: duckdb.DuckDBPyConnection, sha256s: Iterable[str]) -> dict[str, str]:
    """Return the version of the extraction that last read each of these files; unknown ones are left out."""
    connection.register("asked", to_arrow("sha256", [(sha256,) for sha256 in dict.fromkeys(sha256s)]))
    rows = connection.execute(
        "SELECT sha256, extractor_version FROM ops.files SEMI JOIN asked USING (sha256) "
        "UNION SELECT sha256, extractor_version FROM core.reports SEMI JOIN asked USING (sha256)"
    ).fetchall()
    connection.unregister("asked")
    result: dict[str, str] = {}
    for sha256, version in rows:
        if sha256 not in result or is_newer(version, result[sha256]):
            result[sha256] = version
    return result


def load(connection: duckdb.DuckDBPyConnection, run: RunInfo, results: Sequence[FileResult]) -> LoadSummary:
    """Load the results and return what changed; on an error nothing is changed.

    Raises:
        ValueError: when an accepted file has neither a report nor known bytes.
    """
    with transaction(connection):
        summary = _load(connection, run, results)
        record_run(connection, run, summary)
    return summary


def is_newer(version: str, other: str) -> bool:
    """Tell whether facts read by one version replace those read by another.

    Releases are compared by their numbers; of one release, another local part (after `+`) counts as newer, since the local
    part is a fingerprint that has no order.
    """
    mine, theirs = version.partition("+"), other.partition("+")
    if mine[0] != theirs[0]:
        return _natural(mine[0]) > _natural(theirs[0])
    return mine[2] != theirs[2]


def _load(connection: duckdb.DuckDBPyConnection, run: RunInfo, results: Sequence[FileResult]) -> LoadSummary:
    held = _held(connection, results)
    fresh = _fresh(results, held, run.extractor_version)
    gone: dict[str, str] = {}
    if fresh:
        _replace_facts(connection, fresh, run.extractor_version, held)
    if forget(connection, results) or fresh:
        gone = refresh_supersessions(connection)
        fill_obligations(connection)
    record_files(connection, run, without_traces(results), {result.sha256 for result in fresh})
    paths = {id(result) for result in fresh}
    return LoadSummary(
        accepted=tuple(result.path for result in results if id(result) in paths),
        unchanged=tuple(result.path for result in results if result.state == "accepted" and id(result) not in paths),
        superseded=_paths(connection, gone),
        quarantined=tuple((result.path, result.reason or "") for result in results if result.state != "accepted"),
    )


def _held(connection: duckdb.DuckDBPyConnection, results: Sequence[FileResult]) -> dict[str, str]:
    query = "SELECT sha256, extractor_version FROM core.reports WHERE sha256 IN (SELECT unnest(?))"
    return dict(connection.execute(query, [[result.sha256 for result in results if result.sha256]]).fetchall())


def _fresh(results: Sequence[FileResult], held: dict[str, str], version: str) -> list[FileResult]:
    """Return one accepted result for each content that the warehouse does not hold in this version yet."""
    chosen: dict[str, FileResult] = {}
    for result in sorted(results, key=lambda result: result.path):
        if result.state != "accepted":
            continue
        sha256 = result.sha256 or ""
        if result.report is None and sha256 not in held:
            msg = f"an accepted file without a report: {result.path!r}"
            raise ValueError(msg)
        if result.report and (sha256 not in held or is_newer(version, held[sha256])):
            chosen.setdefault(sha256, result)
    return list(chosen.values())


def _replace_facts(
    connection: duckdb.DuckDBPyConnection, fresh: Sequence[FileResult], version: str, held: Container[str]
) -> None:
    """Write the facts of the fresh reports, after taking out those of the reports that are held already."""
    rows = core_rows(fresh, version)
    keys = [report_key(result.sha256) for result in fresh if result.sha256 and result.sha256 in held]
    for name, columns in CORE_TABLES.items():
        if keys:
            connection.execute(f"DELETE FROM core.{name} WHERE report_id IN (SELECT unnest(?))", [keys])  # noqa: S608 - own names
        insert(connection, f"core.{name}", columns, rows[name])


def _paths(connection: duckdb.DuckDBPyConnection, gone: dict[str, str]) -> tuple[tuple[str, str], ...]:
    if not gone:
        return ()
    query = "SELECT r.report_id, min(f.path) FROM core.reports r JOIN ops.files f USING (sha256) GROUP BY r.report_id"
    path = dict(connection.execute(query).fetchall())
    return tuple(sorted((path[old], path[new]) for old, new in gone.items()))


def _natural(text: str) -> list[tuple[int, str]]:
    return [(int(part) if part.isdigit() else -1, part) for part in re.findall(r"\d+|[^\d.]+", text)]
