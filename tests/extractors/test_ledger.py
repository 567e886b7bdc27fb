"""Every number of the body is a figure, a part of something that was read, or listed."""

from __future__ import annotations

import pytest

from tests.extractors.reports import accounted, report

EXPLAINED = [
    "Sở tiếp nhận 1.286 hồ sơ TTHC, đạt 90,1%.",
    "Thực hiện Kế hoạch số 12/KH-SXD ngày 02/01/2026 của Sở.",
    "Từ ngày 15/4/2026 đến ngày 14/5/2026.",
    "Giai đoạn 2021-2025 và năm 2026.",
    "2.1. Công tác văn phòng",
    "Họp lúc 14 giờ 30, kết thúc 17h00.",
    "Liên hệ số 0212.385.1234 hoặc tổng đài 1900 1234.",
    "Theo khoản 2 Điều 15, điểm 3 Mục 4 Phụ lục 1.",
    "Lần thứ 3, nhóm 2, tầng 4.",
    "Diện tích 84,6 km2, kinh phí 1.250 triệu đồng.",
    "Tập huấn 85 người, 12 lớp, 3 ngày.",
    "Từ 05 - 10 xã, 3 đến 5 buổi, 2 và 3 lớp.",
    "Các việc: (1) rà soát; (2) báo cáo.",
    "Phiên bản 1.2.3, mã H01 và Q1-2026.",
    "Tăng 12 điểm phần trăm.",
    "Chỉ số tăng 5%.",
    "Đứng thứ 12, mức độ 4.",
]


@pytest.mark.parametrize("text", EXPLAINED)
def test_what_explains_a_number(text: str) -> None:
    ledger = report(text).numbers
    assert [number.text for number in ledger.unexplained] == []
    assert ledger.total == ledger.explained > 0


LISTED = [
    ("Kết quả là 47 và không rõ.", ["47"]),
    ("Tổng 1.234 rồi 56.", ["1.234", "56"]),
    ("Sở tiếp nhận 12 đơn; còn 7 thì chưa rõ nguồn.", ["7"]),
    ("Có 13 gì đó, trong đó 12 người.", ["13"]),
    ("Xếp 45/63.", ["45/63"]),
]


@pytest.mark.parametrize(("text", "numbers"), LISTED)
def test_what_nothing_explains_is_listed_with_its_place(text: str, numbers: list[str]) -> None:
    ledger = report(text).numbers
    assert [number.text for number in ledger.unexplained] == numbers
    assert [number.evidence.quote for number in ledger.unexplained] == numbers
    assert ledger.explained == ledger.total - len(numbers)


TABLES = [
    ([["STT", "Địa phương", "Cột A", "Cột B"], ["1", "Xã Mai Sơn", "12.300", "12 tổ"]], ["12.300"]),
    ([["(1)", "(2)", "(3)=(1)+(2)"], ["Mai Sơn", "Tốt", "Khá"]], []),
    ([["Đơn vị", "Hồ sơ tiếp nhận", "Đã giải quyết", "Ghi chú"], ["Xã Mai Sơn", "12", "11", "3"]], ["3"]),
    ([["Đơn vị", "A", "B", "C"], ["MS", "1", "2", "3"], ["Xã Mai Sơn", "tốt", "khá", "đạt"]], []),
]


@pytest.mark.parametrize(("table", "numbers"), TABLES)
def test_numbers_of_tables(table: list[list[str]], numbers: list[str]) -> None:
    assert [number.text for number in report("Kết quả giải quyết TTHC", table).numbers.unexplained] == numbers


def test_head_and_closing_are_not_counted() -> None:
    assert report("Sở không có số liệu.").numbers.total == 0


KINDS = [
    ("Sở tiếp nhận 1.286 hồ sơ TTHC, tăng 15% so với chỉ tiêu.", [("1.286", "figure"), ("15", "share")]),
    ("Thực hiện Kế hoạch số 12/KH-SXD ngày 02/01/2026 của Sở.", [("12", "reference"), ("02/01/2026", "reference")]),
    ("Từ ngày 15/4/2026 đến ngày 14/5/2026.", [("15/4/2026", "period"), ("14/5/2026", "period")]),
    ("Giai đoạn 2021-2025.", [("2021-2025", "period")]),
    ("2.1. Họp lúc 17h00 tại tầng 4.", [("2.1", "mark"), ("17h00", "time"), ("4", "place")]),
    ("Mã H01, gọi 1900 1234, tập huấn 85 người.", [("01", "code"), ("1900", "phone"), ("1234", "phone"), ("85", "counted")]),
    ("Kết quả là 47 và không rõ.", [("47", None)]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_each_number_is_told_with_what_it_was_taken_for(text: str, kinds: list[tuple[str, str | None]]) -> None:
    document, account = accounted(text)
    assert [(document.text[use.start : use.end], use.kind) for use in account.uses] == kinds


def test_a_figure_leads_to_its_measurement_also_where_it_is_said_again() -> None:
    sentence = "Trong tháng, Sở tiếp nhận 57 hồ sơ TTHC, đã giải quyết 45 hồ sơ."
    document, account = accounted(sentence, "Nhắc lại: Sở tiếp nhận 57 hồ sơ TTHC trong tháng.")
    values = [account.report.measurements[place].value for use in account.uses for place in use.figures]
    assert [document.text[use.start : use.end] for use in account.uses if use.kind == "figure"] == ["57", "45", "57"]
    assert values == [57, 45, 57]
    assert len(account.report.measurements) == 2
