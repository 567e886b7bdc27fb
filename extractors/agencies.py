"""Agencies, their parts and groups of them, as running text names them.

Tone marks are never folded (`xã Mường Bú` is not `xã Mường Bù`), only their place is.
A name that can mean two agencies on the day of the report has no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extractors.agency_pattern import CAPITAL, agency_pattern
from extractors.period_spans import month_range
from extractors.tones import place_tones
from schemas.catalog import Agency, agencies
from schemas.organs import agencies_named, agency_words, home_province
from schemas.report import Header, ScopeKind

__all__ = ["AgencySpan", "Resolver"]

_LIST_MARK = re.compile(r"^(?:[-+*•]|\d{1,3}[.)/]|[IVX]+\.)\s*")
_FRONT = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}
_BARE = {"ủy ban nhân dân", "hội đồng nhân dân", "văn phòng", "đảng ủy"}
_CENTRE = "SLA.TTPVHCC"


@dataclass(frozen=True, slots=True)
class AgencySpan:
    """An agency, part, office holder or group that stands at `[start, end)`.

    Attributes:
        name: as the text has it.
        code: of the catalog; `None` for groups, for what it does not hold, for short names that only the
            issuer tells (`UBND xã`), and for names that can mean two.
        kind: as in `schemas.report.Scope`.
        part_of: code of the agency under which a part, one-stop desk or office holder is counted.
        generic: whether only the report's issuer tells which agency is meant.
    """

    start: int
    end: int
    name: str
    code: str | None
    kind: ScopeKind
    part_of: str | None = None
    generic: bool = False


class Resolver:
    """Finds agency names and tells their codes as of one day."""

    def __init__(self, issued: date | None, until: date | None = None) -> None:
        """Begin with the day on which the agencies must exist; without one every agency of the catalog counts.

        Args:
            issued: day of the report, or the first day on which it can have been issued.
            until: the last such day, where the day is not known.
        """
        self._issued = issued
        self._until = until or issued

    @classmethod
    def of(cls, header: Header) -> Resolver:
        """Return the resolver for a report, also where its head has only year and month, or only the year."""
        if header.issued_on is not None or header.issued_year is None:
            return cls(header.issued_on)
        month = header.issued_month
        return cls(*month_range(header.issued_year, month or 1, month or 12))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[AgencySpan]:
        """Return the agencies that `text[start:end]` names, in order; offsets are those of `text`."""
        stop = len(text) if end is None else end
        spelt = place_tones(text[start:stop])
        found: list[AgencySpan] = []
        at = 0
        while match := agency_pattern().search(spelt, at):
            span = self._read(spelt, match)
            at = span.end if span else match.end() if match["bare"] is None else match.start() + 1
            if span is not None:
                found.append(replace(span, start=span.start + start, end=span.end + start, name=text[span.start + start : span.end + start]))
        return list(_joined(text, found))

    def resolve(self, name: str, issuer: AgencySpan | None = None) -> AgencySpan:
        """Return the agency that a name means, a short one (`UBND xã`, `Văn phòng`, `Sở`) as the issuer uses it.

        Args:
            name: a whole name, as a sentence or table cell has it.
            issuer: of the report.
        """
        spelt = _LIST_MARK.sub("", " ".join(name.split()))
        spans = [span for span in self.find(spelt) if span.start == 0]
        if spans and spans[0].end >= len(spelt.rstrip(" .:;")):
            span = spans[0]
        else:
            code = self._place(None, spelt)[1]
            span = spans[0] if spans and code is None else AgencySpan(0, len(spelt), name, code, "agency")
            span = replace(span, start=0, end=len(name), name=name)
        return self._by_issuer(span, issuer) if issuer is not None else span

    def issuer(self, name: str, code: str | None) -> AgencySpan:
        """Return a report's issuer as a span, for `resolve`."""
        return AgencySpan(0, len(name), name, code, "agency")

    def code_of(self, name: str) -> str | None:
        """Return the code of an agency's full name in any case, `None` when the catalog has none or two."""
        key = place_tones(" ".join(name.split())).casefold()
        for short, full in _FRONT.items():
            key = re.sub(rf"\b{short}\b", full, key)
        key = key.removesuffix(f" {home_province()}".casefold())
        return self._only(agencies_named().get(key, ()) or agencies_named().get(f"{key} {'' if key in _BARE else 'tỉnh'}", ()) or _renamed().get(key, ()))

    def name_of(self, code: str | None) -> str | None:
        """Return the catalog's name of a code on the day, `None` for no code."""
        rows = [agency for agency in agencies() if agency.code == code]
        first, last = self._issued, self._until
        living = [row for row in rows if first is None or last is None or row.existed(first, last)]
        return (living or rows)[-1].name if rows else None

    def _only(self, candidates: tuple[Agency, ...]) -> str | None:
        """Return the code of the one agency that existed on the day, else of the only one there ever was."""
        first, last = self._issued, self._until
        living = [agency for agency in candidates if first is None or last is None or agency.existed(first, last)]
        codes = {agency.code for agency in living or candidates}
        return codes.pop() if len(codes) == 1 and len(living or candidates) == 1 else None

    def _read(self, text: str, match: re.Match[str]) -> AgencySpan | None:
        group = next(name for name in _READERS if match[name] is not None)
        return _READERS[group](self, text, match)

    def _body(self, text: str, match: re.Match[str]) -> AgencySpan:
        elsewhere = (match["p0"] or home_province()) != home_province()
        code = None if elsewhere else self.code_of(match["body"])
        return AgencySpan(match.start(), match.end(), match[0], code, "agency", generic=match["body"].endswith((" xã", " phường")))

    def _known(self, _text: str, match: re.Match[str]) -> AgencySpan:
        level, place = match["l1"], match["p1"]
        end = match.end()
        if level is not None and (level.lower() != "tỉnh" or place is None):
            end = match.end("l1") if level.lower() == "tỉnh" else match.end("known")
        elsewhere = level is not None and level.lower() == "tỉnh" and place is not None and not _is_home(place)
        if place is not None and end == match.end():
            end = match.start("p1") + len(_leading(place, 2))
        code = None if elsewhere else self.code_of(match["known"])
        return AgencySpan(match.start(), end, match[0], code, "agency")

    def _front(self, text: str, match: re.Match[str]) -> AgencySpan:
        front = match["front"].casefold()
        place, code = self._place(match["l4"], match["p4"] or "")
        end = match.start("p4") + len(place) if place else match.end("l4")
        if "ủy ban nhân dân" not in _full(front) and code is not None:
            code = self.code_of(f"{_full(front)} {match['l4']} {place}")
        if match["l4"].casefold() == "tỉnh" and (not place or _is_home(place)):
            code = self.code_of(f"{_full(front)} tỉnh")
        return AgencySpan(match.start(), end, text[match.start() : end], code, "agency", generic=not place and code is None)

    def _committee(self, text: str, match: re.Match[str]) -> AgencySpan:
        end = match.start("p5") + len(_leading(match["p5"], 2)) if match["p5"] else match.end()
        return AgencySpan(match.start(), end, text[match.start() : end], None, "agency")

    def _placed(self, text: str, match: re.Match[str]) -> AgencySpan | None:
        place, code = self._place(match["place"], match["p8"])
        if not place:
            return None
        end = match.start("p8") + len(place)
        province = match["place"].casefold() == "tỉnh"
        kind: ScopeKind = "group" if province or agency_words().level_of.get(match["place"].casefold()) is None else "agency"
        return AgencySpan(match.start(), end, text[match.start() : end], None if province else code, kind)

    def _centre(self, text: str, match: re.Match[str]) -> AgencySpan:
        """Return a public service centre: the province's has a code, a commune's counts for its commune."""
        level, place, end, code = self._whose(match, "2")
        province = level == "tỉnh"
        if province:
            home = place is None or _is_home(place)
            return AgencySpan(match.start(), end, text[match.start() : end], _CENTRE if home else None, "agency")
        return AgencySpan(match.start(), end, text[match.start() : end], None, "one_stop", code, generic=place is None)

    def _desk(self, text: str, match: re.Match[str]) -> AgencySpan:
        _, place, end, code = self._whose(match, "6")
        return AgencySpan(match.start(), end, text[match.start() : end], None, "one_stop", code, generic=place is None)

    def _reception(self, text: str, match: re.Match[str]) -> AgencySpan:
        _, place, end, code = self._whose(match, "7")
        return AgencySpan(match.start(), end, text[match.start() : end], None, "part", code, generic=place is None and code is None)

    def _whose(self, match: re.Match[str], number: str) -> tuple[str | None, str | None, int, str | None]:
        """Return level, place, end and code of the agency behind `của xã X`."""
        level, words = match[f"l{number}"], match[f"p{number}"]
        if level is None:
            return None, None, match.end(), None
        place, code = self._place(level, words or "")
        if level.casefold() == "tỉnh" and (not place or _is_home(place)):
            code = self.code_of("Ủy ban nhân dân tỉnh")
        end = match.start(f"p{number}") + len(place) if place else match.end(f"l{number}")
        return level.casefold(), place or None, end, code

    def _group(self, text: str, match: re.Match[str]) -> AgencySpan:
        end = match.end("group")
        named = match["group"].casefold().startswith(("toàn", "cả", "ubnd các", "các"))
        if match["p3"] and named and not match["p3"].isupper():
            end = match.start("p3") + len(_leading(match["p3"], 2))
        return AgencySpan(match.start(), end, text[match.start() : end], None, "group")

    def _count(self, _text: str, match: re.Match[str]) -> AgencySpan:
        return AgencySpan(match.start(), match.end(), match[0], None, "group")

    def _office(self, _text: str, match: re.Match[str]) -> AgencySpan:
        return AgencySpan(match.start(), match.end(), match[0], None, "office_holder", generic=True)

    def _part(self, text: str, match: re.Match[str]) -> AgencySpan | None:
        end = _part_end(text, match.end())
        return AgencySpan(match.start(), end, text[match.start() : end], None, "part", generic=True) if end > match.end() else None

    def _generic(self, text: str, match: re.Match[str]) -> AgencySpan | None:
        wide = match["generic"] in agency_words().lists["wide"]
        if wide and not re.match(r"\s*(?:[^\w\s]|\d|$)", text[match.end() :]) and not _stop().match(text, match.end() + 1):
            return None
        return AgencySpan(match.start(), match.end(), match[0], None, "agency", generic=True)

    def _bare(self, text: str, match: re.Match[str]) -> AgencySpan | None:
        """Return a place name alone, in a list of places with their counts: `như Mai Sơn (61 lượt), Vân Hồ (58 lượt)`."""
        before = text[: match.start()].rstrip(" ")
        if before and not before.endswith((",", ";", ":", "(", "\n", "như", "là", "gồm")):
            return None
        code = self._place(None, match["bare"])[1]
        return AgencySpan(match.start(), match.end(), match["bare"], code, "agency") if code else None

    def _place(self, level: str | None, words: str) -> tuple[str, str | None]:
        """Return how much of the words is the place's name, and the code of its People's Committee.

        A place that the catalog does not have counts when its name has two words in lower case letters.
        """
        parts = words.split()
        heads = [level.casefold()] if level else ["xã", "phường"]
        for count in range(len(parts), 0, -1):
            name = " ".join(parts[:count])
            held = [rows for head in heads if (rows := agencies_named().get(f"ủy ban nhân dân {head} {name}".casefold()))]
            if held:
                return name, self._only(held[0]) if len(held) == 1 else None
        if level is None or words.isupper() or len(parts) < 2 or parts[0] in agency_words().lists["never"]:
            return (_leading(words, 2), None) if level and level.casefold() == "tỉnh" and _is_home(words) else ("", None)
        return _leading(words, 3 if len(parts) == 3 else 2), None

    def _by_issuer(self, span: AgencySpan, issuer: AgencySpan) -> AgencySpan:
        if issuer.code is None or not (span.generic or span.kind in {"part", "one_stop", "office_holder"}):
            return span
        if span.part_of is not None or span.code is not None:
            return span
        own = _row(issuer.code)
        name = place_tones(span.name).casefold()
        if span.kind == "agency" and _stands_for(name, own):
            return replace(span, code=issuer.code)
        if own.level == "province-department" and span.kind == "agency" and name in {"văn phòng", "chi cục", "trung tâm"}:
            return replace(span, kind="part", part_of=issuer.code)
        if span.kind == "one_stop" and not _same_level(name, own):
            return span
        if span.kind == "one_stop" and own.code in {"SLA.VPUB", _CENTRE} and name.startswith("trung tâm"):
            return replace(span, kind="agency", code=_CENTRE)
        if own.level in {"commune", "ward"} and span.kind == "agency" and name in {"trung tâm"}:
            return replace(span, kind="one_stop", part_of=issuer.code)
        if own.level in {"commune", "ward"} and span.kind == "agency" and name in {"văn phòng"}:
            return replace(span, kind="part", part_of=issuer.code)
        return span if span.kind == "agency" else replace(span, part_of=issuer.code)


