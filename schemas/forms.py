"""Official forms: what a column number means in a form of a circular (`data/forms.toml`).

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

from schemas.catalog import CatalogError, indicators, read_toml

__all__ = ["Circular", "Form", "FormExample", "Sum", "circulars", "code_in", "form_examples", "forms", "parse_sums"]

_SUM = re.compile(r"\d+(?:\+\d+)*")


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed identity: the column `total` is the sum of the columns `parts`."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Circular:
    """A circular that prescribes forms, and the first and last day on which reports follow it; `None` is open."""

    code: str
    since: date
    until: date | None
    mark: str

    def in_force(self, day: date) -> bool:
        """Tell whether reports follow it on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a circular.

    Attributes:
        code: as printed, without the mark of the circular (`II.06`, `01/TCD`).
        last: its highest column number, 0 where its columns are not known.
        columns: code of the indicator by column number.
        identities: totals and parts by column number.
        bounds: pairs of columns of which the first is never greater than the second.
    """

    circular: Circular
    code: str
    last: int
    columns: Mapping[int, str]
    identities: tuple[Sum, ...]
    bounds: tuple[tuple[int, int], ...]

    @property
    def name(self) -> str:
        """Return circular and code: `TT 06/2025/TT-TTCP 01/TCD`."""
        return f"{self.circular.code} {self.code}"


@dataclass(frozen=True, slots=True)
class FormExample:
    """A caption with the column numbers under it, and the name of the form that is meant (empty for none)."""

    caption: str
    numbers: tuple[int, ...]
    identities: tuple[Sum, ...]
    day: date | None
    form: str


def parse_sums(text: str) -> tuple[Sum, ...]:
    """Return the identities of a column's number: `6 = 7+8 = 9+10+11` gives two; brackets and spaces do not matter."""
    first, *sides = re.sub(r"[()\s]", "", text).split("=")
    if not first.isdigit() or not all(_SUM.fullmatch(side) for side in sides):
        return ()
    return tuple(Sum(int(first), tuple(map(int, side.split("+")))) for side in sides if "+" in side)


def code_in(text: str) -> str | None:
    """Return the one code of a form that a text names, with the letter of its variant where that is a form of its own."""
    found = {code for match in _codes().finditer(text) if (code := _known(match["code"])) is not None}
    return found.pop() if len(found) == 1 else None


