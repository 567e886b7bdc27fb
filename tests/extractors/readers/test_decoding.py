"""Which passages of a document are converted."""

from __future__ import annotations

import pytest

from extractors.readers.decoding import Decoder, decoder_of, encoding_warnings
from extractors.readers.encodings import OldFont

TIME = OldFont(".VnTime", "TCVN3", capitals=False)
CAPITALS = OldFont(".VnTimeH", "TCVN3", capitals=True)
VNI = "Uûy ban nhaân daân xaõ ñaõ tieáp nhaän vaø giaûi quyeát hoà sô cuûa coâng daân"
UNICODE = "Ủy ban nhân dân xã đã tiếp nhận và giải quyết hồ sơ của công dân"


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("Sè ®¬n", TIME, "Số đơn"),
        ("sè ®¬n", CAPITALS, "SỐ ĐƠN"),
        ("quá", TIME, "quá"),
        ("Số đơn", TIME, "Số đơn"),
        ("Số đơn", CAPITALS, "Số đơn"),
        ("Sè ®¬n", None, "Sè ®¬n"),
        ("12/5", CAPITALS, "12/5"),
    ],
)
def test_a_passage_by_its_font(text: str, font: OldFont | None, shown: str) -> None:
    assert Decoder().shown(text, font)[0] == shown


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        ([VNI], "Số: 3"),
        ([VNI, *[UNICODE] * 3], "Soá: 3"),
        ([UNICODE], "Soá: 3"),
    ],
    ids=["throughout", "in part", "nowhere"],
)
def test_what_can_be_read_both_ways_follows_the_document(texts: list[str], shown: str) -> None:
    decoder = decoder_of((None, text) for text in texts)
    assert decoder.shown("Soá: 3", None)[0] == shown


def test_the_rest_of_a_text_in_old_fonts_is_converted_too() -> None:
    decoder = decoder_of([(TIME, "Sè ®¬n ®· gi¶i quyÕt"), (None, UNICODE)])
    assert decoder.shown("B\u00b8o c\u00b8o", None) == ("Báo cáo", "TCVN3")
    assert decoder.shown("Bê tông", None) == ("Bê tông", None)


def test_encodings_are_told_with_their_fonts() -> None:
    found = {("TCVN3", ".VnTime"): 3, ("TCVN3", ""): 1, ("VNI", ""): 2}
    assert list(encoding_warnings(found)) == [
        "Văn bản dùng bảng mã TCVN3 (phông .VnTime; nhận ra qua mặt chữ); đã chuyển sang Unicode.",
        "Văn bản dùng bảng mã VNI (nhận ra qua mặt chữ); đã chuyển sang Unicode.",
    ]
