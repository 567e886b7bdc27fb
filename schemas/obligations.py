"""Who owes which report for which period, and by when (`data/obligations.toml`)."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from schemas.catalog import Agency, CatalogError, agencies, indicators, read_toml

__all__ = ["Due", "Group", "Obligation", "family_names", "groups", "obligations", "owes_to_province"]

PERIODS = frozenset({"month", "quarter", "half", "nine_months", "year"})


@dataclass(frozen=True, slots=True)
class Due:
    """Agencies of these levels owe a report by this day of the last month of its period."""

    levels: frozenset[str]
    day: int


@dataclass(frozen=True, slots=True)
class Obligation:
    """A kind of report that agencies owe regularly.

    Attributes:
        report: its short code (`tthc`).
        name: in Vietnamese.
        basis: the instrument that demands it.
        families: of the indicators that it holds.
        periods: kinds of period, as in `ReportPeriod.kind`.
        quarters, halves: which quarters and halves of the year, counted from 1.
    """

    report: str
    name: str
    basis: str
    families: tuple[str, ...]
    periods: frozenset[str]
    quarters: frozenset[int]
    halves: frozenset[int]
    due: tuple[Due, ...]

    def falls_on(self, kind: str, last_month: int) -> bool:
        """Tell whether the report is owed for periods of this kind that end in this month (1 to 12)."""
        if kind == "quarter":
            return kind in self.periods and last_month // 3 in self.quarters
        if kind == "half":
            return kind in self.periods and last_month // 6 in self.halves
        return kind in self.periods

    def due_on(self, level: str, period_ends: date) -> date | None:
        """Return the last day for an agency of a level, `None` when such agencies do not owe the report.

        Args:
            period_ends: last calendar day of the period; the report is due in this month (NĐ 09/2019, Điều 8, 12, 13).
        """
        for due in self.due:
            if level in due.levels:
                last = calendar.monthrange(period_ends.year, period_ends.month)[1]
                return period_ends.replace(day=min(due.day, last))
        return None


@dataclass(frozen=True, slots=True)
class Group:
    """Agencies that stand together in a consolidated table, under a Vietnamese heading."""

    name: str
    levels: frozenset[str]


@cache
def groups() -> tuple[Group, ...]:
    """Return the groups in the order of the table."""
    return tuple(Group(row["name"], frozenset(row["levels"])) for row in read_toml("obligations.toml")["group"])


def owes_to_province(agency: Agency) -> bool:
    """Tell whether an agency reports to the province itself, and not to a district above it."""
    return agency.parent not in _reported_through()


@cache
def _reported_through() -> frozenset[str]:
    levels = read_toml("obligations.toml")["report_through"]
    return frozenset(agency.code for agency in agencies() if agency.level in levels)


@cache
def family_names() -> dict[str, str]:
    """Return the Vietnamese headings of families of indicators (the part of a code before the point)."""
    return dict(read_toml("obligations.toml")["family_names"])


@cache
def obligations() -> tuple[Obligation, ...]:
    """Return the obligations in the order of the file.

    Raises:
        CatalogError: on a kind of report met twice, an unknown kind of period, or an unknown family.
    """
    result = tuple(_obligation(row) for row in read_toml("obligations.toml")["obligation"])
    if len({item.report for item in result}) < len(result):
        msg = "obligations.toml: a kind of report comes twice"
        raise CatalogError(msg)
    families = {item.family for item in indicators().values()}
    for item in result:
        if not item.periods <= PERIODS or not families.issuperset(item.families):
            msg = f"obligations.toml: {item.report} has an unknown kind of period or family of indicators"
            raise CatalogError(msg)
    return result


def _obligation(row: dict[str, Any]) -> Obligation:
    return Obligation(
        row["report"], row["name"], row["basis"], tuple(row["families"]), frozenset(row["periods"]),
        frozenset(row.get("quarters", range(1, 5))), frozenset(row.get("halves", (1, 2))),
        tuple(Due(frozenset(due["levels"]), due["day"]) for due in row["due"]),
    )  # fmt: skip
