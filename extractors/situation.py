"""Whose figure it is and of which days: what the words round a count set for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.agencies import AgencySpan
from extractors.counts import Count
from extractors.facts import Facts, scope_of
from extractors.natures import Comparison, nature_of
from extractors.owners import Owners
from extractors.sections import Entry
from extractors.subjects import subject_of
from extractors.timing import period_of
from extractors.windows import window_of
from schemas.report import Nature, Scope, Window

__all__ = ["Situation", "situation"]

_DATED = frozenset({"dialogue"})
"""Families whose figures belong to the day of an event."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Scope, period and nature of a count; `named` is the agency where the passage itself names it."""

    scope: Scope | None
    period: Window | None
    nature: Nature
    comparison: Comparison | None
    named: AgencySpan | None


def situation(facts: Facts, count: Count, start: int, above: Sequence[Entry], owners: Owners) -> Situation:
    """Return whose count it is, of which days, and of what nature.

    Args:
        start: where the count's passage begins, behind its list mark.
        above: headings and introductions over the passage, outermost first.
        owners: the agencies of the counts before it in the passage.
    """
    agency, named = subject_of(facts, count, start, above, owners)
    family = count.indicator.family if count.indicator else ""
    span = period_of(facts, count, start, above, dated=family in _DATED)
    nature, comparison = nature_of(facts, count, span, above)
    period = window_of(facts, span, nature, above[-1].start if above else 0)
    return Situation(scope_of(agency) if agency else None, period, nature, comparison, agency if named else None)
