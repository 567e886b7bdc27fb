"""One spelling for every character: what each reader does to a text before anything looks at it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

__all__ = ["normalise"]

_SPACES = (
    "\t\x0b\x0c\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
# Eth and the African D look like the Vietnamese letter and come out of old fonts and keyboards.
_LOOKALIKES = {"\u00d0": "\u0110", "\u0189": "\u0110", "\u00f0": "\u0111", "\u2010": "-", "\u2011": "-"}
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_INVISIBLE = f"{_CONTROLS}\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"

_REMOVED = re.compile(f"[{_INVISIBLE}]")
_CHANGED = re.compile(f"[{_INVISIBLE}{_SPACES}{''.join(_LOOKALIKES)}]")
_SAME_LENGTH = str.maketrans(dict.fromkeys(_SPACES, " ") | _LOOKALIKES)


def normalise(text: str) -> tuple[str, Sequence[int]]:
    r"""Return the text in one spelling, and where each of its characters came from.

    Composed letters (NFC), plain spaces, plain hyphens, `Đ` for its lookalikes; soft hyphens,
    zero-width and control characters are gone.  `\n` and `\r` stay, and spaces are not squeezed.

    Args:
        text: as the file has it.

    Returns:
        The normalised text, and for each of its characters the index in `text` of the character
        that it begins at (a `range` when nothing moved).
    """
    if _CHANGED.search(text) is None:
        return _compose(text, range(len(text)))
    kept: Sequence[int] = range(len(text))
    if _REMOVED.search(text) is not None:
        kept = [index for index, character in enumerate(text) if _REMOVED.match(character) is None]
        text = "".join(text[index] for index in kept)
    return _compose(text.translate(_SAME_LENGTH), kept)


def _compose(text: str, origins: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Bring a text into NFC; `origins` gives the source index of each of its characters."""
    if unicodedata.is_normalized("NFC", text):
        return text, origins
    pieces: list[str] = []
    moved: list[int] = []
    for start, end in _clusters(text):
        piece = unicodedata.normalize("NFC", text[start:end])
        pieces.append(piece)
        moved.extend(origins[min(start + place, end - 1)] for place in range(len(piece)))
    return "".join(pieces), moved


def _clusters(text: str) -> list[tuple[int, int]]:
    """Cut a text into spans that begin with a base letter and hold the marks that follow it."""
    starts = [index for index, character in enumerate(text) if index == 0 or not unicodedata.combining(character)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
