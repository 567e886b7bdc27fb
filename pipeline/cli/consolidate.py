"""`tonghop consolidate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import CONTEXT, warehouse_option
from pipeline.cli.periods import check_period
from pipeline.cli.store import stored
from pipeline.cli.tables import show_consolidated

if TYPE_CHECKING:
    from warehouse.consolidate import ConsolidatedTable

__all__ = ["command"]

KINDS = (".xlsx", ".docx", ".csv")
UNKNOWN_KIND = "Tệp kết quả phải có đuôi .xlsx, .docx hoặc .csv."


@click.command("consolidate", context_settings=CONTEXT, options_metavar="[TÙY CHỌN]")
@click.option("--period", metavar="KỲ", required=True, help="Kỳ báo cáo: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026.")
@click.option("--out", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False), help="Ghi ra tệp .xlsx, .docx hoặc .csv.")
@warehouse_option
def command(period: str, out: Path | None) -> None:
    """Lập bảng tổng hợp của một kỳ: tổng của từng chỉ tiêu, bao nhiêu đơn vị đã báo cáo, còn thiếu bao nhiêu.

    \b
    Ví dụ:
      tonghop consolidate --period 2026-05
      tonghop consolidate --period 2026-Q2 --out tong-hop.xlsx
      tonghop consolidate --period 2026-Q2 --out phu-luc.docx
    """
    if out is not None and out.suffix.lower() not in KINDS:
        raise click.ClickException(UNKNOWN_KIND)
    from warehouse.consolidate import consolidated, periods  # noqa: PLC0415

    with stored() as path:
        found = consolidated(path, check_period(period, periods(path)))
    if out is None:
        show_consolidated(found)
    else:
        _write(found, out)


def _write(found: ConsolidatedTable, out: Path) -> None:
    from warehouse.exports import WRITERS  # noqa: PLC0415

    if not out.parent.is_dir():
        msg = f"Chưa có thư mục {out.parent}. Hãy tạo thư mục này (mkdir -p '{out.parent}'), hoặc chọn nơi khác."
        raise click.ClickException(msg)
    try:
        WRITERS[out.suffix.lower()](found, out)
    except OSError as error:
        msg = f"Không ghi được tệp {out}. Hãy đóng tệp nếu đang mở trong Excel hoặc Word, hoặc chọn nơi khác."
        raise click.ClickException(msg) from error
    click.echo(f"Đã ghi {out}.")
