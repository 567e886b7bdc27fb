"""Upgrades keep the data; newer files are refused; everything is described in Vietnamese."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.examples import accepted, ask, figure, load, report
from warehouse import ledger, reference, rows, superseding
from warehouse.connection import connect
from warehouse.errors import WarehouseError, WarehouseVersionError
from warehouse.store import Warehouse
from warehouse.upgrade import migrations, upgrade


def test_every_table_view_and_column_has_a_comment(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(path, accepted("a.pdf", report("04105", figure("tthc.received_total", 10))))
    ours = "database_name = 'tonghop' AND schema_name IN ('core', 'ref', 'ops', 'mart')"
    named = ask(
        path,
        f"SELECT schema_name || '.' || table_name, comment FROM duckdb_tables() WHERE {ours} UNION ALL "  # noqa: S608 - own names
        f"SELECT schema_name || '.' || view_name, comment FROM duckdb_views() WHERE {ours} UNION ALL "
        f"SELECT schema_name || '.' || table_name || '.' || column_name, comment FROM duckdb_columns() WHERE {ours}",
    )
    assert [name for name, comment in named if not comment] == []
    assert len(named) > 300


@pytest.mark.parametrize(
    "view",
    [
        "measurements",
        "tthc_dossiers",
        "petitions",
        "consolidated",
        "submissions",
        "findings",
        "document_references",
        "report_history",
    ],
)
def test_the_views_that_other_programs_rely_on(view: str, tmp_path: Path) -> None:
    load(tmp_path / "kho.duckdb", accepted("a.pdf", report("04105", figure("tthc.received_total", 10))))
    assert ask(tmp_path / "kho.duckdb", f"SELECT count(*) >= 0 FROM mart.{view}") == [(True,)]  # noqa: S608 - own names


INSERTED = {
    **{f"core.{name}": columns for name, columns in rows.CORE_TABLES.items()},
    **{f"ref.{name}": columns for name, columns in reference.COLUMNS.items()},
    "core.supersessions": superseding.COLUMNS,
    "ops.files": ledger.COLUMNS,
}


def test_rows_are_inserted_with_the_columns_of_their_table_in_its_order(tmp_path: Path) -> None:
    load(tmp_path / "kho.duckdb", accepted("a.pdf", report("04105", figure("tthc.received_total", 10))))
    found: dict[str, list[str]] = {}
    for table, column in ask(
        tmp_path / "kho.duckdb",
        "SELECT schema_name || '.' || table_name, column_name FROM duckdb_columns() WHERE database_name = 'tonghop' "
        "ORDER BY table_oid, column_index",
    ):
        found.setdefault(table, []).append(column)
    expected = {table: [field.partition(":")[0] for field in columns.split()] for table, columns in INSERTED.items()}
    assert {table: found[table] for table in expected} == expected


@pytest.mark.parametrize("old", range(2, len(migrations())))
def test_an_older_warehouse_is_upgraded_and_keeps_its_data(old: int, tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    connection = connect(path, read_only=False)
    upgrade(connection, migrations()[:old])
    connection.execute("INSERT INTO ops.runs VALUES ('r', '2025-01-01', 'ingest', '0.1', 1, 0, 0, 0)")
    connection.execute("INSERT INTO core.recipients VALUES ('abc', 1, 'Lưu: VT')")
    connection.close()
    with pytest.raises(WarehouseVersionError, match="phiên bản cũ"), Warehouse.open(path, read_only=True):
        pass
    load(path, accepted("a.pdf", report("04105", figure("tthc.received_total", 10))))
    assert ask(path, "SELECT max(version), count(*) FROM ops.migrations") == [(len(migrations()), len(migrations()))]
    assert ask(path, "SELECT run_id FROM ops.runs ORDER BY 1") == [("r",), ("run-1",)]
    assert ask(path, "SELECT count(*) FROM core.recipients") == [(3,)]


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_warehouse_is_refused(read_only: bool, tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(path)
    connection = connect(path, read_only=False)
    connection.execute("INSERT INTO ops.migrations (version, name) VALUES (9999, 'later.sql')")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(WarehouseVersionError, match="phiên bản Tonghop mới hơn"), Warehouse.open(path, read_only=read_only):
        pass
    with pytest.raises(WarehouseVersionError, match="phiên bản Tonghop mới hơn"):
        load(path, accepted("a.pdf", report("04105", figure("tthc.received_total", 10))))
    assert path.read_bytes() == before


def test_what_is_no_warehouse_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    with pytest.raises(WarehouseError, match="Chưa có kho dữ liệu"), Warehouse.open(path, read_only=True):
        pass
    path.write_text("not a database, and long enough to be looked at as one\n" * 100, encoding="utf-8")
    with pytest.raises(WarehouseError, match="Không mở được kho dữ liệu"), Warehouse.open(path):
        pass
    assert path.read_text(encoding="utf-8").startswith("not a database")


def test_a_file_named_like_a_schema_works(tmp_path: Path) -> None:
    load(tmp_path / "core.duckdb", accepted("a.pdf", report("04105", figure("tthc.received_total", 10))))
    assert ask(tmp_path / "core.duckdb", "SELECT value FROM mart.consolidated") == [(10.0,)]
