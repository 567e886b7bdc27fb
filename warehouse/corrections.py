"""Corrections: an analyst's act, with who, when and why; they survive every new reading of the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from warehouse.errors import WarehouseError
from warehouse.keys import content_key

if TYPE_CHECKING:
    import duckdb

__all__ = ["Correction", "add_correction"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure's old and new value, in its unit."""

    correction_id: str
    measurement_id: str
    old_value: float
    new_value: float


def add_correction(
    connection: duckdb.DuckDBPyConnection, measurement_id: str, value: float, *, who: str, why: str, at: datetime
) -> Correction:
    """Record a correction of the value that the report states; a later one of the same figure takes its place.

    Args:
        at: in UTC.

    Raises:
        ValueError: when who or why is empty.
        WarehouseError: in Vietnamese, when there is no such figure.
    """
    if not who.strip() or not why.strip():
        msg = "a correction needs who and why"
        raise ValueError(msg)
    query = "SELECT report_id, indicator, value FROM core.measurements WHERE measurement_id = ?"
    found = connection.execute(query, [measurement_id]).fetchone()
    if found is None:
        msg = f"Không có số liệu với khóa {measurement_id}. Khóa đúng ở cột measurement_id của mart.measurements."
        raise WarehouseError(msg)
    report_id, indicator, old = found
    moment = at.replace(tzinfo=None)
    key = content_key(measurement_id, value, who, why, moment.isoformat())
    connection.execute("DELETE FROM ops.corrections WHERE correction_id = ?", [key])
    connection.execute(
        "INSERT INTO ops.corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [key, measurement_id, report_id, indicator, old, value, who, why, moment],
    )
    return Correction(key, measurement_id, old, value)
