"""The text of a document in blocks of marked pieces: what is shown where there is no picture of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.pages.marks import Mark, MarkIndex
from schemas.document import Block, Cell, Document

__all__ = ["FlowBlock", "FlowCell", "Piece", "flow_of"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `top` is the narrowest coloured one among them."""

    text: str
    marks: tuple[Mark, ...]
    top: Mark | None

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of its marks, those of the coloured one first."""
        first = self.top.keys if self.top else ()
        return tuple(dict.fromkeys((*first, *(key for mark in self.marks for key in mark.keys))))


@dataclass(frozen=True, slots=True)
class FlowCell:
    """A cell of a table."""

    row_span: int
    column_span: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FlowBlock:
    """A block: its pieces, or the rows of its cells.

    Attributes:
        part: it begins a file of an archive or a sheet of a workbook.
    """

    block: Block
    pieces: tuple[Piece, ...]
    rows: tuple[tuple[FlowCell, ...], ...] = ()
    part: bool = False


def flow_of(document: Document, marks: Sequence[Mark], pages: frozenset[int | None]) -> tuple[FlowBlock, ...]:
    """Return the blocks that begin on some pages (`None` for those without one).

    Args:
        marks: in the order of their beginning.
    """
    index = MarkIndex(marks)
    return tuple(_flow(document, block, index) for block in document.blocks if block.page in pages)


def _flow(document: Document, block: Block, marks: MarkIndex) -> FlowBlock:
    part = block.start in document.parts
    if block.table is None:
        return FlowBlock(block, tuple(_pieces(document.text, block, marks)), part=part)
    rows: list[list[FlowCell]] = [[] for _ in range(block.table.rows)]
    for cell in sorted(block.table.cells, key=lambda cell: (cell.row, cell.column)):
        pieces = tuple(_pieces(document.text, cell, marks))
        rows[cell.row].append(FlowCell(cell.row_span, cell.column_span, pieces))
    return FlowBlock(block, (), tuple(map(tuple, rows)), part=part)


def _pieces(text: str, area: Block | Cell, marks: MarkIndex) -> Iterator[Piece]:
    """Cut a text where a mark begins or ends."""
    touching = marks.touching(area.start, area.end)
    inner = {min(max(place, area.start), area.end) for mark in touching for place in (mark.start, mark.end)}
    cuts = sorted({area.start, area.end} | inner)
    for start, end in pairwise(cuts):
        over = tuple(mark for mark in touching if mark.start <= start and end <= mark.end)
        coloured = [mark for mark in over if mark.group]
        yield Piece(text[start:end], over, min(coloured, key=lambda mark: mark.end - mark.start) if coloured else None)
