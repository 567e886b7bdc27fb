"""Whose figure it is, of which days, and of what nature."""

from __future__ import annotations

import pytest

from extractors.report import extract
from extractors.testing import document
from schemas.report import Measurement, Report
from tests.extractors.reports import COMMUNE, DEPARTMENT, PROVINCE, SOURCE, report


def owners(read: Report) -> list[tuple[float, str | None]]:
    return [(item.value, item.scope.name if item.scope else None) for item in read.measurements]


def periods(read: Report) -> list[tuple[float, str, str | None]]:
    return [
        (item.value, f"{item.period.start} {item.period.end}" if item.period else "", item.reporting_period)
        for item in read.measurements
    ]


OWNER = [
    ("Tiếp nhận 30 đơn.", [(30, "Sở Xây dựng")]),
    ("Thanh tra tỉnh tiếp nhận 30 đơn.", [(30, "Thanh tra tỉnh")]),
    ("UBND xã Mai Sơn tiếp nhận 12 đơn, UBND xã Yên Châu tiếp nhận 9 đơn.", [(12, "UBND xã Mai Sơn"), (9, "UBND xã Yên Châu")]),
    ("Tại xã Mai Sơn tiếp nhận 12 đơn.", [(12, "xã Mai Sơn")]),
    ("Trong đó, riêng xã Mai Sơn tiếp nhận 12 đơn.", [(12, "xã Mai Sơn")]),
    ("Cấp xã tiếp nhận 45 đơn; cấp tỉnh tiếp nhận 20 đơn.", [(45, "Cấp xã"), (20, "cấp tỉnh")]),
    ("Sở tiếp nhận 30 đơn, chuyển đến Sở Y tế 04 đơn.", [(30, "Sở"), (4, "Sở")]),
    ("Thanh tra tỉnh tiếp nhận 30 đơn; đã xử lý 28 đơn.", [(30, "Thanh tra tỉnh"), (28, "Thanh tra tỉnh")]),
    ("Thanh tra tỉnh tiếp nhận 30 đơn. Đã xử lý 28 đơn.", [(30, "Thanh tra tỉnh"), (28, "Thanh tra tỉnh")]),
    ("Cấp xã tiếp nhận 45 đơn. Đã xử lý 40 đơn.", [(45, "Cấp xã"), (40, "Cấp xã")]),
    ("Số đơn tiếp nhận của Thanh tra tỉnh là 30 đơn.", [(30, "Thanh tra tỉnh")]),
    ("Thực hiện Kế hoạch số 12/KH-UBND ngày 02/01/2026 của UBND tỉnh đã tiếp nhận 30 đơn.", [(30, "Sở Xây dựng")]),
    ("Tháng 5, Thanh tra tỉnh tiếp nhận 30 đơn.", [(30, "Thanh tra tỉnh")]),
    ("Chủ tịch UBND tỉnh giao Sở 45 nhiệm vụ.", [(45, "Sở")]),
    ("Sở Y tế và Sở Nội vụ lần lượt tiếp 12 lượt công dân và 7 lượt công dân.", [(12, "Sở Y tế"), (7, "Sở Nội vụ")]),
    (
        "Cấp tỉnh giải quyết 20 đơn, cấp xã giải quyết 45 đơn; tỷ lệ giải quyết toàn tỉnh 98,2%.",
        [(20, "Cấp tỉnh"), (45, "cấp xã"), (98.2, "toàn tỉnh")],
    ),
    ("Công an các xã, phường tiếp 40 lượt công dân.", [(40, "Công an các xã, phường")]),
    ("Trong tổng số 418 hồ sơ TTHC Sở Y tế tiếp nhận, có 239 hồ sơ đã trả.", [(418, "Sở Y tế"), (239, "Sở Y tế")]),
    ("Có 15 lượt công dân đến Ban Tiếp công dân tỉnh.", [(15, "Ban Tiếp công dân tỉnh")]),
    ("UBND tỉnh giao Sở Y tế 318 nhiệm vụ; 287 nhiệm vụ đã hoàn thành.", [(318, "Sở Y tế"), (287, "Sở Y tế")]),
    (
        "Toàn tỉnh tiếp 77 lượt công dân (cấp tỉnh 34 lượt, cấp xã 43 lượt) với 91 người.",
        [(77, "Toàn tỉnh"), (34, "cấp tỉnh"), (43, "cấp xã"), (91, "Toàn tỉnh")],
    ),
    (
        "Cấp xã giải quyết 121 vụ việc khiếu nại, nâng tỷ lệ giải quyết toàn tỉnh lên 87,2%.",
        [(121, "Cấp xã"), (87.2, "toàn tỉnh")],
    ),
    ("Có 412 hồ sơ TTHC quá hạn của toàn tỉnh.", [(412, "toàn tỉnh")]),
    ("Nhận 95 đơn từ Quốc hội, Chính phủ chuyển đến, đã xử lý 90 đơn.", [(95, "Sở Xây dựng"), (90, "Sở Xây dựng")]),
    ("Tiếp nhận nhiều hồ sơ TTHC là Sở Y tế (12 hồ sơ) và Sở Nội vụ (9 hồ sơ).", [(12, "Sở Y tế"), (9, "Sở Nội vụ")]),
    ("Theo Thanh tra tỉnh, trong tháng đơn vị đã tiếp nhận 30 đơn.", [(30, "Thanh tra tỉnh")]),
    ("Kết quả phân loại 205 đơn tháng 4 của Thanh tra tỉnh: chuyển 98 đơn.", [(98, "Thanh tra tỉnh")]),
    ("Tòa án tiếp 15 lượt công dân, Thi hành án 7 lượt.", [(15, "Tòa án"), (7, "Thi hành án")]),
    ("Chỉ trong 15 ngày đầu tháng 4, Sở Y tế tiếp nhận 30 đơn.", [(30, "Sở Y tế")]),
    ("Nhận 12 đơn của Sở Y tế chuyển đến.", [(12, "Sở Xây dựng")]),
    ("Trên địa bàn tỉnh đã tiếp nhận 30 đơn.", [(30, "toàn tỉnh")]),
    ("Sở Y tế: tổng số hồ sơ TTHC của cấp xã giải quyết được 132 hồ sơ.", [(132, "cấp xã")]),
    ("Theo số liệu Sở Y tế, tỷ lệ hồ sơ TTHC đúng hạn của toàn tỉnh đạt 98%.", [(98, "toàn tỉnh")]),
    ("Cấp sở tiếp nhận 51 hồ sơ TTHC; cấp xã tiếp nhận 212 hồ sơ.", [(51, "Cấp sở"), (212, "cấp xã")]),
    ("Theo Kế hoạch năm 2026 của UBND tỉnh, đã tiếp nhận 30 đơn.", [(30, "Sở Xây dựng")]),
    ("Cấp xã toàn tỉnh tiếp nhận 30 đơn.", [(30, "Cấp xã")]),
    (
        "UBND xã Tân Lập tiếp 58 lượt công dân (Chủ tịch UBND xã 22 lượt, cán bộ tiếp dân 36 lượt).",
        [(58, "UBND xã Tân Lập"), (22, "UBND xã Tân Lập"), (36, "UBND xã Tân Lập")],
    ),
    ("UBND xã A Lưới 1 nhận 12 đơn; xã A Lưới 2: nhận 9 đơn.", [(12, "UBND xã A Lưới 1"), (9, "xã A Lưới 2")]),
]


