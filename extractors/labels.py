"""Label phrases in running text: what its words say in each frame of `schemas/data/labels.toml`."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from schemas.compounds import in_compound
from schemas.frames import Features, Frame, Phrase
from schemas.labels import frames
from schemas.openers import Openers
from schemas.openings import LETTERS, first_letter, openings, quick_look

__all__ = [
    "Label",
    "Unit",
    "chosen",
    "find_labels",
    "spoken_in",
    "spoken_of",
    "undecided",
    "unit_at",
    "unit_nouns",
    "unit_nouns_of",
]


_ALONE = re.compile(r"(?:\A|(?<=[^\w\s])|(?<=[^\w\s]\s)|(?<=\d\s))\w+(?=\s*(?:[^\w\s]|\d|\Z))")
"""A syllable with no other beside it."""


class Label(NamedTuple):
    """Words that say something in a frame; offsets are those of the text that was searched."""

    start: int
    end: int
    frame: str
    says: Features
    role: str
    weak: bool = False

    def moved(self, by: int) -> Label:
        """Return the label at another offset."""
        return Label(self.start + by, self.end + by, self.frame, self.says, self.role, self.weak)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit noun directly behind a number; `foreign` when the next words make it another thing."""

    start: int
    end: int
    frame: str
    says: Features
    foreign: bool


class _Words(Container[int]):
    """Every offset is a word's border: for text that was not segmented."""

    def __contains__(self, offset: object) -> bool:
        return True


ANYWHERE: Container[int] = _Words()


class Spoken(NamedTuple):
    """A phrase of a frame that stands at `[start, end)`; `alone` when it is one syllable, which may be part of another word."""

    start: int
    end: int
    phrase: Phrase
    alone: bool


Options = dict[str, list[list[Spoken]]]
"""The phrases of each frame by its name, those of one place together."""


def find_labels(text: str, frame: Frame, start: int, end: int, borders: Container[int] = ANYWHERE) -> list[Label]:
    """Return the label and unit phrases of a frame between two offsets, the longest at each place.

    Args:
        borders: offsets at which words begin or end; a phrase of one syllable must begin and end at one, or where
            another phrase ends or begins (the segmenter takes `đơn nhận` for one word).
    """
    return chosen(text, frame.name, spoken_in(text, start, end, (frame.name,)), start, end, borders)


def spoken_in(text: str, start: int, end: int, names: tuple[str, ...]) -> Options:
    """Return every phrase of some frames between two offsets, from left to right."""
    found: Options = {name: [] for name in names}
    for place, rows in _openers(names).among(text, start, end):
        for name, phrases in rows:
            if here := _at(text, place, end, phrases):
                found[name].append(here)
    return found


def undecided(text: str, options: Options) -> set[int]:
    """Return where a phrase of one syllable begins that counts only if the syllable is a word (`đơn`, but not in `đơn thư`).

    Where a longer phrase begins, or lies over it, the words around need not be told; nor where no letter stands beside it.
    """
    found: set[int] = set()
    for places in options.values():
        position = 0
        for here in places:
            long = [option for option in here if not option.alone]
            units = {option.alone for option in here if option.phrase.role == "unit"}
            open_ = units == {True} or (not long and here[0].start >= position)
            if open_ and not _ALONE.match(text, here[0].start):
                found.add(here[0].start)
            position = max([position, *(option.end for option in long)])
    return found


def chosen(text: str, name: str, options: Options, start: int, end: int, borders: Container[int]) -> list[Label]:
    """Return what `find_labels` does, from the phrases that stand between the offsets."""
    found: list[Label] = []
    position = start
    for here in options[name]:
        place = here[0].start
        if place < position:
            continue
        follows = bool(found) and not text[position:place].strip()
        best = _longest(text, end, here, borders, name, follows=follows)
        if best is not None:
            position = best.end
            found.append(Label(place, position, name, best.phrase.says, best.phrase.role, best.phrase.weak))
    return found


def unit_at(text: str, frame: Frame, position: int, end: int, borders: Container[int] = ANYWHERE) -> Unit | None:
    """Return the unit noun of a frame that stands at `position` (after white space), if any."""
    while position < end and text[position] in " \n":
        position += 1
    units = _beginning(frame.name, text[position : position + LETTERS].lower(), units=True)
    best = _longest(text, end, _at(text, position, end, units), borders, frame.name, follows=True)
    if best is None:
        return None
    return Unit(position, best.end, frame.name, best.phrase.says, frame.foreign.match(text, best.end) is not None)


