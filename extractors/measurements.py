"""Measurements from sentences: every passage of the body is read as a tree of counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.clauses import Span
from extractors.confidence import confidence_of, support_of_count
from extractors.counts import Count
from extractors.evidence import evidence_of
from extractors.facts import Facts
from extractors.flat_rows import flat_rows
from extractors.numbers import holds_figure
from extractors.owners import Owners
from extractors.periods import bucket
from extractors.sections import NUMBERED, Entry, Outline
from extractors.sentences import counts_of
from extractors.situation import Situation, situation
from extractors.surroundings import Setting, active_frames, setting_of
from schemas.document import Block
from schemas.labels import frames
from schemas.report import Breakdown, Measurement, Window
from schemas.wording import any_of

__all__ = ["Reading", "read_passages", "reporting_period"]

_GOES_ON = re.compile(rf"(?:{any_of('goes_on')})\b", re.IGNORECASE)


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
    settings: dict[tuple[Entry, ...], Setting] = {}
    owners = Owners()
    before: Count | None = None
    flat = flat_rows(facts, blocks)
    for block, above in zip(blocks, sections.above, strict=True):
        text = facts.document.content(block)
        if block.kind == "table" or not holds_figure(text, 0, len(text)):
            continue
        if above not in settings:
            settings[above] = setting_of(facts, above)
        setting = settings[above]
        active = active_frames(facts, block, setting, spoken)
        if not active and block not in flat:
            continue
        owners = owners if facts.header.type is None else Owners()
        parent = _parent(above, mains, block) or (before if _GOES_ON.match(text) else None)
        counts = flat.get(block) or counts_of(facts, block, setting, spoken, parent, active)
        before = next((count for count in counts if count.depth == 0 and not count.rate and count.change is None), None)
        if before is not None:
            mains[block.marker_end] = before
        for count in counts:
            if count.indicator is None or (count.implied and _stated(found, count)):
                continue
            spoken = count.frame
            owners.reach(count.sentence)
            where = situation(facts, count, block.marker_end, above, owners)
            owners.take(count, where.named)
            item = _measurement(facts, count, where)
            if count.implied and _otherwise(found, item):
                continue
            spans.append((count.number.start, count.number.end))
            found.append(item)
    return Reading(tuple(found), tuple(spans))


def _stated(found: Sequence[Measurement], count: Count) -> bool:
    """Tell whether the number was stated before as another figure of the family: then it is that one (`242/258 đơn`)."""
    family = count.indicator.family if count.indicator else ""
    return any(
        item.value == count.number.value and item.indicator.startswith(f"{family}.") and item.evidence.start != count.start
        for item in found
    )


def _otherwise(found: Sequence[Measurement], implied: Measurement) -> bool:
    """Tell whether the report has stated the figure otherwise: then the whole is another one (`nhận 330; giải quyết 312/320`)."""
    told = (implied.indicator, implied.scope, implied.period, implied.breakdown, implied.nature)
    return any(
        (item.indicator, item.scope, item.period, item.breakdown, item.nature) == told and item.value != implied.value
        for item in found
    )


def reporting_period(facts: Facts, window: Window | None) -> str | None:
    """Return the bucket of consolidation for a figure's window, the report's own where it has none."""
    own = facts.period.reporting_period if facts.period else None
    return bucket(window, own) if window else own


def _parent(above: Sequence[Entry], mains: Mapping[int, Count], block: Block) -> Count | None:
    """Return the main count of the list item that a block stands under: `b) Đã giải quyết: 661` over `- Trước hạn: 574`."""
    entries = [entry for entry in above if entry.start != block.marker_end]
    return mains.get(entries[-1].start) if entries and block.marker_end > block.start and entries[-1].rank > NUMBERED else None


def _measurement(facts: Facts, count: Count, where: Situation) -> Measurement:
    indicator = count.indicator
    if indicator is None:
        raise ValueError(count)
    code = indicator.code + (".rate" if count.rate else "")
    support = support_of_count(facts, count, where)
    return Measurement(
        indicator=code,
        value=count.number.value,
        unit="%" if count.rate else frames()[count.frame].unit_of(count.unit, indicator),
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
