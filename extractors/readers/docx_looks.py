"""How the letters of a DOCX look: font, size, colour, what is behind them, and whether anybody can see them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from extractors.readers.docx_xml import W, integer

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["LOOKS", "font_of_theme", "is_unseen", "shade_of"]

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_HIGHLIGHTS = {"none": None, "white": "FFFFFF", "black": "000000"}
_SMALLEST = 4
"""Half points: nobody reads a smaller letter."""

_NEAR = 24
"""Difference of each of red, green and blue, of 255, that nobody sees."""


def _font(fonts: Element) -> str | None:
    """Return the font of Latin-1 letters (ISO 29500-1, 17.3.2.26), which tells an old encoding."""
    for kind in ("hAnsi", "ascii"):
        if theme := fonts.get(f"{W}{kind}Theme"):
            return f"+{theme}"
        if name := fonts.get(W + kind):
            return name
    return None


def _colour(element: Element) -> str | None:
    value = element.get(W + "val", "")
    return value if _COLOUR.fullmatch(value) or value == "auto" else None


def _shade(element: Element) -> str | None:
    """Return the colour of a shade; a pattern that mixes two is not known, one without a colour is clear."""
    if element.get(W + "val") == "nil":
        return None
    if element.get(W + "val", "clear") != "clear":
        return "?"
    if element.get(W + "themeFill") and not _COLOUR.fullmatch(element.get(W + "fill", "")):
        return "?"
    fill = element.get(W + "fill", "auto")
    return fill if _COLOUR.fullmatch(fill) else None


def _highlight(element: Element) -> str | None:
    return _HIGHLIGHTS.get(element.get(W + "val", ""), "?")


def shade_of(cell: Element) -> str | None:
    """Return the colour of a `w:tc`, `?` when it is not known, `None` when nothing is said."""
    shade = cell.find(f"{W}tcPr/{W}shd")
    return None if shade is None else _shade(shade)


LOOKS: dict[str, tuple[str, Callable[[Element], Any]]] = {
    W + "rFonts": ("font", _font),
    W + "sz": ("size", lambda element: integer(element.get(W + "val"))),
    W + "color": ("colour", _colour),
    W + "shd": ("ground", _shade),
    W + "highlight": ("ground", _highlight),
}
"""Properties of a run: the name of what is set, and what it is set to."""


def is_unseen(size: int | None, colour: str | None, ground: str | None) -> bool:
    """Tell whether letters are too small to be seen, or have the colour of what is behind them.

    Args:
        size: in half points.
        colour: RRGGBB; `auto` and `None` are always seen.
        ground: RRGGBB; `?` is not known, `None` the white page.
    """
    if size is not None and size < _SMALLEST:
        return True
    if colour is None or colour == "auto" or ground == "?":
        return False
    behind = bytes.fromhex(ground or "FFFFFF")
    return all(abs(one - other) <= _NEAR for one, other in zip(bytes.fromhex(colour), behind, strict=True))


def font_of_theme(theme: Element | None, reference: str) -> str:
    """Return the Latin font that a theme names, empty where it names none; `reference` is like `+minorHAnsi`."""
    kind = "majorFont" if reference.startswith("+major") else "minorFont"
    latin = None if theme is None else theme.find(f".//{_DRAWING}{kind}/{_DRAWING}latin")
    return "" if latin is None else latin.get("typeface", "")
