"""`tonghop submissions`."""

from __future__ import annotations

import click

from pipeline.cli.options import CONTEXT, warehouse_option
from pipeline.cli.periods import check_period
from pipeline.cli.sent import show_submissions
from pipeline.cli.store import stored

__all__ = ["command"]


@click.command("submissions", context_settings=CONTEXT, options_metavar="[TÙY CHỌN]")
@click.option("--period", metavar="KỲ", help="Chỉ một kỳ báo cáo: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026.")
@warehouse_option
def command(period: str | None) -> None:
    """Đơn vị nào đã gửi báo cáo, đơn vị nào gửi muộn, đơn vị nào còn thiếu.

    \b
    Ví dụ:
      tonghop submissions
      tonghop submissions --period 2026-Q2
    """
    from warehouse.consolidate import periods, submissions  # noqa: PLC0415

    with stored() as path:
        chosen = check_period(period, periods(path)) if period is not None else None
        found = submissions(path, chosen)
    show_submissions(found)
