"""A whole report: its parts together, and each figure once."""

from __future__ import annotations

import pytest

from extractors.report import extract
from extractors.testing import document
from schemas.document import Box, Document, Line, Page
from tests.extractors.reports import DEPARTMENT, MOTTO, SOURCE, report


def values(*body: str) -> list[tuple[str, float]]:
    return [(item.indicator, item.value) for item in report(*body).measurements]


ONCE = [
    (["Sở tiếp nhận 30 đơn.", "Như vậy, Sở đã tiếp nhận 30 đơn."], [("petition.received_total", 30)]),
    (["Sở tiếp nhận 30 đơn.", "Sở Xây dựng đã tiếp nhận 30 đơn."], [("petition.received_total", 30)]),
    (["Sở tiếp nhận 30 đơn.", "Sở tiếp nhận 31 đơn."], [("petition.received_total", 30), ("petition.received_total", 31)]),
    (["Sở tiếp nhận 30 đơn.", "Sở Y tế tiếp nhận 30 đơn."], [("petition.received_total", 30), ("petition.received_total", 30)]),
    (
        ["Sở tiếp nhận 30 đơn.", "Quý I/2026, Sở tiếp nhận 30 đơn."],
        [("petition.received_total", 30), ("petition.received_total", 30)],
    ),
    (["Sở tiếp nhận 30 đơn.", "Phấn đấu tiếp nhận 30 đơn."], [("petition.received_total", 30), ("petition.received_total", 30)]),
    (
        ["Bộ phận Một cửa của Sở tiếp nhận 30 hồ sơ.", "Sở tiếp nhận 30 hồ sơ."],
        [("tthc.received_total", 30)],
    ),
]


@pytest.mark.parametrize(("lines", "found"), ONCE)
def test_a_figure_that_is_repeated_comes_once(lines: list[str], found: list[tuple[str, float]]) -> None:
    assert values(*lines) == found


def test_a_repeated_figure_keeps_the_place_where_it_came_first() -> None:
    read = report("Sở tiếp nhận 30 đơn, trời mưa.", "Như vậy, Sở đã tiếp nhận 30 đơn.")
    assert [item.evidence.quote for item in read.measurements] == ["Sở tiếp nhận 30 đơn"]


def test_a_figure_of_prose_and_table_is_one_with_both_places() -> None:
    table = [["Lĩnh vực", "Hồ sơ tiếp nhận", "Đã giải quyết"], ["Nhà ở", "20", "18"], ["Tổng số", "20", "18"]]
    read = report("Sở tiếp nhận 20 hồ sơ TTHC, trời mưa.", "Bảng 1. Kết quả giải quyết TTHC", table)
    (whole,) = [item for item in read.measurements if item.indicator == "tthc.received_total" and item.breakdown is None]
    assert (whole.evidence.quote, [item.quote for item in whole.also]) == ("Sở tiếp nhận 20 hồ sơ TTHC", ["20"])
    assert whole.also[0].start > whole.evidence.end
    assert whole.confidence >= max(item.confidence for item in read.measurements)


def test_a_text_without_a_head_prefers_the_figure_with_a_named_scope() -> None:
    read = extract(SOURCE, document("Trong tháng tiếp nhận 30 đơn.", "Sở Y tế tiếp nhận 30 đơn."))
    assert [item.scope.name for item in read.measurements if item.scope] == ["Sở Y tế"]
    assert len(read.measurements) == 1


WINDOWS = [
    ("Số liệu được chốt từ ngày 15/4/2026 đến ngày 14/5/2026.", "2026-04-15 2026-05-14"),
    ("Kỳ báo cáo từ ngày 15/4/2026 đến ngày 14/5/2026.", "2026-04-15 2026-05-14"),
    ("Sở báo cáo kết quả như sau (số liệu từ ngày 15/4/2026 đến ngày 14/5/2026):", "2026-04-15 2026-05-14"),
    ("Sở Xây dựng báo cáo kết quả như sau:", "2026-05-01 2026-05-31"),
    ("Đợt nghỉ lễ từ ngày 30/4/2026 đến ngày 03/5/2026.", "2026-05-01 2026-05-31"),
    ("1. Kỳ báo cáo trước từ ngày 15/3/2026 đến ngày 14/4/2026.", "2026-05-01 2026-05-31"),
]


@pytest.mark.parametrize(("opening", "period"), WINDOWS)
def test_the_days_that_the_opening_sentence_names_are_those_of_the_figures(opening: str, period: str) -> None:
    read = report(opening, "II. KẾT QUẢ", "Sở tiếp nhận 30 đơn.")
    (item,) = read.measurements
    assert item.period is not None
    assert f"{item.period.start} {item.period.end}" == period
    assert item.reporting_period == "2026-05"
    assert read.period is not None
    assert str(read.period.start) == "2026-05-01"


def test_the_parts_of_a_report() -> None:
    closing = [("Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.", "GIÁM ĐỐC"), ("", "Trần Văn Mẫu")]
    read = extract(
        SOURCE,
        document(
            "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2026 của UBND tỉnh, Sở Xây dựng báo cáo như sau:",
            "Kết quả giải quyết TTHC:",
            [["Lĩnh vực", "Hồ sơ tiếp nhận", "Đã giải quyết"], ["Nhà ở", "12", "11"]],
            "Sở tiếp nhận 30 đơn.",
            head=[(DEPARTMENT, MOTTO), ("Số: 12/BC-SXD", "Sơn La, ngày 03 tháng 6 năm 2026")],
            title=["BÁO CÁO", "Kết quả công tác tháng 5 năm 2026"],
            closing=closing,
            appendix=["Phụ lục: tiếp nhận 99 đơn."],
        ),
    )
    assert (read.header.type, read.header.code, str(read.header.issued_on)) == ("BC", "12/BC-SXD", "2026-06-03")
    assert read.header.signer is not None
    assert read.header.signer.position == "Giám đốc"
    assert [citation.number for citation in read.citations] == ["5/KH-UBND"]
    assert [(item.indicator, item.value) for item in read.measurements] == [
        ("tthc.received_total", 12), ("tthc.resolved_total", 11),
        ("petition.received_total", 30), ("petition.received_total", 99),
    ]  # fmt: skip
    assert (read.source.path, read.source.sha256, read.source.bytes, read.source.pages) == (SOURCE.path, SOURCE.sha256, 1, None)
    assert read.findings == ()


def test_an_empty_document_says_nothing() -> None:
    read = extract(SOURCE, document())
    assert (read.header.type, read.period, read.measurements, read.numbers.total) == (None, None, (), 0)


def test_the_evidence_stands_on_its_page() -> None:
    text = document("Sở tiếp nhận 30 đơn.").text
    flat = document("Sở tiếp nhận 30 đơn.")
    edges = tuple(float(edge) for index in range(len(text)) for edge in (10 * index, 10 * index + 10))
    paged = Document(text, flat.blocks, (Page(1, 600, 800), Page(2, 600, 800)), (Line(0, len(text), 2, 100, 112, edges),))
    (item,) = extract(SOURCE, paged).measurements
    assert (item.evidence.page, item.evidence.quote) == (2, "Sở tiếp nhận 30 đơn")
    box = Box(0, 100, 10 * len("Sở tiếp nhận 30 đơn"), 112)
    assert item.evidence.boxes == ((box.x0, box.top, box.x1, box.bottom),)
    assert extract(SOURCE, paged).source.pages == 2
