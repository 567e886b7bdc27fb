"""The scores below which no change may fall: `bench/floors.toml`, which only rises."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.results import Judged

__all__ = ["FLOORS", "Floor", "Floors"]

FLOORS = Path(__file__).parent / "floors.toml"
_HEAD = """\
# Scores (between 0 and 1) below which `make score` fails, one table for a set of annotated documents.
# Written by `make floors`, which raises them to the scores of the day and never lowers one.
# Sets outside of this repository count only where they are at hand, and with the annotations (a digest) named here.
"""
_DIGITS = 10_000


@dataclass(frozen=True, slots=True)
class Floor:
    """The floor of one set: the annotations that it was measured with, and the scores."""

    annotations: str
    scores: Mapping[str, float]

    def raised(self, scores: Mapping[str, float]) -> Floor:
        """Return the higher of both for each score, rounded down to four digits."""
        return Floor(
            self.annotations,
            {name: max(self.scores.get(name, 0.0), math.floor(value * _DIGITS) / _DIGITS) for name, value in scores.items()},
        )


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of all sets, by name."""

    sets: Mapping[str, Floor] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Floors:
        """Return the floors of a file; of one that is not there, none."""
        return cls.parse(path.read_text(encoding="utf-8")) if path.is_file() else cls()

    @classmethod
    def parse(cls, text: str) -> Floors:
        """Return the floors that a TOML text holds."""
        tables = tomllib.loads(text)
        return cls(
            {
                name: Floor(rows["annotations"], {k: v for k, v in rows.items() if k != "annotations"})
                for name, rows in tables.items()
            }
        )

    def write(self, path: Path) -> None:
        """Write the floors, the sets by name."""
        path.write_text(self.text(), encoding="utf-8")

    def text(self) -> str:
        """Return the floors as TOML."""
        lines = [_HEAD]
        for name, floor in sorted(self.sets.items()):
            lines += [f'["{name}"]', f'annotations = "{floor.annotations}"']
            lines += [*(f"{metric} = {value}" for metric, value in floor.scores.items()), ""]
        return "\n".join(lines).rstrip() + "\n"

    def raised(self, results: Sequence[Judged]) -> Floors:
        """Return floors that are nowhere lower; a set with other annotations than before begins anew."""
        sets = dict(self.sets)
        for result in results:
            digest = result.documents.annotations
            before = sets.get(result.documents.name)
            sets[result.documents.name] = (before if before and before.annotations == digest else Floor(digest, {})).raised(
                result.scores
            )
        return Floors(sets)

    def undercut(self, results: Sequence[Judged]) -> list[str]:
        """Return a line for each score below its floor; a set of the repository must have one."""
        lines: list[str] = []
        for result in results:
            name, floor = result.documents.name, self.sets.get(result.documents.name)
            if floor is None or floor.annotations != result.documents.annotations:
                lines += [f"{name}: its annotations have changed; see to the scores, then `make floors`"] * result.documents.own
                continue
            scores = result.scores
            lines += [
                f"{name}: {metric} {scores[metric]:.4f} is below its floor {value:.4f}"
                for metric, value in floor.scores.items()
                if scores[metric] < value
            ]
        return lines

    def lowered(self, before: Floors) -> list[str]:
        """Return a line for each floor that is lower than it was with the same annotations."""
        return [
            f"{name}: the floor of {metric} was {value:.4f} and must not fall"
            for name, floor in before.sets.items()
            if name in self.sets and self.sets[name].annotations == floor.annotations
            for metric, value in floor.scores.items()
            if self.sets[name].scores.get(metric, 0.0) < value
        ]
