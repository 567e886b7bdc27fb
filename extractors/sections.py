"""What stands above a passage: headings, introductions of lists, and what they set for the passages below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from schemas.catalog import read_toml
from schemas.document import Block, Document
from schemas.wording import whole_words

__all__ = ["NUMBERED", "Entry", "Outline", "Words", "outline", "words"]

NUMBERED, INTRODUCED, DASHED, PLAIN = 4.0, 5.5, 6.0, 8.0
"""Depths that others ask about: numbered items, the introduction of a list, dashes, and running text."""
_DEPTHS = (
    (re.compile(r"[IVXĐ]+[.\-)/]"), 2.0),
    (re.compile(r"[A-ZĐ][.)\-]"), 1.0),
    (re.compile(r"\(?\d.*"), NUMBERED),
    (re.compile(r"[a-zđ][).]"), 5.0),
    (re.compile(r"\+.*"), 7.0),
)
_STARRED, _UNDER_DASHES = 5.8, 7.5
"""Depths of items marked `*`: they head dashes, or divide one that ends in a colon."""
_SECTION = 3
_STEP = 0.1
_TITLED = 5.4
"""Depth of a title in bold type without a number, which holds over the running text below it."""
_PART = re.compile(r"(?:phần|chương|mục)\s+(?:thứ\s+)?\S+", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\d.][.;]\s|\([^)]*$")
_HEADING_LENGTH = 160
_BARE = re.compile(r"\W*nhiệm vụ(?:\s+(?:chuyên môn|thường xuyên))?\W*", re.IGNORECASE)
"""A numbered heading that says no more stands over tasks as figures; a plan's says of when or which (`nhiệm vụ tháng 6`)."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `sections.toml` as patterns."""

    planned: re.Pattern[str]
    done: re.Pattern[str]
    target: re.Pattern[str]
    aim: re.Pattern[str]
    beside: re.Pattern[str]
    estimate: re.Pattern[str]
    earlier: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading or the introduction of a list: `[start, end)` of the text, and how deep it stands."""

    rank: float
    start: int
    end: int
    planned: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """The entries above each block, outermost first, by the block's index."""

    above: tuple[tuple[Entry, ...], ...] = field(default=())


@cache
def words() -> Words:
    """Return the words that tell what a section or clause is about."""
    data = read_toml("sections.toml")
    return Words(**{key: _any(data[key]) for key in ("planned", "done", "target", "aim", "beside", "estimate", "earlier")})


def outline(document: Document, blocks: Sequence[Block]) -> Outline:
    """Return what stands above each of the body's blocks."""
    return Outline(tuple(_walk(document, blocks)))


def rank(document: Document, block: Block) -> float:
    """Return how deep a block's list mark stands: parts, A., I., 1., 1.1., a), -, +; `PLAIN` without a mark."""
    marker = document.text[block.start : block.marker_end].strip()
    text = document.content(block)
    if _PART.match(text) and text[:20].isupper():
        return 0
    if not marker:
        return PLAIN
    depth = next((depth for pattern, depth in _DEPTHS if pattern.fullmatch(marker)), DASHED)
    if depth == NUMBERED:
        bracketed = marker.startswith("(") or marker.endswith(")")
        return depth - 1 + marker.strip("().-").count(".") * 0.5 + 1.6 * bracketed
    return depth


def _walk(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[Entry, ...]]:
    stack: list[Entry] = []
    depths = [rank(document, block) for block in blocks]
    for block, marked, below in zip(blocks, depths, [*depths[1:], PLAIN], strict=False):
        text = document.content(block)
        star = document.text[block.start : block.marker_end].strip() == "*"
        depth = _starred(document, stack) if star else marked
        introduces = text.rstrip().endswith(":") or (below != PLAIN and _is_line(text))
        if block.kind == "table":
            yield tuple(stack)
            continue
        if depth == PLAIN:
            title = _is_title(block, text)
            stack = [entry for entry in stack if entry.rank < (_TITLED if title else INTRODUCED)]
            yield tuple(stack)
            if introduces or title:
                entry = _entry(document, block, INTRODUCED)
                stack.append(replace(entry, rank=_TITLED if title else _over(stack, below)))
            continue
        stack = [entry for entry in stack if entry.rank < depth]
        own = _entry(document, block, depth)
        yield (*stack, own) if own.end < block.end and depth < INTRODUCED - 0.5 else tuple(stack)
        stack.append(own)


def _over(stack: Sequence[Entry], below: float) -> float:
    """Return how deep the introduction of a list stands: right over its items, where these do not end what stands above.

    `Kết quả như sau:` before `a) ...; b) ...` holds for both of them; before `1. ...` it may open a whole report.
    """
    deepest = max((entry.rank for entry in stack), default=0.0)
    return below - _STEP if max(deepest, NUMBERED) < below < INTRODUCED else INTRODUCED


def _is_line(text: str) -> bool:
    """Tell whether a line in plain type is the heading of the list below it: it is short and no sentence."""
    line = text.strip()
    return bool(line) and len(line) < _HEADING_LENGTH and line[-1] not in ".;,!?/"


def _starred(document: Document, stack: Sequence[Entry]) -> float:
    """Return how deep an item marked `*` stands."""
    above = stack[-1] if stack else None
    under = above is not None and above.rank >= DASHED and document.text[above.start : above.end].rstrip().endswith(":")
    return _UNDER_DASHES if under or (above is not None and above.rank == _UNDER_DASHES) else _STARRED


def _is_title(block: Block, text: str) -> bool:
    return (block.kind == "heading" or block.bold) and len(text) < _HEADING_LENGTH


def _entry(document: Document, block: Block, depth: float) -> Entry:
    """Return the entry of a block: its whole text when that is short, else what stands before the first colon."""
    text = document.content(block)
    end = block.end
    if not text.rstrip().endswith(":") and not text.isupper():
        colon = text.find(": ", 0, _HEADING_LENGTH)
        if _SENTENCE.search(text[block.marker_end - block.start : max(colon, 0)]):
            colon = -1
        if colon > 0 or len(text) > _HEADING_LENGTH:
            end = block.start + max(colon, 0)
    head = document.text[block.marker_end : end]
    planned = words().planned.search(head[:60]) is not None and words().done.search(head) is None and depth <= _SECTION
    planned = planned and not (depth == _SECTION and _BARE.fullmatch(head))
    return Entry(depth, block.marker_end, max(end, block.marker_end), planned)


def _any(forms: Sequence[str]) -> re.Pattern[str]:
    return re.compile(whole_words(forms))
