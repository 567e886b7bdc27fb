"""Collects blocks in reading order and makes a `Document` of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.document import Aside, Block, BlockKind, Cell, Document, Line, Page, ReadBy, Table

__all__ = ["CellText", "DocumentBuilder"]


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell before it has a place in the document.

    Attributes:
        row, column: place of the top left corner, counted from 0.
        text: normalised, without newlines.
        lines: printed lines, with offsets relative to `text`.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    lines: Sequence[Line] = ()


class DocumentBuilder:
    """A document that grows block by block; all text that it is given is normalised already."""

    def __init__(self) -> None:
        """Begin with an empty text."""
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._lines: list[Line] = []

    @property
    def blocks(self) -> int:
        """Return how many blocks there are so far."""
        return len(self._blocks)

    def add(  # noqa: PLR0913 - a block has as many properties
        self,
        kind: BlockKind,
        text: str,
        *,
        marker_end: int = 0,
        page: int | None = None,
        column: int | None = None,
        row: int | None = None,
        centred: bool = False,
        bold: bool = False,
        italic: bool = False,
        lines: Iterable[Line] = (),
    ) -> None:
        """Append a block of running text; a text without characters adds nothing.

        Args:
            kind: any but `table`.
            text: without newlines.
            marker_end: length of the list mark at the beginning of `text`.
            page: on which the block begins, from 1.
            column, row: place in a two-column head or closing.
            centred, bold, italic: of the whole block.
            lines: printed lines, with offsets relative to `text`.

        Raises:
            ValueError: on a newline, or offsets outside of the text.
        """
        if not text:
            return
        if not 0 <= marker_end <= len(text):
            msg = f"marker_end {marker_end} lies outside of the block"
            raise ValueError(msg)
        start = self._append(text, lines)
        self._blocks.append(
            Block(
                kind, start, start + len(text), start + marker_end, page=page, column=column, row=row,
                centred=centred, bold=bold, italic=italic,
            )
        )  # fmt: skip

    def add_table(self, rows: int, columns: int, cells: Iterable[CellText], page: int | None = None) -> None:
        """Append a table; its cells are put in row-major order, one newline between them.

        Args:
            rows, columns: size of the grid.
            cells: each merged cell once.
            page: on which the table begins, from 1.

        Raises:
            ValueError: on a newline in a cell, offsets outside of its text, or a cell outside of the grid.
        """
        placed: list[Cell] = []
        for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
            if cell.row + cell.row_span > rows or cell.column + cell.column_span > columns:
                msg = f"cell at row {cell.row}, column {cell.column} reaches beyond a grid of {rows} x {columns}"
                raise ValueError(msg)
            start = self._append(cell.text, cell.lines)
            placed.append(Cell(cell.row, cell.column, cell.row_span, cell.column_span, start, start + len(cell.text)))
        if placed:
            table = Table(rows, columns, tuple(placed))
            start = placed[0].start
            self._blocks.append(Block("table", start, placed[-1].end, start, page=page, table=table))

    def build(
        self,
        pages: Iterable[Page] = (),
        asides: Iterable[Aside] = (),
        read_by: Iterable[ReadBy] = ("text",),
        warnings: Iterable[str] = (),
    ) -> Document:
        """Return the document; the lines are put in the order of the text."""
        return Document(
            text="\n".join(self._pieces),
            blocks=tuple(self._blocks),
            pages=tuple(pages),
            lines=tuple(sorted(self._lines, key=lambda line: line.start)),
            asides=tuple(asides),
            read_by=tuple(read_by),
            warnings=tuple(warnings),
        )

    def _append(self, text: str, lines: Iterable[Line]) -> int:
        """Put a piece behind the text and return where it starts."""
        if "\n" in text:
            msg = "a newline ends a block or cell and cannot stand inside one"
            raise ValueError(msg)
        start = self._length + 1 if self._pieces else 0
        for line in lines:
            if not 0 <= line.start <= line.end <= len(text):
                msg = f"line {line.start}..{line.end} lies outside of its block"
                raise ValueError(msg)
            self._lines.append(line.moved(start))
        self._pieces.append(text)
        self._length = start + len(text)
        return start
