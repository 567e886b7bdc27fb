"""Official forms: what the data file says, its examples, and that a file that contradicts itself is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from extractors.forms import form_meant
from schemas import forms as module
from schemas.catalog import CatalogError, indicators
from schemas.forms import FormExample, Sum, circulars, code_in, form_examples, forms, parse_sums

CIRCULAR = {"code": "TT 01/2030/TT-X", "since": date(2030, 1, 1)}
LOADERS = (circulars, forms, form_examples)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Read the file anew before and after a test that puts another one in its place."""
    for load in LOADERS:
        load.cache_clear()
    yield
    for load in LOADERS:
        load.cache_clear()


def form(**other: object) -> dict[str, Any]:
    row = {"circular": CIRCULAR["code"], "code": "01/X", "last": 4, "columns": [[1, "reception.visits"]]}
    return row | other


CONTRADICTIONS: list[tuple[list[dict[str, Any]], list[dict[str, Any]], str]] = [
    ([CIRCULAR, CIRCULAR], [], "TT 01/2030/TT-X comes twice"),
    ([CIRCULAR | {"until": date(2029, 1, 1)}], [], "ends before it begins"),
    ([CIRCULAR], [form(), form()], "are in force at one time"),
    ([CIRCULAR], [form(circular="TT 9")], "the unknown circular TT 9"),
    ([CIRCULAR], [form(columns=[[1, "reception.nothing"]])], "the unknown indicator reception.nothing"),
    ([CIRCULAR], [form(columns=[[1, "reception.visits"], [1, "reception.people"]])], "has a column twice"),
    ([CIRCULAR], [form(columns=[[1, "reception.visits"], [2, "reception.visits"]])], "an indicator in two columns"),
    ([CIRCULAR], [form(columns=[[5, "reception.visits"]])], "has no column 5"),
    ([CIRCULAR], [form(identities=["1=2+5"])], "has no column 5"),
    ([CIRCULAR], [form(bounds=["6<=1"])], "has no column 6"),
    ([CIRCULAR], [form(identities=["1=2"])], "1=2 is no identity"),
    ([CIRCULAR], [form(identities=["3=1+2"], columns=[[1, "reception.visits"], [2, "reception.people"]])], "several units to 3"),
    ([CIRCULAR], [form(code="01/TCD", columns=[[1, "reception.people"]])], "disagree about 01/TCD c1"),
]


@pytest.mark.parametrize(("rows", "found", "message"), CONTRADICTIONS)
def test_a_file_that_contradicts_itself_is_refused(
    monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, Any]], found: list[dict[str, Any]], message: str
) -> None:
    assert indicators()
    monkeypatch.setattr(module, "read_toml", lambda _: {"circular": rows, "form": found})
    with pytest.raises(CatalogError, match=message):
        (circulars() if not found else forms())


def test_a_code_may_be_of_another_circular_at_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    before = CIRCULAR | {"code": "TT 01/2020/TT-X", "since": date(2020, 1, 1), "until": date(2029, 12, 31)}
    rows = {"circular": [CIRCULAR, before], "form": [form(), form(circular="TT 01/2020/TT-X")]}
    monkeypatch.setattr(module, "read_toml", lambda _: rows)
    assert [entry.name for entry in forms()] == ["TT 01/2030/TT-X 01/X", "TT 01/2020/TT-X 01/X"]


@pytest.mark.parametrize("example", form_examples(), ids=lambda example: example.caption)
def test_the_examples_of_the_file(example: FormExample) -> None:
    circular = "TT 06/2025/TT-TTCP" if "06/2025/TT-TTCP" in example.caption else None
    meant = form_meant(code_in(example.caption), circular, example.numbers, example.identities, example.day)
    assert (meant.name if meant else "") == example.form


SUMS = [
    ("1=5+11+17", [Sum(1, (5, 11, 17))]),
    ("(3) =(4)+(5) =(6)+(7)", [Sum(3, (4, 5)), Sum(3, (6, 7))]),
    ("12= 13+14= 15+16+17+18", [Sum(12, (13, 14)), Sum(12, (15, 16, 17, 18))]),
    ("(4)", []),
    ("5 = 4", []),
    ("MS", []),
    ("3=4+x", []),
]


@pytest.mark.parametrize(("text", "sums"), SUMS)
def test_identities_are_read_as_they_are_printed(text: str, sums: list[Sum]) -> None:
    assert list(parse_sums(text)) == sums


CODES = [
    ("Biểu số II.06a/VPCP/KSTT", "II.06"),
    ("biểu II.6c", "II.06"),
    ("Biểu số II.07b/VPCP/KSTT", "II.07b"),
    ("Biểu số II.07a/VPCP/KSTT", None),
    ("Biểu số: 06/QLKNTC", "06/QLKNTC"),
    ("mẫu 1 / TCD", "01/TCD"),
    ("theo các biểu 01/TCD và 02/XLD", None),
    ("Báo cáo số 01/BC-TCD", None),
    ("Phụ lục II. Kết quả năm 2025", None),
]


@pytest.mark.parametrize(("text", "code"), CODES)
def test_the_code_of_a_form_in_a_text(text: str, code: str | None) -> None:
    assert code_in(text) == code


def test_columns_without_an_indicator_of_their_own_define_one_that_no_words_name() -> None:
    own = {code: entry for code, entry in indicators().items() if entry.family in {"kntc", "vpcp"}}
    assert own["kntc.complaints_first"].forms == ("02/XLD c7",)
    assert all(not entry.meaning and entry.kind in {"flow", "stock", "mixed"} for entry in own.values())
    columns = [code for entry in forms() for code in entry.columns.values()]
    assert set(own) <= set(columns)
