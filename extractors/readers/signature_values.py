"""The values of signed fields, whose hexadecimal digits pyHanko reads one by one: a third of the time that a signature takes."""

from __future__ import annotations

import binascii
import hashlib
import io
import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject, Reference, pdf_string, read_object
from pyhanko.pdf_utils.xref import read_object_header
from pyhanko.sign.fields import enumerate_sig_fields

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

__all__ = ["remember_values"]

_KEY = "/Contents"
_DIGITS = re.compile(rb"/Contents\s*<([0-9A-Fa-f]+)>")
_END = b"endobj"


def remember_values(reader: PdfFileReader, data: bytes, most: int) -> None:
    """Put the values of the first signed fields among the objects that a reader knows; what is unusual is left to it.

    Args:
        reader: of a file that is not encrypted.
        data: the bytes of the file.
        most: how many fields are looked at.
    """
    with suppress(Exception):  # the reader meets whatever is wrong with the form by itself
        for _, value, _ in islice(enumerate_sig_fields(reader, filled_status=True), most):
            if isinstance(value, IndirectObject):
                _remember(reader, data, value.reference)


def _remember(reader: PdfFileReader, data: bytes, reference: Reference) -> None:
    start = reader.xrefs[reference]
    end = data.find(_END, start) if isinstance(start, int) else -1
    digits = _DIGITS.search(data, start, end) if end > 0 else None
    if digits is None:
        return
    with suppress(Exception):  # as above
        value = _read(reference, data[start : end + len(_END)], digits.start(1) - start, digits.end(1) - start)
        if value is not None:
            reader.cache_indirect_object(reference.generation, reference.idnum, value)


def _read(reference: Reference, written: bytes, first: int, last: int) -> DictionaryObject | None:
    """Return a dictionary as pyHanko reads it with a short mark in the place of its digits; `None` where it is not their value.

    The mark is the digest of all that is written, which nothing written can hold: where it comes out, the digits stood.
    """
    mark = hashlib.sha256(written).digest()
    stream = io.BytesIO(written[:first] + mark.hex().encode() + written[last:])
    if read_object_header(stream, strict=False) != (reference.idnum, reference.generation):
        return None
    value = read_object(stream, reference)
    if type(value) is not DictionaryObject or getattr(value.get(_KEY), "original_bytes", None) != mark:
        return None
    value[_KEY] = pdf_string(binascii.unhexlify(written[first:last]))
    return value
