"""The size of the font that characters of a scan are set in, told from their heights."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from extractors.readers.tesseract import Word

__all__ = ["size_of"]

# Heights as shares of the size of Times New Roman and its metric twins, in which reports are set (NĐ 30/2020, Phụ lục I, I.3).
_HEIGHTS = (("acemnorsuvxz", 0.46), ("bdhklABDEFHIKLMNPRTUVXY", 0.67), ("0123456789", 0.676))
_SHARE_OF = {char: share for chars, share in _HEIGHTS for char in chars}


def size_of(words: Iterable[Word]) -> float | None:
    """Return the size of the font of words in pixels, `None` when none of their characters tells it."""
    sizes = [
        symbol.area.height / share for word in words for symbol in word.symbols if (share := _SHARE_OF.get(symbol.char))
    ]  # fmt: skip
    return median(sizes) if sizes else None
