"""How a page is shown, and where that part stands in the file."""

from __future__ import annotations

import pytest

from extractors.readers.page_frame import Frame


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_shown_part_is_shown_from_corner_to_corner(rotation: int) -> None:
    frame = Frame(842.0, 595.0, rotation, left=20.0, low=-10.0)
    assert frame.shown(frame.box) == (0.0, 0.0, 842.0, 595.0)
