"""Connections to a warehouse file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError

__all__ = ["connect", "exists", "transaction"]

NAME = "tonghop"
"""The file is attached under one name: a file called `core.duckdb` would hide the schema `core`."""


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Return a connection whose current database is the file at `path`.

    Raises:
        WarehouseError: in Vietnamese, when the file is no DuckDB file, is locked, or cannot be opened.
    """
    connection = duckdb.connect(config={"python_enable_replacements": "false", "autoinstall_known_extensions": "false"})
    mode = " (READ_ONLY)" if read_only else ""
    try:
        connection.execute(f"ATTACH {_literal(str(path))} AS {NAME}{mode}")
        connection.execute(f"USE {NAME}")
    except duckdb.Error as error:
        connection.close()
        msg = f"Không mở được kho dữ liệu {path}: tệp hỏng, không phải tệp DuckDB, hoặc đang bị chương trình khác giữ."
        raise WarehouseError(msg) from error
    return connection


def exists(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> bool:
    """Tell whether the warehouse has a table."""
    query = "SELECT count(*) FROM duckdb_tables() WHERE database_name = ? AND schema_name = ? AND table_name = ?"
    row = connection.execute(query, [NAME, schema, table]).fetchone()
    return bool(row and row[0])


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Keep what the block writes when it ends, and nothing of it when it raises."""
    connection.execute("BEGIN TRANSACTION")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
