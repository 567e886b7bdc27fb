"""Ruled tables: rules and texts on the left, cells with their spans on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from extractors.readers.pdf import read_pdf
from schemas.document import Block, Document
from tests.extractors.readers.pdf_drawing import (
    LEFT,
    Area,
    Mark,
    Text,
    body,
    box,
    centred,
    closed,
    cropped,
    printed,
    rows,
    rule,
    table,
    turned,
)

XS = (85, 125, 245, 330, 415, 500)
Cells = list[tuple[int, int, int, int, str]]


def read(*pages: Sequence[Mark]) -> Document:
    return read_pdf(printed(*pages))


def tables(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.table]


def cells(document: Document, block: Block) -> Cells:
    assert block.table is not None
    return [(cell.row, cell.column, cell.row_span, cell.column_span, document.content(cell)) for cell in block.table.cells]


def by_rows(document: Document, block: Block) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for row, _, _, _, text in cells(document, block):
        found.setdefault(row, []).append(text)
    return list(found.values())


def steps(top: float, count: int, height: float = 30) -> list[float]:
    return [top + height * place for place in range(count + 1)]


MERGED = [
    Area(0, 0, ("TT",), rows=2),
    Area(0, 1, ("Lĩnh vực",), rows=2),
    Area(0, 2, ("Hồ sơ tiếp nhận",), columns=3),
    Area(1, 2, ("Tổng số",)),
    Area(1, 3, ("Trực tuyến",)),
    Area(1, 4, ("Trực tiếp",)),
    Area(2, 0, ("1",)),
    Area(2, 1, ("Đăng ký", "khai sinh")),
    Area(2, 2, ("12",)),
    Area(2, 3, ("10",)),
    Area(2, 4, ("",)),
]
MERGED_CELLS: Cells = [
    (0, 0, 2, 1, "TT"),
    (0, 1, 2, 1, "Lĩnh vực"),
    (0, 2, 1, 3, "Hồ sơ tiếp nhận"),
    (1, 2, 1, 1, "Tổng số"),
    (1, 3, 1, 1, "Trực tuyến"),
    (1, 4, 1, 1, "Trực tiếp"),
    (2, 0, 1, 1, "1"),
    (2, 1, 1, 1, "Đăng ký khai sinh"),
    (2, 2, 1, 1, "12"),
    (2, 3, 1, 1, "10"),
    (2, 4, 1, 1, ""),
]


def with_lines() -> Iterator[Mark]:
    """Yield the merged table drawn by single rules, as some programs do."""
    ys = steps(400, 3)
    for area in MERGED:
        x0, y0, x1, y1 = XS[area.column], ys[area.row], XS[area.column + area.columns], ys[area.row + area.rows]
        yield from (rule(x0, y0, x1, y0), rule(x0, y1, x1, y1), rule(x0, y0, x0, y1), rule(x1, y0, x1, y1))
        yield from (Text(x0 + 4, y0 + 12 * (place + 1), line, size=10) for place, line in enumerate(area.lines))


def with_bars() -> Iterator[Mark]:
    """Yield the merged table drawn by thin filled boxes, as Word does."""
    ys = steps(400, 3)
    for area in MERGED:
        x0, y0, x1, y1 = XS[area.column], ys[area.row], XS[area.column + area.columns], ys[area.row + area.rows]
        for left, top, right, bottom in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            yield box(left, top, right + 0.5, bottom + 0.5, fill=True)
        yield from (Text(x0 + 4, y0 + 12 * (place + 1), line, size=10) for place, line in enumerate(area.lines))


def with_paths() -> Iterator[Mark]:
    """Yield the merged table drawn by paths of three strokes that close themselves."""
    yield from (mark for mark in table(XS, steps(400, 3), MERGED) if isinstance(mark, Text))
    for area in MERGED:
        x0, x1 = XS[area.column], XS[area.column + area.columns]
        yield closed(x0, 400 + 30 * area.row, x1, 400 + 30 * (area.row + area.rows))


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param([*table(XS, steps(400, 3), MERGED)], id="frames"),
        pytest.param([*with_paths()], id="paths"),
        pytest.param([*with_lines()], id="rules"),
        pytest.param([*with_bars()], id="bars"),
    ],
)
def test_merged_cells_stand_once_with_their_spans(marks: list[Mark]) -> None:
    document = read([*body(), *marks, Text(LEFT, 540, "Xã kiến nghị như trên.")])
    (block,) = tables(document)
    assert block.table is not None
    assert (block.table.rows, block.table.columns, block.page) == (3, 5, 1)
    assert cells(document, block) == MERGED_CELLS
    assert [document.content(one) for one in document.blocks][2:] == ["Xã kiến nghị như trên."]


DRAWN = printed([*body(), *table(XS, steps(400, 3), MERGED)])


@pytest.mark.parametrize(
    "data",
    [pytest.param(turned(DRAWN, angle), id=f"turned by {angle}") for angle in (90, 180, 270)]
    + [pytest.param(cropped(DRAWN, 40, 70), id="cropped")],
)
def test_tables_are_found_as_the_page_is_shown(data: bytes) -> None:
    document = read_pdf(data)
    (block,) = tables(document)
    assert cells(document, block) == MERGED_CELLS
    start = document.text.index("Trực tuyến")
    (found,) = document.boxes(start, start + 10)
    assert (found.x0, found.bottom) == pytest.approx((XS[3] + 4, 442 + 2), abs=2)


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param([box(85, 380, 500, 430), Text(95, 400, "Lưu ý: số liệu chưa khóa sổ.")], id="a frame round a text"),
        pytest.param([rule(85, 400, 500, 400), rule(85, 430, 500, 430)], id="rules one way"),
        pytest.param([*table(XS, steps(400, 2), [])], id="nothing"),
        pytest.param([*(box(85 + 85 * place, 400, 170 + 85 * place, 430) for place in range(4))], id="an empty grid"),
    ],
)
def test_what_is_no_table(marks: list[Mark]) -> None:
    assert tables(read([*body(), *marks])) == []


HEAD = ["TT", "Đơn vị", "Tiếp nhận", "Đã trả", "Quá hạn"]
FIRST, SECOND, THIRD = ["1", "Bản Hin", "12", "10", "0"], ["2", "Bản Lót", "7", "6", "1"], ["3", "Bản Mé", "5", "5", "0"]


def over_the_page(above: Sequence[Area], below: Sequence[Area]) -> Document:
    top, under = max(area.row for area in above) + 1, max(area.row for area in below) + 1
    first = [*body(), *table(XS, steps(780 - 30 * top, top), above)]
    return read(first, [centred(40, "2", bold=False), *table(XS, steps(60, under), below), *body(500)])


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        pytest.param(rows(HEAD, FIRST), rows(SECOND, THIRD), [HEAD, FIRST, SECOND, THIRD], id="rows"),
        pytest.param(rows(HEAD, FIRST), rows(SECOND), [HEAD, FIRST, SECOND], id="a single row"),
        pytest.param(rows(HEAD, FIRST), rows(HEAD, SECOND), [HEAD, FIRST, SECOND], id="head printed again"),
        pytest.param(
            rows(HEAD, ["1", "Bản Hin, khu", "12", "10", "0"]),
            rows(["", "dân cư mới", "", "", ""], SECOND),
            [HEAD, ["1", "Bản Hin, khu dân cư mới", "12", "10", "0"], SECOND],
            id="a row in two pieces",
        ),
        pytest.param(
            rows(HEAD, FIRST),
            rows(["2", "bản nhỏ", "7", "", ""]),
            [HEAD, FIRST, ["2", "bản nhỏ", "7", "", ""]],
            id="small letters",
        ),
        pytest.param(
            rows(HEAD, FIRST),
            rows(["", "Tổng cộng", "24", "21", "1"]),
            [HEAD, FIRST, ["", "Tổng cộng", "24", "21", "1"]],
            id="a sum",
        ),
        pytest.param(
            rows(HEAD, FIRST),
            rows(["", "II. Khối đoàn thể", "", "", ""], SECOND),
            [HEAD, FIRST, ["", "II. Khối đoàn thể", "", "", ""], SECOND],
            id="a section",
        ),
    ],
)
def test_a_table_that_goes_on_over_the_page_is_one(above: list[Area], below: list[Area], expected: list[list[str]]) -> None:
    document = over_the_page(above, below)
    (block,) = tables(document)
    assert by_rows(document, block) == expected
    assert block.page == 1


def test_a_head_that_is_printed_again_becomes_an_aside() -> None:
    document = over_the_page(rows(HEAD, FIRST), rows(HEAD, SECOND))
    assert [(aside.kind, aside.text, aside.page) for aside in document.asides] == [
        ("page_number", "2", 2),
        ("header", " ".join(HEAD), 2),
    ]


def test_merged_columns_go_on_over_the_page() -> None:
    below = [Area(0, 0, ("Ghi chú: số liệu đến hết tháng",), columns=4), Area(0, 4, ("x",))]
    document = over_the_page(rows(HEAD, FIRST), below)
    (block,) = tables(document)
    assert cells(document, block)[-2:] == [(2, 0, 1, 4, "Ghi chú: số liệu đến hết tháng"), (2, 4, 1, 1, "x")]


@pytest.mark.parametrize("line", ["(tiếp theo)", "Biểu số 2 (tiếp theo trang trước)", "Bảng 1. (Tiếp)"])
def test_a_line_that_says_that_the_table_goes_on_does_not_part_it(line: str) -> None:
    first = [*body(), *table(XS, steps(660, 2), rows(HEAD, FIRST))]
    document = read(first, [Text(LEFT, 80, line), *table(XS, steps(100, 2), rows(HEAD, SECOND)), *body(500)])
    assert [by_rows(document, block) for block in tables(document)] == [[HEAD, FIRST, SECOND]]


def test_a_text_between_two_tables_parts_them() -> None:
    first = [*body(), *table(XS, steps(660, 2), rows(HEAD, FIRST))]
    document = read(first, [Text(LEFT, 80, "Biểu số 2", bold=True), *table(XS, steps(100, 2), rows(HEAD, SECOND)), *body(500)])
    assert [by_rows(document, block) for block in tables(document)] == [[HEAD, FIRST], [HEAD, SECOND]]
    assert [block.page for block in tables(document)] == [1, 2]


@pytest.mark.parametrize(
    ("lines", "width", "expected"),
    [
        pytest.param(("1=5+1", "1+17"), 32, "1=5+11+17", id="a formula"),
        pytest.param(("1.234.", "567"), 35, "1.234.567", id="after a separator"),
        pytest.param(("6=7+8", "90+10"), 32, "6=7+890+10", id="a formula of two full lines"),
        pytest.param(("1.234.", "567.89"), 36, "1.234.567.89", id="after a separator, two full lines"),
        pytest.param(("12345", "67"), 33, "1234567", id="a number"),
        pytest.param(("2026", "2027"), 28, "2026 2027", id="two numbers"),
        pytest.param(("12", "3"), 60, "12 3", id="room for more"),
        pytest.param(("hồ sơ", "12"), 32, "hồ sơ 12", id="words"),
    ],
)
def test_figures_that_the_width_cuts_are_whole(lines: tuple[str, ...], width: float, expected: str) -> None:
    xs = (85, 85 + width, 300, 400)
    areas = [Area(0, 0, lines), Area(0, 1, ("a",)), Area(0, 2, ("b",)), Area(1, 0, ("",)), Area(1, 1, ("1",)), Area(1, 2, ("2",))]
    document = read([*body(), *table(xs, steps(400, 2, 40), areas)])
    assert cells(document, tables(document)[0])[0][-1] == expected


def test_a_drawing_is_no_table_and_does_not_stop_the_reader() -> None:
    lines = [rule(100 + place, 400, 100 + place, 700) for place in range(0, 400, 4)]
    lines += [rule(100, 400 + place, 500, 400 + place) for place in range(0, 300, 4)]
    document = read([*body(), *lines])
    assert tables(document) == []
    (warning,) = document.warnings
    assert warning.startswith("Trang 1 ")
