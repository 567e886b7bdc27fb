"""From reports to columns: one Arrow table for each table of `core`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from schemas.intake import FileResult
from schemas.report import Evidence, Report, Scope
from warehouse.keys import content_key, distinct_keys, report_key

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

__all__ = ["CORE_TABLES", "Row", "core_rows", "insert", "to_arrow"]

Row = tuple[object, ...]

EVIDENCE = "quote page:int span_start:int span_end:int boxes:boxes"
SCOPE = "scope_name scope_code scope_kind scope_part_of"
CORE_TABLES = {
    "reports": "report_id sha256 size:int media_type pages:int read_by:texts warnings:texts schema_version extractor_version "
    "type type_name number symbol code issuer_name issuer_code place issued_on:date issued_year:int issued_month:int "
    "issued_day:int title period_start:date period_end:date period_kind period_label reporting_period numbers_total:int "
    "numbers_explained:int",
    "header_evidence": f"report_id field {EVIDENCE}",
    "measurements": "measurement_id report_id indicator value:real unit nature stated:bool approximate:bool comparison "
    f"{SCOPE} breakdown_by breakdown_name period_start:date period_end:date reporting_period confidence:real {EVIDENCE}",
    "citations": f"citation_id report_id type number issued_on:date issuer relation {EVIDENCE} name year:int",
    "findings": "finding_id report_id rule severity message indicator "
    f"{SCOPE} expected:real stated:real {EVIDENCE} related:spans",
    "signatures": f"report_id name position authority {EVIDENCE} kind field organisation signed_at:time timestamped:bool "
    "sub_filter state trust whole:bool changes changed_pages:ints",
    "recipients": "report_id position:int name",
    "unexplained_numbers": f"report_id text {EVIDENCE}",
}
"""The columns of each table with their types; a column without one is text."""

NO_EVIDENCE: Row = (None, None, None, None, None)


def core_rows(results: Iterable[FileResult], extractor_version: str) -> dict[str, list[Row]]:
    """Return the rows of every table of `core` that the accepted files give.

    Raises:
        ValueError: when a result has no report or no hash.
    """
    rows: dict[str, list[Row]] = {name: [] for name in CORE_TABLES}
    for result in results:
        if result.report is None or result.sha256 is None:
            msg = f"an accepted file without a report or a hash: {result.path!r}"
            raise ValueError(msg)
        key = report_key(result.sha256)
        rows["reports"].append(_report(key, result.sha256, result.report, extractor_version))
        for name, make in _MAKERS.items():
            rows[name] += make(key, result.report)
    return rows


def insert(connection: duckdb.DuckDBPyConnection, table: str, columns: str, rows: Sequence[Row]) -> None:
    """Append rows to a table.

    DuckDB reads the bare stream at once; around a table it would first build a scanner of pyarrow, which takes longer than
    the rows of a small batch.

    Args:
        table: with its schema.
        columns: all of the table in their order, written as in `CORE_TABLES`.
    """
    if rows:
        connection.from_arrow(to_arrow(columns, rows).__arrow_c_stream__()).insert_into(table)


def to_arrow(columns: str, rows: Sequence[Row]) -> pa.Table:
    """Return an Arrow table; `columns` is written as in `CORE_TABLES`.

    Lone surrogates, which a broken PDF can hold and UTF-8 cannot, are written as escapes.
    """
    import pyarrow as pa  # noqa: PLC0415

    types = _types()
    fields = [name.partition(":") for name in columns.split()]
    values = list(zip(*rows, strict=True)) or [()] * len(fields)
    schema = pa.schema([(name, types[kind or "text"]) for name, _, kind in fields])
    try:
        return pa.table([pa.array(column, item.type) for column, item in zip(values, schema, strict=True)], schema=schema)
    except UnicodeEncodeError:
        return to_arrow(columns, [tuple(_encodable(value) for value in row) for row in rows])


@cache
def _types() -> dict[str, pa.DataType]:
    import pyarrow as pa  # noqa: PLC0415

    span = pa.struct([("quote", pa.string()), ("page", pa.int32()), ("span_start", pa.int32()), ("span_end", pa.int32())])
    return {
        "text": pa.string(), "int": pa.int64(), "real": pa.float64(), "bool": pa.bool_(), "date": pa.date32(),
        "time": pa.timestamp("us"), "ints": pa.list_(pa.int32()),
        "texts": pa.list_(pa.string()), "text_lists": pa.list_(pa.list_(pa.string())),
        "boxes": pa.list_(pa.list_(pa.float64())), "spans": pa.list_(span),
    }  # fmt: skip


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, (list, tuple)):
        return [_encodable(item) for item in value]
    return {key: _encodable(item) for key, item in value.items()} if isinstance(value, dict) else value


def _report(key: str, sha256: str, report: Report, extractor_version: str) -> Row:
    source, head, period, issuer = report.source, report.header, report.period, report.header.issuer
    return (
        key, sha256, source.bytes, source.media_type, source.pages, list(source.read_by), list(source.warnings),
        report.schema_version, extractor_version, head.type, head.type_name, head.number, head.symbol, head.code,
        issuer.name if issuer else None, issuer.code if issuer else None, head.place, head.issued_on, head.issued_year,
        head.issued_month, head.issued_day, head.title,
        *((period.start, period.end, period.kind, period.label, period.reporting_period) if period else (None,) * 5),
        report.numbers.total, report.numbers.explained,
    )  # fmt: skip


def _header_evidence(key: str, report: Report) -> Iterator[Row]:
    for field, evidence in report.header.evidence.items():
        yield (key, field, *_evidence(evidence))
    if report.period and report.period.evidence:
        yield (key, "period", *_evidence(report.period.evidence))


def _measurements(key: str, report: Report) -> Iterator[Row]:
    found = []
    for item in report.measurements:
        scope, part, window = item.scope, item.breakdown, item.period
        identity = content_key(
            key, item.indicator, scope and scope.name, part and part.by, part and part.name, window and window.start,
            window and window.end, item.nature, item.comparison, item.evidence.start, item.evidence.end,
        )  # fmt: skip
        content = (
            key, item.indicator, item.value, item.unit, item.nature, item.stated, item.approximate, item.comparison,
            *_scope(scope),
            *((part.by, part.name) if part else (None, None)), *((window.start, window.end) if window else (None, None)),
            item.reporting_period, item.confidence, *_evidence(item.evidence),
        )  # fmt: skip
        found.append((identity, content))
    for identity, content in distinct_keys(found):
        yield (identity, *content)


def _citations(key: str, report: Report) -> Iterator[Row]:
    """Yield the documents that are named by number, then the laws that are named by name and year."""
    found: list[tuple[str, Row]] = []
    for item in report.citations:
        content = (key, item.type, item.number, item.issued_on, item.issuer, item.relation, *_evidence(item.evidence), None, None)
        found.append((content_key(key, item.type, item.number, item.evidence.start, item.evidence.end), content))
    for law in report.laws:
        named = (key, law.type, None, law.issued_on, None, "cites", *_evidence(law.evidence), law.name, law.year)
        found.append((content_key(key, law.type, law.name, law.year, law.evidence.start, law.evidence.end), named))
    for identity, content in distinct_keys(found):
        yield (identity, *content)


def _findings(key: str, report: Report) -> Iterator[Row]:
    found = []
    for item in report.findings:
        related = [
            {"quote": span.quote, "page": span.page, "span_start": span.start, "span_end": span.end} for span in item.related
        ]
        content = (
            key, item.rule, item.severity, item.message, item.indicator, *_scope(item.scope), item.expected, item.stated,
            *(_evidence(item.evidence) if item.evidence else NO_EVIDENCE), related,
        )  # fmt: skip
        found.append((content_key(key, "finding", item.rule, item.message), content))
    for identity, content in distinct_keys(found):
        yield (identity, *content)


def _signatures(key: str, report: Report) -> Iterator[Row]:
    """Yield the signer that the closing names, then the digital signatures of the file."""
    signer, evidence = report.header.signer, report.header.evidence.get("signer")
    if signer:
        place = _evidence(evidence) if evidence else NO_EVIDENCE
        yield (key, signer.name, signer.position, signer.authority, *place, "printed", *(None,) * 10)
    for item in report.signatures:
        place = _evidence(item.evidence) if item.evidence else (None, item.page, None, None, item.box and [list(item.box)])
        yield (
            key, item.signer, None, None, *place, "digital", item.field, item.organisation,
            item.signed_at and item.signed_at.replace(tzinfo=None), item.timestamped, item.sub_filter, item.state, item.trust,
            item.whole, item.changes, list(item.changed_pages),
        )  # fmt: skip


def _recipients(key: str, report: Report) -> Iterator[Row]:
    for position, name in enumerate(report.header.recipients, start=1):
        yield (key, position, name)


def _unexplained(key: str, report: Report) -> Iterator[Row]:
    for item in report.numbers.unexplained:
        yield (key, item.text, *_evidence(item.evidence))


def _scope(scope: Scope | None) -> Row:
    return (scope.name, scope.code, scope.kind, scope.part_of) if scope else (None,) * 4


def _evidence(evidence: Evidence) -> Row:
    boxes = None if evidence.boxes is None else [list(box) for box in evidence.boxes]
    return (evidence.quote, evidence.page, evidence.start, evidence.end, boxes)


_MAKERS = {
    "header_evidence": _header_evidence,
    "measurements": _measurements,
    "citations": _citations,
    "findings": _findings,
    "signatures": _signatures,
    "recipients": _recipients,
    "unexplained_numbers": _unexplained,
}
