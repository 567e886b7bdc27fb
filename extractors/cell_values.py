"""What stands in a cell: a figure, or one of the signs that stand for none, for not filled in, for not applicable."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extractors.labels import unit_nouns
from extractors.numbers import parse_number
from schemas.document import Cell, Document
from schemas.wording import any_of

__all__ = ["CellState", "Value", "cell_parts", "cell_value", "state_of"]

CellState = Literal["figure", "zero", "blank", "unfilled", "inapplicable", "text"]
"""`zero` is a dash or `không`: a stated zero only where the form says so; blank is missing (DOMAIN T5)."""

_NUMBER = re.compile(
    r"(?P<sign>[+\-–−])?\s?(?P<value>(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?)\s*(?:(?P<percent>%)|(?P<tail>.*))?$", re.DOTALL
)
_PARTS = re.compile(r"(?P<part>\d{1,3}(?:\.\d{3})+|\d+)\s?/\s?(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:\s+(?P<tail>\D+))?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ZERO = re.compile(rf"(?:{any_of('cell_zero')})$", re.IGNORECASE)
_UNFILLED = re.compile(rf"(?:{any_of('cell_unfilled')}|[.…\s]+)$")
_INAPPLICABLE = re.compile(rf"(?:{any_of('cell_inapplicable')})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """A figure in a cell and the span of its digits in the document's text.

    Attributes:
        signed: a plus or minus is printed; `number` has it.
    """

    number: float
    percent: bool
    start: int
    end: int
    signed: bool = False


def state_of(text: str) -> CellState:
    """Return what a cell's text is."""
    stripped = text.strip()
    if not stripped:
        return "blank"
    for state, pattern in (("zero", _ZERO), ("unfilled", _UNFILLED), ("inapplicable", _INAPPLICABLE)):
        if pattern.match(stripped):
            return state  # type: ignore[return-value] # the tuple above holds states alone
    return "figure" if _figure(stripped) else "text"


def cell_value(document: Document, cell: Cell | None, *, dashes: bool = False) -> Value | None:
    """Return the figure that a cell holds, `None` for text, blanks, and signs that stand for no figure.

    Args:
        dashes: a dash and `không` are zeros, as in the official forms.
    """
    if cell is None:
        return None
    text = document.content(cell)
    stripped = text.strip()
    start = cell.start + len(text) - len(text.lstrip())
    if dashes and _ZERO.match(stripped):
        return Value(0, percent=False, start=start, end=start + len(stripped))
    match = _figure(stripped)
    if match is None:
        return None
    digits = match["value"]
    sign = -1 if match["sign"] and match["sign"] != "+" else 1
    end = match.end("percent") if match["percent"] else match.end("value")
    number = sign * parse_number(digits)
    return Value(number, match["percent"] is not None, start + match.start(), start + end, signed=match["sign"] is not None)


def cell_parts(document: Document, cell: Cell | None) -> tuple[Value, Value] | None:
    """Return both figures of a cell that holds a part and its whole (`6/7`), `None` for anything else.

    A month and its year are none (`5/2026`); a day and its month look the same, which only the head can tell.
    """
    if cell is None:
        return None
    text = document.content(cell)
    start = cell.start + len(text) - len(text.lstrip())
    match = _PARTS.match(text.strip())
    if match is None or _YEAR.match(match["whole"]) or (match["tail"] and not unit_nouns().fullmatch(f" {match['tail']}")):
        return None
    part, whole = (
        Value(parse_number(match[name]), percent=False, start=start + match.start(name), end=start + match.end(name))
        for name in ("part", "whole")
    )
    return (part, whole) if part.number <= whole.number else None


def _figure(text: str) -> re.Match[str] | None:
    """Return the match of a figure; behind it nothing may stand but a noun that is counted (`12 hồ sơ`)."""
    match = _NUMBER.match(text)
    if match is None or not match["tail"]:
        return match
    noun = unit_nouns().match(f" {match['tail']}")
    return match if noun is not None and noun.end() == len(match["tail"]) + 1 else None
