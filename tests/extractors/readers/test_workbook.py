"""A sheet is a table with the lines over and under it, printed as a Vietnamese office prints it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Color, Font, PatternFill

from extractors.readers import errors, workbook
from extractors.readers.sheet_layout import parts
from extractors.readers.sheet_values import Value, printed
from extractors.readers.workbook import read_workbook
from schemas.document import Document

HEAD = [
    ["UBND TỈNH SƠN LA\nSỞ XÂY DỰNG", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["Số: 12/BC-SXD", "", "", "Sơn La, ngày 5 tháng 4 năm 2026"],
]
TITLE = [["", "PHỤ LỤC I", "", ""], ["", "(Quý I năm 2026)", "", ""], ["", "", "", "Đơn vị tính: hồ sơ"]]
TABLE = [["TT", "Đơn vị", "Tiếp nhận", "Đã giải quyết"], ["I", "Khối xã", "", ""], ["1", "Xã A", "12", "-"]]
BLANK = [["", "", "", ""]]
NOTE = [["Ghi chú: tính đến 31/3", "", "", ""]]
SIGNED = [["", "NGƯỜI LẬP BIỂU", "", "GIÁM ĐỐC"]]
FORM = [["Biểu số 02/XYZ", "BÁO CÁO", "", "- Đơn vị báo cáo: Sở Y\n- Đơn vị nhận: Sở Z"]]


def book(*sheets: Mapping[str, object], **options: str) -> openpyxl.Workbook:
    """Return a workbook with these cells; `options` give the number format of cells."""
    made = openpyxl.Workbook()
    for number, cells in enumerate(sheets):
        sheet = made.active if number == 0 else made.create_sheet()
        for place, value in cells.items():
            sheet[place] = value
        for place, form in options.items():
            sheet[place].number_format = form
    return made


def read(made: openpyxl.Workbook) -> Document:
    buffer = io.BytesIO()
    made.save(buffer)
    return read_workbook(buffer.getvalue())


def texts(document: Document) -> list[str | list[str]]:
    """Return lines as texts and tables as the texts of their cells."""
    return [
        [document.content(cell) for cell in block.table.cells] if block.table else document.content(block)
        for block in document.blocks
    ]


@pytest.mark.parametrize(
    ("value", "percent", "expected"),
    [
        (1234.0, False, "1.234"),
        (1234567, False, "1.234.567"),
        (12.5, False, "12,5"),
        (-1234.25, False, "-1.234,25"),
        (-0.5, False, "-0,5"),
        (0.1 + 0.2, False, "0,3"),
        (2026.0, False, "2026"),
        (0.0, False, "0"),
        (0.985, True, "98,5%"),
        (1.0, True, "100%"),
        (1e16, False, "10.000.000.000.000.000"),
        (1e-7, False, "0,0000001"),
        (float("nan"), False, ""),
        (dt.date(2026, 3, 5), False, "5/3/2026"),
        (dt.datetime(2026, 3, 5, tzinfo=dt.UTC), False, "5/3/2026"),
        (dt.datetime(2026, 3, 5, 7, 30, tzinfo=dt.UTC), False, "5/3/2026 07:30"),
        (dt.time(7, 30), False, "07:30"),
        (True, False, "TRUE"),
        ("  Tiếp\u00a0nhận \n\n trong kỳ ", False, "Tiếp nhận\ntrong kỳ"),
        ("", False, ""),
    ],
)
def test_values_are_printed(value: Value, percent: bool, expected: str) -> None:
    assert printed(value, percent=percent) == expected


@pytest.mark.parametrize(
    ("rows", "lines", "tables"),
    [
        pytest.param(TITLE + TABLE, 3, [(3, 6)], id="title"),
        pytest.param(HEAD + BLANK + TITLE + TABLE, 8, [(6, 9)], id="head of an office"),
        pytest.param(FORM + TITLE + TABLE, 7, [(4, 7)], id="head of a form"),
        pytest.param(TABLE, 0, [(0, 3)], id="table alone"),
        pytest.param(TABLE + NOTE + BLANK + SIGNED, 3, [(0, 3)], id="notes and signatures"),
        pytest.param(TABLE + BLANK + TABLE[1:], 0, [(0, 6)], id="an empty row inside"),
        pytest.param(TITLE + TABLE + BLANK + TITLE + TABLE, 6, [(3, 6), (10, 13)], id="two tables"),
        pytest.param([["Họ tên", "Đơn vị"], ["A", "B"]], 0, [(0, 2)], id="words alone"),
        pytest.param([["Chỉ một dòng"]], 1, [], id="no table"),
        pytest.param(BLANK, 0, [], id="nothing"),
    ],
)
def test_lines_are_told_from_tables(rows: Sequence[Sequence[str]], lines: int, tables: list[tuple[int, int]]) -> None:
    found = list(parts(rows))
    assert sum(len(part.lines) for part in found) == lines
    assert [(part.top, part.bottom) for part in found if part.table] == tables


def test_a_two_column_head_keeps_its_places() -> None:
    head = next(parts(HEAD + TABLE)).lines
    assert [(line.text, line.column, line.row) for line in head] == [
        ("UBND TỈNH SƠN LA", 0, 0),
        ("SỞ XÂY DỰNG", 0, 0),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1, 0),
        ("Số: 12/BC-SXD", 0, 1),
        ("Sơn La, ngày 5 tháng 4 năm 2026", 1, 1),
    ]


def test_a_sheet_is_lines_and_a_table() -> None:
    cells = {"B2": "Biểu 1", "B4": "Tên", "C4": "Số\nlượng", "D4": "Tỷ lệ", "B5": "Xã A", "C5": 1234, "D5": 0.985}
    document = read(book(cells, D5='0.0"%"%'))
    assert texts(document) == ["Biểu 1", ["Tên", "Số lượng", "Tỷ lệ", "Xã A", "1.234", "98,5%"]]


@pytest.mark.parametrize(
    ("form", "expected"),
    [("0%", "50%"), ("0.00%", "50%"), ("0.00", "0,5"), ('0.0"%"', "0,5"), ("[Red]0%", "50%"), (r"0\%", "0,5")],
)
def test_a_percentage_is_told_by_the_format(form: str, expected: str) -> None:
    document = read(book({"A1": "Tên", "B1": "Tỷ lệ", "A2": "Xã A", "B2": 0.5}, B2=form))
    assert texts(document)[0][-1] == expected


def test_merged_cells_stand_once_with_their_size() -> None:
    made = book({"A1": "TT", "B1": "Trong kỳ", "B2": "Nam", "C2": "Nữ", "A3": 1, "B3": 2, "C3": 3})
    for merged in ("A1:A2", "B1:C1"):
        made.active.merge_cells(merged)
    (block,) = read(made).blocks
    assert block.table is not None
    places = [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in block.table.cells]
    assert places[:4] == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]


def test_what_is_hidden_is_kept_apart_and_told() -> None:
    made = book({"A1": "Tên", "B1": "Cũ", "C1": "Mới", "A2": "X", "B2": 7, "C2": 1, "A3": "Y", "B3": 8, "C3": 2}, {"A1": "Nháp"})
    made.active.column_dimensions["B"].hidden = True
    made.active.row_dimensions[2].hidden = True
    made.worksheets[1].sheet_state = "veryHidden"
    document = read(made)
    assert texts(document) == [["Tên", "Mới", "Y", "2"]]
    assert [(aside.kind, aside.text) for aside in document.asides] == [("hidden", "Cũ X 7 1 8"), ("hidden", "Nháp")]
    assert len(document.warnings) == 1


def test_sheets_come_in_order() -> None:
    document = read(book({"A1": "một"}, {}, {"A1": "hai"}))
    assert texts(document) == ["một", "hai"]
    assert document.parts == (0, 4)


@pytest.mark.parametrize(
    ("cells", "error"),
    [({}, errors.EmptyDocumentError), ({"A1": 1, "XFD1048576": 2}, errors.WorkbookTooBigError)],
)
def test_refusals(cells: dict[str, object], error: type[errors.UnreadableFileError]) -> None:
    with pytest.raises(error):
        read(book(cells))


def test_sheets_are_limited_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_CELLS", 5)
    assert texts(read(book({"A1": "a", "A2": "b"}))) == ["a", "b"]
    with pytest.raises(errors.WorkbookTooBigError):
        read(book({"A1": 1, "A3": 2}, {"A1": 1, "A3": 2}))


def test_a_broken_workbook_is_refused() -> None:
    buffer = io.BytesIO()
    book({"A1": "một"}).save(buffer)
    with pytest.raises(errors.DamagedWorkbookError):
        read_workbook(buffer.getvalue().replace(b"PK\x01\x02", b"PK\x00\x00"))
    with pytest.raises(errors.DamagedWorkbookError):
        read_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))


OLD = {"A1": "§¬n vÞ", "B1": "Sè ®¬n ®\u00ad\u00eec gi¶i quyÕt", "A2": "Phßng Qu¶n lý ®Êt ®ai", "B2": 1204}


@pytest.mark.parametrize(("font", "told"), [(".VnTime", "phông .VnTime"), ("Times New Roman", "nhận ra qua mặt chữ")])
def test_cells_in_an_old_encoding(font: str, told: str) -> None:
    made = book(OLD | {"A3": "Phßng Hé tÞch", "B3": 3})
    for row in made.active.iter_rows():
        for one in row:
            one.font = Font(name=font)
    document = read(made)
    assert texts(document) == [
        ["Đơn vị", "Số đơn được giải quyết", "Phòng Quản lý đất đai", "1.204", "Phòng Hộ tịch", "3"],
    ]
    assert document.warnings == (f"Văn bản dùng bảng mã TCVN3 ({told}); đã chuyển sang Unicode.",)


DARK = PatternFill("solid", fgColor="FF1F3864")
THEMED = PatternFill("solid", fgColor=Color(theme=4))
CELL_LOOKS = [
    ("white", {"font": Font(color="FFFFFFFF")}, False),
    ("white of the theme", {"font": Font(color=Color(theme=0))}, False),
    ("tiny", {"font": Font(size=1)}, False),
    ("a format that shows nothing", {"number_format": ";;;"}, False),
    ("white on dark", {"font": Font(color="FFFFFFFF"), "fill": DARK}, True),
    (
        "white on a colour of the theme",
        {"font": Font(color="FFFFFFFF"), "fill": PatternFill("solid", fgColor=Color(theme=4))},
        True,
    ),
    ("a tint", {"font": Font(color=Color(theme=0, tint=-0.5))}, True),
    ("red", {"font": Font(color="FFC00000")}, True),
]


@pytest.mark.parametrize(("look", "seen"), [look[1:] for look in CELL_LOOKS], ids=[look[0] for look in CELL_LOOKS])
def test_cells_that_nobody_sees(look: Mapping[str, object], seen: bool) -> None:
    made = book({"A1": "Đơn vị", "B1": "Số đơn", "A2": "Xã A", "B2": 12, "A3": "Xã B", "B3": 500})
    for name, value in look.items():
        setattr(made.active["B3"], name, value)
    document = read(made)
    assert ("500" in document.text) is seen
    assert [aside.text for aside in document.asides] == ([] if seen else ["500"])
    assert len(document.warnings) == (0 if seen else 1)


def test_a_condition_may_give_white_letters_a_ground() -> None:
    made = book({"A1": "Đơn vị", "B1": "Số đơn", "A2": "Xã A", "B2": 500})
    made.active["B2"].font = Font(color="FFFFFFFF")
    made.active.conditional_formatting.add("B2", CellIsRule(operator="greaterThan", formula=["1"], fill=DARK))
    assert "500" in read(made).text
