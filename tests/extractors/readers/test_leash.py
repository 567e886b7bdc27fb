"""A program that works on strangers' files has neither network nor time without end, and leaves nothing running."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.readers import leash

ROOT = Path(__file__).parents[3]
TETHERED = pytest.mark.skipif(not (shutil.which("setpriv") and shutil.which("timeout")), reason="needs setpriv and timeout")


def test_both_outputs_come_back_and_nothing_of_ours_goes_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGHOP_SECRET", "x")
    output = leash.run(["sh", "-c", "pwd; echo $HOME $TONGHOP_SECRET $MINE >&2"], tmp_path, 20, {"MINE": "y"})
    assert output.split() == [str(tmp_path), str(tmp_path), "y"]


def test_what_takes_too_long_is_killed_with_its_children(tmp_path: Path) -> None:
    """The child holds a pipe, whose end is read when it is gone."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TimeoutError):
        leash.run(["sh", "-c", "sleep 600 > pipe & : < pipe; sleep 600"], tmp_path, 1)
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(reader, True)
    assert os.read(reader, 1) == b""
    os.close(reader)


@TETHERED
@pytest.mark.slow
def test_it_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    command = ["sh", "-c", "exec > pipe; echo x; exec sleep 600"]
    code = f"import pathlib; from extractors.readers import leash; leash.run({command}, pathlib.Path({str(tmp_path)!r}), 600)"
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as parent:
        reader = os.open(tmp_path / "pipe", os.O_RDONLY)
        assert os.read(reader, 2) == b"x\n"
        parent.send_signal(signal.SIGKILL)
    while os.read(reader, 1):  # blocks as long as the program lives
        pass
    os.close(reader)


def test_there_is_no_network_where_the_system_lets_us_take_it_away(tmp_path: Path) -> None:
    if not leash.has_no_network():
        pytest.skip("the system gives no network namespaces")
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = f"import socket; socket.create_connection(('127.0.0.1', {server.getsockname()[1]}), 5)"
        output = leash.run([sys.executable, "-c", code], tmp_path, 20)
    assert "OSError" in output or "ConnectionRefusedError" in output or "unreachable" in output


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    assert "khong-co" in leash.run(["khong-co"], tmp_path, 20) or not leash.has_no_network()
