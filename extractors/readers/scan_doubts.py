"""Where in the text of a document the digits stand that OCR did not read surely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors.readers.page_content import Doubtful, PageContent
from schemas.document import Document, Doubt, Line

__all__ = ["doubts_in"]


def doubts_in(document: Document, pages: Iterable[PageContent]) -> tuple[Doubt, ...]:
    """Return the doubtful places of pages as spans of the document's text, in its order."""
    marked = {page.number: page.doubts for page in pages if page.doubts}
    found = [doubt for line in document.lines if line.page in marked for doubt in _on_line(line, marked[line.page])]
    return tuple(sorted(found, key=lambda doubt: doubt.start))


def _on_line(line: Line, doubtful: Sequence[Doubtful]) -> Iterator[Doubt]:
    for box, confidence in doubtful:
        if not line.top <= (box[1] + box[3]) / 2 <= line.bottom:
            continue
        middles = ((left + right) / 2 for left, right in zip(line.edges[::2], line.edges[1::2], strict=True))
        inside = [place for place, middle in enumerate(middles, line.start) if box[0] <= middle <= box[2]]
        if inside:
            yield Doubt(inside[0], inside[-1] + 1, confidence)
