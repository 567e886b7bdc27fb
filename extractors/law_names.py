"""The name of a law and the year behind it, from the words of `schemas/data/laws.toml`.

A name goes on until a word that none of the official titles has there; commas and `và` belong to it only where a title has
them, so that `Luật Đất đai và kết quả năm 2025` names no law of 2025.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import get_args

from extractors.dates import find_dates
from extractors.number_words import figure_nouns
from schemas.laws import law_words
from schemas.letters import CAPITAL
from schemas.openers import Led
from schemas.openings import quick_look
from schemas.report import LawType
from schemas.wording import alternatives

__all__ = ["Law", "law_at", "law_type", "opens_law"]

_TYPES: dict[str, LawType] = {name.lower(): name for name in get_args(LawType)}
_MOST = 13
_YEAR = r"(?:19[4-9]\d|20\d\d)"
_NEXT = re.compile(rf"\s*,\s+(?=[{CAPITAL}])|\s+và\s+(?=[{CAPITAL}])")
_ENDS = r"(?![\w/%]|\s?%|[.,]\d|\s*[-–/]\s*\d)"
_GAP = rf"(?:[^\S\n]+|\s*\n(?-i:(?=[^\W{CAPITAL}\d_])))"
"""White space within a name; a new line only before a word that does not begin one."""
_GAPS = rf"(?:{_GAP})?"
"""The same where none need be."""


@dataclass(frozen=True, slots=True)
class Law:
    """A law at `[start, end)`, as far as it is named there.

    Attributes:
        name: with its type word, without its year.
        years: more than one for `Luật Đất đai các năm 2003, 2013`; none where no year stands with it.
        plain: whether the year stands without `năm` and day, or in brackets: it can be nothing but the law's.
        typed: whether its own type word stands before it.
    """

    start: int
    end: int
    type: LawType
    name: str
    years: tuple[int, ...] = ()
    issued_on: date | None = None
    plain: bool = False
    typed: bool = True


@cache
def opens_law() -> Led:
    """Return a pattern of a type word where a law can begin; a small one only before a name with a capital letter."""
    small = rf"(?:{alternatives(_TYPES)})(?=\s+[{CAPITAL}])"
    capital = alternatives((*_TYPES.values(), *map(str.upper, _TYPES)))
    return Led(re.compile(rf"(?<!\w)(?:{capital}|{small})(?!\w)"), quick_look(_TYPES, fold=True))


def law_type(match: re.Match[str]) -> LawType:
    """Return the type that a match of `opens_law` tells."""
    return _TYPES[" ".join(match[0].lower().split())]


@cache
def _no_law_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(law_words().before)})\s+$", re.IGNORECASE)


@cache
def _name() -> re.Pattern[str]:
    """Return the pattern of a name behind its type word, white space before it included."""
    words = law_words()
    parts = "|".join(sorted(map(_spaced, words.parts), key=len, reverse=True))
    word = rf"(?!(?:{alternatives(words.ends)})(?!\w))[^\W\d_]+(?:-[^\W\d_]+)*"
    unit = rf"(?:(?:{parts})(?!\w)|{word})"
    plain = rf"{_GAP}(?!(?:{alternatives(words.never)})(?!\w)){unit}(?:{_GAP}{unit}){{0,{_MOST}}}"
    of = rf"(?:{alternatives(_TYPES)})(?:{plain})"
    amending = rf"{_GAP}(?:{alternatives(words.amending)}){_GAP}{of}(?:(?:\s*,|{_GAP}và)\s+{of})*"
    return re.compile(rf"(?:{amending}|{plain})", re.IGNORECASE)


def _spaced(phrase: str) -> str:
    return re.sub(r"(?:\\ )+", r"\\s+", re.escape(phrase)).replace(",", r"\s*,")


@cache
def _tail() -> re.Pattern[str]:
    """Return the pattern of what follows a name: an amendment, then the year or the beginning of a day."""
    words = law_words()
    amended = alternatives(words.amended)
    more = rf"(?:\s*(?:,|và)\s*(?:năm\s+)?{_YEAR}{_ENDS})"
    return re.compile(
        rf"""(?P<amended>{_GAPS}\(\s*(?:{amended})\s*\)|{_GAP}(?:{amended})(?=\s+năm))?
        {_GAPS},?{_GAPS}(?:(?P<bracket>\()\s*)?(?:(?:{alternatives(words.passed)})\s*,?\s+)?
        (?: (?P<list>các\s+năm)\s+(?P<years>{_YEAR}{_ENDS}{more}*)
          | (?P<word>năm\s+)?(?P<year>{_YEAR}{_ENDS})
          | (?P<day>(?=ngày\s|\d\d?[/.\-]\d\d?[/.\-]\d{{4}})) )""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _renewed() -> re.Pattern[str]:
    """Return the pattern of the years behind a law's own in which it was amended, in brackets or behind a comma."""
    years = rf"(?:các\s+)?(?:năm\s+)?{_YEAR}{_ENDS}(?:\s*(?:[,;]|và)\s*(?:năm\s+)?{_YEAR}{_ENDS})*"
    words = alternatives(law_words().renewed)
    return re.compile(rf"\s*\(\s*(?:{words})\s+{years}\s*\)|\s*,?\s+(?:{words})\s+{years}", re.IGNORECASE)


def law_at(text: str, start: int, at: int, kind: LawType, *, typed: bool = True, plural: bool = False) -> Law | None:
    """Return the law whose name follows at `at`, `None` where none does.

    Args:
        start: of the type word, or of the name of a member of a list.
        at: behind the type word, where the white space before the name begins.
        typed: whether the type word stands there; a member without it begins with a capital letter.
        plural: whether a capital letter behind a comma or `và` begins another law.
    """
    if typed and _no_law_before().search(text, max(0, start - 24), start):
        return None
    name = _name().match(text, at)
    if name and plural and (following := _NEXT.search(text, at, name.end())):
        name = _name().match(text, at, following.start())
    if name is None:
        return _dated(text, Law(start, at, kind, kind)) if kind in law_words().nameless else None
    if not typed and not name[0].strip()[:1].isupper():
        return None
    label = " ".join([kind, *name[0].split()])
    return _dated(text, Law(start, name.end(), kind, label, typed=typed))


def _dated(text: str, law: Law) -> Law:
    """Return a law with the year or day that follows its name."""
    tail = _tail().match(text, law.end)
    if tail is None:
        return law
    name = " ".join((law.name, *tail["amended"].split())) if tail["amended"] else law.name
    if tail["day"] is not None:
        return _of_day(text, law, name, tail)
    plain = tail["word"] is None or tail["bracket"] is not None or tail["list"] is not None
    if plain and figure_nouns().match(text, tail.end()):
        return law
    years = tuple(map(int, re.findall(_YEAR, tail["years"] or tail["year"])))
    renewed = _renewed().match(text, tail.end())
    return Law(law.start, renewed.end() if renewed else tail.end(), law.type, name, years, plain=plain, typed=law.typed)


def _of_day(text: str, law: Law, name: str, tail: re.Match[str]) -> Law:
    span = next(iter(find_dates(text, tail.end(), tail.end() + 40)), None)
    if span is None or span.start != tail.end() or span.year is None:
        return law
    day = span.first if span.day is not None else None
    return Law(law.start, span.end, law.type, name, (span.year,), day, tail["bracket"] is not None, law.typed)
