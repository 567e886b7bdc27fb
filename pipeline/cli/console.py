"""What commands write on the terminal: tables, messages, and text from files made harmless."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.layout import fixed_widths, records

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

__all__ = ["complain", "console", "harmless", "heading", "shown", "table", "terminal_width"]

PIPED_WIDTH = 100_000
"""Columns of a text that no terminal shows: nothing is cut off or folded."""

Number = int | float | Decimal

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """Return text with control characters written out: a file name cannot steer the terminal."""
    return _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def complain(message: str) -> None:
    """Write one line on standard error."""
    click.echo(harmless(message), err=True)


def console(*, stderr: bool = False) -> Console:
    """Return a console: colours on a terminal alone and never under NO_COLOR; unlimited width in a pipe."""
    from rich.console import Console  # noqa: PLC0415

    stream = sys.stderr if stderr else sys.stdout
    terminal = stream.isatty()
    return Console(
        file=stream,
        color_system="auto" if terminal and not os.environ.get("NO_COLOR") else None,
        force_terminal=terminal,
        width=None if terminal else PIPED_WIDTH,
        markup=False,
        highlight=False,
        emoji=False,
    )


def terminal_width() -> int | None:
    """Return the columns of the terminal that shows standard output, `None` when none does."""
    out = console()
    return out.width if out.is_terminal else None


def heading(text: str) -> None:
    """Write a heading on standard output."""
    click.echo()
    click.echo(click.style(harmless(text), bold=True))


def shown(value: object) -> str:
    """Return a value as Vietnamese text writes it: `4.098`, `70,2`, `13/04/2026`; nothing for `None`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if type(value) is date:
        return f"{value:%d/%m/%Y}"
    if not isinstance(value, Number):
        return str(value)
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str = "Không có dòng nào.") -> None:
    """Write a table on standard output; numbers to the right, written the Vietnamese way, years (`issued_year`) as they are.

    On a terminal too narrow for it, every row becomes a few lines: a column's name and its value.

    Args:
        columns: the heads, Vietnamese for analysts.
        rows: as many values as there are columns; `None` is an empty cell.
        empty: what is written when there are no rows.
    """
    given = [tuple(row) for row in rows]
    years = [re.search(r"(?:^|_)year$", name) is not None for name in columns]
    lines = [
        tuple(harmless(str(value) if year and value else shown(value)) for year, value in zip(years, row, strict=True))
        for row in given
    ]
    if not lines:
        click.echo(empty)
        return
    out = console()
    heads = [harmless(name) for name in columns]
    numeric = [all(isinstance(row[index], Number | None) for row in given) for index in range(len(heads))]
    fixed = fixed_widths(heads, lines, out.width)
    if fixed is None:
        click.echo("\n\n".join(records(heads, lines, out.width)))
    else:
        out.print(_ruled(heads, lines, numeric, fixed, terminal=out.is_terminal))


def _ruled(
    heads: Sequence[str], lines: Sequence[Sequence[str]], numeric: Sequence[bool], fixed: Sequence[int | None], *, terminal: bool
) -> Table:
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    look: dict[str, Any] = {"box": box.SIMPLE_HEAD, "padding": (0, 1, 0, 0)} if terminal else {"box": box.ASCII2}
    result = Table(header_style="bold", show_edge=False, pad_edge=False, **look)
    for name, number, width in zip(heads, numeric, fixed, strict=True):
        result.add_column(name, justify="right" if number else "left", overflow="fold", width=width)
    for line in lines:
        result.add_row(*line)
    return result
