"""Mends what OCR gets wrong in the same way again and again (`schemas/data/ocr.toml`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.readers.tesseract import Word
from schemas.catalog import read_toml

__all__ = ["mended"]

_LETTERS = re.compile(r"[^\W\d_]+")
_SURE = 0.95
_NUMERAL = re.compile(r"([A-Z]+)\.")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Phrases by their letters without marks, syllable by syllable; and what is read for Roman numbers."""

    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    numerals: Mapping[str, str]


def mended(words: Sequence[Word]) -> list[Word]:
    """Return words with the marks of the phrases that they are, and the numbers of headings as they were printed.

    Args:
        words: in reading order; those of one line have the same `base`.
    """
    known = _lexicon()
    found = list(words)
    for place, word in enumerate(words):
        if place == 0 or words[place - 1].base != word.base:
            found[place] = _with_numeral(word, known.numerals)
    bare = [_bare(word) for word in words]
    for place in range(len(words)):
        for count in (3, 2):
            part = words[place : place + count]
            phrase = known.phrases.get(tuple(bare[place : place + count]))
            if phrase and _is_one(part) and min(word.confidence for word in part) < _SURE:
                found[place : place + count] = map(_marked, found[place : place + count], phrase)
                break
    return found


def _is_one(words: Sequence[Word]) -> bool:
    """Tell whether no sign parts the words."""
    return all(word.symbols[-1].char.isalpha() for word in words[:-1]) and all(
        word.symbols[0].char.isalpha() for word in words[1:]
    )


def _with_numeral(word: Word, numerals: Mapping[str, str]) -> Word:
    match = _NUMERAL.fullmatch(word.text)
    if match is None or match[1] not in numerals:
        return word
    first, *_, dot = word.symbols
    last = word.symbols[-2]
    area = first.area._replace(right=last.area.right)
    return word._replace(symbols=(first._replace(char=numerals[match[1]], area=area), dot))


def _marked(word: Word, syllable: str) -> Word:
    """Return a word with the letters of a syllable; capitals stay capitals."""
    letters: Iterator[str] = iter(syllable)
    symbols = []
    for symbol in word.symbols:
        if not symbol.char.isalpha():
            symbols.append(symbol)
            continue
        letter = next(letters)
        symbols.append(symbol._replace(char=letter.upper() if symbol.char.isupper() else letter))
    return word._replace(symbols=tuple(symbols))


def _bare(word: Word) -> str:
    """Return the letters of a word without marks, in small letters; empty when it is no single syllable."""
    text = word.text
    if len(text) != len(word.symbols):  # tesseract gave several letters as one
        return ""
    found = _LETTERS.findall(text)
    return _plain(found[0]) if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in apart if not unicodedata.combining(char))


@cache
def _lexicon() -> _Lexicon:
    data = read_toml("ocr.toml")
    phrases = [tuple(phrase.split()) for phrase in re.split(r"\s*;\s*", " ".join(data["phrases"].split()))]
    return _Lexicon({tuple(map(_plain, phrase)): phrase for phrase in phrases}, data["numerals"])
