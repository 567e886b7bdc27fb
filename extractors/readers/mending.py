"""Mends what fonts and keyboards did to single letters of a document; every letter stays at its place, and no digit changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from extractors.readers.syllables import is_syllable, vietnamese_share
from schemas.catalog import read_toml
from schemas.document import Document

__all__ = ["mended"]

_SUSPECT = re.compile("[ñÑð\u0370-\u03ff\u0400-\u04ff\ue000-\uf8ff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\S+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_SURE = 3
"""So many damaged words leave no doubt that ñ is đ wherever it stands."""

_SAMPLE, _PLACES = 1500, 3
_BROKEN = 0.5


@dataclass(frozen=True, slots=True)
class _Mend:
    """A letter to be put at a place, and the word in which it was found."""

    place: int
    letter: str
    word: str


def mended(document: Document) -> Document:
    """Return the document with its letters mended, and a warning for each kind of damage.

    `đ` and `Đ` that came out as ñ or ð, Cyrillic and Greek letters inside of Latin words and codes.  Characters that only
    their font knows are told, and so is a text that is hardly Vietnamese.
    """
    text = document.text
    warnings: list[str] = []
    if _SUSPECT.search(text):
        crossed, folded = list(_crossed(text)), list(_folded(text))
        letters = list(text)
        for mend in (*crossed, *folded):
            letters[mend.place] = mend.letter
        text = "".join(letters)
        warnings += _warnings(document, crossed, folded)
    if _is_broken(text):
        warnings.append(
            "Phần lớn chữ trong văn bản không phải tiếng Việt có dấu (sai bảng mã, mất dấu hoặc lớp chữ bị hỏng); "
            "cần đối chiếu với bản gốc trước khi dùng số liệu."
        )
    return replace(document, text=text, warnings=(*document.warnings, *warnings)) if warnings else document


def _warnings(document: Document, crossed: list[_Mend], folded: list[_Mend]) -> Iterator[str]:
    """Yield, in Vietnamese, what was mended and what could not be."""
    if crossed:
        yield f"Văn bản có {len(crossed)} chữ đ, Đ bị lỗi phông thành ñ, ð (như “{crossed[0].word}”); đã sửa lại."
    if folded:
        yield (
            f"Văn bản có {len(folded)} chữ cái Kirin hoặc Hy Lạp giống chữ Latinh (như trong “{folded[0].word}”); "
            "đã đổi thành chữ Latinh."
        )
    private = [match.start() for match in _PRIVATE.finditer(document.text)]
    if private:
        pages = sorted({page for place in private if (page := document.page_of(place)) is not None})
        where = f" (trang {', '.join(map(str, pages))})" if pages else ""
        yield f"Văn bản có {len(private)} ký tự chỉ phông riêng của tệp mới có{where}; không đọc được, cần xem bản gốc."


def _crossed(text: str) -> Iterator[_Mend]:
    """Yield the mends of ñ where it makes a syllable or a code, and of ð, which such fonts have for Đ."""
    words = [match for match in _WORD.finditer(text) if "ñ" in match[0] or "Ñ" in match[0]]
    damaged = [match for match in words if is_syllable(match[0].replace("ñ", "đ").replace("Ñ", "Đ"))]
    sure = len(damaged) >= _SURE
    for match in words if sure else [*damaged, *(match for match in words if match[0] in _data()["codes"])]:
        for place, letter in enumerate(match[0], match.start()):
            if letter in "ñÑ":
                yield _Mend(place, "đ" if letter == "ñ" else "Đ", match[0])
    for match in re.finditer("ð", text):
        place = match.start()
        beside = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
        word = next(found[0] for found in _WORD.finditer(text, max(place - 20, 0)) if found.end() > place)
        yield _Mend(place, "Đ" if damaged or any(letter.isupper() for letter in beside) else "đ", word)


def _folded(text: str) -> Iterator[_Mend]:
    """Yield the mends of tokens whose letters are Latin but for some that look so."""
    table = _lookalikes()
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token.isascii() or not _LATIN.search(token):
            continue
        foreign = [place for place, letter in enumerate(token) if letter.isalpha() and not _LATIN.match(letter)]
        if all(token[place] in table for place in foreign):
            yield from (_Mend(match.start() + place, table[token[place]], token) for place in foreign)


def _is_broken(text: str) -> bool:
    """Tell whether passages from all over a text are hardly Vietnamese."""
    step = max(len(text) // _PLACES, _SAMPLE)
    samples = [text[place * step :][:_SAMPLE] for place in range(_PLACES)]
    return bool(text) and all(vietnamese_share(sample) < _BROKEN for sample in samples if sample)


@cache
def _lookalikes() -> dict[str, str]:
    rows = _data()["latin"]
    return {letter: latin for letters, latins in rows for letter, latin in zip(letters, latins, strict=True)}


@cache
def _data() -> dict[str, Any]:
    return read_toml("characters.toml")
