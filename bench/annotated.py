"""Annotated documents: folders in which each `ID.gold.json` says what the documents `ID.*` beside it state.

A folder gives one set of documents with a text layer and, where it has any, one of scans (`ID.scan.pdf`): the two
are scored apart, because what reads them is not the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.revisions import ROOT, repository
from bench.statements import Statements, from_annotation

__all__ = ["Annotated", "DocumentSet", "Kind", "sets_at_hand"]

Kind = Literal["text", "scan"]

GOLD = ".gold.json"
SCAN = ".scan.pdf"
_DOCUMENTS = frozenset(
    {".docx", ".pdf", ".doc", ".rtf", ".odt", ".xlsx", ".xls", ".zip", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and what it states."""

    path: Path
    gold: Statements


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """Documents that are scored together.

    Attributes:
        name: of the folder, with `.scan` for its scans.
        annotations: digest of the annotations: a floor holds for those that it was measured with.
        own: whether the set belongs to this repository.
    """

    name: str
    kind: Kind
    documents: tuple[Annotated, ...]
    annotations: str
    own: bool = False


def sets_at_hand(folders: Sequence[Path] = (), kinds: Iterable[Kind] = ("text",)) -> list[DocumentSet]:
    """Return the sets of `samples/` and of further folders.

    Args:
        folders: unless given, the annotated folders of `../shared/corpus`, where such a folder stands beside the checkout.
        kinds: which sets are wanted.
    """
    chosen = dict.fromkeys(folder.resolve() for folder in [ROOT / "samples", *(folders or _beside())])
    return [found for folder in chosen for kind in kinds if (found := _set(folder, kind)) is not None]


def _beside() -> list[Path]:
    """Return the annotated folders beside the checkout; a work tree of git counts as its repository."""
    places = {ROOT.parent, repository().parent}
    found = {folder for place in places for folder in place.glob("shared/corpus/*") if any(folder.rglob(f"*{GOLD}"))}
    return sorted(found)


def _set(folder: Path, kind: Kind) -> DocumentSet | None:
    documents = tuple(_annotated(folder, kind))
    if not documents:
        return None
    name = folder.name + ("" if kind == "text" else f".{kind}")
    return DocumentSet(name, kind, documents, _digest(folder), own=folder.is_relative_to(ROOT))


def _annotated(folder: Path, kind: Kind) -> Iterator[Annotated]:
    for annotation in sorted(folder.rglob(f"*{GOLD}")):
        identity = annotation.name.removesuffix(GOLD)
        gold = from_annotation(json.loads(annotation.read_text(encoding="utf-8")))
        for path in sorted(annotation.parent.glob(f"{identity}.*")):
            if path.suffix in _DOCUMENTS and path.name.endswith(SCAN) == (kind == "scan"):
                yield Annotated(path, gold)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for annotation in sorted(folder.rglob(f"*{GOLD}")):
        digest.update(annotation.name.encode() + b"\0" + annotation.read_bytes())
    return digest.hexdigest()[:12]
