"""The circulars that prescribe official forms, and the days on which reports follow them (`data/forms/`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from schemas.catalog import CatalogError, form_files

__all__ = ["Circular", "circulars"]

_ATTESTED = 0.95


@dataclass(frozen=True, slots=True)
class Circular:
    """A circular that prescribes forms, and the first and last day on which reports follow it; `None` is open.

    Attributes:
        mark: what every code of its forms ends with in print.
        attested: how well the columns of its forms are known: 1 for a circular that was read itself, less for copies of forms.
    """

    code: str
    since: date
    until: date | None
    mark: str
    attested: float = 1.0

    @property
    def doubtful(self) -> bool:
        """Tell whether a table must bear the columns of its forms out."""
        return self.attested < _ATTESTED

    def in_force(self, day: date) -> bool:
        """Tell whether reports follow it on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def overlaps(self, other: Circular) -> bool:
        """Tell whether reports follow it and another one on one day."""
        return (self.until is None or other.since <= self.until) and (other.until is None or self.since <= other.until)


@cache
def circulars() -> dict[str, Circular]:
    """Return the circulars by their code.

    Raises:
        CatalogError: on a code met twice, or a circular that ends before it begins.
    """
    found: dict[str, Circular] = {}
    for name, data in form_files().items():
        row = data["circular"]
        entry = Circular(row["code"], row["since"], row.get("until"), row.get("mark", ""), row.get("attested", 1.0))
        if entry.code in found:
            msg = f"forms/{name}: {entry.code} comes twice"
            raise CatalogError(msg)
        if entry.until is not None and entry.until < entry.since:
            msg = f"forms/{name}: {entry.code} ends before it begins"
            raise CatalogError(msg)
        found[entry.code] = entry
    return found
