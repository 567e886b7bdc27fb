"""Scores: precision and recall over the facts of documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from bench.judging import Fact, Part, Verdict

__all__ = ["METRICS", "score"]

Counts = Mapping[tuple[Part, Verdict], int]

METRICS = (
    "header", "period", "citation_precision", "citation_recall", "measurement_precision", "measurement_recall",
    "measurement_period", "measurement_scope", "numbers_explained",
)  # fmt: skip
"""The scores of a set, each between 0 and 1; a score of nothing is 1, but that of numbers 0."""


def score(facts: Iterable[Fact]) -> dict[str, float]:
    """Return the scores over the facts of all documents of a set, each fact with the same weight."""
    counts: Counter[tuple[Part, Verdict]] = Counter((fact.part, fact.verdict) for fact in facts)
    return {
        "header": _recall(counts, "header"),
        "period": _recall(counts, "period"),
        "citation_precision": _precision(counts, "citation"),
        "citation_recall": _recall(counts, "citation"),
        "measurement_precision": _precision(counts, "measurement"),
        "measurement_recall": _recall(counts, "measurement"),
        "measurement_period": _recall(counts, "measurement_period"),
        "measurement_scope": _recall(counts, "measurement_scope"),
        "numbers_explained": _precision(counts, "number", 0.0),
    }


def _precision(counts: Counts, part: Part, nothing: float = 1.0) -> float:
    return _ratio(counts, part, "false", nothing)


def _recall(counts: Counts, part: Part) -> float:
    return _ratio(counts, part, "missed", 1.0)


def _ratio(counts: Counts, part: Part, wrong: Verdict, nothing: float) -> float:
    right = counts.get((part, "right"), 0)
    whole = right + counts.get((part, wrong), 0)
    return right / whole if whole else nothing
