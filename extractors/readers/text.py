"""One spelling for every character: what each reader does to a text before anything looks at it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from schemas.catalog import read_toml

__all__ = ["normalise"]

_SPACES = (
    "\t\x0b\x0c\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
# Eth and the African D look like the Vietnamese letter and come out of old fonts and keyboards.
_LOOKALIKES = {"\u00d0": "\u0110", "\u0189": "\u0110", "\u2010": "-", "\u2011": "-"}
_LOOKALIKES |= {chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)}  # the wide forms of ASCII
_LOOKALIKES |= dict(zip(*read_toml("characters.toml")["symbols"], strict=True))
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
# Marks that make another vowel; typed behind the tone, they do not compose.
_SHAPES = "\u0302\u0306\u031b"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_INVISIBLE = f"{_CONTROLS}\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"

_REMOVED = re.compile(f"[{_INVISIBLE}]")
_SPREAD = re.compile(f"[{''.join(_LIGATURES)}]")
_LOOSE = re.compile("[\u0300-\u036f]")
_ODD = re.compile("|".join([_REMOVED.pattern, _SPREAD.pattern, _LOOSE.pattern, f"[{_SPACES}{re.escape(''.join(_LOOKALIKES))}]"]))
_SAME_LENGTH = str.maketrans(dict.fromkeys(_SPACES, " ") | _LOOKALIKES)


def normalise(text: str) -> tuple[str, Sequence[int]]:
    r"""Return the text in one spelling, and where each of its characters came from.

    Composed letters (NFC, marks in any order), plain spaces, plain hyphens, `Đ` for its lookalikes, the bullets of Word;
    ligatures are spread; soft hyphens, zero-width and control characters are gone.
    `\n` and `\r` stay, and spaces are not squeezed.

    Args:
        text: as the file has it.

    Returns:
        The normalised text, and for each of its characters the index in `text` of the character
        that it begins at (a `range` when nothing moved); the letters of a ligature have one and the same.
    """
    if _ODD.search(text) is None and unicodedata.is_normalized("NFC", text):
        return text, range(len(text))
    if _SPREAD.search(text) is not None:
        source = [index for index, character in enumerate(text) for _ in _LIGATURES.get(character, character)]
        spread, origins = normalise("".join(_LIGATURES.get(character, character) for character in text))
        return spread, [source[origin] for origin in origins]
    kept: Sequence[int] = range(len(text))
    if _REMOVED.search(text) is not None:
        kept = [index for index, character in enumerate(text) if _REMOVED.match(character) is None]
        text = "".join(text[index] for index in kept)
    return _compose(text.translate(_SAME_LENGTH), kept)


def _compose(text: str, origins: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Bring a text into NFC; `origins` gives the source index of each of its characters."""
    if unicodedata.is_normalized("NFC", text) and _LOOSE.search(text) is None:
        return text, origins
    pieces: list[str] = []
    moved: list[int] = []
    for start, end in _clusters(text):
        piece = _composed(text[start:end])
        pieces.append(piece)
        moved.extend(origins[min(start + place, end - 1)] for place in range(len(piece)))
    return "".join(pieces), moved


def _composed(cluster: str) -> str:
    """Compose a letter with its marks, those of another vowel before the tone."""
    composed = unicodedata.normalize("NFC", cluster)
    if len(composed) == 1:
        return composed
    apart = unicodedata.normalize("NFD", cluster)
    marks = "".join(sorted(apart[1:], key=lambda mark: mark not in _SHAPES))
    other = unicodedata.normalize("NFC", apart[0] + marks)
    return other if len(other) < len(composed) else composed


def _clusters(text: str) -> list[tuple[int, int]]:
    """Cut a text into spans that begin with a base letter and hold the marks that follow it."""
    starts = [index for index, character in enumerate(text) if index == 0 or not unicodedata.combining(character)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
