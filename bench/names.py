"""When two spellings mean the same name, title or agency."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["folded", "same_name"]

_ALIKE = 0.6


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether one name holds the other, or they share six in ten of the words of the longer one."""
    left, right = folded(one), folded(other)
    if not left or not right:
        return left == right
    words, others = set(left.split()), set(right.split())
    return left in right or right in left or len(words & others) / max(len(words), len(others)) >= _ALIKE


def folded(text: str | None) -> str:
    """Return the text in small letters without marks, with single spaces; `Ủy ban nhân dân` is `ubnd`."""
    plain = unicodedata.normalize("NFD", (text or "").lower().replace("đ", "d"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^0-9a-z]+", " ", plain.replace("uy ban nhan dan", "ubnd")).strip()
