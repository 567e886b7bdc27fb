"""Tables that are set with tab stops instead of rules: paragraphs one below the other with as many cells each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.readers.docx_flow import Grid, GridCell, Item, Paragraph
from extractors.readers.docx_grid import Place

__all__ = ["with_tabbed_tables"]

_FEWEST_CELLS, _FEWEST_FIGURES, _FEWEST_ROWS = 3, 2, 2
_FIGURE = re.compile(r"\(?[-+]?\d[\d.,]*\s*%?\)?(?:\s*=.*)?|[-–—x…]|\.\.\.")


def with_tabbed_tables(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items of a flow, paragraphs that make a table by their tab stops as a table.

    They are a table where all have as many cells, at least three, the first holds words alone (the head) and two or more hold
    figures; a label with its figure behind one tab is a sentence.
    """
    index = 0
    while index < len(items):
        rows = list(_rows(items[index:]))
        if _is_table(rows):
            yield _grid(rows)
            index += len(rows)
        else:
            yield items[index]
            index += 1


def _rows(items: Sequence[Item]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of the first paragraphs as long as there are as many of them as in the one below the head."""
    below = items[1] if len(items) > 1 else None
    width = len(_cells(below, 0)) if isinstance(below, Paragraph) else 0
    for item in items:
        cells = _cells(item, width) if isinstance(item, Paragraph) else ()
        if len(cells) < _FEWEST_CELLS or len(cells) != width:
            return
        yield cells


def _cells(paragraph: Paragraph, width: int) -> tuple[str, ...]:
    """Return what the tab stops of a paragraph part; where there are more stops than columns, those with text."""
    filled = tuple(cell for cell in paragraph.cells if cell)
    cells = paragraph.cells[1:] if paragraph.cells[:1] == ("",) and len(paragraph.cells) > max(width, 1) else paragraph.cells
    if width and len(cells) != width and len(filled) == width:
        cells = filled
    return (paragraph.mark, *cells) if paragraph.mark and cells else cells


def _is_table(rows: Sequence[tuple[str, ...]]) -> bool:
    figures = [sum(_FIGURE.fullmatch(cell) is not None for cell in row) for row in rows]
    return bool(figures) and figures[0] == 0 and sum(count >= _FEWEST_FIGURES for count in figures) >= _FEWEST_ROWS


def _grid(rows: Sequence[tuple[str, ...]]) -> Grid:
    cells = tuple(
        GridCell(Place(row, column, 1, 1), (Paragraph(text),) if text else ())
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
    )
    return Grid(len(rows), len(rows[0]), cells, ruled=True)
