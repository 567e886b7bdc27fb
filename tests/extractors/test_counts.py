"""Which indicator a number means: every example of `schemas/data/examples.toml`, and what a count carries with it."""

from __future__ import annotations

import pytest

from schemas.examples import Example, examples
from schemas.report import Measurement
from tests.extractors.reports import figures, report


def _case(example: Example) -> object:
    marks = [pytest.mark.xfail(reason=example.open, strict=True)] if example.open else []
    return pytest.param(example, id=f"{example.shows}: {example.text[:40]}", marks=marks)


@pytest.mark.parametrize("example", [_case(example) for example in examples()])
def test_an_example_gives_its_figures_and_no_others(example: Example) -> None:
    lines = ([example.heading] if example.heading else []) + example.text.splitlines()
    assert figures(report(*lines)) == example.figures


def only(*body: str) -> Measurement:
    (measurement,) = report(*body).measurements
    return measurement


UNITS = [
    ("Sở tiếp nhận 12 hồ sơ TTHC.", "hồ sơ"),
    ("Sở tiếp nhận 12 đơn.", "đơn"),
    ("Sở tham mưu 12 Quyết định công bố danh mục TTHC.", "quyết định"),
    ("Sở tiếp 12 lượt công dân.", "lượt"),
    ("Sở đã giải quyết 12 vụ việc khiếu nại.", "vụ việc"),
    ("Sở đã giải quyết 12 vụ khiếu nại.", "vụ"),
    ("Sở tiếp nhận 12 phản ánh, kiến nghị về quy định hành chính.", "PAKN"),
    ("Tỷ lệ hồ sơ TTHC giải quyết đúng hạn đạt 99,2%.", "%"),
    ("Số đơn tiếp nhận: 12.", "đơn"),
    ("Không phát sinh đoàn đông người.", "đoàn"),
]


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_a_figure_has_the_unit_of_its_indicator_or_a_noun_of_its_frame(text: str, unit: str) -> None:
    assert only(text).unit == unit


APPROXIMATE = [("Sở tiếp nhận khoảng 30 đơn.", True), ("Sở tiếp nhận 30 đơn.", False)]


@pytest.mark.parametrize(("text", "approximate"), APPROXIMATE)
def test_a_rounded_figure_says_so(text: str, approximate: bool) -> None:
    assert only(text).approximate is approximate


QUOTES = [
    ("Tháng qua, Sở tiếp nhận 12 đơn, trời mưa nhiều.", "Sở tiếp nhận 12 đơn"),
    ("Có 12 đơn thuộc thẩm quyền giải quyết của Sở.", "12 đơn thuộc thẩm quyền giải quyết"),
    ("Đơn tố cáo: Không.", "Không"),
    ("Trong kỳ không phát sinh đơn tố cáo.", "không phát sinh đơn tố cáo"),
]


@pytest.mark.parametrize(("text", "words"), QUOTES)
def test_the_evidence_holds_the_words_of_the_figure(text: str, words: str) -> None:
    quote = only(text).evidence.quote
    assert words in quote
    assert quote in text


def test_evidence_is_the_text_between_its_offsets() -> None:
    body = "Sở tiếp nhận 47 đơn, gồm 12 đơn khiếu nại, 05 đơn tố cáo và 30 đơn kiến nghị, phản ánh."
    starts = [item.evidence.start for item in report(body).measurements]
    assert [item.evidence.end - item.evidence.start for item in report(body).measurements] == [
        len(item.evidence.quote) for item in report(body).measurements
    ]
    assert starts == sorted(starts)


SURER = [
    ("Sở tiếp nhận 12 đơn.", "Tiếp nhận 12 đơn."),
    ("Tiếp nhận 12 đơn.", "Tiếp nhận hai đơn."),
    ("Số đơn tiếp nhận: 12 đơn.", "Số đơn tiếp nhận: 12."),
]


@pytest.mark.parametrize(("surer", "less"), SURER)
def test_a_figure_is_surer_the_more_its_words_say(surer: str, less: str) -> None:
    assert 0 < only(less).confidence < only(surer).confidence < 1
