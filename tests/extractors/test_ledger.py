"""Every number of the body is a figure, a part of something that was read, or listed."""

from __future__ import annotations

import pytest

from tests.extractors.reports import report

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
