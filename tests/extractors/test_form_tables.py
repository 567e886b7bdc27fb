"""The official forms as DOCX and PDF: every cell in its row and column, every column number with its indicator.

What is expected stands in `form_heads.py` (heads as the circulars print them) and in `schemas/data/forms.toml` (columns).
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.grid import Grid, grid
from extractors.readers.builder import CellText, DocumentBuilder
from extractors.readers.docx import read_docx
from extractors.readers.libreoffice import find_office
from extractors.readers.pdf import read_pdf
from extractors.report import extract
from pipeline.check import check
from schemas.document import Document
from schemas.form_codes import code_in
from schemas.forms import Form, forms
from schemas.report import Report
from tests.extractors.form_heads import FORM_HEADS, HIGH, WIDE, FormHead, depth, form_cells, form_docx, form_pdf, leaves, paths
from tests.extractors.readers.pdf_drawing import turned
from tests.extractors.reports import SOURCE

CODES = [form.code for form in FORM_HEADS]


def data_rows(form: FormHead, count: int = 2) -> list[list[str]]:
    """Return rows whose figures tell where they stand."""
    width = leaves(form.head)
    names = ["UBND xã Mai Sơn", "UBND xã Yên Châu"] if form.first == 0 else ["Hộ tịch", "Chứng thực"]
    first = [[name] if form.first == 0 else [str(place + 1), name] for place, name in enumerate(names)]
    return [[*first[row], *(str(1000 * (row + 1) + column) for column in range(len(first[row]), width))] for row in range(count)]


def the_grid(document: Document) -> Grid:
    (block,) = [block for block in document.blocks if block.table]
    return grid(document, block)


def in_force(form: FormHead) -> Form | None:
    """Return the form of the circular that is in force."""
    code = code_in(form.code)
    return next((entry for entry in forms() if entry.circular.until is None and entry.code == code), None)


@pytest.mark.parametrize("made", ["docx", "pdf", "rotated pdf"])
@pytest.mark.parametrize("form", FORM_HEADS, ids=CODES)
def test_every_cell_stands_in_its_row_and_column(form: FormHead, made: str) -> None:
    rows = data_rows(form)
    captions, cells = [f"Biểu số {form.code}"], form_cells(form, *rows)
    if made == "docx":
        read = the_grid(read_docx(form_docx(captions, cells)))
    else:
        data = form_pdf(captions, cells)
        read = the_grid(read_pdf(turned(data, 90, WIDE, HIGH) if made == "rotated pdf" else data))
    assert [read.head_path(column) for column in range(leaves(form.head))] == list(paths(form.head))
    assert read.head == depth(form.head) + 1
    assert [[read.text(cell) for cell in row] for row in read.data] == rows
    assert list(read.columns_by_number.values()) == list(range(1, leaves(form.head) + form.first))


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_the_forms_as_an_office_program_prints_them(tmp_path: Path) -> None:
    for form in FORM_HEADS:
        name = form.code.replace("/", "-")
        (tmp_path / f"{name}.docx").write_bytes(form_docx([f"Biểu số {form.code}"], form_cells(form, *data_rows(form))))
    office = [find_office() or "", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    made = [str(path) for path in tmp_path.glob("*.docx")]
    command = [*office, "--convert-to", "pdf", "--outdir", str(tmp_path), *made]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for form in FORM_HEADS:
        read = the_grid(read_pdf((tmp_path / f"{form.code.replace('/', '-')}.pdf").read_bytes()))
        assert [read.head_path(column) for column in range(leaves(form.head))] == list(paths(form.head))
        assert [[read.text(cell) for cell in row] for row in read.data] == data_rows(form)


@pytest.mark.parametrize("form", FORM_HEADS, ids=CODES)
def test_the_row_of_column_numbers_prints_the_identities_of_the_form(form: FormHead) -> None:
    known = [entry for entry in [in_force(form)] if entry]
    builder = DocumentBuilder()
    builder.add_table(depth(form.head) + 1, leaves(form.head), form_cells(form))
    document = builder.build()
    printed = grid(document, document.blocks[0]).sums
    assert [entry.last for entry in known] in ([], [leaves(form.head) - (form.first == 0)])
    assert all(set(entry.identities) == set(printed) for entry in known)


# -- what the forms say ---------------------------------------------------------------------------------------


def filled(code: str, *rows: list[str], over: Sequence[str] = (), year: str = "2025") -> Report:
    """Return what is read from a report with a form in its body."""
    form = next(form for form in FORM_HEADS if form.code == code)
    builder = DocumentBuilder()
    for column, line in enumerate(("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")):
        builder.add("paragraph", line, column=column, row=0)
    builder.add("paragraph", "XÃ MAI SƠN", column=0, row=0)
    builder.add("paragraph", "BÁO CÁO", centred=True, bold=True)
    builder.add("paragraph", f"Kết quả công tác năm {year}", centred=True, bold=True)
    builder.add("paragraph", "Ủy ban nhân dân xã báo cáo như sau:")
    for caption in over or [f"Biểu số {form.code}"]:
        builder.add("paragraph", caption)
    builder.add_table(depth(form.head) + 1 + len(rows), leaves(form.head), form_cells(form, *rows))
    return extract(SOURCE, builder.build())


@pytest.mark.parametrize("form", FORM_HEADS, ids=CODES)
def test_every_column_number_has_its_indicator(form: FormHead) -> None:
    meant = in_force(form)
    (row,) = data_rows(form, 1)
    read = filled(form.code, row)
    shift = 0 if form.first else 1
    expected = {code: float(row[number - 1 + shift]) for number, code in meant.columns.items()} if meant else {}
    assert {item.indicator: item.value for item in read.measurements} == expected


TCD = ["UBND xã Mai Sơn", "40", "50", "39", "1", "31", "34", "30", "-", "0", "12", "8", "15", "8", "1", "6", "-", "1", "1", "1",
       "", "không"]  # fmt: skip


def test_a_dash_and_a_word_are_zeros_in_a_form_and_a_blank_is_missing() -> None:
    read = filled("01/TCD", TCD)
    found = {item.indicator: item.value for item in read.measurements}
    assert (found["kntc.regular_groups"], found["kntc.delegated_group_people"]) == (0, 0)
    assert "kntc.delegated_groups" not in found
    assert read.numbers.unexplained == ()
    assert check(read) == ()


def test_an_identity_that_a_row_breaks_is_a_finding_on_its_cells() -> None:
    broken = ["UBND xã Mai Sơn", "41", *TCD[2:]]
    (finding,) = [found for found in check(filled("01/TCD", broken)) if found.rule == "sum"]
    assert (finding.expected, finding.stated) == (40, 41)
    assert finding.evidence is not None
    assert [finding.evidence.quote, *(item.quote for item in finding.related)] == ["41", "31", "8", "1"]
    assert (
        "cột (1) ghi 41, nhưng cộng các cột (5) 31 + (11) 8 + (17) 1 được 40 (biểu 01/TCD, TT 06/2025/TT-TTCP)" in finding.message
    )


def test_both_identities_of_a_column_are_held_against_a_row() -> None:
    row = ["UBND xã Mai Sơn", "30", "28", "25", "20", "19", "8", "6", "2", "5", "2", "2", "4", "4", "0", "3", "1", "0", "0", "8",
           "3", "3", "2", "5", "2", "3"]  # fmt: skip
    (finding,) = check(filled("02/XLD", row))
    assert (finding.expected, finding.stated) == (9, 8)


def test_what_two_checks_find_is_told_once() -> None:
    row = ["UBND xã Mai Sơn", "30", "28", "26", "20", "19", *["0"] * 5, "0", *["0"] * 7, "20", "10", "10", "0", "5", "2", "3"]
    found = [finding for finding in check(filled("02/XLD", row)) if finding.evidence and finding.evidence.quote == "26"]
    assert [(finding.rule, finding.expected, finding.stated) for finding in found] == [("sum", 25, 26)]


def test_an_identity_holds_over_a_form_that_goes_on_in_the_next_table() -> None:
    builder = DocumentBuilder()
    builder.add("paragraph", "BÁO CÁO", centred=True, bold=True)
    builder.add("paragraph", "Kết quả công tác năm 2026", centred=True, bold=True)
    builder.add("paragraph", "Biểu số 01/TCD")
    for first, last in ((1, 9), (10, 21)):
        lines = [["Đơn vị", *(f"Cột {number}a" for number in range(first, last + 1))]]
        lines.append(["MS", *(str(number) for number in range(first, last + 1))])
        lines.append(["UBND xã Mai Sơn", *("41" if number == 1 else TCD[number] for number in range(first, last + 1))])
        cells = [CellText(row, column, 1, 1, text) for row, line in enumerate(lines) for column, text in enumerate(line)]
        builder.add_table(3, last - first + 2, cells)
    found = [(finding.expected, finding.stated) for finding in check(extract(SOURCE, builder.build())) if finding.rule == "sum"]
    assert found == [(40, 41)]


def test_a_bound_that_a_row_breaks_is_a_finding() -> None:
    row = ["UBND xã Mai Sơn", "3", "3", "0", "2", "1", "0", "2", "1", "1", "0", "0", "0", *["0"] * 6, "1", "2", "0", "0", "0"]
    (finding,) = check(filled("03/GQKN", row))
    assert (finding.rule, finding.expected, finding.stated) == ("order", 1, 2)


TITLE, DAYS = "TỔNG HỢP KẾT QUẢ TIẾP CÔNG DÂN", "Số liệu tính từ ngày 15/12/2024 đến ngày 14/12/2025"
CAPTIONS = [
    (["Biểu số: 01/TCD"], "2025"),
    (["01/TCD", TITLE, DAYS, "(Kèm theo Báo cáo số 12/BC-UBND)"], "2025"),
    (["Biểu 01/TCD ban hành kèm theo Thông tư số 06/2025/TT-TTCP"], "2024"),
    (["Biểu số: 01/TCD"], "2022"),
]


@pytest.mark.parametrize(("over", "year"), CAPTIONS)
def test_what_is_printed_tells_the_circular_before_the_year_does(over: list[str], year: str) -> None:
    values = {item.indicator: item.value for item in filled("01/TCD", TCD, over=over, year=year).measurements}
    assert (values["reception.visits"], values["reception.leader_visits"]) == (40, 8)


def plain(year: str, caption: str = "Biểu số: 01/TCD", issued: str = "") -> list[tuple[str, float]]:
    """Return the figures of a table that prints the code of a form and numbers, and no identities."""
    builder = DocumentBuilder()
    builder.add("paragraph", "BÁO CÁO", centred=True, bold=True)
    builder.add("paragraph", f"Kết quả công tác{year}{issued}", centred=True, bold=True)
    builder.add("paragraph", caption)
    rows = [["Đơn vị", "Cột A", "Cột B", "Cột C", "Cột D"], ["MS", "2", "3", "4", "5"], ["UBND xã Mai Sơn", "8", "7", "6", "5"]]
    builder.add_table(
        3, 5, [CellText(row, column, 1, 1, text) for row, line in enumerate(rows) for column, text in enumerate(line)]
    )
    return [(item.indicator, item.value) for item in extract(SOURCE, builder.build()).measurements]


YEARS = [
    (" năm 2026", [("reception.people", 8), ("reception.cases", 7), ("reception.groups", 6), ("reception.regular_visits", 5)]),
    (" năm 2022", [("reception.people", 8), ("reception.cases", 7), ("reception.regular_visits", 6), ("kntc.regular_people", 5)]),
    (" năm 2024", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("year", "found"), YEARS)
def test_one_code_means_other_columns_under_another_circular_and_nothing_where_it_is_not_known(
    year: str, found: list[tuple[str, float]]
) -> None:
    assert plain(year) == found


WORDS = [("năm 2026", [("petition.received_total", 9), ("petition.processed", 7)]), ("năm 2022", []), ("năm 2024", [])]


@pytest.mark.parametrize(("year", "found"), WORDS)
def test_the_words_of_a_form_are_read_only_where_its_circular_is_sure(year: str, found: list[tuple[str, float]]) -> None:
    builder = DocumentBuilder()
    builder.add("paragraph", "BÁO CÁO", centred=True, bold=True)
    builder.add("paragraph", f"Kết quả tiếp công dân, xử lý đơn {year}", centred=True, bold=True)
    builder.add("paragraph", "Biểu số: 02/XLD")
    rows = [["Đơn vị", "Tổng số đơn tiếp nhận", "Số đơn đã xử lý"], ["UBND xã Mai Sơn", "9", "7"]]
    builder.add_table(
        2, 3, [CellText(row, column, 1, 1, text) for row, line in enumerate(rows) for column, text in enumerate(line)]
    )
    assert [(item.indicator, item.value) for item in extract(SOURCE, builder.build()).measurements] == found


def test_the_heading_of_a_form_may_stand_in_a_table_and_tells_who_reports() -> None:
    form = next(form for form in FORM_HEADS if form.code == "II.06a/VPCP/KSTT")
    builder = DocumentBuilder()
    builder.add("paragraph", "BÁO CÁO", centred=True, bold=True)
    builder.add("paragraph", "Kết quả công tác quý I năm 2026", centred=True, bold=True)
    heading = [
        "Biểu số II.06a/VPCP/KSTT",
        "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC Kỳ báo cáo: Quý I/2026 (Từ ngày 15/12/2025 đến ngày 14/3/2026)",
        "- Đơn vị báo cáo: UBND xã Mai Sơn. - Đơn vị nhận báo cáo: UBND tỉnh Sơn La.",
    ]
    builder.add_table(1, 3, [CellText(0, column, 1, 1, text) for column, text in enumerate(heading)])
    builder.add("paragraph", "Đơn vị tính: Số hồ sơ TTHC")
    builder.add_table(6, 13, form_cells(form, *data_rows(form)))
    read = extract(SOURCE, builder.build())
    assert {(item.scope.name, str(item.period.start)) for item in read.measurements if item.scope and item.period} == {
        ("UBND xã Mai Sơn", "2025-12-15")
    }
    assert len(read.measurements) == 22


SCATTERED = [
    "TÌNH HÌNH, KẾT QUẢ",
    "- Đơn vị báo cáo: UBND xã GIẢI QUYẾT TTHC",
    "Mai Sơn.",
    "Kỳ báo cáo: Quý I/2026",
    "Đơn vị tính: hồ sơ",
]
LONG = "Ủy ban nhân dân xã báo cáo kết quả giải quyết thủ tục hành chính theo biểu này của xã Mai Sơn trong quý I như sau:"
PIECES = [
    (["Biểu số II.06a/VPCP/KSTT", *SCATTERED], 2, True),
    (["Biểu số II.06a/VPCP/KSTT", LONG, *SCATTERED], 2, False),
    (["Biểu số II.06a/VPCP/KSTT", *SCATTERED], 1, False),
]


@pytest.mark.parametrize(("pieces", "page", "known"), PIECES, ids=["in pieces", "a sentence between", "on the page before"])
def test_the_code_of_a_form_may_stand_over_the_pieces_of_its_heading(pieces: list[str], page: int, known: bool) -> None:
    form = next(form for form in FORM_HEADS if form.code == "II.06a/VPCP/KSTT")
    builder = DocumentBuilder()
    builder.add("paragraph", "BÁO CÁO", centred=True, bold=True, page=1)
    builder.add("paragraph", "Kết quả công tác quý I năm 2026", centred=True, bold=True, page=1)
    for piece in pieces:
        builder.add("paragraph", piece, page=page)
    row = ["1", "Hộ tịch", "-", "20", "8", "2", "28", "20", "7", "1", "2", "2", "0"]
    builder.add_table(5, 13, form_cells(form, row), 2)
    found = [item.value for item in extract(SOURCE, builder.build()).measurements if item.indicator == "tthc.received_total"]
    assert found == ([0] if known else [])
