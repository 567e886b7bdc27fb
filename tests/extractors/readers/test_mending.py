"""Letters that fonts and keyboards damaged."""

from __future__ import annotations

import re

import pytest

from extractors.readers.builder import DocumentBuilder
from extractors.readers.mending import mended
from schemas.catalog import read_toml
from schemas.document import Document

EXAMPLES: list[tuple[str, str]] = read_toml("characters.toml")["examples"]


def document(text: str) -> Document:
    builder = DocumentBuilder()
    builder.add("paragraph", text)
    return builder.build(warnings=["Đã có."])


@pytest.mark.parametrize(("source", "text"), EXAMPLES)
def test_examples_of_the_data_file(source: str, text: str) -> None:
    before = document(source)
    after = mended(before)
    assert after.text == text
    assert after.blocks == before.blocks
    assert re.findall(r"\d", after.text) == re.findall(r"\d", source)
    assert (len(after.warnings) > 1) == (source != text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nghị ñịnh số 5", "1 chữ đ, Đ bị lỗi phông thành ñ, ð (như “ñịnh”)"),
        ("Số 12/QĐ-U\u0412ND", "1 chữ cái Kirin hoặc Hy Lạp giống chữ Latinh (như trong “12/QĐ-U\u0412ND”)"),
        ("Tiếp \uf031\uf032 đơn", "2 ký tự chỉ phông riêng của tệp mới có;"),
        ("Uy ban nhan dan xa da tiep nhan va giai quyet cac don thu", "không phải tiếng Việt có dấu"),
    ],
)
def test_damage_is_told(text: str, words: str) -> None:
    kept, told = mended(document(text)).warnings
    assert kept == "Đã có."
    assert words in told


@pytest.mark.parametrize("text", ["Báo cáo của xã", "", "Uy ban", "12 m² × 5 = 60 m²; « và »"])
def test_a_sound_text_stays_the_same_document(text: str) -> None:
    before = document(text)
    assert mended(before) is before
