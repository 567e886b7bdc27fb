"""From a Document to a Report: what the document says, each statement with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise
from typing import TypeVar

from extractors.agencies import AgencySpan, Resolver
from extractors.captions import caption_of
from extractors.closing import Closing, opens_appendix, read_closing
from extractors.confidence import rated
from extractors.dates import DateSpan, find_dates
from extractors.doubts import as_sure_as_read, without_guesses
from extractors.facts import Facts
from extractors.header import body_start, read_header
from extractors.law_names import Law
from extractors.laws import cited_spans, find_laws, laws_of, without_laws
from extractors.ledger import Use, ledger, uses_of
from extractors.measurements import Reading, read_passages
from extractors.named_agencies import NamedAgencies
from extractors.period_spans import PeriodSpan
from extractors.periods import find_periods, month_range, report_period
from extractors.references import Reference, citations_of, find_references
from extractors.sections import outline
from extractors.signatures import signatures_of
from extractors.tables import TableReader
from schemas.document import Block, Document, Source
from schemas.report import Header, Measurement, Report, ReportPeriod, ReportSource, Scope, Window

__all__ = ["Account", "account", "extract"]

_LEAD, _OPENING = 600, 1500
_CALENDAR = frozenset({"month", "quarter", "half", "nine_months"})
_COMPARED = re.compile(r"\bso(?:\s+sánh)?(?:\s+với)?(?:\s+cùng)?(?:\s+kỳ)?\s*$", re.IGNORECASE)
_DATA_WINDOW = re.compile(r"(?:số liệu|chốt|thời điểm lấy số|kỳ báo cáo)[^.;]{0,60}$", re.IGNORECASE)


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
    facts = _facts(document, header, closing, references)
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


def _facts(document: Document, header: Header, closing: Closing, references: Sequence[Reference]) -> Facts:
    body = body_start(document, header)
    text = document.text
    period = _period(header, text[body : min(body + 2500, closing.start)])
    year = period.end.year if period else header.issued_year
    resolver = Resolver.of(header, text)
    parts = _parts(document, body, closing)
    agencies = NamedAgencies(text, _pieces(document, parts), resolver)
    laws = find_laws(text, references, header.issued_year, period.start.year if period else header.issued_year, agencies)
    dates = [_outside(find_dates(text, low, high), laws) for low, high in parts]
    year = year or _only_year(dates)
    periods = tuple(
        span
        for (low, high), found in zip(parts, dates, strict=True)
        for span in _outside(find_periods(text, low, high, year, found), laws)
    )
    cited = cited_spans(references, laws)
    told = [*cited, *((span.start, span.end) for found in dates for span in found)]
    told += [(span.start, span.end) for span in periods if span.kind != "relative"]
    return Facts(
        document=document,
        header=header,
        body=body,
        parts=parts,
        period=period,
        window=_data_window(document, body, closing.start, periods)
        or (None if header.type else _first_window(text, periods, body)),
        dates=tuple(chain.from_iterable(dates)),
        periods=periods,
        references=cited,
        laws=tuple(laws),
        agencies=agencies,
        resolver=resolver,
        issuer=_issuer(header),
        told=tuple(sorted(told)),
    )


def _period(header: Header, opening: str) -> ReportPeriod | None:
    """Return the period that a report is about; the year of a law that its title or opening names is not it."""
    year = header.issued_year
    title, opening = (without_laws(part, year, year - 1 if year else None) for part in (header.title or "", opening))
    return report_period(title or None, opening, year)


_Span = TypeVar("_Span", DateSpan, PeriodSpan)


def _outside(spans: Sequence[_Span], laws: Sequence[Law]) -> list[_Span]:
    """Return the dates or periods that are not those of a law."""
    return [span for span in spans if not any(law.start < span.end and span.start < law.end for law in laws)]


def _only_year(dates: Sequence[Sequence[DateSpan]]) -> int | None:
    """Return the year of a text without a head where all of its dates name the same one (`đến 30/9/2026 ...; riêng tháng 9`)."""
    years = {span.year for found in dates for span in found if span.year is not None}
    return years.pop() if len(years) == 1 else None


def _parts(document: Document, body: int, closing: Closing) -> tuple[tuple[int, int], ...]:
    """Return where the text lies whose figures count.

    The body; the appendix from the first block that opens one; then each other file of an archive, or sheet of a workbook.
    """
    starts = (*document.parts[1:], len(document.text))
    after = (block for block in document.blocks if closing.end <= block.start < starts[0])
    appendix = next((block for block in after if block.kind == "table" or opens_appendix(document.content(block))), None)
    own = ((body, min(closing.start, starts[0])),)
    return (*own, *(() if appendix is None else ((appendix.start, starts[0]),)), *pairwise(starts))


def _pieces(document: Document, parts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the blocks that lie in the parts; one that lies there in part is cut."""
    for low, high in parts:
        starts = [low, *(block.start for block in document.blocks if low < block.start < high)]
        yield from pairwise([*starts, high])


def _first_window(text: str, periods: Sequence[PeriodSpan], body: int) -> Window | None:
    """Return the first period that a text without a head names: the one its figures are about unless told otherwise."""
    for span in periods:
        compared = _COMPARED.search(text, max(0, span.start - 24), span.start) is not None
        if (
            span.start < body + _LEAD
            and span.first
            and span.last
            and not compared
            and span.kind not in {"day", "year", "relative"}
        ):
            return Window(start=span.first, end=span.last)
    years = (span for span in periods if span.start < body + _LEAD and span.kind == "year" and span.first and span.last)
    year = next(years, None)
    return Window(start=year.first, end=year.last) if year and year.first and year.last else _year_after(text, periods, body)


def _year_after(text: str, periods: Sequence[PeriodSpan], body: int) -> Window | None:
    """Return the days that a text compares with the same ones of the year before, where it names these alone.

    `so cùng kỳ năm 2018 giảm 61 lượt ...; so 06 tháng đầu năm 2018 tăng 220 đơn`: the first six months of 2019.
    """
    years = {span.year for span in periods if span.name == "same_period" and span.year is not None}
    for span in periods:
        compared = span.start < body + _LEAD and _COMPARED.search(text, max(0, span.start - 24), span.start) is not None
        if compared and span.kind in _CALENDAR and span.first and span.last and years == {span.first.year}:
            return Window(start=_next_year(span.first), end=_next_year(span.last))
    return None


def _next_year(day: date) -> date:
    return month_range(day.year + 1, day.month, day.month)[day.day > 1]


def _data_window(document: Document, body: int, end: int, periods: Sequence[PeriodSpan]) -> Window | None:
    """Return the days that the opening of the report says its data were counted between."""
    limit = min(end, body + _OPENING)
    for span in periods:
        if span.start < limit and span.explicit and span.first and span.last:
            block = next((block for block in document.blocks if block.start <= span.start < block.end), None)
            if (
                block is not None
                and block.marker_end == block.start
                and _DATA_WINDOW.search(document.text[block.start : span.start])
            ):
                return Window(start=span.first, end=span.last)
    return None


def _issuer(header: Header) -> AgencySpan | None:
    if header.issuer is None:
        return None
    return AgencySpan(0, 0, header.issuer.name, header.issuer.code, "agency", None)


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
