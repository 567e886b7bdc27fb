"""What is said when the file system refuses; the published warehouse stays as it was."""

from __future__ import annotations

import errno
from pathlib import Path

import duckdb
import pytest

from pipeline.ingest import new_run
from tests.warehouse.examples import accepted, figure, report
from warehouse import store as store_module
from warehouse.connection import told
from warehouse.errors import WarehouseError, WarehouseLockedError
from warehouse.store import Warehouse

FULL, WRITING = "đã đầy", "Không ghi được kho dữ liệu"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (duckdb.IOException("IO Error: Could not write file: No space left on device"), FULL),
        (duckdb.OutOfMemoryException("Out of Memory Error: failed to offload data block"), FULL),
        (OSError(errno.ENOSPC, "No space left on device"), FULL),
        (OSError(errno.EROFS, "Read-only file system"), WRITING),
        (duckdb.FatalException("FATAL Error: database has been invalidated"), WRITING),
    ],
)
def test_refusals_are_told_in_vietnamese(error: Exception, message: str, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match=message), told(tmp_path / "kho.duckdb"):
        raise error


def test_what_has_words_of_its_own_keeps_them(tmp_path: Path) -> None:
    with pytest.raises(WarehouseLockedError, match="đang mở"), told(tmp_path / "kho.duckdb"):
        raise WarehouseLockedError(*("đang mở",))


def test_a_full_disk_leaves_the_warehouse_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "kho.duckdb"
    with Warehouse.open(path):
        pass
    before = path.read_bytes()
    monkeypatch.setattr(store_module, "publish", full)
    with pytest.raises(WarehouseError, match=FULL), Warehouse.open(path) as store:
        store.load(new_run("test"), [accepted("a.pdf", report("04105", figure("tthc.received_total", 5)))])
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.working*"))
