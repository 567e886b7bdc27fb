"""Figures of tables: official forms by their column numbers, other heads by their words, rows of label and value."""

from __future__ import annotations

import pytest

from extractors.grid import grid
from extractors.readers.builder import CellText, DocumentBuilder
from extractors.report import extract
from schemas.document import Document
from schemas.report import Measurement, Report
from tests.extractors.reports import COMMUNE, DEPARTMENT, PROVINCE, SOURCE, report

OWN = "Sở Xây dựng"


def rows(read: Report) -> list[tuple[str, float, str | None, str | None]]:
    """Return code, value, scope and breakdown of each figure."""
    return [
        (item.indicator, item.value, item.scope.name if item.scope else None, item.breakdown.name if item.breakdown else None)
        for item in read.measurements
    ]


def values(read: Report) -> list[tuple[str, float]]:
    return [(item.indicator, item.value) for item in read.measurements]


# -- the form II.06a of TT 01/2020/TT-VPCP: three rows of merged head cells, then the numbers of the columns ---------------

HEAD = [
    (0, 0, 3, 1, "STT"),
    (0, 2, 1, 4, "Số lượng hồ sơ tiếp nhận"), (0, 6, 1, 4, "Số lượng hồ sơ đã giải quyết"),
    (0, 10, 1, 3, "Số lượng hồ sơ đang giải quyết"),
    (1, 2, 2, 1, "Tổng số"), (1, 3, 1, 2, "Trong kỳ"), (1, 5, 2, 1, "Từ kỳ trước"),
    (2, 3, 1, 1, "Trực tuyến"), (2, 4, 1, 1, "Trực tiếp, dịch vụ bưu chính"),
    (1, 6, 2, 1, "Tổng số"), (1, 7, 2, 1, "Trước hạn"), (1, 8, 2, 1, "Đúng hạn"), (1, 9, 2, 1, "Quá hạn"),
    (1, 10, 2, 1, "Tổng số"), (1, 11, 2, 1, "Trong hạn"), (1, 12, 2, 1, "Quá hạn"),
]  # fmt: skip
GUIDE = [
    "(1)",
    "(2)",
    "(3)=(4)+(5)+(6)",
    "(4)",
    "(5)",
    "(6)",
    "(7)=(8)+(9)+(10)",
    "(8)",
    "(9)",
    "(10)",
    "(11)=(12)+(13)",
    "(12)",
    "(13)",
]
FIELD = ["1", "Hộ tịch", "24", "15", "7", "2", "21", "12", "8", "1", "3", "3", "0"]
TOTAL = ["", "Tổng cộng", "24", "15", "7", "2", "21", "12", "8", "1", "3", "3", "0"]
CODES = [
    "tthc.received_total", "tthc.received_online", "tthc.received_offline", "tthc.carried_over",
    "tthc.resolved_total", "tthc.resolved_early", "tthc.resolved_ontime", "tthc.resolved_overdue",
    "tthc.pending_total", "tthc.pending_in_deadline", "tthc.pending_overdue",
]  # fmt: skip
FIGURES = list(zip(CODES, [24.0, 15.0, 7.0, 2.0, 21.0, 12.0, 8.0, 1.0, 3.0, 3.0, 0.0], strict=True))


def form(caption: str, *lines: list[str], fields: str = "Lĩnh vực") -> Document:
    """Return a document with the head of II.06a over some rows; `fields` heads the names of the rows."""
    builder = DocumentBuilder()
    for column, line in enumerate(("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")):
        builder.add("paragraph", line, column=column, row=0)
    builder.add("paragraph", "XÃ MAI SƠN", column=0, row=0)
    builder.add("paragraph", "BÁO CÁO", centred=True, bold=True)
    builder.add("paragraph", "Kết quả công tác tháng 5 năm 2026", centred=True, bold=True)
    builder.add("paragraph", "Ủy ban nhân dân xã báo cáo như sau:")
    builder.add("paragraph", caption)
    cells = [CellText(0, 1, 3, 1, fields), *(CellText(*place) for place in HEAD)]
    cells += [CellText(row + 3, column, 1, 1, text) for row, line in enumerate(lines) for column, text in enumerate(line)]
    builder.add_table(3 + len(lines), len(FIELD), cells)
    return builder.build()


