"""Words of laws that are named by name and year (`data/laws.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from schemas.catalog import read_toml

__all__ = ["LawWords", "law_words"]


@dataclass(frozen=True, slots=True)
class LawWords:
    """The lists of `laws.toml`; what each is for stands there."""

    nameless: tuple[str, ...]
    before: tuple[str, ...]
    never: tuple[str, ...]
    parts: tuple[str, ...]
    amending: tuple[str, ...]
    ends: tuple[str, ...]
    passed: tuple[str, ...]
    amended: tuple[str, ...]
    renewed: tuple[str, ...]
    carried: tuple[str, ...]
    told: tuple[str, ...]


@cache
def law_words() -> LawWords:
    """Return the words of `laws.toml`."""
    return LawWords(**{key: tuple(value) for key, value in read_toml("laws.toml").items() if key not in {"examples", "titles"}})
