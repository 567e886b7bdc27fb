"""How shares are recomputed from their counts (`schemas/data/rates.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from schemas.catalog import RATE, CatalogError, indicators, read_toml

__all__ = ["Rate", "rates"]


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with a known whole.

    Attributes:
        parts: counts that add up to the numerator, for reports that state the parts alone.
        formula: as analysts read it.
    """

    code: str
    name: str
    numerator: str
    parts: tuple[str, ...]
    base: str
    formula: str


@cache
def rates() -> tuple[Rate, ...]:
    """Return the shares that can be recomputed, in the order of the file.

    Raises:
        CatalogError: when the file names an unknown indicator.
    """
    known = indicators()
    result = []
    for row in read_toml("rates.toml")["rate"]:
        for code in row["shares_of"]:
            if code not in known or row["base"] not in known:
                msg = f"rates.toml: {code} or {row['base']} is no indicator"
                raise CatalogError(msg)
            count, base = known[code], known[row["base"]]
            parts = count.parts[0] if count.parts else ()
            result.append(Rate(code + RATE, f"Tỷ lệ: {count.name}", code, parts, base.code, f"100 × {count.name} / {base.name}"))
    return tuple(result)
