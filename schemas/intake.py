"""What happened to one file of a batch: how `pipeline` hands over to `warehouse`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from schemas.report import Report

__all__ = ["FileResult", "FileState", "LoadSummary", "RunInfo"]

FileState = Literal["accepted", "quarantined", "waiting"]
"""`waiting`: set aside until this machine has what reading the file needs; every run tries it again."""


@dataclass(frozen=True, slots=True)
class RunInfo:
    """One ingest: its id, when it began (ISO 8601, UTC), and what was asked for."""

    run_id: str
    started_at: str
    command: str
    extractor_version: str


@dataclass(frozen=True, slots=True)
class FileResult:
    """One incoming file after extraction.

    Attributes:
        path: as the user gave it; a file name may hold any character.
        sha256: of the bytes; `None` when they could not be read.
        reason: in Vietnamese, why a file was set aside or waits and what to do; `None` when it was accepted.
        report: what was read; `None` when the file was set aside.
        secret: refused under a secrecy mark: nothing but path and reason may be kept.
    """

    path: str
    sha256: str | None
    size: int | None
    state: FileState
    reason: str | None = None
    report: Report | None = None
    secret: bool = False


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What a load changed: paths by outcome, for the person on duty.

    `quarantined` holds the files that wait, too.  `superseded` holds pairs of the path of the report that gave way and of the
    one that replaced it.
    """

    accepted: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    superseded: tuple[tuple[str, str], ...] = ()
    quarantined: tuple[tuple[str, str], ...] = field(default=())
