"""How a file was understood, for `tonghop inspect`: pages, tables, stamps, what was left out, the head, the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.display import words
from schemas.document import Block, Box, Document, Page
from schemas.report import Evidence

if TYPE_CHECKING:
    from pipeline.pages.opened import Opened

__all__ = [
    "LeftOut", "PageRow", "PartRow", "Stamp", "TableRow",
    "left_out", "page_rows", "pages_text", "part_rows", "place_text", "short", "signature_rows", "stamps", "table_rows",
]  # fmt: skip

_SURE: Mapping[str, str] = {"text": "chắc chắn", "signature": "chắc chắn"}
_UNSURE = "cần đối chiếu"
_SIDE = re.compile(r"\(|đơn vị(?: tính)?\s*:", re.IGNORECASE)
_REACH = 1.0  # points by which the middle of a stamp's characters may lie outside of its box


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page: how it was read and how surely, and how much is on it."""

    number: int
    size: str
    read_by: str
    sure: str
    words: int
    characters: int
    tables: int


@dataclass(frozen=True, slots=True)
class PartRow:
    """A file of an archive or a sheet of a workbook, by the line that it begins with."""

    number: int
    start: int
    name: str
    characters: int
    tables: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table with the line over it and its first row."""

    number: int
    block: Block
    page: int | None
    rows: int
    columns: int
    caption: str
    head: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """Something laid over a page, and the words that it brought in."""

    kind: str
    page: int
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text that is no part of the flow, on the pages where it stands."""

    kind: str
    pages: tuple[int, ...]
    text: str


def page_rows(document: Document) -> Iterator[PageRow]:
    """Yield a row for each page."""
    texts: dict[int, list[str]] = {}
    for line in document.lines:
        texts.setdefault(line.page, []).append(document.text[line.start : line.end])
    tables = [document.page_of(block.start) for block in document.blocks if block.table]
    for page in document.pages:
        found = " ".join(texts.get(page.number, ())).split()
        yield PageRow(
            number=page.number,
            size=f"{page.width * 25.4 / 72:.0f} × {page.height * 25.4 / 72:.0f} mm",
            read_by=", ".join(words("read_by").get(way, way) for way in page.read_by),
            sure=_sureness(page),
            words=len(found),
            characters=sum(map(len, found)),
            tables=tables.count(page.number),
        )


def part_rows(document: Document) -> Iterator[PartRow]:
    """Yield a row for each file or sheet where there are several, or for the whole of a text without pages."""
    starts = document.parts or (0,)
    for place, (start, end) in enumerate(zip(starts, (*starts[1:], len(document.text)), strict=True), start=1):
        text = document.text[start:end]
        tables = sum(block.table is not None and start <= block.start < end for block in document.blocks)
        yield PartRow(place, start, short(text.strip().partition("\n")[0]), sum(map(len, text.split())), tables)


def table_rows(document: Document) -> Iterator[TableRow]:
    """Yield a row for each table."""
    number = 0
    for index, block in enumerate(document.blocks):
        if block.table is None:
            continue
        number += 1
        head = [document.content(cell).strip() for cell in block.table.cells if cell.row == 0]
        yield TableRow(
            number=number, block=block, page=block.page, rows=block.table.rows, columns=block.table.columns,
            caption=short(_caption(document, index)), head=short(" | ".join(filter(None, head)), 160),
        )  # fmt: skip


def stamps(opened: Opened) -> Iterator[Stamp]:
    """Yield what was laid over the pages with the words that stand in its box."""
    document = opened.understanding.document
    for item in opened.appearances:
        yield Stamp(words("appearances")[item.kind], item.page, item.box, short(_words_in(document, item.page, item.box)))


def left_out(document: Document) -> Iterator[LeftOut]:
    """Yield the texts that were kept out of the flow, one that comes again with all its pages; page numbers as one."""
    pages: dict[tuple[str, str], list[int]] = {}
    for aside in document.asides:
        text = "" if aside.kind == "page_number" else short(aside.text)
        pages.setdefault((words("asides")[aside.kind], text), []).extend([aside.page] if aside.page else [])
    for (kind, text), found in pages.items():
        yield LeftOut(kind, tuple(sorted(set(found))), text)


def signature_rows(document: Document) -> Iterator[tuple[str, ...]]:
    """Yield who signed digitally, for whom, when, whether it holds, and what was added behind it, as far as the reader tells."""
    for item in getattr(document, "signatures", ()):  # by name: not every reader tells about signatures
        signed_at = getattr(item, "signed_at", None)
        yield (
            getattr(item, "signer", None) or "không rõ",
            getattr(item, "organisation", None) or "",
            f"{signed_at:%d/%m/%Y %H:%M}" if signed_at else "",
            words("signature_states").get(getattr(item, "state", ""), ""),
            words("signature_changes").get(getattr(item, "changes", ""), ""),
        )


def pages_text(pages: Sequence[int]) -> str:
    """Return page numbers as people write them: `2-5, 7`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][1] == page - 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs)


def place_text(evidence: Evidence | None) -> str:
    """Return where words stand: page and points from its top left, or the characters where there are no pages."""
    if evidence is None:
        return ""
    if evidence.page is None or not evidence.boxes:
        return f"ký tự {evidence.start}-{evidence.end}"
    x0, top, *_ = evidence.boxes[0]
    return f"trang {evidence.page} ({x0:.0f}; {top:.0f})"


def short(text: str, length: int = 90) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _sureness(page: Page) -> str:
    confidence: float | None = getattr(page, "confidence", None)  # of pages that were recognised from a picture
    if confidence is not None:
        return f"{100 * confidence:.0f} %"
    return "chắc chắn" if all(way in _SURE for way in page.read_by) else _UNSURE


def _caption(document: Document, index: int) -> str:
    """Return the nearest line over a table that is no unit and no remark in brackets."""
    for block in reversed(document.blocks[max(0, index - 3) : index]):
        text = document.content(block).strip()
        if block.table is not None:
            return ""
        if text and not _SIDE.match(text):
            return text
    return ""


def _words_in(document: Document, page: int, box: Box) -> str:
    """Return the characters whose middle lies in a box."""
    found: list[str] = []
    for line in document.lines:
        if line.page == page and box.top - _REACH <= (line.top + line.bottom) / 2 <= box.bottom + _REACH:
            found += [
                document.text[place]
                for place in range(line.start, line.end)
                if box.x0 - _REACH <= sum(line.edges[2 * (place - line.start) :][:2]) / 2 <= box.x1 + _REACH
            ]
            found.append(" ")
    return "".join(found)
