"""`tonghop sql`."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from decimal import Decimal

import click

from pipeline.cli.console import table
from pipeline.cli.options import CONTEXT, warehouse_option
from pipeline.cli.store import stored

__all__ = ["command"]

Rows = Sequence[Sequence[object]]


@click.command("sql", context_settings=CONTEXT, options_metavar="[TÙY CHỌN]")
@click.argument("query", metavar="CÂU-LỆNH")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", help="Dạng kết quả (mặc định table)."
)
@warehouse_option
def command(query: str, form: str) -> None:
    """Hỏi kho bằng một câu lệnh SQL; chỉ đọc, không đụng đến tệp khác.

    Các bảng để tra cứu nằm trong lược đồ mart; mỗi bảng, mỗi cột có chú thích tiếng Việt.

    \b
    Ví dụ:
      tonghop sql "SELECT * FROM mart.consolidated WHERE reporting_period = '2026-05'"
      tonghop sql "SELECT * FROM mart.submissions" --format csv > nop-bao-cao.csv
      tonghop sql "SELECT view_name, comment FROM duckdb_views() WHERE schema_name = 'mart'"
    """
    from warehouse.query import run_query  # noqa: PLC0415

    with stored() as path:
        found = run_query(path, query)
    {"table": table, "csv": _csv, "json": _json}[form](found.columns, found.rows)


def _csv(columns: Sequence[str], rows: Rows) -> None:
    from warehouse.cells import defused  # noqa: PLC0415

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([defused(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _json(columns: Sequence[str], rows: Rows) -> None:
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    click.echo(json.dumps(records, ensure_ascii=False, indent=1, default=_plain))


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)
