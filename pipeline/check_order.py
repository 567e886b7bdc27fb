"""Figures that cannot be greater than others: parts than their total, and the inequalities of the forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.check_figures import Figure, Figures, Group
from pipeline.check_words import inside, name_of, number, subject
from schemas.catalog import indicators
from schemas.checks import check_rules
from schemas.report import Finding, Severity

__all__ = ["check_order"]

ORDER = "{less}{subject} ghi {stated}, lớn hơn {more} ({other})."
NONE = "Báo cáo ghi {more}{subject} là 0, nhưng lại nêu {less} {stated}."


def check_order(figures: Figures) -> Iterator[Finding]:
    """Yield the figures that are greater than one that they cannot exceed."""
    stated = {figure.code for figure in figures.all}
    for less, more, severity in (pair for pair in _pairs() if stated.issuperset(pair[:2])):
        for one in (figure for figure in figures.all if figure.code == less and figure.group.scope[0]):
            other = _bound(figures, one, more)
            if other is not None and one.value > other.value and figures.only(one.group, less) is one:
                yield _finding(one, other, severity)


@cache
def _pairs() -> tuple[tuple[str, str, Severity], ...]:
    """Return the codes of the rules, then of each total's parts, each pair once."""
    ruled: dict[tuple[str, str], Severity] = {(rule.less, rule.more): rule.severity for rule in check_rules().orders}
    parts = [(part, total.code) for total in indicators().values() for codes in total.parts for part in codes]
    return tuple((*pair, ruled.get(pair, "error")) for pair in dict.fromkeys((*ruled, *parts)))


def _bound(figures: Figures, one: Figure, more: str) -> Figure | None:
    """Return the only figure of an indicator for the same subject and days."""
    found = figures.only(one.group, more)
    if found is not None or figures.of(one.group, more):
        return found
    others = [other for other in figures.all if other.code == more and _subject(other.group) == _subject(one.group)]
    likely = [other for other in others if figures.same_time(one, other) == "likely"]
    return likely[0] if len({other.value for other in likely}) == 1 else None


def _subject(group: Group) -> tuple[object, object]:
    return group.scope, group.breakdown


def _finding(one: Figure, other: Figure, severity: Severity) -> Finding:
    small, great = name_of(one.code), name_of(other.code)
    form = ORDER if other.value else NONE
    message = form.format(
        less=small if form is ORDER else inside(small), more=inside(great), subject=subject(one), stated=number(one.value),
        other=number(other.value),
    )  # fmt: skip
    return Finding(
        rule="order", severity=severity, message=message, indicator=one.code, scope=one.source.scope, expected=other.value,
        stated=one.value, evidence=one.source.evidence, related=(other.source.evidence,),
    )  # fmt: skip
