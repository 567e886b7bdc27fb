"""Figures of low confidence are kept, wait to be confirmed, and are not added up."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.warehouse.examples import accepted, ask, figure, load, report
from warehouse.consolidate import consolidated
from warehouse.exports import write_xlsx
from warehouse.store import Warehouse

TOTAL = "tthc.received_total"
SUMS = f"SELECT value, subjects FROM mart.consolidated WHERE indicator = '{TOTAL}'"  # noqa: S608 - own names


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    path = tmp_path / "kho.duckdb"
    sure, unsure = figure(TOTAL, 10), figure(TOTAL, 7, confidence=0.6)
    load(path, accepted("a.pdf", report("04105", sure)), accepted("b.pdf", report("03679", unsure)))
    return path


def test_an_unsure_figure_is_kept_and_waits(warehouse: Path) -> None:
    assert ask(warehouse, SUMS) == [(10, 1)]
    assert ask(warehouse, "SELECT sum(value) FROM mart.measurements") == [(17,)]
    assert ask(warehouse, "SELECT subject, value, confidence FROM mart.review") == [("03679", 7, 0.6)]


@pytest.mark.parametrize("value", [7, 8])
def test_who_confirms_or_corrects_it_has_it_added(warehouse: Path, value: float) -> None:
    ((key,),) = ask(warehouse, "SELECT measurement_id FROM mart.review")
    with Warehouse.open(warehouse) as store:
        store.correct(key, value, who="Chuyên viên", why="đã xem báo cáo", at=datetime(2026, 4, 1, tzinfo=UTC))
    assert ask(warehouse, SUMS) == [(10 + value, 2)]
    assert ask(warehouse, "SELECT count(*) FROM mart.review") == [(0,)]


@pytest.mark.parametrize(
    ("level", "sums", "waiting"), [(0.5, (17, 2), 0), (0.6, (17, 2), 0), (0.85, (10, 1), 1), (0.95, None, 2)]
)
def test_another_level_counts_at_once(warehouse: Path, level: float, sums: tuple[float, int] | None, waiting: int) -> None:
    with Warehouse.open(warehouse, review_below=level):
        pass
    assert ask(warehouse, SUMS) == ([sums] if sums else [])
    assert ask(warehouse, "SELECT count(*) FROM mart.review") == [(waiting,)]
    with Warehouse.open(warehouse):
        pass
    assert ask(warehouse, "SELECT level FROM mart.review_level") == [(level,)]


def test_a_level_that_is_the_same_writes_nothing(warehouse: Path) -> None:
    before = warehouse.stat().st_mtime_ns
    with Warehouse.open(warehouse, review_below=0.8):
        pass
    assert warehouse.stat().st_mtime_ns == before


def test_the_workbook_says_how_many_wait(warehouse: Path, tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - only this test reads a workbook

    table = consolidated(warehouse, "2026-Q1")
    assert [(row.subject, row.value) for row in table.waiting] == [("03679", 7)]
    write_xlsx(table, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book["Tổng hợp"]["A3"].value == "1 số liệu chờ xem lại, chưa được cộng (trang Chờ xem lại)"
    assert [cell.value for cell in book["Chờ xem lại"][2]][2:5] == [7, "hồ sơ", 0.6]
