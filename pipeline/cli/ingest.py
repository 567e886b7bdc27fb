"""`tonghop ingest`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pipeline.cli.console import console, harmless
from pipeline.cli.options import CONTEXT, log_file, settings, warehouse_option
from pipeline.cli.store import told
from pipeline.summary import summary_lines

__all__ = ["command", "progress_bar"]


@click.command("ingest", context_settings=CONTEXT, options_metavar="[TÙY CHỌN]")
@click.argument("paths", metavar="ĐƯỜNG-DẪN...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--workers", metavar="N", type=click.IntRange(min=1), help="Số tiến trình đọc (mặc định: số nhân của máy).")
@click.option("--refresh", is_flag=True, help="Đọc lại tệp đã đọc bằng phiên bản cũ và tệp đang để riêng.")
@warehouse_option
def command(paths: tuple[Path, ...], workers: int | None, refresh: bool) -> None:  # noqa: FBT001
    """Đọc các tệp và thư mục báo cáo (kể cả thư mục con), nạp số liệu vào kho.

    Tệp không đọc được thì để riêng, kèm lý do; các tệp khác vẫn được nạp. Mã kết thúc: 0 khi nạp đủ,
    1 khi có tệp để riêng, 2 khi gõ sai lệnh.

    \b
    Ví dụ:
      tonghop ingest hop-thu-den/
      tonghop ingest bao-cao-1.pdf bao-cao-2.docx --warehouse kho.duckdb
      tonghop ingest hop-thu-den/ --refresh --workers 1
    """
    from pipeline.ingest import ingest  # noqa: PLC0415

    with told(), progress_bar() as progress:
        summary = ingest(paths, settings(workers=workers), refresh=refresh, log_file=log_file(), progress=progress)
    for line in summary_lines(summary):
        click.echo(harmless(line))
    if summary.quarantined:
        raise click.exceptions.Exit(1)


@contextmanager
def progress_bar(doing: str = "Đang đọc") -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error while something is done, when that is a terminal; yield what moves it."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
