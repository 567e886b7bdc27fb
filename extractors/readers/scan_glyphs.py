"""From words that OCR read to the characters of a page, as a born-digital page has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from extractors.readers.glyphs import Band, Glyph
from extractors.readers.page_content import Doubtful
from extractors.readers.scan_digits import digits_sure
from extractors.readers.scan_sizes import size_of
from extractors.readers.tesseract import Symbol, Word

__all__ = ["doubtful_of", "glyphs_of_words"]

_ASCENT, _DESCENT = 0.891, 0.216
_SMALLEST, _LARGEST = 5.0, 40.0  # points
_SURE = 0.88


def glyphs_of_words(words: Sequence[Word], points: float, first: int = 0) -> tuple[list[Glyph], frozenset[int]]:
    """Return the characters of words, without gaps inside of a word, and the places of the bold ones.

    Args:
        words: those of one line behind one another.
        points: of one pixel.
        first: the place of the first character; places of different words are no neighbours.
    """
    usual = size_of(words) or _SMALLEST / points
    found: list[Glyph] = []
    bold: set[int] = set()
    place = first
    for base, line in groupby(words, key=lambda word: word.base):
        inside = list(line)
        size = min(max((size_of(inside) or usual) * points, _SMALLEST), _LARGEST)
        stand = base * points
        band = Band(stand - _ASCENT * size, stand + _DESCENT * size, stand, (_ASCENT + _DESCENT) * size, 0)
        for word in inside:
            for char, (x0, x1) in zip(word.text, _edges(word.symbols), strict=True):
                found.append(Glyph(char, x0 * points, x1 * points, band, place))
                place += 1
            bold.update(range(place - len(word.text), place) if word.bold else ())
            place += 1
    return found, frozenset(bold)


def doubtful_of(words: Sequence[Word], points: float) -> Iterator[Doubtful]:
    """Yield the places of words with digits that were not surely read."""
    for word in words:
        if digits_sure(word) < _SURE:
            left, top, right, bottom = (value * points for value in word.area)
            yield Doubtful((left, top, right, bottom), digits_sure(word))


def _edges(symbols: Sequence[Symbol]) -> Iterator[tuple[float, float]]:
    """Yield left and right of every character; one that tesseract wrote for several ends where the next begins."""
    starts = list(accumulate([symbol.area.left for symbol in symbols], max))  # tesseract's boxes are not always in order
    ends = list(accumulate([symbol.area.right for symbol in symbols], max))
    for index, symbol in enumerate(symbols):
        left = starts[index] if index == 0 else (ends[index - 1] + starts[index]) / 2
        right = ends[index] if index + 1 == len(symbols) else (ends[index] + starts[index + 1]) / 2
        step = (max(right, left) - left) / len(symbol.char)
        yield from ((left + step * part, left + step * (part + 1)) for part in range(len(symbol.char)))
