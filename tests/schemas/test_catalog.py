"""The catalogs: what the data files say, and that a file that contradicts itself is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from schemas import catalog, examples
from schemas.catalog import Agency, CatalogError, agencies, document_types, indicator, indicators
from schemas.examples import Figure

Row = dict[str, Any]
"""A row of a data file; its columns are the file's own."""


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Read the catalogs anew before and after a test that puts other files in their place."""
    for load in (indicators, agencies, document_types, examples.examples):
        load.cache_clear()
    yield
    for load in (indicators, agencies, document_types, examples.examples):
        load.cache_clear()


def entry(code: str, **other: object) -> Row:
    return {"code": code, "name": code, "name_en": code, "unit": "hồ sơ", "kind": "flow", "meaning": {"stage": code}} | other


def toml(monkeypatch: pytest.MonkeyPatch, rows: list[Row]) -> None:
    monkeypatch.setattr(catalog, "read_toml", lambda _: {"indicator": rows})
    monkeypatch.setattr(catalog, "form_files", dict)


# -- indicators -----------------------------------------------------------------------------------------------------------

CONTRADICTIONS = [
    ([entry("a.x"), entry("a.x")], "a.x comes twice"),
    ([entry("a.x", parts=[["a.y", "a.z"]]), entry("a.y")], "a.x names the unknown indicator a.z"),
    ([entry("a.x", whole="a.y")], "a.x names the unknown indicator a.y"),
    ([entry("a.x", opening_of="a.y")], "a.x names the unknown indicator a.y"),
    ([entry("a.x", kind="rate")], "a.x has the unknown kind rate"),
    ([entry("a.x", meaning={"stage": "s"}), entry("a.y", meaning={"stage": "s"})], "a.y and a.x have the same meaning"),
    (
        [entry("a.x", meaning={"stage": "s"}, frame="f"), entry("b.y", meaning={"stage": "s"}, frame="f")],
        "b.y and a.x have the same meaning",
    ),
    (
        [entry("a.x", meaning={"stage": "s", "time": "t"}), entry("a.y", meaning={"time": "t", "stage": "s"})],
        "a.y and a.x have the same meaning",
    ),
]


@pytest.mark.parametrize(("rows", "message"), CONTRADICTIONS)
def test_a_file_of_indicators_that_contradicts_itself_is_refused(
    monkeypatch: pytest.MonkeyPatch, rows: list[Row], message: str
) -> None:
    toml(monkeypatch, rows)
    with pytest.raises(CatalogError, match=message):
        indicators()


AGREEING = [
    [entry("a.x", meaning={"stage": "s"}), entry("b.x", meaning={"stage": "s"})],
    [entry("a.x", meaning={}), entry("a.y", meaning={})],
    [entry("a.x", parts=[["a.y", "a.z"]]), entry("a.y"), entry("a.z", opening_of="a.x", whole="a.y")],
]


@pytest.mark.parametrize("rows", AGREEING)
def test_a_file_of_indicators_that_agrees_is_read_in_its_order(monkeypatch: pytest.MonkeyPatch, rows: list[Row]) -> None:
    toml(monkeypatch, rows)
    assert list(indicators()) == [row["code"] for row in rows]


def test_the_frame_is_the_family_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    toml(monkeypatch, [entry("a.x"), entry("a.y", frame="f")])
    assert [(found.family, found.frame) for found in indicators().values()] == [("a", "a"), ("a", "f")]


def test_a_share_is_looked_up_by_its_count() -> None:
    assert indicator("tthc.resolved_ontime.rate") is indicator("tthc.resolved_ontime")
    with pytest.raises(KeyError):
        indicator("tthc.unheard_of")


# -- agencies -------------------------------------------------------------------------------------------------------------


def agency(code: str, start: str = "", end: str = "", parent: str = "") -> dict[str, str]:
    own = {"code": code, "name": f"Sở {code}", "abbrev": "", "level": "so"}
    return own | {"parent": parent, "valid_from": start, "valid_to": end}


def csv(monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, str]]) -> None:
    monkeypatch.setattr(catalog, "read_csv", lambda _: rows)


REFUSED = [
    ([agency("X"), agency("X")], "at one time"),
    ([agency("X", "", "2025-06-30"), agency("X", "2025-06-30")], "at one time"),
    ([agency("X", "2020-01-01"), agency("X", "2025-07-01", "2025-12-31")], "at one time"),
    ([agency("X", parent="Y")], "X Sở X has the unknown parent Y"),
]


@pytest.mark.parametrize(("rows", "message"), REFUSED)
def test_a_file_of_agencies_that_contradicts_itself_is_refused(
    monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, str]], message: str
) -> None:
    csv(monkeypatch, rows)
    with pytest.raises(CatalogError, match=message):
        agencies()


def test_a_code_goes_on_under_another_name_from_the_next_day(monkeypatch: pytest.MonkeyPatch) -> None:
    csv(monkeypatch, [agency("X", "", "2025-06-30"), agency("X", "2025-07-01", parent="Y"), agency("Y")])
    assert [(found.code, found.valid_from, found.parent) for found in agencies()] == [
        ("X", None, None),
        ("X", date(2025, 7, 1), "Y"),
        ("Y", None, None),
    ]


JULY = date(2025, 7, 1)
EXISTED = [
    (None, None, True),
    (JULY, None, True),
    (date(2025, 7, 31), None, True),
    (date(2025, 8, 1), None, False),
    (None, JULY, True),
    (None, date(2025, 6, 30), False),
]


@pytest.mark.parametrize(("start", "end", "existed"), EXISTED)
def test_an_agency_existed_on_both_of_its_days(start: date | None, end: date | None, existed: bool) -> None:
    assert Agency("X", "Sở X", "", "so", None, start, end).existed(JULY, date(2025, 7, 31)) is existed


def test_document_types_have_an_abbreviation_and_a_name() -> None:
    assert {("BC", "Báo cáo"), ("QĐ", "Quyết định")} <= {(found.abbrev, found.name) for found in document_types()}


# -- examples -------------------------------------------------------------------------------------------------------------


def example(**other: object) -> Row:
    return {"shows": "a total", "text": "Tiếp nhận 12 đơn.", "figures": [["petition.received_total", 12]]} | other


BAD = [
    ([example(), example()], "comes twice"),
    ([example(figures=[["petition.unheard_of", 12]])], "names the unknown indicator petition.unheard_of"),
    ([example(figures=[["petition.received_total", 12, "hoped"]])], "has the unknown nature hoped"),
    ([example(figures=[])], "either figures or none"),
    ([example(none=True)], "either figures or none"),
    ([example(nothing=True)], "has the unknown key nothing"),
]


@pytest.mark.parametrize(("rows", "message"), BAD)
def test_a_file_of_examples_that_contradicts_itself_is_refused(
    monkeypatch: pytest.MonkeyPatch, rows: list[Row], message: str
) -> None:
    monkeypatch.setattr(examples, "read_toml", lambda _: {"example": rows})
    with pytest.raises(CatalogError, match=message):
        examples.examples()


def test_an_example_has_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        example(text="\nTiếp nhận 12 đơn.\nTrong đó: 9 đơn.", heading="1. Đơn", open="9"),
        example(figures=[["petition.resolved", 7, "actual", "complaint"], ["petition.resolved.rate", 9.5, "target"]]),
        {"shows": "a rule", "text": "Không tiếp 12 người.", "none": True},
    ]
    monkeypatch.setattr(examples, "read_toml", lambda _: {"example": rows})
    first, second, third = examples.examples()
    assert (first.text, first.heading, first.open) == ("Tiếp nhận 12 đơn.\nTrong đó: 9 đơn.", "1. Đơn", "9")
    assert first.figures == {Figure("petition.received_total", 12)}
    assert second.figures == {
        Figure("petition.resolved", 7, "actual", "complaint"),
        Figure("petition.resolved.rate", 9.5, "target"),
    }
    assert (third.figures, third.heading, third.open) == (frozenset(), None, None)


def test_every_indicator_that_words_can_say_has_an_example() -> None:
    sayable = {code for code, found in indicators().items() if found.meaning}
    shown = {
        figure.indicator for row in examples.examples() if not row.open for figure in row.figures if figure.nature == "actual"
    }
    assert sayable - shown == set()


def test_every_family_has_an_example_of_what_is_no_figure() -> None:
    assert sum(not row.figures for row in examples.examples()) >= len({found.family for found in indicators().values()})


def test_few_examples_are_open() -> None:
    assert sum(row.open is not None for row in examples.examples()) <= 15
