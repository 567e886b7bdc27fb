"""From a match of the agency pattern to the agency that it names: one function for each kind of name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from extractors.agency_catalog import AgencyCatalog, full_front, is_home, leading
from extractors.agency_span import AgencySpan
from extractors.agency_units import ends_short_name, unit_end
from schemas.organs import agency_words
from schemas.report import ScopeKind

__all__ = ["read_agency"]

_PROVINCE = "tỉnh"


def read_agency(catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan | None:
    """Return the agency that a match of the pattern names, `None` when its words name none."""
    kind = next(name for name in _READERS if match[name] is not None)
    return _READERS[kind](catalog, match)


def _body(catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan:
    elsewhere = match["p0"] is not None and not is_home(match["p0"])
    code = None if elsewhere else catalog.code_of(match["body"])
    return AgencySpan(match.start(), match.end(), match[0], code, "agency", generic=match["body"].endswith((" xã", " phường")))


def _known(catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan:
    """Return an agency by its name in the catalog; `tỉnh Yên Bái` behind it makes it another province's."""
    place, end, elsewhere = match["p1"], match.end(), False
    if match["l1"] is not None and match["l1"].lower() != _PROVINCE:
        return _of_other_level(catalog, match)
    if match["l1"] is None and match["h1"] is None and match["known"].casefold().endswith(("ubnd", "ủy ban nhân dân")):
        return _span(match, end, None, generic=True)
    if place is not None and place.isupper() and not is_home(place):
        end = match.end("l1")
    elif place is not None:
        end = match.start("p1") + len(leading(place, 2))
        elsewhere = not is_home(place)
    return _span(match, end, None if elsewhere else catalog.code_of(match["known"]))


def _of_other_level(catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan:
    """Return an office of a commune or district (`Văn phòng UBND xã X`), a part of its People's Committee."""
    _, place, end, code = _whose(catalog, match, "1")
    return AgencySpan(match.start(), end, _words(match, end), None, "part", code, generic=place is None)


def _front(catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan:
    """Return a body that each level has: `UBND xã X`, `HĐND tỉnh`, `Công an phường`."""
    front, level = full_front(match["front"]), match["l4"]
    place, code = catalog.place(level, match["p4"] or "")
    end = match.start("p4") + len(place) if place else match.end("l4")
    if level.casefold() == _PROVINCE and (not place or is_home(place)):
        code = catalog.code_of(f"{front} tỉnh")
    elif front != "ủy ban nhân dân" and code is not None:
        code = catalog.code_of(f"{front} {level} {place}")
    return _span(match, end, code, generic=not place and code is None)


def _committee(_catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan:
    """Return a committee of the Party in a district: `Huyện ủy Sốp Cộp`."""
    end = match.start("p5") + len(leading(match["p5"], 2)) if match["p5"] else match.end()
    return _span(match, end, None)


def _place(catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan | None:
    """Return the agency of a place (`xã X`, `huyện Y`); a province is a group of agencies."""
    place, code = catalog.place(match["place"], match["p8"])
    if not place:
        return None
    end = match.start("p8") + len(place)
    if match["place"].casefold() == _PROVINCE:
        return AgencySpan(match.start(), end, _words(match, end), None, "group")
    return _span(match, end, code)


def _centre(catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan:
    """Return a public service centre: the province's has a code of its own, a commune's counts for its commune."""
    level, place, end, code = _whose(catalog, match, "2")
    if level == _PROVINCE:
        return _span(match, end, catalog.centre if place is None or is_home(place) else None)
    return AgencySpan(match.start(), end, _words(match, end), None, "one_stop", code, generic=place is None)


def _desk(catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan:
    _, place, end, code = _whose(catalog, match, "6")
    return AgencySpan(match.start(), end, _words(match, end), None, "one_stop", code, generic=place is None and code is None)


def _reception(catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan:
    """Return a body that receives citizens; that of a commune receives for the whole of it."""
    level, place, end, code = _whose(catalog, match, "7")
    kind: ScopeKind = "one_stop" if level in {"xã", "phường"} else "part"
    return AgencySpan(match.start(), end, _words(match, end), None, kind, code, generic=place is None and code is None)


def _whose(catalog: AgencyCatalog, match: re.Match[str], number: str) -> tuple[str | None, str | None, int, str | None]:
    """Return level, place, end and code of the agency behind `(của) xã X`."""
    level, words = match[f"l{number}"], match[f"p{number}"]
    if level is None:
        return None, None, match.end(), None
    place, code = catalog.place(level, words or "")
    if level.casefold() == _PROVINCE and (not place or is_home(place)):
        code = catalog.code_of("Ủy ban nhân dân tỉnh")
    end = match.start(f"p{number}") + len(place) if place else match.end(f"l{number}")
    return level.casefold(), place or None, end, code


def _group(_catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan:
    end = match.end("group")
    named = match["group"].casefold().startswith(("toàn", "cả")) or match["group"].endswith(
        ("xã", "phường", "huyện", "thành phố")
    )
    if match["p3"] and named and not match["p3"].isupper():
        end = match.start("p3") + len(leading(match["p3"], 2))
    return AgencySpan(match.start(), end, _words(match, end), None, "group")


def _count(_catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan:
    return AgencySpan(match.start(), match.end(), match[0], None, "group")


def _office(_catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan:
    return AgencySpan(match.start(), match.end(), match[0], None, "office_holder", generic=True)


def _part(_catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan | None:
    end = unit_end(match.string, match.end())
    return AgencySpan(match.start(), end, _words(match, end), None, "part", generic=True) if end > match.end() else None


def _generic(_catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan | None:
    wide = match["generic"] in agency_words().lists["wide"]
    return None if wide and not ends_short_name(match.string, match.end()) else _span(match, match.end(), None, generic=True)


def _bare(catalog: AgencyCatalog, match: re.Match[str]) -> AgencySpan | None:
    """Return a place name alone, in a list of places with their counts: `như Mai Sơn (61 lượt), Vân Hồ (58 lượt)`."""
    before = match.string[: match.start()].rstrip(" ")
    if before and not before.endswith((",", ";", ":", "(", "\n", "như", "là", "gồm")):
        return None
    place, code = catalog.place(None, match["bare"])
    return _span(match, match.end(), code) if code and place == match["bare"] else None


def _span(match: re.Match[str], end: int, code: str | None, *, generic: bool = False) -> AgencySpan:
    return AgencySpan(match.start(), end, _words(match, end), code, "agency", generic=generic)


def _words(match: re.Match[str], end: int) -> str:
    return match.string[match.start() : end]


_READERS: Mapping[str, Callable[[AgencyCatalog, re.Match[str]], AgencySpan | None]] = MappingProxyType(
    {
        "body": _body,
        "known": _known,
        "centre": _centre,
        "group": _group,
        "count": _count,
        "front": _front,
        "committee": _committee,
        "desk": _desk,
        "reception": _reception,
        "office": _office,
        "place": _place,
        "part": _part,
        "generic": _generic,
        "bare": _bare,
    }
)
