"""Small and scattered characters: raised digits, footnotes, stamped digits, gaps that part no columns."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractors.readers.pdf import read_pdf
from schemas.document import Document
from tests.extractors.readers.pdf_drawing import INDENT, LEFT, RIGHT, Mark, Text, body, centred, full, printed, rows, rule, table

ISSUER = Text(110, 70, "UBND XÃ NÀ MƯỜNG")
NATION = Text(290, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12)


def blocks(document: Document) -> list[tuple[str, int | None, str]]:
    """Return the blocks but for the paragraph that shows the margins."""
    found = ((block.kind, block.column, document.content(block)) for block in document.blocks)
    return [block for block in found if not block[2].startswith("Trong kỳ, xã Nà Mường")]


def run(x: float, y: float, *parts: str | tuple[str, float]) -> Iterator[Text]:
    """Yield texts one behind the other; a pair of text and size is raised by a third of the line's size."""
    for part in parts:
        mark = Text(x, y, part) if isinstance(part, str) else Text(x, y - 4.6, part[0], size=part[1])
        yield mark
        x += mark.width


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Xã đã tiếp nhận 250", ("2", 8), " hồ sơ."), "Xã đã tiếp nhận 250 2 hồ sơ."),
        (("Xã có 10", ("12", 8), " cây."), "Xã có 10 12 cây."),
        (("Đất rộng 12 m", ("2", 8), " ở xã."), "Đất rộng 12 m2 ở xã."),
        (("Hồ sơ", ("1", 8), ", đơn thư"), "Hồ sơ1, đơn thư"),
    ],
)
def test_a_raised_digit_is_never_one_more_place_of_a_number(parts: tuple[str | tuple[str, float], ...], expected: str) -> None:
    assert blocks(read_pdf(printed([*run(INDENT, 200, *parts), *body()]))) == [("paragraph", None, expected)]


def test_footnotes_come_after_the_paragraph_that_refers_to_them() -> None:
    first = [
        *run(INDENT, 680, "Xã đã tiếp nhận 250", ("1", 8), ", trả 240", ("2", 8), " hồ sơ của công dân gửi."),
        full(700, "Số còn lại đang giải quyết và sẽ được trả kết quả cho"),
        rule(LEFT, 740, 230, 740),
        Text(LEFT, 754, "1", size=5.8),
        Text(90, 757, "Trong đó có 12 hồ sơ của kỳ trước chuyển", size=10),
        Text(LEFT, 769, "sang.", size=10),
        Text(LEFT, 780, "2", size=5.8),
        Text(90, 783, "Gồm 3 hồ sơ đất đai.", size=10),
    ]
    document = read_pdf(printed([*body(), *first], [Text(LEFT, 80, "công dân."), *body()]))
    assert blocks(document) == [
        ("paragraph", None, "Xã đã tiếp nhận 250, trả 240 hồ sơ của công dân gửi."),
        ("note", None, "Trong đó có 12 hồ sơ của kỳ trước chuyển sang."),
        ("note", None, "Gồm 3 hồ sơ đất đai."),
        ("paragraph", None, "Số còn lại đang giải quyết và sẽ được trả kết quả cho công dân."),
    ]


def test_a_footnote_of_a_table_is_kept() -> None:
    cells = table([100, 250, 400], [600, 620, 640], rows(["Tiếp nhận", "12"], ["Đã trả", ""]), 10)
    marks = [*cells, Text(254, 632, "10", size=10), Text(264, 629, "1", size=5.8)]
    note = [Text(LEFT, 767, "1", size=5.2), Text(90, 770, "Kể cả kỳ trước.", size=9)]
    document = read_pdf(printed([*body(), *marks, *note]))
    assert blocks(document)[0] == ("table", None, "Tiếp nhận\n12\nĐã trả\n10")
    assert ("note", None, "Kể cả kỳ trước.") in blocks(document)


