"""Reports for the tests of figures: a head, a title and the body that a test is about."""

from __future__ import annotations

from extractors.report import Account, account, extract
from extractors.testing import Rows, document
from schemas.document import Document, Source
from schemas.examples import Figure
from schemas.report import Report

SOURCE = Source("bao-cao.docx", "0" * 64, 1, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DEPARTMENT = "UBND TỈNH SƠN LA\nSỞ XÂY DỰNG"
COMMUNE = "ỦY BAN NHÂN DÂN\nXÃ MAI SƠN"
PROVINCE = "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA"
TITLE = "Kết quả công tác tháng 5 năm 2026"


def report(*body: str | Rows, issuer: str = DEPARTMENT, title: str = TITLE, place: str = "Sơn La") -> Report:
    """Return what is read from a report of an agency with paragraphs and tables as its body."""
    return extract(SOURCE, _document(*body, issuer=issuer, title=title, place=place))


def accounted(*body: str | Rows, issuer: str = DEPARTMENT, title: str = TITLE) -> tuple[Document, Account]:
    """Return such a report's text with all that its numbers were taken for."""
    text = _document(*body, issuer=issuer, title=title)
    return text, account(SOURCE, text)


def _document(*body: str | Rows, issuer: str, title: str, place: str = "Sơn La") -> Document:
    head = [(issuer, MOTTO), ("Số: 12/BC-SXD", f"{place}, ngày 03 tháng 6 năm 2026")]
    return document(*body, head=head, title=["BÁO CÁO", title])


def figures(read: Report) -> frozenset[Figure]:
    """Return the figures of a report, without their places."""
    return frozenset(
        Figure(item.indicator, item.value, item.nature, item.breakdown.name if item.breakdown else "")
        for item in read.measurements
    )
