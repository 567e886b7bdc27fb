"""What stands in colour on a scan: seals and signatures go, words, figures and frames stay."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.readers.scan_colours import grey_of
from extractors.readers.tesseract import Picture

RED, BLUE, BLACK, PAPER = (60, 50, 210), (190, 60, 50), (20, 20, 20), 215
HEIGHT, WIDTH, PLACE = 2400, 1800, (900, 1500)  # the place of what is drawn
WORDS = "Trong ky xa Na Muong da tiep nhan 25 ho so cua cong dan"
_DARK = 120


def blank() -> Picture:
    return np.full((HEIGHT, WIDTH, 3), 255, np.uint8)


def seal(picture: Picture, colour: tuple[int, int, int], place: tuple[int, int] = PLACE) -> None:
    cv2.circle(picture, place, 210, colour, 8)
    cv2.circle(picture, place, 120, colour, 5)
    cv2.putText(picture, "SO", (place[0] - 40, place[1] - 140), cv2.FONT_HERSHEY_SIMPLEX, 1.2, colour, 4)


def pen(picture: Picture, colour: tuple[int, int, int], place: tuple[int, int] = PLACE) -> None:
    points = [(place[0] + 60 * step - 300, place[1] + (-1) ** step * 90) for step in range(10)]
    cv2.polylines(picture, [np.array(points, np.int32)], isClosed=False, color=colour, thickness=6)


def frame(picture: Picture, colour: tuple[int, int, int], place: tuple[int, int] = PLACE) -> None:
    cv2.rectangle(picture, (place[0] - 300, place[1] - 150), (place[0] + 300, place[1] + 150), colour, 5)


def figure(picture: Picture, colour: tuple[int, int, int], place: tuple[int, int] = PLACE) -> None:
    cv2.putText(picture, "So: 3096", place, cv2.FONT_HERSHEY_SIMPLEX, 2.2, colour, 6)


def paper(*layers: Picture) -> Picture:
    """Return layers of ink that let one another show through, on grey paper."""
    found = np.full((HEIGHT, WIDTH, 3), float(PAPER))
    for layer in layers:
        found *= layer / 255
    return np.asarray(found.astype(np.uint8))


def printed() -> Picture:
    picture = blank()
    for base in range(1300, 1750, 60):
        cv2.putText(picture, WORDS, (150, base), cv2.FONT_HERSHEY_SIMPLEX, 1.5, BLACK, 4)
    return picture


@pytest.mark.parametrize(("draw", "colour", "place"), [(seal, RED, PLACE), (seal, BLUE, PLACE), (pen, BLUE, (900, 1780))])
def test_seals_and_signatures_go_and_the_print_below_stays(
    draw: object, colour: tuple[int, int, int], place: tuple[int, int]
) -> None:
    drawn = blank()
    draw(drawn, colour, place)  # type: ignore[operator]
    dark = grey_of(paper(printed(), drawn)) < _DARK
    should = grey_of(paper(printed())) < _DARK
    assert np.count_nonzero(dark != should) < 0.01 * np.count_nonzero(should)


@pytest.mark.parametrize(
    ("draw", "colour", "place"),
    [
        pytest.param(figure, RED, PLACE, id="a figure"),
        pytest.param(figure, BLUE, PLACE, id="a blue figure"),
        pytest.param(frame, RED, PLACE, id="a frame"),
        pytest.param(pen, BLUE, (900, 300), id="what is written in the head by hand"),
        pytest.param(seal, BLACK, PLACE, id="a copied seal"),
    ],
)
def test_the_rest_stays(draw: object, colour: tuple[int, int, int], place: tuple[int, int]) -> None:
    drawn = blank()
    draw(drawn, colour, place)  # type: ignore[operator]
    picture = paper(drawn)
    assert np.array_equal(grey_of(picture), cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))
