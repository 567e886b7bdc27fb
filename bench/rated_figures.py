"""The figures that the program reads from annotated documents, each with its grounds and whether it is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.annotated import DocumentSet
from bench.matching import match
from bench.names import same_name
from bench.statements import Figure, Statements, from_extract
from pipeline.batch import extract_files
from pipeline.settings import Settings
from schemas.report import Report
from schemas.support import Support

__all__ = ["Rated", "rated_figures"]


@dataclass(frozen=True, slots=True)
class Rated:
    """An actual figure.

    Attributes:
        document: name of what it was annotated with: the same for all files that hold one report.
        right: its indicator, value, period and scope are those of the annotation, as far as that gives them.
        matched: its indicator and value are.
    """

    document: str
    figure: Figure
    support: Support
    right: bool
    matched: bool


def rated_figures(sets: Sequence[DocumentSet]) -> list[Rated]:
    """Read all documents of some sets with the code of this tree and return their actual figures."""
    documents = [document for chosen in sets for document in chosen.documents if document.gold.figures is not None]
    results = extract_files([document.path for document in documents], Settings().limits)
    return [
        rated
        for document, result in zip(documents, results, strict=True)
        if result.report is not None
        for rated in _figures(document.path.name.split(".")[0], document.gold, result.report)
    ]


def _figures(document: str, gold: Statements, report: Report) -> Iterator[Rated]:
    found = from_extract(report.model_dump(mode="json")).figures or ()
    supports = {id(figure): item.support for figure, item in zip(found, report.measurements, strict=True)}
    matched = match(gold.figures or (), found)
    judged = [
        *((item, _right(wanted, item), True) for wanted, item in matched.pairs),
        *((item, False, False) for item in matched.false),
    ]
    for item, right, same in judged:
        support = supports[id(item)]
        if item.nature == "actual" and support is not None:
            yield Rated(document, item, support, right, same)


def _right(wanted: Figure, item: Figure) -> bool:
    period = wanted.period is None or wanted.period == item.period
    return period and (not wanted.scope or same_name(wanted.scope, item.scope))
