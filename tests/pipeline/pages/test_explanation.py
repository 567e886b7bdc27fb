"""The page of `tonghop explain`: what stands where, that it loads nothing, and that strangers' words stay words."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from pipeline.check import checked
from pipeline.extract import Understanding
from pipeline.isolation import Limits
from pipeline.pages.explanation import explanation
from pipeline.pages.opened import Opened, open_file
from tests.extractors.reports import accounted

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SAMPLES = Path(__file__).parents[3] / "samples"
LEVEL = 0.8
BODY = (
    "Sở tiếp nhận 57 hồ sơ TTHC (trong đó: tiếp nhận mới 40 hồ sơ; kỳ trước chuyển sang 10 hồ sơ); đã giải quyết 45 hồ sơ.",
    "Trong tháng, Sở không nhận được phản ánh, kiến nghị về quy định hành chính.",
    "Thực hiện Kế hoạch số 12/KH-SXD ngày 02/01/2026, Luật Tố cáo 2018. Kết quả là 47 và không rõ. Tập huấn 9 lớp.",
    '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7 * 7 }} tiếp 3 lượt công dân.',
    [["Đơn vị", "Hồ sơ tiếp nhận", "Đã giải quyết"], ["Xã Mai Sơn", "12", "11"], ["Xã Yên Châu", "4", "3"]],
)  # fmt: skip


@cache
def flowing() -> str:
    document, account = accounted(*BODY)
    return explanation(Opened(Understanding(document, checked(account.report), account.uses)), LEVEL)


@cache
def drawn() -> str:
    """Return the page of a PDF whose first page is drawn and whose second is shown as text."""
    found = open_file(SAMPLES / "mau-08-phu-yen.pdf", Limits(), most=1)
    assert isinstance(found, Opened)
    return explanation(found, LEVEL)


def page(text: str) -> HtmlElement:
    return html.fromstring(text)


def keyed(root: HtmlElement, key: str) -> list[HtmlElement]:
    """Return what is marked on the pages with a key."""
    return root.xpath("//*[@data-t][contains(concat(' ', @data-t, ' '), $key)]", key=f" {key} ")


def row(root: HtmlElement, words: str) -> HtmlElement:
    """Return the first row that holds some words."""
    return next(item for item in root.xpath("//tr[@data-row]") if words in " ".join(item.text_content().split()))


@pytest.mark.parametrize("text", [flowing, drawn])
def test_the_page_stands_alone_under_a_strict_policy(text: object) -> None:
    """Nothing is loaded; the policy allows the page's own style and script and nothing else."""
    source = text()  # type: ignore[operator]
    root = page(source)
    policy = root.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (element,) = re.findall(rf"<{kind}>(.*?)</{kind}>", source, re.DOTALL)
        assert f"{kind}-src 'sha256-{b64encode(sha256(element.encode()).digest()).decode()}'" in policy
        assert "url(" not in element
        assert "@import" not in element
    assert all(value.startswith("data:image/") for value in root.xpath("//@src"))
    assert all(value.startswith("#") for value in root.xpath("//@href"))
    assert root.xpath("//@style | //@*[starts-with(name(), 'on')] | //iframe | //object | //form | //link") == []


def test_words_of_a_file_stay_words() -> None:
    root = page(flowing())
    assert len(root.xpath("//script")) == 1
    assert root.xpath("//img") == []
    assert "<script>alert(1)</script>" in root.xpath("string(//article)")
    assert "{{ 7 * 7 }}" in root.xpath("string(//article)")


@pytest.mark.parametrize("text", [flowing, drawn])
def test_every_row_of_figures_and_numbers_leads_to_a_place(text: object) -> None:
    """And every mark to a row."""
    root = page(text())  # type: ignore[operator]
    rows = [item.get("id") for item in root.xpath("//*[@id='list-figures' or @id='list-numbers']//tr[@data-row]")]
    assert len(rows) > 10
    assert [key for key in rows if not keyed(root, key)] == []
    known = set(root.xpath("//tr[@data-row]/@id"))
    marked = {key for value in root.xpath("//*[@data-t]/@data-t") for key in value.split() if not key.startswith("p")}
    assert marked <= known


@pytest.mark.parametrize(
    ("number", "group"),
    [
        ("57", "g-tthc"),
        ("47", "g-none"),
        ("02/01/2026", "g-reference"),
        ("2018", "g-reference"),
        ("3", "g-reception"),
        ("9", "g-counted"),
    ],
)
def test_a_number_is_coloured_by_what_it_became(number: str, group: str) -> None:
    spans = page(flowing()).xpath("//article//span[contains(@class, 'mk')][text()=$number]", number=number)
    assert group in {name for span in spans for name in span.get("class").split()}


def test_a_figure_told_without_digits_is_marked_by_its_words() -> None:
    spans = page(flowing()).xpath("//article//span[contains(@class, 'g-pakn')]")
    assert "không nhận được phản ánh, kiến nghị" in "".join(span.text for span in spans)


def test_a_row_tells_name_value_scope_period_and_words() -> None:
    item = row(page(flowing()), "Hồ sơ tiếp nhận - tổng số")
    text = " ".join(item.text_content().split())
    assert all(part in text for part in ("57", "hồ sơ", "Sở", "kỳ báo cáo", "tiếp nhận 57 hồ sơ TTHC"))
    assert re.search(r"\b\d\d %", text)


def test_a_law_by_name_and_year_stands_among_the_references() -> None:
    told = row(page(flowing()), "Luật Tố cáo năm 2018")
    assert "không ghi số" in told.text_content()
    assert [item.text_content() for item in keyed(page(flowing()), told.get("id"))] == ["Luật Tố cáo ", "2018"]


def test_a_finding_is_beside_its_figures() -> None:
    root = page(flowing())
    (finding,) = root.xpath("//*[@id='list-findings']//tr[@data-row]")
    flagged = {item.text for item in keyed(root, finding.get("id")) if "flag" in item.get("class")}
    assert flagged == {"57", "40", "10"}
    assert "không khớp" in row(root, "Hồ sơ tiếp nhận - tổng số").text_content()


def test_what_is_doubtful_or_unexplained_can_be_filtered() -> None:
    root = page(flowing())
    assert row(root, "chưa giải thích được").get("data-s") == "none"
    assert root.xpath("//select/option/@value") == ["", "none", "low", "find"]
    assert root.xpath("//input[@data-group='none']/@checked") == ["checked"]


def test_boxes_lie_on_their_words() -> None:
    """Drawn over the picture in the page's own points."""
    root = page(drawn())
    item = row(root, "Hồ sơ tiếp nhận - tổng số")
    (box,) = [mark for mark in keyed(root, item.get("id")) if "mk" in mark.get("class")]
    sheet = box.getparent()
    assert sheet.get("viewbox", sheet.get("viewBox")).startswith("0 0 595.")
    assert 80 < float(box.get("x")) < 500
    assert 10 < float(box.get("height")) < 20
    assert box.xpath("string(title)") == "Hồ sơ tiếp nhận - tổng số: 1.094 hồ sơ"


def test_pages_beyond_the_limit_are_shown_as_text_with_a_note() -> None:
    root = page(drawn())
    first, second = root.xpath("//article[@data-in='pages']")
    assert first.xpath(".//img")
    assert second.xpath(".//p")
    assert not second.xpath(".//img")
    assert "Chỉ vẽ 1 trang đầu trong 2 trang" in root.xpath("string(//p[@class='note'])")
