"""Words that tell what a number is besides a figure of the catalog, from `schemas/data/number_words.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extractors.labels import find_labels
from schemas.catalog import read_toml
from schemas.frames import Frame
from schemas.labels import frames
from schemas.wording import alternatives, any_of, whole_words

__all__ = ["counted_units", "families", "figure_nouns", "marks", "nouns_before", "parts", "speaks_of_catalog"]

_SOURCE = "number_words.toml"


def speaks_of_catalog(words: str, among: Iterable[Frame] | None = None) -> bool:
    """Tell whether some words hold a label of the catalog: a number beside them may be a figure.

    Args:
        among: the frames that are asked about, by labels that speak for themselves; all of them, by any label, unless given.
    """
    chosen = frames().values() if among is None else among
    return any(
        label.role == "label" and (among is None or not label.weak)
        for frame in chosen
        for label in find_labels(words, frame, 0, len(words))
    )


@cache
def counted_units() -> re.Pattern[str]:
    """Return a pattern of the nouns that numbers count (`number_words.toml`), after white space or a slash."""
    return re.compile(rf"\s*(?:/\s*)?(?:{any_of('units', _SOURCE)})(?!\w)", re.IGNORECASE)


@cache
def nouns_before() -> re.Pattern[str]:
    """Return a pattern of such a noun at the end of the words before a number."""
    return re.compile(rf"(?<!\w)(?:{any_of('units', _SOURCE)})\s*:?\s*$", re.IGNORECASE)


@cache
def marks() -> re.Pattern[str]:
    """Return a pattern of the words behind which a number is a name or a place in an order."""
    return re.compile(whole_words(read_toml(_SOURCE)["marks"]) + r"\s*:?\s*$")


@cache
def parts() -> re.Pattern[str]:
    """Return a pattern of the words behind which a number names a part of a document, at the end of the words before it.

    Its group `part` is empty where these words are the end of another one (`một phần 5 vụ`).
    """
    no_part, part = (whole_words(read_toml(_SOURCE)[key]) for key in ("no_parts", "parts"))
    return re.compile(rf"(?:{no_part}|(?P<part>{part}))(?:\s+(?i:số|thứ))?\s*$")


@cache
def families() -> dict[str, list[str]]:
    """Return the nouns of the catalog in small letters, each with the frames that count it."""
    return {noun.lower(): names for noun, names in read_toml(_SOURCE)["figures"].items()}


@cache
def figure_nouns() -> re.Pattern[str]:
    """Return a pattern of the nouns of the catalog, after white space; its group is the noun."""
    return re.compile(rf"\s*({alternatives(families())})(?!\w)", re.IGNORECASE)
