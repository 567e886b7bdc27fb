"""The words of a text are found in another printing of it, or not at all."""

from __future__ import annotations

import pytest

from pipeline.pages.alignment import align

TEXT = "Trong kỳ, xã tiếp nhận 1.234 hồ sơ, đã giải quyết 12 hồ sơ; còn 12 hồ sơ đang giải quyết trong hạn theo quy định."
OTHERWISE = [
    pytest.param(TEXT, id="the same"),
    pytest.param(TEXT.replace(" ", "\n"), id="other breaks"),
    pytest.param(TEXT.replace("hồ sơ", "hồ s ơ").replace("1.234", "1.2 34"), id="split words"),
    pytest.param("Số: 12\n" + TEXT.replace(", đã", "\n2\n, đã"), id="a page number in between"),
]


@pytest.mark.parametrize("other", OTHERWISE)
def test_every_number_is_found_in_its_own_place(other: str) -> None:
    alignment = align(TEXT, other)
    for words in ("tiếp nhận 1.234", "giải quyết 12", "còn 12"):
        start = TEXT.index(words) + words.rindex(" ") + 1
        span = alignment.span(start, TEXT.index(words) + len(words))
        assert span is not None
        before = "".join(other[: span[0]].split())
        assert "".join(other[slice(*span)].split()) == words.rpartition(" ")[2]
        assert before.endswith("".join(words.rpartition(" ")[0].split()))


@pytest.mark.parametrize(
    "other",
    [
        "",
        "Một văn bản khác hẳn, có 1.234 hồ sơ và 12 đơn.",
        TEXT.replace("1.234", "1.235"),
        TEXT.replace("1.234", "11.234"),
        TEXT.replace("1.234", "1.2345"),
    ],
)
def test_what_is_not_surely_there_has_no_place(other: str) -> None:
    start = TEXT.index("1.234")
    assert align(TEXT, other).span(start, start + 5) is None


def test_cells_in_another_order_are_not_taken_for_each_other() -> None:
    rows = [f"Xã số {number} 7 12 {number}0" for number in range(10, 30)]
    text, other = "\n".join(rows), "\n".join(reversed(rows))
    alignment = align(text, other)
    found = [alignment.span(text.index(row), text.index(row) + len(row)) for row in rows]
    assert all(span is None or other[slice(*span)] == row for span, row in zip(found, rows, strict=True))
    assert any(found)


def test_a_repeated_text_has_places_where_it_is_unique() -> None:
    text = "Đoạn mở đầu không lặp lại ở nơi nào khác. " + "Không phát sinh. " * 6 + "Đoạn kết thúc cũng không lặp lại: 47."
    span = align(text, text).span(text.index("47"), text.index("47") + 2)
    assert span is not None
    assert text[slice(*span)] == "47"
