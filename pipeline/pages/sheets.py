"""The pages as they are shown: a picture each, and the boxes of the marks over it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.pages.flow import FlowBlock, flow_of
from pipeline.pages.marks import Mark
from pipeline.pages.opened import Opened
from pipeline.pages.places import Place, Places
from schemas.document import Box

if TYPE_CHECKING:
    from extractors.readers.drawing import Picture

__all__ = ["Course", "Rectangle", "Sheet", "sheets_of"]

_MARGIN, _OUTSIDE = 1.0, 1.5
_WORD = re.compile(r"\S+")
_SAME_SHAPE = 0.02


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box of a mark, in points from the page's top left corner."""

    x: float
    y: float
    width: float
    height: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Course:
    """Many small boxes of one group as the course of an SVG path: what takes too much room as boxes of their own."""

    group: str
    course: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page.

    Attributes:
        width, height: in points.
        picture: a `data:` address; `None` where the page is shown as text.
        flow: its text, where there is no picture.
    """

    number: int
    width: float
    height: float
    picture: str | None
    rectangles: tuple[Rectangle, ...]
    flow: tuple[FlowBlock, ...]
    paths: tuple[Course, ...] = ()


def sheets_of(
    opened: Opened, marks: Sequence[Mark], areas: Sequence[tuple[Place, Mark]] = (), *, printing: bool = False
) -> tuple[Sheet, ...]:
    """Return the pages with their marks, none for a document without pages.

    Args:
        opened: the file with its pictures.
        marks: in the order in which they are drawn.
        areas: marks that stand in boxes instead of on words.
        printing: lines and words are drawn, too.
    """
    if opened.places is None:
        return ()
    rectangles: dict[int, list[Rectangle]] = {}
    placed = [(place, mark) for mark in marks for place in _places(opened.places, mark)]
    for place, over in (*placed, *areas):
        rectangles.setdefault(place.page, []).append(_rectangle(place.box, over))
    return tuple(_sheets(opened, opened.places, marks, rectangles, _courses(opened.places) if printing else {}))


def _sheets(
    opened: Opened, places: Places, marks: Sequence[Mark], rectangles: dict[int, list[Rectangle]], paths: dict[int, list[Course]]
) -> Iterator[Sheet]:
    own = places.alignment is None
    for page in places.pages:
        number, picture = page.number, opened.pictures.get(page.number)
        fits = picture is not None and _fits(picture, page.width, page.height)
        text = flow_of(opened.understanding.document, marks, frozenset({number})) if own and not picture else ()
        if picture or text:
            drawn = tuple(rectangles.get(number, ())) if fits else ()
            lines = tuple(paths.get(number, ())) if fits else ()
            yield Sheet(number, page.width, page.height, _address(picture) if picture else None, drawn, text, lines)


def _places(places: Places, mark: Mark) -> Iterable[Place]:
    """Return the boxes of a mark, one a line, or one a page for an outline."""
    found = places.of(mark.start, mark.end)
    if mark.shape != "outline":
        return found
    whole: dict[int, Place] = {}
    for place in found:
        before = whole.get(place.page)
        whole[place.page] = Place(place.page, before.box.union(place.box)) if before else place
    return whole.values()


def _rectangle(box: Box, mark: Mark) -> Rectangle:
    margin = _OUTSIDE if mark.shape == "outline" else 0
    x, y, width, height = box.x0 - _MARGIN - margin, box.top - margin, box.x1 - box.x0, box.bottom - box.top
    return Rectangle(round(x, 1), round(y, 1), round(width + 2 * (_MARGIN + margin), 1), round(height + 2 * margin, 1), mark)


def _courses(places: Places) -> dict[int, list[Course]]:
    """Return the lines and the words of each page."""
    boxes: dict[int, dict[str, list[Box]]] = {}
    for line in places.shown.lines:
        page = boxes.setdefault(line.page, {"line": [], "word": []})
        page["line"].append(line.box(line.start, line.end))
        page["word"] += [line.box(*match.span()) for match in _WORD.finditer(places.shown.text, line.start, line.end)]
    return {
        page: [Course(group, "".join(map(_course, found))) for group, found in groups.items()] for page, groups in boxes.items()
    }


def _course(box: Box) -> str:
    width, height = box.x1 - box.x0, box.bottom - box.top
    return f"M{box.x0:.1f} {box.top:.1f}h{width:.1f}v{height:.1f}h{-width:.1f}z"


def _fits(picture: Picture, width: float, height: float) -> bool:
    """Tell whether a picture has the shape of the page that was read; boxes on another one would lie."""
    return abs(picture.width * height - picture.height * width) <= _SAME_SHAPE * picture.height * width


def _address(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode('ascii')}"
