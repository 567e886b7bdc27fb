"""PDF: text, boxes and rules with pypdfium2, the cells of ruled tables with pdfplumber; scans by OCR; signatures with pyHanko."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.decoding import encoding_warnings
from extractors.readers.errors import DamagedPdfError, NoTextError, PasswordProtectedError, TooManyPagesError
from extractors.readers.ocr import Ocr
from extractors.readers.page_content import PageContent, page_content
from extractors.readers.page_frame import Frame
from extractors.readers.page_open import opened
from extractors.readers.page_order import ordered
from extractors.readers.pdf_scans import with_scans, with_stamps
from extractors.readers.scan_doubts import doubts_in
from extractors.readers.scan_warnings import scan_warnings
from extractors.readers.signatures import with_signatures
from schemas.document import Aside, Document, Page, ReadBy

__all__ = ["MAX_PAGES", "read_pdf"]

MAX_PAGES = 2000
_FEWEST_CHARACTERS = 20
_WAYS: tuple[ReadBy, ...] = ("text", "signature", "ocr")
_NO_LIMIT = Ocr()
_OBJECT = re.compile(rb"\d \d+ obj\b")


def read_pdf(data: bytes, ocr: Ocr = _NO_LIMIT) -> Document:
    """Read a PDF; pages of text and scanned pages may mix.

    Args:
        data: the file.
        ocr: how scanned pages are read.

    Returns:
        Its text with pages, blocks and the place of each character, and its signatures.

    Raises:
        UnreadableFileError: `DamagedPdfError`, `PasswordProtectedError`, `TooManyPagesError`, `OcrMissingError`, or
            `NoTextError` when nothing can be made out.
        MorePagesError: when more pages have to be read by OCR than `ocr` allows.
    """
    document = _open(data)
    try:
        if _is_cut(data):
            raise DamagedPdfError(detail="the file ends before its end mark")
        pages, frames = _pages(document, ocr)
        pages = with_scans(document, pages, ocr)
    except pdfium.PdfiumError as error:
        raise DamagedPdfError(detail=str(error)) from error
    finally:
        document.close()
    if sum(page.own for page in pages) < _FEWEST_CHARACTERS:
        raise NoTextError
    builder, asides = ordered(pages)
    asides += [Aside("hidden", page.unseen.text, page.number) for page in pages if page.unseen.text]
    found = builder.build([_page_of(page) for page in pages], asides, _read_by(pages), _warnings(pages, ocr))
    return with_signatures(replace(found, doubts=doubts_in(found, pages)), data, frames)


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        # pdfium keeps the error of the file before where it gives none for this one.
        locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD and b"/Encrypt" in data
        raise (PasswordProtectedError if locked else DamagedPdfError)(detail=str(error)) from error


def _is_cut(data: bytes) -> bool:
    """Tell whether the end is missing; pdfium mends such files, and leaves out without a word what it cannot find."""
    end = data.rfind(b"%%EOF")
    return end < 0 or _OBJECT.search(data, end) is not None


def _pages(document: pdfium.PdfDocument, ocr: Ocr) -> tuple[list[PageContent], list[Frame]]:
    """Return what the pages say by their text layers, and how the file shows each."""
    count = len(document)
    if count == 0:
        raise DamagedPdfError(detail="no pages")
    if count > MAX_PAGES:
        raise TooManyPagesError(count, MAX_PAGES)
    pages: list[PageContent] = []
    frames: list[Frame] = []
    for index in range(count):
        tables = pages[-1].tables if pages else ()
        with opened(document, index) as page:
            content = page_content(page, tables[-1] if tables else None)
            pages.append(content if index else with_stamps(page, content, ocr))
            frames.append(page.frame)
    return pages, frames


def _page_of(page: PageContent) -> Page:
    return Page(page.number, page.width, page.height, page.read_by, page.turn, page.skew)


def _read_by(pages: Sequence[PageContent]) -> list[ReadBy]:
    found = {way for page in pages for way in page.read_by}
    return [way for way in _WAYS if way in found]


def _warnings(pages: Sequence[PageContent], ocr: Ocr) -> Iterator[str]:
    """Name the pages that are scans, that lie on their side or aslant, and whose drawings hide any table."""
    yield from scan_warnings(pages, ocr)
    if turned := [str(page.number) for page in pages if page.turned]:
        yield f"Trang {', '.join(turned)} in nằm ngang hoặc ngược; vị trí chữ được tính trên trang đã xoay cho thuận chiều đọc."
    if hidden := [str(page.number) for page in pages if page.unseen.text]:
        how = "trùng màu nền, quá nhỏ, bị che, ngoài khổ giấy"
        yield f"Trang {', '.join(hidden)} có chữ không nhìn thấy được khi in ({how}); phần này không được đưa vào số liệu."
    if layers := [str(page.number) for page in pages if page.unseen.layer]:
        yield f"Trang {', '.join(layers)} là bản quét có sẵn lớp chữ nhận dạng; đã đọc theo lớp chữ đó, cần đối chiếu với ảnh."
    yield from encoding_warnings(sum((page.decoded for page in pages), Counter()))
    if crowded := [str(page.number) for page in pages if page.crowded]:
        yield f"Trang {', '.join(crowded)} có quá nhiều nét vẽ nên không tìm bảng; chữ trong bảng (nếu có) được đọc như đoạn văn."
