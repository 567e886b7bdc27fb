"""Which extracted figure is which figure of the annotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.names import same_name
from bench.statements import Figure

__all__ = ["Matched", "match"]

_JUDGED = frozenset({"tthc", "petition", "reception", "pakn", "dialogue", "docs", "staff"})
"""Families of indicators that annotations cover in full: a figure of another one is judged only where its annotation has some."""
_EQUAL = 1e-6


@dataclass(frozen=True, slots=True)
class Matched:
    """Figures of the annotation and of the program, one to one.

    Attributes:
        pairs: the annotation's figure and the program's.
        missed: figures of the annotation without a partner, the optional ones left out.
        false: actual figures of the program without a partner.
        open: others of the program without a partner (comparisons, targets): annotations need not name them.
    """

    pairs: tuple[tuple[Figure, Figure], ...]
    missed: tuple[Figure, ...]
    false: tuple[Figure, ...]
    open: tuple[Figure, ...]


def match(gold: Sequence[Figure], found: Sequence[Figure]) -> Matched:
    """Match figures of one indicator, value and nature; those that agree best in period and scope find each other first."""
    families = _JUDGED | {code.split(".")[0] for item in gold for code in (item.indicator, *item.accept)}
    judged = [item for item in found if item.indicator.split(".")[0] in families]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, left, right in sorted(_candidates(gold, judged)):
        if left not in partner and right not in taken:
            partner[left] = right
            taken.add(right)
    alone = [item for index, item in enumerate(judged) if index not in taken]
    return Matched(
        tuple((gold[left], judged[right]) for left, right in partner.items()),
        tuple(item for index, item in enumerate(gold) if index not in partner and not item.optional),
        tuple(item for item in alone if item.nature == "actual"),
        tuple(item for item in alone if item.nature != "actual"),
    )


def _candidates(gold: Sequence[Figure], found: Sequence[Figure]) -> Iterator[tuple[int, bool, int, int]]:
    for left, wanted in enumerate(gold):
        for right, item in enumerate(found):
            same = item.indicator in (wanted.indicator, *wanted.accept) and item.nature == wanted.nature
            if same and abs(item.value - wanted.value) <= _EQUAL:
                yield -_agreement(wanted, item), wanted.optional, left, right


def _agreement(wanted: Figure, item: Figure) -> int:
    """Return how well two figures agree: the period counts most, then the scope, then the very indicator."""
    period = wanted.period is None or wanted.period == item.period
    scope = not wanted.scope or same_name(wanted.scope, item.scope)
    return 4 * period + 2 * scope + (wanted.indicator == item.indicator)
