"""Readers never wait and never see half a warehouse; two writers never meet; a killed run changes nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.warehouse.examples import RUN, accepted, ask, figure, load, report
from warehouse import store as store_module
from warehouse.connection import attach, connect
from warehouse.errors import WarehouseLockedError
from warehouse.publication import working_path
from warehouse.store import Warehouse
from warehouse.upgrade import migrations, upgrade

COUNT = "SELECT count(*) FROM core.reports"
FIRST = accepted("a.pdf", report("04105", figure("tthc.received_total", 10)))
SECOND = accepted("b.pdf", report("04075", figure("tthc.received_total", 20)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    load(tmp_path / "kho.duckdb", FIRST)
    return tmp_path / "kho.duckdb"


def test_a_reader_sees_the_old_state_until_the_writer_is_done(path: Path) -> None:
    with Warehouse.open(path, read_only=True) as reader:
        with Warehouse.open(path) as writer:
            writer.load(RUN, [SECOND])
            assert ask(path, COUNT) == [(1,)]
        assert ask(path, COUNT) == [(2,)]
        assert reader.connection.execute(COUNT).fetchall() == [(1,)]


def test_a_writer_can_publish_in_between(path: Path) -> None:
    with Warehouse.open(path) as writer:
        writer.load(RUN, [SECOND])
        writer.publish()
        assert ask(path, COUNT) == [(2,)]
        assert writer.load(RUN, [SECOND]).unchanged == ("b.pdf",)


def test_a_second_writer_is_told_to_wait(path: Path) -> None:
    with (
        Warehouse.open(path),
        pytest.raises(WarehouseLockedError, match="đang được một chương trình khác ghi"),
        Warehouse.open(path),
    ):
        pass
    load(path, SECOND)
    assert ask(path, COUNT) == [(2,)]


def test_an_error_leaves_the_published_file(path: Path) -> None:
    before = path.read_bytes()

    def fail() -> None:
        with Warehouse.open(path) as writer:
            writer.load(RUN, [SECOND])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_bytes() == before
    assert not working_path(path).exists()


def test_reading_in_a_writing_block_copies_nothing(path: Path) -> None:
    before = path.stat()
    with Warehouse.open(path) as store:
        store.known(["0" * 64])
        assert not working_path(path).exists()
    assert path.stat().st_ino == before.st_ino


def test_a_load_opens_its_copy_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(store_module, "attach", lambda *args: (opened.append(args[1]), attach(*args)))
    with Warehouse.open(path) as store:
        store.load(RUN, [SECOND])
    assert opened == [working_path(path)]


def test_a_warehouse_that_is_outdated_is_upgraded_before_its_first_use(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    with connect(path, read_only=False) as connection:
        upgrade(connection, migrations()[:3])
    with Warehouse.open(path) as store:
        assert store.known(["0" * 64]) == {}
        assert store.connection.execute("SELECT count(*) > 300 FROM ref.agencies").fetchall() == [(True,)]


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.warehouse.test_publication import RUN, SECOND, Warehouse
with Warehouse.open(Path(sys.argv[1])) as store:
    store.load(RUN, [SECOND])
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_a_killed_run_leaves_the_published_file_and_no_lock(path: Path) -> None:
    before = path.read_bytes()
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, check=False
    )
    assert ended.returncode == -signal.SIGKILL
    assert path.read_bytes() == before
    assert ask(path, COUNT) == [(1,)]
    load(path, SECOND)
    assert ask(path, COUNT) == [(2,)]
    assert sorted(item.name for item in path.parent.iterdir()) == [".kho.duckdb.lock", "kho.duckdb"]


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    load(tmp_path / "new" / "kho.duckdb", FIRST)
    assert ask(tmp_path / "new" / "kho.duckdb", COUNT) == [(1,)]
