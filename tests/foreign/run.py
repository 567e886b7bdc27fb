"""`make foreign`: reads the real files of other projects' test suites; none may crash the reader or run past its limits."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.readers.signatures import with_signatures
from pipeline.batch import FAILED, extract_files
from pipeline.extract import UNEXPECTED
from pipeline.isolation import Limits
from pipeline.log import start_log
from schemas.document import Document, Page
from schemas.intake import FileResult
from tests.foreign.fetch import FetchError, UnreachableError, fetched, unpacked

FEWEST, FEWEST_SIGNED = 300, 30
"""Files, and files with signatures, below which the sources were not unpacked as they should."""

_VIETNAMESE = frozenset("ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ")
_BAD = tuple(reason.partition("{")[0] for reason in (UNEXPECTED, *FAILED.values()))


def main() -> int:
    """Return 0 when every file ends in a report or a reason; also without a network, which is no fault of a change."""
    start_log(None)
    begin = time.monotonic()
    try:
        archives = fetched(Path(sys.prefix) / ".foreign")
    except UnreachableError:
        print("Bỏ qua kiểm thử với tệp của các dự án khác: không kết nối được kho gói Python.", file=sys.stderr)
        return 0
    except FetchError as error:
        print(f"Không tải được các gói trong tests/foreign/sources.txt:\n{error}", file=sys.stderr)
        return 1
    with TemporaryDirectory(prefix="foreign-") as name:
        paths = [path for archive in archives for path in unpacked(archive, Path(name))]
        log = Path(name) / "tonghop.log"
        results = list(extract_files(paths, Limits(), log_file=log))
        faults = [f"{Path(result.path).name}: {found}" for result in results if (found := fault(result))]
        if faults and log.exists():
            print(log.read_text(encoding="utf-8", errors="replace"), file=sys.stderr)
        signed = _signed(paths)
    if len(paths) < FEWEST or signed < FEWEST_SIGNED:
        faults.append(f"chỉ có {len(paths)} tệp ({signed} có chữ ký số), phải có ít nhất {FEWEST} ({FEWEST_SIGNED})")
    told = f"{len(paths)} tệp ({signed} có chữ ký số) của {len(archives)} dự án"
    print(f"{told}, {time.monotonic() - begin:.0f} giây: {_counts(results)}")
    for line in faults:
        print(f"Lỗi: {line}", file=sys.stderr)
    return 1 if faults else 0


def _signed(paths: list[Path]) -> int:
    """Return in how many files signatures are read; most hold a word or two, too little text to be taken for a report."""
    pages = Document("", (), tuple(Page(number, 612, 792) for number in range(1, 50)))
    return sum(bool(with_signatures(pages, path.read_bytes(), ()).signatures) for path in paths if path.suffix == ".pdf")


def fault(result: FileResult) -> str | None:
    """Return what is wrong with a result: a crash, a limit, a reason that no layman understands."""
    if result.state == "accepted":
        return None if result.report is not None else "không có báo cáo"
    reason = result.reason or ""
    if reason.startswith(_BAD):
        return reason
    return None if _VIETNAMESE & set(reason.lower()) else f"lý do không phải tiếng Việt: {reason!r}"


def _counts(results: list[FileResult]) -> str:
    return ", ".join(f"{count} {state}" for state, count in sorted(Counter(result.state for result in results).items()))


if __name__ == "__main__":
    sys.exit(main())
