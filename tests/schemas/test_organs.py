"""Words and names of agencies and periods in the data files."""

from __future__ import annotations

import re

import pytest

from schemas.organs import agencies_named, agency_words, form_pattern, home_province
from schemas.periods import period_words

FORMS = [
    ("các cấp, [các] ngành", ["các cấp, các ngành", "các cấp, ngành"], ["các cấp"]),
    ("[toàn] ngành (Y tế|y tế)", ["toàn ngành Y tế", "ngành y  tế"], ["toàn ngành"]),
    ("Q. Chủ tịch", ["Q. Chủ tịch"], ["Qx Chủ tịch"]),
]


@pytest.mark.parametrize(("form", "said", "not_said"), FORMS)
def test_a_form_stands_for_its_spellings(form: str, said: list[str], not_said: list[str]) -> None:
    assert all(re.fullmatch(form_pattern(form), text) for text in said)
    assert not any(re.fullmatch(form_pattern(form), text) for text in not_said)


def test_every_form_is_a_pattern() -> None:
    for forms in agency_words().lists.values():
        for form in forms:
            re.compile(form_pattern(form))


def test_names_are_without_the_home_province() -> None:
    assert home_province() == "Sơn La"
    assert {agency.code for agency in agencies_named()["ủy ban nhân dân phường tô hiệu"]} == {"03646", "03649"}
    assert agencies_named()["ủy ban nhân dân tỉnh"][0].code == "14"


def test_a_relative_phrase_has_one_meaning() -> None:
    assert period_words().relative["cùng kỳ"] == "same_period"
    assert set(period_words().relative.values()) == {
        "current",
        "year_to_date",
        "cumulative",
        "same_period",
        "previous",
        "whole_year",
    }
