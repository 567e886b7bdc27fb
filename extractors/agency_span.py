"""An agency where a text names it."""

from __future__ import annotations

from typing import NamedTuple

from schemas.report import ScopeKind

__all__ = ["AgencySpan"]


class AgencySpan(NamedTuple):
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

    def spelt_in(self, text: str) -> AgencySpan:
        """Return the span with the name as a text has it there."""
        return AgencySpan(self.start, self.end, text[self.start : self.end], self.code, self.kind, self.part_of, self.generic)
