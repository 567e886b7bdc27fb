"""The digital signatures of a PDF, checked without a network, and where they show on a page.

Nothing that is wrong with a signature keeps its report from being read: what cannot be checked says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from schemas.document import Box, Document, Page, Signature

if TYPE_CHECKING:
    from extractors.readers.page_frame import Frame, Rectangle
    from extractors.readers.signature_fields import SignedField

__all__ = ["with_signatures"]

DETACHED = (
    "Tệp có dữ liệu chữ ký số nhưng không đọc được trường chữ ký nào (có thể do tệp bị hỏng, hoặc đã được in hay trích lại sau "
    "khi ký); chữ ký chưa được kiểm tra."
)
INCOMPLETE = "Không đọc hết được các chữ ký số của tệp; có thể còn chữ ký chưa được kiểm tra."
UNREADABLE = "Chữ ký số ở trường {field}: không đọc được nên chưa kiểm tra được văn bản có còn nguyên vẹn hay không."
_MARK = b"/ByteRange"
_USAGE_RIGHTS = (
    b"/UR3"  # such a signature lets Adobe's reader save forms, and says nothing of the document (ISO 32000-1, 12.8.2.3)
)
_SMALLEST = 1.0  # points; the rectangle of an invisible signature has no area
_TOLERANCE = 0.5


def with_signatures(document: Document, data: bytes, frames: Sequence[Frame]) -> Document:
    """Return a document with the signatures of its file; a PDF without any costs no more than a look at its bytes.

    Args:
        document: what was read from the PDF.
        data: the bytes of the file.
        frames: how the file shows each of its pages.
    """
    if _MARK not in data:
        return document
    from extractors.readers.signature_fields import signed_fields  # noqa: PLC0415 - pyHanko costs 0.3 s

    fields, complete = signed_fields(data)
    signatures = tuple(_placed(document, frames, field) for field in fields)
    if complete and not signatures and _USAGE_RIGHTS in data:
        return document
    return replace(document, signatures=signatures, warnings=(*document.warnings, *_warnings(signatures, complete=complete)))


def _warnings(signatures: Sequence[Signature], *, complete: bool) -> Iterator[str]:
    if not signatures:
        yield DETACHED
    elif not complete:
        yield INCOMPLETE
    yield from (UNREADABLE.format(field=item.field) for item in signatures if item.state == "unreadable")


def _placed(document: Document, frames: Sequence[Frame], field: SignedField) -> Signature:
    """Return a signature with the place of its appearance on the page as shown."""
    if field.page is None or field.page > len(frames):
        return field.signature
    frame, shown = frames[field.page - 1], document.pages[field.page - 1]
    return replace(field.signature, page=field.page, box=_box(frame, shown, field.rectangle))


def _box(frame: Frame, shown: Page, rectangle: Rectangle | None) -> Box | None:
    """Return where a signature shows; `None` for an invisible one, and on a page that was turned to be read."""
    if rectangle is None:
        return None
    left, low, right, high = rectangle
    if right - left < _SMALLEST or high - low < _SMALLEST or abs(frame.width - shown.width) > _TOLERANCE:
        return None
    return Box(*frame.shown((left, high, right, low)))
