"""What a batch changed, told to the person on duty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from extractors.readers.errors import UnsupportedKindError
from schemas.intake import LoadSummary

__all__ = ["summary_lines"]

MOST_NAMED = 3
"""Files of no kind of document that are named one by one; more are counted by their endings."""


def summary_lines(summary: LoadSummary) -> Iterator[str]:
    """Yield the lines of a summary in Vietnamese: the counts, then what was superseded and what was set aside and why.

    A folder may hold programs, settings, pictures of a website: such files are counted, lest they hide a report among them.
    """
    yield f"Đã nạp:      {len(summary.accepted)} tệp"
    yield f"Không đổi:   {len(summary.unchanged)} tệp"
    yield f"Bị thay thế: {len(summary.superseded)} báo cáo"
    yield from (f"  - {old}  được thay bằng  {new}" for old, new in summary.superseded)
    yield f"Để riêng:    {len(summary.quarantined)} tệp"
    others = [path for path, reason in summary.quarantined if reason == UnsupportedKindError.message]
    counted = frozenset(others if len(others) > MOST_NAMED else ())
    yield from (f"  - {path}: {reason}" for path, reason in summary.quarantined if path not in counted)
    if counted:
        yield _counted(others)


def _counted(paths: Sequence[str]) -> str:
    endings = Counter(PurePath(path).suffix.lower() or "không đuôi" for path in paths)
    kinds = ", ".join(f"{ending}: {number}" for ending, number in sorted(endings.items(), key=lambda item: (-item[1], item[0])))
    return f"  - {len(paths)} tệp loại khác ({kinds}): {UnsupportedKindError.message}"
