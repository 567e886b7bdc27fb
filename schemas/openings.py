"""A quick look before a long list of forms: most places of a text can begin none of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["LETTERS", "Led", "Openers", "any_form", "first_letter", "openings", "quick_look"]

T = TypeVar("T")

LETTERS = 3
"""How much of a form a quick look takes."""

_PLACE = itemgetter(0)
_BEYOND = 0x10000
_MANY = 200  # words, from which on each beginning is looked up only once
_LITERAL = re.compile(r"(?:\\[^\w]|[^\W_]|[^\w\\[\](){}.*+?|^$])*")


def quick_look(forms: Iterable[str], *, fold: bool = False) -> str:
    """Return a lookahead for the first letters of the forms.

    Args:
        forms: regular expressions as `openings` takes them.
        fold: whether the forms stand in any case.
    """
    found = {opening.lower() if fold else opening for form in forms for opening in openings(form)}
    return f"(?-i:(?={_tree(found, fold=fold)}))"


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


def first_letter(forms: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of the first letter of each word, in any case, with which a text of one of the forms begins.

    It tells where forms begin, not where they end.  A search for one of a few letters passes over all others at several times
    the speed of a search that begins with a condition; the letter once found, the forms are held against the text from there.

    Args:
        forms: regular expressions as `openings` takes them.
    """
    known = list(forms)
    letters = {opening[:1] for form in known for opening in openings(form)}
    one = r"\w" if "" in letters else _letters("".join(sorted(set(map(str.lower, letters)))), fold=True)
    return re.compile(rf"{one}(?<!\w.)(?<=(?={quick_look(known, fold=True)}(?i:{'|'.join(known)})).)")


def any_form(forms: Sequence[str], *, fold: bool = False) -> str:
    """Return an alternation of forms with a quick look before it; the first that fits counts, as in any alternation.

    The forms stand in groups by their first letter, so that only those of one letter are tried.

    Args:
        forms: regular expressions as `openings` takes them, none of which begins with anything.
        fold: whether they stand in any case.
    """
    groups: dict[str, list[str]] = {}
    for form in forms:
        for letter in dict.fromkeys(opening[0].lower() if fold else opening[0] for opening in openings(form)):
            groups.setdefault(letter, []).append(form)
    flag = "i" if fold else ""
    ways = [f"(?={_letters(letter, fold=fold)})(?{flag}:{'|'.join(group)})" for letter, group in groups.items()]
    return f"{quick_look(forms, fold=fold)}(?:{'|'.join(ways)})"


def _tree(words: set[str], *, fold: bool) -> str:
    """Return a pattern of words, in which each letter leads on to those that can follow it."""
    if "" in words:
        return ""
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[0], set()).add(word[1:])
    last = "".join(sorted(letter for letter, after in tails.items() if "" in after))
    ways = [_letters(last, fold=fold)] if last else []
    ways += (_letters(letter, fold=fold) + _tree(after, fold=fold) for letter, after in sorted(tails.items()) if "" not in after)
    return f"(?:{'|'.join(ways)})"


def openings(form: str) -> Iterator[str]:
    """Yield the first letters (`LETTERS`), or what is certain of them, of each text that a regular expression can match.

    Args:
        form: letters, marks, groups `(?:a|b)` that may be left out, and white space, which is
            passed over before the first letter.
    """
    form = re.sub(r"^(?:\\s[*+])+", "", form)
    if not form.startswith("(?:"):
        literal = _LITERAL.match(form)
        yield literal[0].replace("\\", "")[:LETTERS] if literal else ""
        return
    branches, rest = _group(form)
    if rest.startswith("?"):
        rest = rest[1:]
        yield from openings(rest)
    for branch in branches:
        yield from openings(branch + rest)


def _group(form: str) -> tuple[list[str], str]:
    """Return the alternatives of the group that a form begins with, and what follows it."""
    branches, depth = [""], 0
    pieces = re.findall(r"\\.|\(\?:|.", form, re.DOTALL)
    for index, piece in enumerate(pieces):
        depth += piece.startswith("(") - (piece == ")")
        if not depth:
            return branches, "".join(pieces[index + 1 :])
        if piece == "|" and depth == 1:
            branches.append("")
        elif index:
            branches[-1] += piece
    raise ValueError(form)


def _letters(letters: str, *, fold: bool) -> str:
    both = letters + letters.upper() if fold else letters
    return "[" + "".join(map(re.escape, both)) + "]"
