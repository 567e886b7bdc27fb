"""Whether a number is a share or an amount, and whether a share may be a rate of the catalog that was not understood."""

from __future__ import annotations

import re

from extractors.counted_nouns import counts_a_noun
from extractors.number_words import counted_units, figure_nouns, speaks_of_catalog
from schemas.document import Block
from schemas.labels import frames

__all__ = ["FOLLOWS", "follows_share", "is_share", "may_be_rate"]

_SHARE = re.compile(r"\s?%|\s?phần trăm|\s?điểm|\s?nghìn|\s?ngàn|\s?vạn|\s?triệu|\s?tỷ|\s?tỉ")
_PER_CENT = re.compile(r"\s?%")
_PART = re.compile(r"[,;.:()\n](?!\d)|(?<![\d.,])\d[\d.,]*")
FOLLOWS = re.compile(r"\s*(?:[-–,]|và|đến)\s*\d[\d.,]*")
_LONGEST = 80
"""Characters of the words on either side of a share that are its own."""


def is_share(text: str, end: int) -> bool:
    """Tell whether a per cent sign, points or a scale (`nghìn`, `tỷ`) stand behind a number."""
    return _SHARE.match(text, end) is not None


def may_be_rate(text: str, block: Block, start: int, end: int) -> bool:
    """Tell whether the words of a share hold a label of a family with rates that the passage speaks of."""
    sign = _PER_CENT.match(text, end)
    if sign is None or _is_share_of(text, sign.end(), block.end):
        return False
    low = max([block.start, start - _LONGEST, *(match.end() for match in _PART.finditer(text, block.start, start))])
    stop = _PART.search(text, end, block.end)
    own = text[low:start] + "\n" + text[end : stop.start() if stop else block.end][:_LONGEST]
    passage = text[block.start : block.end]
    return speaks_of_catalog(own, [frame for frame in frames().values() if frame.rates and frame.topical(passage)])


def _is_share_of(text: str, position: int, end: int) -> bool:
    """Tell whether the words behind a per cent sign name what the share is one of, and the catalog does not count that."""
    if figure_nouns().match(text, position, end):
        return False
    return counted_units().match(text, position, end) is not None or counts_a_noun(text, position, end)


def follows_share(text: str, block: Block, end: int) -> bool:
    """Tell whether a number is the lower end of a range of shares (`10 - 15%`)."""
    follows = FOLLOWS.match(text, end, block.end)
    return follows is not None and _SHARE.match(text, follows.end(), block.end) is not None