@cache
def unit_nouns() -> re.Pattern[str]:
    """Return a pattern of white space and any unit noun of any frame."""
    forms = sorted({unit.pattern for frame in frames().values() for unit in frame.units}, key=len, reverse=True)
    return re.compile(rf"\s+{quick_look(forms, fold=True)}(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


@cache
def unit_nouns_of(name: str) -> re.Pattern[str]:
    """Return a pattern of any unit noun of a frame."""
    forms = sorted({unit.pattern for unit in frames()[name].units}, key=len, reverse=True)
    return re.compile(rf"(?<!\w){quick_look(forms, fold=True)}(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


def spoken_of(text: str, start: int, end: int, names: Mapping[str, bool]) -> set[str]:
    """Return which of some frames have a topic word between two offsets, or a unit noun where that is enough.

    Args:
        names: of the frames, and whether a unit noun is enough.
    """
    found: set[str] = set()
    for place, spoken in _speakers().among(text, start, end):
        for name, pattern, unit in spoken:
            if name not in found and names.get(name, False) >= unit and name in names and pattern.match(text, place, end):
                found.add(name)
    return found


@cache
def _speakers() -> Openers[tuple[tuple[str, re.Pattern[str], bool], ...]]:
    """Return the frames whose topic words, or (`True`) unit nouns, can begin with some letters, and a pattern of these."""
    rows = [(name, frame.topic.pattern.removeprefix(r"\b"), False) for name, frame in frames().items()]
    rows += [(name, unit.pattern + r"(?!\w)", True) for name, frame in frames().items() for unit in frame.units]
    known = [(name, re.compile(form, re.IGNORECASE), unit, tuple(map(str.lower, openings(form)))) for name, form, unit in rows]
    return Openers(lambda letters: tuple(row[:3] for row in known if letters.lower().startswith(row[3])))


def _at(text: str, start: int, end: int, phrases: tuple[tuple[re.Pattern[str], Phrase], ...]) -> list[Spoken]:
    """Return the phrases that begin at a place."""
    found: list[Spoken] = []
    for pattern, phrase in phrases:
        words = match[0].rstrip() if (match := pattern.match(text, start, end)) else ""
        alone = " " not in words and not (words.isupper() and words in phrase.pattern)  # no word has `TTHC` as a syllable
        if words and not (alone and in_compound(text, start, start + len(words))):
            found.append(Spoken(start, start + len(words), phrase, alone))
    return found


def _longest(text: str, end: int, here: Sequence[Spoken], borders: Container[int], name: str, *, follows: bool) -> Spoken | None:
    best: Spoken | None = None
    for option in here:
        if best is not None and option.end <= best.end:
            continue
        if not option.alone or ((follows or option.start in borders) and _ends_word(text, option.end, end, borders, name)):
            best = option
    return best


def _ends_word(text: str, stop: int, end: int, borders: Container[int], name: str) -> bool:
    return stop in borders or _compiled(name)[0].match(text, stop + 1, end) is not None


@cache
def _compiled(name: str) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Phrase], ...]]:
    frame = frames()[name]
    spoken = frame.phrases + frame.units
    return first_letter(phrase.pattern + r"(?!\w)" for phrase in spoken), _each(spoken)


@cache
def _beginning(name: str, letters: str, *, units: bool = False) -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    """Return the phrases of a frame, or only its unit nouns, that can begin with some letters."""
    rows = _each(frames()[name].units) if units else _compiled(name)[1]
    return tuple(row for row in rows if any(letters.startswith(first.lower()) for first in openings(row[1].pattern)))


@cache
def _openers(names: tuple[str, ...]) -> Openers[tuple[tuple[str, tuple[tuple[re.Pattern[str], Phrase], ...]], ...]]:
    return Openers(lambda letters: tuple((name, rows) for name in names if (rows := _beginning(name, letters.lower()))))


def _each(phrases: tuple[Phrase, ...]) -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    return tuple((re.compile(rf"(?=\w)(?:{phrase.pattern})(?!\w)", re.IGNORECASE), phrase) for phrase in phrases)
