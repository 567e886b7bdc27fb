"""Ruled tables: the rules of a page make cells by pdfplumber's geometry, the characters come from pdfium."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.readers.builder import CellText
from extractors.readers.page_chars import Glyph
from extractors.readers.page_lines import PrintedLine, Sheet, printed_lines, text_of
from extractors.readers.page_rules import Rule

__all__ = ["RuledTable", "tables_of"]

_SNAP = 3.0
_PREFERRED = 3.0
_MOST_CROSSINGS = 6000
_Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table's cells with their text, and where it stands on its page (points from the top left).

    Attributes:
        page: on which it begins.
        rules: the x of its upright rules.
        glyphs: indices of the characters inside.
        repeated: text of head rows that were printed again on later pages.
    """

    page: int
    top: float
    bottom: float
    rules: tuple[float, ...]
    rows: int
    cells: tuple[CellText, ...]
    glyphs: frozenset[int]
    repeated: tuple[tuple[int, str], ...] = ()

    @property
    def columns(self) -> int:
        """Return how many columns its upright rules make."""
        return len(self.rules) - 1
