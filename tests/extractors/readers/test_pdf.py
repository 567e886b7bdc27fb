"""What is printed is what the reader gives: drawings on the left, blocks in reading order on the right."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest

from extractors.readers.pdf import read_pdf
from schemas.document import Block, Document
from tests.extractors.readers.pdf_drawing import (
    INDENT,
    LEFT,
    Mark,
    Text,
    body,
    centred,
    cropped,
    full,
    paragraph,
    printed,
    stamped,
    turned,
)

BODY = (
    "Trong kỳ, xã Nà Mường đã tiếp nhận hồ sơ của công dân và giải quyết theo đúng trình tự, thủ tục mà pháp luật quy "
    "định đối với từng lĩnh vực thuộc thẩm quyền của xã theo phân cấp hiện hành."
)
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def read(*pages: Sequence[Mark]) -> Document:
    return read_pdf(printed(*pages))


def texts(document: Document, *, column: int | None = None) -> list[str]:
    return [document.content(block) for block in document.blocks if block.column == column]


def named(document: Document, text: str) -> Block:
    return next(block for block in document.blocks if document.content(block).startswith(text))


def head(left: float, right: float, size: float = 13) -> list[Mark]:
    return [
        Text(left, 60, "UBND HUYỆN PÀ SƠN", centre=True, size=size),
        Text(right, 60, NATION, bold=True, centre=True, size=size),
        Text(left, 76, "XÃ NÀ MƯỜNG", bold=True, centre=True, size=size),
        Text(right, 76, MOTTO, bold=True, centre=True, size=size),
        Text(left, 100, "Số: 15/BC-UBND", centre=True, size=size),
        Text(right, 100, "Nà Mường, ngày 16 tháng 3 năm 2026", centre=True, size=size),
    ]


HEAD = [
    (0, 0, "UBND HUYỆN PÀ SƠN"),
    (0, 0, "XÃ NÀ MƯỜNG"),
    (0, 1, NATION),
    (0, 1, MOTTO),
    (1, 0, "Số: 15/BC-UBND"),
    (1, 1, "Nà Mường, ngày 16 tháng 3 năm 2026"),
]


@pytest.mark.parametrize(
    ("left", "right", "size"),
    [
        pytest.param(155, 405, 13, id="wide"),
        pytest.param(150, 357, 13, id="no gap before the motto"),
        pytest.param(140, 420, 10, id="small"),
    ],
)
def test_a_head_in_two_columns_is_read_by_rows(left: float, right: float, size: float) -> None:
    document = read([*head(left, right, size), *body()])
    found = [(block.row, block.column, document.content(block)) for block in document.blocks if block.column is not None]
    assert found == HEAD
    assert texts(document) == [BODY]


def test_a_subject_stands_under_the_number() -> None:
    subject = [
        Text(150, 116, "V/v báo cáo số liệu hồ sơ", centre=True, size=12),
        Text(150, 130, "quý I năm 2026", centre=True, size=12),
    ]
    document = read([*head(150, 405), *subject, *body()])
    assert texts(document, column=0)[2:] == ["Số: 15/BC-UBND", "V/v báo cáo số liệu hồ sơ", "quý I năm 2026"]


def test_a_subject_that_reaches_near_the_date_stays_apart_from_it() -> None:
    subject = Text(70, 104, "V/v báo cáo kết quả giải quyết TTHC", size=13, until=295)
    placed = Text(303, 104, "Nà Mường, ngày      tháng 3 năm 2026", size=13)
    document = read([*head(155, 405)[:4], Text(155, 90, "Số:      /UBND-VP", centre=True, size=12), subject, placed, *body()])
    assert texts(document, column=0)[-1] == subject.text
    assert texts(document, column=1)[-1] == "Nà Mường, ngày tháng 3 năm 2026"


def test_a_head_is_looked_for_on_the_first_page_alone() -> None:
    document = read(list(body()), [*head(155, 405), *body()])
    assert [block.column for block in document.blocks if block.page == 2 and block.row == 1] == []


def test_stamped_number_and_day_stand_in_their_blanks() -> None:
    marks = [
        *head(155, 405)[:4],
        stamped(60, 104, "Số: ", "27", "/BC-UBND"),
        stamped(310, 104, "Nà Mường, ngày ", "05", " tháng 3"),
    ]
    document = read([*marks, *body()])
    assert texts(document, column=0)[-1].replace(" ", "") == "Số:27/BC-UBND"
    assert texts(document, column=1)[-1] == "Nà Mường, ngày 05 tháng 3"
    assert document.read_by == ("text", "signature")
    assert document.pages[0].read_by == ("text", "signature")


CLOSING = [
    Text(LEFT, 500, "Nơi nhận:", bold=True, size=12),
    Text(420, 500, "TM. ỦY BAN NHÂN DÂN", bold=True, centre=True),
    Text(LEFT, 514, "- Như trên;", size=11),
    Text(420, 518, "CHỦ TỊCH", bold=True, centre=True),
    Text(LEFT, 527, "- Lưu: VT.", size=11),
    Text(420, 600, "Lò Văn Thử", bold=True, centre=True),
]
RECIPIENTS = ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]


def test_a_closing_in_two_columns_is_read_by_columns() -> None:
    document = read([*body(), *CLOSING])
    assert texts(document, column=0) == RECIPIENTS
    assert texts(document, column=1) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Văn Thử"]
    assert texts(document) == [BODY]


def test_a_closing_goes_on_over_the_page() -> None:
    document = read([*body(), *CLOSING[:-1]], [Text(420, 80, "Lò Văn Thử", bold=True, centre=True)])
    assert texts(document, column=0) == RECIPIENTS
    assert texts(document, column=1) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Văn Thử"]


FIRST, SECOND = "Ủy ban nhân dân xã đã ban hành và tổ chức thực hiện", "các kế hoạch về cải cách hành chính trong năm."


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([[*paragraph(100, FIRST, SECOND)]], [f"{FIRST} {SECOND}"], id="over a line"),
        pytest.param([[full(760, FIRST, INDENT)], [Text(LEFT, 80, SECOND)]], [f"{FIRST} {SECOND}"], id="over a page"),
        pytest.param([[Text(INDENT, 100, SECOND), Text(INDENT, 120, SECOND)]], [SECOND, SECOND], id="two of one line"),
        pytest.param([[Text(LEFT, 100, SECOND), Text(LEFT, 120, SECOND)]], [SECOND, SECOND], id="two without an indent"),
        pytest.param([[full(760, FIRST, INDENT)], [Text(INDENT, 80, SECOND)]], [FIRST, SECOND], id="indented on the next page"),
        pytest.param([[full(100, FIRST), full(120, FIRST), Text(LEFT, 180, SECOND)]], [f"{FIRST} {FIRST}", SECOND], id="apart"),
        pytest.param(
            [
                [
                    full(100, "Trong năm, xã thực hiện nghiêm Quyết định số 3188/QĐ-", INDENT),
                    Text(LEFT, 120, "UBND ngày 12/10/2025."),
                ]
            ],
            ["Trong năm, xã thực hiện nghiêm Quyết định số 3188/QĐ-UBND ngày 12/10/2025."],
            id="inside a symbol",
        ),
        pytest.param(
            [
                [full(760, "Trong năm, xã thực hiện nghiêm Quyết định số 3188/QĐ-", INDENT)],
                [Text(LEFT, 80, "UBND ngày 12/10/2025.")],
            ],
            ["Trong năm, xã thực hiện nghiêm Quyết định số 3188/QĐ-UBND ngày 12/10/2025."],
            id="inside a symbol over the page",
        ),
        pytest.param(
            [[full(100, "Theo Nghị quyết của Hội đồng nhân dân -", INDENT), Text(LEFT, 120, "Ủy ban nhân dân.")]],
            ["Theo Nghị quyết của Hội đồng nhân dân - Ủy ban nhân dân."],
            id="after a dash",
        ),
        pytest.param(
            [[full(100, "Kế hoạch cải cách hành chính của giai đoạn 2021-", INDENT), Text(LEFT, 120, "2025 đã kết thúc.")]],
            ["Kế hoạch cải cách hành chính của giai đoạn 2021-2025 đã kết thúc."],
            id="inside a range",
        ),
        pytest.param(
            [[full(100, "Xem tại địa chỉ sau đây:", INDENT), Text(LEFT, 120, "dichvucong.namuong.example/thu-tuc-hanh-chinh")]],
            ["Xem tại địa chỉ sau đây: dichvucong.namuong.example/thu-tuc-hanh-chinh"],
            id="stretched far",
        ),
    ],
)
def test_paragraphs_go_on_over_lines_and_pages(pages: list[list[Mark]], expected: list[str]) -> None:
    margins = [*body(400)]
    document = read([*pages[0], *(margins if len(pages) == 1 else body(500))], *([*page, *margins] for page in pages[1:]))
    assert [text for text in texts(document) if text != BODY] == expected


def test_page_numbers_and_running_heads_are_asides() -> None:
    pages = [
        [centred(40, str(number), bold=False), Text(LEFT, 820, "Báo cáo của xã Nà Mường", size=9), *body()]
        for number in (1, 2, 3)
    ]
    document = read(*pages)
    assert texts(document) == [BODY] * 3
    found = [(aside.kind, aside.text, aside.page) for aside in document.asides]
    assert found == [
        (kind, text, page)
        for page in (1, 2, 3)
        for kind, text in [("page_number", str(page)), ("footer", "Báo cáo của xã Nà Mường")]
    ]


def test_a_line_at_the_edge_of_one_page_belongs_to_the_text() -> None:
    assert "Phụ lục kèm theo" in texts(read([Text(LEFT, 50, "Phụ lục kèm theo"), *body()], list(body())))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["BÁO CÁO", "Kết quả tiếp công dân", "quý I năm 2026"],
            ["BÁO CÁO", "Kết quả tiếp công dân", "quý I năm 2026"],
            id="ended by hand",
        ),
        pytest.param(
            ["Kết quả thực hiện công tác kiểm soát thủ tục hành chính và cải cách hành", "chính quý I năm 2026"],
            ["Kết quả thực hiện công tác kiểm soát thủ tục hành chính và cải cách hành chính quý I năm 2026"],
            id="ended by the margin",
        ),
        pytest.param(
            ["Kết quả thực hiện công tác kiểm soát thủ tục hành chính và cải cách hành", "(thay thế Báo cáo số 12/BC-UBND)"],
            ["Kết quả thực hiện công tác kiểm soát thủ tục hành chính và cải cách hành", "(thay thế Báo cáo số 12/BC-UBND)"],
            id="brackets",
        ),
    ],
)
def test_a_centred_title_is_one_where_the_margin_parts_it(lines: list[str], expected: list[str]) -> None:
    document = read([*(centred(150 + 18 * place, line) for place, line in enumerate(lines)), *body()])
    found = [document.content(block) for block in document.blocks if block.centred]
    assert found == expected


def test_list_items_keep_their_marks() -> None:
    lines = ["1. Tiếp nhận 12 hồ sơ.", "a) Trực tuyến 10 hồ sơ.", "- Trước hạn 9 hồ sơ."]
    document = read([*(Text(INDENT, 120 + 20 * place, line) for place, line in enumerate(lines)), *body()])
    found = [
        (document.content(block), document.text[block.start : block.marker_end])
        for block in document.blocks
        if block.kind == "list_item"
    ]
    assert found == list(zip(lines, ["1.", "a)", "-"], strict=True))


def test_bold_is_told_for_the_whole_block() -> None:
    document = read([Text(INDENT, 100, "I. KẾT QUẢ", bold=True), Text(INDENT, 130, "Xã có 12 bản."), *body()])
    assert [(block.kind, block.bold) for block in document.blocks] == [
        ("heading", True),
        ("paragraph", False),
        ("paragraph", False),
    ]


def test_short_lines_are_bold_or_not() -> None:
    marks = [Text(INDENT, 100 + 30 * place, f"Bản {place}", bold=place % 2 == 1) for place in range(9)]
    document = read([*marks, *body(500)])
    assert [block.bold for block in document.blocks[:-1]] == [False, True] * 4 + [False]


def test_letters_in_pieces_become_whole() -> None:
    drawn = unicodedata.normalize("NFD", "Xã Nà Mường tiếp nhận 12 hồ sơ.")
    document = read([Text(INDENT, 100, drawn), *body()])
    assert texts(document)[0] == "Xã Nà Mường tiếp nhận 12 hồ sơ."


LINES = (
    (1, full(100, "Xã có 4.098 hồ sơ tiếp nhận, đã trả một phần", INDENT)),
    (1, Text(LEFT, 120, "và đã trả 1.099 hồ sơ.")),
    (2, Text(INDENT, 140, "2.999 hồ sơ mới.")),
)


@pytest.mark.parametrize(("word", "page", "line"), [("4.098", *LINES[0]), ("1.099", *LINES[1]), ("2.999", *LINES[2])])
def test_an_evidence_box_lies_where_its_word_was_drawn(word: str, page: int, line: Text) -> None:
    document = read(*([*(drawn for number, drawn in LINES if number == on), *body()] for on in (1, 2)))
    start = document.text.index(word)
    (found,) = document.boxes(start, start + len(word))
    x0, x1 = next((left, right) for text, left, right in line.words() if text == word)
    assert document.page_of(start) == page
    assert (found.x0, found.x1) == pytest.approx((x0, x1), abs=2)
    assert line.y - 14 < found.top < line.y - 8
    assert line.y - 1 < found.bottom < line.y + 5


def test_an_evidence_over_two_lines_has_a_box_for_each() -> None:
    document = read([full(100, "Trong kỳ, xã đã tiếp nhận và xử lý tổng số là", INDENT), Text(LEFT, 120, "12 hồ sơ."), *body()])
    start = document.text.index("tổng số")
    boxes = document.boxes(start, document.text.index("12 hồ sơ") + 2)
    assert [round(found.bottom / 20) for found in boxes] == [5, 6]
    assert boxes[1].x0 == pytest.approx(LEFT, abs=2)


WHOLE = printed([*head(155, 405), *body(), Text(INDENT, 500, "Còn 12 hồ sơ.")])


@pytest.mark.parametrize(
    "data",
    [pytest.param(turned(WHOLE, angle), id=f"turned by {angle}") for angle in (90, 180, 270)]
    + [pytest.param(cropped(WHOLE, 40, 70), id="cropped")],
)
def test_a_page_is_read_as_it_is_shown(data: bytes) -> None:
    expected, document = read_pdf(WHOLE), read_pdf(data)
    start = expected.text.index("12 hồ sơ")
    (box,), (shown,) = expected.boxes(start, start + 8), document.boxes(start, start + 8)
    assert document.text == expected.text
    assert (document.pages[0].width, document.pages[0].height) == pytest.approx((595, 842), abs=1)
    assert (shown.x0, shown.top, shown.x1, shown.bottom) == pytest.approx((box.x0, box.top, box.x1, box.bottom), abs=0.5)
