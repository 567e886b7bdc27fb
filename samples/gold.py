"""The annotation of a sample: what an extractor should find in it, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samples.markup import CitationMark, FigureMark, printed_number
from samples.sample import Paragraph, Table
from schemas.catalog import RATE, indicator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samples.sample import Head, Sample, Window

__all__ = ["annotation"]

Json = dict[str, Any]


def annotation(sample: Sample) -> Json:
    """Return the annotation of a report: header, period, measurements, citations, findings."""
    marks = [(block, mark) for block in sample.blocks if isinstance(block, Paragraph) for mark in block.inline.marks]
    gold: Json = {
        "id": sample.id,
        "header": _header(sample),
        "period": _window(sample.period),
        "measurements": list(_measurements(sample)),
        "citations": _unique([_citation(mark) for _, mark in marks if isinstance(mark, CitationMark)]),
    }
    return gold | ({"findings": list(sample.findings)} if sample.findings else {})


def _header(sample: Sample) -> Json:
    head, closing = sample.head, sample.closing
    return {
        "type": head.type,
        "number": head.number,
        "symbol": head.symbol,
        "issuer": head.issuer,
        "place": head.place,
        "issued_on": head.issued_on.isoformat(),
        "issued_year": head.issued_on.year,
        "issued_month": head.issued_on.month,
        "issued_day": head.issued_on.day,
        "title": _title(head),
        "signer": closing.signer,
        "signer_position": closing.position,
        "signing_authority": " ".join(closing.authority) or None,
        "recipients": len(closing.recipients),
    }


def _title(head: Head) -> str:
    return " ".join(head.title or head.subject).removeprefix("V/v ")


def _measurements(sample: Sample) -> Iterator[Json]:
    for block in sample.blocks:
        if isinstance(block, Table):
            yield from _cells(block)
        else:
            for mark in block.inline.marks:
                if isinstance(mark, FigureMark):
                    yield _measurement(mark, block, sample.periods)


def _measurement(mark: FigureMark, block: Paragraph, periods: Mapping[str, Window]) -> Json:
    given = mark.options
    value = float(given["value"]) if "value" in given else printed_number(mark.text)
    scope = given.get("scope", block.scope)
    period = block.period if "period" not in given else periods.get(given["period"])
    gold = _row(mark.indicator, value, None if scope == "none" or "field" in given else scope, period)
    gold |= {"unit": given.get("unit", gold["unit"]), "nature": given.get("nature", "actual")}
    if "kind" in given:
        gold["comparison_kind"] = given["kind"]
    if "field" in given:
        gold["breakdown"] = {"by": "field", "name": given["field"]}
    if "accept" in given:
        gold["accept"] = given["accept"].split()
    return gold | {name: True for name in ("approximate", "optional") if name in given}


def _cells(table: Table) -> Iterator[Json]:
    for row in table.rows:
        for code, cell in zip(table.columns, row, strict=True):
            if code:
                name, _, option = code.partition("; ")
                gold = _row(name, printed_number(cell), table.scope, table.period) | ({"optional": True} if option else {})
                if table.subject == "agency":
                    gold["scope"] = row[1]
                elif table.subject == "field":
                    gold |= {"scope": None, "breakdown": {"by": "field", "name": row[1]}, "optional": True}
                yield gold
    for code, cell in zip(table.columns, table.total, strict=bool(table.total)):
        if code:
            gold = _row(code, printed_number(cell), table.scope, table.period)
            yield gold | ({"optional": True} if table.total_optional else {})


def _row(code: str, value: float, scope: str | None, period: Window | None) -> Json:
    number = int(value) if value.is_integer() else value
    unit = "%" if code.endswith(RATE) else indicator(code).unit
    return {"indicator": code, "value": number, "unit": unit, "scope": scope, "period": _window(period), "nature": "actual"}


def _citation(mark: CitationMark) -> Json:
    day = mark.issued_on.isoformat() if mark.issued_on else None
    return {"type": mark.type, "number": mark.number, "issued_on": day, "issuer": mark.issuer}


def _unique(rows: list[Json]) -> list[Json]:
    return [row for index, row in enumerate(rows) if row not in rows[:index]]


def _window(window: Window | None) -> Json | None:
    return {"start": window.start.isoformat(), "end": window.end.isoformat()} if window else None
