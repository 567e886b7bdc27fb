"""The heads of the official forms (TT 01/2020/TT-VPCP, Phụ lục II; TT 06/2025/TT-TTCP), and tables that are made with them.

A head is a row of columns; a column that others stand under is a pair of its text and these.  The last row of a head numbers
the columns as the circular prints them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from reportlab.pdfbase.pdfmetrics import stringWidth

from extractors.readers.builder import CellText
from tests.extractors.readers.pdf_drawing import Area, Mark, Text, printed, table

Column = str | tuple[str, "Head"]
Head = Sequence[Column]

MONEY = ["Tiền (Trđ)", "Đất (m2)"]
OFFICIALS = "Trong đó số cán bộ, công chức, viên chức"
GROUPS = ("Trong đó đoàn đông người", ["Số đoàn được tiếp", "Số người được tiếp"])
RECEIVED = ["Số ngày tiếp", "Số lượt tiếp", "Số người được tiếp", "Số vụ việc", GROUPS]
CONTENT = ("Theo nội dung", ["Hành vi hành chính", "Quy định hành chính"])
TIME = ("Theo thời điểm tiếp nhận", ["Từ kỳ trước", "Trong kỳ"])
CASES = ["Đang xem xét điều kiện thụ lý", "Đã thụ lý giải quyết", "Không thụ lý", "Rút đơn, đình chỉ giải quyết"]
RETURNED = [*MONEY, "Số tổ chức được trả lại quyền lợi", "Số cá nhân được trả lại quyền lợi"]
BODIES = ["Tổ chức", "Cá nhân"]
ENFORCED = [
    ("Thu hồi cho Nhà nước", [("Phải thu", MONEY), ("Đã thu", MONEY)]),
    ("Trả lại cho tổ chức, cá nhân", [("Phải trả", MONEY), ("Đã trả", MONEY)]),
]


def dossiers(pending: str) -> Head:
    return [
        "STT",
        "Lĩnh vực giải quyết",
        (
            "Số lượng hồ sơ tiếp nhận",
            ["Tổng số", ("Trong kỳ", ["Trực tuyến", "Trực tiếp, dịch vụ bưu chính"]), "Từ kỳ trước"],
        ),
        ("Số lượng hồ sơ đã giải quyết", ["Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"]),
        ("Số lượng hồ sơ đang giải quyết", ["Tổng số", pending, "Quá hạn"]),
    ]


@dataclass(frozen=True)
class FormHead:
    """A form: its code, its head, and the identities that its row of column numbers prints, by column number.

    Attributes:
        first: number of the first column; a form without a number for its rows begins with `MS`.
    """

    code: str
    head: Head
    first: int
    sums: dict[int, str]

    @property
    def guide(self) -> list[str]:
        width = leaves(self.head)
        if self.first:
            return [f"({number}){self.sums.get(number, '')}" for number in range(1, width + 1)]
        return ["MS", *(f"{number}{self.sums.get(number, '')}" for number in range(1, width))]


FORM_HEADS = [
    FormHead(
        "II.05a/VPCP/KSTT",
        [
            "STT", "Tên ngành, lĩnh vực có PAKN",
            ("Số lượng PAKN được tiếp nhận", ["Tổng số", CONTENT, TIME]),
            (
                "Kết quả xử lý PAKN",
                [("Đã xử lý", ["Tổng số", CONTENT, TIME]), ("Đang xử lý", ["Tổng số", *CONTENT[1]])],
            ),
            "Số PAKN đã xử lý được đăng tải công khai",
        ],
        1, {3: " =(4)+(5) =(6)+(7)", 8: "= (9)+(10) =(11)+(12)", 13: "= (14)+(15)"},
    ),
    FormHead("II.06a/VPCP/KSTT", dossiers("Đúng hạn"), 1, {3: "=(4) +(5)+(6)", 7: "=(8) +(9)+(10)", 11: "= (12)+(13)"}),
    FormHead("II.06b/VPCP/KSTT", dossiers("Trong hạn"), 1, {3: "=(4)+(5)+(6)", 7: "=(8)+(9) +(10)", 11: "=(12)+(13)"}),
    FormHead("II.06c/VPCP/KSTT", dossiers("Trong hạn"), 1, {3: "=(4)+(5)+(6)", 7: "=(8)+(9) +(10)", 11: "=(12)+(13)"}),
    FormHead(
        "II.07a/VPCP/KSTT",
        [
            "STT", "TTHC thuộc thẩm quyền giải quyết của Bộ, cơ quan",
            (
                "TTHC được thực hiện theo CCMC, MCLT",
                [
                    (
                        "Số lượng TTHC được thực hiện theo CCMC, MCLT",
                        ["Tổng số", "TTHC giải quyết tại BPMC của Bộ, cơ quan", "TTHC tổ chức theo ngành dọc"],
                    ),
                    "Số lượng TTHC đã được ban hành quy trình nội bộ để giải quyết",
                ],
            ),
        ],
        1, {3: " = (4) + (5)"},
    ),
    FormHead(
        "II.07b/VPCP/KSTT",
        [
            "STT", "Lĩnh vực",
            ("Tổng số TTHC thuộc thẩm quyền giải quyết của địa phương", ["Tổng số TTHC", "Cấp tỉnh", "Cấp huyện", "Cấp xã"]),
            (
                "TTHC được thực hiện theo CCMC, MCLT",
                ["Tổng số TTHC", "Tại BPMC cấp tỉnh", "Tại BPMC cấp huyện", "Tại BPMC cấp xã"],
            ),
            (
                "Quy trình nội bộ giải quyết TTHC theo CCMC, MCLT được ban hành",
                ["Tổng số quy trình", "Cấp tỉnh", "Cấp huyện", "Cấp xã"],
            ),
        ],
        1, {3: "=(4)+(5) +(6)", 7: "=(8)+(9) +(10)", 11: "=(12)+(13)+(14)"},
    ),
    FormHead(
        "II.08/VPCP/KSTT",
        [
            "STT", "Lĩnh vực",
            ("DVCTT mức độ 3", ["Được giao", "Đã triển khai", "Số lượng hồ sơ phát sinh"]),
            ("DVCTT mức độ 4", ["Được giao", "Đã triển khai", "Số lượng hồ sơ phát sinh"]),
        ],
        1, {},
    ),
    FormHead(
        "01/TCD",
        [
            "Đơn vị", "Tổng số lượt tiếp", "Tổng số người được tiếp", "Tổng số vụ việc tiếp", "Tổng số đoàn đông người",
            ("Tiếp thường xuyên", RECEIVED[1:]),
            ("Tiếp định kỳ và đột xuất của Thủ trưởng", [("Thủ trưởng tiếp", RECEIVED), ("Ủy quyền tiếp", RECEIVED)]),
        ],
        0, {1: "=5+11+17", 2: "=6+12+18", 3: "=7+13+19", 4: "=8+14+20"},
    ),
    FormHead(
        "02/XLD",
        [
            "Đơn vị", "Tổng số đơn", "Số đơn đã xử lý", "Số đơn đủ điều kiện xử lý", "Số đơn thuộc thẩm quyền",
            "Số vụ việc thuộc thẩm quyền",
            (
                "Số đơn thuộc thẩm quyền",
                [
                    (
                        "Khiếu nại",
                        [
                            "Tổng số đơn",
                            ("Phân loại theo thẩm quyền giải quyết", ["Khiếu nại lần đầu", "Khiếu nại lần 2"]),
                            ("Phân loại theo lĩnh vực", ["Đất đai", "Chế độ, chính sách", "Khác"]),
                        ],
                    ),
                    (
                        "Tố cáo",
                        [
                            "Tổng số đơn",
                            ("Phân loại theo thẩm quyền giải quyết", ["Tố cáo lần đầu", "Tố cáo tiếp"]),
                            ("Phân loại theo lĩnh vực", ["Hành chính", "Tham nhũng", "Tư pháp", "Khác"]),
                        ],
                    ),
                    (
                        "Kiến nghị, phản ánh",
                        ["Tổng số đơn", ("Phân loại theo lĩnh vực", ["Chế độ, chính sách", "Đất đai", "Khác"])],
                    ),
                ],
            ),
            ("Số đơn không thuộc thẩm quyền", ["Tổng số đơn", ("Phân loại theo kết quả xử lý", ["Hướng dẫn", "Chuyển đơn"])]),
        ],
        0,
        {
            3: "= 4+23", 4: " = 6+12+19", 6: "= 7+8= 9+10+11", 12: "= 13+14= 15+16+17+18", 19: " = 20+21+22", 23: " = 24+25",
        },
    ),
    FormHead(
        "03/GQKN",
        [
            "Đơn vị", "Tổng số đơn khiếu nại thuộc thẩm quyền", "Tổng số vụ việc", ("Phân tích kết quả", CASES),
            "Tổng số Quyết định ban hành trong kỳ",
            ("Giải quyết lần đầu", ["Khiếu nại đúng", "Khiếu nại sai", "Khiếu nại đúng 1 phần"]),
            ("Giải quyết lần 2", ["Công nhận kết quả lần đầu", "Hủy, sửa kết quả lần đầu"]),
            ("Kiến nghị thu hồi cho Nhà nước", MONEY), ("Trả lại cho tổ chức, cá nhân", RETURNED),
            ("Kiến nghị xử lý hành chính", ["Tổng số người bị kiến nghị xử lý", OFFICIALS]),
            ("Chuyển cơ quan điều tra", ["Số vụ", "Tổng số người", OFFICIALS]),
        ],
        0, {2: "=3+4+5+6", 7: " = 8+9+10+11+12"},
    ),
    FormHead(
        "04/GQTC",
        [
            "Đơn vị", "Tổng số đơn tố cáo thuộc thẩm quyền", "Tổng số vụ việc", ("Phân tích kết quả", CASES),
            "Tổng số Kết luận ban hành trong kỳ",
            ("Tố cáo lần đầu", ["Tố cáo đúng", "Tố cáo sai", "Tố cáo có đúng có sai"]),
            ("Tố cáo tiếp", ["Tố cáo tiếp đúng", "Tố cáo tiếp sai", "Tố cáo tiếp có đúng có sai"]),
            ("Kiến nghị thu hồi cho Nhà nước", MONEY), ("Trả lại cho tổ chức, cá nhân", RETURNED),
            ("Kiến nghị xử lý hành chính", [*BODIES, "Trong đó, Cán bộ, công chức"]),
            ("Chuyển cơ quan điều tra", ["Số vụ", "Số đối tượng", OFFICIALS]),
        ],
        0, {2: "=3+4+5+6", 7: " = 8+9+10+11+12+13"},
    ),
    FormHead(
        "05/KQTH",
        [
            "Đơn vị",
            (
                "Kết quả thi hành Quyết định giải quyết khiếu nại",
                [
                    "Tổng số Quyết định phải thi hành trong kỳ", "Tổng số Quyết định đã thi hành xong", *ENFORCED,
                    ("Đã xử lý hành chính", ["Tổng số người bị xử lý", OFFICIALS]),
                    ("Đã khởi tố", ["Số vụ", "Số người", OFFICIALS]),
                ],
            ),
            (
                "Kết quả thực hiện Kết luận nội dung tố cáo",
                [
                    "Tổng số Kết luận phải thực hiện trong kỳ", "Tổng số Kết luận đã thực hiện xong", *ENFORCED,
                    ("Đã xử lý hành chính", ["Tổng số tổ chức bị xử lý", "Tổng số cá nhân bị xử lý", OFFICIALS]),
                    ("Đã khởi tố", ["Số vụ", "Số đối tượng", OFFICIALS]),
                ],
            ),
        ],
        0, {},
    ),
    FormHead(
        "06/QLKNTC",
        [
            "Đơn vị",
            (
                "Ban hành văn bản quản lý, chỉ đạo",
                ["Số văn bản ban hành mới", "Số văn bản được sửa đổi, bổ sung", "Số văn bản hủy bỏ"],
            ),
            ("Tập huấn, tuyên truyền, giáo dục pháp luật", ["Số lớp", "Số người"]),
            (
                "Thanh tra trách nhiệm",
                [
                    ("Thực hiện pháp luật", ["Số cuộc", "Số đơn vị"]), "Số cuộc đã ban hành kết luận",
                    ("Kiến nghị xử lý", [("Hành chính", BODIES), ("Chuyển cơ quan điều tra", BODIES)]),
                ],
            ),
            (
                "Kết quả thực hiện kết luận",
                ["Tổng số KLTT thực hiện", ("Đã xử lý hành chính", BODIES), ("Đã khởi tố", ["Vụ", "Đối tượng"])],
            ),
        ],
        0, {},
    ),
]  # fmt: skip


# -- a head as cells ------------------------------------------------------------------------------------------------------------


def leaves(head: Head) -> int:
    """Return how many columns a head has."""
    return sum(1 if isinstance(column, str) else leaves(column[1]) for column in head)


def depth(head: Head) -> int:
    """Return how many rows a head needs."""
    return max(1 if isinstance(column, str) else 1 + depth(column[1]) for column in head)


def paths(head: Head, above: tuple[str, ...] = ()) -> Iterator[list[str]]:
    """Yield the texts over each column from top to bottom."""
    for column in head:
        if isinstance(column, str):
            yield [*above, column]
        else:
            yield from paths(column[1], (*above, column[0]))


def head_cells(head: Head, rows: int, row: int = 0, first: int = 0) -> Iterator[CellText]:
    """Yield the merged cells of a head of so many rows."""
    for column in head:
        if isinstance(column, str):
            yield CellText(row, first, rows - row, 1, column)
            first += 1
        else:
            yield CellText(row, first, 1, leaves(column[1]), column[0])
            yield from head_cells(column[1], rows, row + 1, first)
            first += leaves(column[1])


def form_cells(form: FormHead, *rows: Sequence[str]) -> list[CellText]:
    """Return the cells of a form: head, row of column numbers, rows of data."""
    below = depth(form.head)
    lines = [form.guide, *rows]
    plain = [CellText(below + row, column, 1, 1, text) for row, line in enumerate(lines) for column, text in enumerate(line)]
    return [*head_cells(form.head, below), *plain]


# -- files ----------------------------------------------------------------------------------------------------------------------


def form_docx(captions: Sequence[str], cells: Sequence[CellText]) -> bytes:
    """Return a DOCX with a form on a landscape section behind a portrait one."""
    document = docx.Document()
    document.add_paragraph("Số liệu chi tiết có biểu kèm theo.")
    section = document.add_section()
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Pt(WIDE), Pt(HIGH)
    section.left_margin = section.right_margin = Pt(40)
    document.styles["Normal"].font.size = Pt(SIZE)
    for caption in captions:
        document.add_paragraph(caption)
    add_table(document, cells)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_table(document: Any, cells: Sequence[CellText]) -> None:
    """Add a ruled table to a document of python-docx."""
    rows = max(cell.row + cell.row_span for cell in cells)
    columns = max(cell.column + cell.column_span for cell in cells)
    made = document.add_table(rows, columns)
    made.style = "Table Grid"
    grid = [row.cells for row in made.rows]
    for cell in cells:
        first, last = grid[cell.row][cell.column], grid[cell.row + cell.row_span - 1][cell.column + cell.column_span - 1]
        (first if first is last else first.merge(last)).text = cell.text


WIDE, HIGH, SIZE = 1191.0, 842.0, 5.0
"""An A3 page on its side, in points, and the size of the letters on it."""


def form_marks(captions: Sequence[str], cells: Sequence[CellText]) -> list[Mark]:
    """Return what draws a form on a page of `WIDE` by `HIGH` points."""
    columns = max(cell.column + cell.column_span for cell in cells)
    pitch = (WIDE - 80) / (columns + 2)
    xs = [40.0, *(40 + pitch * (place + 3) for place in range(columns))]
    areas = [
        Area(cell.row, cell.column, wrapped(cell.text, xs[cell.column + cell.column_span] - xs[cell.column] - 7), cell.row_span,
             cell.column_span)
        for cell in cells
    ]  # fmt: skip
    ys = [max(150.0, 80.0 + 20 * len(captions))]
    for row in range(max(cell.row + cell.row_span for cell in cells)):
        lines = max(len(area.lines) / area.rows for area in areas if area.row <= row < area.row + area.rows)
        ys.append(ys[-1] + (SIZE + 2) * (lines + 1))
    texts = [Text(60, 60 + 20 * place, caption, size=11) for place, caption in enumerate(captions)]
    return [*texts, *table(xs, ys, areas, size=SIZE)]


def form_pdf(captions: Sequence[str], cells: Sequence[CellText]) -> bytes:
    """Return a PDF with a form on a wide page."""
    return printed(form_marks(captions, cells), width=WIDE, height=HIGH)


def wrapped(text: str, width: float) -> tuple[str, ...]:
    """Return the lines of a text in a cell of a width, in points; a sum that is too long goes on in the next line."""

    def fits(line: str) -> bool:
        return bool(stringWidth(line, "Times-Roman", SIZE * 1.1) <= width)

    lines: list[str] = []
    for piece in re.findall(r"[^\s+]+|\s*\+[^\s+]*|\s+", text):
        if lines and fits(lines[-1] + piece):
            lines[-1] += piece
        elif piece.strip():
            lines.append(piece.strip())
    return tuple(line.strip() for line in lines)
