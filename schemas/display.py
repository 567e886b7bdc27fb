"""The Vietnamese words that people see for what the program names in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from schemas.catalog import RATE, indicators, read_toml

__all__ = ["NumberGroup", "indicator_name", "number_groups", "words"]


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """Kinds of numbers that are shown alike."""

    name: str
    kinds: tuple[str, ...]


@cache
def words(section: str) -> Mapping[str, str]:
    """Return a section of `display.toml`: English names with their Vietnamese words."""
    found: dict[str, str] = _display()[section]
    return found


@cache
def number_groups() -> Mapping[str, NumberGroup]:
    """Return the groups of numbers that are no figures, by their name."""
    return {key: NumberGroup(row["name"], tuple(row["kinds"])) for key, row in _display()["groups"].items()}


def indicator_name(code: str) -> str:
    """Return the name of an indicator or of its share; the code itself for one that the catalog does not have."""
    entry = indicators().get(code.removesuffix(RATE))
    if entry is None:
        return code
    return f"Tỷ lệ: {entry.name}" if code.endswith(RATE) else entry.name


@cache
def _display() -> dict[str, Any]:
    return read_toml("display.toml")
