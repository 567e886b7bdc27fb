"""Function words of reports (`data/wording.toml`) as alternations for patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from schemas.catalog import read_toml

__all__ = ["alternatives", "any_of", "group_name", "table_scales"]


def alternatives(words: Iterable[str]) -> str:
    """Return words as the alternatives of a pattern, the longest first, any white space where they have a space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


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
