"""A page of a PDF as pdfium opens it: its characters, and what cannot be seen of them, before they are put in order.

Appearances of signatures and annotations are flattened into the page in memory first: pdfium does not see their
text otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.glyphs import Glyphs
from extractors.readers.page_chars import glyphs_of, printed_count
from extractors.readers.page_frame import Frame, frame_of
from extractors.readers.page_objects import painted_on
from extractors.readers.page_unseen import Unseen, unseen_on
from extractors.readers.page_walk import PageObject, objects_on

__all__ = ["OpenPage", "opened"]


@dataclass(frozen=True, slots=True)
class OpenPage:
    """What pdfium tells of a page; it is good for as long as the page is open.

    Attributes:
        number: from 1.
        own: how many characters the page has without annotations, `None` when it has none of these.
        frame: how the file shows it.
        objects: everything that is painted on it, in that order.
        glyphs: all its characters in this frame.
        unseen: those that nobody can see.
    """

    page: pdfium.PdfPage
    text: pdfium.PdfTextPage
    number: int
    own: int | None
    frame: Frame
    objects: Sequence[PageObject]
    glyphs: Glyphs
    unseen: Unseen


@contextmanager
def opened(document: pdfium.PdfDocument, index: int) -> Iterator[OpenPage]:
    """Open a page.

    Args:
        document: open in memory; flattening changes it there alone.
        index: of the page, from 0.

    Raises:
        PdfiumError: when pdfium cannot load the page.
    """
    page, own = _flattened(document, index)
    text = page.get_textpage()
    try:
        frame, objects = frame_of(page), list(objects_on(page))
        glyphs = glyphs_of(text, frame)
        unseen = unseen_on(page, text, painted_on(objects, frame), glyphs)
        yield OpenPage(page, text, index + 1, own, frame, objects, glyphs, unseen)
    finally:
        text.close()
        page.close()


def _flattened(document: pdfium.PdfDocument, index: int) -> tuple[pdfium.PdfPage, int | None]:
    """Return a page with its annotations drawn into it, and how many characters it had before (`None` without annotations)."""
    page = document[index]
    if pdfium_c.FPDFPage_GetAnnotCount(page) <= 0:
        return page, None
    textpage = page.get_textpage()
    count = printed_count(textpage)
    textpage.close()
    box = page.get_bbox()
    page.set_mediabox(*box)  # pdfium takes a page that inherits its size for one of 612 by 792 points from here on
    page.set_cropbox(*box)
    pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
    page.close()
    return document[index], count
