"""What can be Vietnamese, by its syllables."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from extractors.readers.syllables import is_syllable, tally, vietnamese_share
from schemas.catalog import read_toml

EXAMPLES: list[dict[str, Any]] = read_toml("syllables.toml")["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["shows"])
def test_examples_of_the_data_file(example: dict[str, Any]) -> None:
    assert example.get("least", 0.0) <= vietnamese_share(example["text"]) <= example.get("most", 1.0)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["shows"])
def test_no_form_of_unicode_changes_the_share(example: dict[str, Any]) -> None:
    share = vietnamese_share(example["text"])
    assert vietnamese_share(unicodedata.normalize("NFD", example["text"])) == share
    assert vietnamese_share(unicodedata.normalize("NFC", example["text"])) == share


@pytest.mark.parametrize(
    ("word", "possible"),
    [
        ("nghiêng", True), ("khuya", True), ("Uỷ", True), ("ỦY", True), ("quyết", True), ("gì", True), ("y", True), ("ý", True),
        ("quốc", True), ("đường", True), ("hòa", True), ("hoà", True), ("Huế", True), ("Đắk", False),
        ("ngiêng", False), ("kà", False), ("quuyết", False), ("cât", False), ("càch", False), ("hồố", False), ("ñã", False),
        ("nh©n", False), ("", False), ("\u0301", False), ("form", False), ("Lắk", False),
    ],
)  # fmt: skip
def test_spelling_of_syllables(word: str, possible: bool) -> None:
    assert is_syllable(word) is possible


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("834/QĐ-UBND ngày 10/4/2019", 1),
        ("a) TTHC, II.06, TTr, m2, 300hồ", 0),
        ("gửi vanthu@mau.example hoặc https://mau.example/a-b", 2),
        ("UY BAN", 2),
        ("kh6ng", 1),
        ("« vµ » … § •", 1),
        ("công-ten-nơ", 3),
    ],
)
def test_words_that_count(text: str, words: int) -> None:
    assert tally(text).words == words


def test_a_text_without_words_is_not_held_against_a_page() -> None:
    assert tally("1.234").share == 1.0
    assert vietnamese_share("") == 1.0
