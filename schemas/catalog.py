"""The catalogs: facts of the field that stand in data files beside this module.

Every loader reads its file once, checks it, and raises `CatalogError` when the file contradicts itself.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

__all__ = [
    "Agency",
    "CatalogError",
    "DocumentType",
    "Indicator",
    "Kind",
    "agencies",
    "document_types",
    "form_files",
    "indicator",
    "indicators",
    "read_csv",
    "read_toml",
]

Kind = Literal["flow", "stock", "mixed"]
RATE = ".rate"


class CatalogError(ValueError):
    """A data file under `schemas/data` contradicts itself or another one."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure can mean.

    Attributes:
        meaning: what the words round a figure must say, as dimension and value (see `labels.toml`).
        frame: the frame of `labels.toml` whose words are meant; the family unless told otherwise.
        parts: identities; the indicators of each tuple add up to this one.
        whole: what `b` counts in `a/b` of this indicator (`12/15 đơn đã giải quyết`).
        opening_of: the stock at the end of the previous period that this one repeats.
        forms: columns of official forms that hold it (`II.06 c3`); those of a circular that is no longer followed with its name
            before them (`TT 02/2021/TT-TTCP 01/TCD c1`).
    """

    code: str
    name: str
    name_en: str
    unit: str
    kind: Kind
    meaning: tuple[tuple[str, str], ...]
    frame: str
    parts: tuple[tuple[str, ...], ...] = ()
    opening_of: str | None = None
    whole: str | None = None
    forms: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """Return the part of the code before the point: `tthc`, `petition` ..."""
        return self.code.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as it existed between two days, both included; `None` is open."""

    code: str
    name: str
    abbrev: str
    level: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None

    def existed(self, start: date, end: date) -> bool:
        """Tell whether the agency existed on some day from `start` to `end`."""
        return (self.valid_from is None or self.valid_from <= end) and (self.valid_to is None or self.valid_to >= start)


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document (NĐ 30/2020, Điều 7; Quy định 399-QĐ/TW) with its abbreviation."""

    abbrev: str
    name: str
    authority: str


def read_csv(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file under `schemas/data`."""
    with files("schemas").joinpath("data", name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def read_toml(name: str) -> dict[str, Any]:
    """Return the content of a TOML file under `schemas/data`."""
    return tomllib.loads(files("schemas").joinpath("data", name).read_text(encoding="utf-8"))


@cache
def form_files() -> Mapping[str, Mapping[str, Any]]:
    """Return the content of the files of official forms by their name, one for each circular; those that are followed first."""
    folder = files("schemas").joinpath("data", "forms")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    found = {name: read_toml(f"forms/{name}") for name in names}
    return dict(sorted(found.items(), key=lambda item: "until" in item[1]["circular"]))


@cache
def indicators() -> dict[str, Indicator]:
    """Return the indicators by their code, in the order of the file.

    Raises:
        CatalogError: on a code met twice, an unknown part, or two indicators of one family with one meaning.
    """
    rows = read_toml("indicators.toml")["indicator"]
    _unique("indicators.toml", (row["code"] for row in rows))
    known = {row["code"] for row in rows}
    result: dict[str, Indicator] = {}
    meanings: dict[tuple[str, frozenset[tuple[str, str]]], str] = {}
    for row in rows:
        parts = tuple(tuple(part) for part in row.get("parts", ()))
        opening = row.get("opening_of")
        for other in [code for part in parts for code in part] + [row[key] for key in ("opening_of", "whole") if key in row]:
            if other not in known:
                msg = f"indicators.toml: {row['code']} names the unknown indicator {other}"
                raise CatalogError(msg)
        if row["kind"] not in {"flow", "stock", "mixed"}:
            msg = f"indicators.toml: {row['code']} has the unknown kind {row['kind']}"
            raise CatalogError(msg)
        entry = Indicator(
            row["code"], row["name"], row["name_en"], row["unit"], row["kind"], tuple(sorted(row["meaning"].items())),
            row.get("frame", row["code"].partition(".")[0]), parts, opening, row.get("whole"), tuple(row.get("forms", ())),
        )  # fmt: skip
        key = (entry.frame, frozenset(entry.meaning))
        if entry.meaning and key in meanings:
            msg = f"indicators.toml: {entry.code} and {meanings[key]} have the same meaning"
            raise CatalogError(msg)
        meanings[key] = entry.code
        result[entry.code] = entry
    for name, entry in _of_forms():
        if entry.code in result:
            msg = f"forms/{name}: {entry.code} is defined twice"
            raise CatalogError(msg)
        result[entry.code] = entry
    for code, places in _places_in_forms().items():
        if code in result:
            result[code] = replace(result[code], forms=tuple(dict.fromkeys((*result[code].forms, *places))))
    return result


def _of_forms() -> Iterator[tuple[str, Indicator]]:
    """Yield the indicators that columns of official forms define; they are read from column numbers alone, never from words."""
    for name, data in form_files().items():
        for form in data.get("form", ()):
            for _, code, *own in form.get("columns", ()):
                if own:
                    title, name_en, unit, kind = own
                    yield name, Indicator(code, title, name_en, unit, kind, (), code.partition(".")[0])


def _places_in_forms() -> dict[str, list[str]]:
    """Return the columns that hold an indicator, those of circulars that are followed first."""
    found: dict[str, list[str]] = {}
    for data in form_files().values():
        before = f"{data['circular']['code']} " if "until" in data["circular"] else ""
        for form in data.get("form", ()):
            for number, code, *_ in form.get("columns", ()):
                found.setdefault(code, []).append(f"{before}{form['code']} c{number}")
    return found


def indicator(code: str) -> Indicator:
    """Return the indicator of a code; for a share (`*.rate`) that of the count it belongs to.

    Raises:
        KeyError: when the catalog has no such indicator.
    """
    return indicators()[code.removesuffix(RATE)]


@cache
def agencies() -> tuple[Agency, ...]:
    """Return the agencies; a code may come several times, with validity dates that do not overlap.

    Raises:
        CatalogError: on overlapping validity of one code, or an unknown parent.
    """
    rows = tuple(
        Agency(
            row["code"], row["name"], row["abbrev"], row["level"], row["parent"] or None,
            _day(row["valid_from"]), _day(row["valid_to"]),
        )
        for row in read_csv("agencies.csv")
    )  # fmt: skip
    known = {row.code for row in rows}
    by_code: dict[str, list[Agency]] = {}
    for row in rows:
        if row.parent and row.parent not in known:
            msg = f"agencies.csv: {row.code} {row.name} has the unknown parent {row.parent}"
            raise CatalogError(msg)
        for other in by_code.setdefault(row.code, []):
            if other.existed(row.valid_from or date.min, row.valid_to or date.max):
                msg = f"agencies.csv: {row.code} is both {other.name} and {row.name} at one time"
                raise CatalogError(msg)
        by_code[row.code].append(row)
    return rows


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return the document types."""
    return tuple(DocumentType(row["abbrev"], row["name"], row["authority"]) for row in read_csv("document_types.csv"))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _unique(name: str, codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            msg = f"{name}: {code} comes twice"
            raise CatalogError(msg)
        seen.add(code)
