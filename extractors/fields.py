"""Fields of administration that divide a count: `đất đai 29 đơn`, `12 hồ sơ lĩnh vực hộ tịch` (`data/fields.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from schemas.catalog import read_toml
from schemas.letters import CAPITAL
from schemas.wording import any_of, whole_words

__all__ = ["enumerations", "field_before", "field_behind", "field_headed", "field_in", "field_subject"]

_SOURCE = "fields.toml"


def field_in(words: str) -> str | None:
    """Return the field that some words name, `None` when they say anything else."""
    match = _whole().fullmatch(words)
    return match["name"].strip() if match else None


@lru_cache(maxsize=256)
def field_headed(headings: str) -> str | None:
    """Return the field that the first of several headings names and nothing else (`1. Lĩnh vực đất đai`)."""
    first = headings.partition("\n")[0]
    return field_in(first) if first.lstrip().casefold().startswith("lĩnh vực ") else None


def field_behind(text: str, start: int, end: int) -> str | None:
    """Return the field that is named right behind a count: `về đất đai`, `lĩnh vực hộ tịch`."""
    match = _lead().match(text, start, end)
    return match["name"].strip() if match else None


def field_before(text: str, start: int, end: int) -> str | None:
    """Return the field with which words end: `chủ yếu thuộc lĩnh vực đất đai (`."""
    match = _tail().search(text, start, end)
    return match["name"].strip() if match else None


def field_subject(text: str, start: int, end: int) -> str | None:
    """Return the field that opens the sentence at `start`, or a later part of it, and governs what stands before `end`.

    `Lĩnh vực đất đai tiếp nhận 112 hồ sơ; lĩnh vực hộ tịch giải quyết 31 hồ sơ`; before a colon a known name alone is one
    (`Hộ tịch: tiếp nhận 31 hồ sơ`).  So it is before what was done, up to the next semicolon, or behind a count for the next
    number alone (`hộ tịch tiếp nhận 31 hồ sơ, đất đai tiếp nhận 12 hồ sơ`).
    """
    words = text[start:end]
    found = list(_subject().finditer(words))
    if not found or _beyond().search(words, found[-1].end()):
        return None
    name: str = next(filter(None, found[-1].groups()))
    return name.strip()


def enumerations(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names that hold a comma stand (`chế độ, chính sách`): the comma separates nothing."""
    for match in _commas().finditer(text):
        yield match.span()


def _name(group: str = "name") -> str:
    one = rf"(?:{any_of('names', _SOURCE)})(?!\w)"
    return rf"(?P<{group}>{one}(?:\s*(?:,|-|–|/|\bvà\b)\s*{one})*+)"


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        rf"[\s,;:(–-]*(?:(?:{any_of('front', _SOURCE)})\s+){{0,4}}?{_name()}[\s,:(–-]*(?:(?:có|là|với|chiếm)\s*)?", re.IGNORECASE
    )


@cache
def _commas() -> re.Pattern[str]:
    names: Sequence[str] = read_toml(_SOURCE)["names"]
    return re.compile(whole_words(name for name in names if "," in name))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of('lead', _SOURCE)})\s+{_name()}[\s(]*\Z", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_of('lead', _SOURCE)})\s+{_name()}", re.IGNORECASE)


@cache
def _subject() -> re.Pattern[str]:
    mark = r"(?:\A|[;\n])(?:[^\S\n]|[+–-])*(?:(?:[a-zđ]|\d+)[.)]\s*)?"
    opens = rf"{mark}(?:(?:{any_of('subject', _SOURCE)})[\s:,]+)*+lĩnh\s+vực\s+"
    word = rf"(?!(?:{any_of('no_field', _SOURCE)}|{any_of('acts', _SOURCE)})(?!\w))[^\W\d_]+"
    ends = rf"(?=\s*[:,(]|\s+(?:{any_of('acts', _SOURCE)})(?!\w)|\s+(?-i:[{CAPITAL}]))"
    told = rf"{opens}(?:{_name()}|(?P<other>{word}(?:\s+{word}){{0,5}}?)){ends}"
    idle = rf"(?!(?:{any_of('actors', _SOURCE)})(?!\w))"
    does = rf"(?=\s+(?:{any_of('does', _SOURCE)})(?!\w))"
    lead = rf"(?:(?:{any_of('subject', _SOURCE)})[\s:,]+)*+"
    acting = rf"{mark}{lead}{idle}{_name('acting')}{does}(?=[^;]*\Z)"
    part = rf"\d[^,;:\n]{{0,60}},\s+{lead}{idle}{_name('part')}{does}(?=[^;\d]*\Z)"  # of the next number alone
    topic = rf"{mark}(?:về|đối\s+với|riêng)\s+{_name('topic')}(?=\s*,)(?=[^;]*\Z)"
    return re.compile(rf"{told}|{mark}{_name('known')}(?=\s*:)|{acting}|{part}|{topic}", re.IGNORECASE)


@cache
def _beyond() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of('beyond', _SOURCE)})(?!\w)", re.IGNORECASE)
