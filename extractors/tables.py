"""Measurements from tables: columns of indicators over rows of agencies or fields, and tables of label and value.

Where the caption names an official form and the table prints its column numbers, the numbers tell the indicators
(`schemas/data/forms/`); otherwise the words of the head do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.agencies import AgencySpan
from extractors.captions import Caption
from extractors.cell_values import Value, cell_parts, cell_value, state_of
from extractors.facts import Facts, scope_of, starting
from extractors.form_tables import FormTables
from extractors.grid import Grid, grid
from extractors.labelled_rows import read_labelled_rows
from extractors.meanings import meaning_of
from extractors.measurements import Reading, reporting_period
from extractors.sections import Entry
from extractors.table_figures import Figure, TablePlace, measurement
from extractors.table_heads import RATE, is_order, is_side, role_of
from extractors.table_rows import RowMeaning, RowReader, is_total, scope_named
from extractors.table_units import PLAIN, TableUnit, is_dated, unit_of_caption, unit_of_head
from schemas.catalog import RATE as RATE_OF
from schemas.catalog import Indicator, indicator
from schemas.document import Block
from schemas.forms import Form
from schemas.frames import Features
from schemas.labels import frames
from schemas.report import Breakdown, Scope, Window

__all__ = ["TableReader"]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures; `indicator` is `None` for a column of a form that is known and has none.

    Attributes:
        whole: what the `b` of its `a/b` counts.
    """

    index: int
    indicator: Indicator | None
    rate: bool = False
    split: Breakdown | None = None
    head: tuple[str, ...] = ()
    scope: Scope | None = None
    unit: TableUnit = PLAIN
    whole: Indicator | None = None


@dataclass(slots=True)
class TableReader:
    """Reads the tables of one document in turn.

    Attributes:
        compared: numbers that are understood and are no figures: indices, shares of a plan, the numbers of columns, columns of a
            form without indicator.
        forms: which official forms the tables are.
    """

    facts: Facts
    compared: list[tuple[int, int]] = field(default_factory=list)
    forms: FormTables = field(init=False)
    _before: TablePlace | None = None

    def __post_init__(self) -> None:
        """Begin with no form."""
        self.forms = FormTables(self.facts)

    def read(self, block: Block, caption: Caption, above: Sequence[Entry]) -> Reading:
        """Return the measurements of a table and the numbers that they take up."""
        table = grid(self.facts.document, block)
        place = self._place(caption, above)
        self.compared += [(cell.start, cell.end) for cell in table.guide]
        bound = self.forms.bind(table, caption, place.period)
        if bound.unread:
            return Reading((), ())
        place = replace(self._before if bound.follows and self._before else place, form=bound.form)
        self._before = place
        unit = unit_of_caption(place.caption)
        columns = _by_number(table, bound.form, unit) if bound.form else self._by_head(table, place.context, unit)
        found = list(self._by_columns(table, columns, place) if columns else read_labelled_rows(self.facts, table, place))
        self.compared += [(figure.value.start, figure.value.end) for figure in found if figure.indicator is None]
        figures = [figure for figure in found if figure.indicator is not None and not figure.gives_way(found)]
        return Reading(
            tuple(measurement(self.facts, figure, reporting_period(self.facts, figure.place.period)) for figure in figures),
            tuple((figure.value.start, figure.value.end) for figure in figures),
        )

    def _place(self, caption: Caption, above: Sequence[Entry]) -> TablePlace:
        facts, text = self.facts, self.facts.document.text
        spans = [(caption.start, caption.end), *((entry.start, entry.end) for entry in reversed(above))]
        agency = next((found for low, high in (caption.owner, *spans[1:]) if (found := _agency(facts, low, high))), facts.issuer)
        period: Window | None = facts.window or facts.period
        period = next((window for low, high in spans if (window := _window(facts, low, high))), period)
        window = Window(start=period.start, end=period.end) if period else None
        title = text[caption.start : caption.end]
        context = "\n".join([*(text[entry.start : entry.end] for entry in above), title, facts.header.title or ""])
        planned = any(entry.planned for entry in above)
        return TablePlace(scope_of(agency) if agency else None, window, "target" if planned else "actual", None, context, title)

    # -- what the columns hold --------------------------------------------------------------------------------------

    def _by_head(self, table: Grid, context: str, unit: TableUnit) -> list[_Column]:
        """Read the words of the head; a column that leaves its master open stands under the one to its left (`Đã giải quyết`).

        Args:
            unit: that the caption names; one with a scale in the head itself goes before it.
        """
        found: list[_Column] = []
        before: tuple[str, Features] | None = None
        width = range(len(table.places[0]) if table.places else 0)
        owned = any(self._owner(table, column, owned=False)[0] for column in width)
        for column in width:
            scope, path = self._owner(table, column, owned=owned)
            if not path or is_order(path) or is_side(path):
                continue
            if not self._counts(table, column):
                parts = self._of_parts(table, column, path, context, _unit_of(path, unit))
                found += (replace(part, scope=scope) for part in parts)
                continue
            meant = meaning_of(path, context, before if len(path) == 1 else None)
            if meant is not None:
                rate = RATE.search(path[-1]) is not None
                counted = _unit_of(path, unit)
                fits = rate or counted.fits(meant.indicator, frames()[meant.frame])
                known = meant.indicator if fits else None
                found.append(_Column(column, known, rate, meant.split, tuple(path), scope, counted))
                before = (meant.frame, meant.features)
        return found if len(found) > 1 or any(column.whole for column in found) else []

    def _of_parts(self, table: Grid, column: int, path: Sequence[str], context: str, unit: TableUnit) -> Iterator[_Column]:
        """Yield a column of parts and wholes: its head names both (`Đã giải quyết/tiếp nhận`), or the catalog knows the whole."""
        if is_dated(path) or not any(cell_parts(self.facts.document, row[column]) for row in table.data):
            return
        first, slash, second = path[-1].partition("/")
        part = meaning_of([*path[:-1], first], context, None)
        if part is None or RATE.search(path[-1]) or not unit.fits(part.indicator, frames()[part.frame]):
            return
        whole = meaning_of([second], context, (part.frame, part.features)) if slash else None
        named = whole.indicator if whole is not None and whole.frame == part.frame else None
        known = None if slash or part.indicator.whole is None else indicator(part.indicator.whole)
        yield _Column(column, part.indicator, split=part.split, head=tuple(path), unit=unit, whole=named or known)

    def _owner(self, table: Grid, column: int, *, owned: bool) -> tuple[Scope | None, list[str]]:
        """Return the agency that heads a column, and the rest of its head.

        Args:
            owned: whether agencies head columns; then a total over others (`Tổng cộng`) is that of a group.
        """
        path = table.head_path(column)
        for cell in table.head_cells(column):
            text = table.text(cell)
            scope = Scope(name=text, kind="group") if owned and is_total(text) else scope_named(self.facts, cell)
            if len(path) > 1 and text == path[0] and scope is not None:
                return scope, [part for part in path if part != text]
        return None, path

    def _counts(self, table: Grid, column: int) -> bool:
        """Tell whether a column holds figures, or nothing yet; one of names holds none whatever its head says."""
        cells = [row[column] for row in table.data]
        worded = any(state_of(table.text(cell)) == "text" for cell in cells)
        return not worded or any(cell_value(self.facts.document, cell) is not None for cell in cells)

    # -- rows -------------------------------------------------------------------------------------------------------

    def _by_columns(self, table: Grid, columns: Sequence[_Column], place: TablePlace) -> Iterator[Figure]:
        official = place.form is not None
        first = min(column.index for column in columns)
        rows = RowReader(self.facts, table, first, place.scope, place.period, dashes=official)
        for index, row in enumerate(table.data):
            meaning = rows.read(index)
            if meaning.kind == "section":
                continue
            for column in columns:
                value = cell_value(self.facts.document, row[column.index], dashes=official)
                if value is not None and not value.signed:
                    yield self._figure(column, meaning, place, value)
                elif column.whole is not None and (both := cell_parts(self.facts.document, row[column.index])):
                    yield self._figure(column, meaning, place, both[0])
                    yield replace(self._figure(replace(column, indicator=column.whole), meaning, place, both[1]), implied=True)

    def _figure(self, column: _Column, row: RowMeaning, place: TablePlace, value: Value) -> Figure:
        role = row.role or (role_of(self.facts, column.head, place.period) if column.head else None)
        indicator = None if role is not None and role.kind == "unread" else column.indicator
        scope = column.scope or row.scope
        here = replace(place.under(role) if role else place, scope=scope, owned=scope is not place.scope)
        value = value if column.rate or (role is not None and role.in_percent) else column.unit.of(value)
        return Figure(indicator, value, here, column.rate or value.percent, row.breakdown or column.split)


