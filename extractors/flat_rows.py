"""Tables whose lines came out as text: a line of column heads, then lines of a name and as many numbers.

    Mức độ Tổng Đã xử lý Chưa xử lý Trước hạn Đúng hạn
    Mức 3 68544 61827 6717 43434 70,3% 11795 19,1%

They are read only where the heads say as many different indicators of one frame as each line has counts; a per cent
figure belongs to the count before it, and the name of a line makes its figures a breakdown, unless it names an agency or
the total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.counts import Count
from extractors.facts import Facts
from extractors.labels import find_labels
from extractors.numbers import Number, find_numbers
from extractors.passages import merge
from schemas.catalog import Indicator
from schemas.document import Block
from schemas.frames import Features, Frame
from schemas.labels import frames
from schemas.meaning import resolve

__all__ = ["flat_rows"]

_LEAST_COLUMNS, _LEAST_ROWS, _ABOVE = 4, 2, 4
_TOTAL = re.compile(r"(?<!\w)tổng(?:\s+(?:số|cộng))?(?!\w)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_ENDS = re.compile(r"(?:\d[.,]*|%|^[.,]*)\s*$")
_CELLS = re.compile(rf"(?:\s+\d[\d.,]*\s?%?){{{_LEAST_COLUMNS},}}\s*$")


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column's head says."""

    frame: Frame
    features: Features
    indicator: Indicator


def flat_rows(facts: Facts, blocks: Sequence[Block]) -> dict[Block, list[Count]]:
    """Return the counts of each block that is a line of such a table, with offsets of the document."""
    found: dict[Block, list[Count]] = {}
    texts = [facts.document.content(block) if block.kind != "table" else "" for block in blocks]
    for index, text in enumerate(texts):
        if not text or _DIGIT.search(text) or not any(map(_has_cells, texts[index + 1 : index + 3])):
            continue
        columns = _columns(text, " ".join(texts[max(0, index - _ABOVE) : index]))
        rows = list(_rows(blocks, texts, index + 1, columns)) if columns else []
        if len(rows) >= _LEAST_ROWS:
            found |= {block: [_whole(facts, block, count) for count in counts] for block, counts in rows}
    return found


def _has_cells(text: str) -> bool:
    return _ENDS.search(text[-3:]) is not None and _CELLS.search(text) is not None


def _whole(facts: Facts, block: Block, count: Count) -> Count:
    """Return a count of a line that names an agency or the total: it is no breakdown."""
    named = bool(facts.agencies.starting(block.start, count.start))
    return count._replace(split=None) if named or _TOTAL.match(count.split[1] if count.split else "") else count


def _columns(head: str, above: str) -> list[_Column]:
    """Return what the heads of a line say, nothing when they do not say different indicators of one frame."""
    for frame in frames().values():
        if not frame.topical(f"{above} {head}"):
            continue
        labels = [label for label in find_labels(head, frame, 0, len(head)) if label.role == "label" and label.says]
        said = sorted(
            [*((label.start, label.says) for label in labels), *((m.start(), frozenset()) for m in _TOTAL.finditer(head))]
        )
        columns = list(_told(frame, [says for _, says in said]))
        if len(columns) == len(said) >= _LEAST_COLUMNS and len({column.indicator.code for column in columns}) == len(columns):
            return columns
    return []


def _told(frame: Frame, said: Sequence[Features]) -> Iterator[_Column]:
    """Yield the columns; one that leaves the master open takes what it implies, else that of the column before it."""
    stages = {value for says in said for dimension, value in says if dimension == frame.master}
    before: Features = frozenset()
    for says in said:
        features = says or frozenset({(frame.master, "received")} if {"resolved", "pending"} <= stages else ())
        if features and not any(dimension == frame.master for dimension, _ in features):
            implied = next((extra for when, extra in frame.implies if when <= features), before)
            features = merge(implied, features)
        before = frozenset(pair for pair in features if pair[0] == frame.master)
        indicator = resolve(frame, features)
        if indicator is not None:
            yield _Column(frame, features, indicator)


def _rows(
    blocks: Sequence[Block], texts: Sequence[str], index: int, columns: Sequence[_Column]
) -> Iterator[tuple[Block, list[Count]]]:
    """Yield the lines below the heads; a line of heads of the second row may stand between."""
    if index < len(texts) and not re.search(r"\d", texts[index]) and "%" in texts[index]:
        index += 1
    for block, text in zip(blocks[index:], texts[index:], strict=True):
        counts = _row(block, text, columns)
        if not counts:
            return
        yield block, counts


def _row(block: Block, text: str, columns: Sequence[_Column]) -> list[Count]:
    """Return the counts of a line: as many at its end as there are columns, behind its name."""
    cells = _CELLS.search(text)
    numbers = find_numbers(text, cells.start()) if cells else []
    whole = [place for place, number in enumerate(numbers) if not number.percent]
    if len(whole) < len(columns) or any(number.whole is not None for number in numbers):
        return []
    first = whole[-len(columns)]
    name = text[: numbers[first].start].strip()
    if not re.search(r"[^\W\d_]", name):
        return []
    return list(_counts(block, name, numbers[first:], columns))


def _counts(block: Block, name: str, numbers: Sequence[Number], columns: Sequence[_Column]) -> Iterator[Count]:
    place = -1
    for number in numbers:
        place += not number.percent
        column, stated = columns[place], number.moved(block.start)
        yield Count(
            stated.start, stated.end, stated, column.frame.name, column.features, column.indicator, rate=number.percent,
            own=False, split=("row", name), sentence=block.start, clause=block.start,
        )  # fmt: skip
