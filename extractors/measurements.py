"""Measurements from sentences: every passage of the body is read as a tree of counts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.agencies import AgencySpan
from extractors.clauses import Span, cut, masked
from extractors.confidence import confidence_of, support_of_count
from extractors.counts import Count, Passage, read_counts
from extractors.evidence import evidence_of
from extractors.facts import Facts
from extractors.labels import Label, speaks_of
from extractors.language.pipeline import Findings, read_language
from extractors.numbers import Number, holds_figure
from extractors.periods import bucket
from extractors.sections import NUMBERED, Entry, Outline
from extractors.situation import Situation, situation
from schemas.document import Block
from schemas.labels import Frame, frames
from schemas.report import Breakdown, Measurement, Window

__all__ = ["Reading", "read_passages", "reporting_period"]

_STOP = re.compile(r"[.!?](?=\s+[\"“(]?[A-ZĐÀ-ỸÂĂÊÔƠƯ¤])\s+")


@dataclass(frozen=True, slots=True)
class Reading:
    """The measurements of a passage, and in the same order the number that each takes up."""

    measurements: tuple[Measurement, ...]
    numbers: tuple[Span, ...]


def read_passages(facts: Facts, blocks: Sequence[Block], sections: Outline) -> Reading:
    """Return what the sentences of the body state.

    Args:
        blocks: the blocks of the body, tables among them (they are passed over).
        sections: what stands above each of them.
    """
    found: list[Measurement] = []
    spans: list[Span] = []
    spoken: str | None = None
    mains: dict[int, Count] = {}
    settings: dict[tuple[Entry, ...], _Setting] = {}
    carried: AgencySpan | None = None
    for block, above in zip(blocks, sections.above, strict=True):
        text = facts.document.content(block)
        if block.kind == "table" or not holds_figure(text, 0, len(text)):
            continue
        if above not in settings:
            settings[above] = _setting(facts, above)
        setting = settings[above]
        active = _active(text, setting, spoken)
        if not active:
            continue
        carried = carried if facts.header.type is None else None
        counts = _counts(facts, block, setting, spoken, _parent(above, mains, block), active)
        if main := next((count for count in counts if count.depth == 0 and not count.rate and count.change is None), None):
            mains[block.marker_end] = main
        for count in counts:
            if count.indicator is None:
                continue
            spoken = count.frame
            where = situation(facts, count, block.marker_end, above, carried)
            if where.named is not None and where.named.kind != "office_holder" and count.depth == 0:
                carried = where.named
            spans.append((count.number.start, count.number.end))
            found.append(_measurement(facts, count, where))
    return Reading(tuple(found), tuple(spans))


def reporting_period(facts: Facts, window: Window | None) -> str | None:
    """Return the bucket of consolidation for a figure's window, the report's own where it has none."""
    own = facts.period.reporting_period if facts.period else None
    return bucket(window, own) if window else own


@dataclass(frozen=True, slots=True)
class _Setting:
    """What stands over a passage.

    Attributes:
        text: of the headings.
        hint: the frame that the nearest heading with a topic word speaks of.
        topics: the frames that the headings speak of.
        titled: those for which it is enough that the title speaks of them.
    """

    text: str
    hint: str | None
    topics: frozenset[str]
    titled: frozenset[str]


def _setting(facts: Facts, above: Sequence[Entry]) -> _Setting:
    text, title = _surroundings(facts, above), facts.header.title or ""
    return _Setting(
        text,
        _hint(facts, above),
        frozenset(name for name, frame in frames().items() if frame.topical(text)),
        frozenset(name for name, frame in frames().items() if frame.needs_topic == "title" and frame.topical(title)),
    )


def _active(text: str, setting: _Setting, spoken: str | None) -> list[Frame]:
    """Return the frames that a passage can speak of: their topic is near enough, and a unit noun or topic word stands in it."""
    hint = setting.hint or spoken
    found: list[Frame] = []
    for name, frame in frames().items():
        near = frame.needs_topic == "nowhere" or name in setting.titled
        if hint == name or name in setting.topics or speaks_of(name, units=near).search(text):
            found.append(frame)
    return found


def _surroundings(facts: Facts, above: Sequence[Entry]) -> str:
    """Return the headings over a passage; a text without a head has none, and what stands before stands in for them."""
    headings = "\n".join(facts.document.text[entry.start : entry.end] for entry in reversed(above))
    if facts.header.type is None:
        return f"{headings}\n{facts.document.text[facts.body : facts.body + 600]}"
    return headings


def _counts(
    facts: Facts, block: Block, setting: _Setting, spoken: str | None, parent: Count | None, active: Sequence[Frame]
) -> list[Count]:
    """Return the counts of a block with offsets of the document.

    Args:
        spoken: frame of the counts before it.
        parent: count of the list item that the block stands under.
        active: the frames that can be meant.
    """
    text = facts.document.content(block)
    shift = block.start
    opaque = _opaque(facts, block, shift)
    clean = masked(text, 0, len(text), opaque)
    found = _language(text, clean, active)
    labels = {name: tuple(label for label in rows if not _covered(label, opaque)) for name, rows in found.labels.items()}
    numbers = [number for number in _plain(found, opaque) if number.start >= block.marker_end - shift]
    commas = [
        (label.start, label.end)
        for rows in labels.values()
        for label in rows
        if re.search(r"[,/–-]", text[label.start : label.end])
    ]
    zeros = tuple(zero for zero in found.negations if zero.start >= block.marker_end - shift)
    marks = cut(text, block.marker_end - shift, len(text), numbers, [*opaque, *commas], [(z.start, z.end) for z in zeros])
    passage = Passage(
        text, block.marker_end - shift, len(text), tuple(marks), labels, found.borders, setting.text,
        facts.header.title or "", setting.hint or spoken, zeros, tuple(active), parent, clean,
    )  # fmt: skip
    return [_moved(count, shift) for count in read_counts(passage)]


def _language(text: str, clean: str, active: Sequence[Frame]) -> Findings:
    """Return what stands in the sentences that hold a figure; the others are not worth segmenting."""
    findings: Findings | None = None
    start = 0
    for stop in [*(match.end() for match in _STOP.finditer(clean)), len(text)]:
        if holds_figure(clean, start, stop):
            found = read_language(text[start:stop], active).shifted(start)
            findings = findings.joined(found) if findings else found
        start = stop
    return findings or Findings(frozenset(), (), (), {})


def _opaque(facts: Facts, block: Block, shift: int) -> list[Span]:
    """Return the opaque spans that reach into a block, in order."""
    return [(low - shift, high - shift) for low, high in facts.opaque if low < block.end and high > block.start]


def _parent(above: Sequence[Entry], mains: Mapping[int, Count], block: Block) -> Count | None:
    """Return the main count of the list item that a block stands under: `b) Đã giải quyết: 661` over `- Trước hạn: 574`."""
    entries = [entry for entry in above if entry.start != block.marker_end]
    return mains.get(entries[-1].start) if entries and block.marker_end > block.start and entries[-1].rank > NUMBERED else None


def _covered(label: Label, opaque: Sequence[Span]) -> bool:
    """Tell whether a label lies in an opaque span; one that reaches out of it speaks for itself (`năm 2025 chuyển sang`)."""
    return any(low <= label.start and label.end <= high for low, high in opaque)


def _plain(found: Findings, opaque: Sequence[Span]) -> Iterator[Number]:
    starts = [low for low, _ in opaque]
    for number in found.numbers:
        index = bisect_right(starts, number.start)
        if not any(high > number.start for _, high in opaque[max(0, index - 4) : index]) and (
            bisect_left(starts, number.end) == index or number.whole is not None
        ):
            yield number


def _moved(count: Count, shift: int) -> Count:
    return replace(
        count,
        number=count.number.moved(shift),
        start=count.start + shift,
        end=count.end + shift,
        sentence=count.sentence + shift,
        clause=count.clause + shift,
    )


def _hint(facts: Facts, above: Sequence[Entry]) -> str | None:
    """Return the frame that the nearest heading with a topic word speaks of, `None` when it speaks of several."""
    for entry in reversed(above):
        text = facts.document.text[entry.start : entry.end]
        named = [name for name, frame in frames().items() if frame.topic.search(text)]
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


def _measurement(facts: Facts, count: Count, where: Situation) -> Measurement:
    indicator = count.indicator
    if indicator is None:
        raise ValueError(count)
    code = indicator.code + (".rate" if count.rate else "")
    support = support_of_count(facts, count, where)
    return Measurement(
        indicator=code,
        value=count.number.value,
        unit="%" if count.rate else (count.unit or indicator.unit),
        nature=where.nature,
        approximate=count.number.approximate,
        comparison=where.comparison,
        scope=where.scope,
        breakdown=Breakdown(by=count.split[0], name=count.split[1]) if count.split else None,
        period=where.period,
        reporting_period=reporting_period(facts, where.period),
        confidence=confidence_of(support),
        evidence=evidence_of(facts.document, count.start, count.end),
        support=support,
    )
