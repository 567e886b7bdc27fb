"""The stamp of the office that received a document is none of its text."""

from __future__ import annotations

import pytest

from extractors.readers.pdf import read_pdf
from tests.extractors.readers.pdf_drawing import INDENT, LEFT, Mark, Text, body, box, centred, printed

HEAD = [
    Text(200, 60, "UBND TỈNH SƠN LA", centre=True),
    Text(430, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, centre=True, size=12),
    Text(200, 100, "Số:       /BC-UBND", centre=True),
    Text(430, 100, "Sơn La, ngày      tháng 3 năm 2026", centre=True),
    centred(150, "BÁO CÁO"),
    Text(INDENT, 240, "Xã có 12 bản."),
    *body(),
]


def stamp(*lines: str) -> list[Mark]:
    return [box(40, 125, 180, 215), *(Text(45, 140 + 18 * row, line, size=11) for row, line in enumerate(lines))]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param(
            stamp("SỞ NỘI VỤ", "ĐẾN", "Số: 1234", "Ngày: 20/3/2026"),
            "SỞ NỘI VỤ ĐẾN Số: 1234 Ngày: 20/3/2026",
            id="one below the other",
        ),
        pytest.param(
            stamp("SỞ NỘI VỤ", "ĐẾN Số: 1234", "Ngày: 20/3/2026"), "SỞ NỘI VỤ ĐẾN Số: 1234 Ngày: 20/3/2026", id="in one line"
        ),
        pytest.param(stamp("CÔNG VĂN ĐẾN", "Ngày: 20/3/2026"), "CÔNG VĂN ĐẾN Ngày: 20/3/2026", id="for mail"),
        pytest.param([Text(LEFT, 180, "ĐẾN NĂM 2030")], None, id="a title that goes on"),
    ],
)
def test_incoming_stamp(marks: list[Mark], expected: str | None) -> None:
    document = read_pdf(printed([*HEAD, *marks]))
    stamps = [aside.text for aside in document.asides if aside.kind == "stamp"]
    assert stamps == ([] if expected is None else [expected])
    assert ("1234" in document.text or "20/3" in document.text) is False
    assert "/BC-UBND" in document.text
