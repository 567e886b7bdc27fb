"""What an analyst is told about a wrong query."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.errors import QueryError
from warehouse.query import run_query
from warehouse.sql_errors import SqlError, in_vietnamese, sql_errors
from warehouse.store import Warehouse


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kho") / "kho.duckdb"
    with Warehouse.open(path):
        pass
    return path


@pytest.mark.parametrize("mistake", sql_errors(), ids=lambda mistake: mistake.query)
def test_each_mistake_is_told_in_vietnamese(mistake: SqlError, empty: Path) -> None:
    with pytest.raises(QueryError) as raised:
        run_query(empty, mistake.query)
    message = str(raised.value)
    assert message.startswith(f"Câu lệnh SQL không chạy được. {mistake.told}")
    assert "Error" not in message


def test_the_place_of_the_mistake_is_shown() -> None:
    said = 'Parser Error: syntax error at or near "SELEC"\n\nLINE 1: SELEC 1\n        ^'
    assert in_vietnamese(said) == "Sai cú pháp ở gần “SELEC”.\n\nLINE 1: SELEC 1\n        ^"


def test_an_unknown_mistake_is_told_as_it_is() -> None:
    assert in_vietnamese("Some Error: of tomorrow") == "Some Error: of tomorrow"


def test_no_query(empty: Path) -> None:
    with pytest.raises(QueryError, match="Chưa có câu lệnh SQL nào"):
        run_query(empty, "  ")
