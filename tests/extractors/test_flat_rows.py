"""Tables whose lines came out as text."""

from __future__ import annotations

import pytest

from tests.extractors.reports import report

TITLE = "1. Kết quả giải quyết thủ tục hành chính"
HEAD = "Đơn vị Tổng Đã xử lý Chưa xử lý Đúng hạn Trễ hạn"
SHARES = "Tổng % Tổng %"

ROWS = [
    (
        [TITLE, HEAD, SHARES, "Mức 1, 2 1200 1100 100 1078 98% 22 2%", "Mức 3 900 800 100 796 99,5% 4 0,5%"],
        [
            ("tthc.received_total", 1200, "Mức 1, 2"),
            ("tthc.resolved_overdue.rate", 0.5, "Mức 3"),
            ("tthc.pending_total", 100, "Mức 3"),
        ],
    ),
    (
        [TITLE, HEAD, "Xã Mai Sơn 1200 1100 100 1078 22", "Xã Yên Châu 900 800 100 796 4", "Tổng cộng 2100 1900 200 1874 26"],
        [("tthc.received_total", 1200, None), ("tthc.resolved_ontime", 796, None), ("tthc.resolved_total", 1900, None)],
    ),
]


@pytest.mark.parametrize(("lines", "figures"), ROWS)
def test_the_lines_have_the_figures_that_the_heads_name(lines: list[str], figures: list[tuple[str, float, str | None]]) -> None:
    found = [
        (item.indicator, item.value, item.breakdown.name if item.breakdown else None) for item in report(*lines).measurements
    ]
    assert set(figures) <= set(found)


OTHER = [
    [TITLE, HEAD, "Xã Mai Sơn 1200 1100 100 1078 22"],
    [TITLE, HEAD, "Xã Mai Sơn 1200 1100", "Xã Yên Châu 900 800"],
    [TITLE, "Đơn vị Đã xử lý Chưa xử lý", "Xã Mai Sơn 1200 1100", "Xã Yên Châu 900 800"],
    ["1. Kết quả trồng rừng", "Đơn vị Tổng Đã trồng Chưa trồng Đúng hạn Trễ hạn", "Mức 1 9 8 7 6 5", "Mức 2 9 8 7 6 5"],
]


@pytest.mark.parametrize("lines", OTHER)
def test_what_is_no_such_table_gives_nothing(lines: list[str]) -> None:
    assert report(*lines).measurements == ()
