"""Picture files as PDF, a page for each picture, so that they are read and drawn like any scan."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from extractors.readers.errors import DamagedPictureError, PictureTooBigError, TooManyPagesError

if TYPE_CHECKING:
    import pypdfium2 as pdfium
    from PIL import Image

__all__ = ["MAX_PICTURES", "MAX_PIXELS", "pictures_as_pdf"]

MAX_PICTURES = 300
"""Of one file; a TIFF may hold many."""

MAX_PIXELS = 80_000_000
"""Of one picture: A3 at 600 dots per inch has 70 million.  It is told from the header, before anything is unpacked."""

_QUALITY = 95
_ORIENTATION, _UPRIGHT = 0x0112, 1  # Exif
_POINTS = 72
_NARROWEST, _WIDEST = 280.0, 1300.0  # points of the short side of a page: A6 and A2
_A4 = 595.0
_FEWEST_DOTS = 100  # an inch; 72 and 96 are what programs write that know of no paper
_DEEP = ("I", "F")  # more than eight bits of grey
_LEVELS = 256


def pictures_as_pdf(data: bytes) -> bytes:
    """Return a PDF with a page for each picture of a PNG, JPEG or TIFF file, in the size that its resolution gives.

    A picture whose header names no likely resolution, as that of a camera, is taken for a page as wide as A4.

    Raises:
        UnreadableFileError: `DamagedPictureError`, `PictureTooBigError`, or `TooManyPagesError`.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 - costs start-up time
    from PIL import Image  # noqa: PLC0415

    document = pdfium.PdfDocument.new()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damaged metadata, and of the pixels, which are counted here
            with Image.open(io.BytesIO(data)) as file:
                _add_all(document, file, data)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()
    except Image.DecompressionBombError as error:
        raise PictureTooBigError(str(error)) from error
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, EOFError, MemoryError) as error:
        raise DamagedPictureError(str(error)) from error
    finally:
        document.close()


def _add_all(document: pdfium.PdfDocument, file: Image.Image, data: bytes) -> None:
    count = getattr(file, "n_frames", 1)
    if count > MAX_PICTURES:
        raise TooManyPagesError(count, MAX_PICTURES)
    for number in range(count):
        file.seek(number)
        _add(document, file, data)


def _add(document: pdfium.PdfDocument, picture: Image.Image, data: bytes) -> None:
    """Add a page for the picture at which a file stands."""
    import pypdfium2 as pdfium  # noqa: PLC0415

    if picture.width * picture.height > MAX_PIXELS:
        raise PictureTooBigError(str(picture.size))
    upright = picture.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT
    whole = picture.format == "JPEG" and picture.mode in {"L", "RGB"} and upright and getattr(picture, "n_frames", 1) == 1
    scale = _points_of_pixel(picture)
    if whole:
        picture.load()  # tells whether it is damaged
    shown = picture if whole else _plain(picture)
    image = pdfium.PdfImage.new(document)
    image.load_jpeg(io.BytesIO(data if whole else _jpeg(shown)))
    width, height = shown.width * scale, shown.height * scale
    image.set_matrix(pdfium.PdfMatrix().scale(width, height))
    page = document.new_page(width, height)
    page.insert_obj(image)
    page.gen_content()
    page.close()


def _points_of_pixel(picture: Image.Image) -> float:
    """Return the points of one pixel, the same to the side and down."""
    short = min(picture.size)
    found = picture.info.get("dpi")
    dots = float(found[0]) if isinstance(found, tuple) and found[0] else 0.0
    return _POINTS / dots if dots >= _FEWEST_DOTS and _NARROWEST <= short * _POINTS / dots <= _WIDEST else _A4 / short


def _plain(picture: Image.Image) -> Image.Image:
    """Return a picture upright, in grey or in colours, on white paper."""
    from PIL import Image, ImageOps  # noqa: PLC0415

    if picture.mode.startswith(_DEEP):
        picture = picture.convert("I").point(lambda level: level * (1 / _LEVELS)).convert("L")
    turned = ImageOps.exif_transpose(picture)
    if turned.has_transparency_data:
        paper = Image.new("RGBA", turned.size, "white")
        paper.alpha_composite(turned.convert("RGBA"))
        turned = paper
    return turned.convert("L" if turned.mode in {"1", "L"} else "RGB")


def _jpeg(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()
