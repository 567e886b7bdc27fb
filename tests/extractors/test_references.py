"""Documents that a text names by number."""

from __future__ import annotations

import pytest

from extractors.header import read_header
from extractors.references import citations_of, find_references
from extractors.testing import document
from schemas.document import Document
from schemas.report import Citation, Header

Found = tuple[str | None, str | None, str | None]


def _citations(text: Document, header: Header | None = None) -> tuple[Citation, ...]:
    return citations_of(text, header or Header(), find_references(text.text))


def found(text: str) -> list[Found]:
    citations = _citations(document(*text.split("\n")))
    return [(item.type, item.number, str(item.issued_on) if item.issued_on else None) for item in citations]


ONE = [
    ("Quyết định số 834/QĐ-UBND ngày 10/4/2019 của UBND tỉnh", "QĐ", "834/QĐ-UBND", "2019-04-10"),
    ("Kế hoạch 11/KH-UBND ngày 12-01-2026", "KH", "11/KH-UBND", "2026-01-12"),
    ("Thông tư số 06/2025/TT-TTCP ngày 29 tháng 9 năm 2025", "TT", "06/2025/TT-TTCP", "2025-09-29"),
    ("Thông tư liên tịch số 28/2013/TTLT-BLĐTBXH-BQP", "TTLT", "28/2013/TTLT-BLĐTBXH-BQP", None),
    ("Luật Cán bộ, công chức số 80/2025/QH15", "Luật", "80/2025/QH15", None),
    ("theo Luật số 136/2025/QH15 có hiệu lực từ ngày 01/7/2026", "Luật", "136/2025/QH15", None),
    ("Nghị quyết số 244/2025/QH15 của Quốc hội", "NQ", "244/2025/QH15", None),
    ("Nghị quyết số 1681/NQ-UBTVQH15", "NQ", "1681/NQ-UBTVQH15", None),
    ("Pháp lệnh số 34/2007/PL-UBTVQH XI", "PL", "34/2007/PL-UBTVQH11", None),
    ("Quy định số 429-QĐ/TU ngày 01/7/2022", "QyĐ", "429-QĐ/TU", "2022-07-01"),
    ("Quyết định số 08-QĐ/ĐUVP, ngày 18/12/2020", "QĐ", "08-QĐ/ĐUVP", "2020-12-18"),
    ("Quy định 11-QĐi/TW ngày 18-02-2019", "QyĐ", "11-QĐi/TW", "2019-02-18"),
    ("Hướng dẫn số 09- HD/BDVTU ngày 20/7/2022", "HD", "09-HD/BDVTU", "2022-07-20"),
    ("Kế hoạch số 21 /KH-UBND ngày 04/02/2026", "KH", "21/KH-UBND", "2026-02-04"),
    ("Quyết định số 3188/QĐ- UBND", "QĐ", "3188/QĐ-UBND", None),
    ("Công văn số Số 77 -CV/ĐU ngày 03/8/2026", "CV", "77-CV/ĐU", "2026-08-03"),
    ("Công văn số 2231/SNV-CCHC&PC", "CV", "2231/SNV-CCHC&PC", None),
    ("Công văn số 66/TTr ngày 25/8/2023", "CV", "66/TTr", "2023-08-25"),
    ("Văn bản số 161/BXTĐT-MC ngày 11/3/2014", "CV", "161/BXTĐT-MC", "2014-03-11"),
    ("Văn bản số 03/KH-UBND", "KH", "03/KH-UBND", None),
    ("chỉ đạo (1246/UBND-BTCD)", "CV", "1246/UBND-BTCD", None),
    ("Tờ trình số\n42/TTr-VPUB ngày 06/11/2018", "TTr", "42/TTr-VPUB", "2018-11-06"),
    ("Chương trình phối hợp số 15/CTr/PHTCD, ngày 16-12-2016", "CTr", "15/CTr/PHTCD", "2016-12-16"),
    ("Chỉ thị 02/CT-UBND ngày 23/01/2026", "CT", "02/CT-UBND", "2026-01-23"),
    ("Nghị quyết số 30c/NQ-CP", "NQ", "30c/NQ-CP", None),
    ("Nghị quyết số 30c/NQCP", "NQ", "30c/NQ-CP", None),
    ("Nghị định 118 về một cửa", "NĐ", "118", None),
    ("Quyết định số 37 ngày 21/01/2021", "QĐ", "37", "2021-01-21"),
    ("Thông báo kết luận số 5/TB-UBND", "TB", "5/TB-UBND", None),
    ("Quyết định số 144/QĐ-VPUB 30/12/2020", "QĐ", "144/QĐ-VPUB", "2020-12-30"),
    ("Quyết định số 17/QĐ-SYT ngày 15/11/202", "QĐ", "17/QĐ-SYT", None),
    ("Ngày 18/3/2026, Sở Nội vụ có Công văn số 488/SNV-CCHC", "CV", "488/SNV-CCHC", "2026-03-18"),
    ("ố 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019", "NĐ", "09/2019/NĐ-CP", "2019-01-24"),
]


