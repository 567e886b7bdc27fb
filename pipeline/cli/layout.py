"""How wide the columns of a table are on a terminal, and what is written where a table has no room."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

__all__ = ["GAP", "fixed_widths", "records"]

GAP = 2
"""Blanks between two columns."""

SHORT = 16
"""A column of short values (a date, a number, a state) is never folded; it is as wide as its longest one."""

LEAST_TEXT = 18
"""Below this width a column of text is a ladder of syllables."""

HEAD_LINES = 2


def fixed_widths(heads: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int | None] | None:
    """Return the widths of the columns that keep theirs, `None` for those that share the rest.

    Args:
        heads: of the columns; they may take two lines.
        rows: cells as they are written.
        room: characters of a line.

    Returns:
        `None` instead of widths when the columns have no room side by side.
    """
    widest = [max((len(row[place]) for row in rows), default=0) for place in range(len(heads))]
    natural = sum(max(len(head), width) + GAP for head, width in zip(heads, widest, strict=True))
    if natural <= room:
        return [None] * len(heads)
    fixed = [max(width, _head_width(head)) if width <= SHORT else None for head, width in zip(heads, widest, strict=True)]
    needed = sum((LEAST_TEXT if width is None else width) + GAP for width in fixed) - GAP
    return fixed if needed <= room else None


def records(heads: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> Iterator[str]:
    """Yield each row as lines of name and value; empty values are left out."""
    margin = max(map(len, heads))
    for row in rows:
        lines = (_value(head, cell, margin, room) for head, cell in zip(heads, row, strict=True) if cell)
        yield "\n".join(lines)


def _value(head: str, cell: str, margin: int, room: int) -> str:
    indent = " " * (margin + GAP)
    return textwrap.fill(cell, max(room, margin + LEAST_TEXT), initial_indent=head.ljust(margin + GAP), subsequent_indent=indent)


def _head_width(head: str) -> int:
    """Return the least width at which a head takes no more than two lines, no word broken."""
    width = max(map(len, head.split()), default=1)
    while len(textwrap.wrap(head, width)) > HEAD_LINES:
        width += 1
    return width
