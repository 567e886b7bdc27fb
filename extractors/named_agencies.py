"""The agencies that a document names, looked for where they are first asked about: most of its text holds no figures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence
from operator import attrgetter

from extractors.agencies import AgencySpan, Resolver

__all__ = ["NamedAgencies"]

_START = attrgetter("start")


class NamedAgencies(Container[int]):
    """The agencies of a text, and (as a container) the offsets at which their names begin.

    Args:
        text: of the document.
        pieces: half-open spans of the text that are looked through, in order; no name goes on from one to the next.
        resolver: finds the names.
    """

    def __init__(self, text: str, pieces: Iterable[tuple[int, int]], resolver: Resolver) -> None:
        self._text, self._resolver = text, resolver
        self._pieces = list(pieces)
        self._found: dict[int, list[AgencySpan]] = {}

    def __contains__(self, offset: object) -> bool:
        """Tell whether a name begins at an offset."""
        return isinstance(offset, int) and bool(self.starting(offset, offset + 1))

    def starting(self, low: int, high: int) -> Sequence[AgencySpan]:
        """Return the agencies whose names begin in `[low, high)`, in order."""
        found: list[AgencySpan] = []
        for index in range(max(0, bisect_right(self._pieces, low, key=_first) - 1), bisect_left(self._pieces, high, key=_first)):
            spans = self._in(index)
            found += spans[bisect_left(spans, low, key=_START) : bisect_left(spans, high, key=_START)]
        return found

    def _in(self, index: int) -> list[AgencySpan]:
        if index not in self._found:
            self._found[index] = self._resolver.find(self._text, *self._pieces[index])
        return self._found[index]


def _first(piece: tuple[int, int]) -> int:
    return piece[0]
