"""How far a signature's time may lie from the date of issue, from `data/signatures.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from schemas.catalog import CatalogError, read_toml

__all__ = ["SigningExample", "SigningRules", "signing_rules"]


@dataclass(frozen=True, slots=True)
class SigningExample:
    """Days from the date of issue to the first and the last signature, and which limit they break."""

    shows: str
    first: int
    last: int
    finding: Literal["before", "after"] | None


@dataclass(frozen=True, slots=True)
class SigningRules:
    """Limits in days: of the last signature before the date of issue, and of the first one after it."""

    before: int
    after: int
    examples: tuple[SigningExample, ...]


@cache
def signing_rules() -> SigningRules:
    """Return the limits.

    Raises:
        CatalogError: when an example has an unknown finding.
    """
    data = read_toml("signatures.toml")
    examples = tuple(SigningExample(row["shows"], row["first"], row["last"], row.get("finding")) for row in data["example"])
    if unknown := next((example for example in examples if example.finding not in {None, "before", "after"}), None):
        msg = f"signatures.toml: {unknown.shows} has the unknown finding {unknown.finding}"
        raise CatalogError(msg)
    return SigningRules(data["before"], data["after"], examples)
