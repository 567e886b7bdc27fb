"""Words laid back onto the text: nothing lost, nothing changed."""

from __future__ import annotations

import pytest
import spacy

from extractors.language.words import SyllableTokenizer, word_spans

TEXTS = [
    "",
    " ",
    "Tiếp nhận 12 đơn.",
    "Tiếp nhận 1.286 hồ sơ (chiếm 90,1%); đã giải quyết 1.190/1.286 hồ sơ, không có hồ sơ quá hạn.",
    "Có 24 đơn vị\nnộp báo cáo;\n\n- Đơn khiếu nại:  05  đơn",
    "Báo cáo “không có” số liệu… 12% – tại http://mau.example/a?b=1",
    "  đầu dòng và cuối dòng 3 lượt  ",
    "Chữ dính liền300hồ sơ, TTHC/HCC 12",
    "có 12 đơn, vị trí số 3",
    "Uỷ ban có 24 hoá đơn",
]


@pytest.mark.parametrize("text", TEXTS)
def test_words_come_in_order_and_leave_only_white_space(text: str) -> None:
    spans = word_spans(text)
    assert all(low < high for low, high in spans)
    ends = [0, *(high for _, high in spans)]
    starts = [*(low for low, _ in spans), len(text)]
    assert all(end <= start and not text[end:start].strip() for end, start in zip(ends, starts, strict=True))


@pytest.mark.parametrize("text", TEXTS)
def test_the_tokens_make_up_the_text(text: str) -> None:
    doc = SyllableTokenizer(spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}).vocab)(text)
    assert doc.text == text


WORDS = [
    ("Có 24 đơn vị nộp báo cáo", "đơn vị"),
    ("Tiếp 12 lượt công dân", "công dân"),
    ("Giải quyết 15 hồ sơ", "hồ sơ"),
]


@pytest.mark.parametrize(("text", "word"), WORDS)
def test_syllables_make_words(text: str, word: str) -> None:
    assert word in [text[low:high] for low, high in word_spans(text)]


def test_only_clauses_with_a_figure_are_segmented() -> None:
    text = "các đơn vị, có 24 đơn vị"
    assert [text[low:high] for low, high in word_spans(text)] == ["các", "đơn", "vị", ",", "có", "24", "đơn vị"]
