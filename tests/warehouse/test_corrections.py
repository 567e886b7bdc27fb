"""An analyst's correction: recorded with who and why, applied everywhere, kept through every new reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.warehouse.examples import RUN, accepted, ask, figure, load, report
from warehouse.consolidate import findings
from warehouse.errors import WarehouseError
from warehouse.store import Warehouse

TOTAL = "tthc.received_total"
MORNING, NOON = datetime(2026, 4, 2, 8, tzinfo=UTC), datetime(2026, 4, 2, 12, tzinfo=UTC)
VALUES = "SELECT value, original_value, corrected FROM mart.measurements"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "kho.duckdb"
    load(path, accepted("a.pdf", report("04105", figure(TOTAL, 500))))
    return path


def correct(path: Path, value: float, at: datetime = MORNING) -> None:
    key = str(ask(path, "SELECT measurement_id FROM core.measurements")[0][0])
    with Warehouse.open(path) as store:
        store.correct(key, value, who="Chuyên viên A", why="Xã xác nhận qua điện thoại", at=at)


def test_it_is_applied_and_the_report_keeps_its_value(path: Path) -> None:
    correct(path, 505)
    assert ask(path, VALUES) == [(505.0, 500.0, True)]
    assert ask(path, "SELECT value FROM mart.consolidated") == [(505.0,)]
    assert ask(path, "SELECT value FROM core.measurements") == [(500.0,)]
    assert ask(path, "SELECT old_value, new_value, corrected_by, reason, corrected_at FROM ops.corrections") == [
        (500.0, 505.0, "Chuyên viên A", "Xã xác nhận qua điện thoại", datetime(2026, 4, 2, 8))  # noqa: DTZ001 - UTC, without zone
    ]


@pytest.mark.parametrize("order", [((505, MORNING), (506, NOON)), ((506, NOON), (505, MORNING))])
def test_the_last_one_counts(order: tuple[tuple[float, datetime], ...], path: Path) -> None:
    for value, at in order:
        correct(path, value, at)
    assert ask(path, VALUES) == [(506.0, 500.0, True)]


@pytest.mark.parametrize(("value", "told"), [(500, []), (501, ["correction"])])
def test_it_survives_a_new_reading(value: float, told: list[str], path: Path) -> None:
    correct(path, 505)
    again = report("04105", figure(TOTAL, value, confidence=0.99, evidence=figure(TOTAL, 500).evidence))
    load(path, accepted("a.pdf", again), run=replace(RUN, extractor_version="1.1"))
    assert ask(path, VALUES) == [(505.0, float(value), True)]
    assert [item.rule for item in findings(path)] == told


def test_one_without_its_figure_is_told(path: Path) -> None:
    correct(path, 505)
    load(path, accepted("a.pdf", report("04105")), run=replace(RUN, extractor_version="1.1"))
    assert [(item.rule, "không còn số liệu" in item.message) for item in findings(path)] == [("correction", True)]


def test_it_needs_a_figure_a_person_and_a_reason(path: Path) -> None:
    with Warehouse.open(path) as store:
        with pytest.raises(WarehouseError, match="Không có số liệu"):
            store.correct("0" * 32, 1, who="A", why="B", at=NOON)
        with pytest.raises(ValueError, match="who and why"):
            store.correct("0" * 32, 1, who=" ", why="B", at=NOON)
