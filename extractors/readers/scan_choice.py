"""Which pages are read by OCR: it is decided by what a page really holds, not by whether it has a text layer."""

from __future__ import annotations

import re
from itertools import islice

from extractors.readers.page_content import PageContent
from extractors.readers.page_frame import Rectangle
from extractors.readers.syllables import tally

__all__ = ["has_blank", "has_no_text", "is_better", "needs_ocr", "stamp_pictures"]

_SCAN = 0.5  # of the page: no letterhead and no photograph between paragraphs covers as much
_LOGO = 0.02  # of the page
_FEW = 400  # characters: what a signing service and a clerk put on a page
_FEWEST = 20
_BROKEN = 0.5
_HEAD = 0.4  # of the page
_LOWEST, _TALLEST, _WIDEST = 5.0, 45.0, 170.0  # points: a number, a day, a date; no logo, no seal
_BLANK = re.compile(r"\bs[ốo]\s*:?[\s.…_]*[/-]\s*\D|\bng[àa]y[\s.…_]*(?:th[áa]ng\b|$)", re.IGNORECASE)


def needs_ocr(page: PageContent) -> bool:
    """Tell whether a page has to be read from its picture.

    It does when a picture covers it and its own text is none, or no more than a signature's; when it has no text, but pictures
    or letters that are drawn; and when its words cannot be Vietnamese.  Text of annotations and signatures is not its own.
    """
    return has_no_text(page) or (page.own >= _FEWEST and _is_broken(page))


def stamp_pictures(page: PageContent) -> list[Rectangle]:
    """Return the boxes of small pictures in the head of a first page whose number or day is blank."""
    if not page.pictures or not has_blank(page):
        return []
    return [box for box in page.pictures if _is_stamp(box, page.height)]


def has_blank(page: PageContent) -> bool:
    """Tell whether number or day is blank in the head of a page."""
    return any(_BLANK.search(line.text) for line in page.lines if line.bottom < _HEAD * page.height)


def _is_stamp(box: Rectangle, height: float) -> bool:
    wide, tall = box[2] - box[0], box[3] - box[1]
    return box[3] < _HEAD * height and _LOWEST <= tall <= _TALLEST and wide <= _WIDEST


def is_better(scan: PageContent, page: PageContent) -> bool:
    """Tell whether OCR understood a page better than its text layer did: a page in English, or on a watermark, stays as it is."""
    if has_no_text(page):
        return scan.own >= min(page.own, _FEWEST)
    return tally(_text(scan)).share > tally(_text(page)).share


def has_no_text(page: PageContent) -> bool:
    """Tell whether a page says nothing by itself: its text is none, or a signature's on a picture of the page."""
    if page.own < _FEWEST:
        return page.pictured > _LOGO or page.crowded
    return page.pictured >= _SCAN and page.own < _FEW


def _is_broken(page: PageContent) -> bool:
    """Tell whether the words of a text layer cannot be Vietnamese: first from a sample, which nearly always settles it."""
    sample = tally(" ".join(line.text for line in islice(page.lines, 0, None, max(len(page.lines) // 8, 1))))
    if sample.decides and sample.share > _BROKEN:
        return False
    words = tally(_text(page))
    return words.decides and words.share < _BROKEN


def _text(page: PageContent) -> str:
    cells = (cell.text for table in page.tables for cell in table.cells)
    return " ".join((*(line.text for line in page.lines), *cells))
