"""The command `tonghop`."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

import click

from pipeline.cli.group import LateGroup
from pipeline.cli.options import CONTEXT, log_file, log_option, warehouse_option
from pipeline.cli.vietnamese import speak_vietnamese
from pipeline.log import start_log

__all__ = ["main", "tonghop"]

speak_vietnamese()


@click.group(name="tonghop", cls=LateGroup, context_settings=CONTEXT, subcommand_metavar="LỆNH ...", options_metavar="[TÙY CHỌN]")
@click.version_option(package_name="tonghop", prog_name="tonghop")
@warehouse_option
@log_option
def tonghop() -> None:
    """Tổng hợp báo cáo hành chính: từ một thư mục báo cáo đến một bảng số liệu kiểm chứng được.

    \b
    Ví dụ:
      tonghop demo                              chạy thử với báo cáo mẫu
      tonghop ingest hop-thu-den/               nạp mọi báo cáo trong thư mục
      tonghop consolidate --period 2026-05      bảng tổng hợp tháng 5/2026
      tonghop LỆNH --help                       hướng dẫn của từng lệnh
    """
    if os.environ.get("NO_COLOR"):
        click.get_current_context().color = False
    start_log(log_file())


def main() -> None:
    """Run the command line; the console entry point."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    tonghop(prog_name="tonghop")
