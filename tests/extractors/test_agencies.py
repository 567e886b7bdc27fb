"""Agency names in running text, and what a short one means in a report of a given agency."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.agencies import AgencySpan, Resolver
from schemas.report import Header

NAMES = [
    ("UBND tỉnh Sơn La giao", "UBND tỉnh Sơn La", "14", "agency", None),
    ("Uỷ ban nhân dân xã Yên Châu tiếp", "Uỷ ban nhân dân xã Yên Châu", "04075", "agency", None),
    ("tại xã Mai Sơn có", "xã Mai Sơn", "04105", "agency", None),
    ("UBND XÃ MAI SƠN NĂM 2026", "UBND XÃ MAI SƠN", "04105", "agency", None),
    ("UBND xã Công văn số", "UBND xã", None, "agency", None),
    ("UBND huyện Ba Vì báo cáo", "UBND huyện Ba Vì", None, "agency", None),
    ("Sở Y tế tiếp", "Sở Y tế", "SLA.SYT", "agency", None),
    ("Sở Văn hóa, Thể thao và Du lịch 5", "Sở Văn hóa, Thể thao và Du lịch", "SLA.SVHTTDL", "agency", None),
    ("Sở KH&CN", "Sở KH&CN", "SLA.SKHCN", "agency", None),
    ("Sở Nội vụ tỉnh Yên Bái", "Sở Nội vụ tỉnh Yên Bái", None, "agency", None),
    ("Văn phòng UBND tỉnh đã", "Văn phòng UBND tỉnh", "SLA.VPUB", "agency", None),
    ("Văn phòng UBND xã Mai Sơn", "Văn phòng UBND xã Mai Sơn", None, "part", "04105"),
    ("Chánh Văn phòng UBND tỉnh họp", "Chánh Văn phòng UBND tỉnh", None, "office_holder", "SLA.VPUB"),
    ("Văn phòng HĐND và UBND xã có", "Văn phòng HĐND và UBND xã", None, "part", None),
    ("Thanh tra tỉnh Sơn La", "Thanh tra tỉnh Sơn La", "SLA.TTT", "agency", None),
    ("Ban Quản lý các KCN tiếp", "Ban Quản lý các KCN", "SLA.BQLKCN", "agency", None),
    ("Trung tâm PVHCC tỉnh nhận", "Trung tâm PVHCC tỉnh", "SLA.TTPVHCC", "agency", None),
    (
        "Trung tâm Phục vụ hành chính công xã Mai Sơn nhận",
        "Trung tâm Phục vụ hành chính công xã Mai Sơn",
        None,
        "one_stop",
        "04105",
    ),
    ("Bộ phận một cửa Văn phòng: nhận", "Bộ phận một cửa Văn phòng", None, "one_stop", None),
    ("Trụ sở Tiếp công dân tỉnh: 23", "Trụ sở Tiếp công dân tỉnh", None, "part", "14"),
    ("Chi cục Trồng trọt và Bảo vệ thực vật nhận", "Chi cục Trồng trọt và Bảo vệ thực vật", None, "part", None),
    ("Phòng Tổ chức - Hành chính; các", "Phòng Tổ chức - Hành chính", None, "part", None),
    ("Chủ tịch UBND tỉnh tiếp", "Chủ tịch UBND tỉnh", None, "office_holder", "14"),
    ("Giám đốc Sở tiếp", "Giám đốc Sở", None, "office_holder", None),
    ("toàn ngành Y tế có", "toàn ngành Y tế", None, "group", None),
    ("UBND các xã, phường: 866", "UBND các xã, phường", None, "group", None),
    ("có 75 xã, phường gửi", "75 xã, phường", None, "group", None),
    ("chủ tịch UBND cấp xã tiếp", "chủ tịch UBND cấp xã", None, "group", None),
    ("Công an tỉnh nhận", "Công an tỉnh", None, "agency", None),
    ("xã A Lưới 1 tiếp nhận", "xã A Lưới 1", None, "agency", None),
    ("xã A Lưới 1: 12 hồ sơ", "xã A Lưới 1", None, "agency", None),
    ("xã A Lưới 1 (12 hồ sơ)", "xã A Lưới 1", None, "agency", None),
    ("xã A Lưới 5, còn", "xã A Lưới", None, "agency", None),
    ("xã A Lưới 5 hồ sơ", "xã A Lưới", None, "agency", None),
]


@pytest.mark.parametrize(("text", "name", "code", "kind", "part_of"), NAMES)
def test_a_name_has_exact_ends_and_its_code(text: str, name: str, code: str | None, kind: str, part_of: str | None) -> None:
    spans = Resolver(date(2026, 3, 20)).find(text)
    assert [(span.name, span.code, span.kind, span.part_of) for span in spans] == [(name, code, kind, part_of)]
    assert text[spans[0].start : spans[0].end] == name


@pytest.mark.parametrize(
    "text",
    [
        "Văn phòng đăng ký đất đai nhận",
        "Ban hành 02 văn bản",
        "theo 12/KH-UBND",
        "01 Giám đốc, 01 Phó Giám đốc",
        "trung tâm của đời sống",
        "Ban Chỉ đạo họp",
    ],
)
def test_what_names_no_agency(text: str) -> None:
    assert Resolver(None).find(text) == []


def test_places_in_a_list_with_their_counts() -> None:
    spans = Resolver(date(2026, 3, 20)).find("tiếp nhiều như Mai Sơn (61 lượt), Yên Châu (58 lượt); đường Mai Sơn 3 km")
    assert [span.code for span in spans] == ["04105", "04075"]


def test_tone_marks_are_never_folded() -> None:
    assert Resolver(None).code_of("Ủy ban nhân dân xã Mai Sòn") is None


def test_a_reused_name_needs_the_day() -> None:
    name = "Ủy ban nhân dân phường Tô Hiệu"
    codes = [Resolver(day).code_of(name) for day in (date(2025, 6, 1), date(2025, 7, 1), None)]
    assert codes == ["03649", "03646", None]


def test_a_head_without_a_day_still_tells_which_agencies_existed() -> None:
    assert Resolver.of(Header(issued_year=2026)).code_of("UBND phường Tô Hiệu") == "03646"
    assert Resolver.of(Header(issued_year=2025)).code_of("UBND phường Tô Hiệu") is None


COMMUNE, OFFICE, DEPARTMENT = "04105", "SLA.VPUB", "SLA.SYT"
SHORT = [
    ("UBND xã", COMMUNE, COMMUNE, "agency", None),
    ("UBND phường", COMMUNE, None, "agency", None),
    ("UBND tỉnh", COMMUNE, "14", "agency", None),
    ("Trung tâm Phục vụ hành chính công xã", COMMUNE, None, "one_stop", COMMUNE),
    ("Trung tâm", COMMUNE, None, "one_stop", COMMUNE),
    ("Chủ tịch UBND xã", COMMUNE, None, "office_holder", COMMUNE),
    ("Văn phòng UBND", COMMUNE, None, "part", COMMUNE),
    ("Văn phòng", OFFICE, OFFICE, "agency", None),
    ("Văn phòng UBND", OFFICE, OFFICE, "agency", None),
    ("Bộ phận một cửa Văn phòng", OFFICE, None, "one_stop", OFFICE),
    ("Trung tâm phục vụ hành chính công", OFFICE, "SLA.TTPVHCC", "agency", None),
    ("Sở", DEPARTMENT, DEPARTMENT, "agency", None),
    ("Văn phòng", DEPARTMENT, None, "part", DEPARTMENT),
    ("Văn phòng Sở", DEPARTMENT, None, "part", DEPARTMENT),
    ("Chi cục Dân số", DEPARTMENT, None, "part", DEPARTMENT),
    ("Sở Nội vụ", DEPARTMENT, "SLA.SNV", "agency", None),
    ("1. Yên Châu", DEPARTMENT, "04075", "agency", None),
    ("toàn tỉnh", DEPARTMENT, None, "group", None),
]


@pytest.mark.parametrize(("name", "issuer", "code", "kind", "part_of"), SHORT)
def test_the_issuer_tells_what_a_short_name_means(
    name: str, issuer: str, code: str | None, kind: str, part_of: str | None
) -> None:
    resolver = Resolver(date(2026, 3, 20))
    span: AgencySpan = resolver.resolve(name, resolver.issuer("issuer", issuer))
    assert (span.code, span.kind, span.part_of) == (code, kind, part_of)
