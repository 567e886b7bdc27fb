"""`tonghop schema`."""

from __future__ import annotations

import json

import click

from pipeline.cli.options import CONTEXT
from schemas.report import Report

__all__ = ["command"]


@click.command("schema", context_settings=CONTEXT, options_metavar="[TÙY CHỌN]")
def command() -> None:
    """In JSON Schema của đối tượng mà lệnh extract in ra.

    \b
    Ví dụ:
      tonghop schema > report.schema.json
    """
    click.echo(json.dumps(Report.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))
