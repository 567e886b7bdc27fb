"""From a Document to a Report: what the document says, each statement with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from extractors.captions import caption_of
from extractors.closing import read_closing
from extractors.confidence import rated
from extractors.doubts import as_sure_as_read, without_guesses
from extractors.facts import Facts
from extractors.finding import find_facts
from extractors.header import read_header
from extractors.laws import laws_of
from extractors.ledger import Use, ledger, uses_of
from extractors.measurements import Reading, read_passages
from extractors.references import citations_of, find_references
from extractors.sections import outline
from extractors.signatures import signatures_of
from extractors.tables import TableReader
from schemas.document import Block, Document, Source
from schemas.report import Measurement, Report, ReportSource, Scope

__all__ = ["Account", "account", "extract"]


@dataclass(frozen=True, slots=True)
class Account:
    """What a document says, and what each number of its body was taken for.

    Attributes:
        uses: in the order of the text; their `figures` are places in `report.measurements`.
    """

    report: Report
    uses: tuple[Use, ...]


def extract(source: Source, document: Document) -> Report:
    """Return what a document says.

    Args:
        source: the file it was read from.
        document: its text, blocks and places.
    """
    return account(source, document).report


def account(source: Source, document: Document) -> Account:
    """Return what a document says, together with the account of its numbers; the arguments are those of `extract`."""
    header, guesses = without_guesses(read_header(document))
    closing = read_closing(document)
    header = header.model_copy(update={"signer": closing.signer, "recipients": closing.recipients})
    references = find_references(document.text)
    facts = find_facts(document, header, closing, references)
    parts = [[block for block in document.blocks if low <= block.start < high] for low, high in facts.parts]
    reader = TableReader(facts)
    reading = _read(facts, parts, reader)
    measurements = _distinct(as_sure_as_read(reading.measurements))
    uses = uses_of(facts, list(chain.from_iterable(parts)), reading.numbers, reader.compared)
    report = Report(
        source=_source(source, document, guesses),
        header=header,
        period=facts.period,
        citations=citations_of(document, header, references),
        laws=laws_of(document, facts.laws),
        measurements=measurements,
        numbers=ledger(document, uses),
        signatures=signatures_of(document),
        tables=reader.forms.numbered.tables,
        unread=tuple(reader.forms.unread),
    )
    return Account(report, _with_places(uses, reading.measurements, measurements))


def _read(facts: Facts, parts: Sequence[Sequence[Block]], reader: TableReader) -> Reading:
    found: list[tuple[Measurement, tuple[int, int]]] = []
    for blocks in parts:
        sections = outline(facts.document, blocks)
        readings = [read_passages(facts, blocks, sections)]
        for index, block in enumerate(blocks):
            if block.kind == "table":
                readings.append(reader.read(block, caption_of(facts, blocks, index), sections.above[index]))
        for reading in readings:
            found += zip(reading.measurements, reading.numbers, strict=True)
    found.sort(key=lambda pair: (pair[0].evidence.start, pair[0].evidence.end))
    return Reading(tuple(item for item, _ in found), tuple(number for _, number in found))


def _distinct(measurements: Sequence[Measurement]) -> tuple[Measurement, ...]:
    """Make one of several measurements that say the same, in prose, table or other words; the others' evidence stays with it.

    One without a scope says the same as one with a named scope, which is kept.
    """
    seen: dict[object, list[Measurement]] = {}
    for item in measurements:
        seen.setdefault(_statement(item), []).append(item)
    named: dict[object, list[Measurement]] = {}
    for group in seen.values():
        if group[0].scope is not None:
            named.setdefault(_without_scope(group[0]), group)
    for group in seen.values():
        if group[0].scope is None and _without_scope(group[0]) in named:
            named[_without_scope(group[0])] += group
    kept = [group for group in seen.values() if group[0].scope is not None or _without_scope(group[0]) not in named]
    return tuple(_with_others(group) for group in kept)


def _with_others(group: Sequence[Measurement]) -> Measurement:
    """Return the first of several measurements with the evidence of the others; one that is repeated with its scope is surer."""
    first, *others = group
    also = tuple(dict.fromkeys(other.evidence for other in others if other.evidence != first.evidence))
    item = first.model_copy(update={"also": also}) if also else first
    again = any(_statement(other) == _statement(first) for other in others)
    return rated(item, replace(item.support, repeated=1.0)) if again and item.support is not None else item


def _statement(item: Measurement) -> tuple[object, ...]:
    """Return what a measurement says, whatever its words are."""
    return item.indicator, item.value, item.nature, _owner(item.scope), item.breakdown, item.period, item.comparison


def _without_scope(item: Measurement) -> tuple[object, ...]:
    return item.indicator, item.value, item.nature, item.breakdown


def _with_places(uses: Sequence[Use], found: Sequence[Measurement], kept: Sequence[Measurement]) -> tuple[Use, ...]:
    """Put in place of each figure the measurement of the report that tells it, be it with the words of another place."""
    places: dict[tuple[object, ...], int] = {}
    for place, item in enumerate(kept):
        places.setdefault(_statement(item), place)
        places.setdefault((item.indicator, item.value, item.nature, item.breakdown), place)
    of = [places.get(_statement(item), places.get((item.indicator, item.value, item.nature, item.breakdown))) for item in found]
    return tuple(
        use._replace(figures=tuple(dict.fromkeys(told for figure in use.figures if (told := of[figure]) is not None)))
        for use in uses
    )


def _owner(scope: Scope | None) -> str | None:
    if scope is None:
        return None
    return scope.code or (scope.part_of if scope.kind in {"one_stop", "office_holder"} else None) or scope.name


def _source(source: Source, document: Document, warnings: tuple[str, ...]) -> ReportSource:
    return ReportSource(
        path=source.path, sha256=source.sha256, bytes=source.size, media_type=source.media_type,
        pages=len(document.pages) or None, read_by=document.read_by, warnings=document.warnings + warnings,
    )  # fmt: skip
