"""One figure stated twice with two values: prose against table, summary against body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipeline.check_figures import Figure, Figures, SameTime
from pipeline.check_words import name_of, number, subject
from schemas.report import Finding

__all__ = ["check_conflicts"]

CONFLICT = "{name}{subject} ghi {stated}, nhưng {place} cùng báo cáo ghi {other}."
LIKELY = " Hãy xem hai số có cùng thời gian chốt số liệu không."
_PLACES = {True: "bảng trong", False: "chỗ khác trong"}


def check_conflicts(figures: Figures) -> Iterator[Finding]:
    """Yield the figures of one subject and period that stand with two values in two places.

    Two values in one place are two figures whose difference the reader did not understand, and tell nothing.
    """
    by_code: dict[tuple[object, str], dict[int, list[Figure]]] = {}
    for figure in figures.all:
        if figure.group.breakdown is None and figure.group.scope[0] not in {"", "office_holder"}:
            by_code.setdefault((figure.group.scope, figure.code), {}).setdefault(figure.place, []).append(figure)
    for places in by_code.values():
        yield from _conflicts(figures, list(places.values()))


def _conflicts(figures: Figures, places: list[list[Figure]]) -> Iterator[Finding]:
    told: set[float] = set()
    for one, other in combinations(places, 2):
        for first in one:
            second = _counterpart(figures, first, one, other)
            if second is not None and second[0].value not in told:
                told |= {first.value, second[0].value}
                yield _finding(first, *second)


def _counterpart(figures: Figures, first: Figure, one: list[Figure], other: list[Figure]) -> tuple[Figure, SameTime] | None:
    """Return the only figure of the other place that is of the same days and differs."""
    here = {figure.value for figure in one if figures.same_time(first, figure)}
    there = [(figure, time) for figure in other if (time := figures.same_time(first, figure)) is not None]
    if len(here) != 1 or len({figure.value for figure, _ in there}) != 1 or there[0][0].value == first.value:
        return None
    return there[0]


def _finding(first: Figure, other: Figure, time: SameTime) -> Finding:
    name = name_of(first.code)
    message = CONFLICT.format(
        name=f"Tỷ lệ của “{name}”" if first.is_rate else name, subject=subject(first), stated=_show(first),
        place=_PLACES[other.cell and not first.cell], other=_show(other),
    )  # fmt: skip
    return Finding(
        rule="conflict_within", severity="error" if time == "same" else "warning",
        message=message + (LIKELY if time == "likely" else ""), indicator=first.code, scope=first.source.scope,
        expected=other.value, stated=first.value, evidence=first.source.evidence, related=(other.source.evidence,),
    )  # fmt: skip


def _show(figure: Figure) -> str:
    return number(figure.value) + "%" * figure.is_rate
