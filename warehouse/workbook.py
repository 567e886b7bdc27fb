"""The consolidated table as an Excel workbook, laid out as official annexes are (Times New Roman, landscape A4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemas.catalog import RATE, indicators
from schemas.obligations import family_names
from schemas.own import MARK
from warehouse.cells import day, defused, plain
from warehouse.consolidate import Column, ConsolidatedTable, TableRow
from warehouse.exports import MISSING, TOTAL

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_workbook"]

FONT = "Times New Roman"
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter wants no zone; fixed, so that the same table gives the same bytes
A4 = 9
PLAIN: dict[str, Any] = {"font_name": FONT, "font_size": 11, "border": 1, "align": "center", "valign": "vcenter"}
WAITING = "Chờ xem lại"
FIRST = 3
"""Columns before the first indicator: number, agency, note."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A list with a heading row: column titles with their widths in characters, and rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]


def write_workbook(table: ConsolidatedTable, path: Path) -> None:
    """Write the workbook; the same table gives the same bytes.

    Raises:
        OSError: when the file cannot be written.
    """
    import xlsxwriter  # noqa: PLC0415
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": f"Bảng tổng hợp {table.label}", "category": MARK, "created": CREATED})
    book.formats[0].set_font_name(FONT)
    styles = _Styles(book)
    _main_sheet(book, styles, table)
    for sheet in _sheets(table):
        _list_sheet(book, styles, sheet)
    try:
        book.close()
    except FileCreateError as error:
        msg = f"Không ghi được tệp {path}; tệp có thể đang mở trong Excel."
        raise OSError(msg) from error


def _main_sheet(book: Workbook, styles: _Styles, table: ConsolidatedTable) -> None:
    sheet = book.add_worksheet("Tổng hợp")
    _page(sheet)
    last = FIRST + max(len(table.columns), 1) - 1
    sheet.merge_range(0, 0, 0, last, "BẢNG TỔNG HỢP SỐ LIỆU BÁO CÁO", styles(bold=True, font_size=14, border=0))
    sheet.merge_range(1, 0, 1, last, f"Kỳ báo cáo: {table.label}", styles(italic=True, border=0))
    if table.waiting:
        note = f"{len(table.waiting)} số liệu chờ xem lại, chưa được cộng (trang {WAITING})"
        sheet.merge_range(2, 0, 2, last, note, styles(italic=True, border=0))
    _head(styles, sheet, table.columns)
    first, row = 6, 6
    for group, members in groupby(enumerate(table.rows, start=1), key=lambda item: item[1].group):
        if group:
            sheet.merge_range(row, 0, row, last, group, styles(bold=True, align="left"))
            row += 1
        for number, member in members:
            _agency(styles, sheet, row, number, member)
            row += 1
    _total(styles, sheet, table, first, row)
    sheet.freeze_panes(first, FIRST)
    sheet.repeat_rows(3, 5)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 38)
    sheet.set_column(2, 2, 16)
    sheet.set_column(FIRST, last, 12)


