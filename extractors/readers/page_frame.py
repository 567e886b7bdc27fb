"""How a page is shown: its crop box and rotation, and what they do to the coordinates inside the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy.typing as npt

if TYPE_CHECKING:
    import pypdfium2 as pdfium

__all__ = ["Frame", "Rectangle", "frame_of"]

Rectangle = tuple[float, float, float, float]
"""Left, top, right and bottom in points; from the bottom left corner in the file, from the top left as shown."""

Numbers = TypeVar("Numbers", float, npt.NDArray[Any])
"""A number, or one for each of many boxes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is shown.

    Attributes:
        width, height: as shown, after rotation.
        rotation: clockwise, in degrees: 0, 90, 180 or 270.
        left, low: the corner of the shown part, in the file's coordinates.
    """

    width: float
    height: float
    rotation: int
    left: float
    low: float

    @property
    def box(self) -> Rectangle:
        """Return the shown part in the file's coordinates."""
        wide, high = (self.height, self.width) if self.rotation % 180 else (self.width, self.height)
        return self.left, self.low + high, self.left + wide, self.low

    def turned(self, angle: int) -> Frame:
        """Return the frame of the page when it is turned until text that is turned by `angle` degrees clockwise is level."""
        width, height = (self.width, self.height) if angle == 180 else (self.height, self.width)  # noqa: PLR2004 - degrees
        return Frame(width, height, (self.rotation - angle) % 360, self.left, self.low)

    def shown(self, box: tuple[Numbers, Numbers, Numbers, Numbers]) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Return a box, or many, of the file (left, top, right, bottom) as x0, top, x1, bottom of the page as shown."""
        left, low = self.left, self.low
        x0, x1, y0, y1 = box[0] - left, box[2] - left, box[3] - low, box[1] - low
        match self.rotation:
            case 90:
                return y0, x0, y1, x1
            case 180:
                return self.width - x1, y0, self.width - x0, y1
            case 270:
                return self.width - y1, self.height - x1, self.width - y0, self.height - x0
            case _:
                return x0, self.height - y1, x1, self.height - y0


def frame_of(page: pdfium.PdfPage) -> Frame:
    """Return how a page is shown; the crop box counts as far as it lies inside the media box."""
    width, height = page.get_size()
    left, low = page.get_bbox()[:2]
    return Frame(width, height, page.get_rotation(), left, low)
