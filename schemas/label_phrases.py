"""The syntax of phrases in `data/labels.toml`, as regular expressions.

`[x]` may be left out, `(a|b)` are alternatives, a space stands for any white space, `{name}` for what is told below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.compounds import second_syllables
from schemas.letters import CAPITAL

__all__ = ["any_phrase", "compile_phrase"]

_FLAT = re.compile(r"\(([^()\[\]]*\|[^()\[\]]*)\)")
"""Alternatives without others inside of them; the longest of them is tried first, as of the phrases themselves."""
_PLACEHOLDERS = {
    "{year}": r"(?:19|20)\d\d",
    "{ref}": r"\S+",
    "{count}": r"\d[\d.,]*(?:\s*/\s*\d[\d.,]*)?(?:\s+(?:nghìn|ngàn))?",
    "{then}": r"(?=\s+\d)",
    "{alone}": rf"(?!\s+(?:{'|'.join(second_syllables('đơn'))})\b)",
    "{bare}": r"(?=\s+\d[\d.]*\s*(?:[;.,)(]\s|[;.,)(]?$))",
    "{agency}": rf"(?-i:[{CAPITAL}])\w*(?:\s+[^\W\d_]+){{0,8}}?\s+",
    "{set}": (
        r"bộ(?<=\d\s\w\w)(?=\s*(?:[.;:,()/]|$|(?:trực|nộp|gửi|qua|đúng|trước|sớm|trong|quá|trễ|chậm)\b"
        r"|(?:đã|đang|được|chưa|còn|chờ|và)\b))"
    ),
    "{rest}": (r"(?=\s+(?:(?:là|có)\s+)?\d[\d.,]*\s+(?:[^\W\d_]+\s+){1,3}?(?:(?:không\s+)?(?:thuộc|đủ)|ở|lĩnh vực|khác)\b)"),
    "{sent}": r"(?=\s+(?:được\s+)?(?:nộp|gửi|tiếp nhận|trực tiếp|trực tuyến|qua)\b)",
    "{share}": r"(?=\s+(?:(?:đạt|là|chiếm)\s+)?\d+(?:,\d+)?\s?%)",
    "{colon}": r"(?=\s*(?::|là\b)\s*\d)",
    "{few}": r"(?:(?:[^\W\d_]+|\d+/\d+(?:/\d+)?)[,:]?\s+){0,4}?",
    "{period}": r"(?:(?:tháng|quý)\s+(?:\d{1,2}|[IV]{1,3})(?:(?:\s*/\s*|\s+năm\s+)(?:19|20)\d\d)?|năm\s+(?:19|20)\d\d)",
    "{words}": r"(?:(?!(?:phân công|giao|bố trí|công chức|bộ phận|chỉ đạo|yêu cầu|tham mưu|quyền)\b)[^\W\d_]+,?\s+){0,9}?",
    "{name}": rf"(?-i:(?:[{CAPITAL}]\w*\s+(?:[^\W\d_]+\s+)?){{0,5}})",
}


def compile_phrase(phrase: str) -> str:
    """Return a phrase in the syntax of `labels.toml` as a regular expression."""
    pattern = phrase
    out: list[str] = []
    index = 0
    pattern = _FLAT.sub(lambda match: f"({'|'.join(sorted(match[1].split('|'), key=len, reverse=True))})", pattern)
    while index < len(pattern):
        char = pattern[index]
        if char == "{":
            close = pattern.index("}", index)
            out.append(_PLACEHOLDERS[pattern[index : close + 1]])
            index = close
        elif char == "[":
            out.append("(?:")
        elif char == "]":
            out.append(")?")
        elif char in "(|)":
            out.append("(?:" if char == "(" else char)
        elif char == " ":
            out.append(r"\s*")
        else:
            out.append(re.escape(char))
        index += 1
    return "".join(out)


def any_phrase(forms: Sequence[str], *, anchored: bool = False) -> re.Pattern[str]:
    """Return a pattern of any of some phrases, one that matches nothing for none.

    Args:
        anchored: whether white space may stand before it.
    """
    if not forms:
        return re.compile(r"(?!)")
    body = "|".join(sorted((compile_phrase(form) for form in forms), key=len, reverse=True))
    return re.compile(rf"\s*(?:{body})\b" if anchored else rf"\b(?:{body})\b", re.IGNORECASE)
