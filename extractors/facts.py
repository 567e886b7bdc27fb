"""What was found in a document before its figures are read: dates, periods, references, agencies, and where the body is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TypeVar

from extractors.agencies import AgencySpan, Resolver
from extractors.dates import DateSpan
from extractors.law_names import Law
from extractors.named_agencies import NamedAgencies
from extractors.period_spans import PeriodSpan
from schemas.document import Document
from schemas.report import Header, ReportPeriod, Scope, Window
from schemas.wording import group_name

__all__ = ["Facts", "is_cited", "is_told", "scope_of", "starting"]

Found = TypeVar("Found", DateSpan, PeriodSpan)
_FAR = 1 << 40
_START = attrgetter("start")

_COUNTED = re.compile(r"^(\d+(?:/\d+)?)\s.*?(?=\b(?:xã|phường|sở)\b)")
"""What several agencies have one of each (`75 Trung tâm PVHCC xã, phường`): their figures are those of the agencies."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The findings that reading a figure leans on; all offsets are those of `document.text`.

    Attributes:
        body: where the body begins.
        parts: where the text lies whose figures count: the body, and the appendices behind the closing.
        window: days that the report says its data were counted between; the default period of its figures.
        references: spans of the documents that are named, by number or, as `laws`, by name and year.
        issuer: the agency that issued the report.
        told: spans of dates, periods with days and references, in order; their digits and words are no counts.
    """

    document: Document
    header: Header
    body: int
    parts: tuple[tuple[int, int], ...]
    period: ReportPeriod | None
    window: Window | None
    dates: tuple[DateSpan, ...]
    periods: tuple[PeriodSpan, ...]
    references: tuple[tuple[int, int], ...]
    laws: tuple[Law, ...]
    agencies: NamedAgencies
    resolver: Resolver
    issuer: AgencySpan | None
    told: tuple[tuple[int, int], ...]

    @property
    def first_day(self) -> date | None:
        """Return the first day of the report's own period; a text without a head has that of its figures."""
        own = self.period or (self.window if self.header.type is None else None)
        return own.start if own else None


def starting(spans: Sequence[Found], low: int, high: int) -> Sequence[Found]:
    """Return the spans that begin in `[low, high)`.

    Args:
        spans: in the order in which they begin; a long report has thousands, so they are not looked through.
    """
    return spans[bisect_left(spans, low, key=_START) : bisect_left(spans, high, key=_START)]


def is_cited(facts: Facts, at: int) -> bool:
    """Tell whether a place lies in a reference."""
    place = bisect_right(facts.references, (at, _FAR)) - 1
    return place >= 0 and at < facts.references[place][1]


def is_told(facts: Facts, at: int) -> bool:
    """Tell whether a place lies in a reference, a date or a period."""
    if is_cited(facts, at):
        return True
    before = (spans[place - 1] for spans in (facts.dates, facts.periods) if (place := bisect_right(spans, at, key=_START)))
    return any(at < span.end for span in before)


def scope_of(span: AgencySpan) -> Scope:
    """Return an agency that was found in the text as the scope of a figure."""
    name = group_name(_COUNTED.sub(r"\1 ", span.name)) if span.kind == "group" else span.name
    return Scope(name=name, code=span.code, kind=span.kind, part_of=span.part_of)
