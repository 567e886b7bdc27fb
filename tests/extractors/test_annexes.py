"""What came with a report in one archive is read behind its closing, and takes nothing over from its sections."""

from __future__ import annotations

from dataclasses import replace

from extractors.report import extract
from extractors.testing import document
from schemas.document import Document, Source
from schemas.report import Report

HEAD = [
    ("UBND TỈNH SƠN LA\nSỞ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
    ("Số: 15/BC-SXD", "Sơn La, ngày 5 tháng 4 năm 2026"),
]
TITLE = ["BÁO CÁO", "Kết quả giải quyết thủ tục hành chính quý I năm 2026"]
BODY = [
    "I. KẾT QUẢ",
    "Tiếp nhận 12 hồ sơ.",
    "II. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2026",
    "Tiếp tục thực hiện nhiệm vụ được giao.",
]
CLOSING = [("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "GIÁM ĐỐC\nNguyễn Văn Mẫu")]
NAME = "Phụ lục 1.xlsx"
ANNEX = [
    NAME,
    "KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH QUÝ I NĂM 2026",
    [["TT", "Đơn vị", "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết"], ["1", "Xã Mai Sơn", "1.234", "1.200"]],
]


def read(document: Document) -> Report:
    return extract(Source("a.zip", "0" * 64, 1, "application/zip"), document)


def figures(report: Report) -> list[tuple[str, float, str, str | None]]:
    return [(item.indicator, item.value, item.nature, item.reporting_period) for item in report.measurements]


def test_an_annex_from_an_archive_is_read() -> None:
    whole = document(*BODY, head=HEAD, title=TITLE, closing=CLOSING, appendix=ANNEX)
    report = read(replace(whole, parts=(0, whole.text.index(NAME))))
    assert report.header.code == "15/BC-SXD"
    assert figures(report) == [
        ("tthc.received_total", 12, "actual", "2026-Q1"),
        ("tthc.received_total", 1234, "actual", "2026-Q1"),
        ("tthc.resolved_total", 1200, "actual", "2026-Q1"),
    ]


def test_a_report_without_a_closing_is_read_once() -> None:
    whole = document(*BODY, head=HEAD, title=TITLE, appendix=ANNEX)
    report = read(replace(whole, parts=(0, whole.text.index(NAME))))
    assert len(figures(report)) == 3


def test_lines_of_unit_and_period_stand_under_a_caption() -> None:
    lines = [*ANNEX[1:2], "(Quý II năm 2026)", "Đơn vị tính: hồ sơ", *ANNEX[2:]]
    assert figures(read(document(*lines))) == [
        ("tthc.received_total", 1234, "actual", "2026-Q2"),
        ("tthc.resolved_total", 1200, "actual", "2026-Q2"),
    ]
