"""What is measured: each stage takes files and an empty folder, and does its whole work on all their pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["STAGES", "count_pages", "empty_warehouse", "laid_out"]

WAREHOUSE = "bench.duckdb"
Stage = Callable[[Sequence[Path], Path], object]


def count_pages(paths: Sequence[Path]) -> int:
    """Return how many pages the PDFs have."""
    import pypdfium2  # noqa: PLC0415

    return sum(len(pypdfium2.PdfDocument(path)) for path in paths)


def pdfium_text(paths: Sequence[Path], _folder: Path) -> None:
    """Read the text of every page with pypdfium2 alone: the limit."""
    import pypdfium2  # noqa: PLC0415

    for path in paths:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                page.get_textpage().get_text_range()


def pdfplumber_text(paths: Sequence[Path], _folder: Path) -> None:
    """Read the text of every page with pdfplumber's `extract_text`."""
    import pdfplumber  # noqa: PLC0415

    for path in paths:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.close()


def reader(paths: Sequence[Path], _folder: Path) -> None:
    """Read every file into a Document."""
    from extractors.readers import read  # noqa: PLC0415

    for path in paths:
        read(path)


def report(paths: Sequence[Path], _folder: Path) -> None:
    """Read every file into a checked Report."""
    from pipeline.extract import extract_file  # noqa: PLC0415

    for path in paths:
        extract_file(path)


def pipeline(paths: Sequence[Path], folder: Path) -> None:
    """Read every file, from its bytes to rows in a warehouse that holds nothing else: opened, loaded and published."""
    from pipeline.extract import extract_file  # noqa: PLC0415
    from pipeline.ingest import new_run  # noqa: PLC0415
    from warehouse.store import Warehouse  # noqa: PLC0415

    results = [extract_file(path) for path in paths]
    with Warehouse.open(folder / WAREHOUSE) as store:
        store.load(new_run("bench"), results)


def empty_warehouse(folder: Path) -> Path:
    """Make a warehouse with its catalogs in a folder, and return where it stands."""
    from warehouse.store import Warehouse  # noqa: PLC0415

    with Warehouse.open(folder / WAREHOUSE):
        return folder / WAREHOUSE


@contextmanager
def laid_out(warehouse: Path) -> Iterator[Path]:
    """Give a folder with a copy of a warehouse in it; neither laying it out nor taking it away belongs to what is measured."""
    with TemporaryDirectory(prefix="tonghop-bench-") as folder:
        shutil.copy(warehouse, folder)
        yield Path(folder)


STAGES: dict[str, Stage] = {
    "pypdfium2 text": pdfium_text,
    "pdfplumber extract_text": pdfplumber_text,
    "reader (bytes to Document)": reader,
    "report (bytes to Report)": report,
    "pipeline (bytes to rows)": pipeline,
}
"""The stages by name; ratios are given to the first two."""
