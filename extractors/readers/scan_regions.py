"""Which parts of a scanned page are read as one column: bands of rows, parted where a white lane runs between two columns."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from extractors.readers.tesseract import Area, Picture

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["regions_of"]

_LANE = 75  # pixels: 18 points, wider than a gap between words
_HEAD, _NARROW_LANE = 0.25, 36  # the issuer and the motto may nearly touch (NĐ 30/2020, Phụ lục I, ô 1 và 2)
_SIDE = 250
_ACCENT, _LETTER = 14, 26  # pixels: between a letter and its accent, and the height of a small letter
_MARGIN = 6
_SMALLEST = 6

_Lane = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows of ink from `top` to `bottom`, and the white lanes that part its columns."""

    top: int
    bottom: int
    lanes: tuple[_Lane, ...]


def regions_of(ink: Picture, tables: Sequence[tuple[int, int]] = ()) -> list[Area]:
    """Return the parts of a page to be read one by one, from top to bottom and left to right.

    Args:
        ink: of the page without rules and tables.
        tables: first and last row of each table; no part goes on over one.
    """
    bands: list[_Band] = []
    for top, bottom in _joined(_runs(np.any(ink, axis=1))):
        least = _LANE if top > _HEAD * len(ink) else _NARROW_LANE
        band = _Band(top, bottom, tuple(_lanes(np.any(ink[top:bottom], axis=0), least)))
        if bands and not any(bands[-1].bottom <= low and high <= top for low, high in tables):
            common = _common(bands[-1].lanes, band.lanes)
            if len(common) == len(bands[-1].lanes) == len(band.lanes):
                bands[-1] = replace(bands[-1], bottom=bottom, lanes=common)
                continue
        bands.append(band)
    return [area for band in bands for area in _areas(ink, band)]


def _joined(rows: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the rows of ink with accents and hooks joined to their letters."""
    joined: list[tuple[int, int]] = []
    for top, bottom in rows:
        last = joined[-1] if joined else (0, -_LETTER)
        if top - last[1] <= _ACCENT and min(bottom - top, last[1] - last[0]) < _LETTER:
            joined[-1] = (last[0], bottom)
        else:
            joined.append((top, bottom))
    return joined


def _lanes(columns: NDArray[Any], least: int) -> list[_Lane]:
    """Return the white lanes between the first and the last column with ink; a narrow one has a line of text on both sides."""
    filled = _runs(columns)
    lanes = [(left[1], right[0]) for left, right in itertools.pairwise(filled) if right[0] - left[1] >= least]
    wide = [lane for lane in lanes if lane[1] - lane[0] >= _LANE]
    first, last = (filled[0][0], filled[-1][1]) if filled else (0, 0)
    narrow = [lane for lane in lanes if lane not in wide and lane[0] - first >= _SIDE and last - lane[1] >= _SIDE]
    return sorted(wide + (narrow if len(narrow) == 1 and not wide else []))


def _common(lanes: Sequence[_Lane], others: Sequence[_Lane]) -> tuple[_Lane, ...]:
    """Return what each lane has in common with the one of the same place, none where one of them has too little."""
    if len(lanes) != len(others):
        return ()
    common = tuple((max(a[0], b[0]), min(a[1], b[1])) for a, b in zip(lanes, others, strict=True))
    return common if all(right - left >= _LANE // 2 for left, right in common) else ()


def _areas(ink: Picture, band: _Band) -> list[Area]:
    """Return the columns of a band, each as wide and high as its ink with a small margin."""
    cuts = [0, *((left + right) // 2 for left, right in band.lanes), ink.shape[1]]
    found: list[Area] = []
    for left, right in itertools.pairwise(cuts):
        part = ink[band.top : band.bottom, left:right]
        rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
        if rows.size < _SMALLEST and columns.size < _SMALLEST:
            continue
        box = (left + columns[0], band.top + rows[0], left + columns[-1] + 1, band.top + rows[-1] + 1)
        found.append(_widened(box, ink.shape))
    return found


def _widened(box: Sequence[int], shape: tuple[int, ...]) -> Area:
    left, top, right, bottom = (int(value) for value in box)
    height, width = shape[:2]
    return Area(
        max(left - _MARGIN, 0), max(top - _MARGIN, 0), min(right + _MARGIN, width), min(bottom + _MARGIN, height)
    )  # fmt: skip


def _runs(filled: NDArray[Any]) -> list[tuple[int, int]]:
    """Return where runs of true values begin and end."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    return [(int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
