"""How sure a figure is: a weighted sum of what supports it, squeezed between 0 and 1.

    confidence = legible * attested * odds / (1 + odds), with odds = e^(bias + sum of weight * ground)

The weights stand in `schemas/data/confidence.toml`; none is negative, so that more support never makes a figure less sure.
They are fitted to annotated documents by `bench.calibration`, which also says how often figures of each confidence are right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from extractors.counts import Count
from extractors.facts import Facts
from extractors.situation import Situation
from schemas.catalog import CatalogError, read_toml
from schemas.forms import Form
from schemas.report import Measurement, Scope, Window
from schemas.support import GROUNDS, Support, grounds

__all__ = ["Weights", "confidence_of", "rated", "support_of_cell", "support_of_count", "weights"]

_SCALE = 1000
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """What each of the `GROUNDS` adds to the log-odds of a figure that has it in full, and the log-odds of one that has none."""

    bias: float
    by_ground: tuple[float, ...]

    def confidence(self, support: Support) -> float:
        """Return a number between 0 and 1 that does not fall when a ground rises."""
        logit = self.bias + math.fsum(weight * ground for weight, ground in zip(self.by_ground, grounds(support), strict=True))
        odds: float = math.exp(logit)
        return support.legible * support.attested * odds / (1 + odds)


@cache
def weights() -> Weights:
    """Return the fitted weights.

    Raises:
        CatalogError: when the file names an unknown ground or a negative weight.
    """
    data = read_toml("confidence.toml")
    known: dict[str, float] = data["weights"]
    if set(known) - set(GROUNDS) or any(value < 0 for value in known.values()):
        msg = "confidence.toml must give a weight of 0 or more to grounds of schemas.support alone"
        raise CatalogError(msg)
    return Weights(float(data["bias"]), tuple(float(known.get(name, 0.0)) for name in GROUNDS))


def confidence_of(support: Support) -> float:
    """Return how sure a figure with such support is, cut to three digits."""
    return math.floor(weights().confidence(support) * _SCALE) / _SCALE


def rated(item: Measurement, support: Support) -> Measurement:
    """Return a figure with other support and the confidence that follows from it."""
    return item.model_copy(update={"support": support, "confidence": confidence_of(support)})


def support_of_count(facts: Facts, count: Count, where: Situation) -> Support:
    """Return what supports a count of a sentence, as far as its passage tells."""
    return Support(
        label=float(count.own),
        unit=float(count.unit is not None or count.rate),
        digits=float(not count.number.word or count.number.value == 0),
        whole=float(count.split is None),
        shallow=1 / (1 + count.depth),
        sole=float(not count.disputed),
        scope=float(where.named is not None),
        owner=_owner(where.scope),
        period=float(where.period is not None),
        head=float(facts.header.type is not None),
        exact=float(not count.number.approximate),
    )


def support_of_cell(
    facts: Facts, scope: Scope | None, period: Window | None, *, owned: bool, split: bool, form: Form | None
) -> Support:
    """Return what supports a figure of a table.

    Args:
        owned: its row names an agency.
        split: it is a part by field, or of a column that is one.
        form: the official form whose number its column has.
    """
    return Support(
        label=1.0, unit=1.0, cell=1.0, form=float(form is not None), whole=float(not split), scope=float(owned),
        owner=_owner(scope), period=float(period is not None), head=float(facts.header.type is not None),
        attested=form.circular.attested if form else 1.0,
    )  # fmt: skip


def _owner(scope: Scope | None) -> float:
    """Return how well the catalog knows an owner: an agency fully, a unit or office holder of one by half."""
    if scope is None:
        return 0.0
    return 1.0 if scope.code else _HALF * (scope.part_of is not None)
