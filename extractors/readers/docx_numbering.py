"""List numbers as Word prints them: `numbering.xml` and the counters that run through a document."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.readers.docx_xml import W, integer, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Numbering"]

NO_LIST = "0"
_TYPED_BULLETS = frozenset("-+*")
_PLACE = re.compile(r"%([1-9])")
_MOST_LETTERS, _MOST_ROMAN = 26 * 30, 3999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list (ISO 29500-1, 17.9.6).

    Attributes:
        text: what is printed, `%1` standing for the number of the first level.
        restart: level (from 1) after which the count begins anew; `None` after any higher one, 0 never.
        legal: all numbers of the text in Arabic digits.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """A list instance: `w:num` over its `w:abstractNum`."""

    abstract: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Numbering:
    """The lists of one document with their running counters; ask for the paragraphs in reading order."""

    def __init__(self, root: Element | None) -> None:
        """Read `word/numbering.xml`; a document may come without."""
        self._lists = _read_lists(root)
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def level_of_style(self, number: str, style: str | None) -> int:
        """Return the level of a list that is tied to a paragraph style, 0 when none is."""
        found = self._lists.get(number)
        levels = found.levels if found else {}
        return next((place for place, level in levels.items() if style is not None and level.style == style), 0)

    def next(self, number: str | None, place: int) -> str:
        """Count one more paragraph and return its printed mark, empty when it has none.

        Args:
            number: id of the list (`w:numId`), `None` outside of lists.
            place: level, from 0.
        """
        found = self._lists.get(number or NO_LIST)
        if found is None:
            return ""
        level = found.levels.get(place, _Level(form="none"))
        counts = self._advance(number or NO_LIST, found, place)
        if level.form == "bullet":
            return level.text if level.text in _TYPED_BULLETS else "-"

        def printed(match: re.Match[str]) -> str:
            other = found.levels.get(int(match[1]) - 1, _Level())
            count = counts.get(int(match[1]) - 1, other.start)
            return _spell(count, "decimal" if level.legal else other.form)

        return _PLACE.sub(printed, level.text).strip()

    def _advance(self, number: str, found: _List, place: int) -> dict[int, int]:
        """Count at one level and let the deeper ones begin anew; lists of one `w:abstractNum` share their counters."""
        counts = self._counts.setdefault(found.abstract, {})
        if place in found.restarts and (number, place) not in self._started:
            counts[place] = found.restarts[place]
        elif place in counts:
            counts[place] += 1
        else:
            counts[place] = found.levels.get(place, _Level()).start
        self._started.add((number, place))
        for deeper in [other for other in counts if other > place]:
            restart = found.levels.get(deeper, _Level()).restart
            if restart is None or place < restart:
                del counts[deeper]
        return counts


def _read_lists(root: Element | None) -> dict[str, _List]:
    """Return the list instances by their id."""
    if root is None:
        return {}
    abstracts = {element.get(W + "abstractNumId", ""): element for element in root.findall(W + "abstractNum")}
    by_style = {value(element, "styleLink"): key for key, element in abstracts.items() if value(element, "styleLink")}
    lists: dict[str, _List] = {}
    for element in root.findall(W + "num"):
        key = value(element, "abstractNumId") or ""
        if key in abstracts:
            key = by_style.get(value(abstracts[key], "numStyleLink"), key)
            lists[element.get(W + "numId", "")] = _read_list(element, key, abstracts[key])
    return lists


def _read_list(element: Element, key: str, abstract: Element) -> _List:
    """Read one `w:num` with its overrides."""
    levels = {integer(level.get(W + "ilvl")) or 0: _read_level(level) for level in abstract.findall(W + "lvl")}
    restarts: dict[int, int] = {}
    for override in element.findall(W + "lvlOverride"):
        place = integer(override.get(W + "ilvl")) or 0
        own = override.find(W + "lvl")
        if own is not None:
            levels[place] = _read_level(own)
        start = integer(value(override, "startOverride"))
        if start is not None:
            restarts[place] = start
            levels[place] = replace(levels.get(place, _Level()), start=start)
    return _List(key, levels, restarts)


def _read_level(element: Element) -> _Level:
    """Read one `w:lvl`; a level without a start begins at 0 in the standard, but at 1 in Word."""
    form = next(element.iter(W + "numFmt"), None)
    name = "decimal" if form is None else form.get(W + "val", "decimal")
    if name == "custom" and form is not None:
        name = form.get(W + "format", "decimal")
    start = integer(value(element, "start"))
    return _Level(
        start=1 if start is None else start,
        form=name,
        text=value(element, "lvlText") or "",
        restart=integer(value(element, "lvlRestart")),
        legal=switch(element, "isLgl") or False,
        style=value(element, "pStyle"),
    )


def _spell(count: int, form: str) -> str:
    """Print a count in a number format (ISO 29500-1, 17.18.59); an unknown format prints digits."""
    if form in _FORMS:
        return _FORMS[form](count)
    if form.startswith("0"):
        return str(count).zfill(len(form.partition(",")[0]))
    return str(count)


def _letters(count: int) -> str:
    """Return a, b ... z, aa, bb ...; digits where no list would go."""
    if not 0 < count <= _MOST_LETTERS:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    """Return i, ii, iii, iv ...; digits where no list would go."""
    if not 0 < count <= _MOST_ROMAN:
        return str(count)
    result = ""
    for worth, letters in _ROMAN:
        result += letters * (count // worth)
        count %= worth
    return result


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "none": lambda _: "",
}
