"""Connections to a warehouse file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import WarehouseError

__all__ = ["attach", "connect", "detach", "start", "transaction"]

NAME = "tonghop"
"""The file is attached under one name: a file called `core.duckdb` would hide the schema `core`."""


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Return a connection whose current database is the file at `path`.

    Raises:
        WarehouseError: in Vietnamese, when the file is no DuckDB file, is locked, or cannot be opened.
    """
    connection = start()
    try:
        attach(connection, path, "READ_ONLY" if read_only else "")
    except WarehouseError:
        connection.close()
        raise
    return connection


def start(*, writing: bool = False) -> duckdb.DuckDBPyConnection:
    """Return a connection without a file.

    A writer works for itself: a batch is so small that two threads wait for each other longer than they work.  It does not
    try FSST on every column of text either, which takes half the time of a checkpoint and saves 2 % of the file.
    """
    config: dict[str, Any] = {"python_enable_replacements": "false", "autoinstall_known_extensions": "false"}
    return duckdb.connect(config=config | ({"threads": 1, "disabled_compression_methods": "fsst"} if writing else {}))


def attach(connection: duckdb.DuckDBPyConnection, path: Path, option: str) -> None:
    """Make the file at `path` the current database of a connection that has none; much faster than a new connection.

    Args:
        option: of ATTACH; empty for none.

    Raises:
        WarehouseError: in Vietnamese, when the file is no DuckDB file, is locked, or cannot be opened.
    """
    try:
        connection.execute(f"ATTACH {_literal(str(path))} AS {NAME}" + (f" ({option})" if option else ""))
        connection.execute(f"USE {NAME}")
    except duckdb.Error as error:
        msg = f"Không mở được kho dữ liệu {path}: tệp hỏng, không phải tệp DuckDB, hoặc đang bị chương trình khác giữ."
        raise WarehouseError(msg) from error


def detach(connection: duckdb.DuckDBPyConnection) -> None:
    """Close the file of a connection, which stays open without one."""
    connection.execute("USE memory")
    connection.execute(f"DETACH {NAME}")


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
