"""Statements of nothing: what is one, and how far the words reach that say what is missing."""

from __future__ import annotations

import pytest

from extractors.negations import find_negations

NOTHING = [
    ("không phát sinh đơn khiếu nại.", "không phát sinh", " đơn khiếu nại"),
    ("Không có hồ sơ quá hạn;", "Không có", " hồ sơ quá hạn"),
    ("chưa nhận được phản ánh nào của người dân", "chưa nhận được", " phản ánh nào "),
    ("không có trường hợp nào", "không có trường hợp", " nào"),
    ("không để xảy ra khiếu kiện đông người", "không để xảy ra", " khiếu kiện đông người"),
    ("không còn hồ sơ tồn, giải quyết 12 hồ sơ", "không còn", " hồ sơ tồn, giải quyết "),
    ("không tiếp nhận đơn tại trụ sở", "không tiếp nhận", " đơn "),
    ("không có đơn (kỳ trước có đơn)", "không có", " đơn "),
    ("không có đơn nhưng có công dân", "không có", " đơn "),
    ("chưa hồ sơ nào quá hạn", "chưa", " hồ sơ nào quá hạn"),
    ("Đơn tố cáo: Không.", "Không", ""),
    ("Đoàn đông người: không phát sinh;", "không phát sinh", ""),
    ("0 trường hợp quá hạn", "0", " trường hợp quá hạn"),
]


@pytest.mark.parametrize(("text", "negating", "missing"), NOTHING)
def test_a_statement_of_nothing(text: str, negating: str, missing: str) -> None:
    (found,) = find_negations(text)
    assert (text[found.start : found.end], text[found.end : found.reach]) == (negating, missing)


OTHER = [
    "không tổ chức tiếp công dân định kỳ",
    "đơn không thuộc thẩm quyền",
    "đơn không đủ điều kiện xử lý",
    "không tiếp công dân khi người đến say rượu",
    "hồ sơ chưa giải quyết",
    "không gian mạng",
    "khôngcó",
    "Có hay không, tùy thuộc",
]


@pytest.mark.parametrize("text", OTHER)
def test_what_negates_something_else_is_none(text: str) -> None:
    assert find_negations(text) == ()


def test_one_negation_ends_where_the_next_begins() -> None:
    text = "không có đơn tố cáo, không phát sinh đoàn đông người"
    assert [text[found.start : found.reach] for found in find_negations(text)] == [
        "không có đơn tố cáo, ",
        "không phát sinh đoàn đông người",
    ]
