"""Serves the nightly flow on a schedule.

    python -m flows.deployment --inbox FOLDER

keeps running and starts the flow every night at two, Vietnamese time; stop it with Ctrl-C.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from prefect.schedules import Cron

from flows.nightly import nightly

__all__ = ["NIGHTLY", "main"]

NIGHTLY = Cron("0 2 * * *", timezone="Asia/Ho_Chi_Minh")


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve the flow until it is stopped."""
    parser = argparse.ArgumentParser(prog="python -m flows.deployment", description="Chạy nạp báo cáo mỗi đêm lúc 2 giờ.")
    parser.add_argument("--inbox", type=Path, required=True, help="thư mục báo cáo")
    parser.add_argument("--warehouse", type=Path, help="tệp kho dữ liệu")
    chosen = parser.parse_args(arguments)
    parameters = {"inbox": str(chosen.inbox), "warehouse": str(chosen.warehouse) if chosen.warehouse else None}
    nightly.serve(name="nightly", schedule=NIGHTLY, parameters=parameters)


if __name__ == "__main__":
    main()
