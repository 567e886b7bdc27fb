"""Numbers as Vietnamese administrative text writes them.

A dot groups thousands, a comma is the decimal sign (DOMAIN 8); `1,07 nghìn` is 1070; `12/15` is a part of a whole;
small numbers may be words before the noun they count (`hai đơn`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from schemas.catalog import read_toml
from schemas.openings import first_letter
from schemas.wording import whole_words

__all__ = ["Number", "find_number_words", "find_numbers", "holds_figure", "holds_number", "parse_number"]

_REST = r"(?:\d{0,2}(?:\.\d{3})+|\d*)(?:,\d+)?"  # of the digits of a number, after the first
_NUMBER = re.compile(rf"(?P<value>\d(?<![\w.,].){_REST})(?:\s?/\s?(?P<whole>\d{_REST})(?![\w/]))?(?!\d)")
_SCALE = re.compile(r"\s*(nghìn|ngàn|triệu|tỷ|tỉ)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\s?(?:%|phần trăm)")
_APPROXIMATE = re.compile(whole_words(read_toml("wording.toml")["about"]) + r"\s+$")
_OR_MORE = re.compile(r"\s+\S{0,6}\s*trở lên")
_POINTS = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10}
_DIGIT = re.compile(r"\d")
_COUNTED = first_letter([r"không\b", r"chưa\b", *(rf"{word}\b" for word in _WORDS)])
_WORD = re.compile(rf"{first_letter(_WORDS).pattern}(?<=(?=((?i:{'|'.join(_WORDS)}))\s).)")


class Number(NamedTuple):
    """A number in the text.

    Attributes:
        start, end: of the digits with scale word and per cent sign, in characters.
        value: with its scale; per cent stay per cent.
        whole: `b` of a part `a/b`.
        whole_start: where the digits of `whole` begin.
    """

    start: int
    end: int
    value: float
    percent: bool = False
    approximate: bool = False
    whole: float | None = None
    whole_start: int | None = None
    word: bool = False

    def moved(self, by: int) -> Number:
        """Return the number at another offset."""
        whole_start = None if self.whole_start is None else self.whole_start + by
        start, end = self.start + by, self.end + by
        return Number(start, end, self.value, self.percent, self.approximate, self.whole, whole_start, self.word)


def holds_figure(text: str, start: int, end: int) -> bool:
    """Tell whether a number, or a word for one or for none, stands between two offsets."""
    return (_DIGIT.search(text, start, end) or _COUNTED.search(text, start, end)) is not None


def holds_number(text: str, start: int, end: int) -> bool:
    """Tell whether a number in digits stands between two offsets."""
    return _NUMBER.search(text, start, end) is not None


def parse_number(text: str) -> float:
    """Return the value of digits written with thousands dots and decimal comma.

    Raises:
        ValueError: when `text` is no such number.
    """
    return float(text.replace(".", "").replace(",", "."))


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """Return the numbers written in digits between two offsets, in order, not overlapping."""
    stop = len(text) if end is None else end
    return [_read(text, match) for match in _NUMBER.finditer(text, start, stop)]


def find_number_words(text: str, nouns: re.Pattern[str], start: int = 0, end: int | None = None) -> list[Number]:
    """Return numbers written as a word directly before one of the nouns (`ba lượt`)."""
    stop = len(text) if end is None else end
    return [
        Number(match.start(1), match.end(1), _WORDS[match[1].lower()], word=True)
        for match in _WORD.finditer(text, start, stop)
        if nouns.match(text, match.end(1))
    ]


def _read(text: str, match: re.Match[str]) -> Number:
    start, end = match.span()
    value, whole = parse_number(match["value"]), match["whole"]
    if scale := _SCALE.match(text, end):
        end, value = scale.end(), round(value * _POINTS[scale[1].lower()], 6)
    if percent := _PERCENT.match(text, end):
        end = percent.end()
    return Number(
        start,
        end,
        value,
        percent=percent is not None,
        approximate=(_APPROXIMATE.search(text, max(0, start - 20), start) or _OR_MORE.match(text, end)) is not None,
        whole=parse_number(whole) if whole else None,
        whole_start=match.start("whole") if whole else None,
    )
