"""Label phrases in running text: the longest wins, and words are kept whole."""

from __future__ import annotations

import pytest

from extractors.labels import find_labels, spoken_in, undecided, unit_at
from extractors.language.words import word_spans
from schemas.labels import frames


def borders(text: str) -> frozenset[int]:
    return frozenset(offset for span in word_spans(text) for offset in span)


LABELS = [
    ("tthc", "đã giải quyết", ["đã giải quyết"]),
    ("tthc", "trước và đúng hạn", ["trước và đúng hạn"]),
    ("tthc", "trước hạn, đúng hạn", ["trước hạn, đúng hạn"]),
    ("tthc", "trước hạn; đúng hạn", ["trước hạn", "đúng hạn"]),
    ("tthc", "tiếp nhận trực tuyến", ["tiếp nhận trực tuyến"]),
    ("tthc", "tiếp nhận và trả kết quả", ["tiếp nhận và trả kết quả"]),
    ("tthc", "Đang giải quyết quá hạn", ["Đang giải quyết quá hạn"]),
    ("petition", "không thuộc thẩm quyền", ["không thuộc thẩm quyền"]),
    ("petition", "khiếu nại, tố cáo", ["khiếu nại, tố cáo"]),
    ("petition", "khiếu nại đúng một phần", ["khiếu nại đúng một phần"]),
    ("petition", "năm 2025 chuyển sang", ["năm 2025 chuyển sang"]),
    ("reception", "lãnh đạo tiếp định kỳ", ["lãnh đạo tiếp định kỳ"]),
    ("pakn", "tiếp nhận và xử lý", ["tiếp nhận và xử lý"]),
    ("tasks", "quá hạn chưa hoàn thành", ["quá hạn chưa hoàn thành"]),
    ("tthc", "tiếp  nhận", ["tiếp  nhận"]),
    ("tthc", "công tác cán bộ", []),
]


@pytest.mark.parametrize(("frame", "text", "found"), LABELS)
def test_the_longest_phrase_wins(frame: str, text: str, found: list[str]) -> None:
    assert [text[label.start : label.end] for label in find_labels(text, frames()[frame], 0, len(text))] == found


ROLES = [
    ("tthc", "đã giải quyết", "label", {("stage", "resolved")}, False),
    ("tthc", "hồ sơ", "unit", set(), False),
    ("tthc", "một cửa", "neutral", set(), False),
    ("tthc", "trong kỳ", "label", {("stage", "received"), ("origin", "new")}, True),
    ("petition", "đơn thư", "unit", {("stage", "received")}, False),
]


@pytest.mark.parametrize(("frame", "text", "role", "says", "weak"), ROLES)
def test_what_a_phrase_says(frame: str, text: str, role: str, says: set[tuple[str, str]], weak: bool) -> None:
    (label,) = find_labels(text, frames()[frame], 0, len(text))
    assert (label.role, label.says, label.weak, label.frame) == (role, says, weak, frame)


SYLLABLES = [
    ("Có 24 đơn vị", []),
    ("Có 24 đơn", ["đơn"]),
    ("Có 24 thực đơn", []),
    ("Giá 12 đơn giá cũ", []),
    ("có 05 đơn khiếu nại", ["đơn khiếu nại"]),
]


@pytest.mark.parametrize(("text", "found"), SYLLABLES)
def test_a_syllable_inside_a_word_is_no_phrase(text: str, found: list[str]) -> None:
    labels = find_labels(text, frames()["petition"], 0, len(text), borders(text))
    assert [text[label.start : label.end] for label in labels] == found


COMPOUNDS = [
    ("petition", "hoàn thành nhiệm vụ", []),
    ("petition", "xét xử 02 vụ", ["vụ"]),
    ("petition", "tại các ĐƠN VỊ", []),
    ("petition", "tạo việc làm", []),
    ("reception", "tiếp tục với 05 lượt", ["lượt"]),
    ("procedures", "kiểm soát TTHC", ["TTHC"]),
]


@pytest.mark.parametrize(("frame", "text", "found"), COMPOUNDS)
def test_known_compounds_are_no_phrases_without_the_segmenter(frame: str, text: str, found: list[str]) -> None:
    labels = find_labels(text, frames()[frame], 0, len(text))
    assert [text[label.start : label.end] for label in labels] == found


UNDECIDED = [
    ("có 24 đơn vị", []),
    ("có 24 đơn thuốc", []),
    ("có 24 đơn, thư", []),
    ("(12 đơn)", []),
    ("đơn: 12", []),
    ("có 24 đơn mới", ["đơn"]),
    ("số đơn: 12", ["đơn"]),
    ("số  đơn: 12", ["đơn"]),
]


@pytest.mark.parametrize(("text", "asked"), UNDECIDED)
def test_the_segmenter_is_asked_about_syllables_beside_others(text: str, asked: list[str]) -> None:
    places = undecided(text, spoken_in(text, 0, len(text), ("petition",)))
    assert [text[place:].split(maxsplit=1)[0].strip(":,)") for place in sorted(places)] == asked


def test_labels_lie_between_the_offsets() -> None:
    text = "đã giải quyết; đang giải quyết; quá hạn"
    assert [label.start for label in find_labels(text, frames()["tthc"], 15, 30)] == [15]


UNITS = [
    ("tthc", "12 hồ sơ TTHC", "hồ sơ TTHC", False),
    ("tthc", "12  hồ sơ", "hồ sơ", False),
    ("tthc", "12 hồ sơ công việc", "hồ sơ", True),
    ("tthc", "12 lượt", None, None),
    ("tthc", "12 đã trả hồ sơ", None, None),
    ("reception", "12 lượt người", "lượt người", False),
    ("reception", "12 lượt truy cập", "lượt", True),
    ("reception", "02 đoàn kiểm tra", "đoàn", True),
    ("petition", "24 đơn vị", None, None),
    ("petition", "24 đơn", "đơn", False),
    ("petition", "24 đơn xin nghỉ phép", "đơn", True),
    ("tasks", "06 nhiệm vụ trọng tâm", "nhiệm vụ", True),
]


@pytest.mark.parametrize(("frame", "text", "unit", "foreign"), UNITS)
def test_a_unit_noun_stands_right_behind_the_number(frame: str, text: str, unit: str | None, foreign: bool | None) -> None:
    found = unit_at(text, frames()[frame], 2, len(text), borders(text))
    assert (text[found.start : found.end] if found else None, found.foreign if found else None) == (unit, foreign)
