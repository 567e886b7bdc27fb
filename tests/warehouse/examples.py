"""Invented reports of real agencies, built by hand: no file is read."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from schemas.intake import FileResult, LoadSummary, RunInfo
from schemas.report import (
    Breakdown,
    Citation,
    Evidence,
    Header,
    Issuer,
    Ledger,
    Measurement,
    Report,
    ReportPeriod,
    ReportSource,
    Scope,
    Signer,
    Window,
)
from warehouse.query import run_query
from warehouse.store import Warehouse

AGENCIES = {
    "04105": "UBND xã Mai Sơn",
    "03679": "UBND phường Chiềng Sinh",
    "04075": "UBND xã Yên Châu",
    "SLA.SXD": "Sở Xây dựng",
    "SLA.SNV": "Sở Nội vụ",
    "14": "UBND tỉnh Sơn La",
}
QUARTER = ReportPeriod(
    start=date(2026, 1, 1), end=date(2026, 3, 31), kind="quarter", label="quý I năm 2026", reporting_period="2026-Q1"
)
MONTH = ReportPeriod(
    start=date(2026, 5, 1), end=date(2026, 5, 31), kind="month", label="tháng 5 năm 2026", reporting_period="2026-05"
)
STATUTORY = Window(start=date(2025, 12, 15), end=date(2026, 3, 14))
RUN = RunInfo("run-1", "2026-04-01T08:00:00+07:00", "ingest", "1.0")


def span(quote: str, start: int) -> Evidence:
    return Evidence(quote=quote, page=1, start=start, end=start + len(quote), boxes=((70.0, 100.0, 300.0, 112.5),))


def figure(indicator: str, value: float, start: int = 0, **more: Any) -> Measurement:
    """A measurement; `start` is its place in the text, the rest are fields of `Measurement`."""
    defaults: dict[str, Any] = {
        "unit": "%" if indicator.endswith(".rate") else "hồ sơ",
        "confidence": 0.9,
        "evidence": span(f"{indicator}: {value:g}", start),
    }
    return Measurement(indicator=indicator, value=value, **{**defaults, **more})


def agency(code: str) -> Scope:
    return Scope(name=AGENCIES[code], code=code)


def one_stop(code: str) -> Scope:
    return Scope(name="Trung tâm Phục vụ hành chính công xã", kind="one_stop", part_of=code)


def division(code: str) -> Scope:
    return Scope(name="Chi cục Giám định xây dựng", kind="part", part_of=code)


def group(name: str) -> Scope:
    return Scope(name=name, kind="group")


def field(name: str) -> Breakdown:
    return Breakdown(by="field", name=name)


def report(issuer: str | None, *figures: Measurement, **more: Any) -> Report:
    """A report of an agency; `more` are fields of `Header`, `period`, and `citations`."""
    period, citations = more.pop("period", QUARTER), more.pop("citations", ())
    name = more.pop("issuer_name", None) or AGENCIES.get(issuer or "", "Công ty Cây xanh")
    number, symbol = more.get("number", "12"), more.get("symbol", "BC-UBND")
    head: dict[str, Any] = {
        "type": "BC",
        "type_name": "Báo cáo",
        "number": number,
        "symbol": symbol,
        "code": f"{number}/{symbol}" if number else None,
        "issuer": Issuer(name=name, code=issuer),
        "issued_on": date(2026, 3, 16),
        "title": "Kết quả giải quyết thủ tục hành chính quý I năm 2026",
        "signer": Signer(name="Lò Văn Mẫu", position="Chủ tịch"),
        "recipients": ("UBND tỉnh", "Lưu: VT"),
        "evidence": {"title": span("Kết quả", 5)},
    }
    head.update(more)
    day = head["issued_on"]
    head.update({"issued_year": day.year, "issued_month": day.month, "issued_day": day.day} if day else {})
    return Report(
        source=ReportSource(path="", sha256="", bytes=1000, media_type="application/pdf", pages=2),
        header=Header(**head),
        period=period,
        citations=citations,
        measurements=figures,
        numbers=Ledger(total=len(figures), explained=len(figures)),
    )


def cites(number: str, relation: str = "cites", **more: Any) -> Citation:
    return Citation(type="BC", number=number, relation=relation, evidence=span(number, 40), **more)


def accepted(path: str, what: Report, content: str | None = None) -> FileResult:
    """The result of a file whose bytes are those of `content`, by default other ones for every path."""
    sha256 = hashlib.sha256((content or path).encode("utf-8", "replace")).hexdigest()
    return FileResult(path, sha256, 1000, "accepted", None, what)


def refused(path: str, reason: str, sha256: str | None = None) -> FileResult:
    return FileResult(path, sha256, None, "quarantined", reason)


template: list[Path] = []
"""An empty warehouse of the session, for tests that do not look at how one is made (see conftest.py)."""


def load(path: Path, *results: FileResult, run: RunInfo = RUN, expected: Path | None = None) -> LoadSummary:
    if template and not path.exists() and path.parent.exists():
        shutil.copyfile(template[0], path)
    with Warehouse.open(path, expected=expected) as store:
        return store.load(run, results)


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    return list(run_query(path, sql).rows)


def content(path: Path, schemas: Sequence[str] = ("core", "mart"), hidden: Sequence[str] = ()) -> dict[str, list[str]]:
    """Everything in the tables and views of some schemas, sorted; columns named in `hidden` left out."""
    wanted = ", ".join(f"'{schema}'" for schema in schemas)
    tables = ask(
        path,
        "SELECT schema_name, table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() "  # noqa: S608 - own names
        f"WHERE database_name = 'tonghop' AND schema_name IN ({wanted}) GROUP BY ALL",
    )
    return {
        f"{schema}.{name}": sorted(
            map(repr, ask(path, f"SELECT {', '.join(c for c in columns if c not in hidden)} FROM {schema}.{name}"))  # noqa: S608 - own names
        )
        for schema, name, columns in tables
    }
