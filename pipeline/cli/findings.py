"""`tonghop findings`."""

from __future__ import annotations

import click

from pipeline.cli.console import table
from pipeline.cli.options import CONTEXT, warehouse_option
from pipeline.cli.store import stored

__all__ = ["command"]


@click.command("findings", context_settings=CONTEXT, options_metavar="[TÙY CHỌN]")
@warehouse_option
def command() -> None:
    """Liệt kê những chỗ số liệu không khớp: cộng sai, tỷ lệ sai, hai báo cáo nói khác nhau.

    Chương trình chỉ nêu ra, không tự sửa số liệu của báo cáo.

    \b
    Ví dụ:
      tonghop findings
      tonghop findings --warehouse kho.duckdb
    """
    from warehouse.query import findings  # noqa: PLC0415

    with stored() as path:
        found = findings(path)
    table(found.columns, found.rows, empty="Không có chỗ nào không khớp.")
