"""Lines in capitals as people write them: `PHÓ CHÁNH VĂN PHÒNG` is `Phó Chánh Văn phòng`."""

from __future__ import annotations

import re
from functools import cache

from extractors.tones import place_tones
from schemas.catalog import agencies
from schemas.organs import agency_words, form_pattern

__all__ = ["agency_case", "is_capitals", "position_case"]

_LEVELS = {"xã", "phường", "tỉnh", "huyện", "quận", "thị trấn", "thị xã", "thành phố", "đặc khu"}
_SMALL = {"và", "các", "của", "về", "tại"}


def is_capitals(text: str) -> bool:
    """Tell whether a line has letters and all of them are capitals."""
    return text.upper() == text and text.lower() != text


def position_case(line: str) -> str:
    """Return a position or authority in normal case; the words of the catalog keep their capitals."""
    text = " ".join(line.split())
    if not is_capitals(text):
        return text
    lowered = place_tones(text).lower()
    for phrase in _titles():
        lowered = _put(phrase, lowered)
    return _places(lowered[:1].upper() + lowered[1:])


def agency_case(line: str) -> str:
    """Return an agency's name in normal case: kind and field as the catalog writes them, places with capitals."""
    text = " ".join(line.split())
    if not is_capitals(text):
        return text
    lowered = place_tones(text).lower()
    for phrase in (*_names(), *_titles()):
        lowered = _put(phrase, lowered)
    return _places(_after_kind(lowered[:1].upper() + lowered[1:]))


def _put(phrase: str, text: str) -> str:
    """Write a phrase as the catalog has it wherever the text has it in any case."""
    if phrase.lower() not in text.lower():
        return text
    return re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", phrase, text, flags=re.IGNORECASE)


def _places(text: str) -> str:
    """Give the words behind a level word capitals: `xã yên châu` becomes `xã Yên Châu`."""
    levels = "|".join(sorted(_LEVELS, key=len, reverse=True))
    return re.sub(rf"(?<!\w)((?i:{levels}))(?! hội)\s+([^\d,;()]+(?:\s\d)?)$", lambda m: f"{m[1]} {_capitals(m[2])}", text)


def _capitals(words: str) -> str:
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in words.split())


def _after_kind(text: str) -> str:
    """Give the first word behind the kind of a unit a capital: `Trung tâm y tế` becomes `Trung tâm Y tế`."""
    kinds = "|".join(re.escape(kind) for kind in sorted(agency_words().lists["part"], key=len, reverse=True))
    return re.sub(
        rf"^((?:{kinds})|Sở) (?!{'|'.join(_LEVELS)})([^\W\d_])", lambda m: f"{m[1]} {m[2].upper()}", text, flags=re.IGNORECASE
    )


@cache
def _titles() -> tuple[str, ...]:
    return tuple(sorted(agency_words().lists["titles"], key=len))


@cache
def _names() -> tuple[str, ...]:
    """Return the names of agencies that stand in many provinces, and of central bodies, the short ones first."""
    names = {agency.name.partition(" tỉnh")[0] for agency in agencies() if agency.level.startswith(("province", "party"))}
    plain = {body for body in agency_words().lists["bodies"] if form_pattern(body) == body.replace(" ", r"\s+")}
    return tuple(sorted(names | plain, key=len))
