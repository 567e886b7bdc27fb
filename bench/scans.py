"""OCR of scanned pages beside tesseract alone on the same page images, all cores busy, in one run.

    python -m bench.scans [--json FILE] [--repeat N] [--pages N] [PDF...]

The pages are those of the samples, as pictures.  Tesseract alone gets each picture ready to be read and finds words with
its own layout analysis; Tonghop gets a PDF of the pictures, and gives a Document with lines, tables and doubts.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from queue import SimpleQueue
from typing import Any

__all__ = ["main"]

SAMPLES = Path(__file__).parents[1] / "samples"
DOTS = 300
_AUTO = 3  # tesseract's own layout analysis


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the comparison, and write JSON when asked; 2 when tesseract's data is missing."""
    from extractors.readers.tessdata import INSTALL, find_tessdata  # noqa: PLC0415
    from pipeline.isolation import cores  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", nargs="*", type=Path, help="default: samples/*.pdf")
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args(arguments)
    tessdata = find_tessdata()
    if tessdata is None:
        print(f"tesseract's Vietnamese data is missing: {INSTALL}", file=sys.stderr)
        return 2
    pictures = _pictures(chosen.pdf or sorted(SAMPLES.glob("*.pdf")), chosen.pages)
    scan = _as_pdf(pictures)
    alone = ours = float("inf")
    for _ in range(chosen.repeat):  # in turn, so that both meet the same machine
        alone = min(alone, _timed(lambda: _tesseract_alone(pictures, str(tessdata), cores())))
        ours = min(ours, _timed(lambda: _read(scan, cores())))
    print(f"{len(pictures)} scanned pages, {cores()} cores")
    print(f"tesseract alone {alone:8.2f} s   Tonghop {ours:8.2f} s   ratio {ours / alone:.2f}")
    if chosen.json:
        result = {"pages": len(pictures), "cores": cores(), "alone": alone, "tonghop": ours, "ratio": ours / alone}
        chosen.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _pictures(paths: Sequence[Path], count: int) -> list[Any]:
    """Return pictures of the first pages of the files, from the beginning again when there are too few."""
    import pypdfium2  # noqa: PLC0415

    pages = []
    for path in paths:
        with pypdfium2.PdfDocument(path) as document:
            pages += [page.render(scale=DOTS / 72, grayscale=True).to_pil() for page in document]
    return list(islice(cycle(pages), count))


def _as_pdf(pictures: Sequence[Any]) -> bytes:
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", resolution=DOTS, save_all=True, append_images=pictures[1:])
    return buffer.getvalue()


def _read(scan: bytes, threads: int) -> None:
    from extractors.readers.ocr import Ocr  # noqa: PLC0415
    from extractors.readers.pdf import read_pdf  # noqa: PLC0415

    read_pdf(scan, Ocr(threads=threads))


def _tesseract_alone(pictures: Sequence[Any], tessdata: str, threads: int) -> None:
    """Find the words of each picture, with an engine for each thread."""
    import tesserocr  # noqa: PLC0415

    engines: SimpleQueue[Any] = SimpleQueue()
    for _ in range(threads):
        engines.put(tesserocr.PyTessBaseAPI(path=tessdata, lang="vie", psm=_AUTO))

    def recognise(picture: Any) -> None:
        engine = engines.get()
        engine.SetImage(picture)
        engine.SetSourceResolution(DOTS)
        engine.Recognize()
        engines.put(engine)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(recognise, pictures))
    while not engines.empty():
        engines.get().End()


if __name__ == "__main__":
    sys.exit(main())
