"""Who has sent and who has not, as commands print it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import harmless, shown, table, terminal_width
from schemas.obligations import groups

if TYPE_CHECKING:
    from warehouse.records import Submission

__all__ = ["missing_lines", "show_submissions"]

HEADS = ("Kỳ", "Loại báo cáo", "Đơn vị", "Hạn gửi", "Tình trạng", "Ngày ban hành", "Số, ký hiệu", "Tệp")
MISSING = "chưa gửi"
OTHERS = "Báo cáo khác"
MOST_NAMED = 20
"""Missing agencies that have a line each; more of them stand in a line for each group."""

ROOM_FOR_FILES = 100
"""Columns of a terminal below which names of files are left out; number and symbol tell the report."""

NARROW = (
    "Danh sách này lấy theo quy định chung, trừ khi đã khai danh sách riêng những đơn vị phải gửi "
    "(mục expected trong tonghop.toml; xem README, Settings)."
)
COMMITTEE = ("Ủy ban nhân dân ", "UBND ")


def show_submissions(rows: Sequence[Submission]) -> None:
    """Print who has sent, late, or not at all, and how many of each.

    On a terminal the reports stand under their period and kind, and long lists of missing agencies in a line for each group;
    elsewhere every agency has a line, for programs.
    """
    width = terminal_width()
    if width is None or not rows:
        lines = [(r.reporting_period, r.report_name, r.agency_name, *_rest(r), r.path) for r in rows]
        table(HEADS, lines, empty="Chưa có báo cáo nào, và không đơn vị nào phải gửi.")
    else:
        for (period, name), members in groupby(rows, key=lambda row: (row.reporting_period, row.report_name)):
            click.echo(f"\n{click.style(harmless(f'{period}: {name or OTHERS}'), bold=True)}")
            _show(list(members), width)
    if rows:
        click.echo("; ".join(f"{state}: {number}" for state, number in Counter(row.state for row in rows).items()))


def missing_lines(found: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the names of missing agencies, or a line for each group when there are many.

    Args:
        found: group and name of each, those of a group side by side.
    """
    if len(found) <= MOST_NAMED:
        yield from (name for _, name in found)
        return
    for group, members in groupby(found, key=lambda item: item[0]):
        names = [name.replace(*COMMITTEE) for _, name in members]
        yield f"{group or 'Đơn vị khác'} ({len(names)}): {'; '.join(names)}"
    yield NARROW


def _show(rows: Sequence[Submission], width: int) -> None:
    missing = [row for row in rows if row.state == MISSING]
    folded = missing if len(missing) > MOST_NAMED else []
    heads = HEADS[2:] if width >= ROOM_FOR_FILES else HEADS[2:-1]
    lines = [(_short(r), *_rest(r), PurePath(r.path or "").name)[: len(heads)] for r in rows if not folded or r.state != MISSING]
    if lines:
        table(heads, lines)
    if folded:
        click.echo(f"Chưa gửi ({len(folded)}):")
    for line in missing_lines([(_group(row), _short(row)) for row in folded]):
        click.echo(f"  - {harmless(line)}")


def _rest(row: Submission) -> tuple[object, ...]:
    return row.due_on, row.state, row.issued_on, row.code


def _short(row: Submission) -> str:
    return (row.agency_name or "").replace(*COMMITTEE)


def _group(row: Submission) -> str:
    """Return the group of an agency with its last day."""
    name = next((group.name for group in groups() if row.level in group.levels), "Đơn vị khác")
    return f"{name}, hạn {shown(row.due_on)}" if row.due_on else name