@cache
def circulars() -> dict[str, Circular]:
    """Return the circulars by their code.

    Raises:
        CatalogError: on a code met twice, or a circular that ends before it begins.
    """
    found: dict[str, Circular] = {}
    for row in read_toml("forms.toml")["circular"]:
        entry = Circular(row["code"], row["since"], row.get("until"), row.get("mark", ""))
        if entry.code in found:
            msg = f"forms.toml: {entry.code} comes twice"
            raise CatalogError(msg)
        if entry.until is not None and entry.until < entry.since:
            msg = f"forms.toml: {entry.code} ends before it begins"
            raise CatalogError(msg)
        found[entry.code] = entry
    return found


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms.

    Raises:
        CatalogError: on a form met twice or in force beside another of its code, an unknown circular or indicator, an indicator
            in two columns, a column or identity beyond the last column, or a disagreement with `forms` of indicators.toml.
    """
    found: list[Form] = []
    for row in read_toml("forms.toml")["form"]:
        form = _form(row)
        for other in found:
            if other.code == form.code and _overlap(other.circular, form.circular):
                msg = f"forms.toml: {other.name} and {form.name} are in force at one time"
                raise CatalogError(msg)
        found.append(form)
    _agree(found)
    return tuple(found)


@cache
def form_examples() -> tuple[FormExample, ...]:
    """Return the examples of captions."""
    return tuple(
        FormExample(row["caption"], tuple(row["numbers"]), tuple(_sums(row.get("identities", ()))), row.get("day"), row["form"])
        for row in read_toml("forms.toml")["example"]
    )


def _form(row: Mapping[str, Any]) -> Form:
    if row["circular"] not in circulars():
        msg = f"forms.toml: {row['code']} is a form of the unknown circular {row['circular']}"
        raise CatalogError(msg)
    columns = {number: code for number, code, *_ in row.get("columns", ())}
    bounds = [tuple(map(int, bound.split("<="))) for bound in row.get("bounds", ())]
    form = Form(
        circulars()[row["circular"]], row["code"], row["last"], columns, tuple(_sums(row.get("identities", ()))),
        tuple((less, more) for less, more in bounds),
    )  # fmt: skip
    _check(form, [number for number, *_ in row.get("columns", ())])
    return form


def _check(form: Form, numbers: list[int]) -> None:
    if len(set(numbers)) < len(numbers):
        msg = f"forms.toml: {form.name} has a column twice"
        raise CatalogError(msg)
    if len(set(form.columns.values())) < len(form.columns):
        msg = f"forms.toml: {form.name} has an indicator in two columns"
        raise CatalogError(msg)
    if unknown := sorted(set(form.columns.values()) - indicators().keys()):
        msg = f"forms.toml: {form.name} names the unknown indicator {unknown[0]}"
        raise CatalogError(msg)
    named = {*numbers, *(number for bound in form.bounds for number in bound)}
    named |= {number for identity in form.identities for number in (identity.total, *identity.parts)}
    if named and not (min(named) >= 1 and max(named) <= form.last):
        msg = f"forms.toml: {form.name} has no column {max(named)}"
        raise CatalogError(msg)
    for identity in form.identities:
        if len({indicators()[form.columns[part]].unit for part in identity.parts if part in form.columns}) > 1:
            msg = f"forms.toml: {form.name} adds up columns of several units to {identity.total}"
            raise CatalogError(msg)


def _agree(found: Iterable[Form]) -> None:
    """Hold the columns against those that the indicators name, of the circular in force."""
    now = {(form.code, number): code for form in found if form.circular.until is None for number, code in form.columns.items()}
    for entry in indicators().values():
        for place in entry.forms:
            code, _, number = place.rpartition(" c")
            if number.isdigit() and now.get((code, int(number)), entry.code) != entry.code:
                msg = f"forms.toml and indicators.toml disagree about {place}"
                raise CatalogError(msg)


def _sums(texts: Iterable[str]) -> Iterator[Sum]:
    for text in texts:
        if not (sums := parse_sums(text)):
            msg = f"forms.toml: {text} is no identity"
            raise CatalogError(msg)
        yield from sums


def _overlap(one: Circular, other: Circular) -> bool:
    return (one.until is None or other.since <= one.until) and (other.until is None or one.since <= other.until)


@cache
def _codes() -> re.Pattern[str]:
    """Return a pattern of anything that may be the code of a form: `II.06a`, `01/TCD`."""
    roman = {re.escape(form.code.split(".")[0]) for form in forms() if "." in form.code}
    short = {re.escape(form.code.split("/")[1]) for form in forms() if "/" in form.code}
    alternatives = rf"(?:{'|'.join(sorted(roman))})\s?\.\s?\d{{1,2}}[a-zđ]?|\d{{1,2}}\s?/\s?(?:{'|'.join(sorted(short))})"
    return re.compile(rf"(?<![\w./])(?P<code>{alternatives})(?!\w)", re.IGNORECASE)


def _known(text: str) -> str | None:
    """Return the code of a form as `forms.toml` writes it; a form of its own variant (II.07a) is another form."""
    plain = re.sub(r"\s", "", text).lower()
    head, mark, tail = plain.partition("." if "." in plain else "/")
    plain = head + mark + tail.rjust(2 + tail[-1].isalpha(), "0") if mark == "." else head.rjust(2, "0") + mark + tail
    by_code = {form.code.lower(): form.code for form in forms()}
    return by_code.get(plain) or by_code.get(plain.rstrip("abcdefghijklmnopqrstuvwxyzđ") if mark == "." else plain)
