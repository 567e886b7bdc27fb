"""Documents for tests, made of lines: what a reader would hand over for a report with head, body and closing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.readers.builder import CellText, DocumentBuilder
from extractors.readers.markers import marker_end
from schemas.document import BlockKind, Document

__all__ = ["Rows", "document"]

Rows = Sequence[Sequence[str]]
"""The cells of a table, row by row."""


def document(
    *body: str | Rows,
    head: Iterable[tuple[str, str]] = (),
    title: Iterable[str] = (),
    closing: Iterable[tuple[str, str]] = (),
    appendix: Iterable[str | Rows] = (),
) -> Document:
    r"""Return a document of paragraphs and tables.

    Args:
        body: paragraphs, or tables as rows of cells.
        head: rows of the two-column head, left and right; `\n` divides the paragraphs of a cell.
        title: centred lines, the type of document first.
        closing: rows of the two-column closing, left and right.
        appendix: what follows the closing.
    """
    builder = DocumentBuilder()
    _columns(builder, head)
    for line in title:
        builder.add("paragraph", line, centred=True, bold=True)
    _flow(builder, body)
    _columns(builder, closing)
    _flow(builder, appendix)
    return builder.build()


def _kind(mark: int) -> BlockKind:
    return "list_item" if mark else "paragraph"


def _columns(builder: DocumentBuilder, rows: Iterable[tuple[str, str]]) -> None:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            for line in filter(None, cell.split("\n")):
                mark = marker_end(line)
                builder.add(_kind(mark), line, marker_end=mark, column=column, row=row, centred=column == 1)


def _flow(builder: DocumentBuilder, blocks: Iterable[str | Rows]) -> None:
    for block in blocks:
        if isinstance(block, str):
            mark = marker_end(block)
            builder.add(_kind(mark), block, marker_end=mark)
        else:
            cells = [CellText(r, c, 1, 1, text) for r, row in enumerate(block) for c, text in enumerate(row)]
            builder.add_table(len(block), max(map(len, block)), cells)
