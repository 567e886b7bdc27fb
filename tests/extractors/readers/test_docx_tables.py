"""DOCX tables that a page cut in two, and tables that tab stops make."""

from __future__ import annotations

import pytest

from extractors.readers.docx import read_docx
from schemas.document import Document
from tests.extractors.readers.test_docx import package, par, table

TAB = "<w:r><w:tab/></w:r>"
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
HEAD = ("STT", "Lĩnh vực", "Tiếp nhận")
FIRST = (HEAD, ("1", "Hộ tịch", "40"), ("2", "Đất đai", "12"))


def read(*body: str) -> Document:
    return read_docx(package("".join((par("Số liệu chi tiết như sau:"), *body, par("Trên đây là báo cáo.")))))


def tables(document: Document) -> list[list[list[str]]]:
    found: list[list[list[str]]] = []
    for block in document.blocks:
        if block.table:
            rows: list[list[str]] = [[""] * block.table.columns for _ in range(block.table.rows)]
            for cell in block.table.cells:
                rows[cell.row][cell.column] = document.content(cell)
            found.append(rows)
    return found


ONE = [list(row) for row in (*FIRST, ("3", "Chứng thực", "9"))]
CUT = [
    (table(*FIRST), BREAK, table(HEAD, ("3", "Chứng thực", "9"))),
    (table(*FIRST), BREAK, table(("3", "Chứng thực", "9"))),
    (table(*FIRST), par("Bảng 1 (tiếp theo)"), table(HEAD, ("3", "Chứng thực", "9"))),
]


@pytest.mark.parametrize("parts", CUT, ids=["head again", "no head", "a line says so"])
def test_a_table_that_goes_on_is_one(parts: tuple[str, ...]) -> None:
    assert tables(read(*parts)) == [ONE]


def test_a_table_that_goes_on_twice_is_one() -> None:
    found = tables(read(table(*FIRST), BREAK, table(HEAD, ("3", "a b", "9")), BREAK, table(HEAD, ("4", "c d", "8"))))
    assert [row[0] for row in found[0]] == ["STT", "1", "2", "3", "4"]
    assert len(found) == 1


APART = [
    (table(*FIRST), par("Bảng 2. Kết quả của Sở Y tế"), table(HEAD, ("3", "Chứng thực", "9"))),
    (table(*FIRST), table(("1", "Chứng thực", "9"), ("2", "Y tế", "3"))),
    (table(*FIRST), table(("STT", "Đơn vị", "Tiếp nhận"), ("3", "Chứng thực", "9"))),
    (table(*FIRST), table((*HEAD, "Ghi chú"), ("3", "Chứng thực", "9", ""))),
    (table(*FIRST), table(HEAD)),
    (table(*FIRST), table(("5", "Chứng thực", "9"))),
]


@pytest.mark.parametrize("parts", APART)
def test_two_tables_stay_two(parts: tuple[str, ...]) -> None:
    assert len(tables(read(*parts))) == 2


def tabbed(*cells: str) -> str:
    return par(*(piece for place, cell in enumerate(cells) for piece in ((TAB, cell) if place else (cell,))))


ROWS = [("TT", "Đơn vị", "Tiếp nhận", "Đã giải quyết"), ("1", "Sở Y tế", "40", "38"), ("2", "Sở Tư pháp", "12", "-")]


def test_tab_stops_make_a_table() -> None:
    document = read(*(tabbed(*row) for row in ROWS))
    assert tables(document) == [[list(row) for row in ROWS]]
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]


def test_a_head_with_more_tab_stops_than_columns() -> None:
    head = tabbed("TT", "Đơn vị", "", "Tiếp nhận", "Đã giải quyết")
    assert tables(read(head, *(tabbed(*row) for row in ROWS[1:]))) == [[list(row) for row in ROWS]]


SENTENCES = [
    [tabbed("Hồ sơ tiếp nhận:", "40"), tabbed("Hồ sơ đã giải quyết:", "38"), tabbed("Quá hạn:", "2")],
    [tabbed("Nơi nhận:", "", "CHỦ TỊCH"), tabbed("- Lưu: VT.", "", "Trưởng phòng")],
    [tabbed(*row) for row in ROWS[1:]],
    [tabbed(*ROWS[0]), tabbed(*ROWS[1])],
]


@pytest.mark.parametrize("lines", SENTENCES, ids=["label and figure", "closing", "no head", "one row"])
def test_other_tab_stops_make_none(lines: list[str]) -> None:
    assert tables(read(*lines)) == []
