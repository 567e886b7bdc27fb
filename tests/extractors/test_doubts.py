"""What was not surely read is said in the report."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.report import extract
from schemas.document import Block, Document, Doubt, Line, Page, Source
from schemas.report import Report

LINES = (
    "UBND TỈNH SƠN LA", "SỞ TƯ PHÁP", "Số: 268/BC-STP", "Sơn La, ngày 19 tháng 3 năm 2026", "BÁO CÁO",
    "Kết quả kiểm soát thủ tục hành chính quý I năm 2026",
    "Trong kỳ tiếp nhận 322 hồ sơ, đã giải quyết 287 hồ sơ.",
)  # fmt: skip
TEXT = "\n".join(LINES)


def report(*doubtful: tuple[str, float], ocr: bool = True) -> Report:
    """Extract a scanned report, some of whose words were not surely read."""
    blocks, lines = [], []
    start = 0
    for row, text in enumerate(LINES):
        end = start + len(text)
        blocks.append(Block("paragraph", start, end, start, page=1, centred=row in {4, 5}))
        edges = tuple(float(x) for place in range(len(text)) for x in (place, place + 1))
        lines.append(Line(start, end, 1, 20.0 * row, 20.0 * row + 15, edges))
        start = end + 1
    doubts = [Doubt(place, place + len(word), sure) for word, sure in doubtful for place in (TEXT.index(word),)]
    page = Page(1, 595, 842, ("ocr",) if ocr else ("text",))
    document = Document(TEXT, tuple(blocks), (page,), tuple(lines), doubts=tuple(doubts))
    return extract(Source("a.pdf", "0" * 64, 1, "application/pdf"), document)


def confidences(report: Report) -> Sequence[tuple[float, bool, float | None]]:
    return [(item.value, item.confidence < 0.5, item.evidence.read_confidence) for item in report.measurements]


def test_a_doubtful_digit_lowers_its_figure_alone() -> None:
    assert confidences(report(("287", 0.4))) == [(322, False, 1.0), (287, True, 0.4)]


def test_text_that_was_not_read_by_ocr_says_nothing_of_it() -> None:
    found = report(ocr=False)
    assert confidences(found) == [(322, False, None), (287, False, None)]
    assert found.header.evidence["number"].read_by is None


@pytest.mark.parametrize(
    ("doubtful", "number", "day"),
    [
        pytest.param((), "268", 19, id="surely read"),
        pytest.param((("268", 0.4),), None, 19, id="the number is a guess"),
        pytest.param((("19", 0.3),), "268", None, id="the day is a guess"),
        pytest.param((("268", 0.9),), "268", 19, id="two readings agree"),
    ],
)
def test_a_guess_is_no_number_and_no_day(doubtful: tuple[tuple[str, float], ...], number: str | None, day: int | None) -> None:
    found = report(*doubtful)
    header = found.header
    assert (header.number, header.issued_day, header.issued_on is None) == (number, day, day is None)
    assert (header.symbol, header.issued_month, header.issued_year) == ("BC-STP", 3, 2026)
    assert len(found.source.warnings) == (number is None) + (day is None)
