"""The cells of ruled tables in a scan that hold ink: where it is, how many rows of letters and pieces it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from extractors.readers.page_grid import Grid
from extractors.readers.scan_pieces import boxes_of, outlines_of
from extractors.readers.tesseract import Area, Picture

__all__ = ["Cell", "cells_of"]

_INSET = 4  # pixels between a rule and what is read
_SPECK, _MARGIN = 9, 10
_LETTER = 16  # pixels: the least height of a row of letters
_TALL = 0.6


@dataclass(frozen=True, slots=True)
class Cell:
    """The ink of one cell.

    Attributes:
        area: where it is.
        row: of the table.
        rows: how many rows of letters it has.
        pieces: how many pieces of it are as tall as a digit; digits that touch make one.
        base: the y that they stand on.
    """

    area: Area
    row: int
    rows: int
    pieces: int
    base: int


def cells_of(ink: Picture, grid: Grid, points: float) -> Iterator[Cell]:
    """Yield the cells of a grid that are not blank."""
    for place in grid.places:
        left, top, right, bottom = (round(value / points) for value in place.box)
        area = Area(left + _INSET, top + _INSET, right - _INSET, bottom - _INSET)
        if area.width > _LETTER and area.height > _LETTER:
            cell = _inked(ink, area, place.row)
            if cell is not None:
                yield cell


def _inked(ink: Picture, area: Area, row: int) -> Cell | None:
    """Return the part of a cell that its letters take up, `None` when there is nothing but specks."""
    inside = ink[area.top : area.bottom, area.left : area.right]
    boxes = boxes_of(outlines_of(inside))
    boxes = boxes[boxes[:, 2:4].max(axis=1, initial=0) > _SPECK]
    if not len(boxes):
        return None
    left, top = (int(boxes[:, axis].min()) - _MARGIN for axis in (0, 1))
    right, bottom = (int((boxes[:, axis] + boxes[:, axis + 2]).max()) + _MARGIN for axis in (0, 1))
    inner = Area(
        max(area.left + left, area.left), max(area.top + top, area.top),
        min(area.left + right, area.right), min(area.top + bottom, area.bottom),
    )  # fmt: skip
    tall = boxes[boxes[:, 3] >= max(_TALL * boxes[:, 3].max(), _LETTER)]
    base = area.top + int((tall[:, 1] + tall[:, 3]).max()) if len(tall) else inner.bottom
    return Cell(inner, row, _rows(ink[inner.top : inner.bottom, inner.left : inner.right]), len(tall), base)


def _rows(inside: Picture) -> int:
    """Return how many rows of letters there are; accents are none."""
    filled = np.concatenate(([0], inside.any(axis=1).astype(np.int8), [0]))
    edges = np.flatnonzero(np.diff(filled))
    return max(int(np.count_nonzero(edges[1::2] - edges[::2] >= _LETTER)), 1)
