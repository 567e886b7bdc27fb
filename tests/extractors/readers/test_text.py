"""One spelling for every character, and where each came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.readers.text import normalise


@pytest.mark.parametrize(
    ("source", "text", "origins"),
    [
        ("Số: 5", "Số: 5", [0, 1, 2, 3, 4]),
        ("So\u0302\u0301 5", "Số 5", [0, 1, 4, 5]),
        ("đa\u0323\u0302t", "đật", [0, 1, 4]),
        ("1\u00a0234\u2009%", "1 234 %", [0, 1, 2, 3, 4, 5, 6]),
        ("hồ\u200b sơ\u00ad", "hồ sơ", [0, 1, 3, 4, 5]),
        ("\ufeffÐề án", "Đề án", [1, 2, 3, 4, 5]),
        ("BC\u2011STP", "BC-STP", [0, 1, 2, 3, 4, 5]),
        ("a\u200b\u0301b", "áb", [0, 3]),
        ("o\ufb03ce", "office", [0, 1, 1, 1, 2, 3]),
        ("qu\u00ea\u0301, que\u0301\u0302t", "quế, quết", [0, 1, 2, 4, 5, 6, 7, 8, 11]),
        ("qu\u00e9\u0302t", "quết", [0, 1, 2, 4]),
        ("\uff11\uff12 h\uff0e", "12 h.", [0, 1, 2, 3, 4]),
        ("\uf0b7 Số", "• Số", [0, 1, 2, 3]),
        ("a\x00b\nc", "ab\nc", [0, 2, 3, 4]),
    ],
)
def test_spelling(source: str, text: str, origins: list[int]) -> None:
    found, places = normalise(source)
    assert found == text
    assert list(places) == origins


@given(st.text(alphabet="aAđĐơưễ5 .\ufb01\u0301\u0323\u0302\u200b\u00a0\u00ad\n"))
def test_every_text_comes_out_composed_with_one_origin_for_each_character(source: str) -> None:
    text, origins = normalise(source)
    assert unicodedata.is_normalized("NFC", text)
    assert len(origins) == len(text)
    assert list(origins) == sorted(origins)
    assert normalise(text)[0] == text
