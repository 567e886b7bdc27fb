"""The marks of state secrets, from `data/secrecy.toml`, as tests on a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import filterfalse

from schemas.catalog import read_toml
from schemas.wording import alternatives

__all__ = ["SecrecyExample", "SecrecyMarks", "secrecy_examples", "secrecy_marks", "without_accents"]

_PARTS = re.compile(r"[\n\t|;]|\s[-–—]\s|\s{3,}")


@dataclass(frozen=True, slots=True)
class SecrecyExample:
    """A text at a place of a document, and whether it must be taken for a mark."""

    where: str
    text: str
    secret: bool


@dataclass(frozen=True, slots=True)
class SecrecyMarks:
    """What a text must look like to be a mark; which of these counts depends on where it stands.

    Attributes:
        stamp: nothing but a level, in capitals where it is one word.
        blurred: the same as a scan may be read, for texts without accents.
        line: a level in capitals beside the number, or beside place and date.
        running: a part of a running head or foot.
        label: `Độ mật: Tối mật` at the beginning; `title` is the label alone, `level` the level alone, in any case.
        symbol: number and symbol of which the last part is a mark.
        opening: the beginning of the recipients; `bracket` a level in brackets, in any case.
        split: the end of a line that goes on with what looks like a stamp; `blurred_split` without accents.
    """

    stamp: re.Pattern[str]
    blurred: re.Pattern[str]
    line: re.Pattern[str]
    running: re.Pattern[str]
    label: re.Pattern[str]
    title: re.Pattern[str]
    level: re.Pattern[str]
    symbol: re.Pattern[str]
    opening: re.Pattern[str]
    bracket: re.Pattern[str]
    split: re.Pattern[str]
    blurred_split: re.Pattern[str]

    def in_name(self, name: str) -> bool:
        """Tell whether the name of a file holds a level in brackets."""
        return self.bracket.search(unicodedata.normalize("NFC", name).replace("_", " ")) is not None

    def in_recipients(self, text: str) -> bool:
        """Tell whether a recipient is named with a level in brackets."""
        return self.bracket.search(text) is not None

    def in_running(self, text: str) -> bool:
        """Tell whether a part of a running head, foot or watermark is a mark."""
        return any(
            self.running.fullmatch(part) or self.label.match(part) for part in re.split(r"[\n\t|;]|\s[-–—]\s|\s{3,}", text)
        )


@cache
def secrecy_marks() -> SecrecyMarks:
    """Return the marks."""
    words: dict[str, list[str]] = {key: value for key, value in read_toml("secrecy.toml").items() if key != "example"}
    capitals = _spaced(word.upper() for word in (*words["levels"], *words["sealed"]))
    alone = f"{capitals}|(?i:{alternatives(word for word in words['levels'] if ' ' in word)})"
    folded = _spaced(_folded(word.upper()) for word in words["levels"])
    levels, labels = alternatives(words["levels"]), alternatives(words["labels"])
    copies = rf"(?:[\W_]*(?i:{alternatives(words['copies'])})[\W_]*\d*)?[\W_]*"
    suffixes, brackets = alternatives(words["suffixes"]), alternatives(words["brackets"])
    return SecrecyMarks(
        stamp=re.compile(rf"[\W_]*(?:{alone}){copies}"),
        blurred=re.compile(rf"[\W_]*(?:{folded}){copies}"),
        line=re.compile(rf"\W*(?:Số\s*:.*\S\s+(?:{capitals})\W*$|(?:{capitals})\s.*,\s*ngày\b.*\btháng\b)"),
        running=re.compile(rf"[\W_]*(?:(?i:{alternatives(words['around'])})\s+)?(?:{capitals})(?:[\W_]+(?:{capitals}))*{copies}"),
        label=re.compile(rf"\W*(?:{labels})\s*:\s*(?:{levels})\s*(?:[;,.|)\]]|$)", re.IGNORECASE),
        title=re.compile(rf"\W*(?:{labels})\W*", re.IGNORECASE),
        level=re.compile(rf"\W*(?:{levels})\W*", re.IGNORECASE),
        symbol=re.compile(
            rf"\W*Số\b\s*:?.{{0,25}}?[A-ZĐƯ]{{2,}}\s*(?:[-/](?:{suffixes})(?![\w&-])|\(\s*(?:{brackets}|(?i:{levels}))\s*\))"
        ),
        opening=re.compile(rf"\W*(?:{alternatives(words['recipients'])})\b", re.IGNORECASE),
        bracket=re.compile(rf"[(\[]\s*(?:{levels})\s*[)\]]", re.IGNORECASE),
        split=re.compile(rf"\b(?:{alternatives(words['splits'])})\W*$", re.IGNORECASE),
        blurred_split=re.compile(rf"\b(?:{alternatives(map(_folded, words['splits']))})\W*$", re.IGNORECASE),
    )


@cache
def secrecy_examples() -> tuple[SecrecyExample, ...]:
    """Return the examples in the order of the file."""
    return tuple(
        SecrecyExample(row["where"], text, row["secret"]) for row in read_toml("secrecy.toml")["example"] for text in row["texts"]
    )


def without_accents(text: str) -> str:
    """Return a text as a scan of a stamp may be read: `MẶT` and `MÂT` are both `MAT`."""
    return _folded(text)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(filterfalse(unicodedata.combining, plain))


def _spaced(words: Iterable[str]) -> str:
    """Return alternatives whose letters may stand apart, the longest first."""
    return "|".join(r"\s*".join(map(re.escape, word.replace(" ", ""))) for word in sorted(words, key=len, reverse=True))
