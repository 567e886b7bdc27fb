"""What must hold between the figures of one report, from `data/checks.toml`.

The identities (a total and its parts) stand with the indicators, in `schemas.catalog`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from schemas.catalog import RATE, CatalogError, indicators, read_toml
from schemas.report import Severity

__all__ = ["Balance", "CheckRules", "Example", "FullShare", "Identity", "Order", "ShareFormula", "check_rules"]


@dataclass(frozen=True, slots=True)
class Example:
    """Figures of one subject and period, as pairs of code and value: some that a rule accepts, some that it does not."""

    agrees: tuple[tuple[str, float], ...]
    breaks: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """A total that is the sum of its parts, beside the identities of the catalog."""

    total: str
    parts: tuple[str, ...]
    source: str
    example: Example


@dataclass(frozen=True, slots=True)
class Balance:
    """A total that `parts` make up, together with those of `maybe` that a report counts apart."""

    total: str
    parts: tuple[str, ...]
    maybe: tuple[str, ...]
    source: str
    example: Example


@dataclass(frozen=True, slots=True)
class ShareFormula:
    """How the shares of `codes` are computed: a sum of `of` (or the count itself) in per cent of a sum of `over`.

    Attributes:
        adjacent: only a share that stands directly behind its count is meant.
    """

    codes: tuple[str, ...]
    of: tuple[tuple[str, ...], ...]
    over: tuple[tuple[str, ...], ...]
    adjacent: bool
    source: str
    example: Example


@dataclass(frozen=True, slots=True)
class FullShare:
    """A share of 100 % that any of the counts `late` above zero makes impossible."""

    codes: tuple[str, ...]
    late: tuple[str, ...]
    source: str
    example: Example


@dataclass(frozen=True, slots=True)
class Order:
    """The figure of `less` is not greater than the figure of `more`."""

    less: str
    more: str
    severity: Severity
    source: str
    example: Example


@dataclass(frozen=True, slots=True)
class CheckRules:
    """All rules.

    Attributes:
        totals: names of the row that adds up the others, in lower case.
        unsure: parts whose words do not tell what they are a part of.
        bounded: families whose shares never exceed 100 %.
    """

    totals: frozenset[str]
    bounded: frozenset[str]
    unsure: frozenset[str]
    identities: tuple[Identity, ...]
    balances: tuple[Balance, ...]
    shares: tuple[ShareFormula, ...]
    full: tuple[FullShare, ...]
    orders: tuple[Order, ...]

    def parts(self, total: str) -> tuple[tuple[str, ...], ...]:
        """Return the sums that a total may be, those of the catalog first."""
        return (*indicators()[total].parts, *(rule.parts for rule in self.identities if rule.total == total))

    def formulas(self, code: str) -> Iterator[ShareFormula]:
        """Yield the formulas for the share of an indicator (`code` without `.rate`)."""
        return (formula for formula in self.shares if code in formula.codes)


@cache
def check_rules() -> CheckRules:
    """Return the rules.

    Raises:
        CatalogError: when a rule names an unknown indicator or has no example.
    """
    data = read_toml("checks.toml")
    return CheckRules(
        frozenset(data["totals"]),
        frozenset(data["bounded"]),
        frozenset(_codes(data["unsure"])),
        tuple(Identity(_code(row["total"]), _codes(row["parts"]), row["source"], _example(row)) for row in data["identity"]),
        tuple(
            Balance(_code(row["total"]), _codes(row["parts"]), _codes(row["maybe"]), row["source"], _example(row))
            for row in data["balance"]
        ),
        tuple(_share(row) for row in data["share"]),
        tuple(FullShare(_codes(row["codes"]), _codes(row["late"]), row["source"], _example(row)) for row in data["full"]),
        tuple(
            Order(_code(row["less"]), _code(row["more"]), _severity(row), row["source"], _example(row)) for row in data["order"]
        ),
    )


def _share(row: Mapping[str, Any]) -> ShareFormula:
    return ShareFormula(
        _codes(row["codes"]), tuple(_codes(sum_) for sum_ in row.get("of", ())), tuple(_codes(sum_) for sum_ in row["over"]),
        row.get("adjacent", False), row["source"], _example(row),
    )  # fmt: skip


def _code(code: str) -> str:
    if code.removesuffix(RATE) not in indicators():
        msg = f"checks.toml names the unknown indicator {code}"
        raise CatalogError(msg)
    return code


def _codes(codes: list[str]) -> tuple[str, ...]:
    return tuple(_code(code) for code in codes)


def _severity(row: Mapping[str, Any]) -> Severity:
    known: dict[str, Severity] = {"error": "error", "warning": "warning", "info": "info"}
    if row["severity"] not in known:
        msg = f"checks.toml: {row['less']} has the unknown severity {row['severity']}"
        raise CatalogError(msg)
    return known[row["severity"]]


def _example(row: Mapping[str, Any]) -> Example:
    sides = [tuple((_code(code), float(value)) for code, value in row.get(side, {}).items()) for side in ("agrees", "breaks")]
    if not all(sides):
        msg = f"checks.toml: a rule without an example: {row['source']}"
        raise CatalogError(msg)
    return Example(*sides)
