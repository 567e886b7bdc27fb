"""Fields of administration: alone, and as what a sentence is about."""

from __future__ import annotations

import pytest

from extractors.fields import field_before, field_in, field_subject

ALONE = [
    ("đất đai", "đất đai"),
    ("về lĩnh vực hộ tịch:", "hộ tịch"),
    ("lao động, việc làm", "lao động, việc làm"),
    ("các lĩnh vực khác", "các lĩnh vực khác"),
    ("đất đai và công tác khác", None),
]


@pytest.mark.parametrize(("words", "name"), ALONE)
def test_a_field_alone(words: str, name: str | None) -> None:
    assert field_in(words) == name


SUBJECTS = [
    ("Lĩnh vực đất đai tiếp nhận ", "đất đai"),
    ("a) Hồ sơ lĩnh vực hộ tịch: ", "hộ tịch"),
    ("Hộ tịch tiếp nhận ", "Hộ tịch"),
    ("Tiếp nhận 120 hồ sơ, trong đó đất đai nhận ", "đất đai"),
    ("Tiếp nhận 120 hồ sơ, trong đó đất đai nhận 30 hồ sơ; đã giải quyết ", None),
    ("Đất đai nhận 30 hồ sơ; đã giải quyết ", None),
    ("Về đất đai, xã nhận ", "đất đai"),
    ("Về đất đai, xã nhận 30 hồ sơ; hộ tịch, nhận ", None),
    ("Tiếp nhận 120 hồ sơ, trong đó đất đai nhận 30 hồ sơ, đã giải quyết ", None),
    ("Đất đai nhận 20 hồ sơ, tổng số đã giải quyết ", None),
    ("Quy hoạch đã được duyệt; tiếp nhận ", None),
    ("Đầu tư được quan tâm, tiếp nhận ", None),
    ("Lĩnh vực đất đai nhận 30 hồ sơ; toàn xã nhận ", None),
    ("Khiếu nại, tranh chấp đất đai phát sinh ", None),
    ("Công chức đã giải quyết ", None),
]


@pytest.mark.parametrize(("words", "name"), SUBJECTS)
def test_the_field_that_a_sentence_is_about(words: str, name: str | None) -> None:
    assert field_subject(words, 0, len(words)) == name


REPEATED = ["hồ sơ TTHC ", "về lĩnh vực ", "lao động, việc làm, ", "trong đó "]


@pytest.mark.parametrize("words", REPEATED)
def test_words_that_can_be_parted_in_many_ways_come_to_an_end(words: str) -> None:
    text = words * 60 + "xx"
    assert field_in(text) is None
    assert field_before(f"a về {text}", 0, len(text) + 5) is None
    assert field_subject(text, 0, len(text)) is None
