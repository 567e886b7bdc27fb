"""Printed characters of a page: each by itself, and all of them by column, for what is asked of thousands at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any, NamedTuple, overload

import numpy as np
import numpy.typing as npt

__all__ = ["Band", "Glyph", "Glyphs", "spelt"]

Numbers = npt.NDArray[Any]


class Band(NamedTuple):
    """How high characters of one shape stand, in points from the page's top.

    `base` is where they stand on; `turn` by how many degrees clockwise they are turned: 0, 90, 180, 270, or -1 between these.
    """

    top: float
    bottom: float
    base: float
    height: float
    turn: int


class Glyph(NamedTuple):
    """A printed character; `x0` and `x1` in points from the page's left, `place` its number in pdfium's count."""

    char: str
    x0: float
    x1: float
    band: Band
    place: int


class Glyphs(Sequence[Glyph]):
    """The characters of a page by column; each by itself is made when it is asked for.

    Attributes:
        codes: of the characters in Unicode.
        x0, x1: their left and right edges, in points from the page's left.
        places: their numbers in pdfium's count.
        bands: how high characters stand: a row for each `Band`.
        of: which of these bands is that of each character.
    """

    def __init__(self, codes: Numbers, x0: Numbers, x1: Numbers, places: Numbers, bands: Numbers, of: Numbers) -> None:
        """Keep the columns, which have one length."""
        self.codes, self.x0, self.x1, self.places, self.bands, self.of = codes, x0, x1, places, bands, of

    @classmethod
    def gathered(cls, glyphs: Sequence[Glyph]) -> Glyphs:
        """Return characters by column."""
        if isinstance(glyphs, Glyphs):
            return glyphs
        chars, x0, x1, bands, places = zip(*glyphs, strict=True) if glyphs else ((),) * 5
        order = {band: index for index, band in enumerate(dict.fromkeys(bands))}
        table = np.array(list(order), float).reshape(-1, len(Band._fields))
        of = np.array([order[band] for band in bands], np.int64)
        codes = np.array(list(map(ord, chars)), np.uint32)
        return cls(codes, np.array(x0, float), np.array(x1, float), np.array(places, np.int64), table, of)

    @overload
    def __getitem__(self, index: int) -> Glyph: ...
    @overload
    def __getitem__(self, index: slice) -> list[Glyph]: ...
    def __getitem__(self, index: int | slice) -> Glyph | list[Glyph]:
        """Return one character, or a list of those of a slice."""
        return self._items[index]

    def __iter__(self) -> Iterator[Glyph]:
        """Return the characters in order."""
        return iter(self._items)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.places)

    @cached_property
    def _items(self) -> list[Glyph]:
        of = self.of.tolist()
        used = list(set(of))
        known = [Band(top, bottom, base, high, int(turn)) for top, bottom, base, high, turn in self.bands[used].tolist()]
        bands = map(dict(zip(used, known, strict=True)).__getitem__, of)
        rows = zip(spelt(self.codes), self.x0.tolist(), self.x1.tolist(), bands, self.places.tolist(), strict=True)
        return list(map(tuple.__new__, repeat(Glyph), rows))

    def of_bands(self, field: str) -> Numbers:
        """Return what the band of each says: where its `top`, `bottom` or `base` is, or its `height`, in points."""
        column: Numbers = self.bands[self.of, Band._fields.index(field)]
        return column

    @property
    def level(self) -> Glyphs:
        """Return those that are not turned."""
        turned = self.bands[:, Band._fields.index("turn")] != 0
        return self.taken(~turned[self.of]) if turned.any() else self

    def without(self, places: Iterable[int]) -> Glyphs:
        """Return those whose place is none of these."""
        gone = np.fromiter(places, np.int64)
        return self.taken(~np.isin(self.places, gone)) if gone.size else self

    def followed_by(self, others: Sequence[Glyph]) -> Glyphs:
        """Return these with others behind them."""
        more = Glyphs.gathered(others)
        return Glyphs(
            np.concatenate((self.codes, more.codes)),
            np.concatenate((self.x0, more.x0)),
            np.concatenate((self.x1, more.x1)),
            np.concatenate((self.places, more.places)),
            np.concatenate((self.bands, more.bands)),
            np.concatenate((self.of, more.of + len(self.bands))),
        )

    def taken(self, which: Numbers | slice) -> Glyphs:
        """Return some of them: by a mask, by their indices in a new order, or by a slice."""
        return Glyphs(self.codes[which], self.x0[which], self.x1[which], self.places[which], self.bands, self.of[which])


def spelt(codes: Numbers) -> str:
    """Return the text of codes in Unicode."""
    return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
