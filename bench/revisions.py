"""What git knows of this checkout: other revisions of its code, and where its repository is."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["ROOT", "checked_out", "repository", "text_at"]

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """Check a revision out into a temporary work tree, which is gone afterwards.

    Raises:
        RuntimeError: with git's own words, when there is no such revision or no repository.
    """
    with TemporaryDirectory(prefix="tonghop-base-") as folder:
        tree = Path(folder) / "base"
        _git("worktree", "add", "--detach", "--quiet", str(tree), revision)
        try:
            yield tree
        finally:
            _git("worktree", "remove", "--force", str(tree))


def repository() -> Path:
    """Return the main work tree of the repository; without one, this folder."""
    try:
        return Path(_git("rev-parse", "--path-format=absolute", "--git-common-dir").strip()).parent
    except RuntimeError:
        return ROOT


def text_at(revision: str, path: Path) -> str:
    """Return a file as a revision has it; empty where it has none."""
    try:
        return _git("show", f"{revision}:{path.relative_to(ROOT).as_posix()}")
    except RuntimeError:
        return ""


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return done.stdout
