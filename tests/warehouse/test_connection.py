"""What a writer's connection is told for the sake of speed is really in force."""

from __future__ import annotations

from pathlib import Path

from tests.warehouse.examples import accepted, ask, figure, load, report
from warehouse.connection import start


def test_a_writer_works_alone_and_tries_no_fsst() -> None:
    with start(writing=True) as connection:
        query = "SELECT current_setting('threads'), current_setting('disabled_compression_methods')"
        threads, disabled = connection.execute(query).fetchall()[0]
    assert threads == 1
    assert set(disabled.casefold().split(",")) == {"fsst", "dict_fsst"}


def test_a_new_warehouse_has_small_blocks_and_keeps_them(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    for name in ("a.pdf", "b.pdf"):
        load(path, accepted(name, report("04105", figure("tthc.received_total", 10))))
        assert ask(path, "SELECT block_size FROM pragma_database_size() WHERE database_name = 'tonghop'") == [(32768,)]


def test_the_statistics_of_columns_stay_small_from_load_to_load(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    for number in range(3):
        load(path, accepted(f"{number}.pdf", report("04105", figure("tthc.received_total", number))))
    assert path.stat().st_size < 1_600_000  # 2,2 million bytes with those of DuckDB 1.0
