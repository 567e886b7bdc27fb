"""Of a file under a secrecy mark nothing stays but that a file of this name was refused."""

from __future__ import annotations

import hashlib
import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx as python_docx
import pytest

from pipeline import ingest as ingesting
from pipeline.extract import extract_file
from pipeline.ingest import ingest
from pipeline.log import start_log
from pipeline.settings import Settings
from tests.warehouse.examples import accepted, ask, figure, load, report
from warehouse.query import run_query
from warehouse.store import Warehouse

SAYS = "Chiến dịch Hoa Lau Trắng"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Return a DOCX with a stamp."""
    document, path = python_docx.Document(), tmp_path / "inbox" / "ke-hoach.docx"
    for text in ("UBND XÃ HOA BAN", "TỐI MẬT", "KẾ HOẠCH", SAYS):
        document.add_paragraph(text)
    path.parent.mkdir()
    document.save(str(path))
    return path


@pytest.fixture
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without worker processes."""
    monkeypatch.setattr(ingesting, "extract_files", lambda paths, *_: map(extract_file, paths))


@pytest.mark.usefixtures("_in_this_process")
def test_the_warehouse_keeps_name_and_reason_alone(secret: Path, tmp_path: Path) -> None:
    """Copies are refused likewise, a file with a mark in its name is not even opened, and a second run changes nothing."""
    (secret.parent / "sao.docx").write_bytes(secret.read_bytes())
    (secret.parent / "danh sách (Mật).txt").write_text(SAYS, encoding="utf-8")
    settings = Settings(warehouse=tmp_path / "kho.duckdb")
    for _ in range(2):
        summary = ingest([secret.parent], settings)
        assert (len(summary.accepted), len(summary.quarantined)) == (0, 3)
    rows = run_query(
        settings.warehouse, "SELECT parse_filename(path), sha256, size, state, reason FROM ops.files ORDER BY 1"
    ).rows
    assert [row[:4] for row in rows] == [
        (name, None, None, "quarantined") for name in ("danh sách (Mật).txt", "ke-hoach.docx", "sao.docx")
    ]
    assert all("có dấu chỉ độ mật" in str(row[4]) and "TỐI" not in str(row[4]) for row in rows)
    sha256 = hashlib.sha256(secret.read_bytes()).hexdigest()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.parent != secret.parent)
    assert SAYS.encode() not in kept
    assert sha256.encode() not in kept


def test_what_an_older_version_took_in_is_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    good = accepted("a.pdf", report("04105", figure("tthc.received_total", 5)))
    bad = accepted("b.pdf", report("04075", figure("tthc.received_total", 6), number="13"))
    load(path, good, bad, replace(bad, path="c.pdf"))
    for (key,) in ask(path, "SELECT measurement_id FROM core.measurements"):
        with Warehouse.open(path) as store:
            store.correct(str(key), 7, who="Chuyên viên A", why="Xã xác nhận", at=datetime(2026, 4, 2, 8, tzinfo=UTC))
    load(path, replace(bad, state="quarantined", reason="Văn bản có dấu chỉ độ mật.", report=None, secret=True))
    assert ask(path, "SELECT sha256 FROM core.reports") == [(good.sha256,)]
    assert ask(path, "SELECT count(*) FROM core.recipients") == [(2,)]
    assert ask(path, "SELECT count(*) FROM ops.corrections") == [(1,)]
    assert ask(path, "SELECT path, sha256, size, state FROM ops.files ORDER BY 1") == [
        ("a.pdf", good.sha256, good.size, "accepted"), ("b.pdf", None, None, "quarantined"),
    ]  # fmt: skip


@pytest.mark.slow
def test_extract_prints_the_reason_and_nothing_of_the_content(
    secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    command = [sys.executable, "-m", "pipeline.cli", "--log", "extract", str(secret)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "có dấu chỉ độ mật (ở phần đầu)" in done.stderr
    logged = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "state").rglob("*.log"))
    assert str(secret) in logged
    for text in (done.stderr, logged):
        assert SAYS not in text
        assert "TỐI MẬT" not in text


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """Return a log file; afterwards logging is as before."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    path = tmp_path / "tonghop.log"
    start_log(path)
    yield path
    logging.captureWarnings(capture=False)
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)


def test_libraries_log_where_but_not_what(log: Path) -> None:
    logging.getLogger("pdfminer.pdfinterp").warning("odd operand %s", SAYS)
    logging.getLogger("py.warnings").warning("%s", f"/a/module.py:12: UserWarning: {SAYS}\n  source: {SAYS}\n")
    logging.getLogger("pipeline.extract").info("set aside %s", "a.pdf")
    lines = log.read_text(encoding="utf-8").splitlines()
    assert [line.split(" ", 3)[3] for line in lines] == [
        "WARNING pdfminer.pdfinterp: test_secrecy_traces.py:" + lines[0].rpartition(":")[2],
        "WARNING py.warnings: /a/module.py:12: UserWarning",
        "INFO pipeline.extract: set aside a.pdf",
    ]


def test_an_unexpected_error_is_logged_without_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def read(*_: object) -> None:
        raise ValueError(SAYS)

    monkeypatch.setattr("pipeline.extract.read", read)
    extract_file(tmp_path / "a.pdf")
    assert "in read" in caplog.text
    assert caplog.text.rstrip().endswith("ValueError")
    assert SAYS not in caplog.text
