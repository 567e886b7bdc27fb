"""The page of `tonghop explain`: every number of a report coloured by what it became, and the lists beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.pages.flow import flow_of
from pipeline.pages.marks import Mark, marks_of
from pipeline.pages.opened import Opened
from pipeline.pages.render import render
from pipeline.pages.rows import citation_rows, finding_rows, header_rows, measurement_rows, number_rows
from pipeline.pages.sheets import sheets_of
from schemas.display import number_groups, words
from schemas.report import Report

__all__ = ["Chip", "Tab", "explanation", "subtitle_of", "title_of"]

_STATES = (("none", "Chưa giải thích"), ("low", "Tin cậy thấp"), ("find", "Trong chỗ không khớp"))


@dataclass(frozen=True, slots=True)
class Chip:
    """An entry of the legend, which switches a group on and off."""

    group: str
    name: str
    count: int | None
    title: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Tab:
    """A list beside the pages."""

    id: str
    name: str
    count: int | None = None


def explanation(opened: Opened, level: float) -> str:
    """Return the page as HTML that needs nothing else; figures of a confidence below the level are shown as doubtful."""
    found = opened.understanding
    report = found.report
    marks = marks_of(found)
    places = opened.places
    measurements = list(measurement_rows(found, places, marks, level))
    numbers = list(number_rows(found, places, marks))
    findings = list(finding_rows(report, places))
    citations = list(citation_rows(report, places))
    printed = places is None or places.alignment is not None
    return render(
        "explain.html",
        title=title_of(report),
        subtitle=list(subtitle_of(report)),
        notes=(*opened.notes, *report.source.warnings),
        legend=list(_legend(marks)),
        states=_STATES,
        sheets=sheets_of(opened, marks),
        text=flow_of(found.document, marks, _pages(opened)) if printed else (),
        tabs=(
            Tab("figures", "Số liệu", len(measurements)),
            Tab("findings", "Không khớp", len(findings)),
            Tab("numbers", "Mọi con số", len(numbers)),
            Tab("facts", "Thể thức, viện dẫn"),
        ),
        total=report.numbers.total,
        explained=report.numbers.explained,
        measurements=measurements,
        numbers=numbers,
        findings=findings,
        head=list(header_rows(report, places)),
        citations=citations,
    )


def title_of(report: Report) -> str:
    """Return what a document is called: type, number and symbol, title."""
    header = report.header
    name = " ".join(filter(None, (header.type_name, header.code or header.symbol)))
    return ": ".join(filter(None, (name, header.title))) or PurePath(report.source.path).name


def subtitle_of(report: Report) -> Iterator[str]:
    """Yield who issued a document and when, its period, and its file."""
    if report.header.issuer:
        yield report.header.issuer.name
    if report.header.issued_on:
        yield f"ngày {report.header.issued_on:%d/%m/%Y}"
    if report.period:
        yield f"kỳ: {report.period.label}"
    yield PurePath(report.source.path).name
    yield "đọc từ " + ", ".join(words("read_by").get(way, way) for way in report.source.read_by)


def _pages(opened: Opened) -> frozenset[int | None]:
    return frozenset({None, *(page.number for page in opened.understanding.document.pages)})


def _legend(marks: Sequence[Mark]) -> Iterator[Chip]:
    """Yield the families that the report speaks of, then the groups of other numbers."""
    counts = Counter(mark.group for mark in marks if mark.group)
    for family, name in words("families").items():
        if counts[family]:
            yield Chip(family, name, counts[family], f"Số liệu thuộc nhóm chỉ tiêu: {name}")
    for key, group in number_groups().items():
        if counts[key]:
            yield Chip(key, group.name, counts[key], ", ".join(words("numbers")[kind] for kind in group.kinds))
    if counts["fact"]:
        yield Chip("fact", "Thể thức, viện dẫn", counts["fact"], "Phần đầu văn bản và văn bản được viện dẫn")
