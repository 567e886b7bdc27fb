"""The counts of a block of text: its sentences with all that was found in them, read as trees."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.clauses import Span, cut, masked
from extractors.counts import Count, Passage, read_counts
from extractors.document_parts import without_parts
from extractors.facts import Facts
from extractors.fields import enumerations
from extractors.labels import Label, unit_nouns
from extractors.language.pipeline import Findings, read_language
from extractors.negations import find_negations
from extractors.numbers import Number, find_number_words, holds_figure, holds_number
from extractors.surroundings import Setting
from schemas.document import Block
from schemas.frames import Frame
from schemas.wording import any_of

__all__ = ["counts_of"]

_STOP = re.compile(r"[.!?](?=\s+[\"“(]?[A-ZĐÀ-ỸÂĂÊÔƠƯ¤])\s+")
_SESSIONS = re.compile(rf"(?:\s*(?:đến|tới|-|–)\s*\d+)?\s+(?:{any_of('sessions')})(?!\w)", re.IGNORECASE)
_LONGEST = 1000  # characters of a reference that goes on from the block before
_PARTING = re.compile(r"[,/–-]")
_BETWEEN = re.compile(r"\s*[,;]?\s*(?:và\s+)?")

_SITTING = re.compile(r"\s+(?:buổi|lần)(?=\s*[,;:(]|\s+(?:với|và|tiếp|được)(?!\w))", re.IGNORECASE)
_RECEIVES = re.compile(r"(?<!\w)tiếp(?: (?:công )?dân)?(?: định kỳ| đột xuất| thường xuyên)?(?: được)?\s+$", re.IGNORECASE)


def counts_of(
    facts: Facts, block: Block, setting: Setting, spoken: str | None, parent: Count | None, active: Sequence[Frame]
) -> list[Count]:
    """Return the counts of a block with offsets of the document.

    Args:
        spoken: frame of the counts before it.
        parent: count of the list item that the block stands under.
        active: the frames that can be meant.
    """
    text = facts.document.content(block)
    shift = block.start
    told = _told(facts, block)
    if not _states(masked(text, 0, len(text), told), block.marker_end - shift, len(text)):
        return []
    owners = tuple((span.start - shift, span.end - shift) for span in facts.agencies.starting(block.start, block.end))
    opaque = sorted((*told, *owners))
    clean = masked(text, 0, len(text), opaque)
    found = _language(text, clean, block.marker_end - shift, active)
    if not found.numbers and not found.negations:
        return []
    labels = {
        name: tuple(label for label in rows if clean[label.start] != "¤" or not _covered(label, opaque))
        for name, rows in found.labels.items()
    }
    numbers = [
        number
        for number in without_parts(text, _plain(found, opaque))
        if number.start >= block.marker_end - shift and not _times(text, number)
    ]
    commas = [
        (label.start, label.end) for rows in labels.values() for label in rows if _PARTING.search(text, label.start, label.end)
    ]
    commas += enumerations(text)
    commas += [(low, high) for (_, low), (high, _) in pairwise(owners) if _BETWEEN.fullmatch(text, low, high)]
    zeros = tuple(zero for zero in found.negations if zero.start >= block.marker_end - shift)
    numbers = [number for number in numbers if not any(zero.start == number.start for zero in zeros)]
    marks = cut(text, block.marker_end - shift, len(text), numbers, [*opaque, *commas], [(z.start, z.end) for z in zeros])
    passage = Passage(
        text, block.marker_end - shift, len(text), tuple(marks), labels, found.borders, setting.text,
        facts.header.title or "", setting.hint or spoken, zeros, tuple(active), parent, clean,
        setting.kept, owners, setting.headings, setting.staged,
    )  # fmt: skip
    return [_moved(count, shift) for count in read_counts(passage)]


def _times(text: str, number: Number) -> bool:
    """Tell whether a number counts the days or sessions on which something was counted: `tiếp 09 kỳ với 61 lượt`."""
    if number.percent:
        return False
    if _SESSIONS.match(text, number.end) is not None:
        return True
    return _SITTING.match(text, number.end) is not None and _RECEIVES.search(text, 0, number.start) is not None


def _language(text: str, clean: str, marker: int, active: Sequence[Frame]) -> Findings:
    """Return what stands in the sentences that state something; the others are not worth segmenting.

    Args:
        marker: where the list mark of the passage ends, whose number is no figure.
    """
    findings: Findings | None = None
    start = 0
    for stop in [*(match.end() for match in _STOP.finditer(clean)), len(text)]:
        if _states(clean, max(start, marker), stop):
            found = read_language(text[start:stop], active).shifted(start)
            findings = findings.joined(found) if findings else found
        start = stop
    return findings or Findings(frozenset(), (), (), {})


def _states(text: str, start: int, end: int) -> bool:
    """Tell whether a number, in digits or in words before what is counted, or a statement of nothing stands there."""
    return holds_number(text, start, end) or (
        holds_figure(text, start, end)
        and bool(find_number_words(text, unit_nouns(), start, end) or find_negations(text[start:end]))
    )


def _told(facts: Facts, block: Block) -> list[Span]:
    """Return the dates, periods and references that reach into a block, in order, with its offsets."""
    first, last = (bisect_left(facts.told, (at, 0)) for at in (block.start - _LONGEST, block.end))
    return [(low - block.start, high - block.start) for low, high in facts.told[first:last] if high > block.start]


def _covered(label: Label, opaque: Sequence[Span]) -> bool:
    """Tell whether a label lies in an opaque span; one that reaches out of it speaks for itself (`năm 2025 chuyển sang`).

    So does one that is all of it and tells who did what is counted (`Chủ tịch UBND xã 22 lượt`).
    """
    inside = [(low, high) for low, high in opaque if low <= label.start and label.end <= high]
    if not inside or inside[0] != (label.start, label.end):
        return bool(inside)
    return not any(dimension == "by" for dimension, _ in label.says)


def _plain(found: Findings, opaque: Sequence[Span]) -> Iterator[Number]:
    starts = [low for low, _ in opaque]
    for number in found.numbers:
        index = bisect_right(starts, number.start)
        if not any(high > number.start for _, high in opaque[max(0, index - 4) : index]) and (
            bisect_left(starts, number.end) == index or number.whole is not None
        ):
            yield number


def _moved(count: Count, shift: int) -> Count:
    return count._replace(
        number=count.number.moved(shift),
        start=count.start + shift,
        end=count.end + shift,
        sentence=count.sentence + shift,
        clause=count.clause + shift,
    )
