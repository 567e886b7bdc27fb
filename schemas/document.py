"""What every reader hands over, whatever the file was.

A `Document` is one text with a structure over it.  Blocks, cells and lines are
half-open spans `[start, end)` of `Document.text`, counted in characters of the
NFC-normalised text; blocks are separated by one newline.  Extraction works on
these spans alone and never asks which format the file had.

Coordinates are PDF points (1/72 inch) from the top left corner of the page as
it is shown, x to the right, y downwards.  Pages are counted from 1.  A format
without pages (DOCX) has no pages, no lines and no boxes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Literal, NamedTuple

__all__ = [
    "Aside",
    "Block",
    "BlockKind",
    "Box",
    "Cell",
    "Changes",
    "Document",
    "Doubt",
    "Line",
    "Page",
    "ReadBy",
    "Signature",
    "SignatureState",
    "Source",
    "Table",
]

BlockKind = Literal["paragraph", "heading", "list_item", "table", "note"]
"""`note` is a footnote or endnote, placed after the block that refers to it."""

ReadBy = Literal["text", "signature", "ocr"]
"""How a part was read: text layer, appearance of a signature or annotation, or OCR."""

SignatureState = Literal["intact", "altered", "invalid", "unreadable"]
"""Whether a signature holds: bytes and signature agree; the bytes are not those that were signed; the signature is not that of
its certificate; it could not be checked."""

Changes = Literal["none", "signatures", "forms", "annotations", "content", "unknown"]
"""What was added behind a signature: nothing; further signatures and what belongs to them; values of a form; annotations;
what the pages show is another; something that is none of these, or was not looked at."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: Box) -> Box:
        """Return the smallest box that holds both."""
        return Box(min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom))


class Line(NamedTuple):
    """Where the characters `[start, end)` of the text stand: one printed line, or a part of it.

    Attributes:
        edges: x0 and x1 of each character in turn, in points; its length is `2 * (end - start)`.
            A character that is not printed (a space put in between two lines) has x0 == x1.
    """

    start: int
    end: int
    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]

    def moved(self, by: int) -> Line:
        """Return the line at another offset of the text."""
        return Line(self.start + by, self.end + by, self.page, self.top, self.bottom, self.edges)

    def box(self, start: int, end: int) -> Box:
        """Return the box of the characters `[start, end)` that lie on this line."""
        low, high = max(start, self.start) - self.start, min(end, self.end) - self.start
        xs = self.edges[2 * low : 2 * high]
        return Box(min(xs), self.top, max(xs), self.bottom)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; a merged cell stands once, at its top left place.

    Attributes:
        row, column: place of the cell's top left corner, counted from 0.
        row_span, column_span: how many rows and columns it covers.
        start, end: its text in `Document.text`; empty when `start == end`.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table with merged cells resolved."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, note or table, in reading order.

    Attributes:
        marker_end: end of the list number or bullet at the block's beginning (`start` when it has
            none); the number is part of the text as Word would print it.
        page: page on which the block begins, `None` where the format has no pages.
        column: 0 or 1 for the left and right column of a two-column head or closing, else `None`.
        row: for blocks with a `column`: which row of the two-column layout, counted from 0.
        centred, bold, italic: of the whole block, as far as the format tells.
        table: the cells, for a block of kind `table`.
    """

    kind: BlockKind
    start: int
    end: int
    marker_end: int
    page: int | None = None
    column: int | None = None
    row: int | None = None
    centred: bool = False
    bold: bool = False
    italic: bool = False
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page and how it was read.

    Attributes:
        width, height: in points, as it is read.
        turn: by how many degrees clockwise the text of a scan was turned before it was read: 0, 90, 180 or 270.
        skew: by how many degrees the lines of a scan fell to the right, after that; places are those on the levelled page.
    """

    number: int
    width: float
    height: float
    read_by: tuple[ReadBy, ...] = ("text",)
    turn: int = 0
    skew: float = 0.0


@dataclass(frozen=True, slots=True)
class Aside:
    """Text that does not belong to the flow: running heads, page numbers, hidden text, the stamp of who received it."""

    kind: Literal["header", "footer", "page_number", "hidden", "stamp"]
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature: what it says, and whether the bytes that it covers are those that were signed.

    Whether its certificate can be trusted is another fact, which would need the network and is never claimed here.

    Attributes:
        field: name of the signature field.
        signer, organisation: of the certificate's subject.
        signed_at: as stated, in Vietnamese time.
        timestamped: whether that time comes from a timestamp token over this very signature, not from the signer's clock.
        sub_filter: the encoding that the file names, such as `adbe.pkcs7.detached`.
        whole: whether it covers its revision of the file from the first byte to the last; `None` when unknown.
        changes: what was added behind it.
        changed_pages: the pages that show something else since, counted from 1.
        page, box: of the visible appearance.
    """

    field: str
    state: SignatureState
    signer: str | None = None
    organisation: str | None = None
    signed_at: datetime | None = None
    timestamped: bool = False
    sub_filter: str | None = None
    whole: bool | None = None
    changes: Changes = "unknown"
    changed_pages: tuple[int, ...] = ()
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The file as it came in, before anything was read.

    Attributes:
        path: as the user gave it.
        sha256: of the bytes, hexadecimal.
        media_type: found from the content, never from the name.
    """

    path: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Characters with digits that OCR did not read surely.

    Attributes:
        start, end: in `Document.text`.
        confidence: how sure they are, between 0 and 1.
    """

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text with its blocks, pages, and the place of each character.

    Attributes:
        doubts: in the order of the text; what is not among them was read surely, or is no digit.
        parts: where each file of an archive, or sheet of a workbook, begins in the text; empty where there is only one.
        signatures: the digital ones of a PDF, in the order of signing.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    lines: tuple[Line, ...] = ()
    asides: tuple[Aside, ...] = ()
    read_by: tuple[ReadBy, ...] = ("text",)
    warnings: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    signatures: tuple[Signature, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        """Index the lines by their first character; they must come in the order of the text."""
        starts = tuple(line.start for line in self.lines)
        if any(a > b for a, b in pairwise(starts)):
            msg = "lines of a Document must be sorted by their start"
            raise ValueError(msg)
        object.__setattr__(self, "_starts", starts)

    def content(self, block: Block | Cell) -> str:
        """Return the text of a block or cell."""
        return self.text[block.start : block.end]

    def lines_of(self, start: int, end: int) -> Iterator[Line]:
        """Yield the lines that hold characters of `[start, end)`, in order."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self.lines) and self.lines[index].start < end:
            if self.lines[index].end > start:
                yield self.lines[index]
            index += 1

    def page_of(self, start: int) -> int | None:
        """Return the page that holds the character at `start`, `None` where there are no pages."""
        index = bisect_right(self._starts, start) - 1
        return self.lines[index].page if index >= 0 else None

    def sureness(self, start: int, end: int) -> float | None:
        """Return how surely the digits of `[start, end)` were read, between 0 and 1; `None` for text that was not read by OCR."""
        unsure = [doubt.confidence for doubt in self.doubts if doubt.start < end and doubt.end > start]
        if unsure:
            return min(unsure)
        page = self.page_of(start)
        return 1.0 if page is not None and self.pages[page - 1].read_by[:1] == ("ocr",) else None

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return one box for each line of `[start, end)` on the page where the span begins."""
        lines = list(self.lines_of(start, end))
        return tuple(line.box(start, end) for line in lines if line.page == lines[0].page)
