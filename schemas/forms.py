"""Official forms: what a column number means in a form of a circular (`data/forms/`, one file for each circular).

The forms of several circulars share codes over other columns (`01/TCD` of TT 02/2021 and of TT 06/2025), so a form is the pair
of circular and code, and the circular must be sure before a column number says anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from schemas.catalog import CatalogError, form_files
from schemas.circulars import Circular, circulars
from schemas.form_checks import check_agreement, check_form, stand_together

__all__ = ["Form", "FormExample", "Sum", "form_examples", "forms", "parse_sums"]

_SUM = re.compile(r"\d+(?:\+(?:\d+|…|\.{2,}))*\+\d+|\d+")


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed identity: the column `total` is the sum of the columns `parts`."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a circular.

    Attributes:
        code: as printed, without the mark of the circular (`II.06`, `01/TCD`).
        last: its highest column number, 0 where its columns are not known.
        columns: code of the indicator by column number, with `.rate` for a share of it.
        identities: totals and parts by column number.
        misprints: identities that copies of it print and that are wrong.
        bounds: pairs of columns of which the first is never greater than the second.
        part: which table it is of a form that has several, empty for a form of one.
        words: what the title over such a part says, one of them; empty where its column numbers tell it from the others.
    """

    circular: Circular
    code: str
    last: int
    columns: Mapping[int, str]
    identities: tuple[Sum, ...]
    bounds: tuple[tuple[int, int], ...]
    misprints: tuple[Sum, ...] = ()
    part: str = ""
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return circular and code: `TT 06/2025/TT-TTCP 01/TCD`."""
        return f"{self.circular.code} {self.code}"


@dataclass(frozen=True, slots=True)
class FormExample:
    """A caption with the column numbers under it, and the name of the form that is meant (empty for none) with its part.

    Attributes:
        days: the last one of the figures, then that of issue.
    """

    caption: str
    numbers: tuple[int, ...]
    identities: tuple[Sum, ...]
    days: tuple[date, ...]
    form: str
    part: str


def parse_sums(text: str) -> tuple[Sum, ...]:
    """Return the identities of a column's number: `6 = 7+8 = 9+10+11` gives two; brackets and spaces do not matter.

    Columns that dots stand for are filled in: `1=2+…+7`.
    """
    first, *sides = re.sub(r"[()\s]", "", text).split("=")
    if not first.isdigit() or not all(_SUM.fullmatch(side) for side in sides):
        return ()
    return tuple(Sum(int(first), parts) for side in sides if len(parts := _parts(side)) > 1)


def _parts(side: str) -> tuple[int, ...]:
    found: list[int] = []
    dots = False
    for part in side.split("+"):
        if part.isdigit():
            found += range(found[-1] + 1, int(part)) if dots else ()
            found.append(int(part))
        dots = not part.isdigit()
    return tuple(found)


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms.

    Raises:
        CatalogError: on a form met twice or in force beside another of its code, an unknown indicator, an indicator in two
            columns, a column or identity beyond the last column, or a disagreement with `forms` of indicators.toml.
    """
    found: list[Form] = []
    for data in form_files().values():
        for row in data.get("form", ()):
            form = _form(circulars()[data["circular"]["code"]], row)
            for other in found:
                if other.code == form.code and not stand_together(other, form):
                    msg = f"forms: {other.name} and {form.name} are in force at one time"
                    raise CatalogError(msg)
            found.append(form)
    check_agreement(found)
    return tuple(found)


@cache
def form_examples() -> tuple[FormExample, ...]:
    """Return the examples of captions."""
    return tuple(
        FormExample(
            row["caption"], tuple(row["numbers"]), tuple(_sums(row.get("identities", ()))), tuple(row.get("days", ())),
            row["form"], row.get("part", ""),
        )
        for data in form_files().values() for row in data.get("example", ())
    )  # fmt: skip


def _form(circular: Circular, row: Mapping[str, Any]) -> Form:
    columns = {number: code for number, code, *_ in row.get("columns", ())}
    bounds = [tuple(map(int, bound.split("<="))) for bound in row.get("bounds", ())]
    form = Form(
        circular, row["code"], row["last"], columns, tuple(_sums(row.get("identities", ()))),
        tuple((less, more) for less, more in bounds), tuple(_sums(row.get("misprints", ()))),
        row.get("part", ""), tuple(row.get("words", ())),
    )  # fmt: skip
    check_form(form, [number for number, *_ in row.get("columns", ())])
    return form


def _sums(texts: Iterable[str]) -> Iterator[Sum]:
    for text in texts:
        if not (sums := parse_sums(text)):
            msg = f"forms: {text} is no identity"
            raise CatalogError(msg)
        yield from sums
