"""What the styles of a DOCX say about a paragraph, a run or a table."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from extractors.readers.docx_looks import LOOKS, font_of_theme
from extractors.readers.docx_xml import W, integer, is_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["BODY_LEVEL", "SIDES", "Borders", "Format", "Styles", "read_borders", "read_format"]

BODY_LEVEL = 9
"""The outline level of body text (ISO 29500-1, 17.3.1.20); headings have 0 to 8."""

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HEADING = re.compile(r"(?:heading|tiêu đề|đầu đề)\s*([1-9])", re.IGNORECASE)
_SWITCHES = {W + "b": "bold", W + "i": "italic", W + "vanish": "hidden", W + "caps": "capitals"}
_RAISED, _JUSTIFIED, _OUTLINE, _NUMBERED = W + "vertAlign", W + "jc", W + "outlineLvl", W + "numPr"
_SHADED = W + "shd"
_VALUE = W + "val"
_NEWER_NAMES = {"start": "left", "end": "right"}

Borders = dict[str, bool]
"""Side to whether a rule is drawn there; a side that nothing is said about is missing."""


@dataclass(frozen=True, slots=True)
class Format:
    """Properties that add up from styles to direct formatting; `None` is not set.

    Attributes:
        outline: heading level from 0, `BODY_LEVEL` for body text.
        number: id of the list ("0" for none).
        level: level in the list, from 0.
        font: name of the font; one of the theme as `+minorHAnsi`.
        size: in half points.
        colour, ground: of the letters and of what is behind them, as RRGGBB; a ground of `?` is not known.
    """

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    raised: bool | None = None
    centred: bool | None = None
    outline: int | None = None
    number: str | None = None
    level: int | None = None
    font: str | None = None
    size: int | None = None
    colour: str | None = None
    ground: str | None = None

    def over(self, base: Format) -> Format:
        """Return this format where it is set, and `base` where it is not."""
        if self is _PLAIN:
            return base
        return Format(*[under if mine is None else mine for mine, under in zip(_ALL(self), _ALL(base), strict=True)])


_ALL = attrgetter(*(field.name for field in fields(Format)))
_PLAIN = Format()


def read_format(paragraph: Element | None, run: Element | None) -> Format:
    """Read `w:pPr` and `w:rPr`, either of which may be missing."""
    found: dict[str, Any] = {}
    for child in () if run is None else run:
        name = _SWITCHES.get(str(child.tag))
        if name is not None:
            found[name] = is_on(child)
        elif child.tag == _RAISED:
            found["raised"] = child.get(_VALUE) == "superscript"
        elif (look := LOOKS.get(str(child.tag))) is not None and (said := look[1](child)) is not None:
            found[look[0]] = said
    for child in () if paragraph is None else paragraph:
        if child.tag == _JUSTIFIED:
            found["centred"] = child.get(_VALUE) == "center"
        elif child.tag == _OUTLINE:
            found["outline"] = integer(child.get(_VALUE))
        elif child.tag == _NUMBERED:
            found |= {"number": value(child, "numId"), "level": integer(value(child, "ilvl"))}
        elif child.tag == _SHADED and (ground := LOOKS[_SHADED][1](child)) is not None:
            found.setdefault("ground", ground)
    return Format(**found) if found else _PLAIN


def read_borders(element: Element | None) -> Borders:
    """Read `w:tblBorders` or `w:tcBorders`: which sides have a visible rule."""
    found: Borders = {}
    for side in () if element is None else element:
        name = str(side.tag).removeprefix(W)
        found[_NEWER_NAMES.get(name, name)] = side.get(W + "val") not in {"nil", "none"}
    return found


class Styles:
    """The styles of one document, each with what it inherits."""

    def __init__(self, root: Element | None, theme: Element | None = None) -> None:
        """Index the styles of `word/styles.xml`; a document may come without, and without a theme."""
        self._theme = theme
        self._elements: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._formats: dict[str, Format] = {}
        self._base = _PLAIN
        if root is None:
            return
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            self._base = read_format(
                defaults.find(f"{W}pPrDefault/{W}pPr"),
                defaults.find(f"{W}rPrDefault/{W}rPr"),
            )
        for style in root.findall(W + "style"):
            name = style.get(W + "styleId", "")
            self._elements[name] = style
            if style.get(W + "default") in {"1", "true", "on"}:
                self._defaults[style.get(W + "type", "paragraph")] = name

    def paragraph(self, name: str | None) -> Format:
        """Return the format of a paragraph style, of the default one for `None` or an unknown name."""
        name = name if name in self._elements else self._defaults.get("paragraph")
        return self._base if name is None else self._format(name).over(self._base)

    def run(self, name: str | None) -> Format:
        """Return what a character style sets."""
        return _PLAIN if name is None else self._format(name)

    def borders(self, name: str | None) -> Borders:
        """Return the rules of a table style, of the default one for `None`."""
        name = name if name in self._elements else self._defaults.get("table")
        found: Borders = {}
        for style in self._chain(name):
            found = read_borders(style.find(f"{W}tblPr/{W}tblBorders")) | found
        return found

    def ground(self, name: str | None) -> str | None:
        """Return `?` for a table style that shades cells somewhere, `None` for any other."""
        name = name if name in self._elements else self._defaults.get("table")
        shades = (shade for style in self._chain(name) for shade in style.iter(_SHADED))
        return "?" if any(LOOKS[_SHADED][1](shade) for shade in shades) else None

    def font(self, form: Format) -> str:
        """Return the name of a format's font, empty when nothing is said about it."""
        name = form.font or ""
        return font_of_theme(self._theme, name) if name.startswith("+") else name

    def _format(self, name: str) -> Format:
        """Return what a style and those it is based on set."""
        if name not in self._formats:
            found = _PLAIN
            for style in self._chain(name):
                found = found.over(_own_format(style))
            self._formats[name] = found
        return self._formats[name]

    def _chain(self, name: str | None) -> list[Element]:
        """Return a style and those it is based on, the nearest first; a circle ends where it closes."""
        chain: list[Element] = []
        seen: set[str | None] = set()
        while name in self._elements and name not in seen:
            seen.add(name)
            chain.append(self._elements[name])
            name = value(chain[-1], "basedOn")
        return chain


def _own_format(style: Element) -> Format:
    """Read what a style itself sets; a style named `heading N` is a heading even without an outline level."""
    own = read_format(style.find(W + "pPr"), style.find(W + "rPr"))
    heading = _HEADING.fullmatch(value(style, "name") or "")
    return own.over(Format(outline=int(heading[1]) - 1)) if heading else own
