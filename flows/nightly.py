"""The nightly flow: what came into the inbox goes into the warehouse.

    python -m flows.nightly --inbox FOLDER

runs it once, with a temporary Prefect server on this machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE

from pipeline.batch import extract_files
from pipeline.cli.console import harmless
from pipeline.cli.options import CONTEXT
from pipeline.cli.vietnamese import speak_vietnamese
from pipeline.ingest import add, batches, new_run
from pipeline.intake import collect
from pipeline.plan import Plan, copied, plan, reasons
from pipeline.settings import Settings, SettingsError, load_settings
from pipeline.summary import summary_lines
from schemas.intake import FileResult, LoadSummary, RunInfo
from warehouse.errors import WarehouseError, WarehouseLockedError
from warehouse.store import Warehouse

__all__ = ["main", "nightly"]

RETRY_DELAYS = [2.0, 10.0, 30.0, 120.0, 300.0]
"""Seconds to wait for whoever has the warehouse open: an analyst's query is short, another program's is not."""


def _locked(_task: object, _run: object, state: Any) -> bool:
    """Tell Prefect to try again when, and only when, the warehouse is open elsewhere."""
    return isinstance(state.result(raise_on_failure=False), WarehouseLockedError)


waiting = task(
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=len(RETRY_DELAYS),
    retry_delay_seconds=RETRY_DELAYS,
    retry_condition_fn=_locked,
)


@waiting
def sort_inbox(inbox: Path, settings: Settings, *, refresh: bool) -> Plan:
    """Return what is to be done with the files of the inbox; make the warehouse when there is none."""
    with Warehouse.open(settings.warehouse, expected=settings.expected, review_below=settings.review_below) as store:
        store.publish()
        return plan(store, collect([inbox]), refresh=refresh)


@task(cache_policy=NO_CACHE, persist_result=False)
def read_batch(paths: Sequence[Path], settings: Settings) -> list[FileResult]:
    """Read the files of one batch in worker processes."""
    return list(extract_files(paths, settings.limits, settings.workers, scans=settings.scans))


@waiting
def load_batch(warehouse: Path, run: RunInfo, results: Sequence[FileResult]) -> LoadSummary:
    """Load the results of one batch in one transaction."""
    with Warehouse.open(warehouse) as store:
        return store.load(run, results)


@flow(name="nightly", persist_result=False, validate_parameters=False)
def nightly(inbox: Path, warehouse: Path | None = None, *, workers: int | None = None, refresh: bool = False) -> LoadSummary:
    """Take what is new in the inbox into the warehouse and say what became of each file.

    Args:
        inbox: a folder, searched with all below it.
        warehouse: the DuckDB file; `None` for the one of the settings.
        workers: how many processes read; `None` for the settings.
        refresh: read again what an older version of the extraction read, and what was set aside.
    """
    given = {"warehouse": Path(warehouse) if warehouse else None, "workers": workers}
    settings = load_settings().model_copy(update={name: value for name, value in given.items() if value is not None})
    target, run = settings.warehouse, new_run("nightly")
    todo = sort_inbox(Path(inbox), settings, refresh=refresh)
    summary, known = add(todo.known, load_batch(target, run, todo.refused)), dict(todo.reasons)
    for group in batches(todo.new, settings.batch):
        results = read_batch(group, settings)
        summary = add(summary, load_batch(target, run, results))
        known.update(reasons(results))
    summary = add(summary, load_batch(target, run, copied(todo.copies, known)))
    get_run_logger().info("%s", {name: len(paths) for name, paths in asdict(summary).items()})
    return summary


@click.command("nightly", options_metavar="[TÙY CHỌN]", context_settings=CONTEXT)
@click.option("--inbox", metavar="THƯ-MỤC", type=click.Path(path_type=Path), required=True, help="Thư mục báo cáo.")
@click.option("--warehouse", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False), help="Tệp kho dữ liệu.")
@click.option("--workers", metavar="N", type=click.IntRange(min=1), help="Số tiến trình đọc (mặc định: số nhân của máy).")
@click.option("--refresh", is_flag=True, help="Đọc lại tệp đã đọc bằng phiên bản cũ và tệp đang để riêng.")
def main(inbox: Path, warehouse: Path | None, workers: int | None, refresh: bool) -> None:  # noqa: FBT001
    """Nạp hộp thư đến vào kho, một lần.

    Mã kết thúc: 0 khi nạp đủ, 1 khi có tệp để riêng hoặc không ghi được kho, 2 khi gõ sai lệnh hoặc cấu hình sai.

    \b
    Ví dụ:
      python -m flows.nightly --inbox hop-thu-den/ --warehouse kho.duckdb
    """
    try:
        summary = nightly(inbox, warehouse, workers=workers, refresh=refresh)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    except WarehouseError as error:
        raise click.ClickException(str(error)) from error
    for line in summary_lines(summary):
        click.echo(harmless(line))
    if summary.quarantined:
        raise click.exceptions.Exit(1)


if __name__ == "__main__":
    speak_vietnamese()
    main(prog_name="python -m flows.nightly")
