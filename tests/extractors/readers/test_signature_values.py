"""Values of signatures that are read at once are what pyHanko reads; whatever is unusual is left to it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from extractors.readers.signature_values import remember_values
from tests.extractors.readers.pdf_drawing import body, printed
from tests.extractors.readers.pdf_signing import Signing, signed

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import DictionaryObject, Reference

_VALUE = re.compile(rb"(/Contents <)([0-9A-F]+?)(0*>)")


@cache
def once() -> bytes:
    return signed(printed([*body()]), Signing())


def with_more(more: bytes) -> bytes:
    """Put something before the digits; what they are padded with makes room for it, so that nothing else moves."""
    return _VALUE.sub(lambda found: more + found[1] + found[2] + found[3][len(more) :], once(), count=1)


def with_other(change: Callable[[bytes], bytes]) -> bytes:
    """Change the digits, and fill what is missing with spaces behind them."""
    found = _VALUE.search(once())
    assert found is not None
    changed = change(found[2] + found[3])
    return once()[: found.start(2)] + changed.ljust(found.end() - found.start(2)) + once()[found.end() :]


def values(reader: PdfFileReader) -> list[Reference]:
    return [value.reference for _, value, _ in enumerate_sig_fields(reader, filled_status=True)]


def items(found: DictionaryObject) -> list[tuple[str, type, object]]:
    return [(key, type(value), getattr(value, "original_bytes", value)) for key, value in found.items()]


@pytest.mark.parametrize(
    ("data", "known"),
    [
        pytest.param(once, True, id="digits"),
        pytest.param(lambda: with_other(bytes.lower), True, id="small letters"),
        pytest.param(lambda: with_more(b"/Reason  <41> "), True, id="other digits"),
        pytest.param(lambda: with_more(b"/Contents <00> "), True, id="twice"),
        pytest.param(lambda: with_more(b"/Reason (/Contents <00>) "), False, id="a text that looks like them"),
        pytest.param(lambda: with_more(b"/Reason [/Contents <00>] "), False, id="a list that holds them"),
        pytest.param(lambda: with_more(b"%/Contents <00>\n"), False, id="a comment"),
        pytest.param(lambda: with_more(b"/Reason (endobj) "), False, id="an end that is none"),
        pytest.param(lambda: with_other(lambda digits: digits[:98] + b"\n" + digits[100:]), False, id="a line end among them"),
        pytest.param(lambda: with_other(lambda digits: digits[:-2] + b">"), False, id="an odd digit"),
        pytest.param(lambda: once().replace(b"/Contents <", b"/Contants <"), False, id="none"),
    ],
)
def test_values_are_those_that_pyhanko_reads(data: Callable[[], bytes], *, known: bool) -> None:
    quick, slow = (PdfFileReader(io.BytesIO(data()), strict=False) for _ in range(2))
    remember_values(quick, data(), 9)
    (value,) = values(slow)
    assert ((value.generation, value.idnum) in quick.resolved_objects) == known
    assert items(quick.get_object(value)) == items(slow.get_object(value))


def test_a_broken_form_is_left_to_its_reader() -> None:
    data = once().replace(b"/AcroForm", b"/AcroFurm")
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    remember_values(reader, data, 9)
    assert values(reader) == []
