"""The group of commands: each command's module is imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

__all__ = ["COMMANDS", "LateGroup"]

COMMANDS = {
    "demo": "Chạy thử với các báo cáo mẫu đi kèm.",
    "ingest": "Đọc các tệp và thư mục báo cáo, nạp số liệu vào kho.",
    "consolidate": "Lập bảng tổng hợp của một kỳ báo cáo.",
    "submissions": "Đơn vị nào đã gửi, gửi muộn, còn thiếu.",
    "findings": "Những chỗ số liệu không khớp.",
    "sql": "Hỏi kho bằng SQL (chỉ đọc).",
    "extract": "Đọc tệp và in kết quả dạng JSON, không dùng đến kho.",
    "inspect": "Xem một tệp được đọc ra sao: từng trang, bảng, dấu, phần bỏ qua.",
    "explain": "Vẽ một báo cáo thành trang HTML, tô màu từng con số.",
    "doctor": "Kiểm tra máy: đã có gì, thiếu gì, lệnh nào khắc phục.",
    "schema": "In JSON Schema của kết quả mà lệnh extract in ra.",
}
"""The commands in the order of the help, each with its line there; `pipeline.cli.<name>.command` runs it."""


class LateGroup(click.Group):
    """A group whose help needs no module of a command."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command's module and return the command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"pipeline.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands."""
        with formatter.section("Các lệnh"):
            formatter.write_dl(list(COMMANDS.items()))
