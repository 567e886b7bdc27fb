"""One signature of a PDF: who signed, when, and whether the bytes are still those; nothing is fetched, nobody is trusted."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import extract_certs_for_validation, extract_tst_data_iter, validate_sig_integrity
from pyhanko.sign.validation.status import SignatureCoverageLevel

from extractors.readers.text import normalise
from schemas.document import Signature, SignatureState

if TYPE_CHECKING:
    from asn1crypto import cms, x509
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

__all__ = ["VIETNAM", "checked"]

VIETNAM = timezone(timedelta(hours=7))
_LONGEST = 200


def checked(embedded: EmbeddedPdfSignature, signature: Signature) -> Signature:
    """Return a signature with what it says and whether it holds; what was added behind it is left open.

    Args:
        embedded: as pyHanko opened it.
        signature: what is known of it so far.

    Raises:
        Exception: of any kind, where it cannot be checked.
    """
    known = [item.value.removeprefix("/") for item in SigSeedSubFilter]
    if signature.sub_filter not in known:  # older ones sign in another way, which pyHanko does not know
        return signature
    embedded.compute_integrity_info(skip_diff=True)
    subject = embedded.signer_cert.subject
    stamped = _stamped_at(embedded)
    return replace(
        signature,
        state=_state(embedded),
        signer=_part(subject, "common_name"),
        organisation=_part(subject, "organization_name") or _part(subject, "organizational_unit_name"),
        signed_at=stamped or _claimed_at(embedded),
        timestamped=stamped is not None,
        whole=embedded.coverage >= SignatureCoverageLevel.ENTIRE_REVISION,
    )


def _state(embedded: EmbeddedPdfSignature) -> SignatureState:
    digest = embedded.compute_digest()
    if _is_token(embedded):
        data = embedded.signed_data
        if not _token_holds(data):
            return "invalid"
        return "intact" if _imprint(data) == digest else "altered"
    intact, valid = validate_sig_integrity(embedded.signer_info, embedded.signer_cert, "data", digest)
    return "altered" if not intact else "intact" if valid else "invalid"


def _is_token(embedded: EmbeddedPdfSignature) -> bool:
    """Tell whether the whole signature is a timestamp token (ISO 32000-2, 12.8.5)."""
    return bool(embedded.signed_data["encap_content_info"]["content_type"].native == "tst_info")


def _stamped_at(embedded: EmbeddedPdfSignature) -> datetime | None:
    """Return the time of a token that holds and was made for this signature (RFC 3161)."""
    if _is_token(embedded):
        return _time(embedded.signed_data) if _token_holds(embedded.signed_data) else None
    value = embedded.signer_info["signature"].native
    for token in extract_tst_data_iter(embedded.signer_info, signed=False):
        with suppress(Exception):  # a broken token proves nothing; the signature may hold without it
            if _token_holds(token) and _imprint(token) == _digest(value, _imprint_algorithm(token)):
                return _time(token)
    return None


def _claimed_at(embedded: EmbeddedPdfSignature) -> datetime | None:
    """Return the time that the signer's machine gave; one without a zone is Vietnamese."""
    with suppress(ValueError, OverflowError, PdfError):
        found = embedded.self_reported_timestamp
        if isinstance(found, datetime):
            return found.astimezone(VIETNAM) if found.tzinfo else found.replace(tzinfo=VIETNAM)
    return None


def _token_holds(token: cms.SignedData) -> bool:
    """Tell whether a timestamp token is signed by its own certificate."""
    signer = extract_signer_info(token)
    content = token["encap_content_info"]["content"].contents
    digest = _digest(content, signer["digest_algorithm"]["algorithm"].native)
    certificate = extract_certs_for_validation(token).signer_cert
    return all(validate_sig_integrity(signer, certificate, "tst_info", digest))


def _imprint(token: cms.SignedData) -> object:
    return token["encap_content_info"]["content"].parsed["message_imprint"]["hashed_message"].native


def _imprint_algorithm(token: cms.SignedData) -> str:
    imprint = token["encap_content_info"]["content"].parsed["message_imprint"]
    return str(imprint["hash_algorithm"]["algorithm"].native)


def _time(token: cms.SignedData) -> datetime:
    found: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
    return found.astimezone(VIETNAM)


def _digest(data: bytes, algorithm: str) -> bytes:
    return hashlib.new(algorithm, data, usedforsecurity=False).digest()


def _part(name: x509.Name, part: str) -> str | None:
    """Return a part of a certificate's name on one line; the first where it stands there several times."""
    found = name.native.get(part)
    text = found[0] if isinstance(found, list) else found
    return " ".join(normalise(str(text))[0].split())[:_LONGEST] or None if text else None
