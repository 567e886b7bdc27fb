"""A figure of a table before it is a measurement: its indicator, its cell, and what the table sets for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.cell_values import Value
from extractors.confidence import confidence_of, support_of_cell
from extractors.evidence import evidence_of
from extractors.facts import Facts
from extractors.table_heads import Role
from schemas.catalog import Indicator
from schemas.forms import Form
from schemas.report import Breakdown, Measurement, Nature, Scope, Window

__all__ = ["Figure", "TablePlace", "measurement"]


@dataclass(frozen=True, slots=True)
class TablePlace:
    """What the figures of a table share, or those of a column or row.

    Attributes:
        context: the headings, the caption and the document's title, which tell what the table speaks of.
        caption: the lines over the table.
        owned: whether a row or column itself names whose figures they are.
        form: the official form whose numbers the columns have.
    """

    scope: Scope | None
    period: Window | None
    nature: Nature
    comparison: Literal["earlier", "difference", "relative"] | None = None
    context: str = ""
    caption: str = ""
    owned: bool = False
    form: Form | None = None

    def under(self, role: Role) -> TablePlace:
        """Return the place under a head that names days or a nature; a plan's table stays one."""
        nature = self.nature if role.nature == "actual" else role.nature
        return replace(self, nature=nature, comparison=role.comparison, period=role.period or (None if role.own else self.period))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a cell; `indicator` is `None` for one that is understood and is no measurement (an index).

    Attributes:
        start: where its evidence begins: at the cell, or at the label of its row.
        implied: whether it is the whole of `6/7`, whose indicator only the catalog tells; a stated one goes before it.
    """

    indicator: Indicator | None
    value: Value
    place: TablePlace
    rate: bool = False
    breakdown: Breakdown | None = None
    start: int | None = None
    implied: bool = False

    def gives_way(self, others: Sequence[Figure]) -> bool:
        """Tell whether another figure of the table states what this one only implies."""
        told = (self.indicator, self.place.scope, self.place.period, self.place.nature, self.breakdown)
        return self.implied and any(
            (other.indicator, other.place.scope, other.place.period, other.place.nature, other.breakdown) == told
            for other in others
            if not other.implied
        )


def measurement(facts: Facts, figure: Figure, reporting_period: str | None) -> Measurement:
    """Return a figure as a measurement.

    Raises:
        ValueError: when it has no indicator.
    """
    indicator, place, value = figure.indicator, figure.place, figure.value
    if indicator is None:
        raise ValueError(figure)
    start = value.start if figure.start is None else figure.start
    split = figure.breakdown is not None
    support = support_of_cell(facts, place.scope, place.period, owned=place.owned, split=split, form=place.form)
    return Measurement(
        indicator=indicator.code + (".rate" if figure.rate else ""),
        value=value.number,
        unit="%" if figure.rate or place.comparison == "relative" else indicator.unit,
        nature=place.nature,
        comparison=place.comparison,
        scope=place.scope,
        breakdown=figure.breakdown,
        period=place.period,
        reporting_period=reporting_period,
        confidence=confidence_of(support),
        evidence=evidence_of(facts.document, start, value.end),
        support=support,
    )