_READERS = {
    "body": Resolver._body, "known": Resolver._known, "centre": Resolver._centre, "group": Resolver._group, "count": Resolver._count,
    "front": Resolver._front, "committee": Resolver._committee, "desk": Resolver._desk, "reception": Resolver._reception,
    "office": Resolver._office, "place": Resolver._placed, "part": Resolver._part, "generic": Resolver._generic, "bare": Resolver._bare,
}  # fmt: skip


def _joined(text: str, spans: list[AgencySpan]) -> Iterator[AgencySpan]:
    """Join an office or desk with the agency that follows it: `Chủ tịch UBND tỉnh`, `Bộ phận một cửa Văn phòng`."""
    index = 0
    alone, receptions = set(agency_words().lists["alone"]), set(agency_words().lists["reception"])
    while index < len(spans):
        span = spans[index]
        after = spans[index + 1] if index + 1 < len(spans) else None
        index += 1
        open_ended = span.kind == "office_holder" or (span.generic and (span.kind == "one_stop" or span.name in receptions))
        if open_ended and after is not None and re.fullmatch(r"\s+(?:của\s+|các\s+)?", text[span.end : after.start]):
            if span.kind == "office_holder" and after.kind == "office_holder":
                continue
            index += 1
            yield _together(text, span, after)
        elif span.kind != "office_holder" or (span.name in alone and not re.search(r"\d\s+$", text[max(0, span.start - 4) : span.start])):
            yield span


