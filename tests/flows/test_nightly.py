"""The nightly flow does what `tonghop ingest` does, waits for a locked warehouse, and tells nobody outside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest

import flows
from schemas.intake import LoadSummary

SAMPLES = Path(__file__).parents[2] / "samples"

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def _prefect() -> Iterator[None]:
    from prefect.testing.utilities import prefect_test_harness  # noqa: PLC0415

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with a report and a file that is none."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    copy(SAMPLES / "mau-05-yen-chau.docx", folder)
    (folder / "text.pdf").write_bytes(b"no PDF")
    return folder


def test_telemetry_is_off_before_prefect_is_imported() -> None:
    """Whoever imports a module of the package imports its settings first."""
    assert flows.__name__ == "flows"
    assert os.environ["DO_NOT_TRACK"] == "1"
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"


@pytest.mark.usefixtures("_prefect")
def test_an_inbox_goes_in_once(inbox: Path, tmp_path: Path) -> None:
    from flows.nightly import nightly  # noqa: PLC0415

    first = nightly(inbox, tmp_path / "kho.duckdb", workers=1)
    second = nightly(inbox, tmp_path / "kho.duckdb", workers=1)
    assert names(first.accepted) == ["mau-05-yen-chau.docx"]
    assert names(path for path, _ in first.quarantined) == ["text.pdf"]
    assert (names(second.accepted), names(second.unchanged)) == ([], ["mau-05-yen-chau.docx"])


@pytest.mark.usefixtures("_prefect")
def test_a_locked_warehouse_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import nightly  # noqa: PLC0415
    from pipeline.ingest import new_run  # noqa: PLC0415
    from warehouse.errors import WarehouseLockedError  # noqa: PLC0415

    answers = iter([WarehouseLockedError("open elsewhere"), LoadSummary(accepted=("a.pdf",))])

    def load(*_: object) -> LoadSummary:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(nightly.Warehouse, "load", load)
    task = nightly.load_batch.with_options(retry_delay_seconds=[0])
    assert task(tmp_path / "kho.duckdb", new_run("test"), ()).accepted == ("a.pdf",)


def test_one_command_runs_it(inbox: Path, tmp_path: Path) -> None:
    """With a temporary server; the exit status tells that a file was set aside."""
    environment = {**os.environ, "PREFECT_HOME": str(tmp_path / "prefect"), "PYTHONPATH": str(SAMPLES.parent)}
    command = [sys.executable, "-m", "flows.nightly", "--inbox", str(inbox), "--warehouse", str(tmp_path / "kho.duckdb")]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False, timeout=300)
    assert result.returncode == 1, result.stderr
    assert "Để riêng:    1 tệp" in result.stdout


@pytest.mark.parametrize(("module", "option"), [("nightly", "--refresh"), ("deployment", "--inbox")])
def test_help_and_mistakes_are_vietnamese(module: str, option: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SAMPLES.parent)}
    command = [sys.executable, "-m", f"flows.{module}"]
    shown = subprocess.run([*command, "--help"], capture_output=True, text=True, env=environment, check=True)
    wrong = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert all(word in shown.stdout for word in (f"python -m flows.{module}", "Ví dụ:", option))
    assert (wrong.returncode, "Thiếu tùy chọn '--inbox'." in wrong.stderr) == (2, True)


def names(paths: object) -> list[str]:
    """Return the file names of paths."""
    return [Path(path).name for path in paths]  # type: ignore[attr-defined]
