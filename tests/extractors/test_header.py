"""The head of a document in its layouts: two columns, stacked lines, lines divided by a bar."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.header import body_start, read_header
from extractors.testing import document
from schemas.document import Document

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
TITLE = ("BÁO CÁO", "Kết quả công tác dân vận", "quý II năm 2026")
BODY = "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2026, xã báo cáo như sau:"


def report(issuer: str, number: str, dated: str, motto: str = STATE) -> Document:
    return document(BODY, head=[(issuer, motto), (number, dated)], title=TITLE)


ISSUERS = [
    ("ỦY BAN NHÂN DÂN TỈNH SƠN LA\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh", "SLA.VPUB"),
    ("UBND TỈNH SƠN LA\nSỞ Y TẾ", "Sở Y tế", "SLA.SYT"),
    ("UBND TỈNH SƠN LA\nỦY BAN NHÂN DÂN\nXÃ MAI SƠN", "Ủy ban nhân dân xã Mai Sơn", "04105"),
    ("ỦY BAN NHÂN DÂN\nXÃ MAI SƠN", "Ủy ban nhân dân xã Mai Sơn", "04105"),
    ("UỶ BAN NHÂN DÂN TỈNH SƠN LA\nUBND XÃ YÊN CHÂU", "Ủy ban nhân dân xã Yên Châu", "04075"),
    ("ỦY BAN NHÂN DÂN TỈNH SƠN LA\nBAN QUẢN LÝ\nCÁC KHU CÔNG NGHIỆP", "Ban Quản lý các khu công nghiệp tỉnh", "SLA.BQLKCN"),
    ("UBND TỈNH SƠN LA\nSỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch", "SLA.SVHTTDL"),
    ("UBND TỈNH YÊN BÁI\nSỞ Y TẾ", "Sở Y tế tỉnh Yên Bái", None),
    ("ỦY BAN NHÂN DÂN TỈNH YÊN BÁI\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Yên Bái", None),
    ("ỦY BAN NHÂN DÂN TỈNH SƠN LA\nTHANH TRA", "Thanh tra tỉnh", "SLA.TTT"),
    ("TỈNH ỦY SƠN LA\nVĂN PHÒNG", "Văn phòng Tỉnh ủy", "SLA.VPTU"),
    ("TỈNH ỦY SƠN LA\nBAN TỔ CHỨC", "Ban Tổ chức Tỉnh ủy", "SLA.BTCTU"),
    ("SỞ Y TẾ\nTRUNG TÂM KIỂM NGHIỆM", "Trung tâm Kiểm nghiệm", None),
]


@pytest.mark.parametrize(("lines", "name", "code"), ISSUERS)
def test_the_issuer_is_the_last_agency_of_the_left_column(lines: str, name: str, code: str | None) -> None:
    header = read_header(report(lines, "Số: 12/BC-UBND", "Mai Sơn, ngày 05 tháng 6 năm 2026"))
    assert header.issuer is not None
    assert (header.issuer.name, header.issuer.code) == (name, code)


NUMBERS = [
    ("Số: 87/BC-UBND", "87", "BC-UBND", "87/BC-UBND"),
    ("Số: 112 /BC - UBND", "112", "BC-UBND", "112/BC-UBND"),
    ("Số: 3 0 9 6/BC-UBND", "3096", "BC-UBND", "3096/BC-UBND"),
    ("Số: 245a/BC-BQLKCN", "245a", "BC-BQLKCN", "245a/BC-BQLKCN"),
    ("Số: /BC-VPUB", None, "BC-VPUB", None),
    ("Số: ...../BC-VPUB", None, "BC-VPUB", None),
    ("Số 15-BC/ĐU", "15", "BC/ĐU", "15-BC/ĐU"),
    ("", None, None, None),
]


@pytest.mark.parametrize(("line", "number", "symbol", "code"), NUMBERS)
def test_number_and_symbol(line: str, number: str | None, symbol: str | None, code: str | None) -> None:
    header = read_header(report("UBND XÃ MAI SƠN", line, "Mai Sơn, ngày 05 tháng 6 năm 2026"))
    assert (header.type, header.number, header.symbol, header.code) == ("BC", number, symbol, code)


DATES = [
    ("Mai Sơn, ngày 05 tháng 6 năm 2026", "Mai Sơn", date(2026, 6, 5), (2026, 6, 5)),
    ("Mai Sơn, ngày 17 tháng năm 2026", "Mai Sơn", None, (2026, None, 17)),
    ("Mai Sơn, ngày tháng 4 năm 2026", "Mai Sơn", None, (2026, 4, None)),
    ("Mai Sơn, ngày    tháng    năm 2026", "Mai Sơn", None, (2026, None, None)),
    ("Mai Sơn, ngày ... tháng ... năm ...", "Mai Sơn", None, (None, None, None)),
    ("Điện Biên, ngày 05 tháng 6 năm 2026", "Điện Biên", date(2026, 6, 5), (2026, 6, 5)),
    ("Mai sơn, ngày 05 tháng 6 năm 2026", "Mai sơn", date(2026, 6, 5), (2026, 6, 5)),
    ("Mai Sơn ngày 05 tháng 6 năm 2026", "Mai Sơn", date(2026, 6, 5), (2026, 6, 5)),
    ("ngày 05 tháng 6 năm 2026", None, date(2026, 6, 5), (2026, 6, 5)),
    ("Mai Sơn, ngày 5/6/2026", "Mai Sơn", date(2026, 6, 5), (2026, 6, 5)),
    ("Thành phố Hồ Chí Minh, ngày 05 tháng 6 năm 2026", "Thành phố Hồ Chí Minh", date(2026, 6, 5), (2026, 6, 5)),
    ("Mai Sơn, ngày 31 tháng 6 năm 2026", "Mai Sơn", None, (2026, 6, 31)),
    ("", None, None, (None, None, None)),
]


@pytest.mark.parametrize(("line", "place", "day", "parts"), DATES)
def test_place_and_date_a_missing_part_is_none(
    line: str, place: str | None, day: date | None, parts: tuple[int | None, int | None, int | None]
) -> None:
    header = read_header(report("UBND XÃ MAI SƠN", "Số: 1/BC-UBND", line))
    assert (header.place, header.issued_on, (header.issued_year, header.issued_month, header.issued_day)) == (place, day, parts)


def test_title_over_several_lines_with_its_evidence() -> None:
    text = report("UBND XÃ MAI SƠN", "Số: 1/BC-UBND", "Mai Sơn, ngày 05 tháng 6 năm 2026")
    header = read_header(text)
    assert (header.type, header.type_name, header.title) == ("BC", "Báo cáo", "Kết quả công tác dân vận quý II năm 2026")
    assert {name: evidence.quote for name, evidence in header.evidence.items()} == {
        "type": "BÁO CÁO",
        "title": "Kết quả công tác dân vận\nquý II năm 2026",
        "issuer": "UBND XÃ MAI SƠN",
        "number": "Số: 1/BC-UBND",
        "issued_on": "ngày 05 tháng 6 năm 2026",
        "place": "Mai Sơn",
    }
    assert text.text[body_start(text, header) :] == BODY


def test_the_body_begins_behind_the_addressees() -> None:
    text = document("Kính gửi:", "- Sở Nội vụ;", "- Thanh tra tỉnh.", BODY, head=[("SỞ Y TẾ", STATE)], title=TITLE)
    assert text.text[body_start(text, read_header(text)) :] == BODY


def test_a_letter_has_its_subject_under_the_number() -> None:
    for number in (
        "Số: 318/UBND-VP V/v báo cáo số liệu\nquý I/2026",
        "Số: 318/UBND-VP\nV/v báo cáo số liệu quý\nI/2026",
        "Số:\n318/UBND-VP\nV/v báo cáo số liệu quý I/2026",
    ):
        letter = document(
            "Kính gửi: Sở Nội vụ", BODY, head=[("UBND XÃ MAI SƠN", STATE), (number, "Mai Sơn, ngày 7 tháng 4 năm 2026")]
        )
        header = read_header(letter)
        assert (header.type, header.type_name, header.number, header.symbol) == ("CV", "Công văn", "318", "UBND-VP")
        assert (header.title, header.issued_on) == ("báo cáo số liệu quý I/2026", date(2026, 4, 7))
        assert letter.text[body_start(letter, header) :] == BODY


def test_a_head_of_the_party() -> None:
    header = read_header(
        report("ĐẢNG BỘ TỈNH SƠN LA\nĐẢNG ỦY XÃ YÊN CHÂU\n*", "Số 15-BC/ĐU", "Yên Châu, ngày 18 tháng 6 năm 2026", PARTY)
    )
    assert header.issuer is not None
    assert (header.issuer.name, header.number, header.symbol, header.place) == ("Đảng ủy xã Yên Châu", "15", "BC/ĐU", "Yên Châu")


STACKED = [
    "ỦY", "BAN NHÂN DÂN", "TỈNH SƠN LA", "-------", "CỘNG", "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "Số:", "12/2024/QĐ-UBND", "Sơn", "La, ngày 16 tháng 11", "năm 2024", "QUYẾT ĐỊNH", "BAN HÀNH QUY CHẾ",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Căn cứ Luật;",
]  # fmt: skip


def test_a_head_of_stacked_lines() -> None:
    header = read_header(document(*STACKED))
    assert header.issuer is not None
    assert (header.issuer.code, header.place, header.issued_on) == ("14", "Sơn La", date(2024, 11, 16))
    assert (header.type, header.title) == ("QĐ", "BAN HÀNH QUY CHẾ")


def test_a_head_in_lines_divided_by_a_bar() -> None:
    lines = (
        "UBND TỈNH SƠN LA | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
        "Số: 75/KH-UBND | Sơn La, ngày 21 tháng 04 năm 2024 |",
        "KẾ HOẠCH",
    )
    header = read_header(document(*lines, "Tuyên truyền năm 2024", "Căn cứ Luật;"))
    assert (header.type, header.code, header.place, header.title) == ("KH", "75/KH-UBND", "Sơn La", "Tuyên truyền năm 2024")


def test_number_and_date_of_an_incoming_stamp_are_not_the_documents() -> None:
    head = [("UBND XÃ MAI SƠN\nĐẾN\nSố: 456\nNgày: 09/6/2026", STATE), ("Số: 12/BC-UBND", "Mai Sơn, ngày 05 tháng 6 năm 2026")]
    header = read_header(document(BODY, head=head, title=TITLE))
    assert (header.number, header.issued_on) == ("12", date(2026, 6, 5))
    assert header.issuer is not None
    assert header.issuer.code == "04105"


def test_a_passage_without_a_head_has_none() -> None:
    text = document("Xã tiếp 12 lượt công dân", "Theo Báo cáo số 8/BC-UBND ngày 01/6/2026, quý II xã nhận 5 đơn.")
    header = read_header(text)
    assert header.model_dump(exclude_defaults=True) == {}
    assert body_start(text, header) == 0
