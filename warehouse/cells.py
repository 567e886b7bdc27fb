"""What goes into cells: numbers as Vietnamese reports print them, and text that no spreadsheet program runs."""

from __future__ import annotations

from datetime import date

__all__ = ["day", "defused", "plain", "printable", "printed"]

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


def defused(text: str | None) -> str:
    """Return a text with an apostrophe before it when a spreadsheet program would take it for a formula.

    Characters that XML cannot hold are left out.
    """
    clean = printable(text)
    return f"'{clean}" if clean.startswith(_ACTIVE) or clean.lstrip().startswith(("=", "+", "-", "@")) else clean


def printable(text: str | None) -> str:
    """Return a text without the characters that XML cannot hold."""
    return "".join(char for char in text or "" if char.isprintable() or char in "\t\n\r")


def printed(value: float | None) -> str:
    """Return a figure as Vietnamese reports print it, `1.512` or `2,5`; nothing for `None`."""
    number = plain(value)
    if number is None:
        return ""
    text = f"{number:,}" if isinstance(number, int) else f"{number:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def plain(value: float | None) -> int | float | None:
    """Return a whole number as `int`, so that it is printed without decimals."""
    return int(value) if value is not None and value.is_integer() and abs(value) < 2**53 else value


def day(value: date | None) -> str:
    """Return a date as `17/03/2026`."""
    return value.strftime("%d/%m/%Y") if value else ""
