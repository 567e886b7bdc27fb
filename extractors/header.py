"""The head of a document: issuer, number and symbol, place and date, type and title (NĐ 30/2020, Phụ lục I, ô 2 đến 5).

The head may stand in two columns, in stacked lines, or in lines whose columns a `|` divides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractors.agencies import Resolver
from extractors.agency_catalog import is_home
from extractors.casing import agency_case
from extractors.evidence import evidence_of
from extractors.headlines import Head, Headline, head_of
from extractors.tones import place_tones
from schemas.doctypes import type_name, type_of_symbol
from schemas.document import Document
from schemas.letters import CAPITAL
from schemas.report import Header, Issuer

__all__ = ["body_start", "read_header"]


@dataclass(frozen=True, slots=True)
class _Number:
    """Number and symbol of a document, with their span."""

    start: int
    end: int
    number: str | None
    symbol: str
    code: str | None


@dataclass(frozen=True, slots=True)
class _Issue:
    """Place and date of a head, with their spans."""

    place: tuple[str, int, int] | None
    date: tuple[int, int]
    year: int | None
    month: int | None
    day: int | None


def read_header(document: Document) -> Header:
    """Return the head of a document without its closing; what it does not state is `None`.

    The evidence holds `type`, `number`, `issued_on`, `place`, `title` and `issuer`, each where it was found.
    """
    head = head_of(document)
    if not head.lines:
        return Header()
    number = _number(head, document.text)
    issue = _issue(head, document.text)
    code = type_of_symbol(number.symbol) if number else None
    type_code = head.type_code or code
    parts = {"type": head.type_span, "title": head.title_span, "issuer": _issuer_span(head)}
    parts |= {"number": (number.start, number.end)} if number else {}
    parts |= {"issued_on": issue.date} if issue else {}
    parts |= {"place": issue.place[1:]} if issue and issue.place else {}
    header = Header(
        type=type_code,
        type_name=(type_name(type_code) if type_code else None) or head.type_words,
        number=number.number if number else None,
        symbol=number.symbol if number else None,
        code=number.code if number else None,
        place=issue.place[0] if issue and issue.place else None,
        issued_on=_day(issue),
        issued_year=issue.year if issue else None,
        issued_month=issue.month if issue else None,
        issued_day=issue.day if issue else None,
        title=_title(document, head),
        evidence={name: evidence_of(document, *span) for name, span in parts.items() if span},
    )
    return header.model_copy(update={"issuer": _issuer(head, Resolver.of(header))})


def body_start(document: Document, header: Header) -> int:
    """Return where the body begins: behind the title and the lines of `Kính gửi`."""
    end = max((evidence.end for evidence in header.evidence.values()), default=0)
    blocks = [block for block in document.blocks if block.start >= end and block.column is None]
    index = 0
    while index < len(blocks) and re.match(r"\W*$|Kính\s+gửi", document.content(blocks[index]), re.IGNORECASE):
        addressed = document.content(blocks[index]).strip().endswith(":")
        index += 1
        while addressed and index < len(blocks) and document.content(blocks[index]).startswith(("-", "–", "+")):
            index += 1
    return blocks[index].start if index < len(blocks) else len(document.text)


def _title(document: Document, head: Head) -> str | None:
    if head.title_span is None:
        return None
    title = " ".join(document.text[slice(*head.title_span)].split()).lstrip(" .,;:")
    return title or None


_SYMBOL_PART = r"[A-ZĐƯÔĂÂÊƠ]+(?:[a-zđ][A-ZĐ]*)?(?:\d{1,3})?"
_SYMBOL = rf"(?:(?:19|20)\d\d\s?/\s?)?{_SYMBOL_PART}(?:\s?[-–/&.]\s?{_SYMBOL_PART})*"
_NUMBER = re.compile(
    rf"S[ốôóoỐÔOÓ]?\s*[:.]?\s*(?P<number>\d[\d ]{{0,6}}[a-zđ]?)?\s*[.…_]*\s*(?P<sep>[/\-–])\s*(?P<symbol>{_SYMBOL})(?![^\W\d_])"
)


def _number(head: Head, text: str) -> _Number | None:
    """Return number and symbol of the first line that begins with `Số`; a number not filled in is `None`."""
    for line in head.lines:
        match = _NUMBER.match(text, line.start)
        if match and match.start("symbol") < head.end:
            number = match["number"].replace(" ", "") if match["number"] else None
            symbol = re.sub(r"\s", "", match["symbol"]).replace("–", "-")
            separator = match["sep"].replace("–", "-")
            return _Number(match.start(), match.end(), number, symbol, f"{number}{separator}{symbol}" if number else None)
    return None


_LOWER = "".join(chr(code) for code in range(0x61, 0x1EFA) if chr(code).islower())
_PLACE_WORD = rf"(?:TP\.?|[{CAPITAL}][{_LOWER}]*|phố|tỉnh|xã|huyện|phường)"
_PLACE = rf"(?P<place>{_PLACE_WORD}(?:[\s\-]+{_PLACE_WORD}){{0,5}})\s*,\s*"
_LOOSE_PLACE = r"(?P<place>[^\d,|\n]{2,40}?)\s*,?\s*"
_BLANK = r"[.…_\s]*"
_WORDS = (
    rf"(?P<date>[nN]gày\s*(?:(?P<d>\d\s?\d?)|{_BLANK})\s*tháng\s*(?:(?P<m>\d\s?\d?)|{_BLANK})"
    rf"\s*năm\s*(?:(?P<y>\d\s?\d\s?\d\s?\d)|{_BLANK}))"
)
_FIGURES = r"(?P<date>(?:[nN]gày\s*)?(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>\d{4}))"
_DATED = tuple(re.compile(form) for form in (_PLACE + _WORDS, _PLACE + _FIGURES, r"(?P<place>(?!))?" + _WORDS))
_DATED_RIGHT = re.compile(_LOOSE_PLACE + _WORDS)


def _issue(head: Head, text: str) -> _Issue | None:
    """Return place and date of the first line that has both; a date without a place comes second.

    In the right column any words before the date are its place.
    """
    for form in (*_DATED[:2], _DATED_RIGHT, _DATED[2]):
        for line in head.lines:
            if form is _DATED_RIGHT and line.block.column != 1:
                continue
            match = form.match(text, line.start, head.end)
            issue = _parts(match) if match else None
            if issue is not None:
                return issue
    return None


def _parts(match: re.Match[str]) -> _Issue | None:
    """Return what a dated line states, `None` when it is blank."""
    year, month, day = (int(re.sub(r"\s", "", match[key])) if match[key] else None for key in "ymd")
    place = (" ".join(match["place"].split()), *match.span("place")) if match["place"] else None
    if (year, month, day) == (None, None, None) and place is None:
        return None
    return _Issue(place, match.span("date"), year, month if month is None or month in range(1, 13) else None, day)


def _day(issue: _Issue | None) -> date | None:
    if issue is None or issue.year is None or issue.month is None or issue.day is None:
        return None
    try:
        return date(issue.year, issue.month, issue.day)
    except ValueError:
        return None


def _issuer_span(head: Head) -> tuple[int, int] | None:
    own = head.organs[-1] if head.organs else ()
    return (own[0].start, own[-1].end) if own else None


def _issuer(head: Head, resolver: Resolver) -> Issuer | None:
    """Return the issuing agency: the last one of the left column; the one above it tells what its short name means."""
    if not head.organs:
        return None
    own = _text(head.organs[-1])
    above = _text(head.organs[-2]) if len(head.organs) > 1 else ""
    if not above:
        code = resolver.code_of(own)
        return Issuer(name=_catalogued(resolver, own) or agency_case(own), code=code)
    names = _full_names(own, above)
    for name in names:
        if code := resolver.code_of(name):
            return Issuer(name=_catalogued(resolver, name) or agency_case(name), code=code)
    return Issuer(name=agency_case(names[0]))


_SHORT = {"văn phòng", "thanh tra", "ban tiếp công dân"}
"""Names of agencies that mean nothing without the agency above them."""


def _full_names(own: str, above: str) -> list[str]:
    """Return what an agency's name can stand for under the agency above it, the best first."""
    parent = re.sub(r"\bUBND\b", "ỦY BAN NHÂN DÂN", above)
    level = re.search(r"\b(TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG)(?=\s+(?!ỦY)(\S.*)$)", place_tones(parent).upper())
    if level is not None and level[1] in {"TỈNH", "THÀNH PHỐ"} and not is_home(level[2]):
        place = level[2] if place_tones(own).upper().endswith(f" {level[1]}") else f"{level[0]} {level[2]}"
        return [f"{own} {parent if own.casefold() in _SHORT else place}"]
    under = f"{own} {parent}"
    return [under, f"{own} tỉnh"] if own.casefold() in _SHORT else [own, f"{own} tỉnh", under]


def _catalogued(resolver: Resolver, name: str) -> str | None:
    return resolver.name_of(resolver.code_of(name))


def _text(lines: tuple[Headline, ...]) -> str:
    return place_tones(" ".join(line.text for line in lines))
