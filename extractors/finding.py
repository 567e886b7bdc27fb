"""What is found in a document before its figures are read, put together as `Facts`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import TypeVar

from extractors.agencies import AgencySpan, Resolver
from extractors.closing import Closing, opens_appendix
from extractors.dates import DateSpan, find_dates
from extractors.facts import Facts
from extractors.header import body_start
from extractors.law_names import Law
from extractors.laws import cited_spans, find_laws, without_laws
from extractors.named_agencies import NamedAgencies
from extractors.period_spans import PeriodSpan
from extractors.periods import find_periods, report_period
from extractors.references import Reference
from extractors.windows import data_window, first_window
from schemas.document import Document
from schemas.report import Header, ReportPeriod

__all__ = ["find_facts"]


def find_facts(document: Document, header: Header, closing: Closing, references: Sequence[Reference]) -> Facts:
    """Return what is found in a document; its agencies are looked for where they are asked about.

    Args:
        header, closing: of the document.
        references: every mention of another document in its text, in order.
    """
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
        window=data_window(document, body, closing.start, periods)
        or (None if header.type else first_window(text, periods, body)),
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


def _issuer(header: Header) -> AgencySpan | None:
    if header.issuer is None:
        return None
    return AgencySpan(0, 0, header.issuer.name, header.issuer.code, "agency", None)
