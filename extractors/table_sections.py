"""The sections of a table that hold for the rows below them: `A`, under it `I`, under that `1`."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

__all__ = ["Sections"]

_ROMAN = re.compile(r"[IVX]{1,5}\W*")


@dataclass(frozen=True, slots=True)
class _Section:
    """A section that is open.

    Attributes:
        kind: of its mark; one of the same kind closes it.
        index: of the row that opens it.
        taken: whether its figures stand in a row of their own without a label (TT 01/2020/TT-VPCP, II.04).
    """

    kind: str
    text: str
    index: int
    taken: bool = False


@dataclass(slots=True)
class Sections:
    """The sections that are open, the outermost first."""

    _open: list[_Section] = field(default_factory=list)

    def open(self, mark: str, text: str, index: int) -> None:
        """Open a section; those of its kind, and what stands under them, are closed."""
        kind = _kind(mark)
        same = [place for place, section in enumerate(self._open) if section.kind == kind]
        del self._open[same[0] if same else len(self._open) :]
        self._open.append(_Section(kind, text, index))

    def opened_at(self, index: int) -> bool:
        """Tell whether the row at an index opened the innermost section."""
        return bool(self._open) and self._open[-1].index == index

    def take(self, repeated: Collection[str]) -> str:
        """Return the name of the innermost section, whose own row of figures follows it."""
        self._open[-1] = replace(self._open[-1], taken=True)
        return self.name(repeated)

    def close_taken(self) -> bool:
        """Close the innermost section if it had a row of its own: a total under it is that of the section above."""
        taken = bool(self._open) and self._open[-1].taken
        if taken:
            self._open.pop()
        return taken

    def name(self, repeated: Collection[str]) -> str:
        """Return the text of the innermost section, behind that of the one above it where it comes several times.

        Args:
            repeated: labels that come several times, in lower case.
        """
        if not self._open:
            return ""
        above, own = self.above(repeated), self._open[-1].text
        return f"{above}: {own}" if above else own

    def above(self, repeated: Collection[str]) -> str:
        """Return the text of the section above the innermost one where that is needed to tell it from others, else nothing."""
        several = len(self._open) > 1 and self._open[-1].text.casefold() in repeated
        return self._open[-2].text if several else ""


def _kind(mark: str) -> str:
    if mark[:1].isdigit():
        return "1" + "." * mark.rstrip(".").count(".")
    return "I" if _ROMAN.fullmatch(mark) else mark and "A"
