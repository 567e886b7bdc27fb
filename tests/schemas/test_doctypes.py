"""Types of documents by symbol and by word."""

from __future__ import annotations

import pytest

from schemas.doctypes import type_name, type_of_symbol, type_words

SYMBOLS = [
    ("BC-VPUB", "BC"),
    ("BC/ĐU", "BC"),
    ("2020/TT-VPCP", "TT"),
    ("2025/NĐ-CP", "NĐ"),
    ("2025/QH15", "Luật"),
    ("2023/UBTVQH15", "NQ"),
    ("NQ-UBTVQH15", "NQ"),
    ("TTLT-VPCP-BNV", "TTLT"),
    ("QĐi/TW", "QyĐ"),
    ("CTr/TU", "CTr"),
    ("CV/ĐU", "CV"),
    ("UBND-VP", "CV"),
    ("SNV-CCHC&PC", "CV"),
    ("TCD", None),
]


@pytest.mark.parametrize(("symbol", "code"), SYMBOLS)
def test_the_symbol_tells_the_type(symbol: str, code: str | None) -> None:
    assert type_of_symbol(symbol) == code


@pytest.mark.parametrize(("word", "code"), [("quyết định", "QĐ"), ("quy định", "QyĐ"), ("công văn", "CV"), ("bộ luật", "Luật")])
def test_the_word_tells_the_type(word: str, code: str) -> None:
    assert type_words()[word] == code


@pytest.mark.parametrize(("code", "name"), [("BC", "Báo cáo"), ("CV", "Công văn"), ("Luật", "Luật"), ("XX", None)])
def test_a_type_has_a_name(code: str, name: str | None) -> None:
    assert type_name(code) == name
