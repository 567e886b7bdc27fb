"""What does not add up in one report: totals, shares, repeated figures, impossible ones, and signatures that do not hold.

Reports are checked, never corrected: a finding tells what is stated, what the other figures give, and where both stand.
A finding is only given where the figures themselves prove it; what the reader may have misunderstood is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check_columns import check_columns
from pipeline.check_conflicts import check_conflicts
from pipeline.check_figures import Figures
from pipeline.check_forms import check_forms
from pipeline.check_order import check_order
from pipeline.check_shares import check_shares
from pipeline.check_signatures import check_signatures
from pipeline.check_sums import check_sums
from pipeline.check_tables import check_tables
from pipeline.weigh import weighed
from schemas.report import Finding, Report

__all__ = ["check", "checked"]


def checked(report: Report) -> Report:
    """Return a report with its findings, and its figures as sure as they are in the light of one another."""
    figures = Figures(report)
    findings = _found(figures)
    return report.model_copy(update={"findings": report.findings + findings, "measurements": weighed(figures, findings)})


def check(report: Report) -> tuple[Finding, ...]:
    """Return what does not add up in a report, in the order of the text.

    The rules are `sum`, `total_row`, `share`, `conflict_within` and `order`, where only actual, exact figures are checked,
    `form_unread`, and `signature_broken`, `signature_altered` and `signature_time`.
    """
    return _found(Figures(report))


def _found(figures: Figures) -> tuple[Finding, ...]:
    report, found = figures.report, list(_findings(figures))
    told = {(finding.rule, finding.evidence.start, finding.expected) for finding in found if finding.evidence}
    found += [
        finding for finding in check_columns(report)
        if finding.evidence and (finding.rule, finding.evidence.start, finding.expected) not in told
    ]  # fmt: skip
    return tuple(sorted((*found, *check_forms(report), *check_signatures(report)), key=_place))


def _findings(figures: Figures) -> Iterator[Finding]:
    yield from check_sums(figures)
    yield from check_tables(figures)
    yield from check_shares(figures)
    yield from check_conflicts(figures)
    yield from check_order(figures)


def _place(finding: Finding) -> tuple[int, int, str, str]:
    start, end = (finding.evidence.start, finding.evidence.end) if finding.evidence else (-1, -1)
    return start, end, finding.rule, finding.message
