"""Made-up tables of every official form: figures that satisfy its identities land at its indicators, others are findings.

The heads of these tables say nothing (`Nội dung 7`), so that the code, the days and the column numbers alone tell what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from extractors.readers.builder import CellText, DocumentBuilder
from extractors.readers.docx import read_docx
from extractors.readers.pdf import read_pdf
from extractors.report import extract
from pipeline.check import check
from pipeline.check_columns import check_columns
from schemas.circulars import circulars
from schemas.document import Document
from schemas.forms import Form, forms
from schemas.report import Report, Window
from tests.extractors.form_heads import HIGH, WIDE, form_docx, form_marks
from tests.extractors.form_rows import guide_of, heads_of, labels_of, rows_of
from tests.extractors.readers.pdf_drawing import Text, printed
from tests.extractors.reports import SOURCE

KNOWN = [form for form in forms() if form.columns]
YEARS = {"TT 01/2020/TT-VPCP": 2026, "TT 02/2021/TT-TTCP": 2022, "TT 01/2024/TT-TTCP": 2024, "TT 06/2025/TT-TTCP": 2026}
SENTENCE = "Ủy ban nhân dân xã báo cáo kết quả theo các biểu sau đây."


def named(form: Form) -> str:
    return f"{form.name} {form.part}".strip()


def the_form(name: str) -> Form:
    return next(form for form in KNOWN if named(form) == name)


def cells_of(*lines: Sequence[str]) -> list[CellText]:
    return [CellText(row, column, 1, 1, text) for row, line in enumerate(lines) for column, text in enumerate(line)]


def form_cells(form: Form, rows: Sequence[Sequence[str]]) -> list[CellText]:
    return cells_of(heads_of(form), guide_of(form), *rows)


def captions_of(form: Form) -> list[str]:
    title = [f"{form.part}. TỔNG HỢP KẾT QUẢ: {form.words[0] if form.words else ''}"] if form.part else []
    return [f"Biểu số: {form.code}{form.circular.mark}", *title]


Table = tuple[Sequence[str], Sequence[CellText]]


def built(year: int | str, *tables: Table, issued: str = "") -> Document:
    """Return a report with tables in its body; a table is its captions and its cells."""
    builder = DocumentBuilder()
    if issued:
        builder.add("paragraph", "UBND XÃ MAI SƠN", column=0, row=0)
        builder.add("paragraph", f"Mai Sơn, {issued}", column=1, row=0)
    builder.add("paragraph", "BÁO CÁO", centred=True, bold=True)
    builder.add("paragraph", f"Kết quả công tác {f'năm {year}' if isinstance(year, int) else year}", centred=True, bold=True)
    builder.add("paragraph", SENTENCE)
    for captions, cells in tables:
        for caption in captions:
            builder.add("paragraph", caption)
        builder.add_table(max(c.row + c.row_span for c in cells), max(c.column + c.column_span for c in cells), list(cells))
    return builder.build()


def read(form: Form, rows: Sequence[Sequence[str]]) -> Report:
    return extract(SOURCE, built(YEARS[form.circular.code], (captions_of(form), form_cells(form, rows))))


def values(report: Report) -> list[tuple[str, float]]:
    return [(item.indicator, item.value) for item in report.measurements]


def expected(form: Form, rows: Sequence[Sequence[str]]) -> list[tuple[str, float]]:
    first = min(form.columns) - len(labels_of(form)[0])
    return [(code, float(row[number - first])) for row in rows for number, code in form.columns.items()]


@pytest.mark.parametrize("form", KNOWN, ids=named)
def test_figures_land_at_the_indicators_of_their_columns(form: Form) -> None:
    rows = rows_of(form)
    report = read(form, rows)
    assert values(report) == expected(form, rows)
    assert report.numbers.unexplained == ()
    assert list(check_columns(report)) == []
    assert not [finding for finding in check(report) if finding.rule == "form_unread"]
    assert all(item.unit == "%" for item in report.measurements if item.indicator.endswith(".rate"))


FILES = ["TT 02/2021/TT-TTCP 03/XLD", "TT 01/2024/TT-TTCP 04/XLD", "TT 06/2025/TT-TTCP 05/KQTH", "TT 01/2020/TT-VPCP II.03b II"]


@pytest.mark.parametrize("made", ["docx", "pdf"])
@pytest.mark.parametrize("name", FILES)
def test_the_same_in_files(name: str, made: str) -> None:
    form = the_form(name)
    rows, year = rows_of(form), YEARS[form.circular.code]
    captions, cells = captions_of(form), form_cells(form, rows)
    if made == "docx":
        document = read_docx(form_docx(["BÁO CÁO", f"Kết quả công tác năm {year}", SENTENCE, *captions], cells))
    else:
        head = [Text(WIDE / 2, 80, "BÁO CÁO", bold=True, centre=True), Text(60, 160, SENTENCE)]
        head.append(Text(WIDE / 2, 100, f"Kết quả công tác năm {year}", bold=True, centre=True))
        document = read_pdf(printed(head, form_marks(captions, cells), width=WIDE, height=HIGH))
    assert values(extract(SOURCE, document)) == expected(form, rows)


def broken(form: Form, total: int, seed: str = "") -> list[list[str]]:
    """Return rows of a form of which the first breaks the identities of a column."""
    rows = rows_of(form, seed)
    place = total - min(form.columns) + len(labels_of(form)[0])
    rows[0][place] = str(int(rows[0][place]) + 1)
    return rows


TOTALS = [(form, total) for form in KNOWN for total in dict.fromkeys(entry.total for entry in form.identities)]
SURE = [pair for pair in TOTALS if not pair[0].circular.doubtful]
DOUBTFUL = [pair for pair in TOTALS if pair[0].circular.doubtful]


def ids(value: object) -> str:
    return named(value) if isinstance(value, Form) else str(value)


@pytest.mark.parametrize(("form", "total"), SURE, ids=ids)
def test_an_identity_that_a_row_breaks_is_a_finding_and_its_figures_stay(form: Form, total: int) -> None:
    rows = broken(form, total)
    report = read(form, rows)
    assert values(report) == expected(form, rows)
    stated = {(finding.rule, finding.stated) for finding in check_columns(report)}
    assert ("sum", float(rows[0][total - min(form.columns) + len(labels_of(form)[0])])) in stated


@pytest.mark.parametrize(("form", "total"), DOUBTFUL, ids=ids)
def test_a_form_known_from_copies_is_not_read_where_its_figures_contradict_it(form: Form, total: int) -> None:
    report = read(form, broken(form, total))
    assert report.measurements == ()
    (finding,) = [finding for finding in check(report) if finding.rule == "form_unread"]
    assert (finding.severity, finding.evidence and finding.evidence.quote) == ("warning", f"Biểu số: {form.code}")
    assert form.name.rpartition(" ")[0] in finding.message
    assert len(report.numbers.unexplained) == len(rows_of(form)) * form.last


@pytest.mark.parametrize("change", ["zeros", "blanks", "no numbers"])
def test_a_form_known_from_copies_needs_proof(change: str) -> None:
    form = the_form("TT 01/2024/TT-TTCP 01/XLD")
    row = rows_of(form)[0]
    if change == "zeros":
        row[2:] = ["0"] * form.last
    if change == "blanks":
        row[3:] = ["", "7", *[""] * (form.last - 3)]
    lines = [heads_of(form), *([guide_of(form)] if change != "no numbers" else []), row]
    report = extract(SOURCE, built(2024, (["Biểu số: 01/XLD"], cells_of(*lines))))
    assert report.measurements == ()
    assert [finding.rule for finding in check(report)] == ["form_unread"]


def test_a_form_known_from_copies_needs_proof_in_each_of_its_pieces() -> None:
    form = the_form("TT 01/2024/TT-TTCP 01/XLD")
    row, cut = rows_of(form)[0], 12
    row[-1 - form.last + 18] = str(int(row[-1 - form.last + 18]) + 1)
    lines = [heads_of(form), guide_of(form), row]
    pieces = [cells_of(*(line[:cut] for line in lines)), cells_of(*([*line[1:2], *line[cut:]] for line in lines))]
    report = extract(SOURCE, built(2024, (["Biểu số: 01/XLD"], pieces[0]), ([], pieces[1])))
    assert len(report.measurements) == cut - 2
    assert [(form.code, form.why) for form in report.unread] == [("01/XLD", "sums")]


def test_figures_of_a_form_known_from_copies_are_only_proposed() -> None:
    form = the_form("TT 01/2024/TT-TTCP 01/XLD")
    found = read(form, rows_of(form)).measurements
    assert found
    assert all(item.confidence < 0.95 for item in found)


# -- which circular, which table ------------------------------------------------------------------------------------------------

LETTERS = the_form("TT 02/2021/TT-TTCP 02/XLD")
DAYS = "Số liệu tính từ ngày 15/12/2022 đến ngày 14/12/2023"
BINDINGS = [
    (["Biểu số: 02/XLD"], "năm 2022", "", True),
    (["Mẫu số 02/XLD", "(Kèm theo Thông tư số 02/2021/TT-TTCP)"], "năm 2024", "", True),
    (["Biểu số: 02/XLD", "(Ban hành kèm theo Thông tư số 02/2021/TT–TTCP ngày 22/3/2021)", "Đơn vị tính: đơn"], "", "", True),
    (["Biểu mẫu 02/XLD", "TỔNG HỢP KẾT QUẢ XỬ LÝ ĐƠN", "Số liệu tính từ ngày 15/12/2023 đến ngày 14/3/2024"], "2024", "", True),
    (["Biểu số: 02/XLD ban hành kèm theo Thông tư số 02/2021/TT-TTCP ngày 22/3/2021", "KẾT QUẢ XỬ LÝ ĐƠN"], "năm 2026", "", True),
    (
        ["Biểu số: 02/XLD", "(Kèm theo Thông tư 02/2021/TT-TTCP)", "KẾT QUẢ XỬ LÝ", "ĐƠN KHIẾU NẠI", "Đơn vị tính: đơn"],
        "",
        "",
        True,
    ),
    (["Biểu số: 02/XLD", "KẾT QUẢ XỬ LÝ ĐƠN", DAYS, "(Kèm theo Báo cáo số 12/BC-UBND)", "Đơn vị tính: đơn"], "", "", True),
    (["Biểu số: 02/XLD", "(Theo Thông tư số 02/2021 của Thanh tra Chính phủ)"], "năm 2026", "", True),
    (["Biểu số: 02/XLD", "(Theo Thông tư số 07/2027/TT-TTCP)"], "năm 2022", "", False),
    (["Biểu số: 02/XLD"], "năm 2024", "", False),
    (["Biểu số: 02/XLD"], "tháng 3 năm 2024", "", False),
    (["Biểu số: 02/XLD"], "tháng 3 năm 2024", "ngày 15 tháng 3 năm 2024", True),
    (["Biểu số: 02/XLD"], "quý III năm 2025", "ngày 15 tháng 9 năm 2025", False),
    (["Biểu số: 02/XLD"], "năm 2026", "", False),
    (["Biểu số: 02/XLD"], "", "", False),
    (["Biểu số: 02/XLD theo Thông tư 02/2021/TT-TTCP, thay bằng Thông tư 01/2024/TT-TTCP"], "", "", False),
]


@pytest.mark.parametrize(("over", "period", "issued", "read_as_such"), BINDINGS)
def test_the_circular_is_named_or_follows_from_the_days(over: list[str], period: str, issued: str, read_as_such: bool) -> None:
    rows = rows_of(LETTERS)
    guide = [text.partition("=")[0] for text in guide_of(LETTERS)]
    cells = cells_of(heads_of(LETTERS), guide, *rows)
    report = extract(SOURCE, built(period, (over, cells), issued=issued))
    assert values(report) == (expected(LETTERS, rows) if read_as_such else [])
    assert [form.why for form in report.unread] == ([] if read_as_such else [report.unread[0].why])


QUARTERS = [
    ("quý III năm 2025", "", False),
    ("quý III năm 2025", "ngày 15 tháng 9 năm 2025", False),
    ("quý III năm 2025", "ngày 05 tháng 10 năm 2025", False),
    ("9 tháng đầu năm 2025", "tháng 9 năm 2025", False),
    ("quý IV năm 2025", "", True),
    ("năm 2025", "ngày 10 tháng 01 năm 2026", True),
]


@pytest.mark.parametrize(("period", "issued", "sure"), QUARTERS)
def test_near_the_change_of_circulars_the_days_tell_nothing(period: str, issued: str, sure: bool) -> None:
    form = the_form("TT 06/2025/TT-TTCP 02/XLD")
    rows = rows_of(form)
    cells = cells_of(heads_of(form), [text.partition("=")[0] for text in guide_of(form)], *rows)
    report = extract(SOURCE, built(period, (["Biểu số: 02/XLD"], cells), issued=issued))
    assert values(report) == (expected(form, rows) if sure else [])


CITED = [
    ("Căn cứ Thông tư số 06/2025/TT-TTCP ngày 29 tháng 9 năm 2025 của Thanh tra Chính phủ.", True),
    ("Thông tư số 06/2025/TT-TTCP thay thế Thông tư số 01/2024/TT-TTCP.", False),
    ("Căn cứ Thông tư số 02/2021/TT-TTCP.", False),
    ("Căn cứ Thông tư số 05/2021/TT-TTCP.", False),
    ("Căn cứ Thông tư số 06/2025 của Thanh tra Chính phủ.", True),
    (f"Căn cứ Thông tư số 06/2025 của Bộ Nội vụ{', ngày càng tốt hơn' * 6}; theo Thanh tra Chính phủ.", False),
]


@pytest.mark.parametrize(("sentence", "sure"), CITED)
def test_a_circular_that_the_report_cites_tells_what_the_days_leave_open(sentence: str, sure: bool) -> None:
    form = the_form("TT 06/2025/TT-TTCP 02/XLD")
    rows = rows_of(form)
    cells = cells_of(heads_of(form), [text.partition("=")[0] for text in guide_of(form)], *rows)
    note = ([sentence, "Các bảng"], cells_of(["Ghi chú", "Nội dung"], ["a", "b"]))
    report = extract(SOURCE, built("quý III năm 2025", note, (["Biểu số: 02/XLD"], cells)))
    assert values(report) == (expected(form, rows) if sure else [])


def test_printed_identities_tell_the_circular_where_the_days_do_not() -> None:
    rows = rows_of(LETTERS)
    report = extract(SOURCE, built("tháng 3 năm 2024", (["Biểu số: 02/XLD"], form_cells(LETTERS, rows))))
    assert values(report) == expected(LETTERS, rows)


GUIDES = [
    ["", "MS"], ["MS", ""], ["Mã số", ""], ["A", "B"], ["(A)", "(B)"], ["a", "b"], ["", ""],
]  # fmt: skip


@pytest.mark.parametrize("names", GUIDES, ids=str)
def test_columns_of_names_may_have_letters_a_name_or_nothing(names: list[str]) -> None:
    rows = rows_of(LETTERS)
    cells = cells_of(heads_of(LETTERS), [*names, *guide_of(LETTERS)[2:]], *rows, ["", "Tổng cộng", *["9"] * LETTERS.last])
    report = extract(SOURCE, built(2022, (["Biểu số: 02/XLD"], cells)))
    found = [item for item in report.measurements if item.scope is None or item.scope.name != "Tổng cộng"]
    assert [(item.indicator, item.value) for item in found] == expected(LETTERS, rows)
    assert report.numbers.unexplained == ()


PIECES = [
    ([], True),
    (["(Tiếp theo)"], True),
    (["Biểu 02/XLD (tiếp theo)"], True),
    (["Tình hình khác của các đơn vị trong năm"], False),
]


@pytest.mark.parametrize(("between", "one"), PIECES)
def test_a_form_whose_head_is_printed_again_goes_on(between: list[str], one: bool) -> None:
    first, second = rows_of(LETTERS), rows_of(LETTERS, "again")
    second = [["3", "UBND xã Mường La", *second[0][2:]], ["4", "UBND xã Yên Châu", *second[1][2:]]]
    cells = [form_cells(LETTERS, first[:1]), form_cells(LETTERS, second)]
    report = extract(SOURCE, built(2022, (["Biểu số: 02/XLD"], cells[0]), (between, cells[1])))
    assert values(report) == expected(LETTERS, [*first[:1], *(second if one else [])])


def test_a_piece_is_of_the_days_of_the_first_one() -> None:
    other = (["Số liệu tính từ ngày 15/12/2021 đến ngày 14/12/2022", "Bảng chung"], cells_of(["Ghi chú", "Nội dung"], ["a", "b"]))
    rows = rows_of(LETTERS)
    captions = ["Biểu số: 02/XLD", "Số liệu tính từ ngày 15/12/2021 đến ngày 14/6/2022"]
    pieces = [form_cells(LETTERS, [row]) for row in rows]
    report = extract(SOURCE, built(2022, other, (captions, pieces[0]), ([], pieces[1])))
    assert len(report.measurements) == 2 * LETTERS.last
    assert {item.period.end for item in report.measurements if item.period} == {date(2022, 6, 14)}


def test_a_form_that_is_not_read_is_not_read_in_its_next_piece_either() -> None:
    row = ["UBND xã Mai Sơn", *map(str, range(2, 14))]
    pieces = [["Đơn vị", "Tổng số đơn tiếp nhận", "Số đơn đã xử lý"], ["Đơn vị", "Đơn khiếu nại", "Đơn tố cáo", "Đơn đã xử lý"]]
    first = cells_of([*pieces[0], "Đơn đủ điều kiện"], ["MS", "1", "2", "3"], row[:4])
    second = cells_of(pieces[1], ["MS", "4", "5", "6"], row[:4])
    report = extract(SOURCE, built(2024, (["Biểu số: 02/XLD"], first), ([], second)))
    assert (values(report), [form.why for form in report.unread]) == ([], ["columns"])


# -- forms of several tables, and of several rows of one subject ----------------------------------------------------------------


def test_the_parts_of_a_form_follow_one_another_under_one_code() -> None:
    one, two = the_form("TT 01/2020/TT-VPCP II.03b I"), the_form("TT 01/2020/TT-VPCP II.03b II")
    rows = [rows_of(one), rows_of(two)]
    title = "KẾT QUẢ CÔNG BỐ, CÔNG KHAI TTHC TẠI ĐỊA PHƯƠNG Kỳ báo cáo: Quý I (Từ ngày 15/12/2025 đến ngày 14/3/2026)"
    heading = cells_of(["Biểu số II.03b/VPCP/KSTT", title, "- Đơn vị báo cáo: UBND tỉnh"])
    first = ["Đơn vị tính: TTHC, VB.", "I. CÔNG BỐ DANH MỤC TTHC THUỘC THẨM QUYỀN BAN HÀNH CỦA TRUNG ƯƠNG"]
    second = ["II. CÔNG BỐ, CÔNG KHAI TTHC THUỘC THẨM QUYỀN BAN HÀNH CỦA ĐỊA PHƯƠNG"]
    tables: list[Table] = [([], heading), (first, form_cells(one, rows[0])), (second, form_cells(two, rows[1]))]
    report = extract(SOURCE, built(2026, *tables))
    assert values(report) == [*expected(one, rows[0]), *expected(two, rows[1])]
    assert {str(item.period) for item in report.measurements} == {str(Window(start=date(2025, 12, 15), end=date(2026, 3, 14)))}
    lost = extract(SOURCE, built(2026, (["Biểu số II.03b/VPCP/KSTT"], form_cells(one, rows[0]))))
    assert (values(lost), [form.why for form in lost.unread]) == ([], ["part"])


def test_the_second_table_of_a_form_is_not_taken_for_the_first() -> None:
    one, two = the_form("TT 01/2020/TT-VPCP II.07b I"), the_form("TT 01/2020/TT-VPCP II.07b II")
    rows = [rows_of(one), rows_of(two)]
    first, second = ["Biểu số II.07b/VPCP/KSTT", "I. SỐ LƯỢNG TTHC"], ["II. KẾT QUẢ THỰC HIỆN “4 TẠI CHỖ”"]
    report = extract(SOURCE, built(2026, (first, form_cells(one, rows[0])), (second, form_cells(two, rows[1]))))
    assert values(report) == [*expected(one, rows[0]), *expected(two, rows[1])]


def test_rows_under_headings_are_no_totals() -> None:
    form = the_form("TT 01/2020/TT-VPCP II.04")
    kinds = ["thuộc thẩm quyền ban hành của UBND cấp tỉnh", "không thuộc thẩm quyền ban hành của UBND cấp tỉnh"]
    plans = ["THEO KẾ HOẠCH CỦA UBND CẤP TỈNH", "THEO KẾ HOẠCH CỦA THỦ TƯỚNG CHÍNH PHỦ"]
    cells = cells_of(heads_of(form), guide_of(form))
    row, number = 2, 0
    for mark, plan in zip(["I", "II"], plans, strict=True):
        cells += [CellText(row, 0, 1, 1, mark), CellText(row, 1, 1, 11, plan)]
        for place, kind in enumerate(kinds):
            number += 1
            cells += [CellText(row + 1, 0, 1, 1, str(place + 1)), CellText(row + 1, 1, 1, 11, f"TTHC {kind}")]
            cells += [CellText(row + 2, column, 1, 1, str(10 * number) if column == 1 else "") for column in range(12)]
            row += 2
        row += 1
        cells += [CellText(row, column, 1, 1, {0: "Tổng", 1: str(20 * number - 10)}.get(column, "")) for column in range(12)]
        row += 1
    found = extract(SOURCE, built(2026, (captions_of(form), cells))).measurements
    assert [(item.breakdown.name if item.breakdown else "", item.value) for item in found] == [
        (f"{plans[0]}: TTHC {kinds[0]}", 10),
        (f"{plans[0]}: TTHC {kinds[1]}", 20),
        (plans[0], 30),
        (f"{plans[1]}: TTHC {kinds[0]}", 30),
        (f"{plans[1]}: TTHC {kinds[1]}", 40),
        (plans[1], 70),
    ]


ROWS_WITHOUT_NAMES = [
    (["1"], [""]),
    (["1", "2", "Tổng"], ["Dòng số 1", "Dòng số 2", ""]),
    (["1.", "2.", ""], ["Dòng số 1", "Dòng số 2", ""]),
]


@pytest.mark.parametrize(("marks", "parts"), ROWS_WITHOUT_NAMES, ids=str)
def test_rows_that_have_a_number_alone_are_not_all_the_total(marks: list[str], parts: list[str]) -> None:
    form = the_form("TT 01/2020/TT-VPCP II.04")
    lines = [[mark, str(10 * (place + 1)), *[""] * 10] for place, mark in enumerate(marks)]
    cells = cells_of(heads_of(form), guide_of(form), *lines)
    found = extract(SOURCE, built(2026, (captions_of(form), cells))).measurements
    assert [item.breakdown.name if item.breakdown else "" for item in found] == parts


def test_sections_of_one_name_are_told_apart_by_the_one_above() -> None:
    form = the_form("TT 01/2020/TT-VPCP II.08")
    lines: list[list[str]] = []
    for mark, title, value in (("A", "Do Thủ tướng Chính phủ giao", 1), ("B", "Do tỉnh chủ động triển khai", 2)):
        lines += [[mark, title], ["I", "CẤP TỈNH"], ["1", "Hộ tịch", str(value)], ["", "TỔNG CỘNG", str(value)]]
        lines += [["II", "CẤP XÃ"], ["1", "Hộ tịch", str(value + 2)], ["", "TỔNG CỘNG", str(value + 2)]]
    heads = ["STT", "Lĩnh vực", *heads_of(form)[2:]]
    cells = cells_of(heads, guide_of(form), *([*line, *[""] * (8 - len(line))] for line in lines))
    found = extract(SOURCE, built(2026, (captions_of(form), cells))).measurements
    told = [(item.scope and item.scope.name, item.breakdown and item.breakdown.name) for item in found]
    assert len(found) == len(lines) - 6
    assert len(set(told)) == len(told)


def test_every_circular_has_a_form_that_is_read() -> None:
    assert {form.circular.code for form in KNOWN} == set(circulars())


def test_a_table_that_numbers_fewer_columns_of_its_own_is_no_form() -> None:
    form = the_form("TT 06/2025/TT-TTCP 02/XLD")
    rows = [[*row[:2], *row[4:]] for row in rows_of(form)]
    numbers = ["A", "B", *map(str, range(1, len(rows[0]) - 1))]
    report = extract(SOURCE, built(2026, (["Biểu số: 02/XLD"], cells_of(numbers, numbers, *rows))))
    assert (values(report), [form.why for form in report.unread]) == ([], ["short"])


SCALED = [
    ("TT 01/2020/TT-VPCP II.06", "nghìn hồ sơ", 1000),
    ("TT 01/2020/TT-VPCP II.06", "hồ sơ", 1),
    ("TT 01/2020/TT-VPCP II.06", "triệu đồng", 1),
]


@pytest.mark.parametrize(("name", "unit", "scale"), SCALED)
def test_a_form_in_thousands_is_multiplied(name: str, unit: str, scale: int) -> None:
    form = the_form(name)
    rows = rows_of(form)
    plain = read(form, rows)
    scaled = extract(SOURCE, built(2026, ([*captions_of(form), f"Đơn vị tính: {unit}"], form_cells(form, rows))))
    assert plain.measurements
    assert values(scaled) == [(code, value * scale) for code, value in values(plain)]
