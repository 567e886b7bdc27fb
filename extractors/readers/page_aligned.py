"""Tables without rules: rows of figures that stand one below the other in columns, with a head over them.

Nothing but the places of the words tells such a table.  It is taken for one only where three rows or more keep their figures in
the same columns, no two pieces of a row fall into one column, and a head of several pieces stands over them; else the lines stay
paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.page_aligned_cells import continued_table, table_of
from extractors.readers.page_aligned_rows import (
    FEWEST_FIGURES,
    FIGURE,
    FLUSH,
    LETTER,
    AlignedRow,
    Span,
    columns_under,
    lines_by_base,
    pieces_of,
    place_of,
)
from extractors.readers.page_lines import PrintedLine
from extractors.readers.page_tables import RuledTable

__all__ = ["aligned_tables"]

_FEWEST_ROWS = 3
_FAR, _FAR_HEAD = 4.0, 2.4
_MOST_HEAD_LINES = 9
_FILLED = 0.5


def aligned_tables(lines: Sequence[PrintedLine], before: RuledTable | None) -> tuple[Sequence[PrintedLine], list[RuledTable]]:
    """Return the lines that stay text, and the tables that the others make, from top to bottom.

    Args:
        lines: of a page, outside of ruled tables.
        before: the last table of the page before; one without rules may go on at the top of this page without a head.
    """
    by_base = lines_by_base(lines)
    parted = sum(len(row) > 1 for row in by_base)
    goes_on = before is not None and not before.ruled
    if parted < (1 if goes_on else _FEWEST_ROWS):
        return lines, []
    rows = [AlignedRow(tuple(piece for line in row for piece in pieces_of(line)), tuple(row)) for row in by_base]
    found: list[RuledTable] = []
    taken: set[int] = set()
    index = 0
    if before is not None and goes_on and (end := _rest(rows, before)):
        first = next(place for place, row in enumerate(rows) if row.counts)
        found.append(continued_table(rows[first:end], before))
        taken, index = set(range(first, end)), end
    while index < len(rows):
        end = _end(rows, index) if rows[index].counts else index
        columns = _columns(rows[index:end])
        start = _head_start(rows, index, columns, floor=max(taken, default=-1) + 1) if columns else index
        if columns and start < index:
            found.append(table_of(rows[start:index], rows[index:end], columns))
            taken |= set(range(start, end))
        index = max(end, index + 1)
    gone = {line for place in taken for line in rows[place].lines}
    return [line for line in lines if line not in gone], found


def _rest(rows: Sequence[AlignedRow], before: RuledTable) -> int:
    """Return where the rows end that go on with a table of the page before, 0 where there are none.

    Nothing may stand over them but the number of the page.
    """
    first = next((place for place, row in enumerate(rows) if row.counts), len(rows))
    alone = first == 0 or (first == 1 and len(rows[0].pieces) == 1 and rows[0].figures == 1)
    if first == len(rows) or not alone:
        return 0
    end = _end(rows, first)
    spans = list(pairwise(before.xs))
    inside = all(
        any(x0 - FLUSH <= piece.x0 and piece.x1 <= x1 + FLUSH for x0, x1 in spans)
        for row in rows[first:end] if row.counts for piece in row.pieces
    )  # fmt: skip
    places = [[place_of(piece, spans) for piece in row.pieces] for row in rows[first:end] if row.counts]
    return end if inside and all(len(set(row)) == len(row) for row in places) else 0


def _end(rows: Sequence[AlignedRow], start: int) -> int:
    """Return where the rows of figures end; lines of a label that was broken stand between them."""
    end = start + 1
    for index in range(start + 1, len(rows)):
        if rows[index].top - rows[index - 1].bottom > _FAR * rows[index].size:
            break
        if rows[index].counts:
            end = index + 1
        elif len(rows[index].pieces) > 2 or index - end >= 2:  # noqa: PLR2004 - a mark and a label; lines of one label
            break
    return end


def _columns(rows: Sequence[AlignedRow]) -> list[Span]:
    """Return where the columns stand, in points from the page's left; none where the rows keep to no columns."""
    counted = [row for row in rows if row.counts]
    if len(counted) < _FEWEST_ROWS:
        return []
    spans = _clusters([(piece.x0, piece.x1) for row in counted for piece in row.pieces])
    places = [[place_of(piece, spans) for piece in row.pieces] for row in counted]
    if any(len(set(row)) < len(row) for row in places):
        return []
    full = [sum(column in row for row in places) for column in range(len(spans))]
    figures = [
        sum(
            FIGURE.fullmatch(piece.text) is not None
            for row in counted
            for piece in row.pieces
            if place_of(piece, spans) == column
        )
        for column in range(len(spans))
    ]
    worded = any(count > figures[column] for column, count in enumerate(full))
    kept = sum(count >= _FILLED * len(counted) for count in figures)
    return spans if worded and kept >= FEWEST_FIGURES else []


def _clusters(spans: Sequence[Span]) -> list[Span]:
    """Return the stretches that spans cover, those that touch put together."""
    found: list[Span] = []
    for x0, x1 in sorted(spans):
        if found and x0 <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def _head_start(rows: Sequence[AlignedRow], first: int, columns: Sequence[Span], floor: int) -> int:
    """Return where the head begins: lines over the figures whose pieces stand over all columns; `first` for none.

    Only the first column, of the numbers of the rows, may do without a head.
    """
    start = first
    for index in range(first - 1, max(floor, first - _MOST_HEAD_LINES) - 1, -1):
        row = rows[index]
        if rows[index + 1].top - row.bottom > _FAR_HEAD * row.size or row.counts:
            break
        if len(row.pieces) == 1 and len(columns_under(row.pieces[0], columns)) > 1:
            break
        if len(row.pieces) > 1:
            start = index
    pieces = [piece for row in rows[start:first] for piece in row.pieces]
    over = {column for piece in pieces for column in (place_of(piece, columns), *columns_under(piece, columns))}
    worded = sum(LETTER.search(piece.text) is not None for piece in pieces) >= FEWEST_FIGURES
    return start if worded and over >= set(range(1, len(columns))) else first
