"""One sample report: its source in `reports/*.toml` as frozen types, the same for DOCX and PDF."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from samples.markup import Inline, parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Block", "Closing", "Head", "Paragraph", "Sample", "Table", "Window", "read"]

Style = Literal["heading", "subheading", "body", "centred"]
MARKS: dict[str, Style] = {"# ": "heading", "## ": "subheading", "= ": "centred"}


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days, both ends included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the title (NĐ 30/2020, Phụ lục I, ô 1 đến 5b).

    Attributes:
        superior: lines of the superior agency's name.
        issuer_lines: lines of the issuer's name as printed; `issuer` is the name that the annotation gives.
        stamped: number and day stand in signature-field appearances over blanks.
        subject: for a công văn, the `V/v` lines under the number; such a document has no title.
    """

    superior: tuple[str, ...]
    issuer_lines: tuple[str, ...]
    issuer: str
    type: str
    number: str
    symbol: str
    place: str
    issued_on: date
    title: tuple[str, ...]
    subject: tuple[str, ...]
    addressee: str | None
    stamped: bool


@dataclass(frozen=True, slots=True)
class Closing:
    """Recipients and signer (NĐ 30/2020, Phụ lục I, ô 7a, 7b và 9b)."""

    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    position: str
    signer: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the scope and period that its figures have unless their marks say otherwise."""

    style: Style
    inline: Inline
    scope: str | None
    period: Window | None


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. In `head` a cell `<` belongs to the cell on its left, `^` to the one above.

    Attributes:
        columns: the indicator of each column, empty where it holds none; `; optional` behind one that is a part of the figure.
        widths: relative widths of the columns.
        rows: the cells as printed.
        subject: what the second column names: fields of one agency, or agencies; `None`: every row is `scope`'s.
        total: the last row, empty when there is none; its figures are `scope`'s.
        total_optional: the total of several agencies, or one that the prose gives too.
    """

    head: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    subject: Literal["field", "agency"] | None
    total: tuple[str, ...]
    total_optional: bool
    scope: str | None
    period: Window | None


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Sample:
    """A report before it has a format; `periods` are the windows that its marks may name."""

    id: str
    format: Literal["docx", "pdf"]
    head: Head
    period: Window
    periods: Mapping[str, Window]
    blocks: tuple[Block, ...]
    closing: Closing
    findings: tuple[str, ...]


def read(path: Path) -> Sample:
    """Return the report that a TOML file describes; the file's name is the report's id."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    periods = {name: Window(*days) for name, days in data["periods"].items()}
    return Sample(
        path.stem, data["format"], _head(data["head"]), periods["report"], periods, tuple(_blocks(data, periods)),
        _closing(data["closing"]), tuple(data.get("findings", ())),
    )  # fmt: skip


def _head(data: dict[str, Any]) -> Head:
    return Head(
        tuple(data["superior"]), tuple(data["issuer_lines"]), data["issuer"], data.get("type", "BC"), data["number"],
        data["symbol"], data["place"], data["issued_on"], tuple(data.get("title", ())), tuple(data.get("subject", ())),
        data.get("addressee"), data.get("stamped", False),
    )  # fmt: skip


def _closing(data: dict[str, Any]) -> Closing:
    return Closing(tuple(data["recipients"]), tuple(data.get("authority", ())), data["position"], data["signer"])


def _blocks(data: dict[str, Any], periods: dict[str, Window]) -> list[Block]:
    """Read the body line by line: `@` sets scope or period for what follows, `!name` puts a table in."""
    blocks: list[Block] = []
    scope: str | None = None
    period: Window | None = periods["report"]
    for line in data["body"].strip().splitlines():
        if line.startswith("@ "):
            name, _, value = line[2:].partition(" = ")
            if name == "scope":
                scope = None if value == "none" else value
            else:
                period = None if value == "none" else periods[value]
        elif line.startswith("!"):
            blocks.append(_table(data["tables"][line[1:]], scope, period))
        elif line:
            mark = next((mark for mark in MARKS if line.startswith(mark)), "")
            blocks.append(Paragraph(MARKS.get(mark, "body"), parse(line.removeprefix(mark)), scope, period))
    return blocks


def _table(data: dict[str, Any], scope: str | None, period: Window | None) -> Table:
    def rows(name: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(line.split(" | ")) for line in data[name].strip().splitlines())

    table = Table(
        rows("head"), tuple(data["columns"]), tuple(data["widths"]), rows("rows"), data.get("subject"),
        tuple(data.get("total", "").split(" | ")) if data.get("total") else (), data.get("total_optional", False), scope, period,
    )  # fmt: skip
    for row in (*table.head, table.columns, table.widths, *table.rows, *([table.total] if table.total else [])):
        if len(row) != len(table.columns):
            msg = f"a row has {len(row)} cells, the table {len(table.columns)} columns: {row}"
            raise ValueError(msg)
    return table
