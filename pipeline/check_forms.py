"""Official forms that a report has and that are not read: why, so that somebody looks and types them in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.report import Finding, Report, Why

__all__ = ["check_forms"]

MESSAGES: Final[dict[Why, str]] = {
    "circular": "không rõ biểu của thông tư nào ({circulars})",
    "part": "không rõ là phần nào của biểu ({circulars})",
    "columns": "chương trình chưa có danh mục cột của biểu này ({circulars})",
    "numbers": "bảng không có dòng số cột, nên không rõ cột nào là cột nào của biểu ({circulars})",
    "sums": "danh mục cột của biểu ({circulars}) chưa được đối chiếu với bản chính, mà số liệu trong bảng chưa cho thấy là khớp",
    "short": "bảng ít cột hơn biểu ({circulars}) mà số liệu không khớp các tổng của biểu, nên cột có thể đã được đánh số lại",
}
MESSAGE: Final = "Bảng theo biểu {code} chưa được đọc: {why}. Hãy xem lại bảng rồi nhập số liệu bằng tay."


def check_forms(report: Report) -> Iterator[Finding]:
    """Yield a warning for each table that is an official form and is not read."""
    for form in report.unread:
        why = MESSAGES[form.why].format(circulars=", ".join(form.circulars))
        message = MESSAGE.format(code=form.code, why=why)
        yield Finding(rule="form_unread", severity="warning", message=message, evidence=form.evidence)
