"""The words of a text that can begin something, looked up by their first letters instead of searched for letter by letter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress, repeat
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

    def _in(self, words: _Few | _Many) -> list[tuple[int, T]]:
        """Return what the words of a whole text can begin; a report is asked about part by part."""
        known = list(map(self.__getitem__, words.letters))
        places, which = words.those(known)
        return list(zip(places, map(known.__getitem__, which), strict=True))


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
        self._begins = Openers(lambda letters: look.match(letters) is not None)
        self._last: tuple[str, list[int]] = "", []

    def matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield every match in `text[start:end]`; they may overlap."""
        return filter(None, map(self.pattern.match, repeat(text), self._places(text, start, end), repeat(end)))

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield what `pattern.finditer` does."""
        for place in self._places(text, start, end):
            if place >= start and (match := self.pattern.match(text, place, end)):
                yield match
                start = match.end()

    def _places(self, text: str, start: int, end: int) -> list[int]:
        """Return where in `text[start:end]` a match can begin."""
        asked, found = self._last
        if asked != text:
            words = _words(text)
            found, _ = words.those(list(map(self._begins.__getitem__, words.letters)))
            self._last = text, found  # at once: another thread may ask about another text
        return found[bisect_left(found, start) : bisect_left(found, end)]


class _Few(NamedTuple):
    """Where a letter or digit follows something else in a short text, and the first letters from there."""

    places: list[int]
    letters: list[str]

    def those(self, asked: Sequence[object]) -> tuple[list[int], list[int]]:
        """Return the places for whose letters something true is given, and which letters these are."""
        return list(compress(self.places, asked)), list(compress(range(len(asked)), asked))


class _Many(NamedTuple):
    """The same of a long text.

    Attributes:
        letters: each once.
        which: which of `letters` stand at each place.
    """

    places: npt.NDArray[Any]
    letters: list[str]
    which: npt.NDArray[Any]

    def those(self, asked: Sequence[object]) -> tuple[list[int], list[int]]:
        """Return what `_Few.those` does."""
        import numpy as np  # noqa: PLC0415 - the command line answers without it

        begin = np.flatnonzero(np.fromiter(map(bool, asked), bool, len(asked))[self.which])
        return self.places[begin].tolist(), self.which[begin].tolist()


@lru_cache(maxsize=32)
def _words(text: str) -> _Few | _Many:
    import numpy as np  # noqa: PLC0415 - the command line answers without it

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    inside = _alphanumeric()[np.minimum(codes, _BEYOND)]
    for place in np.flatnonzero(codes >= _BEYOND).tolist():
        inside[place] = text[place].isalnum()
    inside[1:] &= ~inside[:-1]
    places = np.flatnonzero(inside)
    if len(places) < _MANY:
        few: list[int] = places.tolist()
        return _Few(few, [text[place : place + LETTERS] for place in few])
    padded = np.concatenate((codes, np.zeros(LETTERS, np.uint32))).astype(np.int64)
    keys = sum(padded[places + offset] << (21 * offset) for offset in range(LETTERS))
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    return _Many(places, [text[place : place + LETTERS] for place in places[first].tolist()], which)


@cache
def _alphanumeric() -> Any:
    """Return for each code below `_BEYOND` whether it is a letter or digit; one more entry stands for all others."""
    import numpy as np  # noqa: PLC0415 - the command line answers without it

    return np.array([chr(code).isalnum() for code in range(_BEYOND)] + [False])
