"""The rows of the lists beside the pages: measurements, numbers, findings, the head, citations; Vietnamese, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract import Understanding
from pipeline.pages.marks import Mark, family_of, value_text
from pipeline.pages.places import Places
from schemas.display import indicator_name, words
from schemas.report import Evidence, Header, Measurement, Report

__all__ = ["Row", "citation_rows", "finding_rows", "header_rows", "measurement_rows", "number_rows"]

_BEFORE, _AFTER = 24, 48  # characters of the words round a number


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list.

    Attributes:
        key: that its marks have, too.
        name: what it is about; `value` (in `unit`) what it says; `details` the rest, each a short phrase.
        before, quote, after: the words it was read from, `quote` those that are meant.
        page: where these stand; `None` without pages.
        group: its colour.
        states: by which rows are filtered: `low`, `none`, `find`.
        links: keys of other rows with the words to show.
        confidence: between 0 and 1, for measurements.
        evidence: for parts of the head.
    """

    key: str
    name: str
    value: str = ""
    unit: str = ""
    details: tuple[str, ...] = ()
    quote: str = ""
    before: str = ""
    after: str = ""
    page: int | None = None
    group: str = "fact"
    states: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    confidence: float | None = None
    evidence: Evidence | None = None


def measurement_rows(found: Understanding, places: Places | None, marks: Sequence[Mark], level: float) -> Iterator[Row]:
    """Yield a row for each measurement; one whose confidence is below the level is doubtful."""
    flags = _flags(marks)
    for place, item in enumerate(found.report.measurements):
        key = f"m{place}"
        flagged = flags.get(key, ())
        states = [name for name, holds in (("low", item.confidence < level), ("find", bool(flagged))) if holds]
        yield Row(
            key=key,
            name=indicator_name(item.indicator),
            value=f"{'≈ ' if item.approximate else ''}{value_text(item.value)}",
            unit=item.unit,
            details=tuple(_details(item, found.report)),
            quote=item.evidence.quote,
            page=_page(places, item.evidence),
            group=family_of(item.indicator),
            states=tuple(states),
            links=tuple((flag, "không khớp") for flag in flagged),
            confidence=item.confidence,
        )


def number_rows(found: Understanding, places: Places | None, marks: Sequence[Mark]) -> Iterator[Row]:
    """Yield a row for each number of the body, with the words round it."""
    text = found.document.text
    for mark in marks:
        key, *others = mark.keys
        if not key.startswith("n"):
            continue
        use = found.uses[int(key[1:])]
        figures = [f"m{place}" for place in use.figures]
        states = [name for name, holds in (("none", use.kind is None), ("find", mark.flagged)) if holds]
        yield Row(
            key=key,
            name=text[mark.start : mark.end],
            value=words("numbers")[use.kind or "none"],
            quote=text[mark.start : mark.end],
            before=text[max(0, mark.start - _BEFORE) : mark.start],
            after=text[mark.end : mark.end + _AFTER],
            page=_page_of(places, mark.start, mark.end),
            group=mark.group or "none",
            states=tuple(states),
            links=tuple((other, _number_link(found, other)) for other in others if other in figures),
        )


def finding_rows(report: Report, places: Places | None) -> Iterator[Row]:
    """Yield a row for each finding."""
    for place, item in enumerate(report.findings):
        expected = [f"tính ra: {value_text(item.expected)}"] if item.expected is not None else []
        stated = [f"báo cáo ghi: {value_text(item.stated)}"] if item.stated is not None else []
        related = [f"liên quan: {evidence.quote}" for evidence in item.related if evidence != item.evidence]
        yield Row(
            key=f"f{place}",
            name=words("severities")[item.severity],
            value=item.message,
            details=(*stated, *expected, *related),
            quote=item.evidence.quote if item.evidence else "",
            page=_page(places, item.evidence),
            group=item.severity,
        )