def _together(text: str, head: AgencySpan, of: AgencySpan) -> AgencySpan:
    kind = "group" if of.kind == "group" else head.kind
    code = of.code or of.part_of
    generic = of.generic and code is None and kind != "group"
    return AgencySpan(head.start, of.end, text[head.start : of.end], None, kind, None if kind == "group" else code, generic)


_PART_WORD = re.compile(r"[ ]?(?P<mark>[-–]|,)?[ ]?(?P<word>[^\W\d_]+)")


def _part_end(text: str, at: int) -> int:
    """Return where the name of a unit inside an agency ends: before a verb, a mark, or a second name."""
    end = at
    while match := _PART_WORD.match(text, end):
        mark, word = match["mark"], match["word"]
        if match.start() == match.start("word") or (end == at and (mark or word in agency_words().lists["no_part"])):
            break
        if mark == "," and not (text[:end].endswith("Phòng") and word == "chống"):
            break
        if not mark and (_goes_on(text, match.end()) is False if word == "và" else _stop().match(text, match.start("word"))):
            break
        end = match.end()
    return end


def _goes_on(text: str, at: int) -> bool:
    """Tell whether a name goes on behind `và`: in capitals, and not with another unit (`và Phòng Y tế`)."""
    match = _PART_WORD.match(text, at)
    if match is None or match["mark"] or not match["word"][0].isupper():
        return False
    return match["word"] not in agency_words().lists["part"] or text.startswith(", chống", match.end())


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, agency_words().lists['stop']))})(?!\w)")


