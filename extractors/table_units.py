"""The unit of a table's figures: a noun, and what they are multiplied by (`ĐVT: nghìn hồ sơ`).

A table counts `1,2` thousand dossiers in its caption, in the head of a column, or in the column of units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from extractors.cell_values import Value
from extractors.labels import unit_nouns, unit_nouns_of
from schemas.catalog import Indicator
from schemas.frames import Frame
from schemas.wording import alternatives, any_of, table_scales

__all__ = ["PLAIN", "TableUnit", "is_dated", "unit_of_caption", "unit_of_head", "unit_told"]

_WORD = r"(?:đơn vị tính|đvt|đv tính)"
_CAPTION = re.compile(rf"{_WORD}\s*:\s*(?P<unit>(?:1[.]000\s)?[^\n;.()]+)", re.IGNORECASE)
_BRACKET = re.compile(rf"[(\[]\s*+(?:{_WORD}\s*+:?\s*+)?(?P<unit>[^()\[\]]+)[)\]]\s*$", re.IGNORECASE)
_BEHIND = re.compile(rf"[,;:–-]\s*(?:{_WORD}\s*:?\s*)(?P<unit>[^,;()]+)$", re.IGNORECASE)
_MONEY = re.compile(rf"(?:{any_of('table_money')})(?!\w)", re.IGNORECASE)
_DATED = re.compile(rf"(?<!\w)(?:{any_of('table_dated')})(?!\w)", re.IGNORECASE)
_EXACT = 6
"""Decimals that are kept: more than any figure prints, fewer than a product of two floats invents."""


@dataclass(frozen=True, slots=True)
class TableUnit:
    """A unit as it is printed, without the word that scales it.

    Attributes:
        scale: what a figure is multiplied by.
    """

    noun: str = ""
    scale: float = 1

    def fits(self, indicator: Indicator, frame: Frame) -> bool:
        """Tell whether an indicator can be counted in the unit; of several (`hồ sơ, %`) one is enough, none fits all."""
        if not self.noun:
            return True
        known = [indicator.unit.lower(), "%"]
        return any(word in self.noun.lower() for word in known) or unit_nouns_of(frame.name).search(self.noun) is not None

    def for_unit(self, unit: str) -> TableUnit:
        """Return what figures counted in this unit are multiplied by to be in another one, nothing where the nouns differ.

        Args:
            unit: of an indicator (`triệu đồng`).
        """
        wanted = unit_told(unit)
        same = self.scale != 1 and wanted.noun.lower() in self.noun.lower()
        return TableUnit(self.noun, self.scale / wanted.scale) if same else PLAIN

    @property
    def is_counted(self) -> bool:
        """Tell whether the noun is one that is counted: `Tỷ trọng`, `Triệu tập` and the place `Triệu Phong` are no units."""
        return not self.noun or unit_nouns().match(f" {self.noun}") is not None or _MONEY.match(self.noun) is not None

    def of(self, value: Value) -> Value:
        """Return a figure of a table in the unit of the catalog; a share stays what it is."""
        if self.scale == 1 or value.percent:
            return value
        return replace(value, number=round(value.number * self.scale, _EXACT))


PLAIN: Final = TableUnit()
"""No unit is named: any fits, and figures count as they are printed."""


@cache
def _scaled() -> re.Pattern[str]:
    return re.compile(rf"(?P<scale>{alternatives(table_scales())})(?!\w|\s+lệ)\s*(?P<noun>.*)$", re.IGNORECASE | re.DOTALL)


def unit_told(text: str) -> TableUnit:
    """Return the unit that some words name."""
    words = text.strip(" ()[]:.")
    match = _scaled().match(words)
    return TableUnit(match["noun"], table_scales()[match["scale"].lower()]) if match else TableUnit(words)


def unit_of_caption(caption: str) -> TableUnit:
    """Return the unit that the lines over a table name (`Đơn vị tính: hồ sơ`)."""
    match = _CAPTION.search(caption)
    return unit_told(match["unit"]) if match else PLAIN


def unit_of_head(path: Sequence[str]) -> TableUnit | None:
    """Return the unit with a scale that the head of a column names, `None` for none.

    It ends a cell, in brackets or behind `ĐVT`, or is the whole of a cell and a noun that is counted.
    """
    for part in reversed(path):
        found = _BRACKET.search(part) or _BEHIND.search(part)
        unit = unit_told(found["unit"] if found else part)
        if unit.scale != 1 and (found or unit.is_counted):
            return unit
    return None


def is_dated(path: Sequence[str]) -> bool:
    """Tell whether a column holds days."""
    return any(_DATED.search(part) for part in path)
