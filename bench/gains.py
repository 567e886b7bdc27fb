"""What a change gains and loses: the working tree against a revision, on all annotated documents at hand.

    python -m bench.gains [--base REVISION] [--scans] [FOLDER...]

Prints, file by file, what one of the two says and the other does not:

    + mau-03.docx  measurement tthc.received_total=4098     right, and new
    - mau-03.docx  citation QĐ 834/QĐ-UBND 2019-04-10       right before, lost now
    ! mau-03.docx  measurement tthc.pending_total=12 (...)  false, and new
    * mau-03.docx  measurement tthc.pending_total=13 (...)  false before, gone now
    ? mau-03.docx  measurement ...                          new or gone, and the annotation cannot judge it
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.annotated import sets_at_hand
from bench.judging import Fact, Verdict
from bench.results import Judged, start_judging
from bench.revisions import checked_out
from bench.score import table
from bench.scoring import METRICS

__all__ = ["Change", "changes", "main"]

_MARKS: Final[dict[tuple[Verdict, bool], str]] = {
    ("right", True): "+", ("right", False): "-", ("false", True): "!", ("false", False): "*",
    ("open", True): "?", ("open", False): "?",
}  # fmt: skip
_TOTALS = {"+": "right gained", "-": "right lost", "!": "false gained", "*": "false gone", "?": "not judged"}


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that only one of two versions states.

    Attributes:
        mark: what kind of change it is (see the head of this module).
    """

    mark: str
    document: str
    text: str

    def __str__(self) -> str:
        return f"{self.mark} {self.document}  {self.text}"


def changes(document: str, before: Iterable[Fact], now: Iterable[Fact]) -> Iterator[Change]:
    """Return what changed in a document, each fact as often as it was gained or lost."""
    older, newer = (Counter(fact for fact in facts if fact.verdict != "missed") for facts in (before, now))
    for gained, only in ((True, newer - older), (False, older - newer)):
        for fact in sorted(only.elements(), key=lambda fact: (fact.part, fact.text)):
            yield Change(_MARKS[fact.verdict, gained], document, f"{fact.part} {fact.text}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every change, the totals and the scores of both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path, help="default: ../shared/corpus/*, where it is there; samples always")
    parser.add_argument("--base", default="HEAD", help="the revision to compare with (default: the last commit)")
    parser.add_argument("--scans", action="store_true", help="also the scans (*.scan.pdf)")
    chosen = parser.parse_args(arguments)
    sets = sets_at_hand(chosen.folder, ("text", "scan") if chosen.scans else ("text",))
    with checked_out(chosen.base) as tree:
        older, newer = start_judging(sets, tree, workers=1), start_judging(sets, workers=1)
        before, now = older.results(), newer.results()
    found = [change for old, new in zip(before, now, strict=True) for change in _changes(old, new)]
    print("\n".join([*map(str, found), *_summary(found), "", *_scores(before, now)]))
    return 0


def _changes(before: Judged, now: Judged) -> Iterator[Change]:
    for (document, older), (_, newer) in zip(before.facts, now.facts, strict=True):
        yield from changes(document.path.name, older, newer)


def _summary(found: Sequence[Change]) -> list[str]:
    counts = Counter(change.mark for change in found)
    return [", ".join(f"{mark} {counts[mark]} {words}" for mark, words in _TOTALS.items())]


def _scores(before: Sequence[Judged], now: Sequence[Judged]) -> list[str]:
    """Return the scores of now, and under them those that were others before."""
    moved = [
        f"{new.documents.name}: {metric} {old.scores[metric]:.4f} -> {new.scores[metric]:.4f}"
        for old, new in zip(before, now, strict=True)
        for metric in METRICS
        if old.scores[metric] != new.scores[metric]
    ]
    return [*table([(result.documents.name, result.scores) for result in now]), *moved]


if __name__ == "__main__":
    raise SystemExit(main())
