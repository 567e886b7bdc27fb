"""Which figure counts for whom, what the sums are, and what is told about contradictions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schemas.report import Finding, Measurement, NamedLaw, ReportPeriod, Window
from tests.warehouse.examples import (
    MONTH,
    STATUTORY,
    accepted,
    agency,
    ask,
    cites,
    division,
    field,
    figure,
    group,
    load,
    one_stop,
    report,
    span,
)
from warehouse.consolidate import consolidated, findings, periods

TOTAL = "tthc.received_total"
HALF = Window(start=date(2026, 1, 1), end=date(2026, 6, 30))
SHORT = Window(start=date(2026, 2, 1), end=date(2026, 2, 28))


def sums(path: Path, *indicators: str) -> list[tuple[Any, ...]]:
    rows = ask(path, "SELECT indicator, reporting_period, value, subjects FROM mart.consolidated ORDER BY 1, 2")
    return [row for row in rows if not indicators or row[0] in indicators]


COUNTED: dict[str, tuple[list[Measurement], list[tuple[str, float]]]] = {
    "no scope: the issuer": ([figure(TOTAL, 5)], [("04105", 5)]),
    "an agency": ([figure(TOTAL, 5, scope=agency("04075"))], [("04075", 5)]),
    "a one-stop unit stands for its agency": ([figure(TOTAL, 5, scope=one_stop("04105"))], [("04105", 5)]),
    "the agency before its one-stop unit": ([figure(TOTAL, 5, scope=one_stop("04105")), figure(TOTAL, 6, 9)], [("04105", 6)]),
    "a division": ([figure(TOTAL, 5, scope=division("SLA.SXD"))], []),
    "a group": ([figure(TOTAL, 5, scope=group("75 xã, phường"))], []),
    "the province as a whole": ([figure(TOTAL, 5, scope=agency("14"))], []),
    "a name without a code": ([figure(TOTAL, 5, scope=agency("04105").model_copy(update={"code": None}))], []),
    "a row of a form": ([figure(TOTAL, 5, breakdown=field("Hộ tịch"))], []),
    "a target": ([figure(TOTAL, 5, nature="target")], []),
    "an earlier value": ([figure(TOTAL, 5, nature="comparison", comparison="earlier", reporting_period="2026-Q1")], []),
    "the calendar window": ([figure(TOTAL, 5, period=Window(start=date(2026, 1, 1), end=date(2026, 3, 31)))], [("04105", 5)]),
    "the statutory window": ([figure(TOTAL, 5, period=STATUTORY)], [("04105", 5)]),
    "another window": ([figure(TOTAL, 5, period=SHORT)], []),
    "the whole period before a part of it": (
        [
            figure(TOTAL, 5, period=SHORT, reporting_period="2026-Q1"),
            figure(TOTAL, 6, 9, period=STATUTORY, reporting_period="2026-Q1"),
        ],
        [("04105", 6)],
    ),
    "an exact value before a rounded one": ([figure(TOTAL, 5000, approximate=True), figure(TOTAL, 5012, 9)], [("04105", 5012)]),
    "what is printed before what follows": ([figure(TOTAL, 5, stated=False), figure(TOTAL, 6, 9)], [("04105", 6)]),
    "the surer reading": ([figure(TOTAL, 5, confidence=0.5), figure(TOTAL, 6, 9, confidence=0.8)], [("04105", 6)]),
    "the first in the text": ([figure(TOTAL, 6, 9), figure(TOTAL, 5)], [("04105", 5)]),
}  # fmt: skip


@pytest.mark.parametrize(("figures", "expected"), COUNTED.values(), ids=COUNTED)
def test_what_counts_for_whom(figures: list[Measurement], expected: list[tuple[str, float]], tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(path, accepted("a.pdf", report("04105", *figures)))
    assert ask(path, "SELECT subject, value FROM mart.figures") == expected


def test_a_cumulative_figure_is_not_a_month(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    since_january = Window(start=date(2026, 1, 1), end=date(2026, 5, 31))
    load(path, accepted("a.pdf", report(
        "04105",
        figure("tthc.resolved_total", 40),
        figure("tthc.resolved_total", 230, 20, period=since_january),
        figure("tthc.received_new", 260, 40, period=since_january, reporting_period="2026-05"),
        figure("tthc.received_online", 90, 60, period=HALF, reporting_period="2026-H1"),
        period=MONTH,
    )))  # fmt: skip
    assert sums(path) == [("tthc.received_online", "2026-H1", 90, 1), ("tthc.resolved_total", "2026-05", 40, 1)]
    assert ask(path, "SELECT count(*) FROM mart.measurements") == [(4,)]


@pytest.fixture
def quarter(tmp_path: Path) -> Path:
    """A quarter as it comes in: a replaced report, figures of other agencies in a table, two contradictions, a missing ward."""
    path = tmp_path / "kho.duckdb"
    expected = tmp_path / "expected.toml"
    lines = "".join(f'[[expected]]\nagency = "{code}"\n' for code in ("04105", "03679", "04075", "SLA.SXD", "03856"))
    expected.write_text(lines, encoding="utf-8")
    load(
        path,
        accepted("1.pdf", report("04105", figure(TOTAL, 700), figure("tthc.resolved_total", 650, 20))),
        accepted("2.pdf", report(
            "04105", figure(TOTAL, 707, scope=one_stop("04105")), figure("tthc.resolved_total", 651, 20, scope=one_stop("04105")),
            number="19", issued_on=date(2026, 3, 20), citations=(cites("12/BC-UBND", "replaces"),),
        )),
        accepted("3.pdf", report(
            "03679", figure(TOTAL, 1200), figure("tthc.resolved_total", 1100, 20), figure("tthc.pending_total", 100, 40),
            issued_on=date(2026, 3, 30),
        )),
        accepted("4.docx", report(
            "SLA.SXD", figure(TOTAL, 300), figure("tthc.resolved_total", 290, 20),
            figure(TOTAL, 1210, 40, scope=agency("03679")), figure("tthc.resolved_total", 1100, 60, scope=agency("03679")),
            figure("tthc.pending_total", 110, 80, scope=agency("03679")),
            figure(TOTAL, 88, 100, scope=agency("04075")), figure(TOTAL, 2305, 120, scope=group("Cộng")),
            symbol="BC-SXD", title="Kết quả công tác quý I, nhiệm vụ quý II năm 2026", issued_on=date(2026, 3, 19),
        )),
        expected=expected,
    )  # fmt: skip
    return path


def test_each_subject_counts_once(quarter: Path) -> None:
    assert sums(quarter, TOTAL, "tthc.resolved_total", "tthc.pending_total") == [
        ("tthc.pending_total", "2026-Q1", 100, 1),
        (TOTAL, "2026-Q1", 707 + 1200 + 300 + 88, 4),
        ("tthc.resolved_total", "2026-Q1", 651 + 1100 + 290, 3),
    ]
    assert ask(
        quarter,
        "SELECT subject, value, code, own, page, quote FROM mart.figures WHERE indicator = 'tthc.received_total' ORDER BY 1",
    ) == [
        ("03679", 1200.0, "12/BC-UBND", True, 1, f"{TOTAL}: 1200"),
        ("04075", 88.0, "12/BC-SXD", False, 1, f"{TOTAL}: 88"),
        ("04105", 707.0, "19/BC-UBND", True, 1, f"{TOTAL}: 707"),
        ("SLA.SXD", 300.0, "12/BC-SXD", True, 1, f"{TOTAL}: 300"),
    ]


def test_who_is_missing(quarter: Path) -> None:
    query = "SELECT expected, missing, missing_names FROM mart.consolidated WHERE indicator = 'tthc.received_total'"
    assert ask(quarter, query) == [(5, 1, "Ủy ban nhân dân xã Bắc Yên")]
    assert ask(quarter, "SELECT agency, state, days_late FROM mart.submissions WHERE report = 'tthc' ORDER BY 1") == [
        ("03679", "gửi muộn", 13),
        ("03856", "chưa gửi", None),
        ("04075", "chưa gửi", None),
        ("04105", "đúng hạn", 0),
        ("SLA.SXD", "đúng hạn", 0),
    ]


def test_contradictions_are_findings(quarter: Path) -> None:
    found = sorted((item for item in findings(quarter) if item.rule == "conflict"), key=lambda item: item.indicator or "")
    assert [(item.indicator, item.subject, item.expected, item.stated) for item in found] == [
        ("tthc.pending_total", "03679", 100.0, 110.0),
        (TOTAL, "03679", 1200.0, 1210.0),
    ]
    message = next(item.message for item in found if item.indicator == TOTAL)
    assert all(part in message for part in ("1.200", "1.210", "12/BC-UBND", "12/BC-SXD", "Chiềng Sinh"))


def test_the_table(quarter: Path) -> None:
    table = consolidated(quarter, "2026-Q1")
    assert (table.label, periods(quarter)) == ("Quý I năm 2026", ("2026-Q1",))
    assert [column.indicator for column in table.columns] == [TOTAL, "tthc.resolved_total", "tthc.pending_total"]
    assert [(row.group, row.name, row.values, row.missing) for row in table.rows] == [
        ("Các sở, ban, ngành", "Sở Xây dựng", (300.0, 290.0, None), False),
        ("Các xã, phường", "Ủy ban nhân dân phường Chiềng Sinh", (1200.0, 1100.0, 100.0), False),
        ("Các xã, phường", "Ủy ban nhân dân xã Bắc Yên", (None, None, None), True),
        ("Các xã, phường", "Ủy ban nhân dân xã Yên Châu", (88.0, None, None), False),
        ("Các xã, phường", "Ủy ban nhân dân xã Mai Sơn", (707.0, 651.0, None), False),
    ]
    assert table.totals == (2295.0, 2041.0, 100.0)
    assert table.missing == ("Ủy ban nhân dân xã Bắc Yên",)
    assert [(item.code, item.superseded_by_code, item.basis) for item in table.superseded] == [
        ("12/BC-UBND", "19/BC-UBND", "cited")
    ]
    assert len(table.conflicts) == 2


def test_of_two_other_agencies_the_last_report_counts(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(
        path,
        accepted("1.pdf", report("SLA.SXD", figure(TOTAL, 10, scope=agency("04075")), issued_on=date(2026, 3, 20))),
        accepted("2.pdf", report("SLA.SNV", figure(TOTAL, 11, scope=agency("04075")), issued_on=date(2026, 3, 19))),
        accepted("3.pdf", report("03679", figure(TOTAL, 12, scope=agency("04075")), issued_on=None)),
    )
    assert ask(path, "SELECT value, issuer_name FROM mart.figures") == [(10.0, "Sở Xây dựng")]


def test_two_reports_of_one_agency_on_different_matters_both_count(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(
        path,
        accepted("1.pdf", report("04105", figure(TOTAL, 10))),
        accepted(
            "2.pdf",
            report("04105", figure("petition.received_total", 4), title="Công tác tiếp công dân, xử lý đơn quý I", number="13"),
        ),
    )
    assert sums(path) == [("petition.received_total", "2026-Q1", 4, 1), (TOTAL, "2026-Q1", 10, 1)]


WITHIN: dict[str, tuple[list[Measurement], list[tuple[float, float]]]] = {
    "two values": ([figure(TOTAL, 5), figure(TOTAL, 6, 9)], [(5.0, 6.0)]),
    "the same value twice": ([figure(TOTAL, 5), figure(TOTAL, 5, 9)], []),
    "of different windows": ([figure(TOTAL, 5), figure(TOTAL, 6, 9, period=STATUTORY)], []),
    "of different standing": ([figure(TOTAL, 5), figure(TOTAL, 6, 9, scope=one_stop("04105"))], []),
    "one of them rounded": ([figure(TOTAL, 5012), figure(TOTAL, 5000, 9, approximate=True)], []),
}


@pytest.mark.parametrize(("figures", "expected"), WITHIN.values(), ids=WITHIN)
def test_contradictions_within_a_report(figures: list[Measurement], expected: list[tuple[float, float]], tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(path, accepted("a.pdf", report("04105", *figures)))
    found = [item for item in findings(path) if item.rule == "conflict_within"]
    assert [(item.expected, item.stated) for item in found] == expected


def test_shares_are_recomputed_never_averaged(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(
        path,
        accepted("1.pdf", report(
            "04105", figure("tthc.resolved_total", 1000), figure("tthc.resolved_overdue", 10, 20),
            figure("tthc.resolved_overdue.rate", 1, 40), figure("pakn.processed.rate", 100, 60),
        )),
        accepted("2.pdf", report(
            "04075", figure("tthc.resolved_total", 10), figure("tthc.resolved_overdue", 5, 20),
            figure("tthc.resolved_overdue.rate", 50, 40), figure("tthc.resolved_early", 2, 60),
            figure("tthc.resolved_ontime", 3, 80), figure("tthc.received_online", 7, 100),
        )),
    )  # fmt: skip
    rows = ask(path, "SELECT indicator, value, subjects, formula FROM mart.consolidated WHERE indicator LIKE '%.rate' ORDER BY 1")
    found = {row[0]: (row[1] and round(row[1], 4), row[2]) for row in rows}
    assert found == {
        "pakn.processed.rate": (None, 1),
        "tthc.resolved_early.rate": (20.0, 1),
        "tthc.resolved_early_or_ontime.rate": (50.0, 1),
        "tthc.resolved_ontime.rate": (30.0, 1),
        "tthc.resolved_overdue.rate": (round(100 * 15 / 1010, 4), 2),
    }
    formulas = {row[0]: row[3] for row in rows}
    assert formulas["pakn.processed.rate"] is None
    assert formulas["tthc.resolved_overdue.rate"].startswith("100 × ")


def test_flows_add_up_over_periods_and_stocks_do_not(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    months = [
        ReportPeriod(start=date(2026, m, 1), end=date(2026, m, 28), kind="month", label="", reporting_period=f"2026-0{m}")
        for m in (1, 2, 4)
    ]
    load(path, *(
        accepted(f"{n}.pdf", report(
            "04105", figure("tthc.resolved_total", 10 * n), figure("tthc.pending_total", n, 20), period=period, number=str(n)))
        for n, period in enumerate(months, start=1)
    ))  # fmt: skip
    query = "SELECT indicator, through, value, periods, complete FROM mart.accumulated ORDER BY 1, 2"
    assert ask(path, query) == [
        ("tthc.pending_total", "2026-01", 1.0, 1, True),
        ("tthc.pending_total", "2026-02", 2.0, 1, True),
        ("tthc.pending_total", "2026-04", 3.0, 1, False),
        ("tthc.resolved_total", "2026-01", 10.0, 1, True),
        ("tthc.resolved_total", "2026-02", 30.0, 2, True),
        ("tthc.resolved_total", "2026-04", 60.0, 3, False),
    ]


def test_a_code_names_the_agency_of_that_time(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    year = ReportPeriod(start=date(2024, 1, 1), end=date(2024, 12, 31), kind="year", label="", reporting_period="2024")
    load(
        path,
        accepted("1.pdf", report("03646", figure(TOTAL, 10))),
        accepted("2.pdf", report("03646", figure(TOTAL, 11), period=year, number="13")),
    )
    assert ask(path, "SELECT reporting_period, subject_name FROM mart.figures ORDER BY 1") == [
        ("2024", "Ủy ban nhân dân phường Chiềng Lề"),
        ("2026-Q1", "Ủy ban nhân dân phường Tô Hiệu"),
    ]
    assert "Ủy ban nhân dân phường Chiềng Lề" in [row.name for row in consolidated(path, "2024").rows]


def test_an_opening_stock_that_is_not_the_last_closing_stock(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    second = ReportPeriod(start=date(2026, 4, 1), end=date(2026, 6, 30), kind="quarter", label="", reporting_period="2026-Q2")
    load(
        path,
        accepted("1.pdf", report("04105", figure("tthc.pending_total", 41))),
        accepted(
            "2.pdf", report("04105", figure("tthc.carried_over", 14), period=second, number="90", issued_on=date(2026, 6, 16))
        ),
    )
    assert [(item.rule, item.expected, item.stated) for item in findings(path, "2026-Q2")] == [("opening", 41.0, 14.0)]


def test_an_issuer_that_the_catalog_does_not_know_is_told(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(path, accepted("1.pdf", report(None, figure(TOTAL, 10), figure("tthc.resolved_total", 9, 20))))
    assert sums(path) == []
    assert [(item.rule, "2 số liệu" in item.message) for item in findings(path)] == [("subject_unknown", True)]


def test_findings_of_current_reports_alone(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    finding = Finding(rule="sum", severity="error", message="Tổng không khớp.", indicator=TOTAL, expected=11, stated=10)
    first, second = report("04105", figure(TOTAL, 10)), report("04105", figure(TOTAL, 11), number="13")
    load(path, accepted("1.pdf", first.model_copy(update={"findings": (finding,)})))
    assert [(item.rule, item.subject, item.indicator_name) for item in findings(path)] == [
        ("sum", "04105", "Hồ sơ tiếp nhận - tổng số")
    ]
    load(path, accepted("2.pdf", second))
    assert findings(path) == ()


def test_wide_views(quarter: Path) -> None:
    assert ask(quarter, "SELECT subject, received_total, pending_total FROM mart.tthc_dossiers ORDER BY 1") == [
        ("03679", 1200.0, 100.0), ("04075", 88.0, None), ("04105", 707.0, None), ("SLA.SXD", 300.0, None),
    ]  # fmt: skip


def test_laws_by_name_and_year_stand_among_the_references(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    for place, (code, day) in enumerate([("04105", None), ("04075", date(2024, 1, 18)), ("03679", date(2024, 8, 1))]):
        law = NamedLaw(type="Luật", name="Luật Đất đai", year=2024, issued_on=day, evidence=span("Luật Đất đai năm 2024", 40))
        other = law.model_copy(update={"year": 2013, "issued_on": None})
        load(path, accepted(f"{place}.pdf", report(code).model_copy(update={"laws": (law, other)})))
    query = (
        "SELECT DISTINCT type, number, name, year, times_cited, disagreement FROM mart.document_references "
        "WHERE quote = 'Luật Đất đai năm 2024' ORDER BY year"
    )
    assert ask(path, query) == [("Luật", None, "Luật Đất đai", 2013, 3, False), ("Luật", None, "Luật Đất đai", 2024, 3, True)]


def test_citations_of_one_document_that_disagree(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    day = date(2025, 9, 8)
    load(
        path,
        accepted("1.pdf", report("04105", citations=(
            cites("97/2025/QĐ-UBND", issued_on=day), cites("41/QĐ-UBND", issued_on=day),
        ))),
        accepted("2.pdf", report("04075", citations=(
            cites("97/2025/QĐ-UBND", issued_on=date(2025, 8, 9)), cites("41/QĐ-UBND", issued_on=date(2025, 2, 3)),
        ))),
    )  # fmt: skip
    query = "SELECT DISTINCT number, times_cited, disagreement FROM mart.document_references ORDER BY 1, 2"
    assert ask(path, query) == [("41/QĐ-UBND", 1, False), ("97/2025/QĐ-UBND", 2, True)]
