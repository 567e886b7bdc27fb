"""The schema `ref`: the catalogs, the periods met, and who owes which report for them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from schemas.catalog import agencies, document_types, indicators, read_toml
from schemas.obligations import obligations
from warehouse.expected import Expected, owed
from warehouse.periods import parse_period
from warehouse.rates import rates
from warehouse.rows import Row, insert
from warehouse.wide import wide_views

if TYPE_CHECKING:
    import duckdb

__all__ = ["catalog_is_current", "fill_catalogs", "fill_expected", "fill_obligations"]

COLUMNS = {
    "agencies": "position:int code name abbrev level parent valid_from:date valid_to:date",
    "indicators": "position:int code family name name_en unit kind opening_of parts:text_lists forms:texts",
    "rates": "rate name family numerator numerator_parts:texts base formula",
    "document_types": "abbrev name authority",
    "obligation_families": "report family",
    "expected": "agency report reporting_period",
    "periods": "reporting_period kind year:int label starts:date ends:date window_starts:date window_ends:date opening_period",
    "obligations": "report report_name agency reporting_period due_on basis",
}
FINGERPRINT = "catalogs"


def catalog_is_current(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether `ref` was filled from the catalogs as they are now."""
    found = connection.execute("SELECT value FROM ops.settings WHERE name = ?", [FINGERPRINT]).fetchone()
    return bool(found) and found == (_fingerprint(),)


def fill_catalogs(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the catalogs and the views whose columns are indicators."""
    for name, rows in _catalogs().items():
        _replace(connection, name, rows)
    for statement in wide_views():
        connection.execute(statement)
    connection.execute("DELETE FROM ops.settings WHERE name = ?", [FINGERPRINT])
    connection.execute("INSERT INTO ops.settings VALUES (?, ?)", [FINGERPRINT, _fingerprint()])


def fill_expected(connection: duckdb.DuckDBPyConnection, lines: Iterable[Expected]) -> bool:
    """Write the lines of who is expected; tell whether they are others than before."""
    rows: list[Row] = [(line.agency, line.report, line.period) for line in lines]
    if set(rows) == set(connection.execute("SELECT agency, report, reporting_period FROM ref.expected").fetchall()):
        return False
    _replace(connection, "expected", rows)
    return True


def fill_obligations(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the periods that the reports are about, and who owes what for them."""
    query = "SELECT reporting_period, true FROM core.reports UNION SELECT reporting_period, false FROM core.measurements"
    found = [(period, of_report) for period, of_report in connection.execute(query).fetchall() if period]
    lines = connection.execute("SELECT agency, report, reporting_period FROM ref.expected").fetchall()
    periods = [period for period in map(parse_period, sorted({name for name, _ in found})) if period]
    _update(connection, "periods", [
        (period.bucket, period.kind, period.starts.year, period.label, period.starts, period.ends, period.window_starts,
         period.window_ends, period.opening)
        for period in periods
    ])  # fmt: skip
    reported = [period for period, of_report in found if of_report]
    _update(connection, "obligations", [
        (item.report, item.report_name, item.agency, item.period, item.due_on, item.basis)
        for item in owed(reported, [Expected(*line) for line in lines])
    ])  # fmt: skip


def _catalogs() -> dict[str, Sequence[Row]]:
    families = {item.code: item.family for item in indicators().values()}
    return {
        "agencies": [
            (number, item.code, item.name, item.abbrev, item.level, item.parent, item.valid_from, item.valid_to)
            for number, item in enumerate(agencies())
        ],
        "indicators": [
            (number, item.code, item.family, item.name, item.name_en, item.unit, item.kind, item.opening_of,
             [list(part) for part in item.parts], list(item.forms))
            for number, item in enumerate(indicators().values())
        ],
        "rates": [
            (item.code, item.name, families[item.numerator], item.numerator, list(item.parts), item.base, item.formula)
            for item in rates()
        ],
        "document_types": [(item.abbrev, item.name, item.authority) for item in document_types()],
        "obligation_families": [(item.report, family) for item in obligations() for family in item.families],
    }  # fmt: skip


@cache
def _fingerprint() -> str:
    content = repr((_catalogs(), sorted(read_toml("obligations.toml").items()), wide_views()))
    return hashlib.sha256(content.encode()).hexdigest()


def _update(connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[Row]) -> None:
    """Replace the rows only where they are others than before: most batches bring no period that is new."""
    columns = [column.partition(":") for column in COLUMNS[name].split()]
    names = ", ".join(column if kind else f"{column}::VARCHAR" for column, _, kind in columns)
    held = connection.execute(f"SELECT {names} FROM ref.{name}").fetchall()  # noqa: S608 - the names of this module
    if len(held) != len(rows) or set(held) != set(rows):
        _replace(connection, name, rows)


def _replace(connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[Row]) -> None:
    connection.execute(f"DELETE FROM ref.{name}")  # noqa: S608 - the names of this module
    insert(connection, f"ref.{name}", COLUMNS[name], rows)