OFFICIAL = "Biểu số II.06a/VPCP/KSTT"
OWN_WORDS = "Kết quả giải quyết thủ tục hành chính"
FORMS = [
    (OFFICIAL, "Lĩnh vực giải quyết", [GUIDE, FIELD, TOTAL]),
    (OWN_WORDS, "Lĩnh vực", [FIELD, TOTAL]),
    (OWN_WORDS, "Lĩnh vực", [GUIDE, FIELD, TOTAL]),
    (OWN_WORDS, "Lĩnh vực giải quyết", [FIELD, TOTAL]),
]  # fmt: skip


@pytest.mark.parametrize(("caption", "fields", "lines"), FORMS)
def test_form_ii_06a(caption: str, fields: str, lines: list[list[str]]) -> None:
    read = extract(SOURCE, form(caption, *lines, fields=fields))
    own = "Ủy ban nhân dân xã Mai Sơn"
    assert rows(read) == [(code, value, own, "Hộ tịch") for code, value in FIGURES] + [
        (code, value, own, None) for code, value in FIGURES
    ]
    assert read.numbers.unexplained == ()


def test_the_numbers_of_the_columns_win_over_the_words_of_the_head() -> None:
    table = [
        ["TT", "Lĩnh vực", "Tiếp nhận", "Sớm", "Chậm"],
        ["(1)", "(2)", "(7)", "(8)", "(10)"],
        ["1", "Đất đai", "9", "8", "1"],
    ]
    read = report(OFFICIAL, table, issuer=COMMUNE)
    assert values(read) == [("tthc.resolved_total", 9), ("tthc.resolved_early", 8), ("tthc.resolved_overdue", 1)]


def test_a_form_goes_on_in_the_next_table() -> None:
    first = [["Đơn vị", "Cột A", "Cột B", "Cột C"], ["MS", "1", "2", "3"], ["Phòng Quản lý nhà", "12", "14", "10"]]
    second = [["Đơn vị", "Cột D", "Cột E", "Cột F"], ["MS", "4", "5", "6"], ["Phòng Quản lý nhà", "1", "8", "0"]]
    assert values(report("Biểu số 01/TCD", first, second)) == [
        ("reception.visits", 12), ("reception.people", 14), ("reception.cases", 10),
        ("reception.groups", 1), ("reception.regular_visits", 8),
    ]  # fmt: skip


# -- heads of one row --------------------------------------------------------------------------------------------------------

UNITS = [
    ["STT", "Đơn vị", "Hồ sơ tiếp nhận", "Hồ sơ đã giải quyết", "Tỷ lệ đúng hạn", "Xếp hạng"],
    ["1", "UBND xã Mai Sơn", "1.120", "110", "98,5%", "2"],
    ["2", "UBND xã Yên Châu", "95", "-", "100%", "1"],
    ["", "Tổng cộng", "1.215", "200", "99%", ""],
]


def test_rows_of_agencies_are_figures_of_these_agencies_and_their_total_is_that_of_a_group() -> None:
    read = report("Kết quả giải quyết TTHC", UNITS, issuer=PROVINCE)
    assert rows(read) == [
        ("tthc.received_total", 1120, "UBND xã Mai Sơn", None),
        ("tthc.resolved_total", 110, "UBND xã Mai Sơn", None),
        ("tthc.resolved_ontime.rate", 98.5, "UBND xã Mai Sơn", None),
        ("tthc.received_total", 95, "UBND xã Yên Châu", None),
        ("tthc.resolved_ontime.rate", 100, "UBND xã Yên Châu", None),
        ("tthc.received_total", 1215, "Tổng cộng", None),
        ("tthc.resolved_total", 200, "Tổng cộng", None),
        ("tthc.resolved_ontime.rate", 99, "Tổng cộng", None),
    ]
    assert [(item.scope.code, item.scope.kind) for item in read.measurements[::3] if item.scope] == [
        ("04105", "agency"), ("04075", "agency"), (None, "group"),
    ]  # fmt: skip


def test_rows_of_fields_are_breakdowns_and_their_total_is_the_figure_of_the_issuer() -> None:
    fields = [["STT", "Lĩnh vực", "Hồ sơ tiếp nhận", "Đã giải quyết"], ["1", "Nhà ở", "20", "18"], ["", "Tổng số", "20", "18"]]
    assert rows(report("Kết quả giải quyết TTHC", fields)) == [
        ("tthc.received_total", 20, OWN, "Nhà ở"),
        ("tthc.resolved_total", 18, OWN, "Nhà ở"),
        ("tthc.received_total", 20, OWN, None),
        ("tthc.resolved_total", 18, OWN, None),
    ]


