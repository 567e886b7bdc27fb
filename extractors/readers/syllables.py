"""Tells Vietnamese from what is none, by the syllables that its spelling allows (`schemas/data/syllables.toml`)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from schemas.catalog import read_toml

__all__ = ["Tally", "is_syllable", "tally", "vietnamese_share"]

# Addresses say nothing; a guillemet inside of a word stands for a vowel of TCVN3, round a word it is a quotation mark.
_ADDRESS = re.compile(r"@|://|www\.|\.vn\b", re.IGNORECASE)
_CHUNK = re.compile(r"[^\s.,;:!?()\[\]{}\"“”‘’'„…–—−\-/*+=<>|_\\•~&#%^`]+")
_QUOTES = "«»"
_MARKS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZđĐ")  # of lists: `a)`, `đ)`
_ABBREVIATION = re.compile(r"(?=.*[A-ZĐ].*[A-ZĐ])[A-Za-zĐđ]+")


@dataclass(frozen=True, slots=True)
class Tally:
    """The words of a text, without numbers, codes, abbreviations, addresses and single letters.

    Attributes:
        words: how many there are.
        possible: those that can be Vietnamese syllables.
        marked: those of them with a tone or vowel mark or đ.
    """

    words: int
    possible: int
    marked: int

    @property
    def decides(self) -> bool:
        """Tell whether these are words enough for a judgement."""
        return self.words >= int(_judgement()["fewest"])

    @property
    def share(self) -> float:
        """Return the share of possible syllables, less where fewer words are marked than in any real text; in [0, 1]."""
        if not self.words:
            return 1.0
        return min(self.possible, self.marked / float(_judgement()["marked"])) / self.words


def vietnamese_share(text: str) -> float:
    """Return how much of a text can be Vietnamese, in [0, 1]; 1.0 for a text too short to tell.

    Real reports come out above 0.9; lost marks, old encodings, bad OCR and foreign languages below 0.5.

    Args:
        text: in any form of Unicode.
    """
    found = tally(text)
    return found.share if found.decides else 1.0


def tally(text: str) -> Tally:
    """Count the words of a text, in any form of Unicode."""
    counts = list(map(_counted, text.split()))
    return Tally(*map(sum, zip(*counts, strict=True))) if counts else Tally(0, 0, 0)


@lru_cache(maxsize=20_000)
def _counted(token: str) -> tuple[int, int, int]:
    """Return the words of what stands between two spaces, those that can be syllables, and those of them with a mark."""
    if _ADDRESS.search(token) is not None:
        return 0, 0, 0
    words = [word for chunk in _CHUNK.findall(token) if _counts(word := chunk.strip(_QUOTES))]
    possible = [word for word in words if is_syllable(word)]
    return len(words), len(possible), sum(not word.isascii() for word in possible)


def is_syllable(word: str) -> bool:
    """Tell whether a word can be a Vietnamese syllable, whatever its case, its form of Unicode and the place of its tone mark."""
    return _is_syllable(unicodedata.normalize("NFD", word.lower()))


def _counts(word: str) -> bool:
    """Tell whether a word says anything about the language of its text."""
    if not any(character.isalpha() for character in word) or word in _MARKS:
        return False
    if any(character.isdigit() for character in word):
        return word.lower() == word and word[0].isalpha() and word[-1].isalpha()  # `h6n` is misread, `m2` and `4a` are codes
    return _ABBREVIATION.fullmatch(word) is None or is_syllable(word)


@lru_cache(maxsize=20_000)
def _is_syllable(letters: str) -> bool:
    """Tell whether lower-case letters in NFD are a syllable; the few thousand of a language repeat all the time."""
    marks, plain = _tones()
    tones = [letter for letter in letters if letter in marks]
    spelling = unicodedata.normalize("NFC", letters.translate(plain))
    allowed = _spellings().get(spelling)
    return allowed is not None and (tones[0] in allowed if len(tones) == 1 else not tones and "" in allowed)


@cache
def _tones() -> tuple[str, dict[int, None]]:
    """Return the tone marks, and a table that takes them out of a text."""
    marks: str = read_toml("syllables.toml")["tones"]
    return marks, dict.fromkeys(map(ord, marks))


@cache
def _spellings() -> dict[str, frozenset[str]]:
    """Return every syllable without its tone, with the tone marks that it may have (the empty one is the level tone)."""
    data = read_toml("syllables.toml")
    free, stopped = frozenset(["", *data["tones"]]), frozenset(data["stopped"])
    stops = tuple(data["stops"])
    pairs = [(onset, rime) for onset, firsts in data["onsets"].items() for rime in data["rimes"].split() if rime[0] in firsts]
    pairs += [("qu", rime) for rime in data["rounded"].split()]
    return {onset + rime: stopped if rime.endswith(stops) else free for onset, rime in pairs}


@cache
def _judgement() -> dict[str, Any]:
    judgement: dict[str, Any] = read_toml("syllables.toml")["judgement"]
    return judgement
