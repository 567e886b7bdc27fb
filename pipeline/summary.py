"""What a batch changed, told to the person on duty."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.intake import LoadSummary

__all__ = ["summary_lines"]


def summary_lines(summary: LoadSummary) -> Iterator[str]:
    """Yield the lines of a summary in Vietnamese: the counts, then what was superseded and what was set aside and why."""
    yield f"Đã nạp:      {len(summary.accepted)} tệp"
    yield f"Không đổi:   {len(summary.unchanged)} tệp"
    yield f"Bị thay thế: {len(summary.superseded)} báo cáo"
    yield from (f"  - {old}  được thay bằng  {new}" for old, new in summary.superseded)
    yield f"Để riêng:    {len(summary.quarantined)} tệp"
    yield from (f"  - {path}: {reason}" for path, reason in summary.quarantined)
