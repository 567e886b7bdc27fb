"""Numbers as Vietnamese administrative text writes them."""

from __future__ import annotations

import re

import pytest

from extractors.numbers import find_number_words, find_numbers, parse_number

VALUES = [
    ("1.234", 1234),
    ("1.234.567", 1234567),
    ("1234", 1234),
    ("06", 6),
    ("0", 0),
    ("99,79", 99.79),
    ("1.234,5", 1234.5),
    ("1,07 nghìn", 1070),
    ("5,65 ngàn", 5650),
    ("400 nghìn", 400_000),
    ("12,5 triệu", 12_500_000),
    ("2 tỷ", 2e9),
    ("2 tỉ", 2e9),
    ("12 Nghìn", 12_000),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_dot_groups_thousands_and_a_comma_is_the_decimal_sign(text: str, value: float) -> None:
    (number,) = find_numbers(f"tiếp nhận {text} hồ sơ")
    assert (number.value, number.start, number.end, number.percent) == (value, 10, 10 + len(text), False)


PERCENT = [("1,5%", 1.5), ("90 %", 90), ("95 phần trăm", 95), ("100%", 100), ("1.234%", 1234)]


@pytest.mark.parametrize(("text", "value"), PERCENT)
def test_per_cent_stay_per_cent(text: str, value: float) -> None:
    (number,) = find_numbers(f"đạt {text}.")
    assert (number.value, number.percent, number.end) == (value, True, 4 + len(text))


PARTS = [
    ("12/15 đơn", 12, 15, 3),
    ("1.172/1.190 hồ sơ", 1172, 1190, 6),
    ("12 / 15 đơn", 12, 15, 5),
    ("12/BC-SXD", 12, None, None),
    ("36 lượt/41 người", 36, None, None),
]


@pytest.mark.parametrize(("text", "value", "whole", "at"), PARTS)
def test_a_part_of_a_whole(text: str, value: float, whole: float | None, at: int | None) -> None:
    number = find_numbers(text)[0]
    assert (number.value, number.whole, number.whole_start) == (value, whole, at)


NUMBERS = [
    ("84,6 km2", ["84,6"]),
    ("12 m2, 3 m3", ["12", "3"]),
    ("36 lượt/41 người", ["36", "41"]),
    ("Q1 và B12", []),
    ("4.098 hồ sơ (trong kỳ: 2.999; chuyển sang: 1.099)", ["4.098", "2.999", "1.099"]),
    ("tăng 12,4%.", ["12,4%"]),
    ("có 12.", ["12"]),
    ("có 12, 13 và 14", ["12", "13", "14"]),
    ("không có số", []),
]


@pytest.mark.parametrize(("text", "found"), NUMBERS)
def test_digits_inside_words_are_no_numbers(text: str, found: list[str]) -> None:
    assert [text[number.start : number.end] for number in find_numbers(text)] == found


APPROXIMATE = [
    ("gần 400 hồ sơ", True),
    ("hơn 1.200 hồ sơ", True),
    ("Khoảng 30 đơn", True),
    ("tối thiểu 95%", True),
    ("ước đạt 500 hồ sơ", True),
    ("95% trở lên", True),
    ("có 400 hồ sơ", False),
    ("nhiều hơn, 400 hồ sơ", False),
]


@pytest.mark.parametrize(("text", "approximate"), APPROXIMATE)
def test_words_that_make_a_number_approximate(text: str, approximate: bool) -> None:
    (number,) = find_numbers(text)
    assert number.approximate is approximate


def test_only_the_numbers_between_the_offsets_are_found() -> None:
    assert [number.value for number in find_numbers("12 và 34 và 56", 3, 10)] == [34]


WORDS = [
    ("Hai đơn tố cáo", [("Hai", 2)]),
    ("tiếp ba lượt, mười lượt", [("ba", 3), ("mười", 10)]),
    ("bẩy đơn", [("bẩy", 7)]),
    ("năm 2026", []),
    ("hai bên, ba cấp", []),
    ("thứ hai", []),
]


@pytest.mark.parametrize(("text", "found"), WORDS)
def test_a_number_word_stands_before_a_noun_that_is_counted(text: str, found: list[tuple[str, int]]) -> None:
    numbers = find_number_words(text, re.compile(r"\s+(?:đơn|lượt)\b"))
    assert [(text[number.start : number.end], number.value) for number in numbers] == found
    assert all(number.word for number in numbers)


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="could not convert"):
        parse_number("mười")


def test_a_number_moves_with_its_whole() -> None:
    (number,) = find_numbers("12/15")
    moved = number.moved(100)
    assert (moved.start, moved.end, moved.whole_start, moved.value) == (100, 105, 103, 12)
