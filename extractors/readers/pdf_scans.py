"""Puts what OCR reads in the place of pages whose text says nothing, and of number and day that stand on one as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.readers.glyphs import Glyph
from extractors.readers.ocr import MorePagesError, Ocr
from extractors.readers.page_chars import glyphs_of
from extractors.readers.page_content import PageContent, page_content
from extractors.readers.page_frame import frame_of
from extractors.readers.page_open import OpenPage
from extractors.readers.scan_choice import has_blank, has_no_text, is_better, needs_ocr, stamp_pictures

if TYPE_CHECKING:
    from concurrent.futures import Future

    import pypdfium2 as pdfium

    from extractors.readers.scan_page import ScanReading
    from extractors.readers.tesseract import Picture

__all__ = ["with_scans", "with_stamps"]


def with_scans(document: pdfium.PdfDocument, pages: Sequence[PageContent], ocr: Ocr) -> list[PageContent]:
    """Return the pages, those read by OCR whose text layer is missing or broken.

    Args:
        document: open, its annotations drawn into its pages.
        pages: as their text layer has them.
        ocr: how scans are read.

    Raises:
        OcrMissingError: when there are such pages, and tesseract's data is not installed.
        MorePagesError: when there are more such pages than `ocr` allows.
    """
    wanted = [page.number for page in pages if needs_ocr(page)]
    if not wanted:
        return list(pages)
    if ocr.most_pages is not None and len(wanted) > ocr.most_pages:
        raise MorePagesError(len(wanted))
    from extractors.readers.scan_reader import reading_scans  # noqa: PLC0415 - OpenCV costs start-up time

    found = list(pages)
    with reading_scans(ocr) as reader:
        readings: dict[int, tuple[Future[ScanReading], list[Glyph]]] = {}
        for number in wanted:
            picture, printed = _picture(document, pages[number - 1])
            readings[number] = (reader.read(picture), printed)
        for number, (reading, printed) in readings.items():
            found[number - 1] = _read_page(found, number, reading.result(), printed)
    return found


def with_stamps(page: OpenPage, content: PageContent, ocr: Ocr) -> PageContent:
    """Return the first page with the number and day that stand in its head as pictures.

    Args:
        page: open.
        content: what its text layer says.
        ocr: how pictures are read.
    """
    boxes = stamp_pictures(content)
    if not boxes or needs_ocr(content):
        return content
    from extractors.readers.scan_stamps import read_stamps  # noqa: PLC0415 - most pages have none

    read, doubts, unread = read_stamps(page, boxes, ocr)
    if not read:
        return replace(content, stamps_unread=True)
    again = page_content(page, None, read)
    left = unread > 0 and has_blank(again)
    read_by = (*content.read_by, "ocr")
    return replace(again, stamped=True, read_by=read_by, doubts=doubts, stamps_unread=left)


def _picture(document: pdfium.PdfDocument, content: PageContent) -> tuple[Picture, list[Glyph]]:
    """Return the picture of a page, and the characters that are no part of it."""
    from extractors.readers.scan_render import render  # noqa: PLC0415

    page = document[content.number - 1]
    try:
        printed = _printed(page) if has_no_text(content) else []
        return render(page, printed), printed
    finally:
        page.close()


def _printed(page: pdfium.PdfPage) -> list[Glyph]:
    textpage = page.get_textpage()
    try:
        return [glyph for glyph in glyphs_of(textpage, frame_of(page)) if not glyph.band.turn]
    finally:
        textpage.close()


def _read_page(pages: Sequence[PageContent], number: int, reading: ScanReading, printed: Sequence[Glyph]) -> PageContent:
    from extractors.readers.scan_content import scan_content  # noqa: PLC0415

    tables = pages[number - 2].tables if number > 1 else ()
    scan = scan_content(reading, number, () if reading.turn else printed, tables[-1] if tables else None)
    page = pages[number - 1]
    return scan if is_better(scan, page) else page
