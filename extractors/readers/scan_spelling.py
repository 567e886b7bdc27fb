"""One spelling for what OCR reads: signs that no report is written with, and marks that are no text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from extractors.readers.tesseract import Symbol, Word

__all__ = ["figure_of", "spelled"]

# Signs that tesseract gives for their lookalikes; none of them stands in a report.
_SIGNS = str.maketrans({"⁄": "/", "∕": "/", "—": "-", "―": "-", "‐": "-", "‑": "-", "‒": "-", "†": "+", "¡": "i", "¬": "-"})  # noqa: RUF001 - the lookalikes are meant
_NO_TEXT = re.compile(r"[_|~`'\"^°•·.,:;„“”‘’«»¦\\©®™<>*]+")
_STROKES = "_|"  # at the ends of a word: what is left of a rule, a fold, or the edge of the paper
_NUMBER = re.compile(r"^\W*\d[\d.,]*\W*$|\d/|/\d")  # what may be a figure, a date or a symbol, however badly it was read
_SURE = 0.7
_FAINT = 0.3


def spelled(word: Word) -> Word | None:
    """Return a word in signs that reports are written with, `None` for what is no text: specks, and strokes of a pen."""
    text = word.text
    if not text.isalnum():
        word = word._replace(symbols=tuple(symbol._replace(char=symbol.char.translate(_SIGNS)) for symbol in word.symbols))
        text = word.text
        if len(bare := text.strip(_STROKES)) not in {0, len(text)}:
            begin = text.index(bare)
            word = word._replace(symbols=_part(word.symbols, begin, begin + len(bare)))
            text = word.text
    if "ĐÐ" in text or "ÐĐ" in text:
        word = word._replace(symbols=_without_twins(word.symbols))
        text = word.text
    if _NO_TEXT.fullmatch(text) or (text.strip("-_") == "" and word.confidence < _SURE):
        return None
    if word.confidence < _FAINT and not _NUMBER.search(text):
        return None
    return word


def _part(symbols: Sequence[Symbol], begin: int, end: int) -> tuple[Symbol, ...]:
    """Return the symbols that begin at these characters; a symbol may have several."""
    places = accumulate((len(symbol.char) for symbol in symbols), initial=0)
    return tuple(symbol for symbol, place in zip(symbols, places, strict=False) if begin <= place < end)


def _without_twins(symbols: Sequence[Symbol]) -> tuple[Symbol, ...]:
    """Return a word in which tesseract gives one letter twice, as Đ and as its Icelandic twin, with that letter once."""
    pairs = zip(symbols, (None, *symbols), strict=False)
    return tuple(symbol for symbol, before in pairs if before is None or {symbol.char, before.char} != {"Đ", "Ð"})


def figure_of(text: str) -> str:
    """Return the digits, separators and signs of a reading of figures, without specks at its ends."""
    return re.sub(r"[^\d.,%()-]", "", text).strip(".,")
