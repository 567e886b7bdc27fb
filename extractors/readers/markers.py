"""Typed list marks: `1.`, `2.1.`, `a)`, `I.`, `(1)`, `-`, `+`, `•` at the beginning of a paragraph."""

from __future__ import annotations

import re

__all__ = ["BULLETS", "marker_end"]

BULLETS = "•◦▪■●○➢➤❖✓✔✦◆*"

_MARKER = re.compile(
    rf"""
    (?: [-–—−] (?![-–—−.])                              # a dash, never a dotted or dashed rule
      | \+ (?!\+)
      | [{re.escape(BULLETS)}] (?![{re.escape(BULLETS)}])
      | \( (?: \d{{1,2}} | [a-zđ] | [ivx]{{1,4}} ) \) (?=\s|[^\W\d_])
      | \d{{1,2}} (?: \.\d{{1,2}} )* (?: [.)] (?=\s|[^\W\d_]) | /(?=\s) | \s?[-–](?=\s[^\W\d_]) )
      | \d{{1,2}} (?: \.\d{{1,2}} )+ (?= \s+ [A-ZĐÀ-ỸƯƠ] )   # 2.1 Kết quả
      | [IVX]{{1,6}} (?: \.\d{{1,2}} )* (?: [.)] (?=\s|[^\W\d_]) | /(?=\s) | \s?[-–](?=\s) )
      | [A-HĐ] (?: [.)/] (?=\s) )
      | [a-zđ]{{1,2}} \) (?=\s|[^\W\d_])
      | [a-zđ] (?: [.] (?=\s[^\W\d_]) | /(?=\s) )
    )
    """,
    re.VERBOSE,
)


def marker_end(text: str) -> int:
    """Return where the list mark at the beginning of a paragraph ends, 0 when there is none.

    Args:
        text: a paragraph, normalised, without leading spaces.
    """
    match = _MARKER.match(text)
    return match.end() if match else 0
