"""Words of two syllables (`compounds` of `data/wording.toml`), in which a label word means nothing by itself."""

from __future__ import annotations

import re
from functools import cache

from schemas.catalog import read_toml

__all__ = ["in_compound", "second_syllables"]

_LONGEST = 12  # a syllable and the white space beside it
_BEFORE = re.compile(r"([^\W\d_]+)\s+\Z")
_AFTER = re.compile(r"\s+([^\W\d_]+)")


@cache
def _compounds() -> frozenset[tuple[str, str]]:
    words: list[str] = read_toml("wording.toml")["compounds"]
    return frozenset((first, second) for first, second in map(str.split, words))


@cache
def _syllables() -> frozenset[str]:
    return frozenset(syllable for compound in _compounds() for syllable in compound)


def in_compound(text: str, start: int, end: int) -> bool:
    """Tell whether the syllable `text[start:end]` makes up such a word with the one before or behind it."""
    syllable = text[start:end].lower()
    if syllable not in _syllables():
        return False
    before, after = _BEFORE.search(text, max(0, start - _LONGEST), start), _AFTER.match(text, end)
    return (before is not None and (before[1].lower(), syllable) in _compounds()) or (
        after is not None and (syllable, after[1].lower()) in _compounds()
    )


def second_syllables(first: str) -> list[str]:
    """Return the syllables that make up such a word with one before them."""
    return sorted(second for syllable, second in _compounds() if syllable == first)
