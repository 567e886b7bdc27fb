"""Ruled tables of a page, and which of them go on over the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.readers.builder import CellText
from extractors.readers.glyphs import Glyph
from extractors.readers.page_cells import cells_of
from extractors.readers.page_grid import SNAP, grids_of
from extractors.readers.page_lines import Sheet, goes_on
from extractors.readers.page_rules import Rule

__all__ = ["RuledTable", "tables_of"]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table's cells with their text, and where it stands on its page.

    Attributes:
        page: on which it begins.
        top, bottom: in points from the page's top, on the page where it begins.
        xs: where its upright rules stand, in points from the page's left.
        glyphs: places of the characters in it.
        repeated: page and text of head rows that are printed again where it goes on.
        ruled: whether rules were drawn; without them the words' places alone tell the columns.
    """

    page: int
    top: float
    bottom: float
    xs: tuple[float, ...]
    rows: int
    cells: tuple[CellText, ...]
    glyphs: frozenset[int]
    repeated: tuple[tuple[int, str], ...] = ()
    ruled: bool = True

    @property
    def columns(self) -> int:
        """Return how many columns its upright rules make."""
        return len(self.xs) - 1

    def followed_by(self, other: RuledTable) -> bool:
        """Tell whether a table at the top of the next page has the same width, and no upright rule where this one has none."""
        fewer, more = sorted((self.xs, other.xs), key=len)
        if self.ruled != other.ruled:
            return False
        ends = ((self.xs[0], other.xs[0]), (self.xs[-1], other.xs[-1]))
        return all(abs(a - b) <= SNAP for a, b in ends) and all(any(abs(x - y) <= SNAP for y in more) for x in fewer)

    def with_rows(self, other: RuledTable) -> RuledTable:
        """Return this table with the rows of the one that goes on with it on the next page.

        Head rows that are printed again are left out, and a row that the page's end cut in two is one again.
        """
        xs = max(self.xs, other.xs, key=len)
        above, below = _on_columns(self.cells, self.xs, xs), _on_columns(other.cells, other.xs, xs)
        again = _repeated_rows(above, below)
        repeated = " ".join(cell.text for cell in below if cell.row < again and cell.text)
        below = [replace(cell, row=cell.row - again) for cell in below if cell.row >= again]
        last = [cell for cell in above if cell.row + cell.row_span == self.rows]
        first = [cell for cell in below if cell.row == 0]
        cut = _is_cut(last, first)
        if cut:
            rest = {cell.column: cell for cell in first}
            above = [_lengthened(cell, rest.get(cell.column)) if cell in last else cell for cell in above]
            below = [cell for cell in below if cell.row > 0]
        moved = [replace(cell, row=cell.row + self.rows - cut) for cell in below]
        heads = (*self.repeated, (other.page, repeated)) if repeated else self.repeated
        rows = self.rows + other.rows - again - cut
        return replace(self, xs=xs, rows=rows, cells=(*above, *moved), repeated=(*heads, *other.repeated))


def tables_of(sheet: Sheet, rules: Sequence[Rule], glyphs: Sequence[Glyph], before: RuledTable | None) -> list[RuledTable]:
    """Return the tables of a page from top to bottom.

    Args:
        sheet: the page.
        rules: of the page.
        glyphs: of the page.
        before: the last table of the page before; the first one here may be what is left of it, a single row.

    Raises:
        TooManyRulesError: when the rules make a drawing.
    """
    found: list[RuledTable] = []
    for grid in grids_of(rules):
        cells, used = cells_of(sheet, grid, glyphs) if grid.columns > 1 else ((), frozenset[int]())
        if sum(bool(cell.text) for cell in cells) < 2:  # noqa: PLR2004 - a frame round a text, or an empty grid
            continue
        table = RuledTable(sheet.number, grid.ys[0], grid.ys[-1], grid.xs, grid.rows, cells, used)
        rest = not found and before is not None and before.followed_by(table)
        if grid.rows > 1 or grid.columns > 3 or rest:  # noqa: PLR2004 - a few cells in one row are a frame
            found.append(table)
    return found


def _on_columns(cells: Iterable[CellText], xs: Sequence[float], wanted: Sequence[float]) -> list[CellText]:
    """Return cells with their columns counted by another set of upright rules, which holds all of theirs."""
    if len(xs) == len(wanted):
        return list(cells)
    place = [min(range(len(wanted)), key=lambda index: abs(wanted[index] - x)) for x in xs]
    return [
        replace(cell, column=place[cell.column], column_span=place[cell.column + cell.column_span] - place[cell.column])
        for cell in cells
    ]


def _repeated_rows(above: Iterable[CellText], below: Iterable[CellText]) -> int:
    """Return how many of the first rows below are the head above once more."""
    heads, again = _by_row(above), _by_row(below)
    count = 0
    while count in heads and heads[count] == again.get(count) and any(text for *_, text in heads[count]):
        count += 1
    return count if count < len(again) else 0


def _by_row(cells: Iterable[CellText]) -> dict[int, set[tuple[int, int, int, str]]]:
    rows: dict[int, set[tuple[int, int, int, str]]] = {}
    for cell in cells:
        rows.setdefault(cell.row, set()).add((cell.column, cell.row_span, cell.column_span, cell.text))
    return rows


def _is_cut(last: Sequence[CellText], first: Sequence[CellText]) -> bool:
    """Tell whether a row goes on over the page: some texts end above, some go on below in small letters, without a figure."""
    above = {cell.column: cell.text for cell in last}
    below = {cell.column: cell.text for cell in first}
    if above.keys() != below.keys() or any(cell.row_span > 1 for cell in first):
        return False
    rest = [(above[column], text) for column, text in below.items() if text]
    whole = len(rest) < sum(bool(text) for text in above.values())
    return whole and all(head and not text[0].isdigit() for head, text in rest) and any(text[0].islower() for _, text in rest)


def _lengthened(cell: CellText, rest: CellText | None) -> CellText:
    """Return a cell with what stands of it on the next page."""
    if rest is None or not rest.text:
        return cell
    gap = "" if goes_on(cell.text, rest.text) else " "
    offset = len(cell.text) + len(gap)
    lines = [line.moved(offset) for line in rest.lines]
    return replace(cell, text=f"{cell.text}{gap}{rest.text}", lines=(*cell.lines, *lines))
