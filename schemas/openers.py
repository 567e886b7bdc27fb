"""The words of a text that can begin something, looked up by their first letters instead of searched for letter by letter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from schemas.openings import LETTERS

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["Led", "Openers"]

T = TypeVar("T")

_PLACE = itemgetter(0)
_BEYOND = 0x10000
_MANY = 200  # words, from which on each beginning is looked up only once


class Openers(dict[str, T]):
    """What can begin with the first letters of a word, worked out when they are first met."""

    def __init__(self, make: Callable[[str], T]) -> None:
        """Keep what tells it.

        Args:
            make: from `LETTERS` letters as they stand in the text, fewer at its end; something false when nothing can.
        """
        super().__init__()
        self._make = make
        self._last: tuple[str, list[tuple[int, T]]] = "", []

    def __missing__(self, letters: str) -> T:
        """Work it out."""
        value = self[letters] = self._make(letters)
        return value

    def among(self, text: str, start: int, end: int) -> list[tuple[int, T]]:
        """Return the places of `text[start:end]` at which a word begins that can begin something, with what that is."""
        asked, found = self._last
        if asked != text:
            found = self._in(_words(text))
            self._last = text, found  # at once: another thread may ask about another text
        if start <= 0 and end >= len(text):
            return found
        return found[bisect_left(found, start, key=_PLACE) : bisect_left(found, end, key=_PLACE)]

    def _in(self, words: _Words) -> list[tuple[int, T]]:
        """Return what the words of a whole text can begin; a report is asked about part by part."""
        if len(words.letters) == len(words.places):
            return [
                (place, found) for place, letters in zip(words.places, words.letters, strict=True) if (found := self[letters])
            ]
        import numpy as np  # noqa: PLC0415 - the command line answers without it

        known = [self[letters] for letters in words.letters]
        begin = np.flatnonzero(np.array(list(map(bool, known)))[words.which])
        which = words.which[begin].tolist()
        return list(zip(map(words.places.__getitem__, begin.tolist()), map(known.__getitem__, which), strict=True))


class Led:
    """A pattern that is held against a text only where a word begins with letters that it can begin with.

    A search from letter to letter costs ten times as much: a pattern of many forms has to be tried at each of them.
    """

    def __init__(self, pattern: re.Pattern[str], *looks: str) -> None:
        """Keep the pattern.

        Args:
            pattern: whose matches begin where a letter or digit follows something else, and are not empty.
            looks: regular expressions of no more than `LETTERS` letters, one of which each match begins with.
        """
        self.pattern = pattern
        look = re.compile("|".join(looks))
        self._openers = Openers(lambda letters: look.match(letters) is not None)

    def matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield every match in `text[start:end]`; they may overlap."""
        for place, _ in self._openers.among(text, start, end):
            if match := self.pattern.match(text, place, end):
                yield match

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield what `pattern.finditer` does."""
        for place, _ in self._openers.among(text, start, end):
            if place >= start and (match := self.pattern.match(text, place, end)):
                yield match
                start = match.end()


class _Words(NamedTuple):
    """Where a letter or digit follows something else in a text, and the first letters from there.

    Attributes:
        letters: each once.
        which: which of `letters` stand at each place.
    """

    places: list[int]
    letters: list[str]
    which: npt.NDArray[Any]


@lru_cache(maxsize=32)
def _words(text: str) -> _Words:
    import numpy as np  # noqa: PLC0415 - the command line answers without it

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    inside = _alphanumeric()[np.minimum(codes, _BEYOND)]
    for place in np.flatnonzero(codes >= _BEYOND).tolist():
        inside[place] = text[place].isalnum()
    inside[1:] &= ~inside[:-1]
    places = np.flatnonzero(inside)
    found: list[int] = places.tolist()
    if len(found) < _MANY:
        return _Words(found, [text[place : place + LETTERS] for place in found], np.arange(len(found)))
    padded = np.concatenate((codes, np.zeros(LETTERS, np.uint32))).astype(np.int64)
    keys = sum(padded[places + offset] << (21 * offset) for offset in range(LETTERS))
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    return _Words(found, [text[place : place + LETTERS] for place in places[first].tolist()], which)


@cache
def _alphanumeric() -> Any:
    """Return for each code below `_BEYOND` whether it is a letter or digit; one more entry stands for all others."""
    import numpy as np  # noqa: PLC0415 - the command line answers without it

    return np.array([chr(code).isalnum() for code in range(_BEYOND)] + [False])