@pytest.mark.parametrize(("text", "found"), OWNER)
def test_a_figure_belongs_to_the_subject_of_its_clause(text: str, found: list[tuple[float, str]]) -> None:
    assert owners(report(text)) == found


CODES = [
    ("Tiếp nhận 30 đơn.", DEPARTMENT, "agency", "SLA.SXD", None),
    ("Sở tiếp nhận 30 đơn.", DEPARTMENT, "agency", "SLA.SXD", None),
    ("UBND xã tiếp nhận 30 đơn.", COMMUNE, "agency", "04105", None),
    ("Bộ phận Một cửa của Sở tiếp nhận 30 hồ sơ.", DEPARTMENT, "one_stop", None, "SLA.SXD"),
    ("Giám đốc Sở Xây dựng tiếp nhận 05 đơn.", DEPARTMENT, "agency", "SLA.SXD", None),
    ("Chủ tịch UBND tỉnh đã tiếp 03 lượt công dân.", DEPARTMENT, "office_holder", None, "14"),
    ("Chủ tịch UBND tỉnh đã tiếp 03 lượt công dân.", PROVINCE, "agency", "14", None),
    ("Cấp xã tiếp nhận 45 đơn.", PROVINCE, "group", None, None),
]


@pytest.mark.parametrize(("text", "issuer", "kind", "code", "part_of"), CODES)
def test_what_kind_of_subject_it_is(text: str, issuer: str, kind: str, code: str | None, part_of: str | None) -> None:
    (item,) = report(text, issuer=issuer).measurements
    assert item.scope is not None
    assert (item.scope.kind, item.scope.code, item.scope.part_of) == (kind, code, part_of)


