"""The pages as they are shown: a picture each, and the boxes of the marks over it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.pages.flow import FlowBlock, flow_of
from pipeline.pages.marks import Mark
from pipeline.pages.opened import Opened
from pipeline.pages.places import Places

if TYPE_CHECKING:
    from extractors.readers.drawing import Picture

__all__ = ["Rectangle", "Sheet", "sheets_of"]

_MARGIN = 1.0
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


def sheets_of(opened: Opened, marks: Sequence[Mark]) -> tuple[Sheet, ...]:
    """Return the pages with their marks, none for a document without pages.

    Args:
        marks: in the order in which they are drawn.
    """
    if opened.places is None:
        return ()
    rectangles: dict[int, list[Rectangle]] = {}
    for mark in marks:
        for number, rectangle in _rectangles(opened.places, mark):
            rectangles.setdefault(number, []).append(rectangle)
    return tuple(_sheets(opened, opened.places, marks, rectangles))


def _sheets(opened: Opened, places: Places, marks: Sequence[Mark], rectangles: dict[int, list[Rectangle]]) -> Iterator[Sheet]:
    own = places.alignment is None
    for page in places.pages:
        picture = opened.pictures.get(page.number)
        drawn = tuple(rectangles.get(page.number, ())) if picture and _fits(picture, page.width, page.height) else ()
        text = flow_of(opened.understanding.document, marks, frozenset({page.number})) if own and not picture else ()
        if picture or text:
            yield Sheet(page.number, page.width, page.height, _address(picture) if picture else None, drawn, text)


def _rectangles(places: Places, mark: Mark) -> Iterator[tuple[int, Rectangle]]:
    for number, box in places.of(mark.start, mark.end):
        width, height = box.x1 - box.x0 + 2 * _MARGIN, box.bottom - box.top
        yield number, Rectangle(round(box.x0 - _MARGIN, 1), round(box.top, 1), round(width, 1), round(height, 1), mark)


def _fits(picture: Picture, width: float, height: float) -> bool:
    """Tell whether a picture has the shape of the page that was read; boxes on another one would lie."""
    return abs(picture.width * height - picture.height * width) <= _SAME_SHAPE * picture.height * width


def _address(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode('ascii')}"
