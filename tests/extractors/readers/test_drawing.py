"""Pages are drawn as they are read, small enough to be sent by mail."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageStat

from extractors.readers import drawing
from extractors.readers.appearances import appearances_of
from extractors.readers.drawing import Picture, draw_pages
from tests.extractors.readers.pdf_drawing import HEIGHT, WIDTH, body, printed, stamped
from tests.extractors.readers.scanning import as_scan

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PAGE = printed([*body()])


def image(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.data)).convert("L")


def ink(picture: Picture) -> tuple[int, int, int, int] | None:
    """Return the box of what is printed."""
    return image(picture).point(lambda grey: 255 * (grey < 128)).getbbox()


def rows(picture: Picture) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return how much is printed in each row of pixels."""
    return np.asarray(image(picture).point(lambda grey: grey < 128), np.float64).mean(axis=1)


def test_a_page_of_text_is_a_small_grey_picture_of_its_size() -> None:
    (picture,) = draw_pages(PAGE, [1])
    assert (picture.number, picture.media_type) == (1, "image/png")
    assert (picture.width, picture.height) == pytest.approx((WIDTH * 110 / 72, HEIGHT * 110 / 72), abs=1)
    assert len(picture.data) < 40_000
    assert ink(picture) is not None


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_on_its_side_is_drawn_as_it_is_read(angle: int) -> None:
    """The rotation is in the contents, so that the file itself shows it lying."""

    def level(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 30)
        canvas.drawString(100, 400, "BAO CAO KET QUA")

    def lying(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 30)
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "BAO CAO KET QUA")

    (upright,), (picture,) = draw_pages(printed([level]), [1]), draw_pages(printed([lying]), [1])
    assert (picture.width > picture.height) == (angle != 180)
    one, other = (image(drawn).crop(ink(drawn)).resize((300, 30)) for drawn in (upright, picture))
    assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 30


@pytest.mark.parametrize(("turn", "skew"), [(90, 0.0), (180, 0.0), (270, 2.0), (0, 2.0)])
def test_a_scan_is_drawn_as_it_was_read(tmp_path: Path, turn: int, skew: float) -> None:
    """Boxes lie on the upright and level page, of which OCR alone knows how it lay."""
    path = tmp_path / "a.pdf"
    path.write_bytes(PAGE)
    straight, lying = (as_scan(path), as_scan(path, turn=turn, skew=skew))
    (one,), (other,) = (draw_pages(data, [1], scans={1: found}) for data, found in ((straight, (0, 0.0)), (lying, (turn, skew))))
    assert (one.width, one.height) == (other.width, other.height)
    assert np.corrcoef(rows(one), rows(other))[0, 1] > 0.99


def test_the_appearance_of_a_signature_is_drawn() -> None:
    data = printed([*body(), stamped(150, 100, "Số:", "367", "/BC-UBND")])
    (found,), (picture,) = appearances_of(data), draw_pages(data, [1])
    assert (found.page, found.kind) == (1, "field")
    scale = 110 / 72
    area = (found.box.x0 * scale + 2, found.box.top * scale + 2, found.box.x1 * scale - 8, found.box.bottom * scale - 2)
    assert image(picture).crop(tuple(map(round, area))).getextrema()[0] < 100
    assert appearances_of(PAGE) == ()


def test_colours_stay() -> None:
    def red(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.8, 0, 0)
        canvas.rect(100, 100, 50, 50, fill=1)

    (picture,) = draw_pages(printed([*body(), red]), [1])
    assert max(Image.open(io.BytesIO(picture.data)).convert("HSV").getchannel("S").getextrema()) > 200


def test_a_giant_page_is_drawn_coarser() -> None:
    (picture,) = draw_pages(printed([*body()], width=9000, height=9000), [1])
    assert picture.width * picture.height <= drawing.MAX_PIXELS * 1.01


@pytest.mark.parametrize(("data", "numbers"), [(b"%PDF-1.4 nothing", [1]), (PAGE, [0, 2]), (PAGE, [])])
def test_what_cannot_be_drawn_is_left_out(data: bytes, numbers: list[int]) -> None:
    assert list(draw_pages(data, numbers)) == []
    assert appearances_of(b"%PDF-1.4 nothing") == ()
