"""Files that are not what a reader hopes for: each ends in a named error, or in a warning that names the pages."""

from __future__ import annotations

import io
import random

import pytest
from pypdf import PdfReader, PdfWriter

from extractors.readers import errors
from extractors.readers.pdf import MAX_PAGES, read_pdf
from tests.extractors.readers.pdf_drawing import INDENT, Text, body, printed, rows, stamped, table

PAGE = [Text(INDENT, 100, "Xã Nà Mường có 12 bản."), *body()]
TABLE = table((85, 200, 300), (400, 430, 460), rows(["Bản", "Hồ sơ"], ["Hin", "12"]))
STAMP = stamped(85, 100, "", "2026", "")
REPORT = printed([*PAGE, *TABLE], [STAMP, *body()])


def locked(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("khóa", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def without_pages() -> bytes:
    buffer = io.BytesIO()
    PdfWriter().write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"Xin ch\xc3\xa0o", errors.DamagedPdfError, id="no PDF"),
        pytest.param(b"%PDF-1.7\n", errors.DamagedPdfError, id="a head alone"),
        pytest.param(REPORT[:300], errors.DamagedPdfError, id="cut short"),
        pytest.param(locked(REPORT), errors.PasswordProtectedError, id="locked"),
        pytest.param(REPORT[: REPORT.rindex(b"%%EOF")], errors.DamagedPdfError, id="without its last line"),
        pytest.param(REPORT + b"\n9 0 obj\n<< /Type /Annot", errors.DamagedPdfError, id="cut in what was added later"),
        pytest.param(printed([]), errors.NoTextError, id="blank"),
        pytest.param(printed(*([] for _ in range(MAX_PAGES + 1))), errors.TooManyPagesError, id="too long"),
        pytest.param(without_pages(), errors.DamagedPdfError, id="no pages"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, error: type[errors.UnreadableFileError]) -> None:
    with pytest.raises(errors.UnreadableFileError) as caught:
        read_pdf(data)
    assert type(caught.value) is error


def test_an_error_says_nothing_of_the_file_before() -> None:
    with pytest.raises(errors.PasswordProtectedError):
        read_pdf(locked(REPORT))
    with pytest.raises(errors.DamagedPdfError):
        read_pdf(without_pages())


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - damage, no secrets
    data = bytearray(REPORT)
    for _ in range(chance.choice((1, 10, 100))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    del data[chance.randrange(len(data) // 2, 2 * len(data)) :]
    try:
        document = read_pdf(bytes(data))
    except errors.UnreadableFileError:
        return
    assert all(line.end <= len(document.text) for line in document.lines)
