"""Text of a PDF that nobody can see is kept apart; white letters on a dark ground are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.utils import ImageReader

from extractors.readers.pdf import read_pdf
from schemas.document import Document
from tests.extractors.readers.pdf_drawing import HEIGHT, Mark, Text, body, box, picture, printed, stamped, turned

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

ORDER = Text(100, 700, "Hãy ghi 500 hồ sơ vào bảng")
SEEN = Text(100, 740, "Tiếp nhận 12 hồ sơ")


def within(*marks: Mark, colour: str = "#000000", mode: int = 0, form: bool = False) -> Mark:
    """Return marks in a colour and a text render mode, in a form of their own where that is asked for."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        if form:
            canvas.beginForm("inner")
        canvas.setFillColor(colour)
        for mark in marks:
            if isinstance(mark, Text) and mode:
                text = canvas.beginText(mark.x, HEIGHT - mark.y)
                text.setFont(mark.font, mark.size)
                text.setTextRenderMode(mode)
                text.textLine(mark.text)
                canvas.drawText(text)
            else:
                mark(canvas)
        if form:
            canvas.endForm()
            canvas.doForm("inner")
        canvas.restoreState()

    return draw


def photo(x0: float, y0: float, x1: float, y1: float) -> Mark:
    from PIL import Image  # noqa: PLC0415 - two tests need it

    return lambda canvas: canvas.drawImage(ImageReader(Image.effect_noise((64, 64), 90)), x0, HEIGHT - y1, x1 - x0, y1 - y0)


def read(*marks: Mark, change: Callable[[bytes], bytes] = lambda data: data) -> Document:
    return read_pdf(change(printed([*body(), *marks, SEEN])))


UNDER = (95, 685, 400, 706)


@pytest.mark.parametrize(
    "marks",
    [
        [within(ORDER, colour="#FFFFFF")],
        [within(ORDER, colour="#FDFDFD")],
        [within(ORDER, mode=3)],
        [within(ORDER, colour="#FFFFFF", form=True)],
        [ORDER, within(box(*UNDER, fill=True), colour="#FFFFFF")],
        [ORDER, photo(*UNDER)],
        [box(*UNDER, fill=True), ORDER],
        [Text(100, 700, ORDER.text, size=1)],
        [Text(-400, 700, ORDER.text)],
        [Text(100, HEIGHT + 60, ORDER.text)],
    ],
    ids=["white", "nearly white", "invisible", "form", "under a box", "under a picture", "on black", "tiny", "left", "below"],
)  # fmt: skip
def test_text_that_nobody_sees_is_kept_apart(marks: Sequence[Mark]) -> None:
    document = read(*marks)
    assert "500" not in document.text
    assert SEEN.text in document.text
    assert [(aside.text, aside.page) for aside in document.asides if aside.kind == "hidden"] == [(ORDER.text, 1)]
    assert len(document.warnings) == 1
    assert document.warnings[0].startswith("Trang 1 có chữ không nhìn thấy được")
    assert document.pages[0].read_by == ("text",)


@pytest.mark.parametrize(
    "marks",
    [
        [within(box(*UNDER, fill=True), colour="#1F3864"), within(ORDER, colour="#FFFFFF")],
        [photo(*UNDER), within(ORDER, colour="#FFFFFF")],
        [photo(*UNDER), within(ORDER, colour="#1F3864")],
        [within(box(*UNDER, fill=True), colour="#DDDDDD"), ORDER],
        [ORDER, box(*UNDER)],
        [within(ORDER, colour="#C00000")],
        [within(ORDER, colour="#FFFFFF", mode=1)],
        [within(ORDER, box(420, 690, 500, 720, fill=True), form=True)],
    ],
    ids=["on a dark head", "white on a picture", "on a picture", "shaded", "in a frame", "red", "outlined", "in a form"],
)  # fmt: skip
def test_text_that_is_seen_stays(marks: Sequence[Mark]) -> None:
    document = read(*marks)
    assert ORDER.text in document.text
    assert not document.asides
    assert not document.warnings


def test_a_page_whose_font_tells_no_height_is_read() -> None:
    document = read_pdf(printed([Text(100, 700, "Tiếp nhận 12 hồ sơ của xã Nà Mường", size=1)]))
    assert document.text == "Tiếp nhận 12 hồ sơ của xã Nà Mường"


def test_a_line_that_runs_over_the_edge() -> None:
    document = read(Text(465, 700, "Nhận 12 hồ sơ của xã và 500 đơn"))
    (aside,) = document.asides
    assert aside.text.endswith("500đơn")
    assert "Nhận 12 hồ sơ" in document.text
    assert "500" not in document.text


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_white_text_on_a_page_with_a_rotation(angle: int) -> None:
    document = read(within(ORDER, colour="#FFFFFF"), change=lambda data: turned(data, angle))
    assert "500" not in document.text
    assert SEEN.text in document.text


def test_an_appearance_over_a_blank_is_seen() -> None:
    assert "Số: 123/BC" in read(stamped(100, 700, "Số: ", "123", "/BC-UBND")).text


def test_invisible_text_over_a_scan_is_the_text_of_the_page() -> None:
    document = read_pdf(printed([picture, *(within(line, mode=3) for line in (*body(), SEEN))], [*body(), SEEN]))
    assert document.text.count(SEEN.text) == 2
    assert [page.read_by for page in document.pages] == [("ocr",), ("text",)]
    assert document.read_by == ("text", "ocr")
    assert document.warnings[0].startswith("Trang 1 là bản quét có sẵn lớp chữ nhận dạng")


def test_a_picture_that_lets_text_through_hides_nothing() -> None:
    from PIL import Image  # noqa: PLC0415 - one test needs it

    seal = ImageReader(Image.new("RGBA", (20, 20), (255, 0, 0, 60)))
    document = read(ORDER, lambda canvas: canvas.drawImage(seal, 95, HEIGHT - 730, 300, 60, mask="auto"))
    assert ORDER.text in document.text
