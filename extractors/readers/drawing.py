"""Draws the pages of a PDF as pictures for people to look at."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageChops

from extractors.readers.page_sideways import turn_of

__all__ = ["Picture", "draw_pages"]

DPI = 110
"""Dots an inch: small print is legible, and a page of text is some 50 kB."""

MAX_PIXELS = 4_000_000
"""Of one picture; a bigger page is drawn coarser."""

_POINTS = 72
_LEAST_SKEW = 0.1  # degrees
_NO_SCANS: Mapping[int, tuple[int, float]] = {}
_GREYS, _COLOURS = 16, 96
_COLOURED = 40  # the difference of two channels that the eye sees as a colour
_LARGE = 160_000  # bytes beyond which a page holds a photograph or is a scan


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page; `number` counts from 1, `width` and `height` are in pixels."""

    number: int
    media_type: str
    data: bytes
    width: int
    height: int


def draw_pages(
    data: bytes, numbers: Sequence[int], dpi: int = DPI, scans: Mapping[int, tuple[int, float]] = _NO_SCANS
) -> Iterator[Picture]:
    """Yield pages as pictures, upright as they are read; pages that pdfium cannot draw are left out.

    Args:
        data: the PDF.
        numbers: of the pages, from 1; those that the file does not have are left out.
        dpi: dots an inch.
        scans: by how many degrees pages that OCR read were turned clockwise, and by how many their lines fell after that.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return
    try:
        for number in numbers:
            if 1 <= number <= len(document) and (image := _drawn(document, number - 1, dpi, scans.get(number))):
                yield _packed(number, image)
    finally:
        document.close()


def _drawn(document: pdfium.PdfDocument, index: int, dpi: int, scan: tuple[int, float] | None) -> Image.Image | None:
    try:
        page = _flat(document, index)
    except pdfium.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        scale = min(dpi / _POINTS, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
        turn, skew = scan or (turn_of(page), 0.0)
        bitmap = page.render(scale=scale, rotation=-turn % 360)
        image: Image.Image = bitmap.to_pil().convert("RGB")
        bitmap.close()
        if abs(skew) >= _LEAST_SKEW:
            image = image.rotate(skew, Image.Resampling.BICUBIC, fillcolor="white")
    except (pdfium.PdfiumError, ValueError):
        return None
    finally:
        page.close()
    return image


def _flat(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """Return a page with the appearances of signatures and annotations drawn into it, as it is read."""
    page = document[index]
    if pdfium_c.FPDFPage_GetAnnotCount(page) <= 0:
        return page
    pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _packed(number: int, image: Image.Image) -> Picture:
    """Return a picture in the form that takes least room: few greys or colours as PNG, photographs and scans as JPEG."""
    grey = not _coloured(image)
    plain = image.convert("L").quantize(_GREYS) if grey else image.quantize(_COLOURS)
    media_type, data = "image/png", _saved(plain, "PNG", optimize=True)
    if len(data) > _LARGE:
        smaller = _saved(image.convert("L") if grey else image, "JPEG", quality=60, optimize=True)
        if len(smaller) < len(data):
            media_type, data = "image/jpeg", smaller
    return Picture(number, media_type, data, image.width, image.height)


def _coloured(image: Image.Image) -> bool:
    red, green, blue = image.split()
    pairs = ((red, green), (green, blue), (red, blue))
    return any(high > _COLOURED for one, other in pairs for high in [_highest(ImageChops.difference(one, other))])


def _highest(channel: Image.Image) -> int:
    histogram = channel.histogram()
    return max(value for value, count in enumerate(histogram) if count)


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
