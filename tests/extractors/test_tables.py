"""Figures of tables: official forms by their column numbers, other heads by their words, rows of label and value."""

from __future__ import annotations

import pytest

from extractors.cell_values import state_of
from extractors.grid import grid
from extractors.readers.builder import CellText, DocumentBuilder
from extractors.report import extract
from extractors.table_units import unit_of_head
from extractors.testing import document
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
        ("reception.groups", 1), ("reception.regular_visits", 8), ("kntc.regular_people", 0),
    ]  # fmt: skip


GUIDES = [
    (["MS", "MS", "1", "2", "3"], {2: 1, 3: 2, 4: 3}),
    (["A", "B", "1=2+3", "2", "3"], {2: 1, 3: 2, 4: 3}),
    (["(1)", "(2)", "(3)", "(4)", "(4)"], {0: 1, 1: 2, 2: 3, 3: 4}),
    (["(1)", "(2)", "(2)", "(3)", "(3)"], {}),
    (["MS", "", "3", "2", "1"], {}),
    (["Hộ tịch", "", "1", "2", "3"], {}),
]


@pytest.mark.parametrize(("guide", "numbers"), GUIDES)
def test_a_row_of_column_numbers(guide: list[str], numbers: dict[int, int]) -> None:
    builder = DocumentBuilder()
    spans = [2 if guide[column : column + 2] == ["MS", "MS"] else 1 for column in range(5)]
    head = [CellText(0, column, 1, 1, f"Cột {'abcde'[column]}") for column in range(5)]
    row = [
        CellText(1, column, 1, spans[column], text) for column, text in enumerate(guide) if spans[column - 1] == 1 or not column
    ]
    builder.add_table(3, 5, [*head, *row, *(CellText(2, column, 1, 1, "x y") for column in range(5))])
    document = builder.build()
    read = grid(document, document.blocks[0])
    assert read.columns_by_number == numbers
    assert read.head_path(2) == ["Cột c"] or not numbers


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


def test_without_a_head_the_caption_tells_the_year_of_the_columns_and_whose_the_table_is() -> None:
    table = [("Nội dung", "Tháng 01", "Tháng 02"), ("Hồ sơ tiếp nhận", "31", "24"), ("Hồ sơ đã giải quyết", "30", "22")]
    read = extract(SOURCE, document("Số hồ sơ tiếp nhận, giải quyết tại Ban Tiếp công dân tỉnh năm 2026", table))
    found = [(item.value, str(item.period and item.period.end), item.scope and item.scope.name) for item in read.measurements]
    owner = "Ban Tiếp công dân tỉnh"
    assert found == [
        (31, "2026-01-31", owner), (24, "2026-02-28", owner), (30, "2026-01-31", owner), (22, "2026-02-28", owner),
    ]  # fmt: skip


def test_a_table_of_dossiers_is_none_of_petitions() -> None:
    table = [("Tháng/2026", "Tiếp nhận (hồ sơ)", "Giải quyết (hồ sơ)"), ("01", "320", "311"), ("02", "280", "279")]
    assert extract(SOURCE, document("Số liệu", table)).measurements == ()


YEARS = [
    ("Quý II/2026", "Quý II/2025", "2026-04-01 2026-06-30"),
    ("Tháng 5/2026", "Tháng 5/2025", "2026-05-01 2026-05-31"),
    ("6 tháng đầu năm 2026", "6 tháng đầu năm 2025", "2026-01-01 2026-06-30"),
    ("9 tháng 2026", "9 tháng 2025", "2026-01-01 2026-09-30"),
    ("Năm 2026", "Năm 2025", "2026-01-01 2026-12-31"),
]


@pytest.mark.parametrize(("now", "then", "period"), YEARS)
def test_the_unit_of_a_row_tells_what_is_counted_and_a_column_of_another_year_is_a_comparison(
    now: str, then: str, period: str
) -> None:
    table = [
        ["TT", "Nội dung", "Đơn vị tính", now, then],
        ["1", "Số lượt công dân được tiếp", "lượt", "09", "14"],
        ["2", "Số công dân được tiếp", "người", "11", "15"],
    ]
    read = report("Kết quả tiếp công dân", table)
    assert [(item.indicator, item.value, item.nature) for item in read.measurements] == [
        ("reception.visits", 9, "actual"),
        ("reception.visits", 14, "comparison"),
        ("reception.people", 11, "actual"),
        ("reception.people", 15, "comparison"),
    ]
    first = read.measurements[0].period
    assert first is not None
    assert f"{first.start} {first.end}" == period


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


