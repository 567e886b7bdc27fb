"""Function words of reports (`data/wording.toml`) as alternations for patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from schemas.catalog import read_toml

__all__ = ["alternatives", "any_of", "group_name", "table_scales", "whole_words"]


def alternatives(words: Iterable[str]) -> str:
    """Return words as the alternatives of a pattern, the longest first, any white space where they have a space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def whole_words(words: Iterable[str]) -> str:
    """Return a pattern of any of some words in any case, with no letter before or behind it.

    It begins with a set of their first letters: a search for these passes over all others several times as fast as it tries
    the alternatives at each of them.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0].lower(), []).append(word[1:])
    ways = "|".join(f"(?<={letter})(?:{alternatives(rest)})" for letter, rest in rests.items())
    return rf"[{''.join(rests)}{''.join(rests).upper()}](?<!\w.)(?i:{ways})(?!\w)"


@cache
def any_of(key: str, source: str = "wording.toml") -> str:
    """Return the words of a list as the alternatives of a pattern.

    Args:
        source: the file under `schemas/data` that holds the list.
    """
    words: list[str] = read_toml(source)[key]
    return alternatives(words)


@cache
def _groups() -> dict[str, str]:
    groups: dict[str, str] = read_toml("wording.toml")["groups"]
    return groups


@cache
def table_scales() -> dict[str, int]:
    """Return the words of a table's units by what they multiply its figures with."""
    scales: dict[str, int] = read_toml("wording.toml")["table_scales"]
    return scales


def group_name(name: str) -> str:
    """Return the usual name of a group of agencies (`cả tỉnh` is `toàn tỉnh`), the name itself when it has no other."""
    return _groups().get(name.lower(), name)
