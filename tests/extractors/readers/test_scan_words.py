"""Words that OCR read: their spelling, what is mended, and what second readings make of digits."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from extractors.readers import scan_cells, scan_digits
from extractors.readers.page_grid import Grid, Place
from extractors.readers.scan_cells import read_cells
from extractors.readers.scan_digits import checked, digits_sure
from extractors.readers.scan_glyphs import glyphs_of_words
from extractors.readers.scan_lexicon import mended
from extractors.readers.scan_page import POINTS
from extractors.readers.scan_spelling import spelled
from extractors.readers.tesseract import Area, Picture, Symbol, Word
from schemas.catalog import read_toml
from tests.extractors.readers.scanning import said


def text_of(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


@pytest.mark.parametrize("example", read_toml("ocr.toml")["examples"], ids=lambda example: example["read"])
def test_examples_of_the_data_file(example: dict[str, str]) -> None:
    assert text_of(mended(said(example["read"], 0, 0, 0.8))) == example["text"]


@pytest.mark.parametrize(
    ("read", "sure", "text"),
    [
        pytest.param("Tống số đơn", 0.96, "Tống số đơn", id="what was surely read stays"),
        pytest.param("tìm kiếm, tra cứu", 0.8, "tìm kiếm, tra cứu", id="no phrase goes over a comma"),
        pytest.param("mục HI. và", 0.8, "mục HI. và", id="a number of a heading begins its line"),
    ],
)
def test_what_is_not_mended(read: str, sure: float, text: str) -> None:
    assert text_of(mended(said(read, 0, 0, sure))) == text


@pytest.mark.parametrize(
    ("read", "sure", "text"),
    [
        ("1\u20442026", 0.9, "1/2026"),
        ("QĐÐ-UBND", 0.5, "QĐ-UBND"),
        ("_", 0.9, None),
        ("và_", 0.9, "và"),
        ("|12", 0.9, "12"),
        ("-", 0.4, None),
        ("-", 0.9, "-"),
        ("ÀẪ", 0.1, None),
        ("12", 0.1, "12"),
        ("42,q-/2020/NĐ-CP", 0.1, "42,q-/2020/NĐ-CP"),
        ("cseess(5)", 0.1, None),
    ],
)
def test_spelling(read: str, sure: float, text: str | None) -> None:
    word = spelled(said(read, 0, 0, sure)[0])
    assert (word.text if word else None) == text


def test_letters_of_a_word_leave_no_gap_and_keep_their_order() -> None:
    symbols = tuple(Symbol(char, Area(left, 0, left + 20, 40), 0.9) for char, left in (("1", 100), ("1", 160), ("9", 150)))
    glyphs, bold = glyphs_of_words([Word(symbols, 40, 0.9, bold=True)], POINTS, 7)
    assert [glyph.char for glyph in sorted(glyphs, key=lambda glyph: glyph.x0)] == ["1", "1", "9"]
    assert [before.x1 for before in glyphs[:-1]] == [after.x0 for after in glyphs[1:]]
    assert bold == {7, 8, 9}


@pytest.mark.parametrize(
    ("again", "sure"),
    [("127", 0.9), ("727", 0.4), ("", 0.4)],
    ids=["agreed", "disputed", "nothing"],
)
def test_a_doubtful_digit_is_read_again(again: str, sure: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_digits, "_read_again", lambda *_: said(again, 0, 0))
    (word,) = checked(Engine(), np.zeros((9, 9), np.uint8), said("127", 0, 0, 0.6))
    assert (word.text, digits_sure(word)) == ("127", sure)


class Engine:
    """Gives readings as told, whatever it is asked."""

    def __init__(self, *readings: list[Word]) -> None:
        self._readings: Iterator[list[Word]] = iter(readings)

    def load(self, picture: Picture, dots: int) -> None: ...

    def read(self, *_: object) -> list[Word]:
        return next(self._readings)


@pytest.mark.parametrize(
    ("first", "second", "third", "text", "sure"),
    [
        pytest.param("12", "12", "", "12", 0.95, id="two readings agree"),
        pytest.param("72", "12", "12", "12", 0.85, id="two of three"),
        pytest.param("12", "17", "72", "17", 0.4, id="no two agree"),
        pytest.param("1", "1", "1", "1", 0.4, id="less digits than pieces of ink"),
    ],
)
def test_figures_of_a_cell(first: str, second: str, third: str, text: str, sure: float) -> None:
    ink = np.zeros((400, 400), np.uint8)
    ink[150:190, 150:165] = ink[150:190, 180:195] = 255
    grid = Grid((24.0, 72.0), (24.0, 60.0), (Place(0, 0, 1, 1, (24.0, 24.0, 72.0, 60.0)),))
    at = said(second, 24, 40)  # on the strip
    words, unread = read_cells(Engine(said(first, 150, 150), at, said(third, 40, 40)), 255 - ink, ink, [grid], POINTS)
    assert (text_of(words), min(map(digits_sure, words)), unread) == (text, sure, 0)


def test_a_cell_of_which_nothing_was_read_is_counted() -> None:
    ink = np.zeros((400, 400), np.uint8)
    ink[150:190, 150:165] = 255
    grid = Grid((24.0, 72.0), (24.0, 60.0), (Place(0, 0, 1, 1, (24.0, 24.0, 72.0, 60.0)),))
    assert read_cells(Engine([], [], []), 255 - ink, ink, [grid], POINTS) == ([], 1)


def test_what_columns_add_up_is_read_with_its_sign() -> None:
    assert text_of(scan_cells._formula(said("23-24+25", 0, 0))) == "23=24+25"  # noqa: SLF001 - a rule of its own
