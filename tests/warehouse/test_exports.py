"""The table as CSV and as a workbook."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.warehouse.examples import accepted, figure, load, report
from warehouse.cells import defused
from warehouse.consolidate import ConsolidatedTable, consolidated
from warehouse.exports import write_csv, write_xlsx


@pytest.fixture
def table(tmp_path: Path) -> ConsolidatedTable:
    path, expected = tmp_path / "kho.duckdb", tmp_path / "expected.toml"
    lines = "".join(f'[[expected]]\nagency = "{code}"\nreport = "tthc"\n' for code in ("04105", "SLA.SXD", "03856"))
    expected.write_text(lines, encoding="utf-8")
    evil = report(
        "SLA.SXD", figure("tthc.received_total", 12, evidence=figure("=HYPERLINK(0)", 12).evidence),
        figure("reception.visits", 2.5, 30, unit="lượt"),
        title='=HYPERLINK("http://x")', number="+1", symbol="BC-SXD",
    )  # fmt: skip
    load(
        path, accepted("@a.pdf", evil), accepted("b.pdf", report("04105", figure("tthc.received_total", 1500))), expected=expected
    )
    return consolidated(path, "2026-Q1")


def cells(path: Path, sheet: str, **options: Any) -> list[list[Any]]:
    book = openpyxl.load_workbook(path, **options)
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def test_csv(table: ConsolidatedTable, tmp_path: Path) -> None:
    write_csv(table, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["STT", "Mã", "Đơn vị", "Hồ sơ tiếp nhận - tổng số (hồ sơ)", "Số lượt tiếp công dân (lượt)", "Ghi chú"]
    assert rows[1:] == [
        ["1", "SLA.SXD", "Sở Xây dựng", "12", "2.5", ""],
        ["2", "03856", "Ủy ban nhân dân xã Bắc Yên", "", "", "Chưa có số liệu"],
        ["3", "04105", "Ủy ban nhân dân xã Mai Sơn", "1500", "", ""],
        ["", "", "TỔNG CỘNG", "1512", "2.5", ""],
    ]


def test_the_main_sheet(table: ConsolidatedTable, tmp_path: Path) -> None:
    write_xlsx(table, tmp_path / "a.xlsx")
    rows = cells(tmp_path / "a.xlsx", "Tổng hợp")
    assert (rows[0][0], rows[1][0]) == ("BẢNG TỔNG HỢP SỐ LIỆU BÁO CÁO", "Kỳ báo cáo: Quý I năm 2026")
    assert rows[3] == ["STT", "Đơn vị", "Ghi chú", "Giải quyết thủ tục hành chính", "Tiếp công dân"]
    assert rows[5] == [1, 2, 3, 4, 5]
    assert rows[6:] == [
        ["Các sở, ban, ngành", None, None, None, None],
        [1, "Sở Xây dựng", None, 12, 2.5],
        ["Các xã, phường", None, None, None, None],
        [2, "Ủy ban nhân dân xã Bắc Yên", "Chưa có số liệu", None, None],
        [3, "Ủy ban nhân dân xã Mai Sơn", None, 1500, None],
        ["TỔNG CỘNG", None, None, "=SUM(D7:D11)", "=SUM(E7:E11)"],
    ]
    assert cells(tmp_path / "a.xlsx", "Tổng hợp", data_only=True)[-1][3:] == [1512, 2.5]


def test_the_look(table: ConsolidatedTable, tmp_path: Path) -> None:
    write_xlsx(table, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book["Tổng hợp"]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet["D8"].font.name, sheet["D8"].number_format, sheet["D12"].font.bold) == ("Times New Roman", "#,##0", True)
    assert {"A4:A5", "B4:B5", "A1:E1"} <= {str(area) for area in sheet.merged_cells.ranges}


def test_the_other_sheets(table: ConsolidatedTable, tmp_path: Path) -> None:
    write_xlsx(table, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Tổng hợp", "Chỉ tiêu", "Nguồn số liệu", "Điểm không khớp", "Tình hình gửi báo cáo"]
    sources = cells(tmp_path / "a.xlsx", "Nguồn số liệu")
    assert sources[1][:5] == ["Sở Xây dựng", "Hồ sơ tiếp nhận - tổng số", 12, "hồ sơ", "'+1/BC-SXD"]
    assert sources[1][7:10] == ["'@a.pdf", 1, "'=HYPERLINK(0): 12"]
    sent = cells(tmp_path / "a.xlsx", "Tình hình gửi báo cáo")
    assert [(row[1], row[2], row[3]) for row in sent[1:4]] == [
        ("Ủy ban nhân dân xã Bắc Yên", "17/03/2026", "chưa gửi"),
        ("Ủy ban nhân dân xã Mai Sơn", "17/03/2026", "đúng hạn"),
        ("Sở Xây dựng", "19/03/2026", "đúng hạn"),
    ]
    assert sent[3][7] == '\'=HYPERLINK("http://x")'


def test_the_same_table_gives_the_same_bytes(table: ConsolidatedTable, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_xlsx(table, tmp_path / f"{name}.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_an_empty_period_can_be_written(table: ConsolidatedTable, tmp_path: Path) -> None:
    empty = replace(table, columns=(), rows=(), totals=(), sums=(), sources=(), findings=(), submissions=())
    write_csv(empty, tmp_path / "a.csv")
    write_xlsx(empty, tmp_path / "a.xlsx")
    assert cells(tmp_path / "a.xlsx", "Tổng hợp")[-1][0] == "TỔNG CỘNG"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"), ("+84", "'+84"), ("-5", "'-5"), ("@sum", "'@sum"), ("\t=1", "'\t=1"), ("  =1", "'  =1"),
        ("số 5 = 3", "số 5 = 3"), ("", ""), (None, ""), ("a\x00b\x0b", "ab"),
    ],
)  # fmt: skip
def test_cells_that_begin_like_formulas(text: str | None, cell: str) -> None:
    assert defused(text) == cell
