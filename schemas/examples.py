"""Passages with the figures that must be read from them, from `data/examples.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from schemas.catalog import CatalogError, indicator, read_toml
from schemas.report import Nature

__all__ = ["Example", "Figure", "examples"]

_KEYS = frozenset({"shows", "text", "heading", "figures", "none", "open"})


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A figure of a passage; `part` is the breakdown that it belongs to, empty for the figure itself."""

    indicator: str
    value: float
    nature: str = "actual"
    part: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A passage as it stands in a report.

    Attributes:
        shows: what it is an example of.
        text: paragraphs and list items, one on a line.
        heading: what stands above it.
        figures: all that must be read from it; none for a passage that only looks like figures.
        open: what is read instead, for a passage that is not read rightly yet.
    """

    shows: str
    text: str
    figures: frozenset[Figure]
    heading: str | None = None
    open: str | None = None


@cache
def examples() -> tuple[Example, ...]:
    """Return the examples in the order of the file.

    Raises:
        CatalogError: on an unknown key, indicator or nature, a passage met twice, or one that tells neither its
            figures nor that it has none.
    """
    found: dict[tuple[str | None, str], Example] = {}
    for row in read_toml("examples.toml")["example"]:
        example = _example(row)
        if (example.heading, example.text) in found:
            raise _error(example, "comes twice")
        found[example.heading, example.text] = example
    return tuple(found.values())


def _example(row: dict[str, Any]) -> Example:
    figures = [Figure(code, float(value), *rest) for code, value, *rest in row.get("figures", ())]
    example = Example(row["shows"], row["text"].strip(), frozenset(figures), row.get("heading"), row.get("open"))
    if unknown := row.keys() - _KEYS:
        raise _error(example, f"has the unknown key {min(unknown)}")
    if bool(figures) == row.get("none", False):
        raise _error(example, "must have either figures or none = true")
    for figure in figures:
        if figure.nature not in get_args(Nature):
            raise _error(example, f"has the unknown nature {figure.nature}")
        try:
            indicator(figure.indicator)
        except KeyError:
            raise _error(example, f"names the unknown indicator {figure.indicator}") from None
    return example


def _error(example: Example, what: str) -> CatalogError:
    return CatalogError(f"examples.toml: {example.text[:60]!r} {what}")
