"""Where a tone mark stands: `hoà` and `hòa`, `uỷ` and `ủy` are one word; no other difference is folded."""

from __future__ import annotations

import re

__all__ = ["place_tones"]

_OLD = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_PLACES = _OLD | {old[0].upper() + old[1]: new[0].upper() + new[1] for old, new in _OLD.items()}
_PLACES |= {old.upper(): new.upper() for old, new in _OLD.items()}
_PATTERN = re.compile(rf"[oOuU][{''.join(sorted({old[1] for old in _PLACES}))}](?<![qQ]..)(?!\w)")


def place_tones(text: str) -> str:
    """Return the text with the tone mark on the first vowel of open oa, oe, uy; its length stays the same.

    Args:
        text: in NFC, so that a letter and its tone mark are one character.
    """
    return _PATTERN.sub(lambda match: _PLACES.get(match[0], match[0]), text)
