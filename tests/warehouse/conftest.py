"""Making an empty warehouse takes longer than most tests, so that they start from a copy of one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.warehouse.examples import load, template


@pytest.fixture(scope="session", autouse=True)
def _template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    path = tmp_path_factory.mktemp("template") / "kho.duckdb"
    load(path)
    template.append(path)
    yield
    template.clear()
