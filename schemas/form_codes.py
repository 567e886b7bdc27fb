"""The codes of official forms in a text: `II.06a`, `01/TCD`."""

from __future__ import annotations

import re
from functools import cache

from schemas.circulars import circulars
from schemas.forms import forms

__all__ = ["code_in"]

_NAMED = re.compile(r"(?:biểu|mẫu)(?:\s+(?:số|mẫu))*\s*:?\s*$", re.IGNORECASE)
_WORDS = 40
"""Characters before a code in which the words stand that make it one of a form."""
_LETTERS = "abcdefghijklmnopqrstuvwxyzđ"


def code_in(text: str) -> str | None:
    """Return the one code of a form that a text names, with the letter of its variant where that is a form of its own."""
    found = {code for match in _codes().finditer(text) if _is_meant(text, match) and (code := _known(match["code"])) is not None}
    return found.pop() if len(found) == 1 else None


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """Tell whether a code is one of a form, and not the number of a heading (`II.6. Kết quả`)."""
    if "." not in match["code"] or match["digits"] is None or len(match["digits"]) > 1:
        return True
    marks = (entry.mark.lower() for entry in circulars().values() if entry.mark)
    return _NAMED.search(text, max(0, match.start() - _WORDS), match.start()) is not None or text[
        match.end() :
    ].lower().startswith(tuple(marks))


@cache
def _codes() -> re.Pattern[str]:
    """Return a pattern of anything that may be the code of a form."""
    roman = {re.escape(form.code.split(".")[0]) for form in forms() if "." in form.code}
    short = {re.escape(form.code.split("/")[1]) for form in forms() if "/" in form.code}
    with_point = rf"(?:{'|'.join(sorted(roman))})\s?\.\s?(?P<digits>\d{{1,2}})[a-zđ]?"
    alternatives = rf"{with_point}|\d{{1,2}}\s?/\s?(?:{'|'.join(sorted(short))})"
    return re.compile(rf"(?<![\w./])(?P<code>{alternatives})(?!\w)", re.IGNORECASE)


def _known(text: str) -> str | None:
    """Return the code of a form as the files write it; a variant with columns of its own (II.07a) is another form."""
    plain = re.sub(r"\s", "", text).lower()
    head, mark, tail = plain.partition("." if "." in plain else "/")
    plain = head + mark + tail.rjust(2 + tail[-1].isalpha(), "0") if mark == "." else head.rjust(2, "0") + mark + tail
    by_code = {form.code.lower(): form.code for form in forms()}
    return by_code.get(plain) or by_code.get(plain.rstrip(_LETTERS) if mark == "." else plain)
