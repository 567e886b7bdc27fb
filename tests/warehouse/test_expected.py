"""Who owes which report for which period, by when; and a province's own list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from schemas.obligations import groups, obligations
from tests.warehouse.examples import accepted, ask, figure, load, report
from warehouse.errors import ExpectedFileError
from warehouse.expected import Expected, owed, read_expected
from warehouse.periods import parse_period

RULES = [
    # report, period, agency, due (TT 01/2020/TT-VPCP, Điều 10; TT 06/2025/TT-TTCP, Điều 7)
    ("tthc", "2026-Q1", "04105", "2026-03-17"),
    ("tthc", "2026-Q1", "SLA.SXD", "2026-03-19"),
    ("tthc", "2026-Q4", "04105", None),
    ("tthc", "2026-H1", "04105", None),
    ("tthc", "2026", "04105", "2026-12-17"),
    ("tthc", "2026-05", "04105", None),
    ("kntc", "2026-Q1", "SLA.SXD", "2026-03-17"),
    ("kntc", "2026-Q2", "04105", None),
    ("kntc", "2026-H1", "04105", "2026-06-17"),
    ("kntc", "2026-H2", "04105", None),
    ("kntc", "2026-9M", "04105", "2026-09-17"),
    ("kntc", "2026", "04105", "2026-12-17"),
    ("tthc", "2026-Q1", "SLA.SKHDT", None),  # merged on 1 March 2025
    ("tthc", "2025-Q1", "04105", None),  # a commune of that time reported to its district
    ("tthc", "2025-Q1", "116", "2025-03-19"),
    ("tthc", "2026-Q1", "116", None),  # there are no districts since 1 July 2025
    ("tthc", "2026-Q1", "SLA.TU", None),
]


@pytest.mark.parametrize(("kind", "period", "agency", "due"), RULES)
def test_the_rules(kind: str, period: str, agency: str, due: str | None) -> None:
    found = {(item.report, item.agency): item.due_on for item in owed([period])}
    assert found.get((kind, agency)) == due


LISTS = [
    ([Expected("04105")], [("kntc", "04105"), ("tthc", "04105")]),
    ([Expected("04105", "tthc")], [("tthc", "04105")]),
    ([Expected("04105", "tthc", "2026-Q1"), Expected("04075", None, "2026-Q2")], [("tthc", "04105")]),
    ([Expected("SLA.TU", "tthc", "2026-Q1")], [("tthc", "SLA.TU")]),
    ([Expected("SLA.TU", "tthc")], []),
]


@pytest.mark.parametrize(("lines", "expected"), LISTS)
def test_a_list_of_ones_own(lines: list[Expected], expected: list[tuple[str, str]]) -> None:
    assert sorted((item.report, item.agency) for item in owed(["2026-Q1", "no period"], lines)) == expected


def test_a_monthly_report_that_only_the_list_names() -> None:
    found = owed(["2026-05"], [Expected("SLA.SXD", "tthc", "2026-05")])
    assert [(item.agency, item.due_on) for item in found] == [("SLA.SXD", "2026-05-19")]


def test_reading_the_list(tmp_path: Path) -> None:
    path = tmp_path / "expected.toml"
    path.write_text('[[expected]]\nagency = "04105"\nreport = "tthc"\nperiods = ["2026-Q1", "2026"]\n', encoding="utf-8")
    assert read_expected(path) == (Expected("04105", "tthc", "2026"), Expected("04105", "tthc", "2026-Q1"))


@pytest.mark.parametrize(
    "text",
    [
        "[[expected]\n", 'expected = "04105"\n', "[[expected]]\n", '[[expected]]\nagency = "99"\n',
        '[[expected]]\nagency = "04105"\nreport = "x"\n', '[[expected]]\nagency = "04105"\nperiods = ["2026-13"]\n',
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_used(text: str, tmp_path: Path) -> None:
    path = tmp_path / "expected.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExpectedFileError, match=r"expected\.toml"):
        read_expected(path)


def test_the_warehouse_remembers_the_list(tmp_path: Path) -> None:
    path, expected = tmp_path / "kho.duckdb", tmp_path / "expected.toml"
    expected.write_text('[[expected]]\nagency = "04105"\nreport = "tthc"\n', encoding="utf-8")
    query = "SELECT report, agency, reporting_period, due_on FROM ref.obligations"
    load(path, expected=expected)
    load(path, accepted("a.pdf", report("04105", figure("tthc.received_total", 1))))
    assert ask(path, query) == [("tthc", "04105", "2026-Q1", date(2026, 3, 17))]
    expected.write_text("", encoding="utf-8")
    load(path, expected=expected)
    assert len(ask(path, query)) > 150


def test_reports_that_nobody_owes_are_listed_too(tmp_path: Path) -> None:
    path, expected = tmp_path / "kho.duckdb", tmp_path / "expected.toml"
    expected.write_text('[[expected]]\nagency = "04075"\nreport = "tthc"\n', encoding="utf-8")
    load(path, accepted("a.pdf", report("04105", figure("tthc.received_total", 1), issued_on=None)), expected=expected)
    assert ask(path, "SELECT agency, report, state FROM mart.submissions ORDER BY 1") == [
        ("04075", "tthc", "chưa gửi"), ("04105", None, "ngoài danh sách"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("bucket", "kind", "window", "label", "opening"),
    [
        ("2026-05", "month", ("2026-04-15", "2026-05-14"), "Tháng 5 năm 2026", "2026-04"),
        ("2026-01", "month", ("2025-12-15", "2026-01-14"), "Tháng 1 năm 2026", "2025-12"),
        ("2026-Q1", "quarter", ("2025-12-15", "2026-03-14"), "Quý I năm 2026", "2025"),
        ("2026-Q3", "quarter", ("2026-06-15", "2026-09-14"), "Quý III năm 2026", "2026-Q2"),
        ("2026-H1", "half", ("2025-12-15", "2026-06-14"), "6 tháng đầu năm 2026", "2025"),
        ("2026-H2", "half", ("2026-06-15", "2026-12-14"), "6 tháng cuối năm 2026", "2026-H1"),
        ("2026-9M", "nine_months", ("2025-12-15", "2026-09-14"), "9 tháng đầu năm 2026", "2025"),
        ("2026", "year", ("2025-12-15", "2026-12-14"), "Năm 2026", "2025"),
    ],
)
def test_periods(bucket: str, kind: str, window: tuple[str, str], label: str, opening: str) -> None:
    """The windows of NĐ 09/2019, Điều 12."""
    period = parse_period(bucket)
    assert period
    found = (period.window_starts.isoformat(), period.window_ends.isoformat())
    assert (period.kind, found, period.label, period.opening) == (kind, window, label, opening)


@pytest.mark.parametrize("bucket", ["", "2026-13", "2026-Q5", "26", "0000", "2026-q1"])
def test_what_is_no_period(bucket: str) -> None:
    assert parse_period(bucket) is None


def test_the_data_file() -> None:
    assert [item.report for item in obligations()] == ["tthc", "kntc"]
    assert [item.name for item in groups()][:2] == ["Các sở, ban, ngành", "Các xã, phường"]