def _head(styles: _Styles, sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Write three rows: families over their indicators, the indicators, and the numbers of the columns."""
    style = styles(bold=True, text_wrap=True)
    for place, title in enumerate(("STT", "Đơn vị", "Ghi chú")):
        sheet.merge_range(3, place, 4, place, title, style)
    place = FIRST
    for family, members in groupby(columns, key=lambda column: column.family):
        names = [f"{column.name} ({column.unit})" for column in members]
        heading = family_names().get(family, family)
        if len(names) > 1:
            sheet.merge_range(3, place, 3, place + len(names) - 1, heading, style)
        else:
            sheet.write_string(3, place, heading, style)
        for name in names:
            sheet.write_string(4, place, defused(name), style)
            place += 1
    sheet.set_row(4, 75)
    for number in range(place):
        sheet.write_number(5, number, number + 1, styles(italic=True))


def _agency(styles: _Styles, sheet: Worksheet, row: int, number: int, agency: TableRow) -> None:
    """Write a row; what nobody stated stays empty, so that it is neither read nor counted as 0."""
    sheet.write_number(row, 0, number, styles())
    sheet.write_string(row, 1, defused(agency.name), styles(align="left", text_wrap=True))
    note = styles(italic=True, text_wrap=True)
    if agency.missing:
        sheet.write_string(row, 2, MISSING, note)
    else:
        sheet.write_blank(row, 2, None, note)
    for place, value in enumerate(agency.values, start=FIRST):
        _number(sheet, row, place, value, styles.number(value))


def _total(styles: _Styles, sheet: Worksheet, table: ConsolidatedTable, first: int, row: int) -> None:
    from xlsxwriter.utility import xl_range  # noqa: PLC0415

    style = styles(bold=True)
    sheet.merge_range(row, 0, row, 2, TOTAL, style)
    for place, value in enumerate(table.totals, start=FIRST):
        form = styles.number(value, bold=True)
        formula = f"=SUM({xl_range(first, place, max(row - 1, first), place)})"
        sheet.write_formula(row, place, formula, form, plain(value) or 0)


def _sheets(table: ConsolidatedTable) -> Iterable[_Sheet]:
    yield _Sheet(
        "Chỉ tiêu",
        (("Mã chỉ tiêu", 28), ("Chỉ tiêu", 45), ("Đơn vị tính", 11), ("Giá trị", 13), ("Số đơn vị được tính", 10),
         ("Phải báo cáo", 10), ("Còn thiếu", 10), ("Đơn vị còn thiếu", 50), ("Công thức", 45)),
        tuple(
            (item.indicator, item.indicator_name, item.unit, item.value, item.subjects, item.expected, item.missing,
             item.missing_names, item.formula)
            for item in sorted(table.sums, key=lambda item: _place(item.indicator))
        ),
    )  # fmt: skip
    yield _Sheet(
        "Nguồn số liệu",
        (("Đơn vị", 36), ("Chỉ tiêu", 36), ("Giá trị", 12), ("Đơn vị tính", 10), ("Báo cáo", 18), ("Cơ quan ban hành", 32),
         ("Ngày ban hành", 12), ("Tệp", 36), ("Trang", 7), ("Nguyên văn", 80), ("Đính chính", 10)),
        tuple(
            (item.subject_name, item.indicator_name, item.value, item.unit, item.code, item.issuer_name, day(item.issued_on),
             item.path, item.page, item.quote, "có" if item.corrected else "")
            for item in sorted(table.sources, key=lambda item: (item.subject_name, _place(item.indicator)))
        ),
    )  # fmt: skip
    yield _Sheet(
        "Điểm không khớp",
        (("Mức độ", 10), ("Quy tắc", 14), ("Nội dung", 90), ("Báo cáo", 18), ("Cơ quan ban hành", 32), ("Giá trị nêu", 12),
         ("Giá trị đối chiếu", 12), ("Tệp", 36), ("Trang", 7), ("Nguyên văn", 60)),
        tuple(
            (_SEVERITIES.get(item.severity, item.severity), item.rule, item.message, item.code, item.issuer_name, item.stated,
             item.expected, item.path, item.page, item.quote)
            for item in table.findings
        ),
    )  # fmt: skip
    yield _Sheet(
        "Tình hình gửi báo cáo",
        (("Loại báo cáo", 40), ("Đơn vị", 38), ("Hạn gửi", 12), ("Tình trạng", 16), ("Số ngày muộn", 9), ("Báo cáo", 18),
         ("Ngày ban hành", 12), ("Trích yếu", 60), ("Tệp", 36)),
        tuple(
            (item.report_name, item.agency_name, day(item.due_on), item.state, item.days_late, item.code, day(item.issued_on),
             item.title, item.path)
            for item in table.submissions
        ),
    )  # fmt: skip
    if table.waiting:
        yield _Sheet(
            WAITING,
            (("Đơn vị", 36), ("Chỉ tiêu", 36), ("Giá trị", 12), ("Đơn vị tính", 10), ("Độ tin cậy", 10), ("Báo cáo", 18),
             ("Cơ quan ban hành", 32), ("Tệp", 36), ("Trang", 7), ("Nguyên văn", 80), ("Khóa", 20)),
            tuple(
                (item.subject_name, item.indicator_name, item.value, item.unit, item.confidence, item.code, item.issuer_name,
                 item.path, item.page, item.quote, item.measurement_id)
                for item in table.waiting
            ),
        )  # fmt: skip


def _place(code: str) -> tuple[int, str]:
    """Return the place of an indicator in the catalog; a share follows its count."""
    order = list(indicators())
    count = code.removesuffix(RATE)
    return (order.index(count) if count in order else len(order), code)


_SEVERITIES = {"error": "Sai", "warning": "Cần xem", "info": "Lưu ý"}


def _list_sheet(book: Workbook, styles: _Styles, content: _Sheet) -> None:
    sheet = book.add_worksheet(content.name)
    _page(sheet)
    for place, (title, width) in enumerate(content.columns):
        sheet.write_string(0, place, title, styles(bold=True, text_wrap=True))
        sheet.set_column(place, place, width)
    text = styles(align="left", text_wrap=True)
    for number, row in enumerate(content.rows, start=1):
        for place, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, place, defused(value), text)
            else:
                _number(sheet, number, place, value, styles.number(value))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(len(content.rows), 1), len(content.columns) - 1)


def _page(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&C&{FONT!r}&P/&N".replace("'", '"'))


def _number(sheet: Worksheet, row: int, place: int, value: float | None, style: Any) -> None:
    number = plain(float(value)) if value is not None else None
    if number is None:
        sheet.write_blank(row, place, None, style)
    else:
        sheet.write_number(row, place, number, style)


class _Styles:
    """The cell formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def __call__(self, **wanted: Any) -> Format:
        """Return a format; the keywords are properties of XlsxWriter that differ from those of a plain cell."""
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**PLAIN, **wanted})
        return self._made[key]

    def number(self, value: float | None, **wanted: Any) -> Format:
        """Return the format of a figure: decimals only where there are some."""
        form = "#,##0" if value is None or float(value).is_integer() else "#,##0.00"
        return self(num_format=form, align="right", **wanted)
