"""`tonghop doctor`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.console import harmless, shown
from pipeline.cli.options import CONTEXT, settings, warehouse_option
from pipeline.doctor import Check, examine

__all__ = ["command"]


@click.command("doctor", context_settings=CONTEXT, options_metavar="[TÙY CHỌN]")
@warehouse_option
def command() -> None:
    """Kiểm tra máy: đã có gì, thiếu gì, và lệnh khắc phục (Debian).

    Mã kết thúc là 1 khi thiếu thứ bắt buộc phải có.

    \b
    Ví dụ:
      tonghop doctor
      tonghop doctor --warehouse kho.duckdb
    """
    broken = 0
    chosen = settings()
    for check in examine(chosen.warehouse, _describe, chosen.tessdata):
        click.echo(_line(check))
        broken += check.needed and not check.fine
    if broken:
        click.echo(f"\nThiếu {broken} thứ bắt buộc; hãy chạy các lệnh đã ghi ở trên.")
        raise click.exceptions.Exit(1)
    click.echo("\nMáy đã sẵn sàng.")


def _line(check: Check) -> str:
    mark, colour = ("✓", "green") if check.fine else ("✗", "red") if check.needed else ("–", "yellow")
    line = f"{click.style(mark, fg=colour)} {harmless(check.name)}: {harmless(check.detail)}"
    return line if check.fine or not check.remedy else f"{line}\n    khắc phục: {harmless(check.remedy)}"


def _describe(path: Path) -> str:
    """Return what a warehouse holds; an error of DuckDB passes through."""
    from warehouse.query import run_query  # noqa: PLC0415

    (reports,) = run_query(path, "SELECT count(*) FROM core.reports").rows[0]
    return f"đọc được, {shown(reports)} báo cáo"
