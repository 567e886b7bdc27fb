"""The reporting period that a user names."""

from __future__ import annotations

from collections.abc import Collection

import click

from warehouse.periods import parse_period

__all__ = ["ACCEPTED", "check_period"]

ACCEPTED = "2026-05 (tháng), 2026-Q2 (quý), 2026-H1 (6 tháng), 2026-9M (9 tháng), 2026 (năm)"


def check_period(text: str, known: Collection[str]) -> str:
    """Return a reporting period as the warehouse writes it.

    Args:
        text: as the user typed it, in small or capital letters.
        known: the periods of which the warehouse holds something.

    Raises:
        click.ClickException: in Vietnamese, for another form and for a period that is not known.
    """
    period = text.strip().upper()
    if parse_period(period) is None:
        msg = f"Kỳ báo cáo {text!r} không đúng dạng. Các dạng được nhận: {ACCEPTED}."
        raise click.ClickException(msg)
    if period not in known:
        held = ", ".join(sorted(known)) or "chưa có kỳ nào; hãy nạp báo cáo bằng lệnh `tonghop ingest`"
        msg = f"Kho chưa có số liệu của kỳ {period}. Các kỳ đã có: {held}."
        raise click.ClickException(msg)
    return period
