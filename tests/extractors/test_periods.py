"""Periods in running text, the period of a report, and the reporting period of a window."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.periods import bucket, bucket_window, find_periods, report_period
from schemas.report import Window

LABELS = [
    ("tháng 5/2026", "month", "2026-05-01", "2026-05-31"),
    ("tháng 12/2025", "month", "2025-12-01", "2025-12-31"),
    ("quý I/2026", "quarter", "2026-01-01", "2026-03-31"),
    ("Quý 1 năm 2026", "quarter", "2026-01-01", "2026-03-31"),
    ("quí I", "quarter", "2026-01-01", "2026-03-31"),
    ("QUÝ IV NĂM 2025", "quarter", "2025-10-01", "2025-12-31"),
    ("3 tháng đầu năm", "quarter", "2026-01-01", "2026-03-31"),
    ("6 tháng đầu năm 2026", "half", "2026-01-01", "2026-06-30"),
    ("06 tháng", "half", "2026-01-01", "2026-06-30"),
    ("6 tháng cuối năm", "half", "2026-07-01", "2026-12-31"),
    ("9 tháng năm 2026", "nine_months", "2026-01-01", "2026-09-30"),
    ("10 tháng", "months", "2026-01-01", "2026-10-31"),
    ("năm 2025", "year", "2025-01-01", "2025-12-31"),
    ("ngày 27/02/2026", "day", "2026-02-27", "2026-02-27"),
    ("từ ngày 15/12/2025 đến ngày 14/3/2026", "window", "2025-12-15", "2026-03-14"),
    ("Lũy kế từ đầu năm đến hết ngày 25/9/2025", "window", "2025-01-01", "2025-09-25"),
]


@pytest.mark.parametrize(("text", "kind", "first", "last"), LABELS)
def test_a_label_means_the_calendar_period(text: str, kind: str, first: str, last: str) -> None:
    (span,) = find_periods(text, default_year=2026)
    assert (span.label, span.kind, str(span.first), str(span.last)) == (text, kind, first, last)


YEARS = [
    ("kết quả tháng 5, phương hướng nhiệm vụ tháng 6 năm 2026", [2026, 2026]),
    ("kết quả tháng 12, nhiệm vụ tháng 01 năm 2026", [2025, 2026]),
    ("quý I; nhiệm vụ quý II năm 2024", [2024, 2024]),
    ("9 tháng, ước thực hiện năm 2025; nhiệm vụ năm 2026", [2025, 2025, 2026]),
    ("quý I tăng so với quý IV năm 2025", [2030, 2025]),
]


@pytest.mark.parametrize(("text", "years"), YEARS)
def test_a_year_at_the_end_holds_for_the_labels_before_it(text: str, years: list[int]) -> None:
    assert [span.year for span in find_periods(text, default_year=2030)] == years


RELATIVE = [
    ("cùng kỳ", "same_period", None),
    ("cùng kỳ năm 2025", "same_period", 2025),
    ("cùng kỳ 2020", "same_period", 2020),
    ("Trong quý", "current", None),
    ("trong kỳ", "current", None),
    ("lũy kế", "cumulative", None),
    ("từ đầu năm đến nay", "year_to_date", None),
]


@pytest.mark.parametrize(("text", "name", "year"), RELATIVE)
def test_a_relative_period_is_left_to_the_caller(text: str, name: str, year: int | None) -> None:
    (span,) = find_periods(f"{text}, xã tiếp 5 lượt", default_year=2026)
    assert (span.kind, span.name, span.year, span.first) == ("relative", name, year, None)


@pytest.mark.parametrize(
    "text",
    [
        "trong 24 tháng",
        "từ 12 đến 24 tháng",
        "sau hơn 08 tháng vận hành",
        "trẻ 6 tháng tuổi",
        "giai đoạn 2021 - 2030",
        "kỳ trước chuyển sang",
    ],
)
def test_lengths_of_time_and_ranges_are_no_periods(text: str) -> None:
    assert find_periods(text, default_year=2026) == []


def test_months_of_a_year_are_a_period_whatever_stands_before_them() -> None:
    (span,) = find_periods("giải quyết đúng hạn 6 tháng đầu năm 2026")
    assert (span.kind, str(span.last)) == ("half", "2026-06-30")


TITLES = [
    ("Kết quả công tác quý I; nhiệm vụ quý II năm 2026", "2026-01-01", "2026-03-31", "quarter", "2026-Q1"),
    ("Kết quả nhiệm vụ tháng 10, chương trình công tác tháng 11 năm 2025", "2025-10-01", "2025-10-31", "month", "2025-10"),
    ("Kết quả 9 tháng, ước thực hiện năm 2026; nhiệm vụ năm 2027", "2026-01-01", "2026-09-30", "nine_months", "2026-9M"),
    ("Phương hướng nhiệm vụ quý II, kết quả quý I năm 2026", "2026-01-01", "2026-03-31", "quarter", "2026-Q1"),
    ("Đối thoại với nhân dân năm 2025", "2025-01-01", "2025-12-31", "year", "2025"),
    ("Công tác tuần 23 (từ ngày 01/6/2026 đến ngày 07/6/2026)", "2026-06-01", "2026-06-07", "week", None),
    ("Công tác tháng 3", "2026-03-01", "2026-03-31", "month", "2026-03"),
]


@pytest.mark.parametrize(("title", "first", "last", "kind", "reporting"), TITLES)
def test_the_title_tells_what_a_report_is_about(title: str, first: str, last: str, kind: str, reporting: str | None) -> None:
    period = report_period(title, "", 2026)
    assert period is not None
    assert (str(period.start), str(period.end), period.kind, period.reporting_period) == (first, last, kind, reporting)


def test_without_a_period_in_the_title_the_first_sentences_tell_it() -> None:
    counted = "Thực hiện Kế hoạch năm 2026, xã báo cáo số liệu chốt từ ngày 15/12/2025 đến ngày 14/3/2026 như sau:"
    labelled = "Thực hiện Kế hoạch ngày 05/01/2026, xã báo cáo kết quả quý II/2026 như sau:"
    assert str(getattr(report_period("Tiếp công dân", counted, 2026), "start", None)) == "2025-12-15"
    assert getattr(report_period("Tiếp công dân", labelled, 2026), "label", None) == "quý II/2026"


def test_a_report_on_one_event_has_no_period() -> None:
    assert report_period("Kết quả Hội nghị đối thoại năm 2026 (lần 1)", "Xã báo cáo như sau:", 2026) is None


BUCKETS = [
    ("2026-01-01", "2026-03-31", None, "2026-Q1"),
    ("2025-12-15", "2026-03-14", None, "2026-Q1"),
    ("2026-03-15", "2026-06-14", None, "2026-Q2"),
    ("2025-12-15", "2026-06-14", None, "2026-H1"),
    ("2026-06-15", "2026-12-14", None, "2026-H2"),
    ("2025-12-15", "2026-09-14", None, "2026-9M"),
    ("2025-12-15", "2026-12-14", None, "2026"),
    ("2025-12-15", "2026-01-14", None, "2026-01"),
    ("2026-04-16", "2026-05-15", None, "2026-05"),
    ("2025-12-15", "2026-03-03", None, None),
    ("2025-12-15", "2026-03-03", "2026-Q1", "2026-Q1"),
    ("2026-03-02", "2026-03-06", "2026-Q1", None),
    ("2025-07-01", "2026-06-30", "2026-H1", None),
]


@pytest.mark.parametrize(("first", "last", "hint", "expected"), BUCKETS)
def test_a_window_falls_into_its_reporting_period(first: str, last: str, hint: str | None, expected: str | None) -> None:
    assert bucket(Window(start=date.fromisoformat(first), end=date.fromisoformat(last)), hint) == expected


def test_a_reporting_period_has_its_calendar_window() -> None:
    assert bucket_window("2026-9M") == Window(start=date(2026, 1, 1), end=date(2026, 9, 30))
    assert bucket_window("quý I") is None
