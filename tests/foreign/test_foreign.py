"""What `make foreign` takes for a fault, and which files it takes out of a source distribution."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from pipeline.batch import FAILED
from pipeline.extract import UNEXPECTED
from schemas.intake import FileResult
from tests.foreign import fetch
from tests.foreign.fetch import FetchError, UnreachableError, fetched, unpacked
from tests.foreign.run import fault


@pytest.mark.parametrize(
    ("reason", "is_fault"),
    [
        ("Tệp PDF bị hỏng. Hãy tải lại.", False),
        (UNEXPECTED.format(name="KeyError"), True),
        (FAILED["timeout"].format(seconds=120), True),
        (FAILED["memory"].format(megabytes=1536), True),
        (FAILED["died"], True),
        ("list index out of range", True),
        (None, True),
    ],
)
def test_a_fault_is_a_crash_a_limit_or_a_reason_for_nobody(reason: str | None, is_fault: bool) -> None:
    assert (fault(FileResult("a.pdf", None, None, "quarantined", reason)) is not None) is is_fault


@pytest.mark.parametrize("suffix", [".zip", ".tar.gz"])
def test_files_come_out_under_names_of_our_own(suffix: str, tmp_path: Path) -> None:
    archive, members = tmp_path / f"some-1.0{suffix}", {"../a.pdf": b"1", "x/b.py": b"2", "/c/a.PDF": b"3"}
    if suffix == ".zip":
        with zipfile.ZipFile(archive, "w") as packed:
            for name, data in members.items():
                packed.writestr(name, data)
    else:
        with tarfile.open(archive, "w:gz") as packed:
            for name, data in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                packed.addfile(info, io.BytesIO(data))
    (tmp_path / "out").mkdir()
    found = {path.name: path.read_bytes() for path in unpacked(archive, tmp_path / "out")}
    assert found == {"some-000-a.pdf": b"1", "some-001-a.PDF": b"3"}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: No matching distribution", UnreachableError),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", FetchError),
        ("ERROR: No matching distribution found for a==1", FetchError),
    ],
)
def test_a_network_that_is_missing_is_told_from_what_is_wrong(
    said: str, kind: type[FetchError], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Done:
        returncode, stderr = 1, said

    monkeypatch.setattr(fetch.subprocess, "run", lambda *_, **__: Done)
    with pytest.raises(FetchError) as error:
        fetched(tmp_path)
    assert type(error.value) is kind
