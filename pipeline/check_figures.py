"""The figures of a report as the checks see them: grouped by what they count, and by the place where they stand.

A *group* is one subject, breakdown and period.  A *place* is a table or a stretch of prose; a measurement does not
tell where it stood, so places are derived from the evidence: the quote of a table cell is a bare number or spans lines,
and a place ends where the next figure is far away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from schemas.catalog import RATE
from schemas.report import Breakdown, Measurement, Report, Scope, Window

__all__ = ["Figure", "Figures", "Group", "SameTime", "scope_key"]

SameTime = Literal["same", "likely"]

_BARE = re.compile(r"[\d.,\s%–-]*")
_FAR = {True: 300, False: 700}
"""Characters without a figure after which a table (True) or a stretch of prose (False) has ended."""
_SURE = 0.8
"""Measurements below this confidence are not checked: an error may as well be ours."""

ScopeKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """What figures have in common that may be compared: subject, breakdown and period."""

    scope: ScopeKey
    breakdown: Breakdown | None
    period: Window | None


@dataclass(frozen=True, slots=True)
class Figure:
    """An actual, exact figure of a report; `place` numbers the tables and stretches of prose, `cell` tells a table's."""

    code: str
    value: float
    group: Group
    place: int
    cell: bool
    source: Measurement

    @property
    def start(self) -> int:
        """Return the first character of its evidence."""
        return self.source.evidence.start

    @property
    def is_rate(self) -> bool:
        """Tell whether it is a share."""
        return self.code.endswith(RATE)


def scope_key(scope: Scope | None) -> ScopeKey:
    """Return what makes two scopes the same: the code where there is one, else the name in lower case."""
    if scope is None:
        return "", ""
    return scope.kind, scope.code or " ".join(scope.name.casefold().split())


@dataclass(frozen=True)
class Figures:
    """The figures of one report, in the order of the text."""

    report: Report
    all: tuple[Figure, ...] = field(init=False)
    _by_group: dict[Group, tuple[Figure, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Find the places and groups."""
        figures = _clear(tuple(_figures(self.report.measurements)))
        groups: dict[Group, list[Figure]] = {}
        for figure in figures:
            groups.setdefault(figure.group, []).append(figure)
        object.__setattr__(self, "all", figures)
        object.__setattr__(self, "_by_group", {group: tuple(rows) for group, rows in groups.items()})

    @property
    def groups(self) -> Iterable[Group]:
        """Return the groups in the order in which they begin."""
        return self._by_group

    def of(self, group: Group, code: str | None = None) -> tuple[Figure, ...]:
        """Return the figures of a group, those of one indicator when a code is given."""
        return tuple(figure for figure in self._by_group.get(group, ()) if code is None or figure.code == code)

    def only(self, group: Group, code: str, place: int | None = None) -> Figure | None:
        """Return the first figure of an indicator when all in the group (and place) have the same value, else `None`."""
        found = [figure for figure in self.of(group, code) if place is None or figure.place == place]
        return found[0] if len({figure.value for figure in found}) == 1 else None

    def beside(self, figure: Figure, code: str) -> Figure | None:
        """Return the figure of an indicator that stands in one place with another one.

        Of facts that a report repeats in the same words the reader keeps the first alone, so a table may lack
        cells that the prose before it has stated: for a cell they are taken from there.
        """
        if any(other.code == code and other.place == figure.place for other in self.of(figure.group)):
            return self.only(figure.group, code, figure.place)
        return self.only(figure.group, code) if figure.cell else None

    def same_time(self, one: Figure, other: Figure) -> SameTime | None:
        """Tell whether two figures are of the same days.

        They are likely to be when both fall into one reporting period and one of them has no days of its own,
        only the report's calendar period (NĐ 09/2019 counts months from the 15th).
        """
        if one.group.period == other.group.period:
            return "same"
        own = self.report.period and Window(start=self.report.period.start, end=self.report.period.end)
        bucket = one.source.reporting_period
        if bucket and bucket == other.source.reporting_period and own in {one.group.period, other.group.period}:
            return "likely"
        return None


def _figures(measurements: Iterable[Measurement]) -> Iterator[Figure]:
    place, end, cell = 0, -1, False
    for item in sorted(measurements, key=lambda item: (item.evidence.start, item.evidence.end)):
        here = _is_cell(item.evidence.quote)
        if end >= 0 and (here is not cell or item.evidence.start - end > _FAR[here]):
            place += 1
        cell, end = here, max(end, item.evidence.end)
        if item.nature == "actual" and item.stated and not item.approximate and item.confidence >= _SURE:
            yield Figure(item.indicator, item.value, Group(scope_key(item.scope), item.breakdown, item.period), place, here, item)


def _clear(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Leave out the rows of tables that were not told apart: those where two indicators have several values each."""
    values: dict[tuple[Group, int], dict[str, set[float]]] = {}
    for figure in figures:
        if figure.cell:
            values.setdefault((figure.group, figure.place), {}).setdefault(figure.code, set()).add(figure.value)
    blurred = {row for row, codes in values.items() if sum(len(found) > 1 for found in codes.values()) > 1}
    return tuple(figure for figure in figures if (figure.group, figure.place) not in blurred)


def _is_cell(quote: str) -> bool:
    return "\n" in quote or _BARE.fullmatch(quote) is not None
