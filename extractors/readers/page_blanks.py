"""Blanks of the form that a clerk or a tab stop fills: wide gaps that part no columns, digits that stand apart.

NĐ 30/2020, Phụ lục I, ô 3 và 4: the number and the day of a document are put into blanks of the printed form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.readers.markers import marker_end

__all__ = ["goes_over_gap", "spaces_in_blanks"]

_NUMBER = re.compile(r"số\s*:?", re.IGNORECASE)
_SYMBOL = re.compile(r"\d*[/-]\D")
_BEFORE_DATE = re.compile(r"(?:ngày|tháng|năm)\s*\d*\Z", re.IGNORECASE)
_DATE = re.compile(r"\d{1,4}\b|\d{0,2}(?:tháng|năm)", re.IGNORECASE)
_RECIPIENTS = re.compile(r"nơi\s*nhận", re.IGNORECASE)
_DIGITS = (
    re.compile(r"[Ốố](?<=\b[Ss].)\s*:\s*(\d(?:\s?\d)*)(?=\s*[/-][^\W\d_])"),  # the rarer letter first, it is looked for
    re.compile(r",\s*ngày\s(\d\s\d)(?=\s*tháng)", re.IGNORECASE),
)
_BEFORE_SYMBOL = re.compile(r"\bsố\s*:[\d\s]*\d(\s+)(?=[/-][^\W\d_])", re.IGNORECASE)


def goes_over_gap(before: str, after: str) -> bool:
    """Tell whether what stands behind a wide gap goes on with what stands before it.

    Args:
        before: characters of a row up to the gap, without spaces.
        after: characters behind it, without spaces.
    """
    if _NUMBER.fullmatch(before):
        return _SYMBOL.match(after) is not None
    if _BEFORE_DATE.search(before):
        return _DATE.match(after) is not None
    if before.endswith(":"):
        return _RECIPIENTS.match(before) is None and not after.isupper()
    return before != "*" and marker_end(f"{before} a") == len(before)


def spaces_in_blanks(text: str, *, stamped: bool) -> Iterator[int]:
    """Yield where a line has spaces that nobody wrote: between the digits of a blank, `Số: 3 0 9/QĐ-UBND`.

    Args:
        text: of one line.
        stamped: whether some of it was put in later; the blank's rest parts a stamped number from its symbol.
    """
    for blank in (*_DIGITS, _BEFORE_SYMBOL) if stamped else _DIGITS:
        for match in blank.finditer(text):
            yield from (place for place in range(*match.span(1)) if text[place] == " ")
