"""Pages per second of the whole pipeline beside pypdfium2 and pdfplumber, on one core, in one run.

    python -m bench.speed [--json FILE] [--repeat N] [PDF...]

Each stage runs in a process of its own, so that its peak memory is its own.  It works through all files
once unmeasured (imports, models, caches of the disk), then `--repeat` times; the fastest counts.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ParamSpec, TypeVar

from bench.annotated import sets_at_hand
from bench.stages import STAGES, count_pages, empty_warehouse, laid_out

__all__ = ["Measured", "main", "measure"]

P = ParamSpec("P")
T = TypeVar("T")
REFERENCE = "seeds"
SAMPLES = Path(__file__).parents[1] / "samples"
KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """One stage's result.

    Attributes:
        seconds: of wall-clock time for all pages, the fastest of the runs.
        peak_mb: the most memory that the process held, in MiB.
        to_pdfium, to_pdfplumber: its speed over theirs; 1 is as fast.
    """

    stage: str
    pages: int
    seconds: float
    pages_per_second: float
    peak_mb: float
    to_pdfium: float
    to_pdfplumber: float


def measure(paths: Sequence[Path], repeat: int) -> list[Measured]:
    """Return each stage's speed and memory over the files, one stage after the other."""
    pages = count_pages(paths)
    with TemporaryDirectory(prefix="tonghop-bench-") as folder:
        warehouse = _in_own_process(empty_warehouse, Path(folder))  # its memory would be counted as that of every other
        timed = {stage: _in_own_process(_run, stage, paths, repeat, warehouse) for stage in STAGES}
    pdfium, pdfplumber = (timed[stage][0] for stage in list(STAGES)[:2])
    return [
        Measured(stage, pages, seconds, pages / seconds, peak, pdfium / seconds, pdfplumber / seconds)
        for stage, (seconds, peak) in timed.items()
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write JSON when asked; 2 when there is nothing to measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", nargs="*", type=Path, help=f"default: the born-digital ones of {REFERENCE!r}, else samples/*.pdf")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args(arguments)
    paths = chosen.pdf or _at_hand()
    if not paths:
        print("no PDF to measure", file=sys.stderr)
        return 2
    results = measure(paths, chosen.repeat)
    print(_table(results, len(paths)))
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(result) for result in results], indent=2) + "\n", encoding="utf-8")
    return 0


def _at_hand() -> list[Path]:
    """Return the PDFs with a text layer of the reference set, where it stands beside the checkout, else those of the samples."""
    documents = (item.path for found in sets_at_hand() if found.name == REFERENCE for item in found.documents)
    return [path for path in documents if path.suffix == ".pdf"] or sorted(SAMPLES.glob("**/*.pdf"))


def _in_own_process(function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        return pool.submit(function, *arguments, **named).result()


def _run(stage: str, paths: Sequence[Path], repeat: int, warehouse: Path) -> tuple[float, float]:
    _stay_on_one_core()
    work = STAGES[stage]
    seconds = []
    for _ in range(repeat + 1):
        with laid_out(warehouse) as folder:
            begin = time.perf_counter()
            work(paths, folder)
            seconds.append(time.perf_counter() - begin)
    return min(seconds[1:]), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTE


def _stay_on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _table(results: Sequence[Measured], files: int) -> str:
    lines = [
        f"{results[0].pages} pages of {files} files, one core",
        f"{'stage':28}{'pages/s':>10}{'x pypdfium2':>13}{'x pdfplumber':>14}{'peak MiB':>10}",
    ]
    lines += [
        f"{item.stage:28}{item.pages_per_second:>10.1f}{item.to_pdfium:>13.3f}{item.to_pdfplumber:>14.2f}{item.peak_mb:>10.0f}"
        for item in results
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
