"""What is measured: each stage takes files and does its whole work on all their pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["STAGES", "count_pages"]

Stage = Callable[[Sequence[Path]], object]


def count_pages(paths: Sequence[Path]) -> int:
    """Return how many pages the PDFs have."""
    import pypdfium2  # noqa: PLC0415

    return sum(len(pypdfium2.PdfDocument(path)) for path in paths)


def pdfium_text(paths: Sequence[Path]) -> None:
    """Read the text of every page with pypdfium2 alone: the limit."""
    import pypdfium2  # noqa: PLC0415

    for path in paths:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                page.get_textpage().get_text_range()


def pdfplumber_text(paths: Sequence[Path]) -> None:
    """Read the text of every page with pdfplumber's `extract_text`."""
    import pdfplumber  # noqa: PLC0415

    for path in paths:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.close()


def reader(paths: Sequence[Path]) -> None:
    """Read every file into a Document."""
    from extractors.readers import read  # noqa: PLC0415

    for path in paths:
        read(path)


def pipeline(paths: Sequence[Path]) -> None:
    """Read every file, from its bytes to rows in a new warehouse."""
    from pipeline.extract import extract_file  # noqa: PLC0415
    from pipeline.ingest import new_run  # noqa: PLC0415
    from warehouse.store import Warehouse  # noqa: PLC0415

    results = [extract_file(path) for path in paths]
    with TemporaryDirectory() as folder, Warehouse.open(Path(folder) / "bench.duckdb") as store:
        store.load(new_run("bench"), results)


STAGES: dict[str, Stage] = {
    "pypdfium2 text": pdfium_text,
    "pdfplumber extract_text": pdfplumber_text,
    "reader (bytes to Document)": reader,
    "pipeline (bytes to rows)": pipeline,
}
"""The stages by name; ratios are given to the first two."""
