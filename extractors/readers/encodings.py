"""Encodings of Vietnamese from before Unicode, told by the font or by what makes syllables (`schemas/data/encodings.toml`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from extractors.readers.syllables import is_syllable, tally
from schemas.catalog import read_toml

__all__ = ["OldFont", "decode", "evident", "has_codes", "improves", "old_font"]

_SUBSET = re.compile(r"[A-Z]{6}\+")
_STYLE = re.compile(r"[,\s-]+(?:bold|italic|oblique|regular|normal)\b.*|[,-](?:bold|italic|oblique).*", re.IGNORECASE)
# A font that calls itself one of symbols has its letters in the private area, each at its old code.
_SYMBOLS = {0xF000 + code: code for code in range(0x20, 0x100)} | {0x3BC: 0xB5}
_BETWEEN = re.compile(r"([\s.,;:!?()\[\]/\"]+)")


@dataclass(frozen=True, slots=True)
class OldFont:
    """What the name of a font tells: its encoding, and whether it shows capitals alone."""

    name: str
    encoding: str
    capitals: bool


@dataclass(frozen=True, slots=True)
class _Encoding:
    """A table of letters.

    Attributes:
        table: what each character, or letter with the mark behind it, shows.
        keys: finds the keys of the table, the longer first.
        hyphen: the character that some programs write as a hyphen; empty when there is none.
    """

    table: dict[str, str]
    keys: re.Pattern[str]
    hyphen: str


@lru_cache(maxsize=1000)
def old_font(name: str) -> OldFont | None:
    """Return what a font's name tells, as a DOCX or PDF has it; `None` for every font that is not of an old encoding."""
    name = _STYLE.sub("", _SUBSET.sub("", name, count=1)).strip()
    for row in _data()["encoding"]:
        if any(re.fullmatch(pattern, name, re.IGNORECASE) for pattern in row["fonts"]):
            return OldFont(name, row["name"], any(re.fullmatch(pattern, name, re.IGNORECASE) for pattern in row["capitals"]))
    return None


def decode(text: str, encoding: str, *, hyphens: bool = False) -> tuple[str, Sequence[int]]:
    """Return what a text shows in an old encoding, and for each letter the index in `text` that it begins at.

    Numbers, punctuation and plain Latin letters stay as they are.

    Args:
        text: as the file has it, before anything else is done to it.
        encoding: `TCVN3` or `VNI`.
        hyphens: some of them may be a letter, as in a PDF.
    """
    rules = _encodings()[encoding]
    text = text.translate(_SYMBOLS)
    if hyphens and rules.hyphen:
        text = _with_letters(text, rules)
    pieces: list[str] = []
    origins: list[int] = []
    last = 0
    for match in rules.keys.finditer(text):
        pieces += (text[last : match.start()], rules.table[match[0]])
        origins += range(last, match.start() + 1)
        last = match.end()
    return "".join([*pieces, text[last:]]), [*origins, *range(last, len(text))]


def has_codes(text: str) -> bool:
    """Tell whether a text has characters that Vietnamese in Unicode has not, and an old encoding has."""
    return _telling().search(text) is not None


def improves(text: str, encoding: str, *, least: float = 0.0, tied: bool = False) -> bool:
    """Tell whether a text has more syllables when it is taken for one in an old encoding.

    Args:
        least: share of its words that must then be syllables.
        tied: as many syllables are enough.
    """
    decoded, _ = decode(text, encoding)
    if decoded == text:
        return False
    before, after = tally(text), tally(decoded)
    return after.possible + tied > before.possible and after.possible >= least * after.words


def evident(texts: Iterable[str]) -> frozenset[str]:
    """Return the old encodings that paragraphs in fonts of no such encoding are in beyond doubt."""
    suspects = [text for text in texts if has_codes(text)]
    return frozenset(name for name in _encodings() if suspects and _is_evident(suspects, name))


def _is_evident(texts: Sequence[str], encoding: str) -> bool:
    limits = _data()["judgement"]
    better = "\n".join(text for text in texts if improves(text, encoding, least=limits["part"]))
    before, after = tally(better), tally(decode(better, encoding)[0])
    return after.decides and before.share <= limits["before"] and after.share >= limits["after"]


def _with_letters(text: str, rules: _Encoding) -> str:
    """Put the letter back that was written as a hyphen, where only that makes a syllable (`®-îc` is được, `Q§-UBND` a code)."""
    table = str.maketrans(rules.table)

    def whole(token: str) -> str:
        letters = token.replace("-", rules.hyphen)
        return letters if 0 < token.count("-") < len(token) and is_syllable(letters.translate(table)) else token

    return "".join(map(whole, _BETWEEN.split(text)))


@cache
def _data() -> dict[str, Any]:
    return read_toml("encodings.toml")


@cache
def _encodings() -> dict[str, _Encoding]:
    return {row["name"]: _encoding(row) for row in _data()["encoding"]}


def _encoding(row: dict[str, Any]) -> _Encoding:
    single = {code: letter for codes, letters in row["codes"] for code, letter in zip(codes, letters, strict=True)}
    table = single | dict(_marked(row, single))
    keys = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
    return _Encoding(table, re.compile(keys), row.get("hyphen", ""))


def _marked(row: dict[str, Any], single: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each letter with each mark that it may bear, in both cases, and the letter that they make."""
    for bearer, marks in row.get("bearers", {}).items():
        for letter in (bearer, bearer.upper()):
            for mark in marks:
                shown = unicodedata.normalize("NFC", single.get(letter, letter) + row["marks"][mark])
                yield from ((letter + mark, shown), (letter + mark.upper(), shown))


@cache
def _telling() -> re.Pattern[str]:
    """Return what finds characters that letters in old encodings have, and Vietnamese in Unicode has not."""
    characters = {character for rules in _encodings().values() for key in rules.table for character in key}
    return re.compile(f"[{re.escape(''.join(sorted(characters - _letters())))}]")


@cache
def _letters() -> frozenset[str]:
    """Return the letters of Vietnamese in Unicode, ASCII included."""
    letters = "abcdefghijklmnopqrstuvwxyzđ" + "".join(
        letter for row in _data()["encoding"] for _, text in row["codes"] for letter in text
    )
    return frozenset(letters + letters.upper())
