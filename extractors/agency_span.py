"""An agency where a text names it."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.report import ScopeKind

__all__ = ["AgencySpan"]


@dataclass(frozen=True, slots=True)
class AgencySpan:
    """An agency, part, office holder or group that stands at `[start, end)`.

    Attributes:
        name: as the text has it.
        code: of the catalog; `None` for groups, for what it does not hold, for short names that only the
            issuer tells (`UBND xã`), and for names that can mean two.
        kind: as in `schemas.report.Scope`.
        part_of: code of the agency under which a part, one-stop desk or office holder is counted.
        generic: whether only the report's issuer tells which agency is meant.
    """

    start: int
    end: int
    name: str
    code: str | None
    kind: ScopeKind
    part_of: str | None = None
    generic: bool = False

    def moved(self, text: str, by: int) -> AgencySpan:
        """Return the span at another offset, with the name that the text has there."""
        start, end = self.start + by, self.end + by
        return AgencySpan(start, end, text[start:end], self.code, self.kind, self.part_of, self.generic)
