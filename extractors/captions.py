"""The caption of a table, and the columns of the official form that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.facts import Facts
from schemas.catalog import Indicator, indicators
from schemas.document import Block
from schemas.wording import any_of

__all__ = ["Caption", "caption_of", "form_columns"]

_FORM = re.compile(r"\b(II\.0?\d|0?\d/(?:TCD|XLD|GQKN|GQTC|KQTH))", re.IGNORECASE)
_UNDER_CAPTION = re.compile(rf"\W*(?:{any_of('table_side')})\b|\([^()]*\)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Caption:
    """The lines over a table: `[start, end)` of the text, and the form that they name."""

    start: int
    end: int
    form: str | None


def caption_of(facts: Facts, blocks: Sequence[Block], index: int) -> Caption:
    """Return the caption of the table at `index`: the paragraphs directly over it, up to the last one that is a caption.

    Lines of the unit (`Đơn vị tính: hồ sơ`) and lines in brackets (`(Quý I năm 2026)`) stand under the caption and belong to it.
    """
    low = high = blocks[index].start
    for block in reversed(blocks[max(0, index - 3) : index]):
        if block.kind == "table":
            break
        text = facts.document.content(block).strip()
        if text:
            low = block.start
            high = block.end if high == blocks[index].start else high
        if text and not _UNDER_CAPTION.match(text):
            break
    match = _FORM.search(facts.document.text, low, high)
    return Caption(low, high, match[1] if match else None)


@cache
def form_columns(form: str) -> dict[int, Indicator]:
    """Return the indicators of an official form by column number; sums of columns are left out."""
    found: dict[int, Indicator] = {}
    for entry in indicators().values():
        for column in entry.forms:
            name, _, number = column.rpartition(" c")
            if name.lower() == form.lower() and number.isdigit():
                found[int(number)] = entry
    return found
