"""The reliability table and the fit of the weights."""

from __future__ import annotations

import tomllib
from dataclasses import replace

from bench.calibration import reliability, weights_text
from bench.fitting import cross_validated, fit
from bench.rated_figures import Rated
from bench.statements import Figure
from schemas.support import GROUNDS, Support


def rated(right: bool, document: str = "a", **grounds: float) -> Rated:
    return Rated(document, Figure("tthc.received_total", 1), Support(**grounds), right, matched=True)


GOOD = [rated(True, f"d{index % 5}", head=1.0, scope=1.0) for index in range(200)]
BAD = [rated(index % 2 == 0, f"d{index % 5}") for index in range(100)]


def test_reliability_tells_how_many_figures_of_each_confidence_are_right() -> None:
    lines = list(reliability([(rated(True), 0.96), (rated(True), 0.97), (rated(False), 0.85), (rated(True), 0.85)]))
    assert [line.split() for line in lines[1:]] == [
        ["0.80", "-", "0.90", "2", "0.8500", "0.5000", "1.0000"],
        ["0.95", "-", "0.97", "1", "0.9600", "1.0000", "1.0000"],
        ["0.97", "-", "0.98", "1", "0.9700", "1.0000", "1.0000"],
        [">=", "0.95", "2", "0.9650", "1.0000", "1.0000"],
    ]


def test_weights_are_positive_and_tell_good_grounds_from_none() -> None:
    fitted = fit([*GOOD, *BAD])
    assert min(fitted.by_ground) >= 0
    assert fitted.confidence(GOOD[0].support) > 0.9
    assert fitted.confidence(BAD[0].support) < 0.7


def test_what_is_called_sure_is_wrong_once_in_a_hundred_at_most() -> None:
    spoiled = [*GOOD, *(replace(item, right=False) for item in GOOD[:10])]
    assert fit(spoiled).confidence(GOOD[0].support) < 0.95


def test_weights_are_written_as_they_are_read() -> None:
    fitted = fit([*GOOD, *BAD])
    data = tomllib.loads(weights_text(fitted))
    assert data["bias"] == fitted.bias
    assert [data["weights"][name] for name in GROUNDS] == list(fitted.by_ground)


def test_each_figure_is_judged_by_weights_that_have_not_seen_its_document() -> None:
    odd = [rated(False, "odd", cell=1.0) for _ in range(100)]
    seen = fit([*GOOD, *BAD, *odd]).confidence(odd[0].support)
    unseen = [confidence for item, confidence in cross_validated([*GOOD, *BAD, *odd]) if item.document == "odd"]
    assert min(unseen) > seen