def _unit_of(path: Sequence[str], caption: TableUnit) -> TableUnit:
    """Return the unit of a column: that of its head, or one with a scale that the caption names for all."""
    return unit_of_head(path) or (caption if caption.scale != 1 else PLAIN)


def _by_number(table: Grid, form: Form, unit: TableUnit) -> list[_Column]:
    """Return the columns of an official form that numbers them; those that hold no indicator of the catalog too.

    Args:
        unit: that the caption names; one with a scale holds for the columns that are counted in its noun.
    """
    first = min(form.columns)
    held = ((column, form.columns.get(number)) for column, number in table.columns_by_number.items() if number >= first)
    return [_column(column, code, unit) for column, code in held]


def _column(index: int, code: str | None, unit: TableUnit) -> _Column:
    if not code:
        return _Column(index, None)
    known = indicator(code)
    return _Column(index, known, code.endswith(RATE_OF), unit=unit.for_unit(known.unit))


_OF = re.compile(r"(?<!\w)(?:của|tại)\s+$", re.IGNORECASE)


def _agency(facts: Facts, low: int, high: int) -> AgencySpan | None:
    text = facts.document.text
    spans = [
        span for span in facts.agencies.starting(low, high)
        if span.end <= high
        and (span.kind in {"agency", "one_stop"} or (span.kind == "part" and _OF.search(text, low, span.start)))
    ]  # fmt: skip
    return facts.resolver.resolve(spans[-1].name, facts.issuer) if spans else None


def _window(facts: Facts, low: int, high: int) -> Window | None:
    spans = [
        span
        for span in starting(facts.periods, low, high)
        if span.end <= high and span.first and span.last and span.kind != "day"
    ]
    explicit = [span for span in spans if span.explicit] or spans
    if not explicit or explicit[-1].first is None or explicit[-1].last is None:
        return None
    return Window(start=explicit[-1].first, end=explicit[-1].last)
