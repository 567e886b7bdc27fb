"""Writes Vietnamese in encodings from before Unicode, as people did with their fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from schemas.catalog import read_toml

FONTS = {"TCVN3": (".VnTime", ".VnTimeH"), "VNI": ("VNI-Times", "VNI-Times")}
TONES = "\u0300\u0301\u0303\u0309\u0323"


@cache
def codes(encoding: str) -> dict[str, str]:
    """Return the characters that stand for each letter."""
    row = next(row for row in read_toml("encodings.toml")["encoding"] if row["name"] == encoding)
    found = {letter: code for source, letters in row["codes"] for code, letter in zip(source, letters, strict=True)}
    letters = {code: letter for letter, code in found.items()}
    for bearer, marks in row.get("bearers", {}).items():
        for letter in (bearer, bearer.upper()):
            for mark in marks:
                shown = unicodedata.normalize("NFC", letters.get(letter, letter) + row["marks"][mark])
                found.setdefault(shown, letter + (mark.upper() if letter.isupper() else mark))
    return found


def encoded(text: str, encoding: str) -> Iterator[tuple[str, str]]:
    """Yield pieces of a text with the font that shows each; TCVN3 has capitals with tones in the H fonts alone."""
    table = codes(encoding)
    plain, capitals = FONTS[encoding]

    def font(letter: str) -> str:
        return capitals if not letter.isascii() and letter.isupper() and letter not in table else plain

    for name, group in groupby(text, font):
        letters = "".join(group)
        yield "".join(table.get(letter, letter) for letter in (letters.lower() if name != plain else letters)), name


def words_encoded(text: str, encoding: str) -> Iterator[tuple[str, str]]:
    """Yield a text word by word; a word in capitals that TCVN3 has no codes for is written in an H font as a whole."""
    for upper, group in groupby(text.split(" "), lambda word: word.isupper() and any(letter.isalpha() for letter in word)):
        words = " ".join(group)
        table = codes(encoding)
        if upper and any(not letter.isascii() and letter.isupper() and letter not in table for letter in words):
            yield "".join(table.get(letter, letter) for letter in words.lower()), FONTS[encoding][1]
        else:
            yield from encoded(words, encoding)
        yield " ", FONTS[encoding][0]
