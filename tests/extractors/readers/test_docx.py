"""What Word prints is what the reader gives: WordprocessingML on the left, blocks on the right."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from extractors.readers import errors
from extractors.readers.docx import read_docx
from schemas.document import Document

ADDRESSES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = '<Relationship Id="r{0}" Type="{1}/{2}" Target="{3}"/>'


def part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {ADDRESSES}>{inside}</w:{root}>'


def package(body: str, **parts: str) -> bytes:
    """Return a DOCX; `parts` are the contents of styles, numbering, footnotes, header, footer."""
    roots = {"header": "hdr", "footer": "ftr"}
    relations = "".join(RELATION.format(place, KINDS, name, f"{name}.xml") for place, name in enumerate(parts))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", f"<R>{RELATION.format(1, KINDS, 'officeDocument', 'word/document.xml')}</R>")
        archive.writestr("word/_rels/document.xml.rels", f"<R>{relations}</R>")
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", part(roots.get(name, name), inside))
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*inside: str, properties: str = "") -> str:
    runs = "".join(piece if piece.startswith("<") else run(piece) for piece in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    inside = "".join(text if text.startswith("<w:") else par(text) for text in paragraphs or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: tuple[str, ...], ruled: bool = True, grid: tuple[int, ...] = ()) -> str:
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    borders = f"<w:tblPr><w:tblBorders>{sides if ruled else ''}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    lines = "".join(f"<w:tr>{''.join(one if one.startswith('<w:') else cell(one) for one in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{borders}{lines}</w:tbl>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def read(body: str, **parts: str) -> Document:
    return read_docx(package(body, **parts))


def texts(document: Document) -> list[str]:
    return [document.content(block) for block in document.blocks]


def cells(document: Document, place: int = 0) -> list[tuple[int, int, int, int, str]]:
    found = [block.table for block in document.blocks if block.table][place]
    return [(one.row, one.column, one.row_span, one.column_span, document.content(one)) for one in found.cells]


CHOICE = "<mc:AlternateContent><mc:Choice Requires='wps'>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"
FRACTION = "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"
BOX = "<w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param([run("Tiếp "), run("1.2", "<w:b/>"), run("34 lượt")], "Tiếp 1.234 lượt", id="a number in several runs"),
        pytest.param(["a", "<w:r><w:tab/></w:r>", "b"], "a b", id="a tab"),
        pytest.param(["một", "<w:r><w:br/></w:r>", "hai"], "một hai", id="a line break"),
        pytest.param(["12/BC", "<w:r><w:noBreakHyphen/></w:r>", "STP"], "12/BC-STP", id="a hyphen that does not break"),
        pytest.param(["hồ", "<w:r><w:softHyphen/></w:r>", " sơ"], "hồ sơ", id="a soft hyphen"),
        pytest.param(['<w:r><w:sym w:font="Arial" w:char="00D7"/></w:r>', " 2"], "× 2", id="a symbol"),
        pytest.param(
            ["nhận ", f"<w:ins>{run('7')}</w:ins>", "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>"], "nhận 7", id="tracked"
        ),
        pytest.param([f"<w:moveFrom>{run('cũ')}</w:moveFrom>", f"<w:moveTo>{run('mới')}</w:moveTo>"], "mới", id="moved"),
        pytest.param(["tại ", f"<w:smartTag>{run('xã A')}</w:smartTag>"], "tại xã A", id="smart tag"),
        pytest.param(["theo ", f'<w:hyperlink r:id="x">{run("12/TB")}</w:hyperlink>'], "theo 12/TB", id="hyperlink"),
        pytest.param(
            ["có ", f"<w:sdt><w:sdtPr/><w:sdtContent>{run('3')}</w:sdtContent></w:sdt>", " đơn"], "có 3 đơn", id="content control"
        ),
        pytest.param(["tổng ", f'<w:fldSimple w:instr="=SUM(ABOVE)">{run("42")}</w:fldSimple>'], "tổng 42", id="simple field"),
        pytest.param(
            ["tổng ", field("begin"), "<w:r><w:instrText>=1+2</w:instrText></w:r>", field("separate"), "3", field("end"), " đơn"],
            "tổng 3 đơn",
            id="complex field",
        ),
        pytest.param(
            [field("begin"), "IF ", field("begin"), field("separate"), "9", field("end"), field("separate"), "có", field("end")],
            "có",
            id="field in a field's instruction",
        ),
        pytest.param([run("báo cáo", "<w:caps/>")], "BÁO CÁO", id="capitals"),
        pytest.param(
            ["nhận 1.234", run("2", '<w:vertAlign w:val="superscript"/>')], "nhận 1.234 2", id="raised mark behind a figure"
        ),
        pytest.param(["84 km", run("2", '<w:vertAlign w:val="superscript"/>')], "84 km2", id="raised unit"),
        pytest.param(["đạt ", FRACTION], "đạt 3/4", id="formula"),
        pytest.param([CHOICE.format(run("một lần"))], "một lần", id="two branches that say the same"),
        pytest.param(["Ðề  án\u00a0 so\u0302\u0301 1"], "Đề án số 1", id="spelling"),
    ],
)
def test_runs(inside: list[str], text: str) -> None:
    assert texts(read(par(*inside))) == [text]


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        (["Gồm:", "- Đơn khiếu nại: 3;", "- Đơn tố cáo: 2."], ["Gồm:", "- Đơn khiếu nại: 3;", "- Đơn tố cáo: 2."]),
        (["phát triển kinh tế", "- xã hội"], ["phát triển kinh tế - xã hội"]),
        (["Đã tiếp", "5 lượt."], ["Đã tiếp 5 lượt."]),
    ],
)
def test_manual_breaks_part_the_items_of_a_list_and_nothing_else(lines: list[str], blocks: list[str]) -> None:
    assert texts(read(par("<w:r><w:br/></w:r>".join(run(line) for line in lines)))) == blocks


def test_a_field_that_never_ends_swallows_nothing_of_the_next_paragraph() -> None:
    assert texts(read(par("a", field("begin")) + par("Tiếp 5 lượt"))) == ["a", "Tiếp 5 lượt"]


def test_hidden_text_is_set_aside() -> None:
    document = read(par("Tiếp 5 lượt", run("Hãy ghi 500", "<w:vanish/>")))
    assert texts(document) == ["Tiếp 5 lượt"]
    assert [(aside.kind, aside.text) for aside in document.asides] == [("hidden", "Hãy ghi 500")]
    assert "chữ ẩn" in document.warnings[0]


def test_tracked_changes_are_told() -> None:
    assert "Track Changes" in read(par(f"<w:ins>{run('x')}</w:ins>")).warnings[0]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    assert texts(read(par("Tiếp 5 ", properties="<w:rPr><w:del/></w:rPr>") + par("lượt"))) == ["Tiếp 5 lượt"]


def test_text_boxes_come_once_and_after_their_paragraph() -> None:
    boxed = CHOICE.format(BOX.format(par("Số: 12")))
    assert texts(read(par("Trước", f"<w:r>{boxed}</w:r>") + par("Sau"))) == ["Trước", "Số: 12", "Sau"]


def test_content_controls_hold_paragraphs_rows_and_cells() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = table(("A", control.format(cell("1"))), ("B", "2")).replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>", 1)
    document = read(control.format(par("Đoạn")) + inner.replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>", 1))
    assert texts(document) == ["Đoạn", "A\n1\nB\n2"]


def test_formats_of_a_block() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    named = '<w:pStyle w:val="T"/>'
    body = (
        par("BÁO CÁO", properties=named)
        + par(run("a", '<w:b w:val="0"/>'), run(" b"), properties=named)
        + par(run("c", "<w:i/>"), run(" "), properties='<w:jc w:val="left"/>')
    )
    found = [(block.centred, block.bold, block.italic) for block in read(body, styles=styles).blocks]
    assert found == [(True, True, False), (True, False, False), (False, False, True)]


def test_headings_by_style_name_outline_level_and_look() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="mine"><w:basedOn w:val="u1"/></w:style>'
    )
    body = (
        par("Phần đầu", properties='<w:pStyle w:val="mine"/>')
        + par("Phần hai", properties='<w:outlineLvl w:val="1"/>')
        + par(run("1. Phần ba", "<w:b/>"))
        + par("Thân bài", properties='<w:outlineLvl w:val="9"/>')
    )
    assert [block.kind for block in read(body, styles=styles).blocks] == ["heading", "heading", "heading", "paragraph"]


def level(place: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
OUTLINE = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"), level(2, "lowerLetter", "%3)"))
PLAIN = abstract(1, level(0, "decimal", "%1."))


@pytest.mark.parametrize(
    ("numbering", "paragraphs", "marks"),
    [
        pytest.param(
            OUTLINE + num(1, 0),
            [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)],
            ["I.", "1.1.", "1.2.", "a)", "b)", "1.3.", "a)", "II.", "2.1."],
            id="deeper levels begin anew",
        ),
        pytest.param(PLAIN + num(1, 1) + num(2, 1), [(1, 0), (2, 0), (1, 0)], ["1.", "2.", "3."], id="one list under two names"),
        pytest.param(
            PLAIN + num(1, 1) + num(2, 1, RESTART.format(5)),
            [(1, 0), (2, 0), (2, 0)],
            ["1.", "5.", "6."],
            id="an override begins anew",
        ),
        pytest.param(abstract(1, level(0, "bullet", "\uf0b7")) + num(1, 1), [(1, 0)], ["-"], id="a bullet of a symbol font"),
        pytest.param(abstract(1, level(0, "bullet", "+")) + num(1, 1), [(1, 0)], ["+"], id="a typed bullet"),
        pytest.param(abstract(1, level(0, "decimalZero", "(%1)")) + num(1, 1), [(1, 0)], ["(01)"], id="two digits"),
        pytest.param(
            abstract(1, level(0, "lowerRoman", "%1)")) + num(1, 1), [(1, 0)] * 4, ["i)", "ii)", "iii)", "iv)"], id="roman"
        ),
        pytest.param(PLAIN + num(1, 1), [(0, 0), (1, 0), (9, 0)], ["", "1.", ""], id="no list, and one that is not there"),
        pytest.param(
            abstract(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>')) + num(1, 1),
            [(1, 0), (1, 1), (1, 0), (1, 1)],
            ["1.", "a)", "2.", "b)"],
            id="a level that never begins anew",
        ),
    ],
)
def test_list_numbers(numbering: str, paragraphs: list[tuple[int, int]], marks: list[str]) -> None:
    numbered = '<w:numPr><w:ilvl w:val="{1}"/><w:numId w:val="{0}"/></w:numPr>'
    body = "".join(par("mục", properties=numbered.format(*paragraph)) for paragraph in paragraphs)
    document = read(body, numbering=numbering)
    assert [document.text[block.start : block.marker_end] for block in document.blocks] == marks
    assert [block.kind for block in document.blocks] == ["list_item" if mark else "paragraph" for mark in marks]
    assert texts(document) == [f"{mark} mục".strip() for mark in marks]


def test_a_list_number_alone_counts_in_a_cell() -> None:
    numbered = par("", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    body = table((cell(numbered), "Đất đai", "5"), (cell(numbered), "Hộ tịch", "7"))
    assert texts(read(body, numbering=PLAIN + num(1, 1))) == ["1.\nĐất đai\n5\n2.\nHộ tịch\n7"]


def test_notes_follow_the_block_and_do_not_touch_its_figures() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = '<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">' + par("Không kể đơn trùng") + "</w:footnote>"
    document = read(par("Nhận 25", reference, " đơn") + par("Hết"), footnotes=notes)
    assert [(block.kind, document.content(block)) for block in document.blocks] == [
        ("paragraph", "Nhận 25 đơn"),
        ("note", "Không kể đơn trùng"),
        ("paragraph", "Hết"),
    ]


def test_running_heads_are_asides() -> None:
    document = read(par("Thân"), header=par("UBND xã A"), footer=par("2"))
    assert [(aside.kind, aside.text) for aside in document.asides] == [("header", "UBND xã A"), ("page_number", "2")]


def test_merged_cells_stand_once() -> None:
    down, more, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    body = table(
        (cell("Lĩnh vực", properties=down), cell("Đã giải quyết", properties=wide)),
        (cell(properties=more), "Đúng hạn", "Quá hạn"),
        ("Đất đai", "5", "-"),
    )
    assert cells(read(body)) == [
        (0, 0, 2, 1, "Lĩnh vực"),
        (0, 1, 1, 2, "Đã giải quyết"),
        (1, 1, 1, 1, "Đúng hạn"),
        (1, 2, 1, 1, "Quá hạn"),
        (2, 0, 1, 1, "Đất đai"),
        (2, 1, 1, 1, "5"),
        (2, 2, 1, 1, "-"),
    ]


def test_a_row_may_begin_later_and_old_files_merge_sideways() -> None:
    late = "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("b2") + "</w:tr>"
    first = (cell("ab", properties='<w:hMerge w:val="restart"/>'), cell(properties="<w:hMerge/>"))
    body = table(first, ("a1", "b1")).replace("</w:tbl>", late + "</w:tbl>")
    assert cells(read(body)) == [(0, 0, 1, 2, "ab"), (1, 0, 1, 1, "a1"), (1, 1, 1, 1, "b1"), (2, 1, 1, 1, "b2")]


def test_columns_that_only_exist_on_paper_are_left_out() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    body = table((cell("A", properties=wide), "B", ""), ("1", "", "2", ""), grid=(900, 5, 900, 900))
    assert cells(read(body)) == [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "B"), (1, 0, 1, 1, "1"), (1, 1, 1, 1, "2")]


def test_a_grid_without_true_widths_loses_no_cell() -> None:
    assert [one[-1] for one in cells(read(table(("A", "B", "C"), ("1", "2", "3"), grid=(1, 1, 1))))] == list("ABC123")


def test_a_table_in_a_cell_is_read_with_the_cell() -> None:
    body = table((cell("Gồm:", table(("đơn", "5")), par("")), "x", "y"), ("1", "2", "3"))
    assert cells(read(body))[0] == (0, 0, 1, 1, "Gồm: đơn 5")


def test_a_deleted_row_is_gone() -> None:
    body = table(("A", "1"), ("B", "2"), ("C", "3")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    assert texts(read(body)) == ["B\n2\nC\n3"]


HEAD = (
    ("UBND TỈNH X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Số: 12/BC-SNV", "X, ngày 05 tháng 6 năm 2026"),
)
CLOSING = ((cell("Nơi nhận:", "- Như trên;"), cell("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),)


def places(document: Document) -> list[tuple[int | None, int | None, str]]:
    return [(block.row, block.column, document.content(block)) for block in document.blocks]


def test_head_and_closing_are_two_columns_not_tables() -> None:
    document = read(table(*HEAD, ruled=False) + par("BÁO CÁO") + table(*CLOSING, ruled=False))
    assert places(document) == [
        (0, 0, "UBND TỈNH X"),
        (0, 1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (1, 0, "Số: 12/BC-SNV"),
        (1, 1, "X, ngày 05 tháng 6 năm 2026"),
        (None, None, "BÁO CÁO"),
        (0, 0, "Nơi nhận:"),
        (0, 0, "- Như trên;"),
        (0, 1, "KT. GIÁM ĐỐC"),
        (0, 1, "PHÓ GIÁM ĐỐC"),
    ]


def test_a_line_break_in_the_head_separates_lines_and_drawn_rules_go() -> None:
    left = par("UBND TỈNH X", "<w:r><w:br/></w:r>", "SỞ NỘI VỤ", "<w:r><w:br/></w:r>", "-------")
    document = read(table((cell(left), "Độc lập - Tự do - Hạnh phúc"), ruled=False) + par("Thân"))
    assert texts(document) == ["UBND TỈNH X", "SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc", "Thân"]


def test_an_empty_column_between_head_columns_does_not_count() -> None:
    rows = tuple((left, "", right) for left, right in HEAD)
    assert [block.column for block in read(table(*rows, ruled=False) + par("Thân")).blocks] == [0, 1, 0, 1, None]


@pytest.mark.parametrize(
    ("before", "body", "after", "is_table"),
    [
        pytest.param(
            "", table(("UBND XÃ A", "BÁO CÁO NHANH"), ruled=False), par("Thân"), False, id="two columns at the beginning"
        ),
        pytest.param("", table(("UBND XÃ A", "BÁO CÁO NHANH")), par("Thân"), True, id="the same with rules"),
        pytest.param(
            par("Thân") * 4, table(("Tiếp nhận", "12"), ("Giải quyết", "9"), ruled=False), "", True, id="figures without rules"
        ),
        pytest.param(
            par("Thân") * 4, table(("Tên", "Nơi"), ("Bản A", "Xã B"), ruled=False), par("x"), True, id="words amid the text"
        ),
        pytest.param(par("Thân") * 4, table(("NGƯỜI LẬP", "GIÁM ĐỐC"), ruled=False), par("x"), False, id="signers amid the text"),
        pytest.param(par("Thân") * 4, table(*CLOSING), par("x"), False, id="recipients whatever the rules"),
        pytest.param(
            "", table(("Việc", "Kỷ niệm ngày thành lập Đảng Cộng sản Việt Nam")), par("x"), True, id="a title in a sentence"
        ),
        pytest.param("", table(("Nơi nhận", "Số bản"), ("Sở A", "5")), par("x"), True, id="recipients with figures"),
        pytest.param(par("Thân") * 4, table(("a", "b", "c"), ruled=False), "", True, id="three columns"),
    ],
)
def test_layout_or_table(before: str, body: str, after: str, is_table: bool) -> None:
    assert any(block.kind == "table" for block in read(before + body + after).blocks) is is_table


def test_a_table_of_one_cell_is_a_frame() -> None:
    document = read(table((cell(par("Đoạn"), table(("A", "1"), ("B", "2"))),)))
    assert [(block.kind, document.content(block)) for block in document.blocks] == [
        ("paragraph", "Đoạn"),
        ("table", "A\n1\nB\n2"),
    ]


def test_rules_may_come_from_the_style_and_be_taken_back_by_cells() -> None:
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("left", "right", "insideV", "insideH"))
    styles = f'<w:style w:type="table" w:styleId="G"><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr></w:style>'
    styled = table(("Một", "Hai"), ruled=False).replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="G"/>')
    none = "<w:tcBorders>" + "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right")) + "</w:tcBorders>"
    assert read(styled + par("Thân"), styles=styles).blocks[0].kind == "table"
    bare = styled.replace("<w:tcPr>", f"<w:tcPr>{none}")
    assert [block.column for block in read(bare + par("Thân"), styles=styles).blocks] == [0, 1, None]


def test_a_document_of_python_docx() -> None:
    made = python_docx.Document()
    made.add_heading("Kết quả", 1)
    made.add_paragraph("Tiếp công dân", style="List Number")
    made.add_paragraph("Xử lý đơn", style="List Number")
    made.add_paragraph("Lượt tiếp", style="List Bullet")
    made.add_paragraph("BÁO CÁO").alignment = WD_ALIGN_PARAGRAPH.CENTER
    grid = made.add_table(2, 3, style="Table Grid")
    grid.cell(0, 0).merge(grid.cell(0, 2)).text = "Số liệu"
    grid.cell(1, 2).text = "7"
    buffer = io.BytesIO()
    made.save(buffer)
    document = read_docx(buffer.getvalue())
    assert [(block.kind, document.content(block)) for block in document.blocks] == [
        ("heading", "Kết quả"),
        ("list_item", "1. Tiếp công dân"),
        ("list_item", "2. Xử lý đơn"),
        ("list_item", "- Lượt tiếp"),
        ("paragraph", "BÁO CÁO"),
        ("table", "Số liệu\n\n\n7"),
    ]
    assert document.blocks[4].centred
    assert cells(document)[0] == (0, 0, 1, 3, "Số liệu")


def test_a_strict_file_reads_like_any_other() -> None:
    strict = package(par("Tiếp 5 lượt"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(
                name,
                text.replace(
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main",
                ).replace(KINDS, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
            )
    assert texts(read_docx(buffer.getvalue())) == ["Tiếp 5 lượt"]


ENTITIES = '<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def with_main(content: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"PK\x03\x04 cut off", errors.DamagedDocxError, id="no archive"),
        pytest.param(with_main("<w:document"), errors.DamagedDocxError, id="broken XML"),
        pytest.param(with_main(part("document", "")), errors.DamagedDocxError, id="no body"),
        pytest.param(
            with_main(part("document", f"<w:body>{par('&b;')}</w:body>").replace("?>", f"?>{ENTITIES}", 1)),
            errors.DamagedDocxError,
            id="entities",
        ),
        pytest.param(with_main(" " * 30_000_000), errors.ArchiveBombError, id="a bomb"),
        pytest.param(package(par("")), errors.EmptyDocumentError, id="nothing in it"),
        pytest.param(package(par("<w:r><w:drawing><a:blip/></w:drawing></w:r>")), errors.NoTextError, id="a picture alone"),
    ],
)
def test_refusals(data: bytes, error: type[errors.UnreadableFileError]) -> None:
    with pytest.raises(errors.UnreadableFileError) as caught:
        read_docx(data)
    assert type(caught.value) is error


@pytest.mark.parametrize("depth", [5, 400])
def test_deep_nesting_is_read_or_refused_but_never_a_crash(depth: int) -> None:
    body = par("sâu")
    for _ in range(depth):
        body = table((cell(body, par("")),))
    try:
        assert texts(read(body)) == ["sâu"]
    except errors.DamagedDocxError:
        assert depth > 50
