"""A document's text and the place of each character."""

from __future__ import annotations

import pytest

from schemas.document import Block, Box, Cell, Document, Line, Page, Table

#        0         1         2
#        0123456789012345678901234567
TEXT = "Sở tiếp nhận\n30 đơn của dân\nhết"


def line(start: int, end: int, page: int, top: float, left: float = 50) -> Line:
    """Return a line whose characters are 10 points wide and 12 high."""
    edges = tuple(left + 10 * (index // 2 + index % 2) for index in range(2 * (end - start)))
    return Line(start, end, page, top, top + 12, edges)


LINES = (line(0, 12, 1, 700), line(13, 19, 1, 720), line(20, 27, 2, 40), line(28, 31, 2, 60, 80))
DOCUMENT = Document(TEXT, (), (Page(1, 595, 842), Page(2, 595, 842)), LINES)

BOXES = [
    (0, 2, [Box(50, 700, 70, 712)]),
    (3, 12, [Box(80, 700, 170, 712)]),
    (13, 15, [Box(50, 720, 70, 732)]),
    (3, 15, [Box(80, 700, 170, 712), Box(50, 720, 70, 732)]),
    (13, 23, [Box(50, 720, 110, 732)]),
    (20, 31, [Box(50, 40, 120, 52), Box(80, 60, 110, 72)]),
    (12, 13, []),
]


@pytest.mark.parametrize(("start", "end", "boxes"), BOXES)
def test_a_span_has_a_box_on_each_line_of_the_page_where_it_begins(start: int, end: int, boxes: list[Box]) -> None:
    assert list(DOCUMENT.boxes(start, end)) == boxes


PAGES = [(0, 1), (11, 1), (12, 1), (19, 1), (20, 2), (30, 2)]


@pytest.mark.parametrize(("start", "page"), PAGES)
def test_a_character_stands_on_the_page_of_its_line(start: int, page: int) -> None:
    assert DOCUMENT.page_of(start) == page


LINES_OF = [(0, 31, [0, 13, 20, 28]), (0, 12, [0]), (11, 14, [0, 13]), (12, 13, []), (19, 21, [20]), (27, 28, [])]


@pytest.mark.parametrize(("start", "end", "starts"), LINES_OF)
def test_the_lines_that_hold_characters_of_a_span(start: int, end: int, starts: list[int]) -> None:
    assert [found.start for found in DOCUMENT.lines_of(start, end)] == starts


def test_a_format_without_pages_has_no_places() -> None:
    flow = Document(TEXT, ())
    assert (flow.page_of(5), flow.boxes(0, 20), list(flow.lines_of(0, 20))) == (None, (), [])


def test_what_stands_before_the_first_line_has_no_page() -> None:
    assert Document(TEXT, (), lines=LINES[1:]).page_of(5) is None


def test_lines_must_come_in_the_order_of_the_text() -> None:
    with pytest.raises(ValueError, match="sorted by their start"):
        Document(TEXT, (), lines=(LINES[1], LINES[0]))


def test_the_text_of_a_block_and_of_a_cell() -> None:
    cell = Cell(0, 0, 1, 1, 13, 19)
    block = Block("table", 13, 19, 13, table=Table(1, 1, (cell,)))
    assert (DOCUMENT.content(block), DOCUMENT.content(cell)) == ("30 đơn", "30 đơn")
    assert DOCUMENT.content(Cell(0, 1, 1, 1, 19, 19)) == ""


def test_the_smallest_box_that_holds_both() -> None:
    assert Box(50, 700, 70, 712).union(Box(60, 690, 65, 720)) == Box(50, 690, 70, 720)
