"""What is to be done with the files of an inbox: which are new, which the warehouse knows, which cannot be opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.version import EXTRACTOR_VERSION
from pipeline.intake import Incoming, digest, printable, refused
from pipeline.secrecy import SECRET_REASONS
from schemas.intake import FileResult, LoadSummary
from warehouse.query import run_query
from warehouse.store import Warehouse

__all__ = ["Copy", "Plan", "copied", "plan", "reasons"]

CHANGED = "Tệp bị thay đổi trong lúc đọc. Hãy chạy lại lệnh khi tệp đã chép xong."

Reasons = Mapping[str, str | None]
"""By the hash of the bytes: why they were set aside, `None` when they were accepted."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file with the bytes of another one; it is not read a second time."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with the files of an inbox.

    Attributes:
        new: files to read, in the order of their paths.
        copies: files with the bytes of a new file, or known bytes under a path that the warehouse has not seen.
        refused: results of paths that cannot be opened.
        known: files that the warehouse holds, or has set aside before; nothing is done with them. Files that wait are new.
        reasons: of the bytes that the warehouse knows.
    """

    new: tuple[Path, ...]
    copies: tuple[Copy, ...]
    refused: tuple[FileResult, ...]
    known: LoadSummary
    reasons: Reasons


def plan(store: Warehouse, items: Sequence[Incoming], *, refresh: bool = False) -> Plan:
    """Sort the files of an inbox by what is to be done with them.

    Args:
        store: the warehouse, open.
        items: from `pipeline.intake.collect`.
        refresh: read again what an older version of the extraction read, and what was set aside.
    """
    seen, held, waiting = _held(store.path)
    hashed, unhashed = _hashed(item.path for item in items if item.reason is None)
    version = EXTRACTOR_VERSION if refresh else None
    settled = {sha256 for sha256 in store.known(hashed, version) if sha256 not in waiting and not (refresh and held.get(sha256))}
    new = [files[0][0] for sha256, files in hashed.items() if sha256 not in settled] + unhashed
    same = [
        Copy(printable(path), sha256, size)
        for sha256, files in hashed.items()
        for path, size in (files if sha256 in settled else files[1:])
    ]
    known = [copy for copy in same if copy.sha256 in settled and (copy.path, copy.sha256) in seen]
    copies = [copy for copy in same if copy.sha256 not in settled or (copy.path, copy.sha256) not in seen]
    refusals = tuple(refused(item) for item in items if item.reason is not None)
    return Plan(tuple(sorted(new)), tuple(copies), refusals, _summary(known, held), held)


def reasons(results: Iterable[FileResult]) -> Reasons:
    """Return what became of the bytes of files that were read."""
    return {result.sha256: result.reason for result in results if result.sha256}


def copied(copies: Iterable[Copy], known: Reasons) -> tuple[FileResult, ...]:
    """Return the results of copies: what became of their bytes."""
    found = [(copy, known.get(copy.sha256, CHANGED)) for copy in copies]
    return tuple(
        FileResult(
            copy.path, copy.sha256, copy.size, "quarantined" if reason else "accepted", reason, secret=reason in SECRET_REASONS
        )
        for copy, reason in found
    )  # fmt: skip


def _hashed(paths: Iterable[Path]) -> tuple[dict[str, list[tuple[Path, int]]], list[Path]]:
    """Return paths and sizes by the hash of the bytes, and the paths that cannot be hashed."""
    hashed: dict[str, list[tuple[Path, int]]] = {}
    unhashed: list[Path] = []
    for path in paths:
        try:
            sha256, size = digest(path)
        except OSError:
            unhashed.append(path)
        else:
            hashed.setdefault(sha256, []).append((path, size))
    return hashed, unhashed


def _held(warehouse: Path) -> tuple[frozenset[tuple[str, str]], Reasons, frozenset[str]]:
    """Return what the warehouse has seen: paths with their hashes, what became of each hash, and the hashes that wait."""
    rows = run_query(warehouse, "SELECT path, sha256, reason, state FROM ops.files WHERE sha256 IS NOT NULL").rows
    files = [(str(path), str(sha256), None if reason is None else str(reason)) for path, sha256, reason, _ in rows]
    states = {state: {str(sha256) for _, sha256, _, other in rows if other == state} for state in ("waiting", "accepted")}
    waiting = frozenset(states["waiting"] - states["accepted"])
    return frozenset((path, sha256) for path, sha256, _ in files), {sha256: reason for _, sha256, reason in files}, waiting


def _summary(known: Iterable[Copy], held: Reasons) -> LoadSummary:
    files = [(copy.path, held.get(copy.sha256)) for copy in known]
    return LoadSummary(
        unchanged=tuple(path for path, reason in files if reason is None),
        quarantined=tuple((path, reason) for path, reason in files if reason is not None),
    )
