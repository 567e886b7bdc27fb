"""What stands over a passage: the words of its headings, and the frames that they speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts import Facts
from extractors.labels import find_labels, spoken_of
from extractors.sections import Entry
from schemas.document import Block
from schemas.frames import Features, Frame
from schemas.labels import frames

__all__ = ["Setting", "active_frames", "setting_of"]

_SEVERAL = re.compile(r"[,;/]|\bvà\b|\d")


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands over a passage.

    Attributes:
        text: of the headings; in a text without a head, with its beginning.
        headings: their text alone.
        hint: the frame that the nearest heading with a topic word speaks of.
        topics: the frames that the headings speak of.
        kept: what the nearest heading says of all figures below it (`2.1. Giải quyết khiếu nại`).
        staged: the one stage that the nearest heading names (`Kết quả giải quyết hồ sơ`).
        titled: those for which it is enough that the title speaks of them.
    """

    text: str
    hint: str | None
    topics: frozenset[str]
    titled: frozenset[str]
    kept: Features = frozenset()
    headings: str = ""
    staged: Features = frozenset()


def setting_of(facts: Facts, above: Sequence[Entry]) -> Setting:
    """Return what the headings over a passage say."""
    text, title = _surroundings(facts, above), facts.header.title or ""
    hint = _hint(facts, above)
    return Setting(
        text,
        hint,
        frozenset(name for name, frame in frames().items() if frame.topical(text)),
        frozenset(name for name, frame in frames().items() if frame.needs_topic == "title" and frame.topical(title)),
        _kept(facts, above[-1], frames()[hint]) if hint and above else frozenset(),
        _headings(facts, above),
        _staged(facts, above[-1], frames()[hint]) if hint and above else frozenset(),
    )


def _kept(facts: Facts, entry: Entry, frame: Frame) -> Features:
    """Return the one kind of count that a heading of one subject names."""
    heading = facts.document.text[entry.start : entry.end]
    if _SEVERAL.search(heading):
        return frozenset()
    dimensions = frame.splits - {frame.divided_by}
    said = {pair for label in find_labels(heading, frame, 0, len(heading)) for pair in label.says if pair[0] in dimensions}
    return frozenset(said) if len(said) == 1 and not {value for _, value in said} & dict(frame.expand).keys() else frozenset()


def _staged(facts: Facts, entry: Entry, frame: Frame) -> Features:
    """Return the one stage that a heading names, where the frame says that what stands below may leave it out."""
    heading = facts.document.text[entry.start : entry.end]
    if not frame.under_heading:
        return frozenset()
    labels = [label for label in find_labels(heading, frame, 0, len(heading)) if label.role == "label" and label.says]
    said = frozenset(pair for label in labels for pair in label.says if pair[0] == frame.master)
    return said if len(said) == 1 else frozenset()


def active_frames(facts: Facts, block: Block, setting: Setting, spoken: str | None) -> list[Frame]:
    """Return the frames that a passage can speak of: their topic is near enough, and a unit noun or topic word stands in it."""
    hint = setting.hint or spoken
    clear = {name for name in frames() if hint == name or name in setting.topics}
    asked = {
        name: frame.needs_topic == "nowhere" or name in setting.titled or frame.implied is not None
        for name, frame in frames().items()
        if name not in clear
    }
    clear |= spoken_of(facts.document.text, block.start, block.end, asked)
    return [frame for name, frame in frames().items() if name in clear]


def _surroundings(facts: Facts, above: Sequence[Entry]) -> str:
    """Return the headings over a passage; a text without a head has none, and what stands before stands in for them."""
    headings = _headings(facts, above)
    if facts.header.type is None:
        return f"{headings}\n{facts.document.text[facts.body : facts.body + 600]}"
    return headings


def _headings(facts: Facts, above: Sequence[Entry]) -> str:
    return "\n".join(facts.document.text[entry.start : entry.end] for entry in reversed(above))


def _hint(facts: Facts, above: Sequence[Entry]) -> str | None:
    """Return the frame that the nearest heading with a topic word speaks of, `None` when it speaks of several."""
    for entry in reversed(above):
        text = facts.document.text[entry.start : entry.end]
        said = spoken_of(facts.document.text, entry.start, entry.end, dict.fromkeys(frames(), False))
        named = [name for name in frames() if name in said]
        if len(named) > 1:
            named = _distinct_topics(text, named)
        families = {frames()[name].family for name in named}
        if named:
            return named[0] if len(families) == 1 else None
    return None


def _distinct_topics(text: str, named: Sequence[str]) -> list[str]:
    """Leave out frames whose topic words lie inside those of another one (`kiến nghị về quy định hành chính`)."""
    spans = {name: match.span() for name in named if (match := frames()[name].topic.search(text))}
    return [
        name for name, (low, high) in spans.items()
        if not any(other != name and a <= low and high <= b and (a, b) != (low, high) for other, (a, b) in spans.items())
    ]  # fmt: skip
