"""The consolidated table of one period: one row an agency, one column an indicator, and what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.obligations import groups
from warehouse.periods import parse_period
from warehouse.records import (
    Conflict,
    FindingRow,
    Source,
    Submission,
    Sum,
    Superseded,
    Waiting,
    reader,
    records,
)
from warehouse.store import Warehouse

__all__ = ["Column", "ConsolidatedTable", "TableRow", "consolidated", "findings", "periods", "submissions"]

FAMILIES = ("tthc", "reception", "petition")


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator of the table."""

    indicator: str
    name: str
    unit: str
    family: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """An agency of the table.

    Attributes:
        group: Vietnamese heading under which it stands; empty for agencies outside the groups.
        values: one for each column; `None` is a figure that nobody has stated, never 0.
        missing: the agency owes a report and no figure on it was stated in the period.
    """

    agency: str
    name: str
    group: str
    values: tuple[float | None, ...]
    missing: bool


@dataclass(frozen=True, slots=True)
class ConsolidatedTable:
    """Everything about one period that the printed table, the workbook and the command line show.

    Attributes:
        label: the period in Vietnamese (`Quý I năm 2026`).
        totals: one for each column, `None` where nobody stated a figure.
        missing: names of the agencies that owe a report and of which no figure was stated.
        sums: every indicator of the period with shares recomputed, as in `mart.consolidated`.
        sources: the statement behind every value of the rows.
        waiting: figures that nobody has confirmed and that are not in the sums.
    """

    period: str
    label: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    totals: tuple[float | None, ...]
    missing: tuple[str, ...]
    superseded: tuple[Superseded, ...]
    conflicts: tuple[Conflict, ...]
    sums: tuple[Sum, ...]
    sources: tuple[Source, ...]
    findings: tuple[FindingRow, ...]
    submissions: tuple[Submission, ...]
    waiting: tuple[Waiting, ...] = ()


def consolidated(warehouse: Warehouse | Path, period: str, families: Sequence[str] = FAMILIES) -> ConsolidatedTable:
    """Return the consolidated table of a reporting period.

    Args:
        warehouse: an open one, or its file.
        period: bucket (`2026-05`, `2026-Q2`, `2026-H1`, `2026-9M`, `2026`).
        families: of the indicators that get columns; `sums` holds all.

    Raises:
        WarehouseError: in Vietnamese, when the warehouse cannot be opened.
    """
    with reader(warehouse) as store:
        sums = records(store, Sum, "mart.consolidated", period, "indicator")
        sources = records(store, Source, "mart.figures", period, "subject, indicator")
        known = parse_period(period)
        columns = _columns(store, sums, families)
        rows = _rows(store, period, columns, sources, families)
        totals = {item.indicator: item.value for item in sums}
        return ConsolidatedTable(
            period=period,
            label=known.label if known else period,
            columns=columns,
            rows=rows,
            totals=tuple(totals[column.indicator] for column in columns),
            missing=tuple(row.name for row in rows if row.missing),
            superseded=records(store, Superseded, "mart.report_history", period, "issuer_name, report_id", "NOT current"),
            conflicts=records(store, Conflict, "mart.conflicts", period, "subject, indicator, other_report_id"),
            sums=sums,
            sources=sources,
            findings=records(store, FindingRow, "mart.findings", period, "severity, issuer_name, rule, finding_id"),
            submissions=records(store, Submission, "mart.submissions", period, "report NULLS LAST, agency, report_id"),
            waiting=records(store, Waiting, "mart.review", period, "subject, indicator, measurement_id"),
        )


def findings(warehouse: Warehouse | Path, period: str | None = None) -> tuple[FindingRow, ...]:
    """Return what does not add up, errors first; of all periods when none is named."""
    with reader(warehouse) as store:
        return records(store, FindingRow, "mart.findings", period, "severity, reporting_period, issuer_name, rule, finding_id")


def submissions(warehouse: Warehouse | Path, period: str | None = None) -> tuple[Submission, ...]:
    """Return who has sent, late, or not at all, in the order of the catalog; of all periods when none is named."""
    with reader(warehouse) as store:
        found = records(store, Submission, "mart.submissions", period, "reporting_period, report NULLS LAST, report_id")
        position = dict(store.connection.execute("SELECT code, position FROM mart.agency_names").fetchall())
    return tuple(
        sorted(
            found,
            key=lambda row: (row.reporting_period, row.report is None, row.report or "", position.get(row.agency, len(position))),
        )
    )


def periods(warehouse: Warehouse | Path) -> tuple[str, ...]:
    """Return the reporting periods of which the warehouse holds figures, in their order."""
    with reader(warehouse) as store:
        rows = store.connection.execute("SELECT reporting_period FROM ref.periods ORDER BY starts, ends").fetchall()
    return tuple(str(row[0]) for row in rows)


_AGENCIES = """
SELECT a.code, coalesce(n.name, a.name), coalesce(n.level, a.level)
FROM mart.agency_names a
LEFT JOIN mart.agency_periods n ON n.code = a.code AND n.reporting_period = ?
ORDER BY coalesce(n.position, a.position)
"""


def _columns(store: Warehouse, sums: Sequence[Sum], families: Sequence[str]) -> tuple[Column, ...]:
    """Choose the main indicators: those of the official forms, or all of a family that has no form here."""
    rows = store.connection.execute(
        "SELECT code, name, unit, family, len(forms) > 0 FROM ref.indicators ORDER BY position"
    ).fetchall()
    stated = {item.indicator for item in sums}
    found = [(Column(code, name, unit, family), formal) for code, name, unit, family, formal in rows if code in stated]
    formal_families = {column.family for column, formal in found if formal}
    chosen = [column for column, formal in found if formal or column.family not in formal_families]
    return tuple(column for family in families for column in chosen if column.family == family)


def _rows(
    store: Warehouse, period: str, columns: Sequence[Column], sources: Sequence[Source], families: Sequence[str]
) -> tuple[TableRow, ...]:
    cells = {(item.subject, item.indicator): item.value for item in sources}
    shown = {column.indicator for column in columns}
    reported = {item.subject for item in sources if item.indicator in shown}
    query = """
        SELECT DISTINCT agency FROM ref.obligations JOIN ref.obligation_families USING (report)
        WHERE reporting_period = ? AND list_contains(?, family)
    """
    owing = {row[0] for row in store.connection.execute(query, [period, list(families)]).fetchall()}
    agencies = store.connection.execute(_AGENCIES, [period]).fetchall()
    headings = [*groups(), None]
    return tuple(
        TableRow(
            code, name, group.name if group else "",
            tuple(cells.get((code, column.indicator)) for column in columns), code not in reported,
        )
        for group in headings
        for code, name, level in agencies
        if code in owing | reported and (level in group.levels if group else not any(level in other.levels for other in groups()))
    )  # fmt: skip
