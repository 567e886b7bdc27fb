"""Which of two reports of one agency gives way, and why."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from warehouse.versions import Head, supersessions

TTHC = "Kết quả giải quyết thủ tục hành chính quý I năm 2026"


def head(key: str, **more: Any) -> Head:
    given: dict[str, Any] = {
        "report_id": key, "type": "BC", "number": key, "symbol": "BC-UBND", "issuer": "04105", "issuer_name": "UBND xã Mai Sơn",
        "issued_on": date(2026, 3, 16), "issued_year": 2026, "title": TTHC, "period": "2026-Q1", "by_text": True,
    }  # fmt: skip
    return Head(**{**given, **more})


OLD = head("1")
EXAMPLES = {
    "same title and period, the later day": ([OLD, head("2", issued_on=date(2026, 3, 18))], {"1": ("2", "title")}),
    "of one day the higher number": ([head("9"), head("10")], {"9": ("10", "title")}),
    "a draft without number and day": ([OLD, head("x", number=None, issued_on=None, issued_year=None)], {"x": ("1", "title")}),
    "other words for the same": (
        [OLD, head("2", title="Báo cáo tình hình, kết quả giải quyết thủ tục hành chính quý I/2026 của UBND xã Mai Sơn")],
        {"1": ("2", "title")},
    ),
    "another subject matter": ([OLD, head("2", title="Công tác tiếp công dân, xử lý đơn thư quý I năm 2026")], {}),
    "partly the same subject matter": (
        [OLD, head("2", title="Kết quả giải quyết thủ tục hành chính, tiếp công dân và xử lý đơn quý I năm 2026")], {},
    ),
    "another period": ([OLD, head("2", title="Kết quả giải quyết thủ tục hành chính quý II năm 2026", period="2026-Q2")], {}),
    "no period": ([head("1", period=None), head("2", period=None)], {}),
    "no title": ([head("1", title=None), head("2", title=None)], {}),
    "another type": ([OLD, head("2", type="CV")], {}),
    "another agency": ([OLD, head("2", issuer="04075")], {}),
    "two events of one year": (
        [head("1", title="Hội nghị đối thoại năm 2026 (lần 1)"), head("2", title="Hội nghị đối thoại năm 2026 (lần 2)")], {},
    ),
    "the same number and year, other title": (
        [head("a", number="12"), head("b", number="12", title="Khác")], {"a": ("b", "number")},
    ),
    "the same number, read by text and by OCR": (
        [head("a", number="12"), head("b", number="12", by_text=False)], {"b": ("a", "number")},
    ),
    "the same number of another year": ([head("a", number="12"), head("b", number="12", issued_year=2025, period="2025-Q1")], {}),
    "named as replaced in a citation": (
        [OLD, head("2", title="Số liệu cải cách hành chính", replaces=frozenset({"1/BC-UBND"}))], {"1": ("2", "cited")},
    ),
    "named as replaced in the title": (
        [OLD, head("2", title="Cải cách hành chính quý I (thay thế Báo cáo số 01/BC-UBND ngày 16/3/2026)")],
        {"1": ("2", "cited")},
    ),
    "replaced, although it bears the later day": (
        [head("1", issued_on=date(2026, 3, 20)), head("2", replaces=frozenset({"1/BC-UBND"}))], {"1": ("2", "cited")},
    ),
    "a number of another year is not meant": (
        [head("1", issued_year=2025, period="2025-Q1"), head("2", replaces=frozenset({"1/BC-UBND"}))], {},
    ),
    "a supplement with other indicators": (
        [head("1", indicators=frozenset({"a", "b"})), head("2", adds_to=frozenset({"1/BC-UBND"}), indicators=frozenset({"c"}))],
        {},
    ),
    "a supplement that repeats everything": (
        [head("1", indicators=frozenset({"a"})), head("2", adds_to=frozenset({"1/BC-UBND"}), indicators=frozenset({"a", "c"}))],
        {"1": ("2", "title")},
    ),
    "three versions": (
        [OLD, head("2", issued_on=date(2026, 3, 18)), head("3", issued_on=date(2026, 3, 20))],
        {"1": ("3", "title"), "2": ("3", "title")},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("heads", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_which_report_gives_way(heads: list[Head], expected: dict[str, tuple[str, str]]) -> None:
    for order in permutations(heads):
        assert {item.report_id: (item.superseded_by, item.basis) for item in supersessions(order)} == expected