WARD = "UBND TỈNH SƠN LA\nUBND PHƯỜNG TÔ HIỆU"
NAMES = [
    ("Trung tâm Phục vụ hành chính công phường tiếp nhận 30 hồ sơ.", "Trung tâm Phục vụ hành chính công phường Tô Hiệu"),
    ("Bộ phận một cửa phường tiếp nhận 30 hồ sơ.", "Bộ phận một cửa phường Tô Hiệu"),
    ("Trung tâm Phục vụ hành chính công tiếp nhận 30 hồ sơ.", "Trung tâm Phục vụ hành chính công"),
    ("Trung tâm Phục vụ hành chính công xã Mai Sơn tiếp nhận 30 hồ sơ.", "Trung tâm Phục vụ hành chính công xã Mai Sơn"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_the_one_stop_unit_of_the_issuer_bears_the_name_of_its_place(text: str, name: str) -> None:
    (item,) = report(text, issuer=WARD).measurements
    assert item.scope is not None
    assert (item.scope.name, item.scope.kind) == (name, "one_stop")


def test_without_an_issuer_all_of_a_place_is_the_place_named_before() -> None:
    text = "Chủ tịch UBND phường Nha Trang tiếp 09 lượt công dân. Toàn phường tiếp 41 lượt."
    assert owners(extract(SOURCE, document(text)))[1] == (41, "phường Nha Trang")


def test_without_an_issuer_the_head_of_an_agency_hands_on_its_figures() -> None:
    text = "Chủ tịch UBND xã Tân Hòa tiếp nhận 23 đơn. Đã giải quyết 13 đơn."
    assert owners(extract(SOURCE, document(text))) == [(23, "Chủ tịch UBND xã Tân Hòa"), (13, "Chủ tịch UBND xã Tân Hòa")]


def test_without_an_issuer_a_heading_tells_what_a_short_name_means() -> None:
    read = extract(SOURCE, document("Tiếp công dân của xã Tân Hòa:", "+ Tiếp định kỳ của Chủ tịch UBND xã: 4 lượt."))
    assert owners(read) == [(4, "xã Tân Hòa")]


def test_without_an_issuer_a_short_name_means_the_agency_named_before() -> None:
    text = "Tiếp công dân: UBND xã Tân Hòa tiếp 17 lượt công dân; Chủ tịch UBND xã tiếp định kỳ 05 lượt."
    assert owners(extract(SOURCE, document(text))) == [(17, "UBND xã Tân Hòa"), (5, "UBND xã Tân Hòa")]


ELSEWHERE = [
    ("UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ", "Tiếp nhận 30 đơn.", "Sở Nội vụ tỉnh Lâm Đồng"),
    ("UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ", "Sở Nội vụ tiếp nhận 30 đơn.", "Sở Nội vụ tỉnh Lâm Đồng"),
    ("UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ", "Sở tiếp nhận 30 đơn.", "Sở Nội vụ tỉnh Lâm Đồng"),
    ("UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ", "UBND tỉnh tiếp nhận 30 đơn.", "UBND tỉnh"),
    ("UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ", "Sở Xây dựng tiếp nhận 30 đơn.", "Sở Xây dựng"),
    ("UBND TỈNH LÂM ĐỒNG\nTHANH TRA TỈNH", "Thanh tra tỉnh tiếp nhận 30 đơn.", "Thanh tra tỉnh Lâm Đồng"),
    ("ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA", "UBND xã tiếp nhận 30 đơn.", "Ủy ban nhân dân xã Tân Hòa"),
    ("ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA", "Xã Tân Hòa tiếp nhận 30 đơn.", "Ủy ban nhân dân xã Tân Hòa"),
]


@pytest.mark.parametrize(("issuer", "text", "name"), ELSEWHERE)
def test_in_a_report_of_another_province_no_agency_of_the_catalog_is_meant(issuer: str, text: str, name: str) -> None:
    (item,) = report(text, issuer=issuer, place="Đà Lạt").measurements
    assert item.scope is not None
    assert (item.scope.name, item.scope.code, item.scope.part_of) == (name, None, None)


HEADINGS = [
    (["1. Sở Y tế", "- Tiếp nhận 12 đơn."], [(12, "Sở Y tế")]),
    (["1. Sở Y tế", "a) Xử lý đơn:", "- Tiếp nhận 12 đơn."], [(12, "Sở Y tế")]),
    (["1. Sở Y tế", "- Tiếp nhận 12 đơn.", "2. Sở Nội vụ", "- Tiếp nhận 7 đơn."], [(12, "Sở Y tế"), (7, "Sở Nội vụ")]),
    (["1. Sở Y tế", "- Tiếp nhận 12 đơn, Thanh tra tỉnh tiếp nhận 7 đơn."], [(12, "Sở Y tế"), (7, "Thanh tra tỉnh")]),
    (["Kết quả tại xã Mai Sơn:", "- Tiếp nhận 12 đơn."], [(12, "xã Mai Sơn")]),
    (["Sở Y tế tiếp nhận 12 đơn.", "Tiếp nhận 7 đơn."], [(12, "Sở Y tế"), (7, "Sở Xây dựng")]),
    (["1. Kết quả tháng 5/2026 của UBND xã Mai Sơn", "- Tiếp nhận 12 đơn."], [(12, "UBND xã Mai Sơn")]),
    (
        ["Kết quả của Sở Y tế từ 15/4 đến 14/5/2026:", "a) Tiếp nhận 12 đơn.", "b) Đã xử lý 9 đơn."],
        [(12, "Sở Y tế"), (9, "Sở Y tế")],
    ),
    (["Sở Y tế (kỳ báo cáo từ ngày 15/4 đến ngày 14/5/2026)", "- Tiếp nhận 12 đơn."], [(12, "Sở Y tế")]),
    (["Kết quả tại xã Mai Sơn:", "- Tiếp nhận 12 đơn.", "Tiếp nhận 7 đơn."], [(12, "xã Mai Sơn"), (7, "Sở Xây dựng")]),
    (["Sở Y tế có kế hoạch riêng.", "- Tiếp nhận 12 đơn."], [(12, "Sở Xây dựng")]),
]


@pytest.mark.parametrize(("lines", "found"), HEADINGS)
def test_a_heading_names_the_subject_of_what_stands_below(lines: list[str], found: list[tuple[float, str]]) -> None:
    assert owners(report(*lines)) == found


MAY = "2026-05-01 2026-05-31"
STATUTORY = "2026-04-15 2026-05-14"
QUARTER = "2026-01-01 2026-03-31"
PERIOD = [
    ("Sở tiếp nhận 30 đơn.", [(30, MAY, "2026-05")]),
    ("Tháng 5, Sở tiếp nhận 30 đơn.", [(30, MAY, "2026-05")]),
    ("Quý I/2026, Sở tiếp nhận 90 đơn.", [(90, QUARTER, "2026-Q1")]),
    ("Từ ngày 15/4/2026 đến ngày 14/5/2026, Sở tiếp nhận 30 đơn.", [(30, STATUTORY, "2026-05")]),
    ("Tháng 5 (từ ngày 15/4/2026 đến ngày 14/5/2026), Sở tiếp nhận 30 đơn.", [(30, STATUTORY, "2026-05")]),
    ("Từ ngày 15/4/2026 đến ngày 14/5/2026 (tháng 5), Sở tiếp nhận 30 đơn.", [(30, STATUTORY, "2026-05")]),
    ("Quý I/2026 tiếp nhận 90 đơn; tháng 5 tiếp nhận 30 đơn.", [(90, QUARTER, "2026-Q1"), (30, MAY, "2026-05")]),
    ("Từ đầu năm đến nay, Sở tiếp nhận 140 đơn.", [(140, "2026-01-01 2026-05-31", None)]),
    ("Trong quý I tiếp nhận 90 đơn.", [(90, QUARTER, "2026-Q1")]),
    ("Trong quý 1 tiếp nhận 90 đơn.", [(90, QUARTER, "2026-Q1")]),
    ("Trong quý 30 đơn được tiếp nhận.", [(30, MAY, "2026-05")]),
    (
        "Từ ngày 15/4/2026 đến ngày 14/5/2026, Sở tiếp nhận 30 đơn. Lũy kế từ đầu năm tiếp nhận 140 đơn.",
        [(30, STATUTORY, "2026-05"), (140, "2026-01-01 2026-05-14", None)],
    ),
    ("Đến hết ngày 20/5/2026, Sở đã tiếp nhận từ đầu năm 140 đơn.", [(140, "2026-01-01 2026-05-20", None)]),
    ("Tỷ lệ đơn giải quyết đúng hạn 6 tháng đầu năm 2026 đạt 98%.", [(98, "2026-01-01 2026-06-30", "2026-H1")]),
    ("Số đơn tiếp nhận theo kế hoạch năm 2025 là 30 đơn.", [(30, MAY, "2026-05")]),
    ("Năm 2025 chuyển sang 14 đơn, tiếp nhận 30 đơn.", [(14, MAY, "2026-05"), (30, MAY, "2026-05")]),
    ("Lũy kế từ đầu năm đến ngày 20/5/2026, Sở tiếp nhận 140 đơn.", [(140, "2026-01-01 2026-05-20", None)]),
    (
        "Sở tiếp nhận 30 đơn (cùng kỳ năm 2025: 25 đơn), trong đó 10 đơn khiếu nại.",
        [(30, MAY, "2026-05"), (25, "2025-05-01 2025-05-31", "2025-05"), (10, MAY, "2026-05")],
    ),
    ("So với cùng kỳ năm 2025, Sở tiếp nhận 30 đơn.", [(30, MAY, "2026-05")]),
    ("Thực hiện Kế hoạch năm 2025, Sở tiếp nhận 30 đơn.", [(30, MAY, "2026-05")]),
    (
        "Giai đoạn 2021 - 2025, Sở nhận 140 đơn. Riêng tháng 5 nhận 30 đơn.",
        [(140, "2021-01-01 2025-12-31", None), (30, MAY, "2026-05")],
    ),
    ("Ngày 12/5/2026, Sở tiếp nhận 30 đơn.", [(30, MAY, "2026-05")]),
    (
        "Riêng ngày 12/5/2026, Sở tiếp nhận 30 đơn, cả tháng giải quyết 25 đơn.",
        [(30, "2026-05-12 2026-05-12", None), (25, MAY, "2026-05")],
    ),
    ("Ngày 12/5/2026, Sở tổ chức 01 hội nghị đối thoại.", [(1, "2026-05-12 2026-05-12", None)]),
]


CLOSING = [
    ("Tiếp nhận 90 đơn trong quý I năm 2026.", [(90, QUARTER, "2026-Q1")]),
    ("Tiếp nhận 90 đơn trong quý I năm 2026; giải quyết 30 đơn.", [(90, QUARTER, "2026-Q1"), (30, MAY, "2026-05")]),
    ("Sở đã giải quyết 80 đơn trong quý I năm 2026, đạt 89%.", [(80, QUARTER, "2026-Q1"), (89, QUARTER, "2026-Q1")]),
    ("Sở tiếp nhận 140 đơn từ đầu năm đến nay.", [(140, "2026-01-01 2026-05-31", None)]),
    ("Tiếp nhận 30 đơn, lũy kế 140 đơn từ đầu năm đến nay.", [(30, MAY, "2026-05"), (140, "2026-01-01 2026-05-31", None)]),
    ("Tiếp nhận 30 đơn, còn 5 đơn sẽ giải quyết xong trong tháng 6.", [(30, MAY, "2026-05"), (5, MAY, "2026-05")]),
    ("Tiếp nhận 30 đơn, tổ chức 3 lớp tập huấn trong quý I năm 2026.", [(30, MAY, "2026-05")]),
    ("Tiếp nhận 30 đơn theo kế hoạch năm 2025.", [(30, MAY, "2026-05")]),
    ("Tiếp nhận 30 đơn, đến nay đã giải quyết 12 đơn của quý I năm 2026.", [(30, MAY, "2026-05"), (12, MAY, "2026-05")]),
    ("Còn 05 đơn năm 2025 chưa giải quyết.", [(5, MAY, "2026-05")]),
]


@pytest.mark.parametrize(("text", "found"), CLOSING)
def test_a_period_behind_what_is_counted_governs_its_count_alone(text: str, found: list[tuple[float, str, str | None]]) -> None:
    assert periods(report(text)) == found


@pytest.mark.parametrize(("text", "found"), PERIOD)
def test_a_period_that_opens_a_clause_or_names_its_days_governs_the_figures(
    text: str, found: list[tuple[float, str, str | None]]
) -> None:
    assert periods(report(text)) == found


HEADED = [
    (["1. Quý I năm 2026", "- Tiếp nhận 90 đơn."], [(90, QUARTER, "2026-Q1")]),
    (
        ["1. Quý I năm 2026", "- Tiếp nhận 90 đơn.", "2. Tháng 5 năm 2026", "- Tiếp nhận 30 đơn."],
        [(90, QUARTER, "2026-Q1"), (30, MAY, "2026-05")],
    ),
    (["1. Thanh tra tỉnh (quý I/2026)", "- Tiếp nhận 90 đơn."], [(90, QUARTER, "2026-Q1")]),
    (["1. Kết quả xử lý đơn quý I/2026", "- Tiếp nhận 90 đơn."], [(90, QUARTER, "2026-Q1")]),
]


@pytest.mark.parametrize(("lines", "found"), HEADED)
def test_a_heading_names_the_period_of_what_stands_below(lines: list[str], found: list[tuple[float, str, str | None]]) -> None:
    assert periods(report(*lines)) == found


ALONE = [
    (
        "Ước cả năm 2026 nhận 125 đơn; riêng 10 tháng đã nhận 102 đơn.",
        [(125, "2026-01-01 2026-12-31"), (102, "2026-01-01 2026-10-31")],
    ),
    (
        "Sở Y tế nhận 88 đơn, so cùng kỳ năm 2018 giảm 4 đơn, so 06 tháng đầu năm 2018 tăng 2 vụ việc.",
        [(88, "2019-01-01 2019-06-30"), (-4, ""), (2, "")],
    ),
]
"""Periods of texts without a head."""


@pytest.mark.parametrize(("text", "found"), ALONE)
def test_a_text_without_a_head_tells_its_own_period(text: str, found: list[tuple[float, str]]) -> None:
    assert [item[:2] for item in periods(extract(SOURCE, document(text)))] == found


NATURE = [
    ("Sở tiếp nhận 30 đơn.", 30, "actual", None),
    ("Sở tiếp nhận 30 đơn, giảm 04 đơn khiếu nại.", -4, "comparison", "difference"),
    ("Sở tiếp nhận 30 đơn (cùng kỳ năm 2025: 25 đơn).", 25, "comparison", "earlier"),
    ("Năm 2025, Sở tiếp nhận 300 đơn.", 300, "comparison", "earlier"),
    ("Phấn đấu giải quyết 20 đơn.", 20, "target", None),
    ("Giải quyết ít nhất 20 đơn.", 20, "target", None),
    ("Giải quyết từ 20 đơn trở lên.", 20, "target", None),
    ("Ước thực hiện cả năm, Sở tiếp nhận 360 đơn.", 360, "estimate", None),
]


YEARS = [
    ("Năm 2024, Sở nhận 30 đơn; năm 2025 nhận 24 đơn.", [(30, "comparison"), (24, "actual")]),
    ("Quý I/2025 nhận 30 đơn, quý I/2026 nhận 24 đơn.", [(30, "comparison"), (24, "actual")]),
    ("Quý I/2026 nhận 30 đơn; quý II/2026 nhận 24 đơn.", [(30, "actual"), (24, "actual")]),
    ("Năm 2023 nhận 30 đơn; năm 2024 nhận 24 đơn; năm 2025 nhận 20 đơn.", [(30, "actual"), (24, "actual"), (20, "actual")]),
]
"""Texts without a period of their own."""


@pytest.mark.parametrize(("text", "natures"), YEARS)
def test_the_year_before_is_what_the_next_one_is_compared_with(text: str, natures: list[tuple[float, str]]) -> None:
    found = extract(SOURCE, document(text)).measurements
    assert [(item.value, item.nature) for item in found] == natures


@pytest.mark.parametrize(("text", "value", "nature", "comparison"), NATURE)
def test_words_that_tell_the_nature(text: str, value: float, nature: str, comparison: str | None) -> None:
    (item,) = [item for item in report(text).measurements if item.value == value]
    assert (item.nature, item.comparison) == (nature, comparison)


SECTIONS = [
    ("II. NHIỆM VỤ TRỌNG TÂM THÁNG 6", "target"),
    ("II. PHƯƠNG HƯỚNG THỰC HIỆN", "target"),
    ("II. KIẾN NGHỊ, ĐỀ XUẤT", "target"),
    ("II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 5", "actual"),
    ("II. NHIỆM VỤ ĐƯỢC GIAO VÀ KẾT QUẢ", "actual"),
    ("II. XỬ LÝ ĐƠN", "actual"),
]


@pytest.mark.parametrize(("heading", "nature"), SECTIONS)
def test_under_a_heading_of_plans_figures_are_targets(heading: str, nature: str) -> None:
    (item,) = report(heading, "- Giải quyết 20 đơn.").measurements
    assert item.nature == nature


def test_a_target_or_difference_without_days_has_no_period() -> None:
    read = report("Phấn đấu giải quyết 20 đơn.", "Sở tiếp nhận 30 đơn, giảm 04 đơn khiếu nại.")
    assert {item.value: item.period is None for item in read.measurements} == {20: True, 30: False, -4: True}


def test_the_evidence_has_page_and_boxes_only_where_the_format_has_pages() -> None:
    def places(item: Measurement) -> tuple[object, object]:
        return item.evidence.page, item.evidence.boxes

    assert [places(item) for item in report("Sở tiếp nhận 30 đơn.").measurements] == [(None, None)]
