"""Pictures of pages before they are read: skew, turn, dirt, rules and columns."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.readers.page_grid import grids_of
from extractors.readers.scan_image import ink_of, is_drawing, levelled, lies_sideways, skew_of, turned, without_specks
from extractors.readers.scan_page import POINTS
from extractors.readers.scan_regions import regions_of
from extractors.readers.scan_rules import rules_of, without_rules
from extractors.readers.tesseract import Picture

WORDS = "Trong ky xa Na Muong da tiep nhan ho so cua cong dan"


def paper(*lines: tuple[str, int, int], height: int = 1600) -> Picture:
    """Return a picture with lines of text, each with the place where it begins."""
    picture = np.full((height, 1800), 255, np.uint8)
    for text, left, base in lines:
        cv2.putText(picture, text, (left, base), cv2.FONT_HERSHEY_SIMPLEX, 1.5, (0,), 3)
    return picture


def page() -> Picture:
    return paper(*((WORDS, 150, 200 + 80 * row) for row in range(14)))


@pytest.mark.parametrize("skew", [-3.0, -0.4, 0.0, 0.4, 3.0])
def test_skew(skew: float) -> None:
    fallen = levelled(page(), -skew)
    found = skew_of(ink_of(fallen))
    assert found == pytest.approx(skew, abs=0.2)
    assert skew_of(ink_of(levelled(fallen, found))) == pytest.approx(0, abs=0.2)


@pytest.mark.parametrize(("turn", "sideways"), [(0, False), (90, True), (180, False), (270, True)])
def test_turn(turn: int, sideways: bool) -> None:
    clockwise = np.rot90(page(), -turn // 90).copy()
    assert lies_sideways(ink_of(clockwise)) is sideways
    assert np.array_equal(turned(clockwise, turn), page())


def test_blank_paper_is_level_and_has_nothing_on_it() -> None:
    blank = paper()
    ink = np.zeros_like(blank)
    assert (skew_of(ink), lies_sideways(ink), regions_of(ink), rules_of(ink, POINTS)[0]) == (0.0, False, [], ())


def test_dirt_goes_and_full_stops_and_leaders_stay() -> None:
    picture = paper(("Het.", 150, 200))
    before = np.count_nonzero(ink_of(picture))
    picture[800:805, 900:905] = 0
    for place in range(10):
        picture[1000:1005, 300 + 30 * place : 305 + 30 * place] = 0
    _, ink = without_specks(picture, ink_of(picture))
    assert np.count_nonzero(ink[:600]) == pytest.approx(before, abs=3)
    assert not ink[700:900].any()
    assert np.count_nonzero(ink[900:1100]) == 10 * 25


def test_rules_make_a_grid_and_leave_the_text() -> None:
    picture = paper(("12", 250, 370), ("345", 650, 370))
    for y in (300, 400, 500):
        cv2.line(picture, (200, y), (1000, y), (0,), 3)
    for x in (200, 600, 1000):
        cv2.line(picture, (x, 300), (x, 500), (0,), 3)
    picture[398:403, 700:704] = 255  # what the scanner lost
    rules, mask = rules_of(ink_of(picture), POINTS)
    (grid,) = grids_of(rules)
    assert (grid.rows, grid.columns, len(grid.places)) == (2, 2, 4)
    assert grid.xs == pytest.approx([x * POINTS for x in (200, 600, 1000)], abs=0.6)
    _, ink = without_rules(picture, ink_of(picture), mask)
    left = ink_of(paper(("12", 250, 370), ("345", 650, 370)))
    assert np.count_nonzero(ink[320:380] != left[320:380]) < 20


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        pytest.param([(WORDS, 150, 500), (WORDS, 150, 580)], [1], id="running text"),
        pytest.param([("Trai", 150, 600), ("Phai", 1200, 620), ("Duoi", 150, 680), ("Cuoi", 1200, 700)], [2], id="two columns"),
        pytest.param([(WORDS, 150, 500), ("Trai", 150, 600), ("Phai", 1200, 600), (WORDS, 150, 700)], [1, 2, 1], id="a head"),
        pytest.param([("UY BAN NHAN DAN", 150, 200), ("CONG HOA XA HOI", 620, 200)], [2], id="columns that nearly touch"),
    ],
)
def test_columns(lines: list[tuple[str, int, int]], columns: list[int]) -> None:
    regions = regions_of(ink_of(paper(*lines)))
    tops: list[int] = []
    for region in regions:
        beside = [other for other in regions if other.top < region.bottom and region.top < other.bottom]
        tops.append(len(beside))
    assert [count for place, count in enumerate(tops) if place == 0 or count == 1 or tops[place - 1] != count] == columns


def dotted(across: int) -> Picture:
    paper = np.zeros((1000, 1000), np.uint8)
    paper[:: 1000 // across, :: 1000 // across] = 255
    return paper


def test_a_map_has_more_pieces_than_text() -> None:
    assert is_drawing(dotted(50), 2000)
    assert not is_drawing(dotted(40), 2000)
