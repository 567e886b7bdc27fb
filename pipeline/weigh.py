"""How sure the figures of a report are in the light of one another: what the identities confirm, and what they contradict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.confidence import rated
from pipeline.check_figures import Figures
from pipeline.check_shares import shares_that_hold
from pipeline.check_sums import sums_that_hold
from schemas.report import Evidence, Finding, Measurement

__all__ = ["weighed"]

Place = tuple[int, int]


def weighed(figures: Figures, findings: Sequence[Finding]) -> tuple[Measurement, ...]:
    """Return the figures of a report, surer where an identity holds with them, less sure where a finding names them."""
    confirmed = {_place(figure.source.evidence) for figure in sums_that_hold(figures)}
    confirmed |= {_place(evidence) for evidence in shares_that_hold(figures)}
    doubted = {
        _place(evidence) for finding in findings for evidence in (finding.evidence, *finding.related) if evidence is not None
    }
    return tuple(_weighed(item, confirmed, doubted) for item in figures.report.measurements)


def _weighed(item: Measurement, confirmed: set[Place], doubted: set[Place]) -> Measurement:
    place = _place(item.evidence)
    if item.support is None or place not in confirmed | doubted:
        return item
    return rated(item, replace(item.support, agrees=float(place in confirmed), unchallenged=float(place not in doubted)))


def _place(evidence: Evidence) -> Place:
    return evidence.start, evidence.end
