"""Write the sample reports, their annotations and the expected consolidation: `python -m samples.build`.

The same sources give the same bytes: dates in the files are fixed, and so are the times of archive entries.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from samples.consolidation import consolidation
from samples.gold import annotation
from samples.page import pdf_bytes
from samples.sample import Sample, read
from samples.word import docx_bytes

__all__ = ["build", "main"]

HERE = Path(__file__).parent
WRITERS = {"docx": docx_bytes, "pdf": pdf_bytes}


def build(folder: Path) -> list[Path]:
    """Write every report, annotation and the consolidation into `folder`; return the paths, in order."""
    samples = [read(path) for path in sorted((HERE / "reports").glob("*.toml"))]
    gold = {sample.id: annotation(sample) for sample in samples}
    written = [path for sample in samples for path in _write(sample, gold[sample.id], folder)]
    target = folder / "consolidation.json"
    target.write_text(_json(consolidation(HERE / "consolidation.toml", gold)), encoding="utf-8")
    return [*written, target]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m samples.build", description="Write the sample reports.")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to (default: samples/)")
    for path in build(parser.parse_args().out):
        print(path.name)


def _write(sample: Sample, gold: dict[str, Any], folder: Path) -> tuple[Path, Path]:
    report = folder / f"{sample.id}.{sample.format}"
    report.write_bytes(WRITERS[sample.format](sample))
    note = folder / f"{sample.id}.gold.json"
    note.write_text(_json(gold), encoding="utf-8")
    return report, note


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    main()
