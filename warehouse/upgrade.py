"""Numbered SQL files that bring a warehouse from any older version to the present one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from warehouse.connection import transaction
from warehouse.errors import WarehouseVersionError

if TYPE_CHECKING:
    import duckdb

__all__ = ["Migration", "migrations", "upgrade", "version"]


@dataclass(frozen=True, slots=True)
class Migration:
    """One SQL file of `migrations`, named `NNNN_what.sql`."""

    number: int
    name: str
    sql: str


@cache
def migrations() -> tuple[Migration, ...]:
    """Return all migrations in the order of their numbers, which run from 1 without gaps."""
    found = [item for item in files("warehouse").joinpath("migrations").iterdir() if item.name.endswith(".sql")]
    result = tuple(
        Migration(int(item.name[:4]), item.name, item.read_text(encoding="utf-8"))
        for item in sorted(found, key=lambda item: item.name)
    )
    if [item.number for item in result] != list(range(1, len(result) + 1)):
        msg = "warehouse/migrations must be numbered from 0001 without gaps"
        raise ValueError(msg)
    return result


def version(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the number of the last migration that the warehouse has seen; 0 for an empty one."""
    import duckdb  # noqa: PLC0415 - loaded late

    try:
        rows = connection.execute("SELECT version FROM ops.migrations").fetchall()
    except duckdb.CatalogException:
        return 0
    return max((number for (number,) in rows), default=0)


def upgrade(connection: duckdb.DuckDBPyConnection, steps: tuple[Migration, ...] | None = None) -> bool:
    """Apply the migrations that are missing, each in a transaction of its own; tell whether there were any.

    Args:
        steps: the migrations that this program knows; those of the package by default.

    Raises:
        WarehouseVersionError: when a newer program has upgraded the warehouse.
    """
    known = migrations() if steps is None else steps
    present = version(connection)
    if present > len(known):
        msg = (
            f"Kho dữ liệu được tạo bằng phiên bản Tonghop mới hơn (cấu trúc số {present}, chương trình này biết đến số "
            f"{len(known)}). Hãy cài bản Tonghop mới rồi chạy lại."
        )
        raise WarehouseVersionError(msg)
    for step in known[present:]:
        _apply(connection, step)
    return present < len(known)


def _apply(connection: duckdb.DuckDBPyConnection, step: Migration) -> None:
    with transaction(connection):
        connection.execute(step.sql)
        connection.execute("INSERT INTO ops.migrations (version, name) VALUES (?, ?)", [step.number, step.name])
