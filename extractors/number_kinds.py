"""What the words beside a number of a sentence make of it, where it is no figure of the catalog.

A number that might be a figure which was not understood is never explained: a bare `27 đơn` in a passage about petitions
stays listed, whatever noun it counts.
"""

from __future__ import annotations

import re
from typing import Literal

from extractors.counted_nouns import counts_a_noun
from extractors.document_parts import averaged
from extractors.facts import Facts
from extractors.number_parts import adds_up
from extractors.number_shares import FOLLOWS, follows_share, is_share, may_be_rate
from extractors.number_words import counted_units, families, figure_nouns, marks, nouns_before, speaks_of_catalog
from schemas.document import Block
from schemas.labels import frames

__all__ = ["NumberKind", "kind_in_sentence"]

NumberKind = Literal[
    "figure", "share", "date", "period", "reference", "agency", "mark", "time", "phone", "code", "counted", "place", "cell"
]
"""What a number can be; `counted` counts a thing outside of the catalog, `place` is that of a clause, phase, rank ..., `mark`
numbers an item, and `cell` is a row's or column's number or stands beside the words of its cell."""

_REACH = 24
_UNIT = re.compile(r"(?:đơn vị tính|đvt|đv tính)\s*:?\s*$", re.IGNORECASE)
_NO_MARK = re.compile(r"(?:(?:tổng|con|một|đa) số|(?:kỷ|pháp) luật)\s*:?\s*$", re.IGNORECASE)
_FRACTION = re.compile(r"\w\s?/\s?$")
_BRACKET = re.compile(r"[(\[]$")
_SLOGAN = re.compile(r"[“\"']\s*$")
_QUOTED = re.compile(r"\s+[^\d“”\"'\n]{2,30}[”\"']")
_ENDS = re.compile(r"\s*(?:[,;.()\n]|$)")
_BARE = re.compile(r"\s*(?:[,;.:()\[\]\n]|$|(?:và|tăng|giảm|so với|chiếm|đạt)\b)")
_JOINED = re.compile(r"\s*(?:[-–,]|và|hoặc|đến)\s*")
_SEPARATOR = re.compile(r"[,;.:()\n](?!\d)")
_STOP = re.compile(r"[.!?]\s|\n")
_LONGEST = 80
"""Characters between a count and a number behind it that leaves its noun out."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_YEAR = re.compile(r"\b(?:so (?:với )?|tháng \d{1,2},?\s+)$", re.IGNORECASE)
_LAW = re.compile(r"\b(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)\b[^;.:()\d]{0,60}$")

Before = tuple[int, NumberKind | None]
"""Where the number before ends, and what it is."""


def kind_in_sentence(facts: Facts, block: Block, start: int, end: int, before: Before | None) -> NumberKind | None:
    """Return what a number is by the words round it; `None` when they do not tell or it may be a figure.

    Args:
        block: the passage.
        before: the number before it in the passage.
    """
    text = facts.document.text
    near = text[max(block.start, start - _REACH) : start]
    if is_share(text, end):
        return None if may_be_rate(text, block, start, end) else "share"
    if (average := averaged(text, start, end)) or _may_be_figure(text, block, end):
        return "counted" if average else None
    if named := _named(text, block, start, end, near):
        return named
    if before is not None and before[1] == "place" and _JOINED.fullmatch(text, before[0], start):
        return "place"
    if follows_share(text, block, end):
        return "share"
    return "counted" if _counts(facts, block, start, end, before) else None


def _named(text: str, block: Block, start: int, end: int, near: str) -> NumberKind | None:
    """Return what a number is that belongs to a name: of a clause, a rank, a year, a slogan, an item."""
    if _YEAR.fullmatch(text, start, end):
        if _OF_YEAR.search(near):
            return "period"
        if _LAW.search(text, max(block.start, start - _LONGEST), start):
            return "reference"
    if _UNIT.search(near):
        return "share"
    if (marks().search(near) and not _NO_MARK.search(near)) or _FRACTION.search(near):
        return "place"
    if _BRACKET.search(near) and text[end : end + 1] in {")", "]"}:
        return "mark"
    return "place" if _SLOGAN.search(near) and _QUOTED.match(text, end, block.end) else None


def _counts(facts: Facts, block: Block, start: int, end: int, before: Before | None) -> bool:
    """Tell whether a number counts things outside of the catalog: their noun stands beside it, or beside the number before."""
    text = facts.document.text
    if counted_units().match(text, end, block.end):
        return True
    follows = FOLLOWS.match(text, end, block.end)
    if follows and counted_units().match(text, follows.end(), block.end):
        return True
    if before is not None and before[1] == "counted" and adds_up(text, block.start, start, block.end):
        return True
    if _ENDS.match(text, end, block.end):
        return _labelled(facts, block, start) or _elided(facts, start, before)
    return counts_a_noun(text, end, block.end)


def _may_be_figure(text: str, block: Block, end: int) -> bool:
    """Tell whether a noun of the catalog stands bare behind a number, in a passage that speaks of its family."""
    noun = figure_nouns().match(text, end, block.end)
    if noun is None or not _BARE.match(text, noun.end(), block.end):
        return False
    passage = text[block.start : block.end]
    return any(frames()[name].topical(passage) for name in families()[" ".join(noun[1].lower().split())])


def _labelled(facts: Facts, block: Block, start: int) -> bool:
    """Tell whether a counted noun stands before a number, or opens its item (`Bằng khen của Chủ tịch UBND tỉnh 367;`)."""
    text = facts.document.text
    if nouns_before().search(text, max(block.start, start - _REACH), start):
        return True
    low = max(block.start, start - _LONGEST)
    parted = [match.end() for match in _SEPARATOR.finditer(text, low, start)]
    item = text[parted[-1] if parted else low : start].strip()
    opens = start - len(text[parted[-1] if parted else low : start].lstrip())
    owned = bool(facts.agencies.starting(opens, opens + 1))
    return not owned and counted_units().match(item) is not None and not speaks_of_catalog(item)


def _elided(facts: Facts, start: int, before: Before | None) -> bool:
    """Tell whether a number leaves out the noun of the count before it (`112 thí sinh, trúng tuyển 96`).

    Its own words must say something, name no agency, and be no label of the catalog.
    """
    if before is None or before[1] != "counted":
        return False
    words = facts.document.text[before[0] : start].rstrip(" :")
    own = words[max((match.end() for match in _SEPARATOR.finditer(words)), default=0) :]
    named = bool(facts.agencies.starting(before[0], start))
    return (
        len(words) <= _LONGEST and not _STOP.search(words) and not named and re.search(r"[^\W\d_]{2,}", own) is not None
        and not speaks_of_catalog(own)
    )  # fmt: skip
