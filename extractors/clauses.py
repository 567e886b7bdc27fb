"""Where the words of one number end and those of the next begin.

A paragraph is cut at its separators (`,` `;` `.` `:` brackets) and at the words that open a level (`trong đó`,
`gồm`) or join two counts (`và`, `với`, `còn`).  Each number owns the words between its two borders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from extractors.numbers import Number
from schemas.openings import first_letter

__all__ = ["Mark", "MarkKind", "Span", "cut", "masked"]

MarkKind = Literal["number", "comma", "semicolon", "colon", "stop", "open", "close", "under", "joint", "slash", "zero"]
Span = tuple[int, int]

_SEPARATOR = re.compile(
    r"[.!?;:,()\[\]/\n–-](?:(?P<comma>(?<=,))|(?P<semicolon>(?<=;))|(?P<colon>(?<=:))"
    r"|(?P<stop>(?<=[.!?])(?=\s+[\"“(]?(?i:[A-ZĐÀ-ỸÂĂÊÔƠƯ0-9¤])|\s*$|\s*[/.])|(?<=\n))"
    r"|(?P<open>(?<=[(\[]))|(?P<close>(?<=[)\]]))|(?P<slash>(?<=/))|(?P<joint>(?<=[^\S\n][-–])\s))"
)
_UNDER = r"(?:trong (?:số )?đó|bao gồm|gồm(?: có)?|cụ thể|chia ra|phân loại|trong số này)(?!\w)"
_JOINT = r"(?:và|với|về|còn|nhưng|có|chỉ có|do|thì)(?!\w)"
_DONE = r"đã(?=\s)"
_WORD = re.compile(
    rf"{first_letter([_UNDER, _JOINT, _DONE]).pattern}(?<=(?=(?i:(?P<under>{_UNDER})|(?P<joint>{_JOINT}|(?={_DONE})))).)"
)
"""The first letter of a word that opens a level or joins; its group is the word, empty for `đã`, which begins the next words."""


_TOLD, _SHORT = 3, 4
"""Words that at least stand between a count and `đã` behind it, and at most between `đã` and the next one."""


class Mark(NamedTuple):
    """A separator, a level word, or a number, with its place in the text."""

    kind: MarkKind
    start: int
    end: int
    number: Number | None = None


def masked(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """Return `text` from 0 to `end` with the spans overwritten, so that their commas separate nothing."""
    pieces: list[str] = []
    at = 0
    for span in sorted(spans):
        low, high = max(span[0], start, at), min(span[1], end)
        if low < high:
            inside = text[low:high]
            hidden = "\n".join("¤" * len(line) for line in inside.split("\n")) if "\n" in inside else "¤" * (high - low)
            pieces += (text[at:low], hidden)
            at = high
    return "".join((*pieces, text[at:end]))


def cut(
    text: str, start: int, end: int, numbers: Sequence[Number], opaque: Iterable[Span], zeros: Sequence[Span] = ()
) -> list[Mark]:
    """Return the marks of `text[start:end]` in order.

    Args:
        numbers: the numbers to place among the separators, in order.
        zeros: the negations that state a count of nothing.
        opaque: spans whose inside is not cut (dates, references, label phrases that hold a comma, names).
    """
    whole = [(number.start, number.end) for number in numbers]
    clean = masked(text, start, end, [*opaque, *whole])
    marks = [Mark("number", number.start, number.end, number) for number in numbers]
    marks += [Mark("zero", low, high) for low, high in zeros]
    for match in _SEPARATOR.finditer(clean, start, end):
        kind: MarkKind = match.lastgroup  # type: ignore[assignment]
        marks.append(Mark(kind, match.start() - (kind == "joint"), match.end()))  # white space stands before a dash
    at = start
    for match in _WORD.finditer(clean, start, end):
        if match.start() >= at:
            kind = match.lastgroup  # type: ignore[assignment]
            at = match.end(kind)
            marks.append(Mark(kind, match.start(), at))
    marks.sort(key=lambda mark: mark.start)
    return _without_idle_joints(marks, text)


def _without_idle_joints(marks: Sequence[Mark], text: str) -> list[Mark]:
    """Keep a joining word only where it stands between two numbers of one clause: `và` before others, else the first."""
    kept: list[Mark] = []
    for index, mark in enumerate(marks):
        if mark.kind == "joint":
            before = kept[-1].kind if kept else "stop"
            after = next((other.kind for other in marks[index + 1 :] if other.kind not in {"joint", "slash"}), "stop")
            if before != "number" or after != "number" or _and_follows(marks, index, text):
                continue
            if mark.start == mark.end and not _goes_on(kept[-1], marks[index + 1 :], text, mark):
                continue
        if mark.kind == "under" and _tells_of(kept[-1:], marks[index + 1 :], text, mark):
            continue
        if mark.kind == "slash" and not (kept and kept[-1].kind == "number"):
            continue
        kept.append(mark)
    return kept


def _goes_on(before: Mark, after: Sequence[Mark], text: str, mark: Mark) -> bool:
    """Tell whether `đã` begins the words of a second count: `58 đơn không thuộc thẩm quyền đã chuyển 41 đơn`."""
    number = next(other.number for other in after if other.kind == "number")
    told = len(text[before.end : mark.start].split()) >= _TOLD
    return told and number is not None and not number.percent and len(text[mark.end : number.start].split()) <= _SHORT


def _tells_of(before: Sequence[Mark], after: Sequence[Mark], text: str, mark: Mark) -> bool:
    """Tell whether `trong số đó` stands between a count and the words that say what it is: `3.290 hồ sơ trong số đó đã xong`."""
    if not before or before[0].kind != "number" or not text[mark.start : mark.end].lower().startswith("trong số"):
        return False
    close = len(text[before[0].end : mark.start].split()) < _TOLD
    kind = next((other.kind for other in after if other.kind != "joint"), "stop")
    return close and kind in {"comma", "semicolon", "stop", "open", "close"}


def _and_follows(marks: Sequence[Mark], index: int, text: str) -> bool:
    """Tell whether `và` stands between a joining word that is none and the next number."""
    for mark in marks[index + 1 :]:
        if mark.kind != "joint":
            return False
        if text[mark.start : mark.end].lower() == "và" and text[marks[index].start : marks[index].end].lower() != "và":
            return True
    return False
