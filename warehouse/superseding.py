"""Keeping `core.supersessions` in step with `core`, by the rule of `warehouse.versions`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from warehouse.rows import Row, insert
from warehouse.versions import Head, supersessions

if TYPE_CHECKING:
    import duckdb

__all__ = ["refresh_supersessions"]

COLUMNS = "report_id superseded_by basis"
_HEADS = """
SELECT report_id, type, number, symbol, coalesce(issuer_code, issuer_name), issuer_name, issued_on, issued_year, title,
       coalesce(reporting_period, period_start || '..' || period_end), NOT list_contains(read_by, 'ocr')
FROM core.reports
"""
_RELATED = """
SELECT report_id, relation = 'replaces', number FROM core.citations
WHERE relation IN ('replaces', 'supplements', 'corrects')
"""


def refresh_supersessions(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Compute anew which reports gave way, from the facts alone; return those that had not, each with the current one."""
    found = supersessions(_heads(connection))
    rows: list[Row] = [(item.report_id, item.superseded_by, item.basis) for item in found]
    held = connection.execute("SELECT report_id, superseded_by, basis FROM core.supersessions").fetchall()
    if set(held) != set(rows):
        connection.execute("DELETE FROM core.supersessions")
        insert(connection, "core.supersessions", COLUMNS, rows)
    before = {report_id for report_id, _, _ in held}
    return {item.report_id: item.superseded_by for item in found if item.report_id not in before}


def _heads(connection: duckdb.DuckDBPyConnection) -> list[Head]:
    related: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for report_id, replaces, number in connection.execute(_RELATED).fetchall():
        if number:
            related[report_id, replaces].add(number)
    stated: dict[str, set[str]] = defaultdict(set)
    for report_id, indicator in connection.execute(
        "SELECT DISTINCT report_id, indicator FROM core.measurements WHERE nature = 'actual'"
    ).fetchall():
        stated[report_id].add(indicator)
    return [
        replace(
            Head(*row),
            replaces=frozenset(related[row[0], True]),
            adds_to=frozenset(related[row[0], False]),
            indicators=frozenset(stated[row[0]]),
        )
        for row in connection.execute(_HEADS).fetchall()
    ]
