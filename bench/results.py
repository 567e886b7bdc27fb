"""What a version of the program gets right and wrong, document by document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.annotated import Annotated, DocumentSet
from bench.judging import Fact, judge
from bench.reading import Running, start_reading
from bench.revisions import ROOT
from bench.scoring import score
from bench.statements import Statements

__all__ = ["Judged", "Judging", "start_judging"]

_NOTHING = Statements(header={})
"""What a document states that was set aside: all that its annotation knows is missed."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A set with the facts of each of its documents."""

    documents: DocumentSet
    facts: tuple[tuple[Annotated, tuple[Fact, ...]], ...]

    @property
    def scores(self) -> dict[str, float]:
        """Return the scores of the whole set."""
        return score(fact for _, facts in self.facts for fact in facts)


class Judging:
    """Documents that are being read, and judged when asked for."""

    def __init__(self, sets: Sequence[DocumentSet], running: Running) -> None:
        self._sets = sets
        self._running = running

    def results(self) -> list[Judged]:
        """Wait for the reader and return each set's facts."""
        found = iter(self._running.statements())
        return [
            Judged(chosen, tuple((document, judge(document.gold, next(found) or _NOTHING)) for document in chosen.documents))
            for chosen in self._sets
        ]


def start_judging(sets: Sequence[DocumentSet], tree: Path = ROOT, workers: int | None = None) -> Judging:
    """Begin to read all documents of some sets with the code of a checkout; several may run side by side."""
    documents = [document for chosen in sets for document in chosen.documents]
    return Judging(sets, start_reading(documents, tree, workers))
