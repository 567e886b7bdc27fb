"""Measurements from tables: columns of indicators over rows of agencies or fields, and tables of label and value.

Where the caption names an official form and the table prints its column numbers, the numbers tell the indicators
(TT 01/2020/TT-VPCP: II.06; TT 06/2025/TT-TTCP: 01/TCD, 02/XLD); otherwise the words of the head do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.agencies import AgencySpan
from extractors.captions import Caption, form_columns
from extractors.confidence import confidence_of, support_of_cell
from extractors.evidence import evidence_of
from extractors.facts import Facts, scope_of
from extractors.grid import Grid, Value, cell_value, grid
from extractors.meanings import Meaning, meaning_of
from extractors.measurements import Reading, reporting_period
from extractors.period_spans import PeriodSpan, find_periods
from extractors.sections import Entry, words
from extractors.timing import window_of
from schemas.catalog import Indicator
from schemas.checks import check_rules
from schemas.document import Block, Cell
from schemas.labels import Features
from schemas.report import Breakdown, Measurement, Nature, Scope, Window
from schemas.wording import any_of

__all__ = ["TableReader"]

_TOTAL = re.compile(rf"(?:{'|'.join(map(re.escape, check_rules().totals))})\b[:.\s]*$", re.IGNORECASE)
_ORDER = re.compile(rf"(?:{any_of('table_order')})$", re.IGNORECASE)
_SIDE = re.compile(rf"(?<!\w)(?:{any_of('table_side')})(?!\w)", re.IGNORECASE)
_UNIT_HEAD = re.compile(rf"(?!{_SIDE.pattern})(?:{any_of('table_owner')})", re.IGNORECASE)
_RATE = re.compile(rf"(?<!\w)(?:{any_of('table_rate')})(?!\w)", re.IGNORECASE)
_MARK = 2


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    indicator: Indicator
    rate: bool
    split: Breakdown | None = None
    head: tuple[str, ...] = ()
    form: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """What all figures of a table share; `owned` where the row itself names whose figures they are."""

    scope: Scope | None
    period: Window | None
    nature: Nature
    owned: bool = False


@dataclass(slots=True)
class TableReader:
    """Reads the tables of one document in turn; a form whose columns go on in the next table is remembered."""

    facts: Facts
    form: str | None = None
    last_number: int = 0

    def read(self, block: Block, caption: Caption, above: Sequence[Entry]) -> Reading:
        """Return the measurements of a table and the numbers that they take up."""
        table = grid(self.facts.document, block)
        place = self._place(caption, above)
        context = "\n".join(
            [*(self.facts.document.text[entry.start : entry.end] for entry in above), self._caption_text(caption)]
        )
        columns = self._by_number(table, caption) or self._by_head(table, context)
        found = list(self._by_columns(table, columns, place)) if columns else list(self._by_rows(table, place, context))
        return Reading(tuple(item for item, _ in found), tuple((value.start, value.end) for _, value in found))

    def _caption_text(self, caption: Caption) -> str:
        return self.facts.document.text[caption.start : caption.end] + "\n" + (self.facts.header.title or "")

    def _place(self, caption: Caption, above: Sequence[Entry]) -> _Place:
        facts = self.facts
        spans = [(caption.start, caption.end), *((entry.start, entry.end) for entry in reversed(above))]
        agency = next((found for low, high in spans if (found := _agency(facts, low, high))), facts.issuer)
        period: Window | None = facts.window or facts.period
        period = next((window for low, high in spans if (window := _window(facts, low, high))), period)
        planned = any(entry.planned for entry in above)
        window = Window(start=period.start, end=period.end) if period else None
        return _Place(scope_of(agency) if agency else None, window, "target" if planned else "actual")

    # -- columns of indicators ----------------------------------------------------------------------------------

    def _by_number(self, table: Grid, caption: Caption) -> list[_Column]:
        numbers = table.columns_by_number
        if not numbers:
            self.form = None
            return []
        first = min(numbers.values())
        form = caption.form or (self.form if first == self.last_number + 1 else None)
        self.form, self.last_number = form, max(numbers.values())
        if form is None:
            return []
        known = form_columns(form)
        return [_Column(column, known[number], rate=False, form=True) for column, number in numbers.items() if number in known]

    def _by_head(self, table: Grid, context: str) -> list[_Column]:
        """Read the words of the head; a column that leaves its master open stands under the one to its left (`Đã giải quyết`)."""
        found: list[_Column] = []
        before: tuple[str, Features] | None = None
        for column in range(len(table.places[0]) if table.places else 0):
            path = table.head_path(column)
            if not path or _ORDER.match(path[-1]) or any(_SIDE.search(part) for part in path) or not self._counts(table, column):
                continue
            meant = meaning_of(path, context, before if len(path) == 1 else None)
            if meant is not None:
                rate = bool(_RATE.search(path[-1]))
                found.append(_Column(column, meant.indicator, rate, split=meant.split, head=tuple(path)))
                before = (meant.frame, meant.features)
        return found if len(found) > 1 else []

    def _counts(self, table: Grid, column: int) -> bool:
        """Tell whether a column holds figures; one of names is none whatever its head says (`Lĩnh vực giải quyết`)."""
        return any(cell_value(self.facts.document, row[column]) is not None for row in table.data)

    def _by_columns(self, table: Grid, columns: Sequence[_Column], place: _Place) -> Iterator[tuple[Measurement, Value]]:
        first = min(column.index for column in columns)
        foreign = False
        for row in table.data:
            label = _row_label(table, row, first)
            scope, breakdown, kind = self._row_scope(table, row, label, first, place)
            if kind == "section":
                continue
            foreign = foreign or kind == "agency"
            if kind == "total" and foreign:
                scope = Scope(name=table.text(label), kind="group")
            for column in columns:
                value = cell_value(self.facts.document, row[column.index])
                if value is not None:
                    here = replace(self._column_place(column.head, place), scope=scope, owned=scope is not place.scope)
                    yield self._measurement(column, value, here, breakdown), value

    def _row_scope(
        self, table: Grid, row: Sequence[Cell | None], label: Cell | None, first: int, place: _Place
    ) -> tuple[Scope | None, Breakdown | None, str]:
        facts = self.facts
        text = table.text(label)
        if not any(cell_value(facts.document, cell) for cell in row[first:]):
            return place.scope, None, "section"
        if label is None or not text or _TOTAL.match(text):
            return place.scope, None, "total" if text else "whole"
        spans = facts.resolver.find(facts.document.text, label.start, label.end)
        if spans and spans[0].start - label.start <= _MARK:
            agency = facts.resolver.resolve(spans[0].name, facts.issuer)
            scope = replace_name(scope_of(agency), text) if agency.kind == "part" else scope_of(agency)
            return scope, None, "agency" if agency.kind == "agency" else "part"
        head = " ".join(table.head_path(label.column))
        if _UNIT_HEAD.search(head):
            return Scope(name=text, kind="part", part_of=facts.issuer.code if facts.issuer else None), None, "part"
        return place.scope, Breakdown(by="field", name=text), "field"

    # -- rows of label and value --------------------------------------------------------------------------------

    def _by_rows(self, table: Grid, place: _Place, context: str) -> Iterator[tuple[Measurement, Value]]:
        """Read rows that name an indicator each; a row numbered `2.1` or led by a dash is a part of the row above."""
        parents: list[tuple[int, Meaning]] = []
        for row in table.data:
            label, depth = _label_and_depth(table, row)
            if label is None:
                continue
            parents = [entry for entry in parents if entry[0] < depth]
            above = (parents[-1][1].frame, parents[-1][1].features) if parents else None
            meant = meaning_of([table.text(label)], context, above, strict=True)
            if meant is None:
                continue
            parents.append((depth, meant))
            rate = bool(_RATE.search(table.text(label)))
            for column, cell in enumerate(row):
                head = table.head_path(column)
                value = cell_value(self.facts.document, cell)
                if value is None or cell is None or cell.column <= label.column or any(_SIDE.search(part) for part in head):
                    continue
                here = self._column_place(head, place)
                yield self._measurement(_Column(column, meant.indicator, rate), value, here, None, label), value

    def _column_place(self, head: Sequence[str], place: _Place) -> _Place:
        text = " ".join(head)
        year = self.facts.period.end.year if self.facts.period else None
        spans = find_periods(text, default_year=year)
        span: PeriodSpan | None = next((s for s in spans if s.first and s.last and s.kind != "day"), None)
        window = Window(start=span.first, end=span.last) if span and span.first and span.last else place.period
        if words().planned.search(text) or words().target.search(text) or re.search(r"kế hoạch", text, re.IGNORECASE):
            return replace(place, nature="target", period=_planned_year(text) or window)
        if words().estimate.search(text):
            return replace(place, nature="estimate", period=window)
        own = window if window is not place.period else None
        if words().earlier.search(text):
            same = next((s for s in spans if s.name == "same_period"), None)
            return replace(place, nature="comparison", period=window_of(self.facts, same, "comparison") if same else own)
        past = own is not None and self.facts.first_day is not None and own.end < self.facts.first_day
        if past:
            return replace(place, nature="comparison", period=window)
        return replace(place, period=window)

    def _measurement(
        self, column: _Column, value: Value, place: _Place, breakdown: Breakdown | None, label: Cell | None = None
    ) -> Measurement:
        rate = column.rate or value.percent
        start = label.start if label is not None else value.start
        support = support_of_cell(
            self.facts,
            place.scope,
            place.period,
            owned=place.owned,
            split=(breakdown or column.split) is not None,
            form=column.form,
        )
        return Measurement(
            indicator=column.indicator.code + (".rate" if rate else ""),
            value=value.number,
            unit="%" if rate else column.indicator.unit,
            nature=place.nature,
            comparison="earlier" if place.nature == "comparison" else None,
            scope=place.scope,
            breakdown=breakdown or column.split,
            period=place.period,
            reporting_period=reporting_period(self.facts, place.period),
            confidence=confidence_of(support),
            evidence=evidence_of(self.facts.document, start, value.end),
            support=support,
        )


def replace_name(scope: Scope, name: str) -> Scope:
    """Return a scope under the name that the table prints."""
    return scope.model_copy(update={"name": name})


def _planned_year(text: str) -> Window | None:
    match = re.search(r"\b(20\d\d)\b", text)
    span = next(iter(find_periods(f"năm {match[1]}")), None) if match else None
    return Window(start=span.first, end=span.last) if span and span.first and span.last else None


def _label_and_depth(table: Grid, row: Sequence[Cell | None]) -> tuple[Cell | None, int]:
    """Return the cell that names a row, and how deep its number (`2.1`) or dash puts it."""
    cells = list(dict.fromkeys(cell for cell in row if cell is not None))
    label = next((cell for cell in cells if _wordy(table.text(cell))), None)
    if label is None:
        return None, 0
    number = next((table.text(cell) for cell in cells if cell.column < label.column), "")
    dashed = table.text(label).lstrip()[:1] in {"-", "+", "–"}
    return label, number.strip(". ").count(".") or int(dashed)


def _row_label(table: Grid, row: Sequence[Cell | None], first: int) -> Cell | None:
    """Return the cell that names a row: the last one with words before the first column of figures."""
    named = [cell for cell in row[:first] if cell is not None and _wordy(table.text(cell))]
    return named[-1] if named else None


def _wordy(text: str) -> bool:
    return re.search(r"[^\W\d_]{2,}", text) is not None


def _agency(facts: Facts, low: int, high: int) -> AgencySpan | None:
    spans = [span for span in facts.agencies if low <= span.start and span.end <= high and span.kind in {"agency", "one_stop"}]
    return facts.resolver.resolve(spans[-1].name, facts.issuer) if spans else None


def _window(facts: Facts, low: int, high: int) -> Window | None:
    spans = [
        span
        for span in facts.periods
        if low <= span.start and span.end <= high and span.first and span.last and span.kind != "day"
    ]
    explicit = [span for span in spans if span.explicit] or spans
    if not explicit or explicit[-1].first is None or explicit[-1].last is None:
        return None
    return Window(start=explicit[-1].first, end=explicit[-1].last)
