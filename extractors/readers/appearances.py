"""Where a PDF shows something that was laid over its pages: appearances of signatures, stamps and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.page_frame import Frame, frame_of
from extractors.readers.page_sideways import turn_of
from schemas.document import Box

__all__ = ["KINDS", "Appearance", "appearances_of"]

KINDS = {
    pdfium_c.FPDF_ANNOT_WIDGET: "field",
    pdfium_c.FPDF_ANNOT_STAMP: "stamp",
    pdfium_c.FPDF_ANNOT_FREETEXT: "note",
    pdfium_c.FPDF_ANNOT_INK: "ink",
}
"""The annotations that print something; links, comments and highlights do not."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A visible annotation: a `field` (most often a signature's), a `stamp`, a `note`, or `ink`."""

    page: int
    kind: str
    box: Box


def appearances_of(data: bytes) -> tuple[Appearance, ...]:
    """Return what is laid over the pages of a PDF; nothing for a file that pdfium cannot open."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return ()
    try:
        return tuple(item for index in range(len(document)) for item in _on_page(document, index))
    finally:
        document.close()


def _on_page(document: pdfium.PdfDocument, index: int) -> Iterator[Appearance]:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return
    count = pdfium_c.FPDFPage_GetAnnotCount(page)
    if count > 0:
        frame, turn = frame_of(page), turn_of(page)
        frame = frame.turned(turn) if turn else frame
        for place in range(count):
            if found := _appearance(page, place, frame):
                yield Appearance(index + 1, *found)
    page.close()


def _appearance(page: pdfium.PdfPage, place: int, frame: Frame) -> tuple[str, Box] | None:
    """Return what an annotation is and its box, `None` for one that shows nothing."""
    annotation, area = pdfium_c.FPDFPage_GetAnnot(page, place), pdfium_c.FS_RECTF()
    try:
        kind = KINDS.get(pdfium_c.FPDFAnnot_GetSubtype(annotation))
        if kind is None or not pdfium_c.FPDFAnnot_GetRect(annotation, area):
            return None
        box = Box(*frame.shown((area.left, area.top, area.right, area.bottom)))
    finally:
        pdfium_c.FPDFPage_CloseAnnot(annotation)
    return (kind, box) if box.x1 > box.x0 and box.bottom > box.top else None
