"""Tables without rules: words and figures in columns, and what only looks like one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from extractors.grid import grid
from extractors.readers.pdf import read_pdf
from schemas.document import Document
from tests.extractors.readers.pdf_drawing import LEFT, Mark, Text, body, centred, full, paragraph, printed

XS = (90, 120, 300, 370, 440, 500)
Line = Sequence[str]


def line(y: float, cells: Line, xs: Sequence[float] = XS, size: float = 10) -> Iterator[Text]:
    """Yield the words of a row; those of the first two columns begin at their places, figures stand in the middle of theirs."""
    for place, (x, text) in enumerate(zip(xs, cells, strict=False)):
        if text:
            yield Text(x, y, text, size=size, centre=place > 1)


def lines(y: float, *rows: Line, pitch: float = 16) -> Iterator[Text]:
    for place, row in enumerate(rows):
        yield from line(y + pitch * place, row)


def rows_of(document: Document) -> list[list[list[str]]]:
    found = []
    for block in document.blocks:
        if block.table:
            read = grid(document, block)
            found.append([[read.text(cell) for cell in row] for row in read.places])
    return found


def read(*pages: Sequence[Mark]) -> Document:
    return read_pdf(printed(*pages))


HEAD = ("TT", "Lĩnh vực", "Tiếp nhận", "Đã trả", "Quá hạn")
ROWS = [("1", "Hộ tịch", "120", "118", "2"), ("2", "Chứng thực", "1.340", "1.340", "0"), ("3", "Đất đai", "15", "9", "-"),
        ("", "Tổng cộng", "1.475", "1.467", "2")]  # fmt: skip


def test_figures_in_columns_under_a_head_are_a_table() -> None:
    document = read([*body(200), centred(300, "Bảng 1. Kết quả giải quyết"), *lines(330, HEAD, *ROWS), *paragraph(440, "Hết.")])
    assert rows_of(document) == [[list(row) for row in (HEAD, *ROWS)]]
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph", "table", "paragraph"]
    (block,) = [block for block in document.blocks if block.table]
    cell = next(cell for cell in block.table.cells if document.content(cell) == "1.340") if block.table else None
    assert cell is not None
    (box,) = document.boxes(cell.start, cell.end)
    assert box.x0 < 300 < box.x1


def test_a_head_over_several_columns_and_a_label_of_two_lines() -> None:
    above = [Text(335, 326, "Hồ sơ tiếp nhận", size=10, centre=True), Text(470, 326, "Hồ sơ đã giải quyết", size=10, centre=True)]
    head = [*above, *line(332, ("TT", "Lĩnh vực")), *line(339, ("", "", "Tổng", "Trực tuyến", "Tổng", "Quá hạn"))]
    data = [
        *line(360, ("1", "Hộ tịch", "12", "8", "11", "1")),
        *line(380, ("2", "Chứng thực bản sao từ bản chính,", "40", "3", "40", "0")),
        *line(392, ("", "chứng thực chữ ký")),
        *line(412, ("3", "Đất đai", "9", "9", "7", "2")),
    ]
    document = read([*body(200), *head, *data])
    (found,) = rows_of(document)
    assert found[:2] == [
        ["TT", "Lĩnh vực", "Hồ sơ tiếp nhận", "Hồ sơ tiếp nhận", "Hồ sơ đã giải quyết", "Hồ sơ đã giải quyết"],
        ["TT", "Lĩnh vực", "Tổng", "Trực tuyến", "Tổng", "Quá hạn"],
    ]
    assert found[3] == ["2", "Chứng thực bản sao từ bản chính, chứng thực chữ ký", "40", "3", "40", "0"]


def test_the_row_of_column_numbers_belongs_to_the_head() -> None:
    guide = ("(1)", "(2)", "(3)", "(4)", "(5)")
    document = read([*body(200), *lines(330, HEAD, guide, *ROWS[:3])])
    (block,) = [block for block in document.blocks if block.table]
    assert grid(document, block).head == 2
    assert list(grid(document, block).columns_by_number.values()) == [1, 2, 3, 4, 5]


def test_a_table_goes_on_over_the_page_on_its_columns() -> None:
    first = [(str(place), f"Lĩnh vực {place}", str(10 + place), "9", "1") for place in range(1, 31)]
    rest = [("31", "Lĩnh vực khác", "3", "2", "1"), ("", "Tổng cộng", "13", "11", "2")]
    above = [*body(120), *lines(230, HEAD, *first)]
    below = [Text(300, 40, "2", size=12), *lines(80, *rest), *paragraph(150, "Trên đây là báo cáo của xã.")]
    (found,) = rows_of(read(above, below))
    assert found[-2:] == [list(row) for row in rest]
    assert len(found) == 33


LEADERS = [Text(XS[0], 350 + 16 * place, f"{place}. Kết quả {'.' * 60} {place + 3}", size=10) for place in range(5)]
CLOSING = [Text(x, 330 + 20 * place, text) for place in range(4) for x, text in ((LEFT, "- Lưu: VT"), (400, "Trưởng phòng"))]
SHIFTED = [Text(x, 362, text, size=10) for x, text in ((120, "Đất đai"), (320, "8"), (350, "7"), (410, "4"))]
NO_TABLES: list[list[Mark]] = [
    [*lines(330, *ROWS)],
    [*lines(330, HEAD, *ROWS[:2])],
    [*lines(330, ("Mục", "Nội dung", "Trang")), *LEADERS],
    [full(330 + 20 * place, "Năm 2026 có 12 hồ sơ và 15 đơn, 3 lượt") for place in range(5)],
    [*CLOSING],
    [*line(330, HEAD), *line(346, ROWS[0]), *SHIFTED, *line(378, ROWS[2])],
]


@pytest.mark.parametrize("marks", NO_TABLES, ids=["no head", "two rows", "contents", "stretched", "closing", "ragged"])
def test_what_is_no_table_stays_text(marks: list[Mark]) -> None:
    assert rows_of(read([*body(200), *marks])) == []
