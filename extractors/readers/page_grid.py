"""Where rules cross: the cells that they enclose, by pdfplumber's geometry, and the grid that these lie on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.readers.page_frame import Rectangle
from extractors.readers.page_rules import Rule

__all__ = ["SNAP", "Grid", "Place", "TooManyRulesError", "grids_of"]

SNAP = 3.0
_SHORTEST = 3.0
_MOST_CROSSINGS = 3000
_MOST_PAIRS = 100_000


class TooManyRulesError(Exception):
    """More rules cross on a page than in any form: a drawing, which would take minutes to search for cells."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell on the grid: its first row and column, how many it covers, and its box in points."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Rectangle


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table; `xs` and `ys` are where its rules stand, in points from the page's top left corner."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    places: tuple[Place, ...]

    @property
    def rows(self) -> int:
        """Return how many rows its level rules make."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """Return how many columns its upright rules make."""
        return len(self.xs) - 1


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """Return what rules enclose, from top to bottom; a frame round a text is a grid of one cell.

    Raises:
        TooManyRulesError: when the search for cells would take too long.
    """
    level = sum(rule.level for rule in rules)
    if level < 2 or len(rules) - level < 2:  # noqa: PLR2004 - the least that encloses a cell
        return []
    from pdfplumber import table  # noqa: PLC0415 - costs start-up time, and most pages have no rules

    edges = table.merge_edges([_edge(rule) for rule in rules], SNAP, SNAP, SNAP, SNAP)
    edges = [edge for edge in edges if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= _SHORTEST]
    upright = sum(edge["orientation"] == "v" for edge in edges)
    if upright * (len(edges) - upright) > _MOST_PAIRS:
        raise TooManyRulesError
    crossings = table.edges_to_intersections(edges, SNAP, SNAP)
    if len(crossings) > _MOST_CROSSINGS:
        raise TooManyRulesError
    found = [_grid(cells) for cells in table.cells_to_tables(table.intersections_to_cells(crossings))]
    return sorted(found, key=lambda grid: grid.ys[0])


def _edge(rule: Rule) -> dict[str, float | str]:
    return {
        **rule._asdict(),
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
        "orientation": "h" if rule.level else "v",
    }


def _grid(cells: Sequence[Rectangle]) -> Grid:
    xs = _axis([value for cell in cells for value in (cell[0], cell[2])])
    ys = _axis([value for cell in cells for value in (cell[1], cell[3])])
    places: list[Place] = []
    for box in sorted(set(cells), key=lambda cell: (cell[1], cell[0])):
        row, column = _nearest(ys, box[1]), _nearest(xs, box[0])
        row_span, column_span = _nearest(ys, box[3]) - row, _nearest(xs, box[2]) - column
        if row_span > 0 and column_span > 0:
            places.append(Place(row, column, row_span, column_span, box))
    return Grid(tuple(xs), tuple(ys), tuple(places))


def _axis(values: Sequence[float]) -> list[float]:
    """Return the distinct positions of rules along one axis, those closer than `SNAP` taken for one."""
    axis: list[float] = []
    for value in sorted(values):
        if not axis or value - axis[-1] > SNAP:
            axis.append(value)
    return axis


def _nearest(axis: Sequence[float], value: float) -> int:
    return min(range(len(axis)), key=lambda index: abs(axis[index] - value))
