"""Report text that carries its own annotation: `{1.286|tthc.received_total}` prints `1.286` and states what it is.

The part before the bar is printed. The part after it is a citation (`cite CV 402/SNV-CCHC 2026-03-02 Sở Nội vụ`,
`-` for a part that the text does not give) or an indicator code with options, parted by `;`:

    value=0            what words such as `không phát sinh` say; without it the printed number counts
    unit=, scope=, period=   instead of the catalog's unit and the context's scope and period (`none`: null)
    nature=target      actual (the default), comparison, target, estimate
    kind=prior_value   what a comparison is: prior_value, delta, delta_pct
    field=Hộ tịch      a part of the scope by field
    accept=a b         other codes that are right too
    optional, approximate
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

__all__ = ["CitationMark", "FigureMark", "Inline", "parse", "printed_number"]

MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
OPTIONS = frozenset({"value", "unit", "scope", "period", "nature", "kind", "field", "accept", "optional", "approximate"})


@dataclass(frozen=True, slots=True)
class FigureMark:
    """A figure in the text: its printed words, its indicator, and the options written with it."""

    text: str
    indicator: str
    options: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CitationMark:
    """A reference to another document in the text; `None` for what the text does not give."""

    text: str
    type: str
    number: str | None
    issued_on: date | None
    issuer: str | None


@dataclass(frozen=True, slots=True)
class Inline:
    """A line as it is printed, and what it states, in reading order."""

    text: str
    marks: tuple[FigureMark | CitationMark, ...]


def parse(source: str) -> Inline:
    """Return the printed text of a marked-up line and its marks.

    Raises:
        ValueError: on a brace without its mark, or an unknown option.
    """
    text = MARK.sub(r"\1", source)
    if set(text) & set("{}|"):
        msg = f"a mark is not closed: {source}"
        raise ValueError(msg)
    return Inline(text, tuple(_mark(*match.groups()) for match in MARK.finditer(source)))


def printed_number(text: str) -> float:
    """Return the number that `text` prints: dots part thousands, a comma the decimals.

    Raises:
        ValueError: when it prints no number.
    """
    found = NUMBER.search(text)
    if found is None:
        msg = f"no number in {text!r}"
        raise ValueError(msg)
    return float(found[0].replace(".", "").replace(",", "."))


def _mark(text: str, meaning: str) -> FigureMark | CitationMark:
    if meaning.startswith("cite "):
        kind, number, day, *issuer = meaning.removeprefix("cite ").split(maxsplit=3)
        return CitationMark(
            text, kind, None if number == "-" else number,
            None if day == "-" else date.fromisoformat(day), issuer[0] if issuer else None,
        )  # fmt: skip
    code, *rest = (part.strip() for part in meaning.split(";"))
    options = dict(_option(part) for part in rest)
    return FigureMark(text, code, options)


def _option(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    if name not in OPTIONS:
        msg = f"unknown option {name!r}"
        raise ValueError(msg)
    return name, value
