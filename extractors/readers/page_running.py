"""Page numbers and running heads: lines at the edge of pages that do not belong to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.readers.page_lines import PrintedLine
from schemas.document import Aside

__all__ = ["running_lines"]

_FEWEST_PAGES = 3
_HIGH, _LOW = 0.085, 0.925
_NUMBER = re.compile(r"(?:trang\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def running_lines(pages: Sequence[Sequence[PrintedLine]], heights: Sequence[float]) -> list[tuple[PrintedLine, Aside]]:
    """Return the lines that are page numbers, or stand at the top or bottom of three pages or more.

    Args:
        pages: lines of each page.
        heights: of the pages, in points.
    """
    edges = [
        (line, line.bottom < _HIGH * height)
        for lines, height in zip(pages, heights, strict=True)
        for line in lines
        if line.bottom < _HIGH * height or line.top > _LOW * height
    ]
    seen = Counter(_look(line) for line, _ in edges)
    found: list[tuple[PrintedLine, Aside]] = []
    for line, high in edges:
        if _NUMBER.fullmatch(line.text):
            found.append((line, Aside("page_number", line.text, line.page)))
        elif seen[_look(line)] >= _FEWEST_PAGES:
            found.append((line, Aside("header" if high else "footer", line.text, line.page)))
    return found


def _look(line: PrintedLine) -> tuple[str, int]:
    """Return what stays the same from page to page: the words and the height."""
    return _DIGITS.sub("#", line.text), round(line.top / 4)
