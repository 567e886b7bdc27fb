"""Digital signatures that do not hold, were written behind, or were made at a time that the document's date contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from schemas.report import Finding, Report, Severity, Signature
from schemas.signing import signing_rules

__all__ = ["check_signatures"]

ALTERED = "Chữ ký số của {who} không còn đúng với tệp: tệp đã bị sửa sau khi ký. Hãy lấy lại bản gốc từ nơi gửi."
INVALID = "Chữ ký số của {who} không đúng với chứng thư số đi kèm. Hãy lấy lại bản gốc từ nơi gửi."
PARTIAL = "Chữ ký số của {who} không bao trùm toàn bộ tệp; phần nằm ngoài có thể đã bị sửa. Hãy lấy lại bản gốc từ nơi gửi."
CONTENT = "Nội dung trang {pages} đã bị thay đổi sau chữ ký số của {who}. Hãy đối chiếu với bản gốc."
ADDED = "Sau chữ ký số cuối cùng ({who}), tệp được thêm chú thích hoặc hình trên trang. Hãy kiểm tra phần thêm vào."
UNKNOWN = "Sau chữ ký số của {who}, tệp được ghi thêm phần không được phép hoặc không rõ là gì. Hãy đối chiếu với bản gốc."
BEFORE = "Chữ ký số cuối cùng ({who}) ghi ngày {signed}, trước ngày ban hành {issued} đến {days} ngày. {advice}"
AFTER = "Chữ ký số đầu tiên ({who}) ghi ngày {signed}, sau ngày ban hành {issued} đến {days} ngày. {advice}"
ADVICE = "Hãy kiểm tra ngày, tháng của văn bản."


def check_signatures(report: Report) -> Iterator[Finding]:
    """Yield what is wrong with the signatures of a report; one that could not be read is told by a warning of its file."""
    for signature in report.signatures:
        yield from _integrity(signature, last=signature is report.signatures[-1])
    if report.header.issued_on is not None:
        yield from _times(report, report.header.issued_on)


def _integrity(signature: Signature, *, last: bool) -> Iterator[Finding]:
    match signature.state:
        case "unreadable":
            return
        case "altered":
            yield _finding("signature_broken", "error", ALTERED, signature)
        case "invalid":
            yield _finding("signature_broken", "error", INVALID, signature)
        case "intact" if signature.whole is False:
            yield _finding("signature_broken", "error", PARTIAL, signature)
        case _:
            yield from _changes(signature, last=last)


def _changes(signature: Signature, *, last: bool) -> Iterator[Finding]:
    if signature.changes == "content":
        yield _finding("signature_altered", "error", CONTENT, signature)
    elif signature.changes == "unknown":
        yield _finding("signature_altered", "warning", UNKNOWN, signature)
    elif signature.changes == "annotations" and last:  # what stood there when the next one signed is signed by that one
        yield _finding("signature_altered", "warning", ADDED, signature)


def _times(report: Report, issued: date) -> Iterator[Finding]:
    """Yield signatures that are too old or too young for the date of issue (NĐ 30/2020, Điều 18 khoản 1)."""
    signed = sorted(
        (item.signed_at, place) for place, item in enumerate(report.signatures) if item.state == "intact" and item.signed_at
    )
    if not signed:
        return
    (first, opening), (last, closing) = signed[0], signed[-1]
    rules, evidence = signing_rules(), report.header.evidence.get("issued_on")
    found: Sequence[tuple[str, date, int, int]] = (
        (BEFORE, last.date(), closing, (issued - last.date()).days - rules.before),
        (AFTER, first.date(), opening, (first.date() - issued).days - rules.after),
    )
    for form, day, place, over in found:
        if over > 0:
            signature = report.signatures[place]
            message = form.format(
                who=_who(signature), signed=_day(day), issued=_day(issued), days=abs((issued - day).days), advice=ADVICE
            )
            related = (signature.evidence,) if signature.evidence else ()
            yield Finding(rule="signature_time", severity="warning", message=message, evidence=evidence, related=related)


def _finding(rule: str, severity: Severity, form: str, signature: Signature) -> Finding:
    pages = listed(signature.changed_pages)
    message = form.format(who=_who(signature), pages=pages)
    return Finding(rule=rule, severity=severity, message=message, evidence=signature.evidence)


def listed(pages: Sequence[int]) -> str:
    """Return page numbers as people write them: `1, 3-5`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _who(signature: Signature) -> str:
    return signature.signer or f"trường {signature.field}"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
