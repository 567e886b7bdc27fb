"""Every number of the body is a figure, a part of something that was read, or listed."""

from __future__ import annotations

import pytest

from extractors.counted_nouns import counts_a_noun
from schemas.catalog import read_toml
from schemas.labels import frames
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
    "Rà soát thủ tục hành chính, cắt giảm 30% thời gian giải quyết và 40% chi phí.",
    "Đứng thứ 12, mức độ 4.",
    "Xếp thứ 3/63, kỳ họp thứ 23, mức độ 3, 4 và các tổ dân phố 5 và 9.",
    "Theo khoản 1, 2 và 3 Điều 5.",
    "Theo Luật cán bộ, công chức 2025; so với 2024 thì tăng.",
    "Tăng khoảng 10 - 15% trong năm.",
    'Thực hiện nguyên tắc "6 rõ"; phương châm “4 tại chỗ”.',
    "Theo danh mục[1] kèm theo.",
    "Biểu 01/XLD, cột 9=11+12+13.",
    "Lúc 02:32 GMT+7. Lượt xem: 400",
    "Mưa lũ làm 412 ngôi nhà bị ảnh hưởng; thay 118 bóng đèn; đưa vào sử dụng 02 ki-ốt tra cứu.",
    "Tổ chức thi nâng ngạch cho 112 thí sinh, trúng tuyển 96.",
    "Trình độ: tiến sĩ 01 người; cao học: 27; cử nhân: 42.",
    "Bằng khen của Thủ tướng Chính phủ 14; Cờ thi đua của UBND tỉnh 22.",
    "Ban hành 37 quyết định (ban hành mới 09; sửa đổi, bổ sung 21; bãi bỏ 07).",
    "Kỷ luật 04 viên chức (khiển trách 03, cảnh cáo 01).",
    "Trồng 45 ha, di dời 46 hộ; thu hút trên 3 vạn du khách; họp từ 7h30 đến 21 giờ 45 phút.",
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
    ("Kết quả giải quyết đơn: đôn đốc 27 đơn.", ["27"]),
    ("So với năm trước (2.207 đơn) thì số đơn giảm.", ["2.207"]),
    ("Tập huấn 85 người; đã tiếp nhận thêm 47.", ["47"]),
    ("Tập huấn 85 người. Kết quả đạt được: 47.", ["47"]),
    ("Các đơn vị chậm: Sở Xây dựng 04, Sở Tài chính 03.", ["04", "03"]),
    ("Có 31 đã xong, 120 quá hạn, 45 trực tuyến.", ["31", "120", "45"]),
    ("Tổng số 1.234 đã nêu.", ["1.234"]),
    ("Ban hành 37 quyết định (ban hành mới 09; bãi bỏ 07).", ["09", "07"]),
    ("Thủ tục hành chính thuộc lĩnh vực đất đai (05 hồ sơ) và xây dựng (02 hồ sơ).", ["05", "02"]),
    ("Hồ sơ thủ tục hành chính đúng hạn bị từ chối 99,7%.", ["99,7"]),
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
    ([["Đơn vị", "Nộp ngân sách", "Xếp hạng"], ["Xã Mai Sơn", "12,5", "3"], ["Xã Yên Châu", "11,1", "4"]], ["12,5", "11,1"]),
    ([["Chỉ tiêu", "Thực hiện", "Đơn vị tính"], ["Nộp ngân sách", "214,6", "Tỷ đồng"], ["Lấp đầy", "61,4", "%"]], []),
    ([["Chỉ tiêu", "Thực hiện", "Đơn vị tính"], ["Quá hạn thanh toán", "214", "tin"]], ["214"]),
    ([["Đơn vị", "Tỷ lệ số hóa (%)"], ["Xã Mai Sơn", "96,4"]], []),
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


def test_nouns_that_may_count_figures_belong_to_frames_of_the_catalog() -> None:
    named = {name for names in read_toml("number_words.toml")["figures"].values() for name in names}
    assert named <= set(frames())


NOUNS = [
    ("412 ngôi nhà bị ảnh hưởng", True),
    ("05 lỗ hổng mức cao", True),
    ("02/03 tranh chấp lao động", True),
    ("02 Thầy thuốc Nhân dân", True),
    ("7 thì chưa rõ", False),
    ("13 gì đó", False),
    ("9/9 dưới 10%", False),
    ("14 đang xem xét", False),
    ("22 khiếu nại", False),
    ("120 quá hạn", False),
    ("47.", False),
]


@pytest.mark.parametrize(("text", "counted"), NOUNS)
def test_a_noun_behind_a_number_is_told_by_the_language(text: str, counted: bool) -> None:
    assert counts_a_noun(text, len(text.split(maxsplit=1)[0].rstrip(".")), len(text)) is counted
