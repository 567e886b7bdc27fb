"""Types of documents by the words and symbols that tell them (`data/document_types.csv`).

The file's `code` is the type as Tonghop gives it: the abbreviation of NĐ 30/2020, Phụ lục III, with `QyĐ`
for every Quy định, also where the symbol says `QĐ` (Quy định 399-QĐ/TW), and `Luật` for laws.
"""

from __future__ import annotations

import re
from functools import cache

from schemas.catalog import CatalogError, read_csv

__all__ = ["LETTER", "WEAK_WORDS", "type_name", "type_of_symbol", "type_words"]

LETTER = "CV"
"""Công văn: a letter, the type of a symbol that names no type (`924/SNV-CCHC`)."""

WEAK_WORDS = ("văn bản",)
"""Words for any document: the symbol tells the type, a letter when it tells none."""


_TERM = re.compile(r"(QH)\s?(?:\d+|[XVI]+)$")


@cache
def type_words() -> dict[str, str]:
    """Return the type codes by the words that a text uses, in lower case.

    Raises:
        CatalogError: when one word means two types.
    """
    result: dict[str, str] = {}
    for row in read_csv("document_types.csv"):
        for word in filter(None, row["words"].lower().split("|")):
            if result.setdefault(word, row["code"]) != row["code"]:
                msg = f"document_types.csv: {word!r} means both {result[word]} and {row['code']}"
                raise CatalogError(msg)
    return result


@cache
def _symbols() -> dict[str, str]:
    """Return the type codes by the first part of a symbol; where two types share it, the state's comes first."""
    order = {"state": 0, "legal": 1, "party": 2}
    result: dict[str, str] = {}
    for row in sorted(read_csv("document_types.csv"), key=lambda row: order[row["authority"]]):
        head = row["abbrev"].partition("-")[0]
        if head and row["code"]:
            result.setdefault(head, row["code"])
    return result


def type_of_symbol(symbol: str) -> str | None:
    """Return the type that a symbol tells (`BC-VPUB`, `2020/TT-VPCP`, `KL/TU`), a letter for a pair without one (`SNV-CCHC`).

    Returns:
        The type's code; `None` for a symbol that is neither.
    """
    parts = symbol.replace("–", "-").replace("/", "-").split("-")
    parts = parts[1:] if parts[0].isdigit() else parts
    head = _TERM.sub(r"\1", parts[0])
    if head in _symbols():
        return _symbols()[head]
    return LETTER if len(parts) > 1 and len(head) > 1 else None


@cache
def type_name(code: str) -> str | None:
    """Return the Vietnamese name of a type code, `None` for an unknown one."""
    named = {value: word for word, value in reversed(type_words().items())}
    word = named.get(code)
    return word[:1].upper() + word[1:] if word else None
