"""The table as CSV and as a workbook."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.warehouse.examples import accepted, figure, load, report
from warehouse.cells import defused, printed
from warehouse.consolidate import Column, ConsolidatedTable, TableRow, consolidated
from warehouse.exports import write_csv, write_docx, write_xlsx


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


def test_the_document(table: ConsolidatedTable, tmp_path: Path) -> None:
    """Agencies without a figure stand in the note; what is no table stands in the order of the page."""
    write_docx(table, tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    assert [line.text for line in document.paragraphs] == [
        "BẢNG TỔNG HỢP SỐ LIỆU BÁO CÁO",
        "Kỳ báo cáo: Quý I năm 2026",
        "Giải quyết thủ tục hành chính",
        "Đơn vị tính: hồ sơ",
        "Tiếp công dân",
        "Đơn vị tính: lượt",
        "Ghi chú: ô trống là đơn vị chưa nêu số liệu, không phải bằng 0.",
        "Chưa có số liệu (1 đơn vị): Ủy ban nhân dân xã Bắc Yên.",
    ]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["STT", "Đơn vị", "Hồ sơ tiếp nhận - tổng số"],
        ["1", "2", "3"],
        ["Các sở, ban, ngành"] * 3,
        ["1", "Sở Xây dựng", "12"],
        ["Các xã, phường"] * 3,
        ["2", "Ủy ban nhân dân xã Mai Sơn", "1.500"],
        ["TỔNG CỘNG", "TỔNG CỘNG", "1.512"],
    ]
    assert [row.cells[2].text for row in document.tables[1].rows][-1] == "2,5"


def test_the_look_of_the_document(table: ConsolidatedTable, tmp_path: Path) -> None:
    write_docx(table, tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    section, style = document.sections[0], document.styles["Normal"]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1), style.font.name) == (29.7, 21.0, "Times New Roman")
    assert all("w:tblHeader" in row._tr.xml for row in document.tables[0].rows[:2])  # noqa: SLF001 - no call for it


@pytest.mark.parametrize(
    ("units", "number", "shown"), [(("hồ sơ",) * 13, 2, "Chỉ tiêu 0"), (("hồ sơ", "giờ"), 1, "Chỉ tiêu 0 (hồ sơ)")]
)
def test_wide_tables_and_mixed_units(
    units: tuple[str, ...], number: int, shown: str, table: ConsolidatedTable, tmp_path: Path
) -> None:
    """Too many indicators for a page make a further table; where units differ, every head names its own."""
    columns = tuple(Column(f"tthc.{place}", f"Chỉ tiêu {place}", unit, "tthc") for place, unit in enumerate(units))
    row = TableRow("SLA.SXD", "Sở Xây dựng", "", (1.0,) * len(units), missing=False)
    write_docx(replace(table, columns=columns, rows=(row,), totals=(1.0,) * len(units)), tmp_path / "a.docx")
    tables = docx.Document(str(tmp_path / "a.docx")).tables
    assert (len(tables), sum(len(one.columns) - 2 for one in tables), tables[0].cell(0, 2).text) == (number, len(units), shown)


@pytest.mark.parametrize(("write", "ending"), [(write_xlsx, "xlsx"), (write_docx, "docx")])
def test_the_same_table_gives_the_same_bytes(write: Any, ending: str, table: ConsolidatedTable, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(table, tmp_path / f"{name}.{ending}")
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_an_empty_period_can_be_written(table: ConsolidatedTable, tmp_path: Path) -> None:
    empty = replace(table, columns=(), rows=(), totals=(), sums=(), sources=(), findings=(), submissions=())
    write_csv(empty, tmp_path / "a.csv")
    write_xlsx(empty, tmp_path / "a.xlsx")
    write_docx(empty, tmp_path / "a.docx")
    assert "Chưa có số liệu của kỳ này." in [line.text for line in docx.Document(str(tmp_path / "a.docx")).paragraphs]
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


@pytest.mark.parametrize(("value", "text"), [(1512.0, "1.512"), (2.5, "2,5"), (0.0, "0"), (None, ""), (1234.567, "1.234,57")])
def test_figures_as_reports_print_them(value: float | None, text: str) -> None:
    assert printed(value) == text
