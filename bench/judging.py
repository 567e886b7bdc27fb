"""What of a document's statements is right, false or missed against its annotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bench.matching import match
from bench.names import same_name
from bench.statements import Figure, Statements

__all__ = ["Fact", "Part", "Verdict", "judge"]

Verdict = Literal["right", "false", "missed", "open"]
Part = Literal["header", "period", "citation", "measurement", "measurement_period", "measurement_scope", "number"]

_NAMES = frozenset({"title", "place", "signer", "signer_position", "issuer"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement with its verdict; `open` for what annotations need not cover.

    Attributes:
        field: of the header.
        text: what is stated, as it is printed.
    """

    part: Part
    verdict: Verdict
    text: str
    field: str = ""


def judge(gold: Statements, found: Statements) -> tuple[Fact, ...]:
    """Return every fact of a document with its verdict."""
    return (*_header(gold, found), *_period(gold, found), *_citations(gold, found), *_figures(gold, found), *_numbers(found))


def _header(gold: Statements, found: Statements) -> Iterator[Fact]:
    for field, wanted in gold.header.items():
        stated = found.header.get(field)
        if _same(field, wanted, stated):
            yield Fact("header", "right", f"{field}={wanted}", field)
            continue
        yield Fact("header", "missed", f"{field}={wanted}", field)
        if stated:
            yield Fact("header", "false", f"{field}={stated}", field)


def _same(field: str, wanted: str | None, stated: str | None) -> bool:
    if wanted is None:
        return not stated
    if field in _NAMES:
        return bool(stated) and same_name(wanted, stated)
    if field == "number":
        return stated is not None and wanted.lstrip("0") == stated.lstrip("0")
    if field == "symbol":
        return re.sub(r"[\s–]", "", stated or "").strip("/") == re.sub(r"\s", "", wanted).strip("/")
    return wanted == stated


def _period(gold: Statements, found: Statements) -> Iterator[Fact]:
    if gold.period is not None:
        verdict: Verdict = "right" if gold.period == found.period else "missed"
        yield Fact("period", verdict, "/".join(gold.period))
        if found.period is not None and verdict == "missed":
            yield Fact("period", "false", "/".join(found.period))


def _citations(gold: Statements, found: Statements) -> Iterator[Fact]:
    if gold.citations is None:
        return
    stated = found.citations or frozenset()
    for key in sorted(gold.citations | stated, key=str):
        verdict: Verdict = "missed" if key not in stated else "right" if key in gold.citations else "false"
        yield Fact("citation", verdict, " ".join(filter(None, key)))


def _figures(gold: Statements, found: Statements) -> Iterator[Fact]:
    if gold.figures is None:
        return
    matched = match(gold.figures, found.figures or ())
    for wanted, item in matched.pairs:
        yield Fact("measurement", "right", _value(wanted))
        yield from _days(wanted, item)
        yield from _scope(wanted, item)
    yield from (Fact("measurement", "missed", _value(item)) for item in matched.missed)
    yield from (Fact("measurement", "false", f"{_value(item)} ({item.scope})") for item in matched.false)
    yield from (Fact("measurement", "open", f"{_value(item)} {item.nature}") for item in matched.open)


def _days(wanted: Figure, item: Figure) -> Iterator[Fact]:
    if wanted.period is not None:
        right = wanted.period == item.period
        yield Fact("measurement_period", "right" if right else "missed", f"{_value(wanted)} {'/'.join(wanted.period)}")


def _scope(wanted: Figure, item: Figure) -> Iterator[Fact]:
    if wanted.scope:
        right = same_name(wanted.scope, item.scope)
        yield Fact("measurement_scope", "right" if right else "missed", f"{_value(wanted)} {wanted.scope}")


def _value(item: Figure) -> str:
    return f"{item.indicator}={item.value:.10g}"


def _numbers(found: Statements) -> Iterator[Fact]:
    yield from (Fact("number", "false", f"unexplained {text}") for text in found.unexplained)
    yield from [Fact("number", "right", "explained")] * (found.numbers - len(found.unexplained))
