"""What the reading of counts works on: a passage with its findings, the counts read so far, and the levels that stand open."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractors.clauses import Mark
from extractors.labels import Label
from extractors.negations import Negation
from extractors.numbers import Number
from schemas.catalog import Indicator
from schemas.frames import Features, Frame

__all__ = ["Count", "Level", "LevelKind", "Passage", "merge"]

LevelKind = Literal["root", "head", "colon", "under", "bracket"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text with everything found in it.

    Attributes:
        labels: label and unit phrases for each frame.
        borders: offsets where words begin or end.
        surroundings: text of the headings above, for topic words; in a text without a head, with its beginning.
        headings: their text alone.
        title: of the document.
        frames: those that the passage can speak of; all when empty.
        parent: the count of the list item that the passage stands under.
        kept: what the heading says of all counts of the frame `hint`.
        owners: where agencies are named.
        clean: the text with names, dates and references overwritten by `¤`; the text itself when empty.
        staged: the one stage that the nearest heading names, of the frame `hint`.
        hint: frame that the heading or the text before speaks of.
    """

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    labels: Mapping[str, Sequence[Label]]
    borders: Container[int]
    surroundings: str = ""
    title: str = ""
    hint: str | None = None
    zeros: tuple[Negation, ...] = ()
    frames: tuple[Frame, ...] = ()
    parent: Count | None = None
    clean: str = ""
    kept: Features = frozenset()
    owners: tuple[tuple[int, int], ...] = ()
    headings: str = ""
    staged: Features = frozenset()


class Count(NamedTuple):
    """A number that was read as a count or a share.

    Attributes:
        start, end: the words that state it.
        indicator: `None` for a count that the catalog does not know but that others stand under.
        rate: it is the share of the indicator.
        change: `difference` when the number is an increase or decrease, `relative` when it is one in per cent of a count,
            `earlier` when it is the value that a figure moved from.
        own: its own words say what it is; otherwise it was read from its place in the tree.
        split: dimension and words that make it a part of the indicator's figure.
        disputed: another reading of its words came near.
        implied: it is the whole `b` of a part `a/b`, whose indicator only the catalog tells.
        depth: how many levels it stands under.
        parent: where the number of the count that it is a part of stands.
    """

    start: int
    end: int
    number: Number
    frame: str
    features: Features
    indicator: Indicator | None
    rate: bool = False
    change: Literal["earlier", "difference", "relative"] | None = None
    unit: str | None = None
    own: bool = True
    split: tuple[str, str] | None = None
    sentence: int = 0
    clause: int = 0
    depth: int = 0
    parent: int | None = None
    disputed: bool = False
    implied: bool = False


@dataclass(slots=True)
class Level:
    """A stretch of a sentence that a colon, a bracket or `trong đó` opened.

    Attributes:
        frame, features: what its counts take over.
        parent: the count that it divides.
        consumed: a label before a colon whose count has been read.
        clause, left, lead, counts: where the walk stood when a bracket opened.
        blind: a bracket behind words that are no count; a mere number in it counts something else.
    """

    kind: LevelKind
    frame: str | None = None
    features: Features = frozenset()
    parent: Count | None = None
    consumed: bool = False
    start: int = 0
    clause: int = 0
    left: int = 0
    lead: int = 0
    counts: int = 0
    blind: bool = False


def merge(base: Features, top: Features) -> Features:
    """Return `base` with the dimensions that `top` says overwritten."""
    said = {dimension for dimension, _ in top}
    return top | {pair for pair in base if pair[0] not in said}
