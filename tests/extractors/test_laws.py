"""Laws that a text names by name and year."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from extractors.laws import cited_spans, find_laws, laws_of
from extractors.references import find_references
from extractors.report import account
from extractors.testing import document
from schemas.catalog import read_toml
from schemas.document import Source
from schemas.report import LawType

EXAMPLES: list[dict[str, Any]] = read_toml("laws.toml")["examples"]


def found(text: str, **years: int) -> list[tuple[str, str, int, str | None]]:
    laws = laws_of(document(text), find_laws(text, find_references(text), **years))
    return [(item.type, item.name, item.year, str(item.issued_on) if item.issued_on else None) for item in laws]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"] for example in EXAMPLES])
def test_examples(example: dict[str, Any]) -> None:
    assert found(example["text"]) == [(*law, None) if len(law) == 3 else tuple(law) for law in example["laws"]]


@pytest.mark.parametrize("title", read_toml("laws.toml")["titles"])
def test_titles_are_found_whole(title: str) -> None:
    kind = next(kind for kind in get_args(LawType) if title.startswith(kind))
    assert found(f"Căn cứ {title} năm 2020; và") == [(kind, title, 2020, None)]
    capitals = found(f"THI HÀNH {title.upper()} NĂM 2020", since=2026)
    assert [(law[0], law[1].upper()) for law in capitals] == [(kind, title.upper())]


OF_THE_WORK = [
    ("Kết quả triển khai Luật Tố cáo năm 2026, xã đã", 2026, False),
    ("Triển khai Luật Tố cáo và Luật Cư trú năm 2026", 2026, False),
    ("Triển khai Luật Thanh tra ngày 15/7/2026", 2026, False),
    ("Triển khai Luật Thanh tra 2026", 2026, True),
    ("Triển khai Luật Thanh tra (năm 2026)", 2026, True),
    ("Căn cứ Luật Thanh tra năm 2026", 2026, True),
    ("Kết quả triển khai Luật Tố cáo năm 2018", 2026, True),
    ("Triển khai Luật Tố cáo năm 2018", None, True),
    ("Kết quả triển khai Luật Tố cáo năm 2018", None, False),
]


@pytest.mark.parametrize(("text", "since", "law"), OF_THE_WORK)
def test_a_year_that_may_be_that_of_the_work_names_no_law(text: str, since: int | None, law: bool) -> None:
    assert bool(find_laws(text, [], since=since)) is law


def test_no_law_is_younger_than_the_report() -> None:
    assert find_laws("Luật Đất đai năm 2027", [], latest=2026) == []


def test_an_agency_is_no_law_of_a_list() -> None:
    text = "các Luật Khiếu nại năm 2011, Thanh tra tỉnh năm 2025"
    assert [law.name for law in find_laws(text, [], agencies={text.index("Thanh")})] == ["Luật Khiếu nại"]


HEAD = [("UBND XÃ MAI SƠN", "Độc lập - Tự do - Hạnh phúc"), ("Số: 9/BC-UBND", "Mai Sơn, ngày 20 tháng 3 năm 2026")]


def test_the_year_of_a_law_is_explained_and_is_no_period() -> None:
    text = document(
        "Thực hiện Luật Tiếp công dân năm 2013, xã đã tiếp 15 lượt công dân.",
        head=HEAD,
        title=("BÁO CÁO", "Tổng kết 10 năm thi hành Luật Tiếp công dân năm 2013"),
    )
    report = account(Source("a.docx", "0", 1, "t"), text).report
    (law,) = report.laws
    assert (report.period, report.citations, report.numbers.unexplained) == (None, (), ())
    assert law.evidence.quote == "Luật Tiếp công dân năm 2013"
    assert [item.period for item in report.measurements] == [None]


def test_laws_and_numbered_documents_stand_in_the_order_of_the_text() -> None:
    text = "Theo Luật Thanh tra năm 2022, Quyết định số 12/QĐ-UBND, Kế hoạch số 15/KH-UBND và Luật Tố cáo năm 2018"
    numbered = find_references(text)
    spans = cited_spans(numbered, find_laws(text, numbered))
    assert [text[start:end].split(maxsplit=1)[0] for start, end in spans] == ["Luật", "Quyết", "Kế", "Luật"]


def test_a_law_ends_with_its_paragraph_and_goes_on_in_a_wrapped_line() -> None:
    assert find_laws("Luật Đất đai\nNăm 2025 nhận 12 đơn; Luật Cư trú\n2020", []) == []
    assert [law.name for law in find_laws("Luật Đất\nđai năm 2013; Luật Tổ chức tín dụng\nnăm 2010", [])] == [
        "Luật Đất đai",
        "Luật Tổ chức tín dụng",
    ]
