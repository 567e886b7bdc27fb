"""Connections to a warehouse file."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import WarehouseError

__all__ = ["attach", "connect", "detach", "keep", "start", "told", "transaction"]

NAME = "tonghop"
"""The file is attached under one name: a file called `core.duckdb` would hide the schema `core`."""

_IDLE: list[duckdb.DuckDBPyConnection] = []

FULL = ("No space left", "failed to offload")
"""How DuckDB says that the disk is full: on the warehouse's and on its temporary files."""

DISK_FULL = (
    "Đĩa chứa thư mục {folder} đã đầy nên chưa ghi được kho dữ liệu. Hãy giải phóng dung lượng rồi chạy lại; "
    "số liệu đã có trong kho vẫn nguyên vẹn."
)
NOT_WRITTEN = (
    "Không ghi được kho dữ liệu {path}. Hãy kiểm tra đĩa và quyền ghi (lệnh tonghop doctor) rồi chạy lại; "
    "số liệu đã có trong kho vẫn nguyên vẹn."
)


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
    try FSST on every column of text either, alone or with a dictionary: that takes half the time of a checkpoint and saves
    2 % of the file.
    """
    if writing:
        with suppress(IndexError):
            return _IDLE.pop()
    config: dict[str, Any] = {"python_enable_replacements": "false", "autoinstall_known_extensions": "false"}
    connection = duckdb.connect(config=config | ({"threads": 1} if writing else {}))
    if writing:
        connection.execute("SET disabled_compression_methods = 'fsst,dict_fsst'")  # passed over where it stands in `config`
    return connection


def keep(connection: duckdb.DuckDBPyConnection) -> None:
    """Take back a writer's connection without a file: the next warehouse need not start an engine of its own for 10 ms."""
    if _IDLE:
        connection.close()
    else:
        _IDLE.append(connection)


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


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell in Vietnamese that the file system refused what the block writes; the published file stays as it was.

    Raises:
        WarehouseError: when the disk is full or the file cannot be written.
    """
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException, OSError) as error:
        full = getattr(error, "errno", None) == errno.ENOSPC or any(sign in str(error) for sign in FULL)
        msg = (DISK_FULL if full else NOT_WRITTEN).format(folder=path.absolute().parent, path=path)
        raise WarehouseError(msg) from error
    except duckdb.FatalException as error:  # what follows once a write has failed
        raise WarehouseError(NOT_WRITTEN.format(path=path)) from error


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
