"""The formula of confidence: between 0 and 1, never lower with more support, and the grounds that sentences and tables give."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.confidence import Weights, confidence_of, weights
from schemas.support import GROUNDS, Support
from tests.extractors.reports import report

SHARES = st.floats(0, 1)
SUPPORTS = st.builds(Support, **dict.fromkeys((*GROUNDS, "legible"), SHARES))
ALL = Support(**dict.fromkeys((*GROUNDS, "legible"), 1.0))
NONE = Support(**dict.fromkeys(GROUNDS, 0.0))


@given(SUPPORTS, st.sampled_from((*GROUNDS, "legible")), SHARES)
def test_more_support_never_makes_a_figure_less_sure(support: Support, ground: str, more: float) -> None:
    raised = replace(support, **{ground: max(more, getattr(support, ground))})
    assert 0 <= confidence_of(support) <= confidence_of(raised) <= 1


def test_no_support_is_doubtful_and_all_of_it_nearly_certain() -> None:
    assert confidence_of(NONE) < 0.5
    assert 0.98 < confidence_of(ALL) < 1


def test_a_doubtful_reading_of_the_digits_takes_its_share() -> None:
    assert weights().confidence(replace(ALL, legible=0.5)) == pytest.approx(weights().confidence(ALL) / 2)


def test_the_formula() -> None:
    one = Weights(0.0, tuple(1.0 if name == "label" else 0.0 for name in GROUNDS))
    assert one.confidence(replace(ALL, label=0.0)) == 0.5
    assert one.confidence(ALL) == pytest.approx(0.7310586)


SENTENCE = "Sở Xây dựng tiếp nhận 120 hồ sơ TTHC, đã giải quyết 90 hồ sơ, trong đó trước hạn 80, đúng hạn 10."

GIVEN = [
    (SENTENCE, 0, {"label": 1, "unit": 1, "scope": 1, "owner": 1, "head": 1, "period": 1, "cell": 0, "shallow": 1}),
    (SENTENCE, 3, {"label": 0, "unit": 0, "shallow": 0.5}),
    ("Tiếp nhận 12 đơn.", 0, {"scope": 0, "owner": 1}),
    ("Tiếp nhận hai đơn.", 0, {"digits": 0}),
    ("Tiếp nhận gần 1.200 đơn.", 0, {"exact": 0}),
    ("Không phát sinh đơn tố cáo.", 0, {"digits": 1}),
]


@pytest.mark.parametrize(("text", "place", "expected"), GIVEN)
def test_grounds_of_a_sentence(text: str, place: int, expected: dict[str, float]) -> None:
    support = report(text).measurements[place].support
    assert {name: getattr(support, name) for name in expected} == expected


def test_grounds_of_a_table_and_of_a_figure_that_is_said_twice() -> None:
    table = [["Đơn vị", "Hồ sơ tiếp nhận", "Hồ sơ đã giải quyết"], ["Sở Xây dựng", "120", "90"]]
    read = report("Trong tháng, Sở Xây dựng tiếp nhận 120 hồ sơ TTHC.", table, title="Kết quả giải quyết TTHC tháng 5 năm 2026")
    support = {item.indicator: item.support for item in read.measurements}
    assert support["tthc.received_total"].repeated == 1
    assert (support["tthc.resolved_total"].cell, support["tthc.resolved_total"].scope) == (1, 1)
    assert support["tthc.resolved_total"].repeated == 0


def test_grounds_are_not_printed() -> None:
    assert "support" not in report("Tiếp nhận 12 đơn.").model_dump(mode="json")["measurements"][0]
