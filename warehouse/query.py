"""A user's SQL: read-only, one statement, no other files, no network."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.errors import QueryError
from warehouse.sql_errors import in_vietnamese
from warehouse.store import Warehouse

__all__ = ["QueryResult", "Rows", "run_query"]

_LOCKED_DOWN = (
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A table: names of the columns, and rows of Python values (`None` for NULL)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


Rows = QueryResult


def run_query(path: Path, sql: str) -> QueryResult:
    """Run one SELECT (or DESCRIBE, SHOW, SUMMARIZE, EXPLAIN) and return its rows.

    Raises:
        QueryError: in Vietnamese, when the SQL is wrong, is more than one statement, or would do more than read.
        WarehouseError: in Vietnamese, when the warehouse cannot be opened.
    """
    _check(sql)
    with Warehouse.open(path, read_only=True) as store:
        for statement in _LOCKED_DOWN:
            store.connection.execute(statement)
        try:
            cursor = store.connection.execute(sql)
            columns = tuple(str(column[0]) for column in cursor.description or ())
            return QueryResult(columns, tuple(tuple(row) for row in cursor.fetchall()))
        except duckdb.Error as error:
            msg = f"Câu lệnh SQL không chạy được. {in_vietnamese(str(error))}"
            raise QueryError(msg) from error


def _check(sql: str) -> None:
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        msg = f"Câu lệnh SQL không chạy được. {in_vietnamese(str(error))}"
        raise QueryError(msg) from error
    if not statements:
        msg = "Chưa có câu lệnh SQL nào. Ví dụ: SELECT * FROM mart.consolidated"
        raise QueryError(msg)
    if len(statements) != 1:
        msg = f"Mỗi lần chỉ chạy được một câu lệnh SQL; ở đây có {len(statements)}."
        raise QueryError(msg)
    if statements[0].type not in {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}:
        msg = "Chỉ được hỏi kho (SELECT, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN), không được ghi hay đổi cấu hình."
        raise QueryError(msg)
