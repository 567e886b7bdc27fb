"""Tables of label and value: a row names an indicator, the columns its days, its nature, or whose figure it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.cell_values import Value, cell_parts, cell_value
from extractors.facts import Facts
from extractors.grid import Grid
from extractors.labels import unit_at
from extractors.meanings import Meaning, meaning_of
from extractors.table_figures import Figure, TablePlace
from extractors.table_heads import RATE, Role, is_order, is_side, role_of, says_role_alone
from extractors.table_rows import is_total, scope_named, wordy
from extractors.table_units import PLAIN, is_dated, unit_of_caption, unit_of_head, unit_told
from schemas.catalog import indicator as indicator_of
from schemas.document import Cell
from schemas.frames import Features
from schemas.labels import frames
from schemas.report import Breakdown, Scope

__all__ = ["read_labelled_rows"]

_UNIT = re.compile(r"(?:đơn vị tính|đvt|đv tính|đơn vị)\b", re.IGNORECASE)
_FIELDS = re.compile(r"lĩnh vực", re.IGNORECASE)

Row = Sequence[Cell | None]


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    role: Role
    scope: Scope | None = None
    breakdown: Breakdown | None = None


def read_labelled_rows(facts: Facts, table: Grid, place: TablePlace) -> Iterator[Figure]:
    """Yield the figures of rows that name an indicator each; a row numbered `2.1` or led by a dash is a part of the row above."""
    unit_column = _unit_column(table)
    columns = list(_columns(facts, table, place))
    parents: list[tuple[int, Meaning]] = []
    for row in table.data:
        label, depth = _label_and_depth(table, row)
        if label is None:
            continue
        parents = [entry for entry in parents if entry[0] < depth]
        above = (parents[-1][1].frame, parents[-1][1].features) if parents else None
        unit = unit_told(table.text(row[unit_column])) if unit_column is not None else unit_of_caption(place.caption)
        unit = unit_of_head([table.text(label)]) or unit
        meant = _meant(table.text(label), unit.noun, place, above)
        if meant is None:
            continue
        parents.append((depth, meant))
        if not unit.fits(meant.indicator, frames()[meant.frame]):
            continue
        rate = RATE.search(table.text(label)) is not None or unit.noun == "%"
        for column in columns:
            cell = row[column.index]
            if cell is None or cell.column <= label.column:
                continue
            value = cell_value(facts.document, cell)
            scaled = PLAIN if rate or column.role.in_percent else unit
            if value is not None:
                yield _figure(meant, column, place, scaled.of(value), label, rate=rate)
            elif not rate and column.role.kind == "figure" and not is_dated(table.head_path(column.index)):
                both = tuple(map(scaled.of, cell_parts(facts.document, cell) or ()))
                yield from _parts(meant, column, place, both, label)


def _meant(label: str, unit: str, place: TablePlace, above: tuple[str, Features] | None) -> Meaning | None:
    """Return what a label means, where it leaves that open together with its unit (`Tiếp thường xuyên`, in `lượt`)."""
    meant = meaning_of([label], place.context, above, strict=True)
    if meant is not None and wordy(unit) and not _unit_says(meant, unit):
        counted = meaning_of([label, unit], place.context, above, strict=True)
        meant = counted if counted is not None and counted.frame == meant.frame else meant
    return meant or (meaning_of([label, unit], place.context, above, strict=True) if wordy(unit) else None)


def _unit_says(meant: Meaning, unit: str) -> bool:
    """Tell whether the unit counts what the label does: `Số công dân được tiếp`, in `người`, are no visits."""
    noun = unit_at(unit, frames()[meant.frame], 0, len(unit))
    return noun is None or noun.says <= meant.features


def _figure(meant: Meaning, column: _Column, place: TablePlace, value: Value, label: Cell, *, rate: bool) -> Figure:
    changed = column.role.comparison in {"difference", "relative"}
    wrong = column.role.kind != "figure" or (value.signed and not changed)
    here = replace(place.under(column.role), scope=column.scope or place.scope, owned=column.scope is not None)
    share = rate or column.role.share or value.percent
    if changed and value.percent:
        here, share = replace(here, comparison="relative"), rate
    breakdown = column.breakdown or meant.split
    return Figure(None if wrong else meant.indicator, value, here, share and not (changed and not rate), breakdown, label.start)


def _parts(meant: Meaning, column: _Column, place: TablePlace, values: Sequence[Value], label: Cell) -> Iterator[Figure]:
    """Yield the figures of `6/7`: the part, and the whole where the catalog says what it counts."""
    if not values or meant.indicator.whole is None:
        return
    whole = replace(meant, indicator=indicator_of(meant.indicator.whole))
    yield _figure(meant, column, place, values[0], label, rate=False)
    yield replace(_figure(whole, column, place, values[1], label, rate=False), implied=True)


def _columns(facts: Facts, table: Grid, place: TablePlace) -> Iterator[_Column]:
    """Yield the columns whose figures are understood.

    Of several columns those count whose heads name days, a nature, an agency, or a field; a single one counts whatever its
    head says.
    """
    held = [
        column
        for column in range(len(table.places[0]) if table.places else 0)
        if not is_side(path := table.head_path(column)) and not is_order(path) and _counts(facts, table, column)
    ]
    owners = {column: scope for column in held if (scope := _owner(facts, table, column)) is not None}
    heads = {column: table.head_path(column) for column in held}
    named = {column for column in held if any(says_role_alone(part) for part in heads[column])}
    roles = {
        column: role_of(
            facts, [part for part in path if column not in owners or part != _text_of(facts, table, column)], place.period
        )
        for column, path in heads.items()
    }
    planned = any(role.nature == "target" for role in roles.values())
    planned &= any(role.nature == "actual" and role.kind == "figure" and not role.share for role in roles.values())
    for column in held:
        path, scope, role = heads[column], owners.get(column), roles[column]
        total = bool(path) and is_total(path[-1])
        if planned and role.share and role.nature == "actual":
            yield _Column(column, Role("unread"))  # of the plan, or of something else than the result beside it
        elif scope is not None:
            yield _Column(column, replace(role, kind="figure") if role.kind == "unknown" else role, scope)
        elif total and owners:
            yield _Column(column, Role("figure", period=place.period), Scope(name=path[-1], kind="group"))
        elif _is_field(place, path, total=total, known=column in named):
            yield _Column(column, Role("figure", period=place.period), None, Breakdown(by="field", name=path[-1]))
        elif role.kind == "unread" or role.nature != "actual" or role.own or total or column in named or len(held) == 1:
            single = len(held) == 1 and role.kind == "unknown"
            yield _Column(column, replace(role, kind="figure") if single else role)
        elif role.kind == "figure" and not owners:
            yield _Column(column, role)


def _is_field(place: TablePlace, path: Sequence[str], *, total: bool, known: bool) -> bool:
    """Tell whether a column is one of several fields, as the head over it or the caption says."""
    if not path or total or known or not wordy(path[-1]):
        return False
    return (len(path) > 1 and _FIELDS.search(path[0]) is not None) or "theo lĩnh vực" in place.caption.lower()


def _owner(facts: Facts, table: Grid, column: int) -> Scope | None:
    return next((scope for cell in table.head_cells(column) if (scope := scope_named(facts, cell))), None)


def _text_of(facts: Facts, table: Grid, column: int) -> str:
    """Return the text of the head's cell that names an agency."""
    return next((table.text(cell) for cell in table.head_cells(column) if scope_named(facts, cell)), "")


def _counts(facts: Facts, table: Grid, column: int) -> bool:
    return any(cell_value(facts.document, row[column]) is not None for row in table.data)


def _unit_column(table: Grid) -> int | None:
    width = len(table.places[0]) if table.places else 0
    units = [column for column in range(width) if (path := table.head_path(column)) and _UNIT.fullmatch(path[-1].strip(" ()"))]
    texts = [
        column for column in units if any(wordy(table.text(row[column])) or table.text(row[column]) == "%" for row in table.data)
    ]
    return texts[0] if texts else None


def _label_and_depth(table: Grid, row: Row) -> tuple[Cell | None, int]:
    """Return the cell that names a row, and how deep its number (`2.1`) or dash puts it."""
    cells = list(dict.fromkeys(cell for cell in row if cell is not None))
    label = next((cell for cell in cells if wordy(table.text(cell))), None)
    if label is None:
        return None, 0
    number = next((table.text(cell) for cell in cells if cell.column < label.column), "")
    dashed = table.text(label).lstrip()[:1] in {"-", "+", "–"}
    return label, number.strip(". ").count(".") or int(dashed)
