"""Keys by content: the same fact read from the same bytes has the same key, whenever and wherever it is loaded."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable

__all__ = ["LENGTH", "content_key", "distinct_keys", "report_key"]

LENGTH = 32
"""Hexadecimal digits of a key: 128 bits, so that nobody can make two files meet in one key."""


def report_key(sha256: str) -> str:
    """Return the key of the report with these bytes."""
    return sha256[:LENGTH]


def content_key(*parts: object) -> str:
    """Return the key of a fact; `None` and the empty string are different parts."""
    text = "\x1f".join(["\x00" if part is None else str(part) for part in parts])
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:LENGTH]


def distinct_keys(rows: Iterable[tuple[str, tuple[object, ...]]]) -> list[tuple[str, tuple[object, ...]]]:
    """Return (key, content) without repetitions; other contents under one key get keys of their own.

    The order of the rows does not matter: contents under one key are numbered in the order of their text.
    """
    groups: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for key, content in rows:
        groups[key].append(content)
    return [
        (key if number == 0 else content_key(key, number), content)
        for key, contents in groups.items()
        for number, content in enumerate(_distinct(contents))
    ]


def _distinct(contents: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    if len(contents) == 1:
        return contents
    by_text = {repr(content): content for content in reversed(contents)}
    return [content for _, content in sorted(by_text.items())]
