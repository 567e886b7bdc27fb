"""Readings of scanned pages that are kept: how old ones go."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.scans import forget_unused


def test_unused_readings_go_and_nothing_else(tmp_path: Path) -> None:
    ages = {"ab/old.json.gz": 10, "ab/used.json.gz": 30, "ab/note.txt": 10, "other/old.json.gz": 10, "old.json.gz": 10}
    for name, used in ages.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
        os.utime(path, (used, used))
    forget_unused(tmp_path, 20.0)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")) == sorted(
        ages.keys() - {"ab/old.json.gz"}
    )
    forget_unused(tmp_path / "missing", 20.0)