# -- other layouts -------------------------------------------------------------------------------------------------------------


def said(read: Report) -> list[str]:
    """Return each figure on a line: code, value, nature, scope, breakdown and days, as far as they are not the report's own."""
    lines = []
    for item in read.measurements:
        scope = item.scope.name if item.scope and item.scope.name != OWN else ""
        days = f"{item.period.start} {item.period.end}" if item.period else "-"
        nature = "" if item.nature == "actual" else item.comparison or item.nature
        words = (f"{item.indicator} {item.value:g}", nature, scope, item.breakdown.name if item.breakdown else "")
        lines.append(" | ".join(word for word in (*words, "" if days == "2026-05-01 2026-05-31" else days) if word))
    return lines


LAYOUTS: list[tuple[str, str, list[list[str]], list[str]]] = [
    (
        "label and value, with comparison, cumulative figures and differences",
        "Bảng 2. Một số chỉ tiêu tiếp công dân, xử lý đơn",
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Cùng kỳ", "Kỳ này", "Lũy kế từ đầu năm", "So sánh (%)", "Tăng (+), giảm (-)"],
            ["1", "Tiếp công dân thường xuyên", "lượt", "40", "44", "150", "110", "+4"],
            ["2", "Đơn tiếp nhận", "đơn", "20", "18", "70", "90", "-2"],
            ["3", "Kinh phí tiếp công dân", "triệu đồng", "12", "14", "50", "116", "+2"],
        ],
        [
            "reception.regular_visits 40 | earlier | 2025-05-01 2025-05-31", "reception.regular_visits 44",
            "reception.regular_visits 150 | 2026-01-01 2026-05-31", "reception.regular_visits 4 | difference",
            "petition.received_total 20 | earlier | 2025-05-01 2025-05-31", "petition.received_total 18",
            "petition.received_total 70 | 2026-01-01 2026-05-31", "petition.received_total -2 | difference",
        ],
    ),
    (
        "the period before, and the share of the change",
        "Kết quả tiếp công dân",
        [
            ["Nội dung", "Kỳ trước", "Kỳ này", "Tăng/giảm", "Tỷ lệ tăng/giảm (%)"],
            ["Số lượt tiếp công dân", "20", "26", "6", "30"],
        ],
        [
            "reception.visits 20 | earlier | -", "reception.visits 26",
            "reception.visits 6 | difference", "reception.visits 30 | relative",
        ],
    ),
    (
        "plan, done since the beginning of the year, share of the plan, estimate",
        "Kết quả thực hiện chỉ tiêu giải quyết TTHC",
        [
            ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Thực hiện 5 tháng", "Đạt (%) kế hoạch", "Ước cả năm"],
            ["1", "Hồ sơ tiếp nhận trực tuyến", "hồ sơ", "1.000", "430", "43,0", "980"],
            ["2", "Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "98", "98,6", "100,6", "98,5"],
        ],
        [
            "tthc.received_online 1000 | target | 2026-01-01 2026-12-31", "tthc.received_online 430 | 2026-01-01 2026-05-31",
            "tthc.received_online 980 | estimate | 2026-01-01 2026-12-31",
            "tthc.resolved_ontime.rate 98 | target | 2026-01-01 2026-12-31",
            "tthc.resolved_ontime.rate 98.6 | 2026-01-01 2026-05-31",
            "tthc.resolved_ontime.rate 98.5 | estimate | 2026-01-01 2026-12-31",
        ],
    ),
    (
        "a share beside plan and result, which may be that of the plan",
        "Kết quả thực hiện chỉ tiêu giải quyết TTHC",
        [
            ["TT", "Chỉ tiêu", "Kế hoạch năm", "Kết quả", "Tỷ lệ (%)"],
            ["1", "Hồ sơ tiếp nhận trực tuyến", "1.000", "430", "43,0"],
            ["2", "Hồ sơ đã giải quyết đúng hạn", "900", "405", "45,0"],
        ],
        [
            "tthc.received_online 1000 | target | 2026-01-01 2026-12-31", "tthc.received_online 430",
            "tthc.resolved_ontime 900 | target | 2026-01-01 2026-12-31", "tthc.resolved_ontime 405",
        ],
    ),
    (
        "a share that is the result itself",
        "Kết quả thực hiện chỉ tiêu giải quyết TTHC",
        [["TT", "Chỉ tiêu", "Chỉ tiêu giao (%)", "Kết quả (%)"], ["1", "Tỷ lệ hồ sơ giải quyết đúng hạn", "98", "99,2"]],
        ["tthc.resolved_ontime.rate 98 | target", "tthc.resolved_ontime.rate 99.2"],
    ),
    (
        "agencies in the columns",
        "Số liệu giải quyết thủ tục hành chính",
        [["Chỉ tiêu", "UBND phường Tô Hiệu", "UBND xã Mai Sơn", "Cộng"], ["Hồ sơ tiếp nhận", "310", "120", "430"]],
        [
            "tthc.received_total 310 | UBND phường Tô Hiệu", "tthc.received_total 120 | UBND xã Mai Sơn",
            "tthc.received_total 430 | Cộng",
        ],
    ),
    (
        "fields in the columns",
        "Số liệu giải quyết TTHC theo lĩnh vực",
        [["Chỉ tiêu", "Hộ tịch", "Đất đai", "Tổng cộng"], ["Tổng số hồ sơ tiếp nhận", "40", "33", "73"]],
        ["tthc.received_total 40 | Hộ tịch", "tthc.received_total 33 | Đất đai", "tthc.received_total 73"],
    ),
    (
        "columns that say neither days nor whose figures they are give none",
        "Số liệu giải quyết TTHC",
        [["Chỉ tiêu", "Nhóm A", "Nhóm B"], ["Tổng số hồ sơ tiếp nhận", "40", "33"]],
        [],
    ),
    (
        "years in the columns",
        "Kết quả giải quyết hồ sơ TTHC",
        [["Nội dung", "2025", "2026"], ["Hồ sơ tiếp nhận", "1.020", "1.150"]],
        ["tthc.received_total 1020 | earlier | 2025-01-01 2025-12-31", "tthc.received_total 1150 | 2026-01-01 2026-12-31"],
    ),
    (
        "months in the rows",
        "Tình hình tiếp nhận và giải quyết hồ sơ TTHC theo tháng",
        [["Tháng", "Hồ sơ tiếp nhận", "Đã giải quyết"], ["Tháng 4", "90", "88"], ["Tháng 5", "120", "119"]],
        [
            "tthc.received_total 90 | earlier | 2026-04-01 2026-04-30",
            "tthc.resolved_total 88 | earlier | 2026-04-01 2026-04-30",
            "tthc.received_total 120", "tthc.resolved_total 119",
        ],
    ),
    (
        "plan and comparison in the rows",
        "Kết quả tiếp nhận hồ sơ thủ tục hành chính",
        [
            ["Nội dung", "Tiếp nhận trực tuyến", "Giải quyết trước hạn"],
            ["Kế hoạch năm 2026", "900", "800"],
            ["Thực hiện tháng 5/2026", "80", "70"],
            ["So sánh (%)", "9", "9"],
        ],
        [
            "tthc.received_online 900 | target | 2026-01-01 2026-12-31",
            "tthc.resolved_early 800 | target | 2026-01-01 2026-12-31",
            "tthc.received_online 80", "tthc.resolved_early 70",
        ],
    ),
    (
        "fields whose names are words of plans and changes",
        "Kết quả giải quyết TTHC theo lĩnh vực",
        [["STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết"], ["1", "Giảm nghèo", "4", "3"], ["2", "Kế hoạch và đầu tư", "6", "5"]],
        [
            "tthc.received_total 4 | Giảm nghèo", "tthc.resolved_total 3 | Giảm nghèo",
            "tthc.received_total 6 | Kế hoạch và đầu tư", "tthc.resolved_total 5 | Kế hoạch và đầu tư",
        ],
    ),
    (
        "sections are sums of their rows, a division that has not reported is none, a total of parts is the issuer's",
        "Kết quả giải quyết TTHC tại các đơn vị",
        [
            ["Đơn vị", "Hồ sơ tiếp nhận", "Đã giải quyết"],
            ["Chi cục Kiểm lâm", "55", "54"],
            ["Phòng Kế hoạch - Tài chính", "…", ""],
            ["Tổng", "55", "54"],
        ],
        [
            "tthc.received_total 55 | Chi cục Kiểm lâm", "tthc.resolved_total 54 | Chi cục Kiểm lâm",
            "tthc.received_total 55", "tthc.resolved_total 54",
        ],
    ),
    (
        "units in the cells",
        "Kết quả tiếp công dân",
        [
            ["Nội dung", "Kết quả"],
            ["Số lượt tiếp công dân", "15 lượt"],
            ["Số đơn tiếp nhận", "07 đơn"],
            ["Kinh phí", "12 triệu đồng"],
        ],
        ["reception.visits 15", "petition.received_total 7"],
    ),
    (
        "a sum of each section, then of all",
        "Kết quả giải quyết TTHC",
        [
            ["STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết"],
            ["I", "Tại trụ sở", "", ""],
            ["1", "Nhà ở", "4", "3"],
            ["", "Cộng", "4", "3"],
            ["II", "Tại điểm tiếp nhận", "", ""],
            ["1", "Nhà ở", "2", "1"],
            ["", "Cộng", "2", "1"],
            ["", "Tổng cộng", "6", "4"],
        ],
        [
            "tthc.received_total 4 | Tại trụ sở: Nhà ở", "tthc.resolved_total 3 | Tại trụ sở: Nhà ở",
            "tthc.received_total 4 | Tại trụ sở", "tthc.resolved_total 3 | Tại trụ sở",
            "tthc.received_total 2 | Tại điểm tiếp nhận: Nhà ở", "tthc.resolved_total 1 | Tại điểm tiếp nhận: Nhà ở",
            "tthc.received_total 2 | Tại điểm tiếp nhận", "tthc.resolved_total 1 | Tại điểm tiếp nhận",
            "tthc.received_total 6", "tthc.resolved_total 4",
        ],
    ),
    (
        "thousands of dossiers, and what was done of a plan is no plan",
        "Kết quả giải quyết TTHC",
        [
            ["Chỉ tiêu", "Đơn vị tính", "Kết quả thực hiện kế hoạch"],
            ["Hồ sơ tiếp nhận", "nghìn hồ sơ", "1,2"],
            ["Hồ sơ đã giải quyết", "hồ sơ", "1.100"],
        ],
        ["tthc.received_total 1200", "tthc.resolved_total 1100"],
    ),
    (
        "a scale in the caption",
        "Kết quả giải quyết TTHC (ĐVT: nghìn hồ sơ)",
        [["STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Tỷ lệ (%)"], ["1", "Hộ tịch", "1,2", "1,1", "91,7"]],
        ["tthc.received_total 1200 | Hộ tịch", "tthc.resolved_total 1100 | Hộ tịch"],
    ),
    (
        "a scale in the heads; millions of đồng are no dossiers",
        "Kết quả giải quyết TTHC",
        [
            ["Lĩnh vực", "Hồ sơ tiếp nhận (1.000 hồ sơ)", "Hồ sơ đã giải quyết (nghìn hồ sơ)", "Phí hồ sơ online (triệu đồng)"],
            ["Hộ tịch", "1,25", "1,1", "3,5"],
        ],
        ["tthc.received_total 1250 | Hộ tịch", "tthc.resolved_total 1100 | Hộ tịch"],
    ),
    (
        "a scale multiplies neither shares nor changes in per cent",
        "Kết quả giải quyết TTHC",
        [
            ["Chỉ tiêu", "Đơn vị tính", "Thực hiện", "Tỷ lệ", "Tăng/giảm (%)", "Tăng/giảm"],
            ["Hồ sơ đã giải quyết đúng hạn", "nghìn hồ sơ", "1,2", "80", "8", "+0,1"],
        ],
        [
            "tthc.resolved_ontime 1200", "tthc.resolved_ontime.rate 80", "tthc.resolved_ontime 8 | relative",
            "tthc.resolved_ontime 100 | difference",
        ],
    ),
    (
        "rows that compare under a scale",
        "Kết quả giải quyết TTHC (ĐVT: nghìn hồ sơ)",
        [["Kỳ", "Tiếp nhận", "Đã giải quyết"], ["Tháng 5/2026", "12", "6"], ["Tăng, giảm (%)", "3", "2"]],
        [
            "tthc.received_total 12000", "tthc.resolved_total 6000", "tthc.received_total 3 | relative",
            "tthc.resolved_total 2 | relative",
        ],
    ),
    (
        "words that begin like a scale and are none",
        "Kết quả giải quyết TTHC",
        [
            ["Nội dung", "Hồ sơ tiếp nhận", "Tỷ trọng hồ sơ trực tuyến"], ["Hộ tịch", "12", "60"], ["Đất đai", "15", "70"],
        ],
        [
            "tthc.received_total 12 | Hộ tịch", "tthc.received_online.rate 60 | Hộ tịch",
            "tthc.received_total 15 | Đất đai", "tthc.received_online.rate 70 | Đất đai",
        ],
    ),
    (
        "a label that begins like a scale",
        "Kết quả tiếp công dân",
        [["Nội dung", "Kết quả"], ["Triệu tập người đến nhận hồ sơ", "5"], ["Số lượt tiếp công dân", "15"]],
        ["reception.people 5", "reception.visits 15"],
    ),
    (
        "a part and its whole under a scale",
        "Kết quả giải quyết TTHC (ĐVT: nghìn hồ sơ)",
        [["Lĩnh vực", "Tiếp nhận trực tuyến", "Đã giải quyết/đến hạn"], ["Hộ tịch", "12", "6/7"]],
        ["tthc.received_online 12000 | Hộ tịch", "tthc.resolved_total 6000 | Hộ tịch", "tthc.due_total 7000 | Hộ tịch"],
    ),
    (
        "a part and its whole in a row with a scale",
        "Kết quả giải quyết TTHC",
        [["Chỉ tiêu", "ĐVT", "Kết quả"], ["Hồ sơ tiếp nhận", "hồ sơ", "330"], ["Hồ sơ đã giải quyết", "nghìn hồ sơ", "312/320"]],
        ["tthc.received_total 330", "tthc.resolved_total 312000"],
    ),
    (
        "a part and its whole, which the head or the catalog names, and days that look like them",
        "Kết quả giải quyết TTHC",
        [
            ["Lĩnh vực", "Hồ sơ tiếp nhận trực tuyến", "Hồ sơ đã giải quyết/đến hạn", "Ngày giải quyết"],
            ["Hộ tịch", "12", "6/7", "6/7"],
            ["Đất đai", "15", "120/1.204", "6/2026"],
        ],
        [
            "tthc.received_online 12 | Hộ tịch", "tthc.resolved_total 6 | Hộ tịch", "tthc.due_total 7 | Hộ tịch",
            "tthc.received_online 15 | Đất đai", "tthc.resolved_total 120 | Đất đai", "tthc.due_total 1204 | Đất đai",
        ],
    ),
    (
        "a part and its whole in a row of its own; what another row states goes before it",
        "Kết quả giải quyết TTHC",
        [
            ["Nội dung", "Kết quả"], ["Hồ sơ tiếp nhận", "330"], ["Hồ sơ đã giải quyết", "312/320"],
            ["Đơn thuộc thẩm quyền đã giải quyết", "6/7"], ["Hồ sơ quá hạn", "6/2026"],
        ],
        ["tthc.received_total 330", "tthc.resolved_total 312", "petition.resolved 6", "petition.in_jurisdiction 7"],
    ),
    (
        "a column that is not filled in yet, and signs that are no figures",
        "Kết quả giải quyết TTHC",
        [
            ["TT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Quá hạn"],
            ["1", "Hộ tịch", "x", "x", "x"],
            ["2", "Đất đai", "12", "", "-"],
            ["", "Tổng", "12", "…", "0"],
        ],
        ["tthc.received_total 12 | Đất đai", "tthc.received_total 12", "tthc.resolved_overdue 0"],
    ),
    (
        "procedures are no dossiers",
        "Kết quả giải quyết TTHC",
        [["Lĩnh vực", "Số lượng TTHC giải quyết tại một cửa", "Tiếp nhận", "Đã trả"], ["Hộ tịch", "31", "4", "3"]],
        ["tthc.received_total 4 | Hộ tịch", "tthc.resolved_total 3 | Hộ tịch"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("caption", "table", "found"), [row[1:] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS])
def test_other_layouts(caption: str, table: list[list[str]], found: list[str]) -> None:
    assert said(report(caption, table)) == found


SECTIONS = [
    ["STT", "Cơ quan, đơn vị", "Hồ sơ đã nhận", "Đã trả kết quả"],
    ["A", "Khối sở, ngành", "300", "280"],
    ["1", "Sở Y tế", "180", "170"],
    ["2", "Sở Tư pháp", "120", "110"],
    ["B", "Khối các hội", "150", "140"],
    ["3", "Phường Tô Hiệu", "150", "-"],
    ["", "Tổng cộng", "450", "420"],
]


def test_sections_of_agencies_are_groups() -> None:
    read = report("Kết quả giải quyết TTHC", SECTIONS, issuer=PROVINCE)
    scopes = [(item.scope.name, item.scope.kind) for item in read.measurements if item.scope]
    assert list(dict.fromkeys(scopes)) == [
        ("Khối sở, ngành", "group"), ("Sở Y tế", "agency"), ("Sở Tư pháp", "agency"), ("Khối các hội", "group"),
        ("Phường Tô Hiệu", "agency"), ("Tổng cộng", "group"),
    ]  # fmt: skip
    assert [item.value for item in read.measurements] == [300, 280, 180, 170, 120, 110, 150, 140, 150, 450, 420]


SUMS_OF_SOME = [
    ("Đơn vị", "Cộng khối xã", ("group", "Cộng khối xã", None)),
    ("Đơn vị", "Tổng các sở, ngành", ("group", "Tổng các sở, ngành", None)),
    ("Lĩnh vực", "Cộng lĩnh vực tư pháp", ("agency", OWN, "group")),
    ("Lĩnh vực", "Cộng đồng dân cư", ("agency", OWN, "field")),
]


@pytest.mark.parametrize(("head", "label", "found"), SUMS_OF_SOME)
def test_a_sum_of_some_rows_is_no_row_of_its_own(head: str, label: str, found: tuple[str, str, str | None]) -> None:
    table = [[head, "Hồ sơ tiếp nhận", "Đã giải quyết"], ["Hộ tịch", "4", "3"], [label, "4", "3"]]
    *_, last = report("Kết quả giải quyết TTHC", table).measurements
    assert last.scope is not None
    assert (last.scope.kind, last.scope.name, last.breakdown.by if last.breakdown else None) == found


def test_levels_are_groups_and_so_is_their_total() -> None:
    figures = [["Cấp tỉnh", "120", "80"], ["Cấp xã", "300", "210"], ["Toàn tỉnh", "420", "290"]]
    levels = [["Đơn vị", "Số lượt tiếp", "Đơn tiếp nhận"], *figures]
    read = report("Kết quả tiếp công dân, tiếp nhận đơn", levels, issuer=PROVINCE)
    assert [(item.scope.name, item.scope.kind) for item in read.measurements[::2] if item.scope] == [
        ("Cấp tỉnh", "group"), ("Cấp xã", "group"), ("Toàn tỉnh", "group"),
    ]  # fmt: skip


def test_rows_of_kinds_of_petitions_are_breakdowns_by_type() -> None:
    table = [["Loại đơn", "Tiếp nhận", "Thuộc thẩm quyền"], ["Tố cáo", "4", "2"], ["Tổng", "4", "2"]]
    read = report("Kết quả xử lý đơn", table)
    assert [(item.breakdown.by, item.breakdown.name) if item.breakdown else None for item in read.measurements] == [
        ("type", "Tố cáo"), ("type", "Tố cáo"), None, None,
    ]  # fmt: skip


def test_a_section_without_figures_gives_its_rows_their_level() -> None:
    levels = [
        ["STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết"],
        ["I", "TTHC thuộc thẩm quyền của UBND cấp tỉnh", "", ""],
        ["1", "Đất đai", "7", "6"],
        ["II", "TTHC thuộc thẩm quyền của các UBND cấp xã", "", ""],
        ["1", "Đất đai", "3", "2"],
        ["", "Tổng cộng", "10", "8"],
    ]
    read = report("Kết quả giải quyết TTHC", levels, issuer=PROVINCE)
    places = [(item.scope.kind, item.breakdown.name if item.breakdown else "") for item in read.measurements[::2] if item.scope]
    assert places == [("group", "Đất đai"), ("group", "Đất đai"), ("group", "")]
    assert len({item.scope.name for item in read.measurements if item.scope}) == 3


def test_columns_of_agencies_over_columns_of_indicators() -> None:
    head = [(0, 0, 2, 1, "Lĩnh vực"), (0, 1, 1, 2, "UBND xã Yên Châu"), (0, 3, 1, 2, "Tổng cộng")]
    names = ["Tiếp nhận", "Giải quyết"] * 2
    cells = [CellText(*place) for place in head] + [CellText(1, 1 + n, 1, 1, name) for n, name in enumerate(names)]
    cells += [CellText(2, column, 1, 1, text) for column, text in enumerate(["Đất đai", "5", "4", "8", "6"])]
    builder = DocumentBuilder()
    builder.add("paragraph", "BÁO CÁO", centred=True, bold=True)
    builder.add("paragraph", "Kết quả giải quyết thủ tục hành chính tháng 5 năm 2026", centred=True, bold=True)
    builder.add_table(3, 5, cells)
    read = extract(SOURCE, builder.build())
    assert rows(read) == [
        ("tthc.received_total", 5, "UBND xã Yên Châu", "Đất đai"), ("tthc.resolved_total", 4, "UBND xã Yên Châu", "Đất đai"),
        ("tthc.received_total", 8, "Tổng cộng", "Đất đai"), ("tthc.resolved_total", 6, "Tổng cộng", "Đất đai"),
    ]  # fmt: skip


STATES = {
    "figure": ["12", "1.234", "98,5%", "+4", "-4", "12 hồ sơ", "0", "00"],
    "zero": ["-", "–", "không"],
    "blank": ["", "  "],
    "unfilled": ["…", "...", ". . ."],
    "inapplicable": ["x", "X"],
    "text": ["12 triệu đồng", "6/7"],
}
CELLS = [(text, state) for state, texts in STATES.items() for text in texts]


@pytest.mark.parametrize(("text", "state"), CELLS)
def test_what_stands_in_a_cell(text: str, state: str) -> None:
    assert state_of(text) == state


def test_a_bracket_that_stays_open_takes_no_time() -> None:
    assert unit_of_head(["Hồ sơ tiếp nhận (" + " " * 3000 + "nghìn"]) is None


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


def test_communes_with_a_number_are_told_apart() -> None:
    rows_of = [("Đơn vị", "Tiếp nhận", "Giải quyết"), ("Xã A Lưới 1", "12", "10"), ("Xã A Lưới 2", "13", "11")]
    read = report("Kết quả giải quyết TTHC", rows_of, issuer=PROVINCE)
    assert [name for _, _, name, _ in rows(read)] == ["Xã A Lưới 1", "Xã A Lưới 1", "Xã A Lưới 2", "Xã A Lưới 2"]


def test_a_commune_with_a_number_keeps_its_capitals() -> None:
    read = report("Xã tiếp nhận 3 đơn.", issuer="ỦY BAN NHÂN DÂN\nXÃ A LƯỚI 1")
    assert [name for _, _, name, _ in rows(read)] == ["Ủy ban nhân dân xã A Lưới 1"]
