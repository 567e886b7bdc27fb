"""OCR of scanned pages beside tesseract alone on the same page images, all cores busy, in one run.

    python -m bench.scans [--json FILE] [--repeat N] [--pages N] [PDF...]

The pages are those of the samples, as pictures.  Tesseract alone gets each picture ready to be read, as it stands in the PDF,
and finds words with its own layout analysis; Tonghop gets the PDF, and gives a Document with lines, tables and doubts.  Both
load the model once for each thread within the time that is measured, and have as many threads as there are cores, each of
which works alone.  Processor time is compared too: on a machine with other work the clock tells little.
"""

from __future__ import annotations

import argparse
import io
import json
import os
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
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # as Tonghop sets it; tesseract is slower with threads of its own
    scan = _as_pdf(list(islice(cycle(_pictures(chosen.pdf or sorted(SAMPLES.glob("*.pdf")))), chosen.pages)))
    pictures = _pictures([scan])
    alone, ours = [], []
    for _ in range(chosen.repeat):  # in turn, so that both meet the same machine
        alone.append(_timed(lambda: _tesseract_alone(pictures, str(tessdata), cores())))
        ours.append(_timed(lambda: _read(scan, cores())))
    result: dict[str, float] = {"pages": len(pictures), "cores": cores()}
    print(f"{len(pictures)} scanned pages, {cores()} cores")
    for name, place in (("clock", 0), ("processor", 1)):
        one, other = (min(times[place] for times in all_times) for all_times in (alone, ours))
        print(f"{name:10} tesseract alone {one:8.2f} s   Tonghop {other:8.2f} s   ratio {other / one:.2f}")
        result |= {f"{name}_alone": one, f"{name}_tonghop": other, f"{name}_ratio": other / one}
    if chosen.json:
        chosen.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the time that work takes by the clock, and on the processors."""
    begin = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begin[0], time.process_time() - begin[1]


def _pictures(files: Sequence[Path | bytes]) -> list[Any]:
    """Return pictures of the pages of PDF files."""
    import pypdfium2  # noqa: PLC0415

    pages = []
    for file in files:
        with pypdfium2.PdfDocument(file) as document:
            pages += [page.render(scale=DOTS / 72, grayscale=True).to_pil() for page in document]
    return pages


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
