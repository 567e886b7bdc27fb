"""Where the characters of a document stand on its pages, be they its own or printed for looking at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.pages.alignment import Alignment
from schemas.document import Box, Document, Page

__all__ = ["Place", "Places"]


class Place(NamedTuple):
    """A box (points from the top left) on a page, counted from 1."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Places:
    """The pages of a document, and where its characters stand on them.

    Attributes:
        shown: the document with the pages: the document itself, or what was read from its printing.
        alignment: from the document's text to that of `shown`; `None` when both are the same.
    """

    shown: Document
    alignment: Alignment | None = None

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return the pages."""
        return self.shown.pages

    def of(self, start: int, end: int) -> tuple[Place, ...]:
        """Return one box for each line of `[start, end)`; none where the characters were not surely found."""
        span = self.alignment.span(start, end) if self.alignment else (start, end)
        if span is None or span[0] >= span[1]:
            return ()
        return tuple(Place(line.page, line.box(*span)) for line in self.shown.lines_of(*span))
