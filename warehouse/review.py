"""The level of confidence below which a figure waits for an analyst before it is added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

__all__ = ["review_level", "set_review_level"]

_NAME = "review_below"


def review_level(connection: duckdb.DuckDBPyConnection) -> float:
    """Return the level that the warehouse was last told."""
    row = connection.execute("SELECT level FROM mart.review_level").fetchone()
    return float(row[0]) if row else 0.0


def set_review_level(connection: duckdb.DuckDBPyConnection, level: float) -> None:
    """Make another level count, at once and for every report that is there."""
    connection.execute("DELETE FROM ops.settings WHERE name = ?", [_NAME])
    connection.execute("INSERT INTO ops.settings VALUES (?, ?)", [_NAME, str(level)])
