"""What is said to users about the pages of a PDF that are pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.readers.ocr import Ocr
from extractors.readers.page_content import PageContent
from extractors.readers.tessdata import INSTALL, find_tessdata

__all__ = ["scan_warnings"]

_PICTURE = 0.5  # of the page
_ASLANT = 1.0  # degrees
_UNREAD_STAMP = (
    "Đầu trang 1 có hình (dấu số, ngày hoặc chữ viết tay) không đọc được; số hoặc ngày của văn bản còn để trống, cần xem bản gốc."
)
_NO_OCR = f" Để đọc được hình, hãy cài nhận dạng chữ tiếng Việt: {INSTALL}"


def scan_warnings(pages: Sequence[PageContent], ocr: Ocr) -> Iterator[str]:
    """Name the pages that OCR read, and what on them is not sure or was not read.

    Args:
        pages: of one file.
        ocr: how its scans were read.
    """
    if scans := [str(page.number) for page in pages if page.read_by[0] == "ocr" and page.own and not page.unseen.layer]:
        yield f"Trang {', '.join(scans)} là bản quét, được đọc bằng nhận dạng chữ (OCR); nên đối chiếu số liệu với bản gốc."
    if pictures := [str(page.number) for page in pages if page.own == 0 and page.pictured >= _PICTURE]:
        yield f"Trang {', '.join(pictures)} chỉ có hình ảnh, không nhận ra chữ nào."
    if doubtful := [str(page.number) for page in pages if page.doubts]:
        yield f"Trang {', '.join(doubtful)} có chữ số nhận dạng chưa chắc chắn; số liệu lấy từ đó có độ tin cậy thấp hơn."
    if unread := [f"{page.number} ({page.unread} ô)" for page in pages if page.unread]:
        yield f"Bảng trên bản quét có ô không đọc được, số liệu trong ô chưa được lấy: trang {', '.join(unread)}."
    if any(page.stamps_unread for page in pages):
        yield _UNREAD_STAMP + ("" if find_tessdata(ocr.tessdata) else _NO_OCR)
    if aslant := [str(page.number) for page in pages if abs(page.skew) >= _ASLANT]:
        yield f"Trang {', '.join(aslant)} bị quét nghiêng; vị trí chữ được tính trên trang đã chỉnh thẳng."
