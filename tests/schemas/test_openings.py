"""The quick look before a long list of forms lets every form through, and few other words."""

from __future__ import annotations

import re

import pytest

from extractors.labels import find_labels
from schemas.labels import Frame, frames
from schemas.openings import openings, quick_look


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
