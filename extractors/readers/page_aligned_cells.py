"""The cells of a table without rules: its head with common heads over several columns, and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extractors.readers.builder import CellText
from extractors.readers.page_aligned_rows import LETTER, AlignedRow, Span, columns_under, parted, place_of
from extractors.readers.page_lines import PrintedLine, text_of
from extractors.readers.page_tables import RuledTable

__all__ = ["continued_table", "table_of"]

_CENTRED = 0.35


def table_of(head: Sequence[AlignedRow], body: Sequence[AlignedRow], columns: Sequence[Span]) -> RuledTable:
    """Return the rows of a head and of figures as a table on columns."""
    cells = list(_head_cells(head, columns))
    depth = max(cell.row + cell.row_span for cell in cells)
    lines = list(_body_rows(body, columns))
    cells += [_cell(depth + row, column, 1, pieces) for row, line in enumerate(lines) for column, pieces in sorted(line.items())]
    borders = [(before[1] + after[0]) / 2 for before, after in pairwise(columns)]
    first = head[0].pieces[0]
    return RuledTable(
        page=first.page,
        top=head[0].top,
        bottom=body[-1].bottom,
        xs=(columns[0][0], *borders, columns[-1][1]),
        rows=depth + len(lines),
        cells=tuple(cells),
        glyphs=frozenset(),
        ruled=False,
    )


def continued_table(rows: Sequence[AlignedRow], before: RuledTable) -> RuledTable:
    """Return rows as a table on the columns of the one that they go on with."""
    lines = list(_body_rows(rows, list(pairwise(before.xs))))
    cells = tuple(_cell(row, column, 1, pieces) for row, line in enumerate(lines) for column, pieces in sorted(line.items()))
    first = rows[0].pieces[0]
    return RuledTable(
        page=first.page, top=rows[0].top, bottom=rows[-1].bottom, xs=before.xs, rows=len(lines), cells=cells,
        glyphs=frozenset(), ruled=False,
    )  # fmt: skip


def _body_rows(rows: Sequence[AlignedRow], columns: Sequence[Span]) -> Iterator[dict[int, list[PrintedLine]]]:
    """Yield the pieces of each row by column; a line of a broken label goes with the row above, or below where that has none."""
    found: list[dict[int, list[PrintedLine]]] = []
    waiting: list[PrintedLine] = []
    for row in rows:
        by_column = {place_of(piece, columns): [piece] for piece in row.pieces}
        if row.counts:
            found.append(by_column)
            if waiting and not any(LETTER.search(piece.text) for piece in row.pieces):
                for piece in waiting:
                    by_column.setdefault(place_of(piece, columns), []).append(piece)
                waiting = []
            continue
        goes_on = found and len(row.pieces) == 1 and row.pieces[0].text[:1].islower()
        if goes_on:
            found[-1].setdefault(place_of(row.pieces[0], columns), []).append(row.pieces[0])
        else:
            waiting = [*waiting, *row.pieces]
            found.append(by_column)
    yield from _merged(found)


def _merged(rows: Sequence[dict[int, list[PrintedLine]]]) -> Iterator[dict[int, list[PrintedLine]]]:
    """Yield the rows without those whose pieces have gone into the row below."""
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        pieces = [piece for held in row.values() for piece in held]
        if below is None or not any(piece in held for piece in pieces for held in below.values()):
            yield row


def _head_cells(rows: Sequence[AlignedRow], columns: Sequence[Span]) -> Iterator[CellText]:
    """Yield the cells of the head: pieces over several columns in a row of their own, the lines of one column put together."""
    own: dict[int, list[PrintedLine]] = {}
    merged: list[tuple[int, int, list[PrintedLine]]] = []
    for place, row in enumerate(rows):
        for piece in row.pieces:
            span = _merged_span(piece, row, rows[place + 1 :], columns)
            if span is None:
                for part in parted(piece, columns):
                    own.setdefault(place_of(part, columns), []).append(part)
            else:
                merged.append((*span, [piece]))
    upper = _stacked(merged)
    depth = int(bool(upper))
    for start, end, pieces in upper:
        yield _cell(0, start, end - start, pieces)
    for column, pieces in sorted(own.items()):
        covered = any(start <= column < end for start, end, _ in upper)
        yield _cell(depth if covered else 0, column, 1, pieces, rows=1 if covered or not depth else 2)


def _merged_span(
    piece: PrintedLine, row: AlignedRow, below: Sequence[AlignedRow], columns: Sequence[Span]
) -> tuple[int, int] | None:
    """Return the columns that a piece of the head is the common head of: it stands in the middle over their own heads."""
    under = {place_of(other, columns) for line in below for other in line.pieces}
    beside = {column for other in row.pieces if other is not piece for column in columns_under(other, columns)}
    pitch = median([after[0] - before[0] for before, after in pairwise(columns)])
    best: tuple[int, int] | None = None
    for start in range(len(columns)):
        for end in range(start + 2, len(columns) + 1):
            held = set(range(start, end))
            middle = (columns[start][0] + columns[end - 1][1]) / 2
            if held & beside or not held <= under or place_of(piece, columns) not in held:
                continue
            if abs(middle - piece.middle) <= _CENTRED * pitch and (best is None or end - start > best[1] - best[0]):
                best = (start, end)
    return best


def _stacked(merged: Sequence[tuple[int, int, list[PrintedLine]]]) -> list[tuple[int, int, list[PrintedLine]]]:
    """Return the common heads; several lines over the same columns are one."""
    found: dict[tuple[int, int], list[PrintedLine]] = {}
    for start, end, pieces in merged:
        found.setdefault((start, end), []).extend(pieces)
    return [(start, end, pieces) for (start, end), pieces in found.items()]


def _cell(row: int, column: int, span: int, pieces: Sequence[PrintedLine], rows: int = 1) -> CellText:
    text, placed = text_of(sorted(pieces, key=lambda piece: (round(piece.bottom), piece.x0)))
    return CellText(row, column, rows, span, text, placed)