@pytest.mark.parametrize(("text", "kind", "number", "day"), ONE)
def test_one_citation(text: str, kind: str, number: str, day: str | None) -> None:
    assert found(f"Xã đã thực hiện {text}") == [(kind, number, day)]


LISTS: list[tuple[str, list[Found]]] = [
    (
        "Thông tư 05/2021/TT-TTCP ngày 01/10/2021 và Thông tư số 04/2021/TT-TTCP cùng ngày của Thanh tra Chính phủ",
        [("TT", "05/2021/TT-TTCP", "2021-10-01"), ("TT", "04/2021/TT-TTCP", "2021-10-01")],
    ),
    (
        "các Quyết định số 41/QĐ-UBND, 42/QĐ-UBND cùng ngày 20/01/2026",
        [("QĐ", "41/QĐ-UBND", "2026-01-20"), ("QĐ", "42/QĐ-UBND", "2026-01-20")],
    ),
    ("Tờ trình số 61, 64/TTr-SNV ngày 06/3/2026", [("TTr", "61/TTr-SNV", "2026-03-06"), ("TTr", "64/TTr-SNV", "2026-03-06")]),
    (
        "Chương trình số 06-CTr/TU, Kết luận số 66-KL/TU cùng ngày 02/10/2025",
        [("CTr", "06-CTr/TU", "2025-10-02"), ("KL", "66-KL/TU", "2025-10-02")],
    ),
    ("Chỉ thị số 05-CT/TW, Kết luận số 01-KL/TW ngày 18/5/2021", [("CT", "05-CT/TW", None), ("KL", "01-KL/TW", "2021-05-18")]),
    ("Quy định số 11-QĐ/TW, 12-QĐ/TW", [("QyĐ", "11-QĐ/TW", None), ("QyĐ", "12-QĐ/TW", None)]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_share_type_and_date(text: str, expected: list[Found]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Biểu số 01/TCD",
        "biểu II.06a/VPCP/KSTT",
        "giải quyết 12/15 đơn",
        "tháng 4/2018",
        "địa chỉ số 56, đường Tô Hiệu",
        "Luật Tiếp công dân năm 2013",
        "ban hành 27 Quyết định công bố 12 thủ tục",
        "Nghị quyết 03 kỳ họp",
        "Chương trình 135",
        "Đề án 06",
        "bình quân 33 lượt/ngày",
        "hồ sơ H52-260115-0001",
        "Công văn số …/UBND-VP",
        "đạt 15/CB-CC",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert found(text) == []


def test_several_mentions_are_one_citation_with_the_best_known_date() -> None:
    text = "Nghị định số 118/2025/NĐ-CP; theo Nghị định 118, Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ"
    (citation,) = _citations(document(text))
    assert (citation.number, str(citation.issued_on), citation.issuer) == ("118/2025/NĐ-CP", "2025-06-09", "Chính phủ")
    assert len(find_references(text)) == 3


def test_two_dates_for_one_document_are_two_citations() -> None:
    assert len(found("Quyết định số 1/QĐ-UBND ngày 01/2/2026 và Quyết định số 1/QĐ-UBND ngày 02/2/2026")) == 2


def test_the_own_number_is_left_out_and_a_replaced_report_is_told() -> None:
    text = document(
        "Kèm theo Báo cáo số 94/BC-UBND ngày 20/3/2026.",
        head=[("UBND XÃ MAI SƠN", "Độc lập - Tự do - Hạnh phúc"), ("Số: 94/BC-UBND", "Mai Sơn, ngày 20 tháng 3 năm 2026")],
        title=("BÁO CÁO", "Công tác dân vận", "(thay thế Báo cáo số 87/BC-UBND ngày 16/3/2026)"),
    )
    (citation,) = _citations(text, read_header(text))
    assert (citation.number, citation.relation) == ("87/BC-UBND", "replaces")
    assert citation.evidence.quote == "Báo cáo số 87/BC-UBND ngày 16/3/2026"


def test_citations_in_table_cells() -> None:
    text = document([["STT", "Văn bản"], ["1", "Quyết định số 5/QĐ-UBND ngày 01/02/2026"], ["2", "Kế hoạch số 6/KH-UBND"]])
    assert [item.number for item in _citations(text)] == ["5/QĐ-UBND", "6/KH-UBND"]


def test_the_issuer_behind_the_date() -> None:
    (citation,) = _citations(document("Thông tư số 02/2017/TT-VPCP của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ về"))
    assert citation.issuer == "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"
