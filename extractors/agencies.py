"""Agencies, their parts and groups of them, as running text names them.

Tone marks are never folded (`xã Mường Bú` is not `xã Mường Bù`), only their place is.
A name that can mean two agencies on the day of the report has no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import chain

from extractors.agency_catalog import AgencyCatalog
from extractors.agency_issuer import as_issuer_says
from extractors.agency_pattern import agency_pattern
from extractors.agency_reading import read_agency
from extractors.agency_span import AgencySpan
from extractors.period_spans import month_range
from extractors.tones import place_tones
from schemas.organs import agency_words, home_province
from schemas.report import Header

__all__ = ["AgencySpan", "Resolver", "is_ours"]

_LIST_MARK = re.compile(r"^(?:[-+*•]|\d{1,3}[.)/]|[IVX]+\.)\s*")


class Resolver:
    """Finds agency names and tells their codes as of one day.

    Args:
        issued: day of the report, or the first day on which it can have been issued; without one every
            agency of the catalog counts.
        until: the last such day, where the day is not known.
        abroad: the report is of another province than that of the catalog: its `Sở Nội vụ` has no code.
    """

    def __init__(self, issued: date | None, until: date | None = None, *, abroad: bool = False) -> None:
        self._catalog = AgencyCatalog(issued, until or issued, abroad=abroad)
        self._resolved: dict[tuple[str, AgencySpan | None], AgencySpan] = {}

    @classmethod
    def of(cls, header: Header, text: str | None = None) -> Resolver:
        """Return the resolver for a report, also where its head has only year and month, or only the year.

        Args:
            text: of the report; one that neither comes from an agency of the catalog nor names its province is of
                another one.
        """
        abroad = text is not None and not is_ours(header, text)
        if header.issued_on is not None or header.issued_year is None:
            return cls(header.issued_on, abroad=abroad)
        month = header.issued_month
        return cls(*month_range(header.issued_year, month or 1, month or 12), abroad=abroad)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[AgencySpan]:
        """Return the agencies that `text[start:end]` names, in order; offsets are those of `text`."""
        return list(_joined(text, self._spans(text, start, len(text) if end is None else end)))

    def first(self, text: str, start: int, end: int) -> AgencySpan | None:
        """Return the first agency that `text[start:end]` names; what stands behind it is not looked at."""
        return next(_joined(text, self._spans(text, start, end)), None)

    def _spans(self, text: str, start: int, end: int) -> Iterator[AgencySpan]:
        spelt = _spelt(text)
        at = start
        for match in agency_pattern().matches(spelt, start, end):
            if match.start() < at:
                continue
            span = read_agency(self._catalog, match)
            if span is not None:
                at = span.end
                yield span.spelt_in(text)
            elif match["bare"] is None:
                at = match.end()

    def resolve(self, name: str, issuer: AgencySpan | None = None) -> AgencySpan:
        """Return the agency that a name means, a short one (`UBND xã`, `Văn phòng`, `Sở`) as the issuer uses it.

        Args:
            name: a whole name, as a sentence or table cell has it; a list mark before it is passed over.
            issuer: of the report.
        """
        if (name, issuer) not in self._resolved:
            self._resolved[name, issuer] = self._meant(name, issuer)
        return self._resolved[name, issuer]

    def _meant(self, name: str, issuer: AgencySpan | None) -> AgencySpan:
        spelt = _LIST_MARK.sub("", " ".join(name.split()))
        spans = [span for span in self.find(spelt) if span.start == 0]
        if spans and spans[0].end >= len(spelt.rstrip(" .:;")):
            span = spans[0]
        else:
            place, code = self._catalog.place(None, spelt)
            code = code if place == spelt else None
            span = spans[0] if spans and code is None else AgencySpan(0, len(name), name, code, "agency")
            span = span._replace(start=0, end=len(name), name=name)
        own = self._catalog.row_of(issuer.code) if issuer is not None else None
        return as_issuer_says(span, own) if own is not None else span

    def issuer(self, name: str, code: str | None) -> AgencySpan:
        """Return a report's issuer as a span, for `resolve`."""
        return AgencySpan(0, len(name), name, code, "agency")

    def code_of(self, name: str) -> str | None:
        """Return the code of an agency's full name in any case, `None` when the catalog has none or two."""
        return self._catalog.code_of(name)

    def name_of(self, code: str | None) -> str | None:
        """Return the catalog's name of a code on the day, `None` for no code."""
        return self._catalog.name_of(code)


@lru_cache(maxsize=2)
def _spelt(text: str) -> str:
    """Return the text of a report with its tone marks in their places; its parts are asked about one by one."""
    return place_tones(text)


def is_ours(header: Header, text: str) -> bool:
    """Tell whether a report is of the catalog's province: by its issuer, else by the province's name."""
    issuer = header.issuer
    if issuer is not None and (issuer.code is not None or AgencyCatalog(None, None).knows(issuer.name)):
        return True
    return home_province().casefold() in _spelt(text).casefold()


def _joined(text: str, spans: Iterator[AgencySpan]) -> Iterator[AgencySpan]:
    """Join an office or desk with the agency that follows it: `Chủ tịch UBND tỉnh`, `Bộ phận một cửa Văn phòng`.

    An office without an agency stays when it can stand alone and is not counted (`01 Giám đốc`).
    """
    alone, receptions = set(agency_words().lists["alone"]), set(agency_words().lists["reception"])
    rest = chain(spans, [None])
    head = next(rest)
    while head is not None:
        if head.kind != "office_holder" and not (head.generic and (head.kind == "one_stop" or head.name in receptions)):
            yield head  # at once: whoever asks for the first one is not kept waiting for the next
            head = next(rest)
            continue
        after = next(rest)
        if after is not None and re.fullmatch(r"\s+(?:của\s+|các\s+)?", text[head.end : after.start]):
            if head.kind != "office_holder" or after.kind != "office_holder":
                yield _together(text, head, after)
                after = next(rest)
        elif head.kind != "office_holder" or (head.name in alone and not _counted(text, head.start)):
            yield head
        head = after


def _counted(text: str, at: int) -> bool:
    return re.search(r"\d\s+$", text[max(0, at - 4) : at]) is not None


def _together(text: str, head: AgencySpan, of: AgencySpan) -> AgencySpan:
    kind = "group" if of.kind == "group" else head.kind
    code = None if kind == "group" else of.code or of.part_of
    generic = of.generic and code is None and kind != "group"
    return AgencySpan(head.start, of.end, text[head.start : of.end], None, kind, code, generic)