def test_a_division_is_a_part_of_the_issuer() -> None:
    divisions = [["Phòng", "Hồ sơ tiếp nhận", "Đã giải quyết"], ["Phòng Quản lý nhà", "20", "18"]]
    (first, _) = report("Kết quả giải quyết TTHC theo đơn vị", [["Đơn vị", *divisions[0][1:]], divisions[1]]).measurements
    assert first.scope is not None
    assert (first.scope.name, first.scope.kind, first.scope.part_of) == ("Phòng Quản lý nhà", "part", "SLA.SXD")


def test_a_column_that_leaves_the_stage_open_stands_under_the_one_to_its_left() -> None:
    flat = [
        ["Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Quá hạn", "Đang giải quyết", "Quá hạn"],
        ["Nhà ở", "12", "11", "1", "1", "0"],
    ]
    assert values(report("Kết quả giải quyết TTHC", flat)) == [
        ("tthc.received_total", 12), ("tthc.resolved_total", 11), ("tthc.resolved_overdue", 1),
        ("tthc.pending_total", 1), ("tthc.pending_overdue", 0),
    ]  # fmt: skip


def test_a_per_cent_sign_in_a_cell_makes_a_share() -> None:
    table = [["Lĩnh vực", "Hồ sơ đã giải quyết", "Đúng hạn"], ["Tổng số", "20", "98,5%"]]
    assert values(report("Kết quả giải quyết TTHC", table)) == [("tthc.resolved_total", 20), ("tthc.resolved_ontime.rate", 98.5)]


def test_a_merged_cell_covers_all_of_its_places() -> None:
    read = form(OFFICIAL, GUIDE, FIELD)
    table = grid(read, read.blocks[-1])
    assert [table.head_path(column) for column in (1, 4, 5, 12)] == [
        ["Lĩnh vực"],
        ["Số lượng hồ sơ tiếp nhận", "Trong kỳ", "Trực tiếp, dịch vụ bưu chính"],
        ["Số lượng hồ sơ tiếp nhận", "Từ kỳ trước"],
        ["Số lượng hồ sơ đang giải quyết", "Quá hạn"],
    ]
    assert {table.text(row[1]) for row in table.places[:3]} == {"Lĩnh vực"}
    assert (table.head, table.columns_by_number[12], len(table.data)) == (4, 13, 1)


# -- rows of label and value ---------------------------------------------------------------------------------------------------

PLAN = [
    ["TT", "Nội dung", "Đơn vị tính", "Kế hoạch năm 2026", "Tháng 5/2025", "Kết quả tháng 5/2026", "Ghi chú"],
    ["1", "Số lượt tiếp công dân", "lượt", "100", "11", "12", "2"],
    ["2", "Tổng số đơn tiếp nhận", "đơn", "", "", "30", ""],
    ["2.1", "Khiếu nại", "đơn", "", "", "10", ""],
    ["2.2", "Tố cáo", "đơn", "", "", "5", ""],
    ["", "- Đơn thuộc thẩm quyền", "đơn", "", "", "4", ""],
    ["3", "Diện tích trụ sở", "m2", "", "", "900", ""],
]


def test_rows_of_label_and_value() -> None:
    def row(item: Measurement) -> tuple[str, float, str, str]:
        return item.indicator, item.value, item.nature, f"{item.period.start} {item.period.end}" if item.period else ""

    read = report("Kết quả tiếp công dân, xử lý đơn", PLAN)
    may = "2026-05-01 2026-05-31"
    assert [row(item) for item in read.measurements] == [
        ("reception.visits", 100, "target", "2026-01-01 2026-12-31"),
        ("reception.visits", 11, "comparison", "2025-05-01 2025-05-31"),
        ("reception.visits", 12, "actual", may),
        ("petition.received_total", 30, "actual", may),
        ("petition.complaint", 10, "actual", may),
        ("petition.denunciation", 5, "actual", may),
        ("petition.in_jurisdiction", 4, "actual", may),
    ]