def _leading(words: str, count: int) -> str:
    """Return the first words, at most `count`."""
    match = re.match(rf"\S+(?:\s\S+){{0,{count - 1}}}", words)
    return match[0] if match else ""


def _is_home(place: str) -> bool:
    return place.casefold().startswith(home_province().casefold())


def _full(front: str) -> str:
    return next((full for short, full in _FRONT.items() if front == short), front)


def _row(code: str) -> Agency:
    return next(agency for agency in reversed(agencies()) if agency.code == code)


@cache
def _renamed() -> dict[str, tuple[Agency, ...]]:
    """Return the departments and offices of the catalog by their other names in lower case."""
    result: dict[str, tuple[Agency, ...]] = {}
    for agency in agencies():
        for other in agency_words().departments.get(agency.name, ()):
            key = f"sở {other}".casefold()
            result[key] = (*result.get(key, ()), agency)
        for head, others in agency_words().short.items():
            for other in others:
                key = agency.name.replace(head, other).replace("Ủy ban nhân dân", "UBND").casefold()
                if key != agency.name.casefold() and agency.level not in {"commune", "ward", "township", "district"}:
                    result[key] = (*result.get(key, ()), agency)
                    result[key.removesuffix(" tỉnh")] = result[key]
    return result


_LEVEL_WORD = {"commune": "xã", "ward": "phường", "province": "tỉnh", "township": "thị trấn"}


def _same_level(name: str, own: Agency) -> bool:
    """Tell whether a short name does not speak of another level than the issuer's."""
    named = {word for word in _LEVEL_WORD.values() if re.search(rf"\b{word}\b", name)}
    return not named or _LEVEL_WORD.get(own.level) in named


def _stands_for(name: str, own: Agency) -> bool:
    """Tell whether a short name is the issuer's own: `UBND xã` of a commune, `Sở` of a department, `Văn phòng` of an office."""
    if own.level in {"commune", "ward", "province", "township"}:
        return _full(name.split()[0]) in own.name.casefold() and name.startswith(("ubnd", "ủy ban")) and _same_level(name, own)
    return name in {"sở", "văn phòng", "ban", "trung tâm"} and own.name.casefold().startswith(name)