def header_rows(report: Report, places: Places | None) -> Iterator[Row]:
    """Yield a row for each part of the head and the closing, `không thấy` where the document does not state it."""
    values = _header_values(report.header)
    if report.period:
        days = f"từ {report.period.start:%d/%m/%Y} đến {report.period.end:%d/%m/%Y}"
        values["period"] = f"{report.period.label} ({days})"
    for name, shown in words("header").items():
        evidence = report.header.evidence.get(name)
        if name == "period" and report.period:
            evidence = report.period.evidence
        yield Row(
            key=f"h-{name}",
            name=shown,
            value=values.get(name) or "không thấy",
            quote=evidence.quote if evidence else "",
            page=_page(places, evidence),
            states=() if values.get(name) else ("none",),
            evidence=evidence,
        )


def citation_rows(report: Report, places: Places | None) -> Iterator[Row]:
    """Yield a row for each reference to another document, those by number first, then the laws by name and year."""
    for place, item in enumerate(report.citations):
        issued = f"ngày {item.issued_on:%d/%m/%Y}" if item.issued_on else ""
        yield Row(
            key=f"c{place}",
            name=" ".join(filter(None, (item.type, item.number))) or item.evidence.quote,
            details=tuple(filter(None, (issued, item.issuer, words("relations")[item.relation]))),
            quote=item.evidence.quote,
            page=_page(places, item.evidence),
        )
    for place, law in enumerate(report.laws):
        issued = f"ngày {law.issued_on:%d/%m/%Y}" if law.issued_on else ""
        details = tuple(filter(None, (issued, "không ghi số")))
        quote, page = law.evidence.quote, _page(places, law.evidence)
        yield Row(key=f"l{place}", name=f"{law.name} năm {law.year}", details=details, quote=quote, page=page)


def _header_values(header: Header) -> dict[str, str | None]:
    signer = header.signer
    day = [part for part in (header.issued_day, header.issued_month, header.issued_year) if part is not None]
    return {
        "issuer": header.issuer.name if header.issuer else None,
        "type": header.type_name or header.type,
        "number": header.code or header.symbol,
        "place": header.place,
        "issued_on": f"{header.issued_on:%d/%m/%Y}" if header.issued_on else "/".join(map(str, day)) or None,
        "title": header.title,
        "signer": ", ".join(filter(None, (signer.name, signer.authority or signer.position))) if signer else None,
        "recipients": "; ".join(header.recipients) or None,
    }


def _details(item: Measurement, report: Report) -> Iterator[str]:
    if item.scope:
        yield item.scope.name
    if item.breakdown:
        yield item.breakdown.name
    if item.period and report.period and (item.period.start, item.period.end) == (report.period.start, report.period.end):
        yield "kỳ báo cáo"
    elif item.period:
        yield f"{item.period.start:%d/%m/%Y} - {item.period.end:%d/%m/%Y}"
    if item.nature != "actual":
        compared = words("comparisons").get(item.comparison or "")
        yield words("natures")[item.nature] + (f" ({compared})" if compared else "")
    if not item.stated:
        yield "suy ra, không in trong báo cáo"


def _number_link(found: Understanding, key: str) -> str:
    return indicator_name(found.report.measurements[int(key[1:])].indicator)


def _flags(marks: Sequence[Mark]) -> dict[str, tuple[str, ...]]:
    """Return the findings that the numbers of each measurement take part in."""
    found: dict[str, tuple[str, ...]] = {}
    for mark in marks:
        flags = tuple(key for key in mark.keys if mark.flagged and key.startswith("f"))
        for key in mark.keys if flags else ():
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *flags)))
    return found


def _page(places: Places | None, evidence: Evidence | None) -> int | None:
    return _page_of(places, evidence.start, evidence.end) if evidence else None


def _page_of(places: Places | None, start: int, end: int) -> int | None:
    found = places.of(start, end) if places else ()
    return found[0].page if found else None
