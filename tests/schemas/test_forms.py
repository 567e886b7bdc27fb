"""Official forms: what the data file says, its examples, and that a file that contradicts itself is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from extractors.forms import Shown, When, form_meant
from schemas import catalog
from schemas import circulars as circulars_module
from schemas import forms as module
from schemas.catalog import CatalogError, indicators
from schemas.circulars import circulars
from schemas.form_codes import code_in
from schemas.forms import FormExample, Sum, form_examples, forms, parse_sums

CIRCULAR = {"code": "TT 01/2030/TT-X", "since": date(2030, 1, 1)}
BEFORE = {"code": "TT 01/2020/TT-X", "since": date(2020, 1, 1), "until": date(2029, 12, 31)}
LOADERS = (circulars, forms, form_examples)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Read the files anew before and after a test that puts others in their place."""
    for load in LOADERS:
        load.cache_clear()
    yield
    for load in LOADERS:
        load.cache_clear()


def form(**other: object) -> dict[str, Any]:
    return {"code": "01/X", "last": 4, "columns": [[1, "reception.visits"]]} | other


def put(monkeypatch: pytest.MonkeyPatch, *files: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    """Put other files in the place of those of the project."""
    assert indicators()
    content = {f"{number}.toml": {"circular": circular, "form": rows} for number, (circular, rows) in enumerate(files)}
    for place in (module, circulars_module):
        monkeypatch.setattr(place, "form_files", lambda: content)


CONTRADICTIONS: list[tuple[list[dict[str, Any]], str]] = [
    ([form(), form()], "are in force at one time"),
    ([form(part="I"), form()], "are in force at one time"),
    ([form(part="I"), form(part="I")], "are in force at one time"),
    ([form(columns=[[1, "reception.nothing"]])], "the unknown indicator reception.nothing"),
    ([form(columns=[[1, "reception.nothing.rate"]])], "the unknown indicator reception.nothing"),
    ([form(columns=[[1, "reception.visits"], [1, "reception.people"]])], "has a column twice"),
    ([form(columns=[[1, "reception.visits"], [2, "reception.visits"]])], "an indicator in two columns"),
    ([form(columns=[[5, "reception.visits"]])], "has no column 5"),
    ([form(identities=["1=2+5"])], "has no column 5"),
    ([form(misprints=["1=2"])], "1=2 is no identity"),
    ([form(bounds=["6<=1"])], "has no column 6"),
    ([form(identities=["1=2"])], "1=2 is no identity"),
    ([form(identities=["3=1+2"], columns=[[1, "reception.visits"], [2, "reception.people"]])], "several units to 3"),
    ([form(identities=["3=1+2"], columns=[[1, "reception.visits"], [2, "reception.visits.rate"]])], "several units to 3"),
    ([form(code="01/TCD", columns=[[1, "reception.people"]])], "disagree about 01/TCD c1"),
]


@pytest.mark.parametrize(("found", "message"), CONTRADICTIONS)
def test_a_file_that_contradicts_itself_is_refused(
    monkeypatch: pytest.MonkeyPatch, found: list[dict[str, Any]], message: str
) -> None:
    put(monkeypatch, (CIRCULAR, found))
    with pytest.raises(CatalogError, match=message):
        forms()


def test_files_that_contradict_one_another_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, (CIRCULAR, []), (CIRCULAR, []))
    with pytest.raises(CatalogError, match="TT 01/2030/TT-X comes twice"):
        circulars()
    put(monkeypatch, (CIRCULAR | {"until": date(2029, 1, 1)}, []))
    with pytest.raises(CatalogError, match="ends before it begins"):
        circulars()
    put(monkeypatch, (CIRCULAR, [form()]), (BEFORE | {"until": date(2030, 1, 1)}, [form()]))
    with pytest.raises(CatalogError, match="are in force at one time"):
        forms()


def test_an_indicator_of_the_forms_is_defined_in_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    own = form(columns=[[1, "kntc.new", "Cột", "Column", "đơn", "flow"]])
    content = {name: {"circular": row, "form": [own]} for name, row in (("a.toml", BEFORE), ("b.toml", CIRCULAR))}
    monkeypatch.setattr(catalog, "form_files", lambda: content)
    with pytest.raises(CatalogError, match=r"b.toml: kntc.new is defined twice"):
        indicators.__wrapped__()


def test_a_code_may_be_of_another_circular_at_another_time_and_a_form_may_have_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, (CIRCULAR, [form(part="I"), form(part="II")]), (BEFORE, [form()]))
    assert [entry.name for entry in forms()] == ["TT 01/2030/TT-X 01/X", "TT 01/2030/TT-X 01/X", "TT 01/2020/TT-X 01/X"]


@pytest.mark.parametrize("example", form_examples(), ids=lambda example: example.caption)
def test_the_examples_of_the_files(example: FormExample) -> None:
    circular = next((code for code in circulars() if code.removeprefix("TT ") in example.caption), None)
    when = When(example.days, example.days[-1] if len(example.days) > 1 else None)
    meant = form_meant(Shown(code_in(example.caption), circular, example.numbers, example.identities, example.caption), when)
    assert (meant.name if meant else "", meant.part if meant else "") == (example.form, example.part)


SUMS = [
    ("1=5+11+17", [Sum(1, (5, 11, 17))]),
    ("(3) =(4)+(5) =(6)+(7)", [Sum(3, (4, 5)), Sum(3, (6, 7))]),
    ("12= 13+14= 15+16+17+18", [Sum(12, (13, 14)), Sum(12, (15, 16, 17, 18))]),
    ("(4)", []),
    ("1=2+…+5", [Sum(1, (2, 3, 4, 5))]),
    ("6=7+8+...+10=24+26", [Sum(6, (7, 8, 9, 10)), Sum(6, (24, 26))]),
    ("1=…+5", []),
    ("1=2+…", []),
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
    ("Biểu số II.07a/VPCP/KSTT", "II.07a"),
    ("Biểu số II.03a/VPCP/KSTT", None),
    ("Biểu số: IV.02b/VPCP/KSTT", "IV.02b"),
    ("Mẫu số 02/XLD", "02/XLD"),
    ("Biểu số:\n04/KQGQ", "04/KQGQ"),
    ("II.4. Rà soát, đơn giản hóa thủ tục hành chính", None),
    ("IV.1 Văn bản đi, đến", None),
    ("biểu mẫu số II.4", "II.04"),
    ("II.4/VPCP/KSTT", "II.04"),
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
    assert own["kntc.complaint_recover_money"].forms == ("03/GQKN c13", "TT 02/2021/TT-TTCP 01/KQGQ c7")
    assert all(not entry.meaning and entry.kind in {"flow", "stock", "mixed"} for entry in own.values())
    columns = [code for entry in forms() for code in entry.columns.values()]
    assert set(own) <= set(columns)
    assert len({entry.name for entry in own.values()}) == len(own)
