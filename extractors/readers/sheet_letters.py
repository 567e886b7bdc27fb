"""Old encodings in a workbook: by the fonts of its cells, and where they tell nothing, by the text of a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.readers.decoding import Decoder, Sample, decoder_of
from extractors.readers.encodings import has_codes
from extractors.readers.sheet_looks import Looks
from extractors.readers.sheet_values import Value

__all__ = ["SheetLetters"]

_Rows = Sequence[Sequence[Value]]


class SheetLetters:
    """Brings the texts of cells out of old encodings, and remembers what it found.

    Attributes:
        found: how many cells there were of each encoding and font; the font is empty where it told nothing.
    """

    def __init__(self) -> None:
        self.found: Counter[tuple[str, str]] = Counter()

    def shown(self, rows: _Rows, looks: Looks, corner: tuple[int, int]) -> _Rows:
        """Return the values of a sheet with its texts as they are printed.

        Args:
            corner: row and column of the first value.
        """
        texts = {
            (row, column): value
            for row, line in enumerate(rows, corner[0])
            for column, value in enumerate(line, corner[1])
            if isinstance(value, str) and value
        }
        if not looks.fonts and not any(map(has_codes, texts.values())):
            return rows
        samples: list[Sample] = [(looks.fonts.get(place), text) for place, text in texts.items()]
        decoder = decoder_of(samples)
        changed = {place: self._decoded(decoder, text, looks, place) for place, text in texts.items()}
        return [
            [changed.get((row, column), value) for column, value in enumerate(line, corner[1])]
            for row, line in enumerate(rows, corner[0])
        ]

    def _decoded(self, decoder: Decoder, text: str, looks: Looks, place: tuple[int, int]) -> str:
        font = looks.fonts.get(place)
        shown, encoding = decoder.shown(text, font)
        if encoding is not None and shown != text:
            self.found[encoding, font.name if font else ""] += 1
        return shown
