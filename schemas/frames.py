"""What a frame of `data/labels.toml` is: one subject of reports, with its phrases and the rules of its words.

Which indicator some words mean is told by `schemas.meaning`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from schemas.catalog import Indicator
from schemas.openings import first_letter

__all__ = ["Becoming", "Beside", "Derived", "Features", "Frame", "Phrase"]

Features = frozenset[tuple[str, str]]
"""What words say: pairs of a dimension and its value; a dimension comes once."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and what it says.

    `role` tells labels, counted units and neutral words apart; a `weak` label speaks only under a count of its frame, a
    `weak` unit does not show by itself that its frame is meant.
    """

    pattern: str
    says: Features
    role: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Derived:
    """A count that says `own` and directly follows one that says `under` says `says` instead."""

    under: Features
    own: Features
    says: Features


@dataclass(frozen=True, slots=True)
class Becoming:
    """A count that says `own` and has counts that say each of `parts` under it says `says` instead."""

    own: Features
    parts: tuple[Features, ...]
    says: Features


@dataclass(frozen=True, slots=True)
class Beside:
    """A count that says `own`, and nothing of the dimensions of `says`, next to a part of the same count that says `other`."""

    own: Features
    other: Features
    says: Features


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each name, and caches ask which it is thousands of times
class Frame:
    """One subject of counting: dossiers, petitions, receptions ...

    Attributes:
        family: first part of the indicator codes.
        master: dimension that cuts a count off from the one it stands under.
        needs_topic: how far from a count a topic word may stand: in the title, in a heading of its section, or nowhere.
        ignores: dimensions that an indicator need not agree with.
        foreign: words that, right behind the unit noun, make it another thing.
        blockers: words that, in the clause of a number, make its count another thing.
        others: phrases of acts of others, which make the count right behind them none of the agency's own.
        nil: what "không có trường hợp nào" counts.
        nil_parts: values that, all missing, say that nothing of `nil` occurred.
        expand, each: joint values, and the values that a zero statement (any count) says each of.
        implies: pairs of features; the second is added where the master dimension stays open.
        aliases: pairs of features; where the first are said, the second are meant.
        becomes: what counts say once their parts are known.
        doubtful: what unit nouns say that other subjects count too; such a count needs a topic word in its section.
        under_heading: dimension that, alone, takes the stage which its heading names (`Quá hạn: 2`).
        kin: frames whose headings are such a topic too.
        bases: master values of which a share with nothing else said is no share.
        beside: what counts say once the other parts of the same count are known.
        joins: values of one dimension that, said together, mean a third one.
        yields_to_unit: pairs of a feature that labels say and the one of a unit noun which is meant where it follows the number.
        yields: dimensions, each with the master values that give way to it ("*": any).
        leans: what a count says only right behind another count of the frame, or with a label of it.
        entire: pairs of a feature that says nothing more of a count, and the master values of which that holds ("*": any):
            complaints and denunciations are all that is resolved.
        pairs: pairs of features; in `a/b` of a count that says the first, `a` says the second.
        divided_by: dimension that names of fields say (`đất đai 29 đơn`), one of `splits`; empty where they say nothing.
        firm: master values that do not give way (`yields`) when the words of the number itself say them.
        staged: dimensions that divide a stage alone: without a master value they leave a count without an indicator.
        stays: whether a count with another master value does not end the level that it stands in.
        leans_on_topic: whether a topic word before it in the sentence is enough for what leans.
        keeps: master values that a later word of the same clause does not replace.
        wholes: master values whose parts have other ones, and take over what else the whole says.
        gives_way: frames that take all of a sentence which names them before its first number and none of this frame's nouns.
        no_topic: names that hold a topic word and show nothing by themselves.
        implied: words that show the frame is meant where no topic word does: those of its own business with its unit noun.
        alien, alien_near: words that make such a passage, or the sentence alone, one of another subject.
        nouns: units that a figure keeps as they are printed; any other is that of its indicator.
        rest: what `còn` alone says behind a count with one of the master values of `rest_after`.
        rates: whether shares are read in this frame.
        splits: dimensions that, left over, make the count a breakdown of the indicator.
    """

    name: str
    family: str
    master: str
    needs_topic: Literal["title", "section", "nowhere"]
    ignores: frozenset[str]
    phrases: tuple[Phrase, ...]
    units: tuple[Phrase, ...]
    topic: re.Pattern[str]
    foreign: re.Pattern[str]
    derived: tuple[Derived, ...] = ()
    blockers: re.Pattern[str] = re.compile(r"(?!)")
    others: re.Pattern[str] = re.compile(r"(?!)")
    nil: Features = frozenset()
    nil_parts: tuple[tuple[str, ...], ...] = ()
    expand: tuple[tuple[str, tuple[str, ...]], ...] = ()
    each: tuple[tuple[str, tuple[str, ...]], ...] = ()
    implies: tuple[tuple[Features, Features], ...] = ()
    aliases: tuple[tuple[Features, Features], ...] = ()
    yields: tuple[tuple[str, frozenset[str]], ...] = ()
    becomes: tuple[Becoming, ...] = ()
    beside: tuple[Beside, ...] = ()
    joins: tuple[tuple[Features, str], ...] = ()
    yields_to_unit: tuple[tuple[tuple[str, str], tuple[str, str]], ...] = ()
    doubtful: Features = frozenset()
    kin: tuple[str, ...] = ()
    under_heading: str = ""
    bases: frozenset[str] = frozenset()
    splits: frozenset[str] = frozenset()
    leans: Features = frozenset()
    entire: tuple[tuple[Features, frozenset[str]], ...] = ()
    pairs: tuple[tuple[Features, Features], ...] = ()
    divided_by: str = ""
    firm: frozenset[str] = frozenset()
    staged: frozenset[str] = frozenset()
    stays: bool = False
    leans_on_topic: bool = False
    keeps: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()
    gives_way: tuple[str, ...] = ()
    no_topic: re.Pattern[str] | None = None
    implied: re.Pattern[str] | None = None
    alien: re.Pattern[str] = re.compile(r"(?!)")
    alien_near: re.Pattern[str] = re.compile(r"(?!)")
    rates: bool = True
    nouns: tuple[str, ...] = ()
    rest: Features = frozenset()
    rest_after: frozenset[str] = frozenset()

    def unit_of(self, printed: str | None, indicator: Indicator) -> str:
        """Return the unit of a figure: the noun of the catalog, or one of `nouns` where the printed words begin with it."""
        words = " ".join((printed or "").lower().split())
        kept = (noun for noun in (indicator.unit, *self.nouns) if re.match(rf"{re.escape(noun.lower())}(?!\w)", words))
        return next(kept, indicator.unit)

    def topical(self, text: str) -> bool:
        """Tell whether `text` holds a topic word of the frame."""
        return _is_topical(self, text)

    def blocking(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Return the words between two offsets that make a count another thing."""
        begun = _openings_of(self.blockers.pattern).search(text, start, end) is not None
        return self.blockers.finditer(text, start, end) if begun else iter(())

    def implied_in(self, text: str, sentence: str, headings: str) -> bool:
        """Tell whether a passage without a topic word speaks of the frame by its vocabulary alone.

        Args:
            text: the passage.
            sentence: the sentence of it that is asked about.
            headings: those above it.
        """
        return _is_implied(self, text, sentence, headings)


@lru_cache(maxsize=128)
def _is_topical(frame: Frame, text: str) -> bool:
    """Tell whether a text holds a topic word of a frame; the headings above are asked about again for each figure."""
    topic = _openings_of(frame.topic.pattern)
    if topic.search(text) is None:
        return False
    return frame.no_topic is None or topic.search(frame.no_topic.sub("¤", text)) is not None


@lru_cache(maxsize=64)
def _is_implied(frame: Frame, text: str, sentence: str, headings: str) -> bool:
    """Tell what `Frame.implied_in` does; it is asked again for each of the counts of a sentence."""
    implied, alien = frame.implied, (frame.alien, frame.alien_near)
    if implied is None or _openings_of(implied.pattern).search(text) is None or frame.alien.search(text) is not None:
        return False
    return not any(pattern.search(words) for pattern in alien for words in (sentence, headings))


@cache
def _openings_of(words: str) -> re.Pattern[str]:
    """Return a pattern that finds where words begin, several times as fast as their own pattern finds them."""
    return first_letter([words.removeprefix(r"\b")])