def test_a_column_of_the_same_period_is_of_the_year_before() -> None:
    table = [["Nội dung", "Cùng kỳ năm 2025", "Tháng 5/2026"], ["Tổng số đơn tiếp nhận", "25", "30"]]
    earlier, _ = report("Kết quả xử lý đơn", table).measurements
    assert earlier.period is not None
    assert (earlier.nature, str(earlier.period.start), str(earlier.period.end)) == ("comparison", "2025-05-01", "2025-05-31")


DASHES = [
    (
        [["Nội dung", "Số liệu"], ["Hồ sơ tiếp nhận", "120"], ["- Trực tuyến", "100"], ["- Trực tiếp", "20"]],
        [("tthc.received_total", 120), ("tthc.received_online", 100), ("tthc.received_direct", 20)],
    ),
    (
        [
            ["Nội dung", "Số liệu"],
            ["Hồ sơ đã giải quyết", "110"],
            ["- Quá hạn", "3"],
            ["Hồ sơ đang giải quyết", "9"],
            ["- Quá hạn", "1"],
        ],
        [("tthc.resolved_total", 110), ("tthc.resolved_overdue", 3), ("tthc.pending_total", 9), ("tthc.pending_overdue", 1)],
    ),
    (
        [["Nội dung", "Số liệu"], ["Hồ sơ đã giải quyết", "110"], ["Tỷ lệ giải quyết đúng hạn", "97,3"]],
        [("tthc.resolved_total", 110), ("tthc.resolved_ontime.rate", 97.3)],
    ),
]


@pytest.mark.parametrize(("table", "found"), DASHES)
def test_a_row_with_a_dash_is_a_part_of_the_row_above(table: list[list[str]], found: list[tuple[str, float]]) -> None:
    assert values(report("Số liệu giải quyết TTHC", table)) == found


# -- what all figures of a table share -----------------------------------------------------------------------------------------

SMALL = [["Lĩnh vực", "Hồ sơ tiếp nhận", "Đã giải quyết"], ["Tổng số", "12", "11"]]
SHARED = [
    (["Kết quả giải quyết TTHC"], OWN, "2026-05-01 2026-05-31", "actual"),
    (["Kết quả giải quyết TTHC của Thanh tra tỉnh"], "Thanh tra tỉnh", "2026-05-01 2026-05-31", "actual"),
    (["Kết quả giải quyết TTHC quý I/2026"], OWN, "2026-01-01 2026-03-31", "actual"),
    (["Kết quả giải quyết TTHC (từ ngày 15/4/2026 đến ngày 14/5/2026)"], OWN, "2026-04-15 2026-05-14", "actual"),
    (["II. NHIỆM VỤ THÁNG 6", "Chỉ tiêu giải quyết TTHC"], OWN, "2026-06-01 2026-06-30", "target"),
]


@pytest.mark.parametrize(("over", "scope", "period", "nature"), SHARED)
def test_the_caption_and_the_headings_set_scope_period_and_nature(over: list[str], scope: str, period: str, nature: str) -> None:
    read = report(*over, SMALL)
    places = {(i.scope.name, f"{i.period.start} {i.period.end}", i.nature) for i in read.measurements if i.scope and i.period}
    assert places == {(scope, period, nature)}
    assert [value for _, value in values(read)] == [12, 11]


OTHER = [
    ("Dân số và diện tích", [["Địa phương", "Dân số", "Diện tích (ha)"], ["Xã Mai Sơn", "12.300", "4.500"]]),
    ("Phân công trực", [["TT", "Họ và tên", "Ngày trực"], ["1", "Trưởng phòng", "12"]]),
    ("Kết quả giải quyết TTHC", [["Nội dung", "Ghi chú"], ["Hồ sơ tiếp nhận", "xem phụ lục"]]),
]


@pytest.mark.parametrize(("caption", "table"), OTHER)
def test_other_tables_give_no_figures(caption: str, table: list[list[str]]) -> None:
    assert values(report(caption, table)) == []


def test_the_evidence_of_a_cell_is_its_figure_and_of_a_row_begins_with_its_label() -> None:
    columns = report("Kết quả giải quyết TTHC", SMALL, issuer=DEPARTMENT).measurements[0].evidence.quote
    labelled = report("Số liệu giải quyết TTHC", DASHES[0][0]).measurements[0].evidence.quote
    assert (columns, labelled) == ("12", "Hồ sơ tiếp nhận\n120")
