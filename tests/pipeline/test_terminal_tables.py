"""Tables where they are narrow: what keeps its width, what folds, what becomes a list."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.cli import console, sent
from pipeline.cli.layout import fixed_widths, records
from pipeline.cli.sent import MOST_NAMED, NARROW, missing_lines, show_submissions
from warehouse.records import Submission

HEADS = ("Chỉ tiêu", "Tổng", "Phải báo cáo")
ROWS = (("Hồ sơ tiếp nhận mới trong kỳ báo cáo", "9.392", "9"),)


@pytest.mark.parametrize(
    ("room", "widths"), [(100, [None, None, None]), (35, [None, 5, 7]), (34, [None, 5, 7]), (33, None), (10, None)]
)
def test_short_values_keep_their_width_and_text_folds(room: int, widths: list[int | None] | None) -> None:
    """18 characters are the least for text, so the three columns need 18 + 5 + 7 and two gaps of 2."""
    assert fixed_widths(HEADS, ROWS, room) == widths


def test_a_row_without_room_is_a_list() -> None:
    assert list(records(("a", "dài"), [("một hai ba", ""), ("x", "y")], 12)) == ["a    một hai ba", "a    x\ndài  y"]


def submission(name: str, state: str, level: str = "commune") -> Submission:
    due, issued = date(2026, 3, 17), date(2026, 3, 16) if state == "đúng hạn" else None
    return Submission(
        "tthc", "Thủ tục hành chính", name, name, level, "2026-Q1", due, state, None, "1/BC-UBND" if issued else None, issued,
        issued, None, "hop-thu/a.docx" if issued else None, None,
    )  # fmt: skip


SENT = submission("Ủy ban nhân dân xã Mai Sơn", "đúng hạn")
MISSING = tuple(submission(f"Ủy ban nhân dân xã {number}", "chưa gửi") for number in range(MOST_NAMED + 1))


def show(
    rows: tuple[Submission, ...], width: int | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[str]:
    monkeypatch.setattr(sent, "terminal_width", lambda: width)
    if width:
        monkeypatch.setattr(console, "PIPED_WIDTH", width)
    show_submissions(rows)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_many_missing_agencies_stand_in_a_line_of_their_group(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = show((SENT, *MISSING), 120, monkeypatch, capsys)
    assert lines[1] == "2026-Q1: Thủ tục hành chính"
    assert [line.startswith("UBND xã Mai Sơn") and line.endswith("a.docx") for line in lines].count(True) == 1
    assert f"Chưa gửi ({len(MISSING)}):" in lines
    (group,) = [line for line in lines if line.startswith("  - Các xã, phường, hạn 17/03/2026")]
    assert all(f"UBND xã {number}" in group for number in range(len(MISSING)))
    assert lines[-1] == f"đúng hạn: 1; chưa gửi: {len(MISSING)}"


@pytest.mark.parametrize("width", [80, 120])
def test_few_missing_agencies_have_their_line(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = show((SENT, *MISSING[:2]), width, monkeypatch, capsys)
    assert ["chưa gửi" in line for line in lines if "UBND xã" in line] == [False, True, True]
    assert any("a.docx" in line for line in lines) == (width == 120)
    assert max(map(len, lines)) <= width


def test_programs_get_a_line_for_every_agency(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = show((SENT, *MISSING), None, monkeypatch, capsys)
    assert sum("| chưa gửi " in line for line in lines) == len(MISSING)
    assert any("hop-thu/a.docx" in line for line in lines)


def test_missing_lines() -> None:
    few, many = [("Sở", "Sở A"), ("", "B")], [("Sở", "Sở A"), *(("Xã", f"Ủy ban nhân dân xã {n}") for n in range(MOST_NAMED))]
    assert list(missing_lines(few)) == ["Sở A", "B"]
    assert list(missing_lines(many)) == [
        "Sở (1): Sở A",
        f"Xã ({MOST_NAMED}): {'; '.join(f'UBND xã {n}' for n in range(MOST_NAMED))}",
        NARROW,
    ]


def test_years_are_written_without_points(capsys: pytest.CaptureFixture[str]) -> None:
    console.table(("year", "issued_year", "value"), [(2013, None, 2013)])
    assert capsys.readouterr().out.splitlines()[-1].split("|") == ["2013 ", "             ", " 2.013"]
