"""Everything that people can meet on a page has a Vietnamese word and, where it is drawn, a colour."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

import pytest

from extractors.ledger import NumberKind
from extractors.readers.appearances import KINDS
from extractors.readers.kinds import DOC, DOCM, DOCX, HTML, JPEG, ODT, PDF, PNG, RTF, TIFF, WORD_XML, XLS, XLSX, ZIP
from schemas.catalog import indicators
from schemas.display import indicator_name, number_groups, words
from schemas.document import BlockKind, ReadBy
from schemas.report import Nature, Relation, Severity


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("families", {entry.family for entry in indicators().values()}),
        ("numbers", {*get_args(NumberKind), "none"}),
        ("natures", set(get_args(Nature))),
        ("comparisons", {"earlier", "difference", "relative"}),
        ("severities", set(get_args(Severity))),
        ("relations", set(get_args(Relation))),
        ("read_by", set(get_args(ReadBy))),
        ("blocks", set(get_args(BlockKind))),
        ("asides", {"header", "footer", "page_number", "hidden"}),
        ("appearances", set(KINDS.values())),
        ("media_types", {DOC, DOCM, DOCX, HTML, JPEG, ODT, PDF, PNG, RTF, TIFF, WORD_XML, XLS, XLSX, ZIP}),
    ],
)
def test_every_name_has_its_word_and_no_word_is_left_over(section: str, names: set[str]) -> None:
    assert set(words(section)) == names


def test_every_number_that_is_no_figure_has_one_group() -> None:
    grouped = [kind for group in number_groups().values() for kind in group.kinds]
    assert sorted(grouped) == sorted({*get_args(NumberKind), "none"} - {"figure"})


def test_every_group_has_a_colour() -> None:
    style = files("pipeline.pages").joinpath("templates", "page.css").read_text(encoding="utf-8")
    coloured = set(re.findall(r"\.g-(\w+) \{ --c:", style))
    assert {*words("families"), *number_groups(), *words("blocks"), "fact", "cell", "line", "word", "stamp"} <= coloured


def test_a_share_is_named_after_its_count() -> None:
    assert indicator_name("tthc.received_total.rate") == f"Tỷ lệ: {indicator_name('tthc.received_total')}"
    assert indicator_name("unknown.code") == "unknown.code"
