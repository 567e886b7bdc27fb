"""Whether a number in brackets is a part of the count before them: their numbers add up to it.

`37 quyết định (ban hành mới 09; sửa đổi 21; bãi bỏ 07)`
"""

from __future__ import annotations

import re

from extractors.numbers import parse_number

__all__ = ["adds_up"]

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?![.,]?\d)"
_WHOLE = re.compile(rf"({_NUMBER})[^\d,;.:()]{{0,60}}$")
_PARTS = re.compile(_NUMBER)


def adds_up(text: str, low: int, position: int, high: int) -> bool:
    """Tell whether the bracket round `position` divides the number before it, without remainder, into two parts or more.

    Args:
        low, high: the passage.
    """
    opened, closed = text.rfind("(", low, position), text.find(")", position, high)
    if opened < 0 or closed < 0 or ")" in text[opened:position]:
        return False
    whole = _WHOLE.search(text, low, opened)
    parts = [parse_number(match[0]) for match in _PARTS.finditer(text, opened, closed)]
    return whole is not None and len(parts) > 1 and sum(parts) == parse_number(whole[1])
