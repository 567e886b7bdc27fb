"""A `Document` grows block by block: spans, cells and printed lines must meet the text."""

from __future__ import annotations

import pytest

from extractors.readers.builder import CellText, DocumentBuilder
from schemas.document import Box, Line


def test_blocks_are_separated_by_one_newline_and_empty_ones_add_nothing() -> None:
    builder = DocumentBuilder()
    builder.add("heading", "I. KẾT QUẢ", marker_end=2, bold=True)
    builder.add("paragraph", "")
    builder.add("list_item", "- Tiếp 5 lượt.", marker_end=1)
    document = builder.build()
    assert document.text == "I. KẾT QUẢ\n- Tiếp 5 lượt."
    assert [(block.kind, document.content(block)) for block in document.blocks] == [
        ("heading", "I. KẾT QUẢ"),
        ("list_item", "- Tiếp 5 lượt."),
    ]
    assert [document.text[block.start : block.marker_end] for block in document.blocks] == ["I.", "-"]


def test_cells_come_in_row_major_order_whatever_the_order_given() -> None:
    builder = DocumentBuilder()
    builder.add("paragraph", "Biểu 1")
    builder.add_table(2, 2, [CellText(1, 1, 1, 1, "7"), CellText(0, 0, 1, 2, "Số đơn"), CellText(1, 0, 1, 1, "")], page=3)
    document = builder.build()
    assert document.text == "Biểu 1\nSố đơn\n\n7"
    table = document.blocks[1].table
    assert table is not None
    assert [(cell.row, cell.column, document.content(cell)) for cell in table.cells] == [
        (0, 0, "Số đơn"),
        (1, 0, ""),
        (1, 1, "7"),
    ]
    assert document.content(document.blocks[1]) == "Số đơn\n\n7"
    assert document.blocks[1].page == 3


def test_lines_move_with_their_block() -> None:
    builder = DocumentBuilder()
    builder.add("paragraph", "ab", page=1, lines=[Line(0, 2, 1, 10.0, 20.0, (0.0, 5.0, 5.0, 9.0))])
    builder.add_table(1, 1, [CellText(0, 0, 1, 1, "c", [Line(0, 1, 2, 30.0, 40.0, (7.0, 8.0))])], page=2)
    document = builder.build()
    assert document.boxes(1, 2) == (Box(5.0, 10.0, 9.0, 20.0),)
    assert document.boxes(3, 4) == (Box(7.0, 30.0, 8.0, 40.0),)
    assert document.page_of(3) == 2


@pytest.mark.parametrize(
    ("text", "marker_end", "lines"),
    [
        ("hai\ndòng", 0, ()),
        ("ngắn", 9, ()),
        ("ngắn", 0, (Line(0, 9, 1, 0.0, 1.0, ()),)),
    ],
)
def test_what_does_not_fit_is_refused(text: str, marker_end: int, lines: tuple[Line, ...]) -> None:
    with pytest.raises(ValueError, match=r"newline|outside"):
        DocumentBuilder().add("paragraph", text, marker_end=marker_end, lines=lines)


def test_a_cell_beyond_the_grid_is_refused() -> None:
    with pytest.raises(ValueError, match="beyond"):
        DocumentBuilder().add_table(1, 1, [CellText(0, 0, 1, 2, "x")])
