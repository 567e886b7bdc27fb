"""Digital signatures: what is covered, intact, and what was added behind them; broken ones cost themselves alone."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

import docx as python_docx
import pytest
from pyhanko.sign.fields import MDPPerm
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from extractors.readers import signature_fields
from extractors.readers.joined import Member, join
from extractors.readers.kinds import DOCX, PDF
from extractors.readers.pdf import read_pdf
from extractors.readers.signatures import with_signatures
from extractors.readers.word import read_word
from schemas.document import Box, Signature
from tests.extractors.readers.pdf_drawing import Text, body, changed, printed, turned
from tests.extractors.readers.pdf_signing import HANOI, Signing, annotate, overprint, restamp, signed, updated

LEADER = Signing(field="LanhDao", office="Lãnh đạo Văn phòng (thử nghiệm)")
AGENCY = Signing(field="CoQuan", at=datetime(2026, 5, 15, 8, 0, tzinfo=HANOI), box=(80, 700, 280, 760))

LOCKED = Signing(certify=MDPPerm.NO_CHANGES)


@cache
def plain(pages: int = 1) -> bytes:
    return printed(*[[Text(100, 100, f"Trang {number}"), *body()] for number in range(pages)])


@cache
def once() -> bytes:
    return signed(plain(), LEADER)


@cache
def twice() -> bytes:
    return signed(plain(), LEADER, AGENCY)


def moved_range(data: bytes) -> bytes:
    """Let the range of the signature end some bytes early."""
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)", data)
    assert found is not None
    start, end = found.span(3)
    return data[:start] + str(int(found[3]) - 7).encode().rjust(end - start, b"0") + data[end:]


def broken_cms(data: bytes) -> bytes:
    """Let the first signature begin with what is no CMS."""
    start = data.index(b"/Contents <") + len("/Contents <")
    return data[:start] + b"00" * 40 + data[start + 80 :]


def only(data: bytes) -> Signature:
    (signature,) = read_pdf(data).signatures
    return signature


def test_a_signature_tells_who_when_and_where() -> None:
    found = only(once())
    assert found == Signature(
        field="LanhDao", state="intact", signer="Lãnh đạo Văn phòng (thử nghiệm)", organisation="UBND tỉnh Hoa Ban",
        signed_at=datetime(2026, 5, 14, 16, 30, tzinfo=HANOI), timestamped=False, sub_filter="adbe.pkcs7.detached",
        whole=True, changes="none", page=1, box=Box(300.0, 582.0, 500.0, 642.0),
    )  # fmt: skip


def test_leader_then_agency() -> None:
    leader, agency = read_pdf(twice()).signatures
    assert (leader.field, leader.state, leader.changes) == ("LanhDao", "intact", "signatures")
    assert (agency.field, agency.state, agency.changes) == ("CoQuan", "intact", "none")
    assert read_pdf(twice()).warnings == ()


def test_a_timestamp_token_beats_the_signers_clock() -> None:
    at = datetime(2026, 5, 14, 17, 1, tzinfo=HANOI)
    found = only(signed(plain(), Signing(stamped=at, pades=True)))
    assert (found.signed_at, found.timestamped, found.state, found.sub_filter) == (at, True, "intact", "ETSI.CAdES.detached")


def test_an_invisible_signature_has_no_box() -> None:
    assert only(signed(plain(), Signing(box=None))).box is None


def test_boxes_are_those_of_the_page_as_shown() -> None:
    found = only(signed(turned(plain(), 90), Signing(box=(100, 200, 150, 300))))
    assert found.page == 1
    assert found.box == Box(200.0, 100.0, 300.0, 150.0)


def test_a_page_keeps_the_size_that_it_inherits() -> None:
    def inherit(page: Any) -> None:
        page["/Parent"][NameObject("/MediaBox")] = page.pop("/MediaBox")
        page.pop("/CropBox", None)

    found, expected = (read_pdf(signed(data, LEADER)) for data in (changed(plain(), inherit), plain()))
    assert (found.pages, found.lines, found.signatures[0].box) == (expected.pages, expected.lines, expected.signatures[0].box)


@pytest.mark.parametrize(
    ("make", "state", "changes", "pages"),
    [
        pytest.param(
            lambda: once().replace(b"/LanhDao", b"/LanhDaO").replace(b"595", b"596", 1), "altered", "none", (), id="bytes"
        ),
        pytest.param(lambda: updated(once(), overprint("9.999")), "intact", "content", (1,), id="printed over"),
        pytest.param(lambda: updated(updated(once(), overprint("9")), annotate), "intact", "content", (1,), id="two updates"),
        pytest.param(lambda: updated(once(), annotate), "intact", "annotations", (), id="annotation"),
        pytest.param(lambda: updated(once(), restamp), "intact", "content", (1,), id="appearance of the signature"),
        pytest.param(lambda: updated(signed(plain(), LOCKED), annotate), "intact", "unknown", (), id="forbidden"),
        pytest.param(lambda: updated(once(), lambda _: None), "intact", "none", (), id="empty update"),
        pytest.param(lambda: once() + b"\n% behind\n", "intact", "none", (), id="bytes behind"),
        pytest.param(lambda: moved_range(once()), "altered", "unknown", (), id="range that leaves out a part"),
    ],
)
def test_what_was_done_after_signing(make: Callable[[], bytes], state: str, changes: str, pages: tuple[int, ...]) -> None:
    found = only(make())
    assert (found.state, found.changes, found.changed_pages) == (state, changes, pages)


def test_only_the_pages_that_show_something_else_are_named() -> None:
    """The font that is added on page 1 comes into the list of fonts that all pages share."""
    found = only(updated(signed(plain(3), LEADER), overprint("9.999")))
    assert (found.changes, found.changed_pages) == ("content", (1,))


def test_a_page_put_in_is_a_change_of_content() -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(once())), incremental=True)
    writer.add_blank_page(595, 842)
    buffer = io.BytesIO()
    writer.write(buffer)
    found = only(buffer.getvalue())
    assert (found.changes, found.changed_pages) == ("content", (2,))


def test_a_broken_signature_costs_itself_alone() -> None:
    document = read_pdf(broken_cms(twice()))
    agency, leader = document.signatures
    assert (agency.field, agency.state) == ("CoQuan", "altered")
    assert (leader.field, leader.state, leader.page, leader.signer) == ("LanhDao", "unreadable", 1, None)
    assert document.warnings == (
        "Chữ ký số ở trường LanhDao: không đọc được nên chưa kiểm tra được văn bản có còn nguyên vẹn hay không.",
    )


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data.replace(b"/AcroForm", b"/AcroFurm"), id="no form"),
        pytest.param(lambda data: re.sub(rb"/Fields \[[^]]*\]", b"/Fields 999999 0 R", data), id="no fields"),
        pytest.param(lambda data: data.replace(b"/Root", b"/Toor"), id="no catalog"),
        pytest.param(lambda data: data.replace(b"startxref", b"startxxxx"), id="no table"),
        pytest.param(lambda data: data[:-600], id="cut"),
        pytest.param(lambda data: data[: len(data) // 2], id="half"),
        pytest.param(lambda _: b"%PDF-1.7 /ByteRange", id="nothing"),
    ],
)
def test_nothing_in_a_damaged_file_breaks_the_reading(damage: Callable[[bytes], bytes]) -> None:
    document = read_pdf(plain())
    data = damage(once())
    found = with_signatures(document, data, ())
    assert found.text == document.text
    assert b"/ByteRange" not in data or found.signatures or "chữ ký chưa được kiểm tra" in found.warnings[0]


@pytest.mark.parametrize("numbers", [b"[0 -5 9 9", b"[0 99999999999 9 9", b"[0", b"[(a) 1 2 3", b"[]", b"[0 1 2 3.5"])
def test_ranges_that_make_no_sense(numbers: bytes) -> None:
    found = only(re.sub(rb"/ByteRange \[[\d ]*", lambda match: (b"/ByteRange " + numbers).ljust(len(match[0])), once()))
    assert found.state in {"altered", "unreadable"}
    assert not found.whole


def test_time_that_is_over_leaves_the_rest_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    def checked(*_: object) -> Signature:
        while True:
            pass

    monkeypatch.setattr(signature_fields, "SECONDS", 0.02)
    monkeypatch.setattr(signature_fields, "checked", checked)
    found = read_pdf(twice())
    assert [(item.field, item.state) for item in found.signatures] == [("LanhDao", "unreadable")]
    assert found.warnings[0] == "Không đọc hết được các chữ ký số của tệp; có thể còn chữ ký chưa được kiểm tra."


def test_more_signatures_than_any_document_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signature_fields, "MOST", 1)
    found = read_pdf(twice())
    assert len(found.signatures) == 1
    assert found.warnings == ("Không đọc hết được các chữ ký số của tệp; có thể còn chữ ký chưa được kiểm tra.",)


def test_a_file_under_an_empty_password() -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(plain())))
    writer.encrypt("", "chu-so-huu", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    data = signed(buffer.getvalue(), LEADER)
    assert (only(data).state, only(data).changes) == ("intact", "none")


def test_rights_to_use_a_form_are_no_signature() -> None:
    data = once().replace(b"/AcroForm", b"/AcroFurm") + b"% /UR3\n"
    assert read_pdf(data).warnings == ()


def test_pyhanko_is_left_alone_without_a_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "extractors.readers.signature_fields", None)
    document = read_pdf(plain())
    assert with_signatures(document, plain(), ()) is document
    with pytest.raises(ImportError):
        with_signatures(document, once(), ())


def test_pages_of_a_signature_are_counted_on_in_an_archive() -> None:
    first, second = (
        Member(f"{name}.pdf", PDF, read_pdf(data)) for name, data in (("a", plain(2)), ("b", updated(once(), overprint("9"))))
    )
    (found,) = join([first, second]).signatures
    assert (found.page, found.changed_pages) == (3, (3,))


@pytest.mark.parametrize(("member", "said"), [("_xmlsignatures/origin.sigs", True), ("word/extra.xml", False)])
def test_a_signature_of_a_text_is_told_and_not_checked(member: str, said: bool) -> None:
    buffer, document = io.BytesIO(), python_docx.Document()
    document.add_paragraph("Báo cáo")
    document.save(buffer)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(member, b"")
    found = read_word(buffer.getvalue(), DOCX)
    assert found.warnings == (("Tệp có chữ ký số của trình soạn thảo; chữ ký này chưa được kiểm tra.",) if said else ())
    assert found.signatures == ()
