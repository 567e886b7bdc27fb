"""Which statements are right, false and missed, on small literal examples, and the scores over them."""

from __future__ import annotations

from typing import Any

import pytest

from bench.judging import judge
from bench.names import same_name
from bench.scoring import score
from bench.statements import from_annotation, from_extract

MAY, JUNE = ({"start": f"2026-0{month}-01", "end": f"2026-0{month}-30"} for month in (5, 6))
NEW = "tthc.received_new"
RIGHT = {"measurement": "right"}


def figure(value: float, indicator: str = "tthc.received_total", **other: Any) -> dict[str, Any]:
    return {"indicator": indicator, "value": value, **other}


NAMES = [
    ("UBND xã Mai Sơn", "Ủy ban nhân dân xã Mai Sơn", True),
    ("xã Mai Sơn", "UBND xã Mai Sơn", True),
    ("Trung tâm Phục vụ hành chính công", "Trung tâm phục vụ HÀNH CHÍNH CÔNG tỉnh", True),
    ("Sở Y tế", "Sở Nội vụ", False),
    ("Sở Y tế", None, False),
]


@pytest.mark.parametrize(("one", "other", "same"), NAMES)
def test_names(one: str, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same


FIGURES = {
    "the same": ([figure(5)], [figure(5.0)], {"measurement": "right"}),
    "another value": ([figure(5)], [figure(6)], {"measurement": "missed false"}),
    "another nature": ([figure(5, nature="target")], [figure(5)], {"measurement": "missed false"}),
    "a comparison that the annotation does not name": ([], [figure(5, nature="comparison")], {"measurement": "open"}),
    "an accepted indicator": ([figure(5, accept=[NEW])], [figure(5, NEW)], {"measurement": "right"}),
    "an optional one that is missing": ([figure(5, optional=True)], [], {}),
    "an optional one that is there": ([figure(5, optional=True)], [figure(5)], {"measurement": "right"}),
    "said twice": ([figure(5)], [figure(5), figure(5)], {"measurement": "right false"}),
    "a family that annotations do not cover": ([], [figure(5, "reform.news_items")], {}),
    "another period": ([figure(5, period=MAY)], [figure(5, period=JUNE)], RIGHT | {"measurement_period": "missed"}),
    "no period asked for": ([figure(5)], [figure(5, period=JUNE)], {"measurement": "right"}),
    "a wrong scope": (
        [figure(5, scope="Sở Y tế")], [figure(5, scope={"name": "Sở Nội vụ"})], RIGHT | {"measurement_scope": "missed"},
    ),
    "the best partner first": (
        [figure(5, scope="Sở Y tế"), figure(5, scope="Sở Nội vụ")],
        [figure(5, scope={"name": "Sở Nội vụ"}), figure(5, scope={"name": "Sở Y tế"})],
        {"measurement": "right right", "measurement_scope": "right right"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FIGURES)
def test_figures(name: str) -> None:
    gold, found, expected = FIGURES[name]
    facts = judge(from_annotation({"measurements": gold}), from_extract({"measurements": found}))
    verdicts: dict[str, list[str]] = {}
    for fact in facts:
        verdicts.setdefault(fact.part, []).append(fact.verdict)
    assert {part: " ".join(rows) for part, rows in verdicts.items()} == expected


HEADERS = [
    ({"number": "012"}, {"number": "12"}, "right"),
    ({"number": None}, {"number": None}, "right"),
    ({"number": None}, {"number": "12"}, "missed false"),
    ({"symbol": "BC-UBND"}, {"symbol": "/BC - UBND"}, "right"),
    ({"issued_day": 3}, {"issued_day": 3}, "right"),
    ({"issued_on": "2026-05-03"}, {"issued_on": None}, "missed"),
    ({"issuer": "UBND xã Mai Sơn"}, {"issuer": {"name": "Ủy ban nhân dân xã Mai Sơn"}}, "right"),
    ({"signer_position": "Chủ tịch"}, {"signer": {"position": "Chủ tịch"}}, "right"),
    ({}, {"number": "12"}, ""),
]


@pytest.mark.parametrize(("gold", "found", "verdicts"), HEADERS)
def test_headers(gold: dict[str, Any], found: dict[str, Any], verdicts: str) -> None:
    facts = judge(from_annotation({"header": gold}), from_extract({"header": found}))
    assert " ".join(fact.verdict for fact in facts) == verdicts


def test_citations_are_compared_without_spaces_dashes_and_zeros() -> None:
    gold = [{"type": "QĐ", "number": "8/QĐ-UBND", "issued_on": "2026-05-03"}, {"type": "NĐ", "number": "61/2018/NĐ-CP"}]
    found = [{"type": "QĐ", "number": "08/QĐ – UBND", "issued_on": "2026-05-03"}, {"type": "KH", "number": "1/KH-UBND"}]
    facts = judge(from_annotation({"citations": gold}), from_extract({"citations": found}))
    assert sorted((fact.verdict, fact.text) for fact in facts) == [
        ("false", "KH 1/KH-UBND"),
        ("missed", "NĐ 61/2018/NĐ-CP"),
        ("right", "QĐ 8/QĐ-UBND 2026-05-03"),
    ]


def test_what_an_annotation_is_silent_about_is_not_judged() -> None:
    found = from_extract(
        {"header": {"type": "BC"}, "period": MAY, "citations": [{"type": "QĐ", "number": "1"}], "measurements": [figure(1)]}
    )
    assert judge(from_annotation({}), found) == ()


def test_scores_are_shares_of_all_facts() -> None:
    gold = from_annotation(
        {"header": {"type": "BC", "number": "1"}, "period": MAY, "measurements": [figure(1), figure(2), figure(3)]}
    )
    numbers = {"total": 4, "unexplained": [{"text": "7", "evidence": {}}]}
    found = from_extract(
        {
            "header": {"type": "BC"},
            "period": JUNE,
            "measurements": [figure(1), figure(2), figure(9), figure(8)],
            "numbers": numbers,
        }
    )
    scores = score(judge(gold, found))
    assert scores["header"] == 0.5
    assert scores["period"] == 0
    assert scores["measurement_precision"] == 0.5
    assert scores["measurement_recall"] == pytest.approx(2 / 3)
    assert scores["numbers_explained"] == 0.75
    assert scores["citation_recall"] == 1
