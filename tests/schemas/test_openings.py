"""The quick look before a long list of forms lets every form through, and few other words."""

from __future__ import annotations

import re

import pytest

from extractors.labels import find_labels
from schemas.frames import Frame
from schemas.labels import frames
from schemas.openers import Led, Openers
from schemas.openings import any_form, openings, quick_look


@pytest.mark.parametrize(
    ("form", "first"),
    [
        (r"tiếp\s*nhận", {"tiế"}),
        (r"(?:đã)?\s*giải\s*quyết", {"đã", "giả"}),
        (r"(?:(?:xin|tự)\s*)?rút", {"xin", "tự", "rút"}),
        (r"(?:n|N)gành", {"ngà", "Ngà"}),
        (r"KH\&CN", {"KH&"}),
        (r"\S+\s*tháng", {""}),
    ],
)
def test_the_first_letters_that_a_form_can_have(form: str, first: set[str]) -> None:
    assert set(openings(form)) == first


@pytest.mark.parametrize(
    ("word", "fold", "seen"),
    [("hồ sơ", False, True), ("Hồ sơ", False, False), ("Hồ sơ", True, True), ("hỗ trợ", True, False), ("ý kiến", True, True)],
)
def test_a_look_tells_words_that_can_begin_a_form(word: str, fold: bool, seen: bool) -> None:
    look = re.compile(quick_look([r"hồ\s+sơ", r"ý\s+kiến"], fold=fold))
    assert (look.match(word) is not None) is seen


@pytest.mark.parametrize("frame", frames().values(), ids=lambda frame: frame.name)
def test_every_plain_phrase_of_a_frame_is_found(frame: Frame) -> None:
    spoken = [phrase for phrase in (*frame.phrases, *frame.units) if re.fullmatch(r"(?:\w|\\s\*)+", phrase.pattern)]
    for text in (re.sub(r"\\s\*", " ", phrase.pattern) for phrase in spoken):
        assert find_labels(text.upper(), frame, 0, len(text))[0].start == 0


TEXTS = [
    "",
    "hồ sơ",
    "Có 12 hồ sơ, HỒ SƠ trễ hạn: 3; 1 ý kiến (ý kiến khác) x2 hồ, _hồ sơ; thửa hồ",
    "hồ sơ " * 300 + "ý kiến",
    "hồ\u0309 sơ \U0001d7d8 hồ sơ",
    "\U0001f539hồ sơ: 3 \U0001d7d8hồ sơ; \U0001f5391 ý kiến",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("cut", [0, 3, 9])
def test_a_led_pattern_finds_what_a_search_finds(text: str, cut: int) -> None:
    pattern = re.compile(r"(?<![^\W_])(?:hồ(?: sơ)?|ý kiến|\d+)", re.IGNORECASE)
    led = Led(pattern, quick_look(["hồ", "ý kiến"], fold=True), r"\d")
    end = len(text) - cut
    assert [match.span() for match in led.finditer(text, cut, end)] == [m.span() for m in pattern.finditer(text, cut, end)]


def test_what_can_begin_is_told_for_each_part_of_a_text() -> None:
    openers = Openers(lambda letters: letters.lower() if letters.lower().startswith("hồ") else "")
    text = "hồ sơ, Hồ sơ; " * 120
    whole = openers.among(text, 0, len(text))
    assert whole[:2] == [(0, "hồ "), (7, "hồ ")]
    assert len(whole) == 240
    assert openers.among(text, 7, 21) == whole[1:3]


@pytest.mark.parametrize(
    ("word", "found"),
    [("ban dân vận", "ban dân vận"), ("Ban Dân", "Ban"), ("sở nội vụ", "sở nội vụ"), ("bản", None), ("xã", None)],
)
def test_forms_by_letter_are_tried_in_their_order(word: str, found: str | None) -> None:
    match = re.match(any_form(["ban dân vận", r"sở\s+nội vụ", "ban", "sở"], fold=True) + r"\b", word)
    assert (match[0] if match else None) == found
