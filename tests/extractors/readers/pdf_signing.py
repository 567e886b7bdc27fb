"""Signs PDF files for tests with pyHanko and certificates of made-up offices; every time is given, none is read from a clock."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import Any

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, StreamObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper, TimeStamper
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

HANOI = timezone(timedelta(hours=7))
VALID = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC))
Change = Callable[[IncrementalPdfFileWriter], None]


@dataclass(frozen=True)
class Signing:
    """Who signs which field, when, and how.

    Attributes:
        box: left, low, right and high of the appearance on page 1 (points from the bottom left), `None` for an invisible one.
        certify: what the signature permits later, for one that certifies the document.
        stamped: time of a timestamp token.
    """

    field: str = "ChuKy"
    office: str = "Văn phòng UBND tỉnh Hoa Ban"
    organisation: str = "UBND tỉnh Hoa Ban"
    at: datetime = datetime(2026, 5, 14, 16, 30, tzinfo=HANOI)
    box: tuple[int, int, int, int] | None = (300, 200, 500, 260)
    shows: str = "Ky so"
    certify: MDPPerm | None = None
    stamped: datetime | None = None
    pades: bool = False


class _SignerAt(PdfSigner):
    """Signs at a given time in place of now."""

    at: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def signed(data: bytes, *signings: Signing) -> bytes:
    """Return a PDF with further signatures, one after the other."""
    for signing in signings:
        data = _signed(data, signing)
    return data


def updated(data: bytes, change: Change) -> bytes:
    """Return a PDF with an incremental update."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def overprint(text: str) -> Change:
    """Return an update that prints more on page 1."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        stream = StreamObject(stream_data=f"BT /Over 20 Tf 100 500 Td ({text}) Tj ET".encode())
        font = DictionaryObject({pdf_name("/Type"): pdf_name("/Font"), pdf_name("/Subtype"): pdf_name("/Type1")})
        font[pdf_name("/BaseFont")] = pdf_name("/Courier")
        fonts = DictionaryObject({pdf_name("/Over"): writer.add_object(font)})
        writer.add_stream_to_page(0, writer.add_object(stream), resources=DictionaryObject({pdf_name("/Font"): fonts}))

    return change


def annotate(writer: IncrementalPdfFileWriter) -> None:
    """Put a note on page 1."""
    page = writer.root["/Pages"]["/Kids"][0]
    note = DictionaryObject({
        pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/Text"), pdf_name("/Contents"): pdf_string("Xem"),
        pdf_name("/Rect"): ArrayObject(page["/MediaBox"]),
    })  # fmt: skip
    page.setdefault(pdf_name("/Annots"), ArrayObject())
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page["/Annots"])
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0).reference)


def restamp(writer: IncrementalPdfFileWriter) -> None:
    """Let the appearance of the first signature show something else."""
    field = writer.root["/AcroForm"]["/Fields"][0]
    stream = StreamObject(field["/AP"]["/N"], stream_data=b"0 0 9 9 re f")
    field["/AP"][pdf_name("/N")] = writer.add_object(stream)
    writer.update_container(field["/AP"])


def _signed(data: bytes, signing: Signing) -> bytes:
    signer = _SignerAt(
        PdfSignatureMetadata(
            field_name=signing.field,
            md_algorithm="sha256",
            certify=signing.certify is not None,
            docmdp_permissions=signing.certify or MDPPerm.FILL_FORMS,
            subfilter=SigSeedSubFilter.PADES if signing.pades else SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
        ),
        signer=_signer(signing.office, signing.organisation),
        timestamper=_clock(signing.stamped) if signing.stamped else None,
        stamp_style=TextStampStyle(stamp_text=signing.shows, border_width=0) if signing.box else None,
        new_field_spec=SigFieldSpec(signing.field, box=signing.box, on_page=0),
    )
    signer.at = signing.at
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    if writer.prev.encrypted:
        writer.encrypt(b"")
    found: io.BytesIO = signer.sign_pdf(writer)
    return found.getvalue()


@cache
def _identity(name: str, organisation: str | None) -> tuple[asn1_x509.Certificate, keys.PrivateKeyInfo]:
    """Return a self-signed certificate and its key; the dummy clock of pyHanko, which has no organisation, knows RSA alone."""
    key = ec.generate_private_key(ec.SECP256R1()) if organisation else rsa.generate_private_key(65537, 2048)
    parts = [(NameOID.COMMON_NAME, name), (NameOID.ORGANIZATION_NAME, organisation), (NameOID.COUNTRY_NAME, "VN")]
    subject = x509.Name([x509.NameAttribute(kind, value) for kind, value in parts if value])
    builder = x509.CertificateBuilder(subject, subject, key.public_key(), 1, *VALID)
    builder = builder.add_extension(x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.TIME_STAMPING]), critical=False)
    encoding = serialization.Encoding.DER
    secret = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return (
        asn1_x509.Certificate.load(builder.sign(key, hashes.SHA256()).public_bytes(encoding)),
        keys.PrivateKeyInfo.load(secret),
    )


def _signer(name: str, organisation: str) -> SimpleSigner:
    certificate, key = _identity(name, organisation)
    return SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=SimpleCertificateStore())


def _clock(at: datetime) -> TimeStamper:
    certificate, key = _identity("Dấu thời gian thử nghiệm", None)
    return DummyTimeStamper(tsa_cert=certificate, tsa_key=key, fixed_dt=at)
