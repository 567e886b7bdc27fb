"""`tonghop demo`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from pipeline.cli.console import harmless, heading
from pipeline.cli.ingest import progress_bar
from pipeline.cli.options import CONTEXT, log_file, settings
from pipeline.cli.sent import show_submissions
from pipeline.cli.store import told
from pipeline.cli.tables import show_consolidated, show_findings
from pipeline.summary import summary_lines

__all__ = ["command"]

SAMPLES = Path(__file__).parents[2] / "samples"
WAREHOUSE = Path("demo") / "tonghop.duckdb"
PERIOD = "2026-Q1"
NEXT = f"""
Thử tiếp:
  {{program}} --warehouse {WAREHOUSE} consolidate --period {PERIOD} --out tong-hop.xlsx
  {{program}} --warehouse {WAREHOUSE} findings
  {{program}} --warehouse {WAREHOUSE} submissions
  {{program}} ingest THƯ-MỤC-BÁO-CÁO-CỦA-BẠN"""


@click.command("demo", context_settings=CONTEXT, options_metavar="[TÙY CHỌN]")
def command() -> None:
    """Nạp các báo cáo mẫu vào một kho mới (demo/tonghop.duckdb) và in bảng tổng hợp.

    \b
    Ví dụ:
      tonghop demo
    """
    from pipeline.ingest import ingest  # noqa: PLC0415

    chosen = settings().model_copy(update={"warehouse": _fresh(WAREHOUSE), "expected": SAMPLES / "expected.toml"})
    folder = SAMPLES.relative_to(Path.cwd()) if SAMPLES.is_relative_to(Path.cwd()) else SAMPLES
    reports = sorted(path for path in folder.iterdir() if path.suffix in {".docx", ".pdf"})
    with progress_bar() as progress, told():
        summary = ingest(reports, chosen, log_file=log_file(), progress=progress)
    heading(f"Nạp {len(reports)} báo cáo mẫu")
    for line in summary_lines(summary):
        click.echo(harmless(line))
    with told():
        _show(WAREHOUSE)
    click.echo(NEXT.format(program=_program()))


def _program() -> str:
    """Return how the program is called from here: by its name, or by its path where the shell does not find it."""
    own = Path(sys.executable).with_name("tonghop")
    if shutil.which("tonghop") or not own.exists():
        return "tonghop"
    return str(own.relative_to(Path.cwd()) if own.is_relative_to(Path.cwd()) else own)


def _fresh(path: Path) -> Path:
    """Return the path of a warehouse that does not exist yet: the demo's own one is made anew every time."""
    path.parent.mkdir(exist_ok=True)
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    return path


def _show(path: Path) -> None:
    from warehouse.consolidate import consolidated, findings  # noqa: PLC0415

    found = consolidated(path, PERIOD)
    heading(f"Bảng tổng hợp: {found.label}")
    show_consolidated(found)
    heading("Ai đã gửi, gửi muộn, còn thiếu")
    show_submissions(found.submissions)
    heading("Những chỗ không khớp trong các báo cáo mẫu")
    show_findings(findings(path))
