"""Files that cannot be read are set aside one by one, with a reason; the others go in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
DOCX = (SAMPLES / "mau-05-yen-chau.docx").read_bytes()
PDF = (SAMPLES / "mau-02-mai-son.pdf").read_bytes()
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)

BAD = {
    b"empty.docx": b"",
    b"zeros.pdf": bytes(2048),
    b"text.pdf": "Báo cáo tháng 5".encode(),
    b"text.docx": b"no archive",
    b"cut-short.pdf": PDF[: len(PDF) // 2],
    b"cut-short.docx": DOCX[: len(DOCX) // 2],
    b"archive.docx": b"PK\x03\x04" + bytes(100),
    b"picture.png": PNG,
    b"picture.pdf": PNG,
    b"old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
    b"new\nline.pdf": b"x",
    b"b\xe1o-cao.pdf": b"x",
    b"d" * 246 + b".pdf": b"x",
}
VIETNAMESE = re.compile(r"[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]")


def run(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    command = [sys.executable, "-m", "pipeline.cli", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(SAMPLES.parent)}
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, check=False, timeout=300)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with all the bad files and one good one between them."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, content in {**BAD, b"good.docx": DOCX}.items():
        (folder / os.fsdecode(name)).write_bytes(content)
    return folder


@pytest.mark.slow
def test_bad_files_are_set_aside_and_the_good_one_goes_in(inbox: Path, tmp_path: Path) -> None:
    result = run("ingest", inbox, folder=tmp_path)
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    assert re.search(r"Đã nạp: +1 tệp", result.stdout)
    assert re.search(rf"Để riêng: +{len(BAD)} tệp", result.stdout)
    reasons = [line.rpartition(".pdf: ")[2] for line in result.stdout.splitlines() if line.startswith("  - ")]
    assert len(reasons) == len(BAD)
    assert [reason for reason in reasons if not VIETNAMESE.search(reason)] == []


@pytest.mark.slow
def test_a_second_run_reads_nothing_again(inbox: Path, tmp_path: Path) -> None:
    run("ingest", inbox / "good.docx", folder=tmp_path)
    result = run("ingest", inbox / "good.docx", folder=tmp_path)
    assert result.returncode == 0
    assert re.search(r"Không đổi: +1 tệp", result.stdout)


@pytest.mark.slow
def test_extract_prints_what_it_can_and_complains_about_the_rest(inbox: Path, tmp_path: Path) -> None:
    result = run("extract", inbox / "text.pdf", inbox / "good.docx", inbox / "nothing.pdf", inbox, folder=tmp_path)
    assert result.returncode == 1
    assert len(result.stdout.splitlines()) == 1
    assert len(result.stderr.splitlines()) == 3
    assert all(VIETNAMESE.search(line) for line in result.stderr.splitlines())


@pytest.mark.slow
def test_a_file_that_takes_too_long_is_set_aside(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing what reading needs takes longer than this limit."""
    monkeypatch.setenv("TONGHOP_SECONDS_PER_FILE", "0.01")
    result = run("extract", inbox / "good.docx", folder=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert "Đọc tệp quá lâu (hơn 0.01 giây)" in result.stderr


@pytest.mark.slow
def test_the_log_is_written_only_when_asked_for(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    log = tmp_path / "state" / "tonghop" / "tonghop.log"
    run("extract", inbox / "text.pdf", folder=tmp_path)
    assert not log.exists()
    run("--log", "extract", inbox / "text.pdf", folder=tmp_path)
    assert "text.pdf: not_a_pdf" in log.read_text(encoding="utf-8")
