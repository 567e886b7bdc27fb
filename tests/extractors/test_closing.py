"""Recipients and signer."""

from __future__ import annotations

import pytest

from extractors.closing import read_closing
from extractors.testing import document

RECIPIENTS = "Nơi nhận:\n- UBND tỉnh (b/c);\n- Các phòng, đơn vị;\n- Lưu: VT, TH."

SIGNERS = [
    ("CHÁNH VĂN PHÒNG\nTrần Văn Mẫu", "Trần Văn Mẫu", "Chánh Văn phòng", None),
    ("KT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLò Thị Mẫu", "Lò Thị Mẫu", "Phó Chánh Văn phòng", "KT. Chánh Văn phòng"),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHà Văn Mẫu", "Hà Văn Mẫu", "Chủ tịch", "TM. Ủy ban nhân dân"),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nHà Văn Mẫu", "Hà Văn Mẫu", "Phó Chủ tịch", "KT. Chủ tịch"),
    ("TM. UỶ BAN NHÂN DÂN\nQ. CHỦ TỊCH\nHà Văn Mẫu", "Hà Văn Mẫu", "Chủ tịch", "Q. Chủ tịch"),
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG HĐND VÀ UBND\nA Mẫu", "A Mẫu", "Chánh Văn phòng HĐND và UBND", "TL. Chủ tịch"),
    ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG\nVũ Mẫu", "Vũ Mẫu", "Trưởng phòng", "TUQ. Giám đốc"),
    ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLường Mẫu", "Lường Mẫu", "Phó Bí thư", "T/M Ban Thường vụ"),
    ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH\nHà Văn Mẫu", "Hà Văn Mẫu", "Phó Chủ tịch", "KT. Chủ tịch"),
    ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH\nHà Văn Mẫu", "Hà Văn Mẫu", "Chủ tịch", "TM. Ủy ban nhân dân"),
    ("KT. CHÁNH THANH TRA\nPHÓ CHÁNH THANH TRA\n(Đã ký)\nHà Văn Mẫu", "Hà Văn Mẫu", "Phó Chánh Thanh tra", "KT. Chánh Thanh tra"),
    ("GIÁM ĐỐC\nNGUYỄN VĂN MẪU", "Nguyễn Văn Mẫu", "Giám đốc", None),
    ("GIÁM ĐỐC\nBS. Vũ Mẫu", "Vũ Mẫu", "Giám đốc", None),
    ("TRƯỞNG BAN", None, "Trưởng ban", None),
]


@pytest.mark.parametrize(("right", "name", "position", "authority"), SIGNERS)
def test_the_signer(right: str, name: str | None, position: str, authority: str | None) -> None:
    signer = read_closing(document("Trên đây là báo cáo./.", closing=[(RECIPIENTS, right)])).signer
    assert signer is not None
    assert (signer.name, signer.position, signer.authority) == (name, position, authority)


def test_recipients_without_dash_and_mark() -> None:
    text = document("Trên đây là báo cáo./.", closing=[(RECIPIENTS, "GIÁM ĐỐC\nVũ Mẫu")])
    closing = read_closing(text)
    assert closing.recipients == ("UBND tỉnh (b/c)", "Các phòng, đơn vị", "Lưu: VT, TH")
    assert text.text[: closing.start] == "Trên đây là báo cáo./.\n"
    assert closing.end == len(text.text)


RECIPIENT_LINES = [
    ("Nơi nhận: - UBND tỉnh; - Sở Nội vụ; - Lưu: VT.", ("UBND tỉnh", "Sở Nội vụ", "Lưu: VT")),
    ("Nơi nhận:\n- Thường trực Đảng ủy,\nHĐND xã;\n- Lưu: VT.", ("Thường trực Đảng ủy, HĐND xã", "Lưu: VT")),
    ("Nơi nhận:\nNhư trên;\nLưu: VT.", ("Như trên", "Lưu: VT")),
]


@pytest.mark.parametrize(("left", "expected"), RECIPIENT_LINES)
def test_recipients_in_other_layouts(left: str, expected: tuple[str, ...]) -> None:
    assert read_closing(document("Báo cáo./.", closing=[(left, "GIÁM ĐỐC\nVũ Mẫu")])).recipients == expected


def test_a_closing_of_stacked_lines() -> None:
    lines = ("Một.", "Hai.", "Ba./.", "Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hà Văn Mẫu")
    closing = read_closing(document(*lines))
    assert closing.recipients == ("Sở Nội vụ", "Lưu: VT")
    assert closing.signer is not None
    assert (closing.signer.name, closing.signer.position) == ("Hà Văn Mẫu", "Chủ tịch")


def test_an_appendix_is_no_part_of_the_closing() -> None:
    text = document("Báo cáo./.", closing=[(RECIPIENTS, "GIÁM ĐỐC\nVũ Mẫu")], appendix=["PHỤ LỤC", [["1", "2"]]])
    closing = read_closing(text)
    assert text.text[closing.end :].strip() == "PHỤ LỤC\n1\n2"


def test_a_text_without_closing_ends_at_its_end() -> None:
    text = document("Một.", "Hai.", "GIÁM ĐỐC SỞ tiếp 5 lượt.")
    closing = read_closing(text)
    assert (closing.signer, closing.recipients, closing.start, closing.end) == (None, (), len(text.text), len(text.text))
