"""Picture files given as reports: their pages, what is refused, and one read by the real engine."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from extractors.readers import errors, pictures, read
from extractors.readers.pictures import pictures_as_pdf
from extractors.readers.tessdata import find_tessdata
from tests.extractors.readers.pdf_drawing import INDENT, Text, body, printed


def saved(kind: str, *images: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    images[0].save(buffer, kind, **more, **options)
    return buffer.getvalue()


def grey(width: int, height: int, mode: str = "L") -> Image.Image:
    """Return a light picture whose upper left quarter is black."""
    picture = Image.new("L", (width, height), 255)
    picture.paste(0, (0, 0, width // 2, height // 2))
    return picture.convert(mode)


def turned_by_camera(width: int, height: int) -> bytes:
    """Return a picture that lies on its side, with the note that it is to be turned by 90 degrees clockwise."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved("JPEG", grey(width, height), exif=exif)


def pages(data: bytes) -> list[tuple[int, int]]:
    with pdfium.PdfDocument(data) as document:
        return [(round(width), round(height)) for width, height in map(document.get_page_size, range(len(document)))]


@pytest.mark.parametrize(
    ("data", "sizes"),
    [
        pytest.param(saved("PNG", grey(1240, 1754), dpi=(150, 150)), [(595, 842)], id="its own resolution"),
        pytest.param(saved("JPEG", grey(2480, 1754), dpi=(150, 150)), [(1190, 842)], id="A3"),
        pytest.param(saved("JPEG", grey(3000, 4000), dpi=(72, 72)), [(595, 793)], id="a camera, which knows no paper"),
        pytest.param(turned_by_camera(1600, 1200), [(595, 793)], id="a camera on its side"),
        pytest.param(saved("PNG", grey(1240, 1754, "RGBA")), [(595, 842)], id="no resolution, transparent"),
        pytest.param(saved("PNG", grey(1240, 1754, "P")), [(595, 842)], id="a palette"),
        pytest.param(saved("PNG", grey(1240, 1754).convert("I;16")), [(595, 842)], id="deep grey"),
        pytest.param(
            saved("TIFF", grey(1240, 1754, "1"), grey(1754, 1240, "1"), dpi=(150, 150), compression="group4"),
            [(595, 842), (842, 595)],
            id="a fax of two pages",
        ),
    ],
)
def test_a_page_for_each_picture(data: bytes, sizes: list[tuple[int, int]]) -> None:
    assert pages(pictures_as_pdf(data)) == sizes


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "P", "CMYK"])
def test_a_picture_looks_the_same(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    with pdfium.PdfDocument(pictures_as_pdf(saved(kind, grey(400, 600, mode)))) as document:
        found = document[0].render(grayscale=True).to_pil()
    corners = [found.getpixel((found.width * x // 4, found.height * y // 4)) for y in (1, 3) for x in (1, 3)]
    assert [level > 128 for level in corners] == [False, True, True, True]  # type: ignore[operator]


def bomb(side: int) -> bytes:
    """Return the header of a PNG that says it has so many pixels."""
    parts = (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(64)))
    chunks = (struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(bomb(9_000), errors.PictureTooBigError, id="too many pixels"),
        pytest.param(bomb(60_000), errors.PictureTooBigError, id="far too many pixels"),
        pytest.param(saved("PNG", grey(400, 600))[:120], errors.DamagedPictureError, id="PNG cut short"),
        pytest.param(saved("JPEG", grey(400, 600))[:700], errors.DamagedPictureError, id="JPEG cut short"),
        pytest.param(b"II*\x00....", errors.DamagedPictureError, id="nothing behind the mark"),
    ],
)
def test_refusals(data: bytes, error: type[errors.UnreadableFileError], tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"  # the name does not matter
    path.write_bytes(data)
    with pytest.raises(errors.UnreadableFileError) as caught:
        read(path)
    assert type(caught.value) is error


def test_too_many_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_PICTURES", 2)
    with pytest.raises(errors.TooManyPagesError):
        pictures_as_pdf(saved("TIFF", *[grey(40, 60)] * 3))


@pytest.mark.slow
@pytest.mark.skipif(find_tessdata() is None, reason="tesseract's Vietnamese data is not installed")
def test_pictures_are_read_as_scans(tmp_path: Path) -> None:
    texts = ("Xã Nà Mường có 12 bản.", "Xã Chiềng Sơn có 15 bản.")
    drawn = []
    for text in texts:
        with pdfium.PdfDocument(printed([Text(INDENT, 100, text), *body()])) as document:
            drawn.append(document[0].render(scale=200 / 72).to_pil().convert("L"))
    path = tmp_path / "bao-cao.tif"
    path.write_bytes(saved("TIFF", *drawn, dpi=(200, 200), compression="tiff_lzw"))
    source, document = read(path)
    assert (source.media_type, document.read_by, len(document.pages)) == ("image/tiff", ("ocr",), 2)
    assert all(text in document.text for text in texts)
