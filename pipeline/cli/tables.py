"""The tables that commands print, from the records of the warehouse; heads and words are Vietnamese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import harmless, shown, table
from pipeline.cli.sent import missing_lines
from schemas.catalog import RATE, indicators

if TYPE_CHECKING:
    from warehouse.consolidate import ConsolidatedTable
    from warehouse.records import Conflict, FindingRow

__all__ = ["show_consolidated", "show_findings"]

SEVERITIES = {"error": ("lỗi", "red"), "warning": ("cảnh báo", "yellow"), "info": ("lưu ý", "cyan")}
SUM_HEADS = ("Chỉ tiêu", "Đơn vị tính", "Tổng", "Số đơn vị", "Phải báo cáo", "Còn thiếu", "Mâu thuẫn")
WAITING = (
    "{number} số liệu có độ tin cậy thấp, chờ xem lại và chưa được cộng. Để xem: "
    "tonghop sql \"SELECT * FROM mart.review WHERE reporting_period = '{period}'\""
)


def show_consolidated(found: ConsolidatedTable) -> None:
    """Print the sums of a period, then who is missing, what was superseded, where reports contradict each other."""
    position = {code: place for place, code in enumerate(indicators())}
    sums = [
        (item.indicator_name, item.unit, item.value, item.subjects, item.expected, item.missing, item.conflicts)
        for item in sorted(found.sums, key=lambda item: position.get(item.indicator.removesuffix(RATE), len(position)))
    ]
    table(SUM_HEADS, sums, empty=f"{found.label}: chưa có số liệu.")
    _list("Chưa có số liệu", missing_lines([(row.group, row.name) for row in found.rows if row.missing]), len(found.missing))
    _list("Đã được thay thế", (f"{row.code or row.path} (nay là {row.superseded_by_code})" for row in found.superseded))
    _list("Hai báo cáo nói khác nhau", map(_conflict, found.conflicts))
    if found.waiting:
        click.echo(WAITING.format(number=len(found.waiting), period=found.period))


def show_findings(rows: Sequence[FindingRow]) -> None:
    """Print what does not add up, one line each, and where it stands."""
    for row in rows:
        word, colour = SEVERITIES[row.severity]
        place = ", ".join(filter(None, (row.path, f"trang {row.page}" if row.page else "")))
        period = f" {row.reporting_period}" if row.reporting_period else ""
        click.echo(f"{click.style(word, fg=colour)}{harmless(f'{period}: {row.message} ({place})')}")
    counts = Counter(SEVERITIES[row.severity][0] for row in rows)
    click.echo("; ".join(f"{word}: {number}" for word, number in counts.items()) or "Không có chỗ nào không khớp.")


def _conflict(row: Conflict) -> str:
    counted, other = f"{row.code} ghi {shown(row.value)}", f"{row.other_code} ghi {shown(row.other_value)}"
    return f"{row.subject_name}, {row.indicator_name}: {counted} (được tính), {other}"


def _list(title: str, lines: Iterable[str], number: int | None = None) -> None:
    """Print a heading with how many there are, and the lines; nothing when there are none."""
    found = list(lines)
    if found:
        click.echo(f"\n{title} ({number or len(found)}):")
    for line in found:
        click.echo(f"  - {harmless(line)}")
