"""`tonghop findings`."""

from __future__ import annotations

import click

from pipeline.cli.options import CONTEXT, warehouse_option
from pipeline.cli.periods import check_period
from pipeline.cli.store import stored
from pipeline.cli.tables import show_findings

__all__ = ["command"]


@click.command("findings", context_settings=CONTEXT, options_metavar="[TÙY CHỌN]")
@click.option("--period", metavar="KỲ", help="Chỉ một kỳ báo cáo: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026.")
@warehouse_option
def command(period: str | None) -> None:
    """Liệt kê những chỗ số liệu không khớp: cộng sai, tỷ lệ sai, hai báo cáo nói khác nhau.

    Chương trình chỉ nêu ra, không tự sửa số liệu của báo cáo.

    \b
    Ví dụ:
      tonghop findings
      tonghop findings --period 2026-Q2
    """
    from warehouse.consolidate import findings, periods  # noqa: PLC0415

    with stored() as path:
        chosen = check_period(period, periods(path)) if period is not None else None
        found = findings(path, chosen)
    show_findings(found)
