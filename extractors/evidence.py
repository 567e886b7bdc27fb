"""The words that a fact was read from, with their place on the page."""

from __future__ import annotations

from schemas.document import Document
from schemas.report import Evidence

__all__ = ["evidence_of"]


def evidence_of(document: Document, start: int, end: int) -> Evidence:
    """Return the evidence of the characters `[start, end)`; its boxes (points) are on the page where they begin."""
    boxes = tuple((round(b.x0, 1), round(b.top, 1), round(b.x1, 1), round(b.bottom, 1)) for b in document.boxes(start, end))
    sure = document.sureness(start, end)
    return Evidence(
        quote=document.text[start:end],
        page=document.page_of(start),
        start=start,
        end=end,
        boxes=boxes if document.pages else None,
        read_by=None if sure is None else "ocr",
        read_confidence=None if sure is None else round(sure, 2),
    )
