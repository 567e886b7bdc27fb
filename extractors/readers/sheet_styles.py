"""The cell styles of an XLSX: which show percentages, which fonts they have, and which show nothing that anybody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.readers.docx_looks import is_unseen
from extractors.readers.encodings import OldFont, old_font

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["CellStyles", "read_styles"]

_BUILT_IN_PERCENT = {9, 10}  # ISO/IEC 29500-1, 18.8.30: 0% and 0.00%
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_NOTHING = re.compile(r"\s*;\s*;\s*;\s*")
_WHITE, _BLACK = "FFFFFF", "000000"
_THEME = {"0": _WHITE, "1": _BLACK}
_INDEXED = {"0": _BLACK, "1": _WHITE, "8": _BLACK, "9": _WHITE, "64": "auto", "65": _WHITE}
_ARGB = 8


@dataclass(frozen=True, slots=True)
class CellStyles:
    """By the number of a style, as cells refer to it.

    Attributes:
        percent: styles that show a percentage.
        fonts: styles in fonts of old encodings.
        blank: styles whose number format shows nothing.
        unseen: styles in the colour of their ground, or tiny; formats that depend on a condition or on a table may change that.
    """

    percent: frozenset[str] = frozenset()
    fonts: dict[str, OldFont] = field(default_factory=dict)
    blank: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()


def read_styles(root: Element) -> CellStyles:
    """Read `xl/styles.xml`."""
    codes = {entry.get("numFmtId", "0"): entry.get("formatCode", "") for entry in root.iter("{*}numFmt")}
    percents = {number for number, code in codes.items() if "%" in _QUOTED.sub("", code)} | set(map(str, _BUILT_IN_PERCENT))
    fonts, fills = list(_children(root, "fonts")), [_ground(fill) for fill in _children(root, "fills")]
    names, unseen = [_font(font) for font in fonts], [_look(font) for font in fonts]
    percent: set[str] = set()
    blank: set[str] = set()
    hidden: set[str] = set()
    old: dict[str, OldFont] = {}
    for number, style in enumerate(_children(root, "cellXfs")):
        name, form = str(number), style.get("numFmtId", "0")
        font, fill = int(style.get("fontId", "0")), int(style.get("fillId", "0"))
        if form in percents:
            percent.add(name)
        if _NOTHING.fullmatch(codes.get(form, "")):
            blank.add(name)
        if font < len(fonts):
            size, colour = unseen[font]
            if is_unseen(size, colour, fills[fill] if fill < len(fills) else None):
                hidden.add(name)
            if (found := names[font]) is not None:
                old[name] = found
    return CellStyles(frozenset(percent), old, frozenset(blank), frozenset(hidden))


def _children(root: Element, name: str) -> Iterator[Element]:
    parent = root.find(f"{{*}}{name}")
    return iter(()) if parent is None else parent.iterchildren("{*}*")


def _font(font: Element) -> OldFont | None:
    name = font.find("{*}name")
    return None if name is None else old_font(name.get("val", ""))


def _look(font: Element) -> tuple[int | None, str | None]:
    """Return size in half points, and colour (`None` when it is not known)."""
    size, colour = font.find("{*}sz"), font.find("{*}color")
    try:
        halves = None if size is None else round(2 * float(size.get("val", "")))
    except ValueError:
        halves = None
    return halves, None if colour is None else _colour(colour)


def _colour(element: Element) -> str | None:
    """Return RRGGBB; a tint of a theme's colour is not known."""
    rgb = element.get("rgb", "")
    if re.fullmatch(r"[0-9A-Fa-f]{8}", rgb):
        return rgb[_ARGB - len(_WHITE) :]
    if element.get("tint"):
        return None
    return _THEME.get(element.get("theme", "")) or _INDEXED.get(element.get("indexed", ""))


def _ground(fill: Element) -> str | None:
    """Return the colour of a fill, `None` for none, `?` where it is not known."""
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return "?"
    if pattern.get("patternType", "none") == "none":
        return None
    colour = pattern.find("{*}fgColor")
    known = _colour(colour) if colour is not None and pattern.get("patternType") == "solid" else None
    return "?" if known in {None, "auto"} else known
