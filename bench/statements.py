"""What a document states, from its annotation or from what `tonghop extract` printed, in the one form that scoring compares.

Read leniently: the printed JSON may come from another version of the program.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["HEADER", "Days", "Figure", "Statements", "from_annotation", "from_extract"]

HEADER = (
    "type", "number", "symbol", "issuer", "issued_on", "issued_year", "issued_month", "issued_day", "place", "title", "signer",
    "signer_position",
)  # fmt: skip

Days = tuple[str, str]
Citation = tuple[str, str, str | None]
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measurement.

    Attributes:
        scope: name of whose figure it is.
        accept: further indicators that an annotation takes for right.
        optional: an annotation's figure that is no loss when it is missing.
        confidence: of an extracted figure.
    """

    indicator: str
    value: float
    nature: str = "actual"
    scope: str | None = None
    period: Days | None = None
    accept: tuple[str, ...] = ()
    optional: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Statements:
    """What one document states.

    Attributes:
        header: the fields of `HEADER` that are known; an annotation that says nothing of a field leaves it out.
        citations, figures: `None` in an annotation that says nothing of them.
        numbers: how many numbers the ledger counted.
        unexplained: those of them that nothing explains.
    """

    header: Mapping[str, str | None]
    period: Days | None = None
    citations: frozenset[Citation] | None = None
    figures: tuple[Figure, ...] | None = None
    numbers: int = 0
    unexplained: tuple[str, ...] = ()


def from_annotation(gold: Json) -> Statements:
    """Return what an annotation says."""
    header = gold.get("header") or {}
    return Statements(
        header={field: _text(header[field]) for field in HEADER if field in header},
        period=_days(gold.get("period")),
        citations=_citations(gold) if "citations" in gold else None,
        figures=tuple(_figure(item) for item in gold["measurements"]) if "measurements" in gold else None,
    )


def from_extract(printed: Json) -> Statements:
    """Return what `tonghop extract` printed of a document."""
    header = dict(printed.get("header") or {})
    signer = header.pop("signer", None) or {}
    header |= {"signer": signer.get("name"), "signer_position": signer.get("position"), "issuer": _name(header.get("issuer"))}
    numbers = printed.get("numbers") or {}
    return Statements(
        header={field: _text(header.get(field)) for field in HEADER},
        period=_days(printed.get("period")),
        citations=_citations(printed),
        figures=tuple(_figure(item) for item in printed.get("measurements", ()) if item.get("value") is not None),
        numbers=numbers.get("total", 0),
        unexplained=tuple(item["text"] for item in numbers.get("unexplained", ())),
    )


def _figure(item: Json) -> Figure:
    return Figure(
        indicator=item["indicator"],
        value=float(item["value"]),
        nature=item.get("nature") or "actual",
        scope=_name(item.get("scope")),
        period=_days(item.get("period")),
        accept=tuple(item.get("accept", ())),
        optional=bool(item.get("optional")),
        confidence=item.get("confidence"),
    )


def _citations(stated: Json) -> frozenset[Citation]:
    return frozenset(_citation(item) for item in stated.get("citations", ()))


def _citation(item: Json) -> Citation:
    """Return type, number and day; spaces, dashes and leading zeros of a number make no difference."""
    number = re.sub(r"\s+", "", item.get("number") or "").replace("–", "-").upper()
    return str(item.get("type") or "").upper(), re.sub(r"^0+(?=\d)", "", number), item.get("issued_on")


def _days(period: Json | None) -> Days | None:
    return (period["start"], period["end"]) if period else None


def _name(named: Json | str | None) -> str | None:
    return named.get("name") if isinstance(named, Mapping) else named


def _text(value: object) -> str | None:
    return None if value is None else str(value)
