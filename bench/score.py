"""Scores on annotated documents, held against the floors of `bench/floors.toml`.

    python -m bench.score [--errors] [--raise-floors] [--scans] [FOLDER...]

A folder holds documents and, beside each, its annotation `ID.gold.json`.  The exit status is 1 when a score is below its floor.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bench.annotated import sets_at_hand
from bench.floors import FLOORS, Floors
from bench.results import Judged, start_judging
from bench.revisions import text_at
from bench.scoring import METRICS

__all__ = ["main", "table"]

_WIDTH = 22


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores, and raise the floors when asked; 1 when a score is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path, help="default: ../shared/corpus/*, where it is there; samples always")
    parser.add_argument("--errors", action="store_true", help="print every miss and every false value")
    parser.add_argument("--raise-floors", action="store_true", help="write scores above their floors into the floors")
    parser.add_argument("--scans", action="store_true", help="also the scans (*.scan.pdf), each folder's as a set of its own")
    chosen = parser.parse_args(arguments)
    results = start_judging(sets_at_hand(chosen.folder, ("text", "scan") if chosen.scans else ("text",))).results()
    if chosen.errors:
        print("\n".join(_errors(results)))
    print("\n".join(table([(result.documents.name, result.scores) for result in results])))
    floors = Floors.read(FLOORS)
    if chosen.raise_floors:
        floors.raised(results).write(FLOORS)
        return 0
    earlier = [Floors.parse(text_at(revision, FLOORS)) for revision in ("HEAD", "HEAD^")]
    short = [*floors.undercut(results), *(line for before in earlier for line in floors.lowered(before))]
    print("\n".join(short))
    return 1 if short else 0


def table(scores: Sequence[tuple[str, dict[str, float]]]) -> list[str]:
    """Return lines with a row for each metric and a column for each set."""
    head = "".ljust(_WIDTH) + "".join(f"{name:>12}" for name, _ in scores)
    rows = (metric.ljust(_WIDTH) + "".join(f"{values[metric]:12.4f}" for _, values in scores) for metric in METRICS)
    return [head, *rows]


def _errors(results: Sequence[Judged]) -> list[str]:
    return [
        f"{document.path.name}: {fact.verdict} {fact.part} {fact.text}"
        for result in results
        for document, facts in result.facts
        for fact in facts
        if fact.verdict in {"missed", "false"}
    ]


if __name__ == "__main__":
    raise SystemExit(main())
