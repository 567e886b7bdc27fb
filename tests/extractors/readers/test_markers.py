"""List marks that were typed, and numbers that only look like one."""

from __future__ import annotations

import pytest

from extractors.readers.markers import block_kind, marker_end


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("1. Tiếp công dân", "1."),
        ("2.1. Kết quả", "2.1."),
        ("2.1 Kết quả", "2.1"),
        ("1.Kết quả", "1."),
        ("3/ Kết quả", "3/"),
        ("2- Kết quả", "2-"),
        ("IV. KẾT QUẢ", "IV."),
        ("I - KẾT QUẢ", "I -"),
        ("II.3. Kết quả", "II.3."),
        ("A. PHẦN CHUNG", "A."),
        ("a) Đơn khiếu nại", "a)"),
        ("đ) Nội dung khác", "đ)"),
        ("(2) Nội dung khác", "(2)"),
        ("- Đơn tố cáo: 3", "-"),
        ("-05 hồ sơ quá hạn", "-"),
        ("+ Trực tuyến: 3", "+"),
        ("• Trực tiếp: 3", "•"),
        ("1.234 hồ sơ", ""),
        ("2.1 triệu lượt", ""),
        ("12 hồ sơ", ""),
        ("15/5/2026 là hạn cuối", ""),
        ("30.4 và 01.5", ""),
        ("2026. Sang năm", ""),
        ("(15 hồ sơ)", ""),
        ("đ/c phụ trách", ""),
        ("VI phạm", ""),
        ("-------", ""),
        ("***", ""),
    ],
)
def test_marks(text: str, mark: str) -> None:
    assert text[: marker_end(text)] == mark


@pytest.mark.parametrize(
    ("text", "mark_end", "bold", "kind"),
    [
        ("II. KẾT QUẢ", 3, True, "heading"),
        ("1. Tiếp công dân", 2, True, "heading"),
        ("1. Tiếp công dân", 2, False, "list_item"),
        ("- Tiếp công dân", 1, True, "list_item"),
        ("1. Đã tiếp 5 lượt.", 2, True, "list_item"),
        ("Kết quả", 0, True, "paragraph"),
    ],
)
def test_kinds(text: str, mark_end: int, bold: bool, kind: str) -> None:
    assert block_kind(text, mark_end, bold=bold) == kind
