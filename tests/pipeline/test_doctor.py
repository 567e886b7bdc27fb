"""What the doctor says about a machine: what is missing, what mends it, and whether the work can be done."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import doctor
from pipeline.doctor import Check, examine
from warehouse.errors import WarehouseError


def fine(_: Path) -> str:
    """Read any warehouse."""
    return "đọc được"


def broken(_: Path) -> str:
    """Fail on any warehouse."""
    msg = "Không mở được kho."
    raise WarehouseError(msg)


def look(part: str, warehouse: Path, read: Callable[[Path], str] = fine) -> Check:
    """Return the check whose name holds a word."""
    return next(check for check in examine(warehouse, read) if part in check.name)


@pytest.mark.parametrize("installed", [True, False])
def test_tesseract_needs_vietnamese_data(installed: bool, tmp_path: Path) -> None:
    folder = tmp_path / "tessdata"
    folder.mkdir()
    (folder / ("vie.traineddata" if installed else "eng.traineddata")).touch()
    checks = examine(tmp_path / "kho.duckdb", fine, folder)
    check = next(check for check in checks if "tesseract" in check.name)
    assert (check.fine, check.needed) == (installed, False)
    assert installed or check.remedy == "sudo apt-get install tesseract-ocr-vie"


@pytest.mark.parametrize(("version", "expected"), [("7.4.7.2", True), (None, False)])
def test_libreoffice_has_to_start(version: str | None, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_office", lambda: "/usr/bin/soffice")
    monkeypatch.setattr(doctor, "office_version", lambda _: version)
    check = look("LibreOffice", tmp_path / "kho.duckdb")
    assert (check.fine, check.needed, bool(check.remedy)) == (expected, False, not expected)


def test_what_is_not_needed_yet_says_what_it_is_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(doctor, "find_tessdata", lambda _: None)
    for part, purpose in [("tesseract", "bản quét"), ("LibreOffice", ".doc")]:
        check = look(part, tmp_path / "kho.duckdb")
        assert (check.fine, check.needed, purpose in check.detail) == (False, False, True)
        assert (check.remedy or "").startswith("sudo apt")


def test_a_missing_library_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "requires", lambda _: ["no-such-library>=1 ; python_version > '3'"])
    check = look("no-such-library", tmp_path / "kho.duckdb")
    assert (check.fine, check.needed) == (False, True)
    assert (check.remedy or "").endswith(" -m pip install no-such-library")


@pytest.mark.parametrize(
    ("exists", "read", "expected"),
    [(False, broken, (True, False)), (True, fine, (True, True)), (True, broken, (False, True))],
)
def test_a_warehouse_is_needed_readable_once_it_exists(
    exists: bool, read: Callable[[Path], str], expected: tuple[bool, bool], tmp_path: Path
) -> None:
    path = tmp_path / "kho.duckdb"
    if exists:
        path.write_bytes(b"x")
    check = look("Kho dữ liệu", path, read)
    assert (check.fine, check.needed) == expected


def test_little_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_DISK", 1 << 62)
    assert not look("đĩa", tmp_path / "new" / "kho.duckdb").fine
