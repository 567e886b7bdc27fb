"""Typed marks: of lists (`1.`, `2.1.`, `a)`, `I.`, `(1)`, `-`, `+`, `•`), and of what goes on from the page before."""

from __future__ import annotations

import re

from schemas.document import BlockKind

__all__ = ["BULLETS", "block_kind", "marker_end", "says_goes_on"]

BULLETS = "•◦▪■●○➢➤❖✓✔✦◆*"
_LONGEST_HEADING = 250

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


_GOES_ON = re.compile(
    r"\W*(?:(?:biểu|bảng|phụ lục)\b[^()]{0,60})?\(?\s*tiếp(?:\s+theo)?(?:\s+trang\s+trước)?\s*\)?\W*", re.IGNORECASE
)


def says_goes_on(text: str) -> bool:
    """Tell whether a line says that what follows goes on from the page before, and no more (`Bảng 1 (tiếp theo)`)."""
    return _GOES_ON.fullmatch(text) is not None


def marker_end(text: str) -> int:
    """Return where the list mark at the beginning of a paragraph ends, 0 when there is none.

    Args:
        text: a paragraph, normalised, without leading spaces.
    """
    match = _MARKER.match(text)
    return match.end() if match else 0


def block_kind(text: str, mark_end: int, *, bold: bool) -> BlockKind:
    """Tell what a paragraph is by its look: a numbered line that is bold throughout is a heading.

    Args:
        text: a paragraph with its list mark.
        mark_end: where the mark ends, 0 when there is none.
        bold: whether the whole paragraph is.
    """
    if mark_end == 0:
        return "paragraph"
    heading = bold and len(text) <= _LONGEST_HEADING and text[0] not in "-–—−+*" and text[-1] not in ".;,"
    return "heading" if heading else "list_item"
