"""Draws small PDF files for tests; places are in points from the top left corner of an A4 page, y that of the baseline."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject, NumberObject, RectangleObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from samples.stamp import StampedLine

FONTS = Path(__file__).parents[3] / "samples" / "fonts"
WIDTH, HEIGHT = 595.0, 842.0
LEFT, INDENT, RIGHT = 85.0, 120.0, 540.0
Mark = Callable[[Canvas], None]


@cache
def _fonts() -> None:
    registerFont(TTFont("Serif", FONTS / "LiberationSerif-Regular.ttf"))
    registerFont(TTFont("Serif-Bold", FONTS / "LiberationSerif-Bold.ttf"))


def printed(*pages: Sequence[Mark], width: float = WIDTH, height: float = HEIGHT) -> bytes:
    """Return a PDF with a page for each sequence of marks; places count from the top whatever the height."""
    _fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=1)
    for marks in pages:
        canvas.translate(0, height - HEIGHT)
        for mark in marks:
            mark(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@dataclass(frozen=True)
class Text:
    """A text on a baseline; `centre` makes `x` its middle, `until` stretches it to end there."""

    x: float
    y: float
    text: str
    bold: bool = False
    size: float = 14
    centre: bool = False
    until: float | None = None

    @property
    def font(self) -> str:
        return "Serif-Bold" if self.bold else "Serif"

    @property
    def width(self) -> float:
        _fonts()
        return float(stringWidth(self.text, self.font, self.size))

    @property
    def left(self) -> float:
        return self.x - self.width / 2 if self.centre else self.x

    def words(self) -> Iterator[tuple[str, float, float]]:
        """Yield each word with its left and right edge."""
        found = self.text.split(" ")
        widths = [float(stringWidth(word, self.font, self.size)) for word in found]
        space = float(stringWidth(" ", self.font, self.size))
        if self.until is not None:
            space = (self.until - self.x - sum(widths)) / (len(found) - 1)
        left = self.left
        for word, width in zip(found, widths, strict=True):
            yield word, left, left + width
            left += width + space

    def __call__(self, canvas: Canvas) -> None:
        canvas.setFont(self.font, self.size)
        if self.until is None:
            canvas.drawString(self.left, HEIGHT - self.y, self.text)
            return
        for word, left, _ in self.words():
            canvas.drawString(left, HEIGHT - self.y, word)


def paragraph(y: float, *lines: str, first: float = INDENT, until: float = RIGHT, bold: bool = False) -> Iterator[Text]:
    """Yield the lines of a justified paragraph, 20 points apart; the last one ends where it ends."""
    for place, line in enumerate(lines):
        end = until if place + 1 < len(lines) else None
        yield Text(LEFT if place else first, y + 20 * place, line, until=end, bold=bold)


def full(y: float, text: str, x: float = LEFT) -> Text:
    """Return a line that is stretched to the right margin: its paragraph goes on below."""
    return Text(x, y, text, until=RIGHT)


def centred(y: float, text: str, *, bold: bool = True) -> Text:
    return Text((LEFT + RIGHT) / 2, y, text, bold=bold, centre=True)


def body(y: float = 300) -> Iterator[Text]:
    """Yield a paragraph that shows where the margins are."""
    return paragraph(
        y,
        "Trong kỳ, xã Nà Mường đã tiếp nhận hồ sơ của công dân",
        "và giải quyết theo đúng trình tự, thủ tục mà pháp luật quy",
        "định đối với từng lĩnh vực thuộc thẩm quyền của xã theo",
        "phân cấp hiện hành.",
    )


def rule(x0: float, y0: float, x1: float, y1: float) -> Mark:
    return lambda canvas: canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)


def box(x0: float, y0: float, x1: float, y1: float, *, fill: bool = False) -> Mark:
    return lambda canvas: canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=not fill, fill=fill)


def closed(x0: float, y0: float, x1: float, y1: float) -> Mark:
    """Return a box of three strokes whose path closes itself with the fourth."""

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.moveTo(x0, HEIGHT - y0)
        for x, y in ((x1, y0), (x1, y1), (x0, y1)):
            path.lineTo(x, HEIGHT - y)
        path.close()
        canvas.drawPath(path)

    return draw


@dataclass(frozen=True)
class Area:
    """A cell of a drawn table: row, column, rows and columns covered, lines of text."""

    row: int
    column: int
    lines: tuple[str, ...]
    rows: int = 1
    columns: int = 1


def table(xs: Sequence[float], ys: Sequence[float], areas: Sequence[Area], size: float = 10) -> Iterator[Mark]:
    """Yield the frames and texts of cells between the rules at `xs` and `ys`; texts stand 4 points from the left rule."""
    for area in areas:
        left, top = xs[area.column], ys[area.row]
        yield box(left, top, xs[area.column + area.columns], ys[area.row + area.rows])
        for place, line in enumerate(area.lines):
            yield Text(left + 4, top + (size + 2) * (place + 1), line, size=size)


def rows(*texts: Sequence[str]) -> list[Area]:
    """Return the cells of a table without merged ones."""
    return [Area(row, column, (text,)) for row, line in enumerate(texts) for column, text in enumerate(line)]


def stamped(x: float, y: float, before: str, stamp: str, after: str) -> Mark:
    """Return a line with a blank, and a signature field over it whose appearance shows `stamp`."""

    def draw(canvas: Canvas) -> None:
        line = StampedLine(before, stamp, after, field=stamp, font="Serif", size=13)
        line.wrapOn(canvas, 200, 20)
        line.drawOn(canvas, x, HEIGHT - y)

    return draw


def picture(canvas: Canvas) -> None:
    """Fill the page with a grey picture, like a scan."""
    from PIL import Image  # noqa: PLC0415 - two tests need it

    canvas.drawImage(ImageReader(Image.new("L", (20, 20), 128)), 0, 0, WIDTH, HEIGHT)


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    """Return a PDF with every page changed in place by `change`."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        change(page)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def turned(data: bytes, angle: int, width: float = WIDTH, height: float = HEIGHT) -> bytes:
    """Return a PDF that shows the same pages by a rotation over contents that lie the other way round."""
    shifts = {90: (height, 0), 180: (width, height), 270: (0, width)}

    def turn(page: Any) -> None:
        page.add_transformation(Transformation().rotate(angle).translate(*shifts[angle]))
        size = (width, height) if angle == 180 else (height, width)
        page.mediabox = page.cropbox = RectangleObject((0, 0, *size))
        page[NameObject("/Rotate")] = NumberObject(angle)

    return changed(data, turn)


def cropped(data: bytes, left: float, low: float) -> bytes:
    """Return a PDF that shows the same pages through a crop box on a larger sheet."""

    def crop(page: Any) -> None:
        page.add_transformation(Transformation().translate(left, low))
        page.mediabox = RectangleObject((0, 0, WIDTH + 2 * left, HEIGHT + 2 * low))
        page.cropbox = RectangleObject((left, low, left + WIDTH, low + HEIGHT))

    return changed(data, crop)
