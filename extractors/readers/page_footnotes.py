"""Footnotes on their way from the foot of the page to the block that refers to them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from extractors.readers.builder import DocumentBuilder
from extractors.readers.markers import marker_end
from extractors.readers.page_lines import PrintedLine, text_of

__all__ = ["Footnotes"]


class Footnotes:
    """The footnotes that wait for the block that refers to them."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[int, str | None], list[PrintedLine]] = {}
        self._loose: list[list[PrintedLine]] = []

    def add_page(self, text: Iterable[PrintedLine], notes: Iterable[PrintedLine]) -> None:
        """Take the footnotes of a page; one that only a table refers to comes after the next table.

        Args:
            text: lines of the page outside of tables, which may refer to footnotes.
            notes: lines of its footnotes, from top to bottom.
        """
        referred = {(line.page, mark) for line in text for mark in line.refers_to}
        for key, lines in groupby(notes, key=lambda line: (line.page, line.note)):
            if key in referred:
                self._waiting[key] = list(lines)
            else:
                self._loose.append(list(lines))

    def add_to(self, builder: DocumentBuilder, lines: Iterable[PrintedLine]) -> None:
        """Append the footnotes to which the lines of a block refer."""
        for line in lines:
            for mark in line.refers_to:
                _add(builder, self._waiting.pop((line.page, mark), []))

    def add_loose_to(self, builder: DocumentBuilder) -> None:
        """Append the footnotes to which no paragraph refers."""
        for lines in self._loose:
            _add(builder, lines)
        self._loose = []


def _add(builder: DocumentBuilder, lines: Iterable[PrintedLine]) -> None:
    text, placed = text_of(lines)
    if placed:
        builder.add("note", text, marker_end=marker_end(text), page=placed[0].page, lines=placed)
