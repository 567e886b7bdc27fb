"""Text that is not level on the page: it is read where it is meant, and never mixed with the lines it crosses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractors.readers.pdf import read_pdf
from schemas.document import Aside
from tests.extractors.readers.pdf_drawing import HEIGHT, WIDTH, Area, Mark, Text, body, printed, rows, table

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def aslant(x: float, y: float, text: str, angle: float, size: float = 10) -> Mark:
    """Return a text that is turned counterclockwise by `angle` degrees around its beginning."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(x, HEIGHT - y)
        canvas.rotate(angle)
        canvas.setFont("Serif", size)
        canvas.drawString(0, 0, text)
        canvas.restoreState()

    return draw


@pytest.mark.parametrize(
    "mark",
    [
        aslant(30, 600, "BẢN SAO LƯU", 90),
        aslant(570, 300, "BẢN SAO LƯU", 270),
        aslant(200, 420, "BẢN SAO LƯU", 45, size=40),
        aslant(400, 340, "BẢN SAO LƯU", 180),
    ],
)
def test_text_across_the_page_is_an_aside(mark: Mark) -> None:
    alone, crossed = read_pdf(printed([*body()])), read_pdf(printed([*body(), mark]))
    assert crossed.text == alone.text
    assert crossed.asides == (Aside("header", "BẢN SAO LƯU", 1),)


@pytest.mark.parametrize("angle", [90, 270])
def test_the_head_of_a_narrow_column_is_read_along_it(angle: float) -> None:
    cells = [Area(0, 0, ()), Area(0, 1, ("Lĩnh vực",)), Area(1, 0, ("1",)), Area(1, 1, ("Đất đai",))]
    mark = aslant(124 if angle == 90 else 116, 675 if angle == 90 else 605, "Số thứ tự", angle)
    document = read_pdf(printed([*body(), *table([100, 140, 300], [600, 680, 700], cells), mark]))
    assert document.content(document.blocks[-1]) == "Số thứ tự\nLĩnh vực\n1\nĐất đai"
    (box,) = document.boxes(document.text.index("Số thứ tự"), document.text.index("Số thứ tự") + 9)
    assert 100 < box.x0 < box.x1 < 140
    assert 600 < box.top < box.bottom < 680


@pytest.mark.parametrize("angle", [90, 270])
def test_a_page_on_its_side_is_turned(angle: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(*((WIDTH, 0) if angle == 90 else (0, HEIGHT)))
        canvas.rotate(angle)
        canvas.translate(0, WIDTH - HEIGHT)
        for mark in (Text(100, 300, "Xã đã tiếp nhận 4.098 hồ sơ trong kỳ báo cáo."), *cells):
            mark(canvas)

    cells = list(table([100, 300, 500], [400, 420, 440], rows(["Tiếp nhận", "12"], ["Đã trả", "10"]), 10))
    document = read_pdf(printed([draw]))
    expected = ["Xã đã tiếp nhận 4.098 hồ sơ trong kỳ báo cáo.", "Tiếp nhận\n12\nĐã trả\n10"]
    assert [document.content(block) for block in document.blocks] == expected
    assert (document.pages[0].width, document.pages[0].height) == pytest.approx((HEIGHT, WIDTH))
    (box,) = document.boxes(0, 2)
    assert (box.x0, box.bottom) == pytest.approx((100, 303), abs=1)
    assert document.warnings == ("Trang 1 in nằm ngang hoặc ngược; vị trí chữ được tính trên trang đã xoay cho thuận chiều đọc.",)
