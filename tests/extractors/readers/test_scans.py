"""Pages that are read by OCR, with made-up readings: which pages they are, and how they come into the document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extractors.readers import errors, scan_reader
from extractors.readers.ocr import MorePagesError, Ocr
from extractors.readers.page_rules import Rule
from extractors.readers.pdf import read_pdf
from extractors.readers.scan_cache import ReadingCache, key_of
from extractors.readers.scan_page import POINTS, ScanReading
from extractors.readers.tesseract import Word
from tests.extractors.readers.pdf_drawing import INDENT, Text, body, picture, printed, stamped
from tests.extractors.readers.scanning import said

PAGE = [Text(INDENT, 100, "Xã Nà Mường có 12 bản."), *body(), *body(400), *body(500), *body(600)]
SHORT = [Text(INDENT, 700, "Xã Nà Mường có 12 bản, mỗi bản có một nhà văn hóa.")]
GARBAGE = [Text(INDENT, 100 + 20 * row, "Xjqw vbnrt kplzx wrtgh pqzzt mnvcx qwrtp zxcvb", size=12) for row in range(6)]
STAMP = stamped(85, 100, "", "2026", "")
Fake = Callable[[Sequence[ScanReading]], None]


def reading(*words: list[Word], rules: Sequence[Rule] = (), turn: int = 0, skew: float = 0.0, unread: int = 0) -> ScanReading:
    """Return what OCR read on an A4 page."""
    return ScanReading(tuple(word for line in words for word in line), tuple(rules), turn, skew, 2480, 3508, unread)


@pytest.fixture
def ocr(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    """Read pictures as told, one after the other, without an engine."""
    waiting: list[ScanReading] = []

    class Engine:
        def __init__(self, _: Path) -> None: ...

        def close(self) -> None: ...

    monkeypatch.setattr(scan_reader, "find_tessdata", lambda _: Path("tessdata"))
    monkeypatch.setattr(scan_reader, "Tesseract", Engine)
    monkeypatch.setattr(scan_reader, "read_scan", lambda _engine, _picture: waiting.pop(0))
    yield waiting.extend
    assert not waiting


@pytest.mark.parametrize(
    ("page", "read"),
    [
        pytest.param([picture], True, id="a picture alone"),
        pytest.param([picture, STAMP], True, id="a picture with a stamp"),
        pytest.param([picture, *SHORT], True, id="a picture with a line of a signing service"),
        pytest.param(GARBAGE, True, id="no Vietnamese"),
        pytest.param(PAGE, False, id="text"),
        pytest.param([picture, *PAGE], False, id="text on a picture"),
        pytest.param([], False, id="blank"),
    ],
)
def test_what_a_page_holds_decides(page: list[Any], read: bool, ocr: Fake) -> None:
    if read:
        ocr([reading(said("Xã Nà Mường đã tiếp nhận và giải quyết 12 hồ sơ của công dân", 350, 400))])
    document = read_pdf(printed(PAGE, page))
    assert [found.read_by[0] for found in document.pages] == ["text", "ocr" if read else "text"]
    assert ("12 hồ sơ" in document.text) is read
    assert any(warning.startswith("Trang 2 là bản quét") for warning in document.warnings) is read


def test_lines_stand_where_they_were_read_between_pages_of_text(ocr: Fake) -> None:
    ocr([reading(said("Đã giải quyết 11 hồ sơ", 350, 400), said("và 7 đơn", 350, 480))])
    document = read_pdf(printed(PAGE, [picture], PAGE))
    start = document.text.index("11 hồ")
    (box,) = document.boxes(start, start + 2)
    assert document.page_of(start) == 2
    assert (box.x0, box.x1) == pytest.approx(((350 + 14 * 26) * POINTS, (350 + 16 * 26) * POINTS), abs=1)
    assert box.top < 440 * POINTS < box.bottom
    assert document.read_by == ("text", "ocr")


def test_a_head_in_two_columns(ocr: Fake) -> None:
    head = [
        said("UBND TỈNH SƠN LA", 300, 300), said("CỘNG HÒA XÃ HỘI", 1300, 300),
        said("Số: 268/BC-STP", 300, 400), said("Sơn La, ngày 19 tháng 3", 1300, 400),
    ]  # fmt: skip
    ocr([reading(*head)])
    blocks = read_pdf(printed([picture])).blocks
    assert [(block.column, block.row) for block in blocks] == [(0, 0), (1, 0), (0, 1), (1, 1)]


def test_a_ruled_table(ocr: Fake) -> None:
    xs, ys = (72.0, 216.0, 360.0), (240.0, 288.0, 336.0)
    rules = [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]
    cells = [said("Lĩnh vực", 320, 1060), said("Tổng số", 920, 1060), said("Hộ tịch", 320, 1260), said("1.234", 920, 1260, 0.4)]
    ocr([reading(*cells, rules=rules, unread=1)])
    document = read_pdf(printed([picture]))
    (block,) = (block for block in document.blocks if block.table)
    assert block.table is not None
    assert [document.content(cell) for cell in block.table.cells] == ["Lĩnh vực", "Tổng số", "Hộ tịch", "1.234"]
    (doubt,) = document.doubts
    assert (document.text[doubt.start : doubt.end], doubt.confidence) == ("1.234", 0.4)
    assert any("ô không đọc được" in warning for warning in document.warnings)


def test_doubtful_digits_are_spans_of_the_text(ocr: Fake) -> None:
    ocr([reading(said("tiếp nhận 127 hồ sơ, trả 95 hồ sơ", 350, 400, [0.5, 0.96, 0.6, 0.3, 0.96, 0.96, 0.95, 0.96, 0.96]))])
    document = read_pdf(printed([picture]))
    assert [document.text[doubt.start : doubt.end] for doubt in document.doubts] == ["127"]
    place, other = document.text.index("127"), document.text.index("95")
    assert (document.sureness(place, place + 3), document.sureness(other, other + 2)) == (0.6, 1.0)


def test_a_stamp_put_on_a_scan_is_read_as_the_text_that_it_is(ocr: Fake) -> None:
    ocr([reading(said("Trong kỳ tiếp nhận 12 hồ sơ của công dân", 350, 900))])
    document = read_pdf(printed([picture, stamped(150, 100, "", "215", "")]))
    assert "215" in document.text
    assert document.pages[0].read_by == ("ocr", "signature")


@pytest.mark.parametrize(
    ("turn", "skew", "warning"),
    [(90, 0.0, "in nằm ngang"), (0, 3.0, "bị quét nghiêng"), (0, 0.4, None)],
)
def test_a_page_that_lay_badly_is_named(turn: int, skew: float, warning: str | None, ocr: Fake) -> None:
    ocr([reading(said("Trong kỳ tiếp nhận 12 hồ sơ của công dân", 350, 900), turn=turn, skew=skew)])
    warnings = read_pdf(printed([picture])).warnings[1:]
    assert [warning is not None and warning in said for said in warnings] == ([] if warning is None else [True])


def test_english_stays_as_it_is_printed(ocr: Fake) -> None:
    ocr([reading(said("Xjqw vbnrt kplzx wrtgh pqzzt mnvcx qwrtp zxcvb", 350, 400))])
    assert read_pdf(printed(PAGE, GARBAGE)).read_by == ("text",)


def test_a_scan_of_nothing(ocr: Fake) -> None:
    ocr([reading(), reading()])
    with pytest.raises(errors.NoTextError):
        read_pdf(printed([picture]))
    assert "Trang 2 chỉ có hình ảnh, không nhận ra chữ nào." in read_pdf(printed(PAGE, [picture])).warnings


def test_without_data_the_file_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_reader, "find_tessdata", lambda _: None)
    with pytest.raises(errors.OcrMissingError) as caught:
        read_pdf(printed(PAGE, [picture]))
    assert caught.value.waits
    assert "sudo apt-get install tesseract-ocr-vie" in caught.value.reason


def test_more_pages_than_the_time_allows() -> None:
    with pytest.raises(MorePagesError) as caught:
        read_pdf(printed(PAGE, [picture], [picture]), Ocr(most_pages=1))
    assert caught.value.pages == 2


def test_nothing_is_read_twice(ocr: Fake, tmp_path: Path) -> None:
    """The second time there is no engine that could read."""
    ocr([reading(said("Trong kỳ tiếp nhận 12 hồ sơ của công dân", 350, 900, 0.5), rules=[Rule(1.0, 2.0, 3.0, 2.0)], skew=0.2)])
    cache = ReadingCache(tmp_path)
    first = read_pdf(printed([picture]), Ocr(cache=cache))
    assert not list(tmp_path.iterdir())
    cache.keep()
    assert read_pdf(printed([picture]), Ocr(cache=ReadingCache(tmp_path))) == first


def test_a_damaged_reading_is_no_reading(tmp_path: Path) -> None:
    key = key_of(np.zeros((2, 2), np.uint8))
    cache = ReadingCache(tmp_path)
    cache.put(key, reading())
    cache.keep()
    assert ReadingCache(tmp_path).get(key) == reading()
    (file,) = tmp_path.rglob("*.gz")
    for damaged in (b"", b"x", file.read_bytes()[:-9]):
        file.write_bytes(damaged)
        assert ReadingCache(tmp_path).get(key) is None
