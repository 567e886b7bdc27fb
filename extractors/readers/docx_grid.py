"""The cells of a DOCX table on their grid, and whether the table has rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extractors.readers.docx_styles import SIDES, Borders, Styles, read_borders
from extractors.readers.docx_xml import MC, W, chosen, integer, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Place", "read_places", "real_columns"]

_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_MOST_COLUMNS = 1000
_NARROWEST = 40
"""Twips (1/20 point): converters put such columns between the real ones to make ragged edges meet."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell lies: its top left corner, counted from 0, and what it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


def read_places(table: Element, styles: Styles) -> tuple[list[tuple[Place, Element]], bool, list[str]]:
    """Resolve the merged cells of a `w:tbl` (ISO 29500-1, 17.4.85 for `vMerge`).

    Returns:
        Each cell once with its place, in row-major order; whether most cells have visible rules;
        the text of cells that a merged cell covers, which Word keeps but does not show.
    """
    places: list[tuple[Place, Element]] = []
    covered: list[str] = []
    above: dict[int, int] = {}
    for row, element in enumerate(_rows(table)):
        here: dict[int, int] = {}
        for column, span, cell in _cells(element):
            index = above.get(column)
            if _continues(cell) and index is not None:
                place, origin = places[index]
                places[index] = (replace(place, row_span=row + 1 - place.row), origin)
                covered.append("".join(text.text or "" for text in cell.iter(W + "t")).strip())
            else:
                index = len(places)
                places.append((Place(row, column, 1, span), cell))
            here[column] = index
        above = here
    return places, _is_ruled(table, styles, [cell for _, cell in places]), [text for text in covered if text]


def real_columns(table: Element, places: Sequence[Place], texts: Sequence[str]) -> list[Place | None]:
    """Leave out the columns that only exist on paper.

    Edges that nearly meet become one, columns in which no cell begins or ends go, and so do columns without any
    text at the right end.  Nothing is left out where cells with text would fall upon one another.

    Args:
        places: of the cells as the file has them.
        texts: of the cells, in the same order; only whether they are empty matters.

    Returns:
        The new place of each cell, `None` for an empty one that is gone.
    """
    widths = [integer(column.get(W + "w")) or 0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    edges = sorted({place.column for place in places} | {place.column + place.column_span for place in places})
    plain = {edge: rank for rank, edge in enumerate(edges)}
    for ranks in (_snapped(edges, widths), plain):
        moved = [_moved(place, ranks) for place in places]
        if all(place is not None or not text for place, text in zip(moved, texts, strict=True)):
            return _without_blank_end(moved, texts)
    return list(places)


def _snapped(edges: list[int], widths: list[int]) -> dict[int, int]:
    """Rank the edges by their position; edges that nearly meet share a rank."""
    if not edges or len(widths) < edges[-1]:
        return {edge: rank for rank, edge in enumerate(edges)}
    ranks = {edges[0]: 0}
    first = sum(widths[: edges[0]])
    for before, edge in pairwise(edges):
        position = sum(widths[:edge])
        if position - first > _NARROWEST:
            ranks[edge], first = ranks[before] + 1, position
        else:
            ranks[edge] = ranks[before]
    return ranks


def _moved(place: Place, ranks: dict[int, int]) -> Place | None:
    start, end = ranks[place.column], ranks[place.column + place.column_span]
    return None if start == end else replace(place, column=start, column_span=end - start)


def _without_blank_end(places: list[Place | None], texts: Sequence[str]) -> list[Place | None]:
    """Cut off the columns at the right that no cell with text reaches."""
    filled = [place for place, text in zip(places, texts, strict=True) if place is not None and text]
    width = max((place.column + place.column_span for place in filled), default=0)
    return [
        None if place is None or place.column >= width
        else replace(place, column_span=min(place.column_span, width - place.column))
        for place in places
    ]  # fmt: skip


def _children(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield rows of a table or cells of a row, through content controls and tracked changes."""
    for child in parent:
        name = local(child)
        if name == wanted:
            yield child
        elif name in _THROUGH:
            yield from _children(child, wanted)
        elif name == MC + "AlternateContent" and (branch := chosen(child)) is not None:
            yield from _children(branch, wanted)


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows that are left after tracked deletions."""
    for row in _children(table, "tr"):
        properties = row.find(W + "trPr")
        if properties is None or properties.find(W + "del") is None:
            yield row


def _cells(row: Element) -> Iterator[tuple[int, int, Element]]:
    """Yield column, column span and element of each cell; a horizontally merged cell of old files comes once."""
    column = min(integer(value(row.find(W + "trPr"), "gridBefore")) or 0, _MOST_COLUMNS)
    pending: tuple[int, int, Element] | None = None
    for cell in _children(row, "tc"):
        properties = cell.find(W + "tcPr")
        span = min(max(integer(value(properties, "gridSpan")) or 1, 1), _MOST_COLUMNS)
        merge = None if properties is None else properties.find(W + "hMerge")
        if pending and merge is not None and merge.get(W + "val", "continue") == "continue":
            pending = (pending[0], pending[1] + span, pending[2])
        else:
            if pending:
                yield pending
            pending = (column, span, cell)
        column += span
    if pending:
        yield pending


def _continues(cell: Element) -> bool:
    """Tell whether a cell belongs to the one above it."""
    properties = cell.find(W + "tcPr")
    merge = None if properties is None else properties.find(W + "vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _is_ruled(table: Element, styles: Styles, cells: list[Element]) -> bool:
    """Tell whether most cells have rules: one at a side, or both above and below."""
    properties = table.find(W + "tblPr")
    own = None if properties is None else properties.find(W + "tblBorders")
    whole = styles.borders(value(properties, "tblStyle")) | read_borders(own)
    ruled = sum(_has_rules(cell, whole) for cell in cells)
    return 2 * ruled > len(cells)


def _has_rules(cell: Element, whole: Borders) -> bool:
    """Tell whether a cell has rules, its own before those of the table; a single rule under a name is none."""
    properties = cell.find(W + "tcPr")
    own = read_borders(None if properties is None else properties.find(W + "tcBorders"))
    inner = {
        "left": whole.get("insideV") or whole.get("left"),
        "right": whole.get("insideV") or whole.get("right"),
        "top": whole.get("insideH") or whole.get("top"),
        "bottom": whole.get("insideH") or whole.get("bottom"),
    }
    drawn = {side for side in SIDES[:4] if own.get(side, inner[side])}
    return bool(drawn & {"left", "right"}) or len(drawn) > 1
