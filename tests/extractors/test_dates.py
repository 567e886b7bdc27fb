"""Dates in running text, and the stretches of days that they bound."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.dates import find_dates, windows_of

DATES = [
    ("ngày 01 tháng 7 năm 2022", [("ngày 01 tháng 7 năm 2022", 1, 7, 2022)]),
    ("ngày 01/7/2022", [("ngày 01/7/2022", 1, 7, 2022)]),
    ("ký 1-7-2022", [("1-7-2022", 1, 7, 2022)]),
    ("ký 01.7.2022", [("01.7.2022", 1, 7, 2022)]),
    ("đăng 30 - 09 - 2021", [("30 - 09 - 2021", 30, 9, 2021)]),
    ("ngày\n25 tháng 7 năm 2023", [("ngày\n25 tháng 7 năm 2023", 25, 7, 2023)]),
    ("ngày 2 9 tháng 6 năm 2026", [("ngày 2 9 tháng 6 năm 2026", 29, 6, 2026)]),
    ("ngày 01/7/26", [("ngày 01/7/26", 1, 7, 2026)]),
    ("ngày 05/02", [("ngày 05/02", 5, 2, None)]),
    ("sáng 26/9, họp", [("26/9", 26, 9, None)]),
    ("tiếp định kỳ ngày 25 và đột xuất", [("ngày 25", 25, None, None)]),
    ("tháng 5/2026", [("tháng 5/2026", None, 5, 2026)]),
    ("tháng 05 năm 2026", [("tháng 05 năm 2026", None, 5, 2026)]),
    ("tháng 1.2014", [("tháng 1.2014", None, 1, 2014)]),
    ("tháng 10, xã", [("tháng 10", None, 10, None)]),
    ("đăng 2025-09-16 09:30", [("2025-09-16", 16, 9, 2025)]),
    ("năm 2025", [("năm 2025", None, None, 2025)]),
    ("ngày tháng 4 năm 2026", [("ngày tháng 4 năm 2026", None, 4, 2026)]),
    ("ngày … tháng … năm 2026", [("ngày … tháng … năm 2026", None, None, 2026)]),
    ("ngày 17 tháng năm 2026", [("ngày 17 tháng năm 2026", 17, None, 2026)]),
    ("các ngày 05/3 và 12/3/2026", [("ngày 05/3", 5, 3, 2026), ("12/3/2026", 12, 3, 2026)]),
    ("trong 02 ngày 13 và 14/6/2026", [("ngày 13", 13, 6, 2026), ("14/6/2026", 14, 6, 2026)]),
    ("Ngày 03; 10; 17 (Thứ 5)", [("Ngày 03", 3, None, None), ("10", 10, None, None), ("17", 17, None, None)]),
]

NO_DATES = [
    "ngày 31/02/2026",
    "ngày 45/13/2026",
    "2025-13-16",
    "12/15 đơn",
    "4/2018",
    "số 0212.3852.114",
    "giảm từ 5/9 xuống 3/9 xã",
    "mỗi tháng 02 ngày",
    "trong 9 tháng, 10 hồ sơ",
    "trong tháng 05 hồ sơ được trả",
    "bình quân mỗi ngày 33 lượt",
    "ngày 15/11/202",
    "ngày …/…/…",
    "trong 24 tháng",
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_is_read_day_before_month(text: str, expected: list[tuple[str, int | None, int | None, int | None]]) -> None:
    assert [(text[span.start : span.end], span.day, span.month, span.year) for span in find_dates(text)] == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "ngày 01/7/2022; ngày 02/8/2023"
    assert [(span.start, span.end) for span in find_dates(text, 14)] == [(16, 30)]


WINDOWS = [
    ("từ ngày 15/12/2025 đến ngày 14/3/2026", "2025-12-15", "2026-03-14"),
    ("tính từ ngày 15/12/2025 đến hết ngày 14/3/2026", "2025-12-15", "2026-03-14"),
    ("Từ 14/4/2026 đến 12/5/2026", "2026-04-14", "2026-05-12"),
    ("từ ngày 05/02 đến ngày 07/02/2026", "2026-02-05", "2026-02-07"),
    ("từ ngày 15/12 đến ngày 14/01/2026", "2025-12-15", "2026-01-14"),
    ("15/12/2025 - 14/3/2026", "2025-12-15", "2026-03-14"),
    ("1/12/2019-29/2/2020", "2019-12-01", "2020-02-29"),
    ("từ tháng 1.2014 đến tháng 12.2016", "2014-01-01", "2016-12-31"),
    ("trong 02 ngày 13 và 14/6/2026", "2026-06-13", "2026-06-14"),
    ("tính đến ngày 14/6/2026", None, "2026-06-14"),
    ("đến hết tháng 4/2018", None, "2018-04-30"),
    ("từ ngày 01/7/2025 đến nay", "2025-07-01", None),
]


@pytest.mark.parametrize(("text", "first", "last"), WINDOWS)
def test_two_dates_bound_a_window(text: str, first: str | None, last: str | None) -> None:
    whole = f"Số liệu ({text}) của xã"
    (window,) = windows_of(whole, find_dates(whole))
    assert (window.end - window.start, window.first, window.last) == (
        len(text),
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
    )


def test_a_deadline_is_no_window() -> None:
    text = "hoàn thành trước ngày 30/6/2026"
    assert windows_of(text, find_dates(text)) == []
