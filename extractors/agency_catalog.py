"""Which agency of the catalog a name means on a day."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from extractors.tones import place_tones
from schemas.catalog import Agency, agencies
from schemas.organs import agencies_named, agency_words, home_province

__all__ = ["CENTRE", "AgencyCatalog", "full_front", "is_home", "leading"]

CENTRE = "SLA.TTPVHCC"
"""Code of the province's public service centre, a unit of the office of the People's Committee."""

_FRONT = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}
_BARE = {"ủy ban nhân dân", "hội đồng nhân dân", "văn phòng", "đảng ủy"}
_LOCAL = {"commune", "ward", "township", "district"}
_PLACE_WORDS = 2


class AgencyCatalog:
    """The agencies that existed between two days.

    Args:
        first, last: days between which the report was issued; without them every agency of the catalog counts.
        abroad: the report is of another province, where the same names (`Sở Nội vụ`) mean other agencies: none has a code.
    """

    def __init__(self, first: date | None, last: date | None, *, abroad: bool = False) -> None:
        self._first = first
        self._last = last
        self._abroad = abroad

    @property
    def centre(self) -> str | None:
        """Return the code of the province's public service centre."""
        return None if self._abroad else CENTRE

    def code_of(self, name: str) -> str | None:
        """Return the code of an agency's full name in any case, `None` when the catalog has none or two."""
        key = _in_full(name)
        home = f" {home_province()}".casefold()
        if self._abroad and not key.endswith(home):
            return None
        key = key.removesuffix(home)
        named = agencies_named()
        rows = named.get(key, ()) or (named.get(f"{key} tỉnh", ()) if key not in _BARE else ()) or _renamed().get(key, ())
        return self._only(rows)

    def knows(self, name: str) -> bool:
        """Tell whether the catalog has an agency of this full name, on whatever day."""
        return place_tones(" ".join(name.split())).casefold().removesuffix(f" {home_province()}".casefold()) in agencies_named()

    def name_of(self, code: str | None) -> str | None:
        """Return the catalog's name of a code on the day, `None` for no code."""
        row = self.row_of(code)
        return row.name if row else None

    def row_of(self, code: str | None) -> Agency | None:
        """Return the agency that had a code on the day; codes are reused, and without a day the latest holder counts."""
        rows = [agency for agency in agencies() if agency.code == code]
        living = [row for row in rows if self._lives(row)] or rows
        return max(living, key=lambda row: row.valid_to or date.max) if living else None

    def place(self, level: str | None, words: str) -> tuple[str, str | None]:
        """Return how much of some capitalised words is a place's name, and the code of its People's Committee.

        A place that the catalog does not have counts when its name has two words, not all in capitals.

        Args:
            level: the level word before it (`xã`); without one communes and wards are looked up.
            words: the words behind it.
        """
        parts = words.split()
        heads = [level.casefold()] if level else ["xã", "phường"]
        for count in range(len(parts), 0, -1):
            name = " ".join(parts[:count])
            held = [rows for head in heads if (rows := agencies_named().get(f"ủy ban nhân dân {head} {name}".casefold()))]
            if held:
                return name, self._only(held[0]) if len(held) == 1 and not self._abroad else None
        if level is not None and level.casefold() == "tỉnh" and is_home(words):
            return leading(words, _PLACE_WORDS), None
        if level is None or words.isupper() or len(parts) < _PLACE_WORDS or parts[0] in agency_words().lists["never"]:
            return "", None
        return leading(words, min(len(parts), _PLACE_WORDS + 1)), None

    def _lives(self, agency: Agency) -> bool:
        return self._first is None or self._last is None or agency.existed(self._first, self._last)

    def _only(self, rows: tuple[Agency, ...]) -> str | None:
        """Return the code of the one agency that existed on the day, else of the only one there ever was."""
        living = [agency for agency in rows if self._lives(agency)] or list(rows)
        return living[0].code if len(living) == 1 else None


def leading(words: str, count: int) -> str:
    """Return the first words, at most `count`."""
    match = re.match(rf"\S+(?:\s\S+){{0,{count - 1}}}", words)
    return match[0] if match else ""


def is_home(place: str) -> bool:
    """Tell whether a place name is that of the catalog's province."""
    return place.casefold().startswith(home_province().casefold())


def full_front(front: str) -> str:
    """Return the long form of `UBND` and `HĐND` in lower case, other words in lower case."""
    return _FRONT.get(front.casefold(), front.casefold())


@lru_cache(maxsize=4096)
def _in_full(name: str) -> str:
    """Return a name in small letters with `UBND` and `HĐND` written out."""
    key = place_tones(" ".join(name.split())).casefold()
    for short, full in _FRONT.items():
        key = re.sub(rf"\b{short}\b", full, key)
    return key


@cache
def _renamed() -> dict[str, tuple[Agency, ...]]:
    """Return the agencies that are no communes by their other names in lower case."""
    result: dict[str, tuple[Agency, ...]] = {}
    for agency in agencies():
        names = {f"Sở {other}" for other in agency_words().departments.get(agency.name, ())}
        if agency.level not in _LOCAL:
            shorts = agency_words().short.items()
            names |= {agency.name.replace(head, other) for head, others in shorts if head in agency.name for other in others}
        for name in names:
            key = name.replace("UBND", "Ủy ban nhân dân").casefold()
            for other in {key, key.removesuffix(" tỉnh")}:
                result[other] = (*result.get(other, ()), agency)
    return result
