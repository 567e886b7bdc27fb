"""What is found in the signatures of a report."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from pipeline.check_signatures import check_signatures
from pipeline.extract import extract_file
from schemas.report import Evidence, Header, Ledger, Report, ReportSource, Signature
from schemas.signing import SigningExample, signing_rules
from tests.extractors.readers.pdf_drawing import Text, body, centred, printed
from tests.extractors.readers.pdf_signing import Signing, overprint, signed, updated

HANOI = timezone(timedelta(hours=7))
ISSUED = date(2026, 5, 15)
SEEN = Evidence(quote="ngày 15 tháng 5 năm 2026", page=1, start=90, end=114, boxes=())


def report(*signatures: Signature, issued: date | None = ISSUED) -> Report:
    return Report(
        source=ReportSource(path="a.pdf", sha256="0" * 64, bytes=1, media_type="application/pdf"),
        header=Header(issued_on=issued, evidence={"issued_on": SEEN}),
        numbers=Ledger(total=0, explained=0),
        signatures=signatures,
    )


def signature(days: int = 0, **more: object) -> Signature:
    at = datetime(2026, 5, 15, 9, 0, tzinfo=HANOI) + timedelta(days=days)
    told = {"field": "ChuKy", "state": "intact", "whole": True, "changes": "none", "signer": "Sở Lâm nghiệp", "signed_at": at}
    return Signature.model_validate(told | more)


@pytest.mark.parametrize(
    ("found", "rule", "severity", "words"),
    [
        ({}, None, None, None),
        ({"changes": "signatures"}, None, None, None),
        ({"changes": "forms"}, None, None, None),
        ({"state": "unreadable", "whole": None, "changes": "unknown"}, None, None, None),
        ({"state": "altered"}, "signature_broken", "error", "Chữ ký số của Sở Lâm nghiệp không còn đúng với tệp"),
        (
            {"state": "invalid", "signer": None},
            "signature_broken",
            "error",
            "số của trường ChuKy không đúng với chứng thư",
        ),
        ({"whole": False, "changes": "unknown"}, "signature_broken", "error", "không bao trùm toàn bộ tệp"),
        (
            {"changes": "content", "changed_pages": (1, 3, 4)},
            "signature_altered",
            "error",
            "trang 1, 3-4 đã bị thay đổi",
        ),
        ({"changes": "annotations"}, "signature_altered", "warning", "được thêm chú thích"),
        ({"changes": "unknown"}, "signature_altered", "warning", "không được phép hoặc không rõ"),
    ],
)
def test_integrity(found: dict[str, object], rule: str | None, severity: str, words: str) -> None:
    findings = list(check_signatures(report(signature(**found))))  # type: ignore[arg-type]
    assert [(item.rule, item.severity) for item in findings] == ([] if rule is None else [(rule, severity)])
    assert all(words in item.message for item in findings)


def test_what_stood_there_when_the_next_one_signed_is_signed_by_that_one() -> None:
    assert list(check_signatures(report(signature(changes="annotations"), signature()))) == []


@pytest.mark.parametrize("example", signing_rules().examples, ids=lambda example: example.shows)
def test_example_of_the_times(example: SigningExample) -> None:
    findings = list(check_signatures(report(signature(example.first), signature(example.last))))
    assert [item.rule for item in findings] == ([] if example.finding is None else ["signature_time"])
    word = {"before": "trước ngày ban hành", "after": "sau ngày ban hành", None: ""}[example.finding]
    assert all(word in item.message and item.evidence == SEEN for item in findings)


def test_the_message_names_both_days() -> None:
    (finding,) = check_signatures(report(signature(-40), signature(-30)))
    assert finding.message.startswith(
        "Chữ ký số cuối cùng (Sở Lâm nghiệp) ghi ngày 15/04/2026, trước ngày ban hành 15/05/2026 đến 30 ngày."
    )


@pytest.mark.parametrize("found", [{"state": "altered"}, {"signed_at": None}])
def test_times_of_signatures_that_prove_nothing_are_not_compared(found: dict[str, object]) -> None:
    findings = check_signatures(report(signature(-90, **found)))  # type: ignore[arg-type]
    assert "signature_time" not in {item.rule for item in findings}


def test_a_document_without_a_date_contradicts_nothing() -> None:
    assert list(check_signatures(report(signature(-90), issued=None))) == []


def test_from_the_file_to_the_finding(tmp_path: Path) -> None:
    page = [centred(100, "BÁO CÁO"), *body(), Text(300, 500, "K367"), Text(300, 550, "PHÓ CHÁNH VĂN PHÒNG")]
    path = tmp_path / "bao-cao.pdf"
    path.write_bytes(updated(signed(printed(page), Signing(box=(290, 332, 345, 352), shows=" ")), overprint("9.999")))
    found = extract_file(path).report
    assert found is not None
    (read,) = found.signatures
    assert (read.state, read.trust, read.changes, read.page) == ("intact", "not_verified", "content", 1)
    assert read.evidence is not None
    assert read.evidence.quote == "K367"
    assert [(item.rule, item.evidence) for item in found.findings] == [("signature_altered", read.evidence)]
    assert '"signed_at":"2026-05-14T16:30:00+07:00"' in found.model_dump_json()
