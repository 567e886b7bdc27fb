"""One file through its stages; what goes wrong in any of them sets the file aside."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from extractors.readers.errors import EmptyFileError
from extractors.readers.ocr import MorePagesError, Ocr
from extractors.readers.scan_page import ScanReading
from extractors.report import Account
from pipeline import extract
from pipeline.extract import extract_file
from pipeline.scans import Scans
from schemas.document import Block, Document, Source
from schemas.report import Evidence, Finding, Header, Ledger, Measurement, Report, ReportSource

TEXT = "BÁO CÁO"
DOCUMENT = Document(TEXT, (Block("paragraph", 0, len(TEXT), 0),))
FINDING = Finding(rule="sum", severity="error", message="Tổng không khớp.")


def fake_read(path: Path, _: object = None) -> tuple[Source, Document]:
    """Read any file as one paragraph."""
    return Source(str(path), "0" * 64, 1, "application/pdf"), DOCUMENT


def fake_account(source: Source, _: Document) -> Account:
    """Make the smallest report."""
    origin = ReportSource(path=source.path, sha256=source.sha256, bytes=source.size, media_type=source.media_type)
    return Account(Report(source=origin, header=Header(), numbers=Ledger(total=0, explained=0)), ())


def raising(error: Exception) -> object:
    """Return a stage that fails."""

    def stage(*_: object) -> object:
        raise error

    return stage


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "read", fake_read)
    monkeypatch.setattr(extract, "account", fake_account)
    monkeypatch.setattr(extract, "checked", lambda report: report.model_copy(update={"findings": (FINDING,)}))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo.pdf"
    path.write_bytes(b"x")
    return path


def test_a_report_comes_with_its_findings(file: Path) -> None:
    result = extract_file(file)
    assert (result.state, result.reason, result.sha256) == ("accepted", None, "0" * 64)
    assert result.report is not None
    assert result.report.findings == (FINDING,)


@pytest.mark.parametrize("stage", ["read", "account", "checked"])
def test_an_unexpected_error_sets_the_file_aside_and_leaves_its_traceback_in_the_log(
    stage: str, file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(extract, stage, raising(KeyError("bug")))
    with caplog.at_level(logging.ERROR):
        result = extract_file(file)
    assert (result.state, result.report, result.size) == ("quarantined", None, 1)
    assert "(KeyError)" in (result.reason or "")
    assert "bug" not in (result.reason or "")
    assert "Traceback" in caplog.text


def test_a_file_that_cannot_be_read_gives_the_reason_of_its_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "read", raising(EmptyFileError()))
    assert extract_file(file).reason == EmptyFileError.message


def test_memory_is_the_business_of_whoever_set_the_limit(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "read", raising(MemoryError()))
    with pytest.raises(MemoryError):
        extract_file(file)


def test_a_document_under_a_secrecy_mark_is_not_taken_in(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamped = Document("TỐI MẬT", (Block("paragraph", 0, 7, 0),))
    monkeypatch.setattr(extract, "read", lambda path, _: (fake_read(path)[0], stamped))
    result = extract_file(file)
    assert (result.state, result.report) == ("quarantined", None)
    assert "có dấu chỉ độ mật (ở phần đầu)" in (result.reason or "")
    assert "TỐI" not in (result.reason or "")
    assert result.secret


def test_a_name_that_is_no_text_reaches_the_report_written_out(tmp_path: Path) -> None:
    path = tmp_path / "b\udce1o.pdf"
    path.write_bytes(b"x")
    result = extract_file(path)
    assert result.report is not None
    assert result.path == result.report.source.path == str(tmp_path / r"b\xe1o.pdf")


def test_a_file_with_many_scans_is_handed_back(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "read", raising(MorePagesError(44)))
    with pytest.raises(MorePagesError) as caught:
        extract_file(file, Scans(), 6)
    assert caught.value.pages == 44


def test_readings_are_kept_unless_the_document_is_secret(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of a secret document must not lie on the disk."""
    reading = ScanReading((), (), 0, 0.0, 10, 10)
    for text, kept in (("TỐI MẬT", 0), ("BÁO CÁO", 1)):
        document = Document(text, (Block("paragraph", 0, 7, 0),))

        def fake(path: Path, ocr: Ocr, document: Document = document) -> tuple[Source, Document]:
            assert ocr.cache is not None
            ocr.cache.put("ab" * 32, reading)
            return fake_read(path)[0], document

        monkeypatch.setattr(extract, "read", fake)
        extract_file(file, Scans(cache=tmp_path / "cache"))
        assert len(list((tmp_path / "cache").rglob("*.gz"))) == kept


@pytest.mark.parametrize(("value", "printed"), [(4098.0, "4098"), (70.2, "70.2"), (0.0, "0")])
def test_figures_are_printed_as_the_report_prints_them(value: float, printed: str) -> None:
    """A count has no decimals in JSON."""
    evidence = Evidence(quote="", start=0, end=0)
    measurement = Measurement(indicator="tthc.received_total", value=value, unit="hồ sơ", confidence=1, evidence=evidence)
    finding = Finding(rule="sum", severity="error", message="", expected=value)
    assert f'"value":{printed},' in measurement.model_dump_json()
    assert f'"expected":{printed},"stated":null' in finding.model_dump_json()
