"""Digital signatures as a report states them: with the words that their appearance shows."""

from __future__ import annotations

from extractors.evidence import evidence_of
from schemas import report
from schemas.document import Box, Document, Line, Signature

__all__ = ["signatures_of"]


def signatures_of(document: Document) -> tuple[report.Signature, ...]:
    """Return the digital signatures of a document, in the order of signing."""
    return tuple(_stated(document, signature) for signature in document.signatures)


def _stated(document: Document, signature: Signature) -> report.Signature:
    box, page = signature.box, signature.page
    shown = _shown(document, page, box) if box and page else None
    return report.Signature(
        field=signature.field, state=signature.state, signer=signature.signer, organisation=signature.organisation,
        signed_at=signature.signed_at, timestamped=signature.timestamped, sub_filter=signature.sub_filter, whole=signature.whole,
        changes=signature.changes, changed_pages=signature.changed_pages, page=page,
        box=None if box is None else (round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1)),
        evidence=shown and evidence_of(document, *shown),
    )  # fmt: skip


def _shown(document: Document, page: int, box: Box) -> tuple[int, int] | None:
    """Return the span of the first line whose middle lies in the box, as far as its characters do."""
    for line in document.lines:
        if line.page == page and box.top <= (line.top + line.bottom) / 2 <= box.bottom and (span := _within(line, box)):
            return span
    return None


def _within(line: Line, box: Box) -> tuple[int, int] | None:
    lefts, rights = line.edges[::2], line.edges[1::2]
    inside = [place for place, edges in enumerate(zip(lefts, rights, strict=True)) if box.x0 <= sum(edges) / 2 <= box.x1]
    return (line.start + inside[0], line.start + inside[-1] + 1) if inside else None
