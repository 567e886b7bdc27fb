"""Tables of a DOCX that were cut in two, at the end of a page or by hand, and are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.readers.docx_flow import Grid, Item, Paragraph, flat, paragraphs
from extractors.readers.markers import says_goes_on

__all__ = ["with_whole_tables"]

_ORDER = re.compile(r"(\d{1,3})[.)]?")


def with_whole_tables(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items of a flow, a table that goes on in the next one joined with it.

    It goes on where both have as many columns, nothing stands between them but `(tiếp theo)`, and either the head is printed
    again or the numbers of the rows go on.
    """
    table: Grid | None = None
    between: list[Item] = []
    for item in items:
        if isinstance(item, Grid) and table is not None and (joined := _joined(table, item)):
            table, between = joined, []
        elif table is not None and isinstance(item, Paragraph) and says_goes_on(item.text):
            between.append(item)
        else:
            yield from (*((table,) if table else ()), *between)
            table, between = (item, []) if isinstance(item, Grid) else (None, [])
            if table is None:
                yield item
    yield from (*((table,) if table else ()), *between)


def _joined(above: Grid, below: Grid) -> Grid | None:
    """Return both tables as one, `None` where they are two."""
    if above.columns != below.columns:
        return None
    again = _repeated(_rows(above), _rows(below))
    if not again and not _counts_on(_rows(above), _rows(below)):
        return None
    moved = tuple(
        replace(cell, place=replace(cell.place, row=cell.place.row - again + above.rows))
        for cell in below.cells
        if cell.place.row >= again
    )
    return replace(above, rows=above.rows + below.rows - again, cells=(*above.cells, *moved))


Rows = dict[int, list[tuple[int, int, int, str]]]


def _rows(grid: Grid) -> Rows:
    """Return column, spans and text of the cells that begin in each row."""
    found: Rows = {}
    for cell in grid.cells:
        text = " ".join(flat(paragraph) for paragraph in paragraphs(cell.items)).strip()
        place = cell.place
        found.setdefault(place.row, []).append((place.column, place.row_span, place.column_span, text))
    return found


def _repeated(above: Rows, below: Rows) -> int:
    """Return how many of the first rows below are the head above once more; a table of nothing else is another one."""
    count = 0
    while count in above and above[count] == below.get(count):
        count += 1
    worded = any(any(char.isalpha() for char in text) for row in range(count) for *_, text in above[row])
    spans = all(row + span <= count for row in range(count) for _, span, _, _ in above[row])
    return count if worded and spans and count < len(below) else 0


def _counts_on(above: Rows, below: Rows) -> bool:
    """Tell whether the first row below is numbered behind the last numbered one above."""
    last = [number for row in sorted(above) if (number := _number(above[row])) is not None]
    first = _number(below.get(0, []))
    return bool(last) and first is not None and first > 1 and first == last[-1] + 1


def _number(row: Sequence[tuple[int, int, int, str]]) -> int | None:
    match = _ORDER.fullmatch(row[0][3]) if row and row[0][0] == 0 else None
    return int(match[1]) if match else None
