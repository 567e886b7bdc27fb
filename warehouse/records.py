"""Rows of the `mart` views as frozen records; a record's fields are columns of its view."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TypeVar

from warehouse.store import Warehouse

__all__ = ["Conflict", "FindingRow", "Source", "Submission", "Sum", "Superseded", "Waiting", "reader", "records"]


@dataclass(frozen=True, slots=True)
class Sum:
    """A row of `mart.consolidated`: one indicator over all subjects of a period."""

    indicator: str
    indicator_name: str
    unit: str | None
    kind: str | None
    reporting_period: str
    value: float | None
    subjects: int
    expected: int
    missing: int
    missing_names: str | None
    conflicts: int
    formula: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A row of `mart.figures`: the statement that counts for one subject and indicator."""

    reporting_period: str
    indicator: str
    indicator_name: str
    subject: str
    subject_name: str
    value: float
    unit: str
    own: bool
    corrected: bool
    code: str | None
    issuer_name: str | None
    issued_on: date | None
    quote: str
    page: int | None
    path: str | None
    report_id: str
    measurement_id: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row of `mart.conflicts`: the value that counts, and the other one."""

    reporting_period: str
    indicator: str
    indicator_name: str
    subject: str
    subject_name: str
    value: float
    other_value: float
    report_id: str
    other_report_id: str
    code: str | None
    other_code: str | None
    issuer_name: str | None
    other_issuer: str | None


@dataclass(frozen=True, slots=True)
class Superseded:
    """A row of `mart.report_history` for a report that gave way."""

    report_id: str
    code: str | None
    title: str | None
    issuer_name: str | None
    issued_on: date | None
    path: str | None
    superseded_by: str
    superseded_by_code: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A row of `mart.findings`."""

    finding_id: str
    rule: str
    severity: str
    message: str
    reporting_period: str | None
    code: str | None
    issuer_name: str | None
    indicator: str | None
    indicator_name: str | None
    subject: str | None
    subject_name: str | None
    expected: float | None
    stated: float | None
    quote: str | None
    page: int | None
    path: str | None


@dataclass(frozen=True, slots=True)
class Submission:
    """A row of `mart.submissions`; `state` is Vietnamese."""

    report: str | None
    report_name: str | None
    agency: str | None
    agency_name: str | None
    level: str | None
    reporting_period: str
    due_on: date | None
    state: str
    days_late: int | None
    code: str | None
    issued_on: date | None
    first_issued_on: date | None
    title: str | None
    path: str | None
    report_id: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row of `mart.review`: a figure that is too unsure to be added up before somebody has looked at it."""

    measurement_id: str
    reporting_period: str
    indicator: str
    indicator_name: str
    subject: str
    subject_name: str
    value: float
    unit: str
    confidence: float
    code: str | None
    issuer_name: str | None
    quote: str
    page: int | None
    path: str | None


Record = TypeVar("Record", Sum, Source, Conflict, Superseded, FindingRow, Submission, Waiting)


@contextmanager
def reader(warehouse: Warehouse | Path) -> Iterator[Warehouse]:
    """Yield the open warehouse, or the one in the file, opened for reading."""
    if isinstance(warehouse, Warehouse):
        yield warehouse
        return
    with Warehouse.open(warehouse, read_only=True) as store:
        yield store


def records(
    store: Warehouse, kind: type[Record], view: str, period: str | None, order: str, condition: str = "true"
) -> tuple[Record, ...]:
    """Return the rows of a view, of one reporting period or of all, in the given order (columns of the view)."""
    names = ", ".join(field.name for field in fields(kind))
    query = f"SELECT {names} FROM {view} WHERE (? IS NULL OR reporting_period = ?) AND {condition} ORDER BY {order}"  # noqa: S608 - own names
    return tuple(kind(*row) for row in store.connection.execute(query, [period, period]).fetchall())
