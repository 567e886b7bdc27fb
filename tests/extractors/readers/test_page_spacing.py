"""A page's rows read all at once are what they are read one by one."""

from __future__ import annotations

import random

import pytest

from extractors.readers.glyphs import Band, Glyph, Glyphs
from extractors.readers.page_lines import Sheet, printed_lines
from extractors.readers.page_notes import note_marks
from extractors.readers.page_rows import Row, page_rows, rows_of
from extractors.readers.page_spacing import plain_rows

HEIGHT = 842.0
WORDS = ["Tổng", "số", "hồ", "sơ", "tiếp", "nhận", "1.234", "hồ", "sơ,", "trễ", "hạn", "05", "(3,2%)"]


def row(base: float, words: list[str], place: int, *, size: float = 14.0, gap: float = 4.0, x: float = 85.0) -> list[Glyph]:
    """Return the characters of a line, a place left free for each space."""
    glyphs: list[Glyph] = []
    for word in words:
        for char in word:
            band = Band(base - 0.8 * size, base + 0.2 * size, base, size, 0)
            glyphs.append(Glyph(char, x, x + 6.5, band, place))
            x, place = x + 7.0, place + 1
        x, place = x + gap, place + 1
    return glyphs


def raised(glyphs: list[Glyph], index: int) -> list[Glyph]:
    """Return the characters with one of them smaller and higher."""
    base = glyphs[index].band.base
    band = Band(base - 10, base - 3, base - 4.0, 7.0, 0)
    return [*glyphs[:index], glyphs[index]._replace(char="2", band=band), *glyphs[index + 1 :]]


PAGES = {
    "nothing": [],
    "plain lines": row(300, WORDS, 0) + row(320, WORDS, 90),
    "from below": row(320, WORDS, 0) + row(300, WORDS, 90),
    "a column's gap": row(300, WORDS, 0, gap=60),
    "no gap but a space of pdfium's": row(300, WORDS, 0, gap=0.7),
    "a line in two pieces, the right one first": row(400, WORDS, 0, x=400) + row(401, WORDS[:2], 90),
    "a note": raised(row(300, WORDS, 0), 2) + row(320, WORDS, 90),
    "a number put in later": row(300, ["Số:", "/BC-UBND"], 0, gap=20) + row(300, ["15"], 50, x=110),
    "a blank of the form": row(300, ["Số:", "3", "0", "9/QĐ-UBND"], 0),
    "an old letter": row(300, ["Ðơn", "vị"], 0),
    "the head": row(60, WORDS, 0) + row(300, WORDS, 90),
}


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("glyphs", PAGES.values(), ids=PAGES)
def test_lines_of_a_page_are_those_of_its_rows(glyphs: list[Glyph], number: int) -> None:
    bold = frozenset(glyph.place for glyph in glyphs[::8])
    whole = page_rows(Glyphs.gathered(glyphs))
    sheet = Sheet(number, HEIGHT, bold, note_marks(whole))
    one_by_one = rows_of(glyphs)
    assert list(whole) == [Row(list(line.glyphs), line.size, line.raised) for line in one_by_one]
    assert printed_lines(sheet, whole) == printed_lines(sheet, one_by_one)


def test_most_rows_need_not_be_read_one_by_one() -> None:
    page = page_rows(Glyphs.gathered(PAGES["plain lines"] + row(340, WORDS, 200, gap=60)))
    assert [line is not None for line in plain_rows(page, frozenset())] == [True, True, False]


@pytest.mark.parametrize("seed", range(20))
def test_pages_at_random(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - pages, not secrets
    glyphs: list[Glyph] = []
    for _ in range(chance.randint(1, 12)):
        start = glyphs[-1].place + 2 if glyphs else 0
        words = chance.choices(WORDS, k=chance.randint(1, 6))
        size, gap = chance.choice([9.0, 14.0]), chance.choice([0.3, 1.0, 4.0, 40.0])
        glyphs += row(chance.uniform(250, 320), words, start, size=size, gap=gap, x=chance.uniform(40, 300))
    whole, one_by_one = page_rows(Glyphs.gathered(glyphs)), rows_of(glyphs)
    sheet = Sheet(1, HEIGHT, frozenset(glyph.place for glyph in glyphs if chance.random() < 0.1), note_marks(whole))
    assert printed_lines(sheet, whole) == printed_lines(sheet, one_by_one)


def test_characters_put_behind_others_stay_what_they_are() -> None:
    first, second = PAGES["plain lines"], row(340, WORDS, 200, gap=60)
    assert list(Glyphs.gathered(first).followed_by(second)) == [*first, *second]
