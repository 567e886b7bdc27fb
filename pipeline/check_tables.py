"""A total row against the rows that it adds up: in a table, and in prose that lists the levels of a province.

What a measurement carries does not tell which rows a total covers (there are sections, sub-totals and remarks).  So the
rows are taken for the whole only where other columns prove it: where they do add up to the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.check_figures import Figure, Figures, Group
from pipeline.check_words import name_of, number, subject
from schemas.checks import check_rules
from schemas.report import Finding, Report, Scope

__all__ = ["check_tables"]

TOTAL_ROW = "{name}{subject} ghi {stated}, nhưng cộng {count} {rows} ({values}) được {expected}."
_SEVERAL = 2
"""Rows that make a sum, and columns that prove in prose what belongs to it."""
_SHOWN = 8
"""So many values of a column are told in a message; of more, only the sum."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Figures that follow one another, of one group and place."""

    group: Group
    place: int
    cell: bool
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """A total and the figures under it."""

    total: Figure
    parts: tuple[Figure, ...]

    @property
    def sum(self) -> float:
        return sum(part.value for part in self.parts)

    @property
    def proves(self) -> bool:
        """Tell whether it adds up, and not for want of figures."""
        return self.sum == self.total.value and sum(part.value > 0 for part in self.parts) >= _SEVERAL


def check_tables(figures: Figures) -> Iterator[Finding]:
    """Yield the totals that are not the sum of their rows."""
    rows = list(_rows(figures))
    for place in dict.fromkeys(row.place for row in rows if row.cell):
        yield from _table(figures, [row for row in rows if row.place == place])
    prose = [row for row in rows if not row.cell and row.group.scope[0] != "office_holder"]
    for index, row in enumerate(prose):
        if row.group.scope[0] == "group":
            yield from _levels(figures, row, prose[index + 1 :])


def _rows(figures: Figures) -> Iterator[_Row]:
    run: list[Figure] = []
    for figure in (figure for figure in figures.all if not figure.is_rate):
        if run and (figure.group, figure.place) != (run[0].group, run[0].place):
            yield _Row(run[0].group, run[0].place, run[0].cell, tuple(run))
            run = []
        run.append(figure)
    if run:
        yield _Row(run[0].group, run[0].place, run[0].cell, tuple(run))


def _table(figures: Figures, rows: Sequence[_Row]) -> Iterator[Finding]:
    """Check a table; a total row that only repeats what the prose has stated is taken from there."""
    for total in _totals(figures, rows):
        under = [row for row in rows if row.group != total]
        if len(under) >= _SEVERAL and len({row.group for row in under}) == len(under) and _alike(total, under):
            columns = _columns(figures, total, under)
            own = any(row.group == total for row in rows)
            yield from _disagreeing(columns, proofs=1 if own else _SEVERAL, word="dòng của bảng")
            return


def _totals(figures: Figures, rows: Sequence[_Row]) -> Iterator[Group]:
    """Yield the groups that can be a table's total, the most likely first."""
    first = rows[0].group
    for row in (rows[-1], rows[0]):
        fields = any(other.group.breakdown for other in rows)
        if row.group.breakdown is None and (fields or _is_whole(figures.report, row.figures[0].source.scope)):
            yield row.group
    if first.breakdown is not None:
        yield Group(first.scope, None, first.period)


def _is_whole(report: Report, scope: Scope | None) -> bool:
    """Tell whether a scope is the report's issuer or has the name of a total (`TỔNG CỘNG`)."""
    if scope is None:
        return False
    issuer = report.header.issuer
    own = issuer is not None and (scope.code == issuer.code if scope.code else scope.name.casefold() == issuer.name.casefold())
    return own or scope.name.casefold().strip(" .:") in check_rules().totals


def _alike(total: Group, rows: Sequence[_Row]) -> bool:
    """Tell whether rows are of one kind and of the total's days: all fields of its subject, or all subjects of their own."""
    if any(row.group.period != total.period for row in rows):
        return False
    if all(row.group.breakdown is not None for row in rows):
        return all(row.group.scope == total.scope for row in rows)
    return all(row.group.breakdown is None and row.group.scope[0] in {"agency", "one_stop", "part"} for row in rows)


def _levels(figures: Figures, total: _Row, after: Sequence[_Row]) -> Iterator[Finding]:
    """Check a group's total in prose against the subjects that follow it; as many of them as two other figures prove."""
    under: list[_Row] = []
    shared = {figure.code for figure in total.figures}
    for row in after:
        if row.group.period != total.group.period or row.group == total.group or row.place > total.place + 1:
            break
        if len(shared & {figure.code for figure in row.figures}) < _SEVERAL:
            continue
        under.append(row)
        columns = _columns(figures, total.group, under)
        if len(under) >= _SEVERAL and sum(column.proves for column in columns) >= _SEVERAL:
            yield from _disagreeing(columns, proofs=_SEVERAL, word="đơn vị, cấp nêu dưới đó")
            return


def _columns(figures: Figures, total: Group, rows: Sequence[_Row]) -> list[_Column]:
    """Return the columns whose total and rows are all stated without contradiction."""
    found: list[_Column] = []
    place = rows[0].place
    for code in dict.fromkeys(figure.code for row in rows for figure in row.figures):
        above = _one(figures, total, code, place)
        parts = [_one(figures, row.group, code, row.place) for row in rows]
        if above is not None and None not in parts:
            found.append(_Column(above, tuple(part for part in parts if part is not None)))
    return found


def _one(figures: Figures, group: Group, code: str, place: int) -> Figure | None:
    """Return a row's figure: the one in the table, else the only one that the report states elsewhere."""
    here = any(figure.place == place for figure in figures.of(group, code))
    return figures.only(group, code, place if here else None)


def _disagreeing(columns: Sequence[_Column], proofs: int, word: str) -> Iterator[Finding]:
    wrong = [column for column in columns if column.sum != column.total.value]
    if sum(column.proves for column in columns) < max(proofs, len(wrong)):
        return
    for column in wrong:
        values = " + ".join(number(part.value) for part in column.parts) if len(column.parts) <= _SHOWN else "…"
        message = TOTAL_ROW.format(
            name=name_of(column.total.code), subject=subject(column.total), stated=number(column.total.value),
            count=len(column.parts), rows=word, values=values, expected=number(column.sum),
        )  # fmt: skip
        yield Finding(
            rule="total_row", severity="error", message=message, indicator=column.total.code, scope=column.total.source.scope,
            expected=column.sum, stated=column.total.value, evidence=column.total.source.evidence,
            related=tuple(part.source.evidence for part in column.parts),
        )  # fmt: skip
