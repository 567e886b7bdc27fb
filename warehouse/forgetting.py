"""What the warehouse takes out when a document turns out to be a state secret: all but that a file of this name was refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from schemas.intake import FileResult
from warehouse.keys import report_key
from warehouse.rows import CORE_TABLES, Row, to_arrow

if TYPE_CHECKING:
    import duckdb

__all__ = ["forget", "without_traces"]


def forget(connection: duckdb.DuckDBPyConnection, results: Sequence[FileResult]) -> bool:
    """Delete what an earlier version read from files that are refused as secret now; tell whether there was anything.

    Facts, corrections and the hashes of the bytes go, under whatever path they came in.
    """
    hashes = {result.sha256 for result in results if result.secret and result.sha256}
    if not hashes:
        return False
    keys: list[Row] = [(sha256, report_key(sha256)) for sha256 in sorted(hashes)]
    connection.register("secret", to_arrow("sha256 report_id", keys))
    held = connection.execute("SELECT count(*) FROM core.reports SEMI JOIN secret USING (report_id)").fetchone()
    for name in (*(f"core.{table}" for table in CORE_TABLES), "ops.corrections"):
        connection.execute(f"DELETE FROM {name} WHERE report_id IN (SELECT report_id FROM secret)")  # noqa: S608 - own names
    connection.execute("DELETE FROM ops.files WHERE sha256 IN (SELECT sha256 FROM secret)")
    connection.unregister("secret")
    return held is not None and held[0] > 0


def without_traces(results: Sequence[FileResult]) -> list[FileResult]:
    """Return the results, those of secret files without the hash and the size of their bytes."""
    return [replace(result, sha256=None, size=None, report=None) if result.secret else result for result in results]
