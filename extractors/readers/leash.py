"""Runs a program that works on strangers' files: without a network, under a time limit, and never longer than its parent."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

__all__ = ["has_no_network", "run"]

_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_KILL_AFTER = 5


def run(command: Sequence[str], folder: Path, seconds: float, environment: Mapping[str, str] | None = None) -> str:
    """Run a program in a folder and return what it wrote on both outputs; it and all that it started are gone afterwards.

    Args:
        folder: where it works; also its home and the place of its temporary files.
        seconds: of wall-clock time.
        environment: what it needs beyond path, home and language; nothing of ours is handed on.

    Raises:
        TimeoutError: when it took longer.
        OSError: when it cannot be started.
    """
    given = {"PATH": _PATH, "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", **(environment or {})}
    process = subprocess.Popen(  # noqa: S603 - the callers name the program, never a file
        [*_isolation(), *_tether(seconds), *command],
        cwd=folder, env=given, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(str(error)) from error
    finally:
        _end(process)
    return output.decode("utf-8", errors="replace")


def has_no_network() -> bool:
    """Tell whether this system lets us start a program without a network."""
    return bool(_isolation())


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the session that the program leads, so that no child of it stays behind."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    if process.stdout is not None:
        process.stdout.close()
    process.wait()


def _tether(seconds: float) -> list[str]:
    """Return what makes the program end when this process is killed, or fails to end it; empty where the system lacks it."""
    setpriv, timeout = shutil.which("setpriv", path=_PATH), shutil.which("timeout", path=_PATH)
    if setpriv is None or timeout is None:
        return []
    return [setpriv, "--pdeathsig", "TERM", timeout, f"--kill-after={_KILL_AFTER}", f"{seconds + _KILL_AFTER:g}"]


@cache
def _isolation() -> tuple[str, ...]:
    """Return what starts a program without a network; empty where the system does not let us."""
    unshare = shutil.which("unshare", path=_PATH)
    if unshare is None:
        return ()
    prefix = (unshare, "--map-root-user", "--net")
    try:
        done = subprocess.run([*prefix, "true"], capture_output=True, timeout=10, check=False, env={"PATH": _PATH})  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return prefix if done.returncode == 0 else ()