@pytest.mark.parametrize("gap", [4, 7, 10])
def test_stamped_digits_that_stand_apart_are_one_number(gap: float) -> None:
    digits = [Text(115 + place * (7 + gap), 110, digit) for place, digit in enumerate("3096")]
    day = [Text(442 + place * (7 + gap), 110, digit) for place, digit in enumerate("29")]
    blanks: list[Mark] = [Text(LEFT, 110, "Số:"), Text(119 + 4 * (7 + gap), 110, "/QĐ-UBND")]
    blanks += [Text(340, 110, "Nà Mường, ngày"), Text(446 + 2 * (7 + gap), 110, "tháng 6")]
    document = read_pdf(printed([ISSUER, NATION, *blanks, *digits, *day, *body()]))
    found = {(column, text.replace(" /", "/")) for _, column, text in blocks(document)}
    assert {(0, "Số: 3096/QĐ-UBND"), (1, "Nà Mường, ngày 29 tháng 6")} <= found
    start = document.text.index("3096")
    (box,) = document.boxes(start, start + 4)
    assert (box.x0, box.x1) == pytest.approx((115, 115 + 3 * (7 + gap) + 7), abs=0.5)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["1.", "Công tác tiếp dân"], "1. Công tác tiếp dân"),
        (["a)", "Tiếp 12 lượt"], "a) Tiếp 12 lượt"),
        (["- Hồ sơ tiếp nhận:", "4.098 hồ sơ"], "- Hồ sơ tiếp nhận: 4.098 hồ sơ"),
    ],
)
def test_a_tab_stop_parts_no_columns(parts: list[str], expected: str) -> None:
    marks = [Text(INDENT + 180 * place, 420, part) for place, part in enumerate(parts)]
    assert blocks(read_pdf(printed([*body(), *marks]))) == [("list_item", None, expected)]


def test_figures_side_by_side_are_not_put_together() -> None:
    marks = [Text(x, 420, part) for x, part in ((INDENT, "Đã trả"), (300, "120"), (400, "100"))]
    assert [text for _, _, text in blocks(read_pdf(printed([*body(), *marks])))] == ["Đã trả", "120", "100"]


def test_a_list_of_addressees_belongs_to_no_head() -> None:
    head = [ISSUER, NATION, Text(110, 110, "Số: 15/BC-UBND"), Text(320, 110, "Nà Mường, ngày 16 tháng 3")]
    marks = [centred(160, "BÁO CÁO"), Text(150, 200, "Kính gửi:"), Text(250, 200, "- Ủy ban nhân dân tỉnh;")]
    document = read_pdf(printed([*head, *marks, Text(250, 220, "- Sở Nội vụ."), *body()]))
    assert blocks(document)[-3:] == [
        ("paragraph", None, "BÁO CÁO"),
        ("paragraph", None, "Kính gửi: - Ủy ban nhân dân tỉnh;"),
        ("list_item", None, "- Sở Nội vụ."),
    ]


def test_what_follows_a_closing_is_no_part_of_it() -> None:
    closing = [
        Text(LEFT, 420, "Nơi nhận:", bold=True, size=12),
        Text(420, 420, "CHỦ TỊCH", bold=True, centre=True),
        Text(LEFT, 436, "- Lưu: VT.", size=11),
        Text(420, 500, "Lò Văn Thử", bold=True, centre=True),
    ]
    cells = table([100, 250, 400], [600, 620, 640], rows(["Tiếp nhận", "12"], ["Đã trả", "10"]), 10)
    text = Text(LEFT, 670, "Số liệu trên gồm cả hồ sơ của kỳ trước chuyển sang.", until=RIGHT)
    document = read_pdf(printed([*body(), *closing, centred(560, "PHỤ LỤC"), *cells, text]))
    assert blocks(document) == [
        ("paragraph", 0, "Nơi nhận:"),
        ("paragraph", 0, "- Lưu: VT."),
        ("paragraph", 1, "CHỦ TỊCH"),
        ("paragraph", 1, "Lò Văn Thử"),
        ("paragraph", None, "PHỤ LỤC"),
        ("table", None, "Tiếp nhận\n12\nĐã trả\n10"),
        ("paragraph", None, text.text),
    ]
