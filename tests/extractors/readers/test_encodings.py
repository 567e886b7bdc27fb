"""Encodings from before Unicode."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extractors.readers.encodings import decode, evident, improves, old_font
from schemas.catalog import read_toml

DATA: dict[str, Any] = read_toml("encodings.toml")
NAMES = [row["name"] for row in DATA["encoding"]]
OLD = [row for row in DATA["example"] if row["encoding"]]
NEW = [row for row in DATA["example"] if not row["encoding"]]


@pytest.mark.parametrize(("name", "told"), DATA["font_examples"].items())
def test_fonts_of_the_data_file(name: str, told: str) -> None:
    font = old_font(name)
    assert (font and f"{font.encoding}{' H' * font.capitals}") == (told or None)


@pytest.mark.parametrize("example", OLD, ids=lambda example: example["text"][:30])
def test_examples_of_the_data_file(example: dict[str, Any]) -> None:
    text, origins = decode(example["text"], example["encoding"])
    assert text == example["shows"]
    assert len(origins) == len(text)
    assert list(origins) == sorted(set(origins))
    assert all(example["text"][origin] == letter for origin, letter in zip(origins, text, strict=True) if letter.isascii())
    assert evident([example["text"]]) == {example["encoding"]}
    assert re.findall(r"\d", text) == re.findall(r"\d", example["text"])


@pytest.mark.parametrize("example", NEW, ids=lambda example: example["text"][:30])
def test_other_texts_are_in_no_old_encoding(example: dict[str, Any]) -> None:
    assert evident([example["text"]]) == frozenset()
    assert not any(improves(example["text"], name, least=0.7) for name in NAMES)


@pytest.mark.parametrize(
    ("encoding", "source", "text", "origins"),
    [
        ("VNI", "Uûy 5", "Ủy 5", [0, 2, 3, 4]),
        ("VNI", "ngöôøi", "người", [0, 1, 2, 3, 5]),
        ("VNI", "LYÙ", "LÝ", [0, 1]),
        ("TCVN3", "t\u00ad", "tư", [0, 1]),
        ("TCVN3", "®-îc", "được", [0, 1, 2, 3]),
        ("TCVN3", "834/Q§-UBND, th-êng", "834/QĐ-UBND, thường", list(range(19))),
        ("TCVN3", "- §Çu t-", "- Đầu tư", list(range(8))),
        ("TCVN3", "\uf075\uf0fb", "uỷ", [0, 1]),
        ("TCVN3", "l\u03bc", "là", [0, 1]),
        ("TCVN3", "12 m² – 1.234,5%", "12 m² – 1.234,5%", list(range(16))),
    ],
)
def test_letters_and_where_they_came_from(encoding: str, source: str, text: str, origins: list[int]) -> None:
    found, places = decode(source, encoding, hyphens=True)
    assert (found, list(places)) == (text, origins)


def test_every_letter_has_one_code() -> None:
    for row in DATA["encoding"]:
        codes = [code for codes, letters in row["codes"] for code in codes]
        assert len(codes) == len(set(codes))
        assert all(len(codes) == len(letters) for codes, letters in row["codes"])
    letters = "".join(letters for _, letters in DATA["encoding"][0]["codes"])
    assert sorted(letters) == sorted("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ")
