"""The signed fields of a PDF's form: pyHanko finds and opens them, each alone, so that a broken one costs no other."""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from itertools import islice
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from extractors.readers.cpu_limit import OutOfTimeError, cpu_limit
from extractors.readers.page_frame import Rectangle
from extractors.readers.signature_changes import added_since
from extractors.readers.signature_check import checked
from extractors.readers.signature_objects import value_of
from extractors.readers.signature_pages import pages_of
from extractors.readers.signature_values import remember_values
from extractors.readers.text import normalise
from schemas.document import Signature

__all__ = ["MOST", "SECONDS", "SignedField", "signed_fields"]

MOST = 50
"""Signatures of a file beyond which they are not looked at; a document goes through a few hands."""

SECONDS = 10.0
"""Processor time for all signatures of a file; a usual one takes some hundredths."""

_LONGEST_NAME = 120

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SignedField:
    """A signature with its place: page from 1; left, low, right and high in the coordinates of the file (points)."""

    signature: Signature
    page: int | None = None
    rectangle: Rectangle | None = None


@dataclass(slots=True)
class _Found:
    """What is known so far, since time may be over at any moment: fields by the revision that they signed."""

    fields: list[tuple[float, SignedField]] = dataclass_field(default_factory=list)
    complete: bool = False

    def know(self, item: SignedField, revision: float) -> None:
        """Replace what is known of the field that was found last."""
        self.fields[-1] = (revision, item)


def signed_fields(data: bytes) -> tuple[tuple[SignedField, ...], bool]:
    """Return the signed fields of a PDF in the order of signing, unreadable ones last, and whether these are all.

    Whatever is wrong with the file, nothing is raised.

    Args:
        data: the bytes of the file.
    """
    found = _Found()
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it tells at length what it finds in strangers' files
    try:
        with cpu_limit(SECONDS):
            _collect(data, found)
    except OutOfTimeError:
        log.warning("the signatures take too long")
        found.complete = False
    except Exception as error:  # noqa: BLE001 - strangers' structures break this library in any way; the text is read already
        log.warning("the signatures cannot be listed: %s", type(error).__name__)
    return tuple(item for _, item in sorted(found.fields, key=lambda pair: pair[0])), found.complete


def _collect(data: bytes, found: _Found) -> None:
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    if reader.encrypted:
        reader.decrypt(b"")
    else:
        remember_values(reader, data, MOST)
    fields = enumerate_sig_fields(reader, filled_status=True)
    pages: Mapping[int, int] | None = None
    for name, _, reference in islice(fields, MOST):
        shown = " ".join(normalise(str(name))[0].split())[:_LONGEST_NAME] or "?"
        found.fields.append((math.inf, SignedField(Signature(shown, "unreadable"))))
        if pages is None:
            pages = _pages_of_annotations(reader)
        try:
            _read(reader, str(name), reference, pages, found)
        except Exception as error:  # noqa: BLE001 - as above; what is not known yet of this signature alone stays so
            log.warning("a signature cannot be read: %s", type(error).__name__)
    found.complete = next(fields, None) is None


def _read(reader: PdfFileReader, name: str, reference: IndirectObject, pages: Mapping[int, int], found: _Found) -> None:
    item = _placed(reference, pages, found.fields[-1][1].signature)
    found.know(item, math.inf)
    embedded = EmbeddedPdfSignature(reader, reference.get_object(), name)
    signature = checked(embedded, item.signature)
    if signature.state == "unreadable":
        return
    found.know(replace(item, signature=signature), embedded.signed_revision)
    changes, changed = added_since(embedded)
    found.know(replace(item, signature=replace(signature, changes=changes, changed_pages=changed)), embedded.signed_revision)


def _placed(reference: IndirectObject, pages: Mapping[int, int], signature: Signature) -> SignedField:
    """Return the field with the page and rectangle of its widget, which is the field itself or its first child."""
    widget, known = reference, reference.get_object()
    value = value_of(known, "/V")
    sub_filter = value_of(value, "/SubFilter") if isinstance(value, DictionaryObject) else None
    if "/Rect" not in known and value_of(known, "/Kids"):
        widget = known["/Kids"].raw_get(0)
        known = widget.get_object()
    named = replace(signature, sub_filter=str(sub_filter).removeprefix("/")[:_LONGEST_NAME] if sub_filter else None)
    return SignedField(named, pages.get(widget.idnum), _rectangle(value_of(known, "/Rect")))


def _rectangle(found: Any) -> Rectangle | None:
    if not isinstance(found, ArrayObject) or len(found) != 4:  # noqa: PLR2004 - two corners
        return None
    x0, y0, x1, y1 = (float(value) for value in found)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _pages_of_annotations(reader: PdfFileReader) -> Mapping[int, int]:
    """Return the page, from 1, of each annotation by the number of its object; none where the pages are broken."""
    pages: dict[int, int] = {}
    with suppress(Exception):
        for number, page in enumerate(pages_of(reader), start=1):
            pages |= dict.fromkeys(page.annotations, number)
    return pages
