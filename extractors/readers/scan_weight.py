"""Which lines of a scan are bold: the strokes of their letters are thicker, for their size, than those of the page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from statistics import median

import cv2
import numpy as np

from extractors.readers.scan_sizes import size_of
from extractors.readers.tesseract import Picture, Word

__all__ = ["with_weight"]

_BOLD = 1.25
_FEWEST = 3  # letters by which a word's weight is judged
_LEAST = 0.075  # of the size: Times New Roman has 0.06 on paper, its bold face 0.09


def with_weight(words: Iterable[Word], ink: Picture) -> list[Word]:
    """Return words with `bold` set, the same for all of a line.

    Args:
        words: of the page.
        ink: of the page.
    """
    inner = cv2.erode(ink, np.ones((3, 3), np.uint8))
    edges = np.asarray(ink - inner, np.uint8)
    found = list(words)
    weights = [_weight(word, ink, edges) for word in found]
    usual = median([weight for weight in weights if weight] or [_LEAST])
    limit = max(_BOLD * usual, _LEAST)
    bold: list[Word] = []
    for _, line in groupby(zip(found, weights, strict=True), key=lambda pair: pair[0].base):
        pairs = list(line)
        thick = bool(median([weight for _, weight in pairs if weight] or [0.0]) > limit)
        bold += [word._replace(bold=thick) for word, _ in pairs]
    return bold


def _weight(word: Word, ink: Picture, edges: Picture) -> float:
    """Return how thick the strokes of a word are for its size; 0 where it has too few letters to tell."""
    if sum(symbol.char.isalpha() for symbol in word.symbols) < _FEWEST:
        return 0.0
    size = size_of([word])
    if size is None:
        return 0.0
    left, top, right, bottom = word.area
    edge = np.count_nonzero(edges[top:bottom, left:right])
    return 2 * np.count_nonzero(ink[top:bottom, left:right]) / edge / size if edge else 0.0
