"""A user's SQL can read the warehouse and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.examples import accepted, figure, load, report
from warehouse.errors import QueryError
from warehouse.query import QueryResult, run_query


@pytest.fixture
def path(tmp_path: Path) -> Path:
    load(tmp_path / "kho.duckdb", accepted("a.pdf", report("04105", figure("tthc.received_total", 10))))
    return tmp_path / "kho.duckdb"


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT subject AS s, value FROM mart.figures", QueryResult(("s", "value"), (("04105", 10.0),))),
        ("SELECT 1 AS n WHERE false;", QueryResult(("n",), ())),
        ("WITH a AS (SELECT NULL AS x) FROM a", QueryResult(("x",), ((None,),))),
    ],
)
def test_reading(sql: str, expected: QueryResult, path: Path) -> None:
    assert run_query(path, sql) == expected


@pytest.mark.parametrize("sql", ["DESCRIBE mart.figures", "SHOW ALL TABLES", "SUMMARIZE mart.figures", "EXPLAIN SELECT 1"])
def test_looking_round(sql: str, path: Path) -> None:
    assert run_query(path, sql).rows


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1; SELECT 2",
        "",
        "SELEC 1",
        "SELECT * FROM nowhere",
        "DELETE FROM core.reports",
        "EXPLAIN ANALYZE DELETE FROM core.reports",
        "CREATE TABLE core.x (a INT)",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "PRAGMA enable_profiling",
        "ATTACH '{other}' AS other",
        "COPY core.reports TO '{other}.csv'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM read_text('{other}')",
        "SELECT * FROM read_csv('{other}')",
        "SELECT * FROM '{other}'",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM 'https://example.org/a.parquet'",
        "SELECT getenv('HOME')",
        "SELECT * FROM expected",
    ],
)
def test_everything_else_is_refused(sql: str, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("secret\n1\n", encoding="utf-8")
    expected = other  # a Python variable is no table either
    before = path.read_bytes()
    with pytest.raises(QueryError):
        run_query(path, sql.format(other=expected))
    assert path.read_bytes() == before
    assert not Path(f"{other}.csv").exists()
