"""Label phrases in running text: what its words say in each frame of `schemas/data/labels.toml`."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache

from schemas.labels import Features, Frame, Phrase, frames
from schemas.openings import LETTERS, Openers, first_letter, openings, quick_look

__all__ = ["Label", "Unit", "find_labels", "is_phrase", "spoken_of", "unit_at", "unit_nouns", "unit_nouns_of"]


@dataclass(frozen=True, slots=True)
class Label:
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


def find_labels(text: str, frame: Frame, start: int, end: int, borders: Container[int] = ANYWHERE) -> list[Label]:
    """Return the label and unit phrases of a frame between two offsets, the longest at each place.

    Args:
        borders: offsets at which words begin or end; a phrase of one syllable must begin and end at one, or where
            another phrase ends or begins (the segmenter takes `đơn nhận` for one word).
    """
    any_phrase, _ = _compiled(frame.name)
    found: list[Label] = []
    position = start
    for place, phrases in _openers(frame.name).among(text, start, end):
        if place < position:
            continue
        follows = bool(found) and not text[position:place].strip()
        best = _longest(text, place, end, phrases, borders, any_phrase, follows=follows)
        if best is not None:
            length, phrase = best
            position = place + length
            found.append(Label(place, position, frame.name, phrase.says, phrase.role, phrase.weak))
    return found


def unit_at(text: str, frame: Frame, position: int, end: int, borders: Container[int] = ANYWHERE) -> Unit | None:
    """Return the unit noun of a frame that stands at `position` (after white space), if any."""
    while position < end and text[position] in " \n":
        position += 1
    units = _beginning(frame.name, text[position : position + LETTERS].lower(), units=True)
    best = _longest(text, position, end, units, borders, _compiled(frame.name)[0], follows=True)
    if best is None:
        return None
    length, phrase = best
    stop = position + length
    return Unit(position, stop, frame.name, phrase.says, frame.foreign.match(text, stop, end) is not None)


@cache
def is_phrase(syllable: str) -> bool:
    """Tell whether a syllable by itself is a label or unit phrase of some frame."""
    return any(pattern.fullmatch(syllable) for name in frames() for pattern, _ in _compiled(name)[1])


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


def spoken_of(text: str, names: Mapping[str, bool]) -> set[str]:
    """Return which of some frames have a topic word in a text, or a unit noun where that is enough.

    Args:
        names: of the frames, and whether a unit noun is enough.
    """
    found: set[str] = set()
    for place, spoken in _speakers().among(text, 0, len(text)):
        for name, pattern, unit in spoken:
            if name not in found and names.get(name, False) >= unit and name in names and pattern.match(text, place):
                found.add(name)
    return found


@cache
def _speakers() -> Openers[tuple[tuple[str, re.Pattern[str], bool], ...]]:
    """Return the frames whose topic words, or (`True`) unit nouns, can begin with some letters, and a pattern of these."""
    rows = [(name, frame.topic.pattern.removeprefix(r"\b"), False) for name, frame in frames().items()]
    rows += [(name, unit.pattern + r"(?!\w)", True) for name, frame in frames().items() for unit in frame.units]
    known = [(name, re.compile(form, re.IGNORECASE), unit, tuple(map(str.lower, openings(form)))) for name, form, unit in rows]
    return Openers(lambda letters: tuple(row[:3] for row in known if letters.lower().startswith(row[3])))


def _longest(  # noqa: PLR0913 - what is searched, and what it is held against
    text: str,
    start: int,
    end: int,
    phrases: tuple[tuple[re.Pattern[str], Phrase], ...],
    borders: Container[int],
    any_phrase: re.Pattern[str],
    *,
    follows: bool,
) -> tuple[int, Phrase] | None:
    best: tuple[int, Phrase] | None = None
    inside = start not in borders and not follows
    for pattern, phrase in phrases:
        match = pattern.match(text, start, end)
        length = len(match[0].rstrip()) if match else 0
        if not length or (best is not None and length <= best[0]):
            continue
        stop = start + length
        alone = " " not in text[start:stop].strip()
        if not alone or (not inside and (stop in borders or any_phrase.match(text, stop + 1, end))):
            best = (length, phrase)
    return best


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
def _openers(name: str) -> Openers[tuple[tuple[re.Pattern[str], Phrase], ...]]:
    return Openers(lambda letters: _beginning(name, letters.lower()))


def _each(phrases: tuple[Phrase, ...]) -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    return tuple((re.compile(rf"(?=\w)(?:{phrase.pattern})(?!\w)", re.IGNORECASE), phrase) for phrase in phrases)
