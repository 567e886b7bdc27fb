"""What was added to a PDF behind a signature: pyHanko says what is harmless, the pages themselves say what else it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation.status import SignatureCoverageLevel

from extractors.readers.signature_pages import compared
from schemas.document import Changes

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

__all__ = ["added_since"]


def added_since(signature: EmbeddedPdfSignature) -> tuple[Changes, tuple[int, ...]]:
    """Return what was added behind a signature, and the pages (from 1) that show something else since.

    Args:
        signature: whose integrity has been computed.

    Raises:
        Exception: of any kind, where the file is broken.
    """
    if signature.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "none", ()
    if signature.coverage != SignatureCoverageLevel.ENTIRE_REVISION:
        return "unknown", ()
    found = signature.evaluate_modifications(DEFAULT_DIFF_POLICY)
    permitted = signature.docmdp_level
    if isinstance(found, DiffResult):
        return _harmless(signature, found, permitted), ()
    reader = signature.reader
    old = reader.get_historical_resolver(signature.signed_revision)
    new = reader.get_historical_resolver(reader.xrefs.total_revisions - 1)
    changes, pages = compared(old, new)
    return ("unknown" if changes != "content" and permitted not in {None, MDPPerm.ANNOTATE} else changes), pages


def _harmless(signature: EmbeddedPdfSignature, found: DiffResult, permitted: MDPPerm | None) -> Changes:
    """Return what an addition is that pyHanko understands; `unknown` where the signature forbids it (ISO 32000-1, 12.8.2.2)."""
    if found.modification_level == ModificationLevel.NONE:
        return "none"
    if permitted is not None and found.modification_level.value > permitted.value:
        return "unknown"
    signed = {name for name, _, _ in enumerate_sig_fields(signature.reader)}
    return "signatures" if found.changed_form_fields <= signed else "forms"
