"""`tonghop extract`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.batch import extract_files
from pipeline.cli.console import complain
from pipeline.cli.options import CONTEXT, log_file, settings

__all__ = ["command"]


@click.command("extract", context_settings=CONTEXT, options_metavar="[TÙY CHỌN]")
@click.argument("files", metavar="TỆP...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--workers", metavar="N", type=click.IntRange(min=1), help="Số tiến trình đọc (mặc định: số nhân của máy).")
def command(files: tuple[Path, ...], workers: int | None) -> None:
    """Đọc từng tệp, in mỗi tệp một dòng JSON ra đầu ra chuẩn; lỗi in ra đầu ra lỗi.

    Mã kết thúc là 1 khi có tệp không đọc được.

    \b
    Ví dụ:
      tonghop extract bao-cao.docx
      tonghop extract *.pdf > ket-qua.jsonl
      tonghop extract bao-cao.pdf | jq '.measurements[] | [.indicator, .value]'
    """
    chosen = settings(workers=workers)
    failed = False
    for result in extract_files(files, chosen.limits, chosen.workers, log_file(), chosen.scans):
        if result.report is None:
            failed = True
            complain(f"{result.path}: {result.reason}")
        else:
            click.echo(result.report.model_dump_json())
    if failed:
        raise click.exceptions.Exit(1)
