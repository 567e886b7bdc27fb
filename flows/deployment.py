"""Serves the nightly flow on a schedule.

    python -m flows.deployment --inbox FOLDER

keeps running and starts the flow every night at two, Vietnamese time; stop it with Ctrl-C.
"""

from __future__ import annotations

from pathlib import Path

import click
from prefect.schedules import Cron

from flows.nightly import nightly
from pipeline.cli.options import CONTEXT
from pipeline.cli.vietnamese import speak_vietnamese

__all__ = ["NIGHTLY", "main"]

NIGHTLY = Cron("0 2 * * *", timezone="Asia/Ho_Chi_Minh")


@click.command("deployment", options_metavar="[TÙY CHỌN]", context_settings=CONTEXT)
@click.option("--inbox", metavar="THƯ-MỤC", type=click.Path(path_type=Path), required=True, help="Thư mục báo cáo.")
@click.option("--warehouse", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False), help="Tệp kho dữ liệu.")
def main(inbox: Path, warehouse: Path | None) -> None:
    """Nạp báo cáo mỗi đêm lúc 2 giờ, cho đến khi bấm Ctrl-C.

    \b
    Ví dụ:
      python -m flows.deployment --inbox hop-thu-den/ --warehouse kho.duckdb
    """
    parameters = {"inbox": str(inbox), "warehouse": str(warehouse) if warehouse else None}
    nightly.serve(name="nightly", schedule=NIGHTLY, parameters=parameters)


if __name__ == "__main__":
    speak_vietnamese()
    main(prog_name="python -m flows.deployment")
