"""Official forms: what a column number means in a form of a circular (`data/forms/`, one file for each circular).

The forms of several circulars share codes over other columns (`01/TCD` of TT 02/2021 and of TT 06/2025), so a form is the pair
of circular and code, and the circular must be sure before a column number says anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from schemas.catalog import RATE, CatalogError, form_files, indicators

__all__ = ["Circular", "Form", "FormExample", "Sum", "circulars", "form_examples", "forms", "parse_sums"]

_SUM = re.compile(r"\d+(?:\+(?:\d+|…|\.{2,}))*\+\d+|\d+")


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed identity: the column `total` is the sum of the columns `parts`."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Circular:
    """A circular that prescribes forms, and the first and last day on which reports follow it; `None` is open.

    Attributes:
        mark: what every code of its forms ends with in print.
        attested: how well the columns of its forms are known: 1, or less where nobody has seen the circular itself.
    """

    code: str
    since: date
    until: date | None
    mark: str
    attested: float = 1.0

    def in_force(self, day: date) -> bool:
        """Tell whether reports follow it on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


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
                if other.code == form.code and not _stand_together(other, form):
                    msg = f"forms: {other.name} and {form.name} are in force at one time"
                    raise CatalogError(msg)
            found.append(form)
    _agree(found)
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


def _stand_together(one: Form, other: Form) -> bool:
    """Tell whether two forms of one code are of two times, or two parts of one form."""
    if one.circular == other.circular:
        return bool(one.part) and bool(other.part) and one.part != other.part
    return not _overlap(one.circular, other.circular)


def _form(circular: Circular, row: Mapping[str, Any]) -> Form:
    columns = {number: code for number, code, *_ in row.get("columns", ())}
    bounds = [tuple(map(int, bound.split("<="))) for bound in row.get("bounds", ())]
    form = Form(
        circular, row["code"], row["last"], columns, tuple(_sums(row.get("identities", ()))),
        tuple((less, more) for less, more in bounds), tuple(_sums(row.get("misprints", ()))),
        row.get("part", ""), tuple(row.get("words", ())),
    )  # fmt: skip
    _check(form, [number for number, *_ in row.get("columns", ())])
    return form


def _check(form: Form, numbers: Sequence[int]) -> None:
    if len(set(numbers)) < len(numbers):
        msg = f"forms: {form.name} has a column twice"
        raise CatalogError(msg)
    if len(set(form.columns.values())) < len(form.columns):
        msg = f"forms: {form.name} has an indicator in two columns"
        raise CatalogError(msg)
    if unknown := sorted({code.removesuffix(RATE) for code in form.columns.values()} - indicators().keys()):
        msg = f"forms: {form.name} names the unknown indicator {unknown[0]}"
        raise CatalogError(msg)
    named = {*numbers, *(number for bound in form.bounds for number in bound)}
    named |= {number for identity in form.identities for number in (identity.total, *identity.parts)}
    if named and not (min(named) >= 1 and max(named) <= form.last):
        msg = f"forms: {form.name} has no column {max(named)}"
        raise CatalogError(msg)
    for identity in form.identities:
        if len({_unit(form, part) for part in identity.parts if part in form.columns}) > 1:
            msg = f"forms: {form.name} adds up columns of several units to {identity.total}"
            raise CatalogError(msg)


def _unit(form: Form, number: int) -> str:
    code = form.columns[number]
    return "%" if code.endswith(RATE) else indicators()[code].unit


def _agree(found: Iterable[Form]) -> None:
    """Hold the columns against those that the indicators name, of the circulars in force."""
    now: dict[tuple[str, int], set[str]] = {}
    for form in (form for form in found if form.circular.until is None):
        for number, code in form.columns.items():
            now.setdefault((form.code, number), set()).add(code)
    for entry in indicators().values():
        for place in entry.forms:
            code, _, column = place.rpartition(" c")
            if column.isdigit() and entry.code not in now.get((code, int(column)), {entry.code}):
                msg = f"forms and indicators.toml disagree about {place}"
                raise CatalogError(msg)


def _sums(texts: Iterable[str]) -> Iterator[Sum]:
    for text in texts:
        if not (sums := parse_sums(text)):
            msg = f"forms: {text} is no identity"
            raise CatalogError(msg)
        yield from sums


def _overlap(one: Circular, other: Circular) -> bool:
    return (one.until is None or other.since <= one.until) and (other.until is None or one.since <= other.until)
