"""One page read from its picture: words with their places, and rules, as a born-digital page would give them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.readers.page_grid import Grid, TooManyRulesError, grids_of
from extractors.readers.page_rules import Rule
from extractors.readers.scan_cells import read_cells
from extractors.readers.scan_digits import checked
from extractors.readers.scan_image import DOTS, ink_of, is_drawing, levelled, lies_sideways, skew_of, turned, without_specks
from extractors.readers.scan_lexicon import mended
from extractors.readers.scan_regions import regions_of
from extractors.readers.scan_rules import rules_of, without_rules
from extractors.readers.scan_spelling import spelled
from extractors.readers.scan_unread import unread_areas
from extractors.readers.scan_weight import with_weight
from extractors.readers.tesseract import LINE, ROWS, Area, Picture, Tesseract, Word

__all__ = ["ScanReading", "read_scan"]

POINTS = 72 / DOTS
"""Points of one pixel."""

_LEAST_SKEW = 0.1  # degrees
_FEWEST_WORDS = 8
_UPRIGHT = 0.75
_CLEAR = 0.6
_SAME_LINE = 14  # pixels
_MOST_PIECES = 15_000  # a page of close print has some 3,000; tesseract takes memory for each


@dataclass(frozen=True, slots=True)
class ScanReading:
    """What a picture of a page says; places are on the page with its text upright and level, in pixels.

    Attributes:
        words: line by line in each part of the page.
        rules: in points.
        turn: by how many degrees clockwise the text was turned: 0, 90, 180 or 270.
        skew: by how many degrees the lines fell to the right, after that.
        width, height: of the upright picture, in pixels.
        unread: how many cells of tables hold ink of which no word was read.
    """

    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    turn: int
    skew: float
    width: int
    height: int
    unread: int = 0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A picture that is ready to be read, with its ink and rules."""

    picture: Picture
    ink: Picture
    rules: tuple[Rule, ...]
    skew: float


def read_scan(engine: Tesseract, picture: Picture) -> ScanReading:
    """Return what a page says; nothing when it is a drawing (a map, a plan), which nobody could read as text.

    Args:
        engine: not used by another thread.
        picture: of the page at `DOTS` dots per inch.
    """
    ink = ink_of(picture)
    turns = (90, 270) if lies_sideways(ink) else (0, 180)
    sheet = _sheet(turned(picture, turns[0]), turned(ink, turns[0]))
    if is_drawing(sheet.ink, _MOST_PIECES):
        return ScanReading((), (), 0, 0.0, picture.shape[1], picture.shape[0])
    words, unread = _words(engine, sheet)
    turn = turns[0]
    if len(words) >= _FEWEST_WORDS and _sureness(words) < _UPRIGHT:
        other = _sheet(turned(picture, turns[1]), turned(ink, turns[1]))
        found, lost = _words(engine, other)
        if _sureness(found) > _sureness(words):
            sheet, words, unread, turn = other, found, lost, turns[1]
    height, width = sheet.picture.shape
    return ScanReading(tuple(words), sheet.rules, turn, sheet.skew, width, height, unread)


def _sheet(picture: Picture, ink: Picture) -> _Sheet:
    """Level a picture and take specks and rules out of it."""
    skew = skew_of(ink)
    if abs(skew) >= _LEAST_SKEW:
        picture = levelled(picture, skew)
        ink = ink_of(picture)
    picture, ink = without_specks(picture, ink)
    rules, mask = rules_of(ink, POINTS)
    return _Sheet(*without_rules(picture, ink, mask), rules, skew)


def _words(engine: Tesseract, sheet: _Sheet) -> tuple[list[Word], int]:
    """Return the words of a page, and how many cells of its tables hold ink of which none was read."""
    unread = 0
    grids = _tables(sheet.rules)
    boxes = [_box(grid) for grid in grids]
    text, ink = sheet.picture.copy(), sheet.ink.copy()
    for box in boxes:
        place = slice(max(box.top, 0), box.bottom), slice(max(box.left, 0), box.right)
        text[place], ink[place] = 255, 0
    engine.load(text, DOTS)
    regions = regions_of(ink, [(box.top, box.bottom) for box in boxes])
    words = [word for area in regions for word in map(spelled, engine.read(area, ROWS)) if word]
    for area in unread_areas(ink, words):
        found = [word for word in map(spelled, engine.read(area, LINE)) if word and word.confidence >= _CLEAR]
        words = _inserted(words, found)
    words = checked(engine, text, words)
    if grids:
        engine.load(sheet.picture, DOTS)
        found, unread = read_cells(engine, sheet.picture, sheet.ink, grids, POINTS)
        words += found
    return with_weight(mended(words), sheet.ink), unread


def _inserted(words: Sequence[Word], found: Sequence[Word]) -> list[Word]:
    """Return words with those of a part that was passed over behind the words of their line, on its base."""
    if not found:
        return list(words)
    left, base = found[0].area.left, found[0].base
    before = [
        place for place, word in enumerate(words) if abs(word.base - base) <= _SAME_LINE and word.area.left < left
    ]  # fmt: skip
    place = max(before, key=lambda index: words[index].area.left) + 1 if before else len(words)
    line = [word._replace(base=words[place - 1].base) for word in found] if before else list(found)
    return [*words[:place], *line, *words[place:]]


def _tables(rules: Sequence[Rule]) -> list[Grid]:
    try:
        return [grid for grid in grids_of(rules) if grid.columns > 1]
    except TooManyRulesError:
        return []


def _box(grid: Grid) -> Area:
    left, top, right, bottom = (round(value / POINTS) for value in (grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]))
    return Area(left, top, right, bottom)


def _sureness(words: Iterable[Word]) -> float:
    """Return how sure the words are on the whole: the median."""
    return float(np.median([word.confidence for word in words] or [0.0]))
