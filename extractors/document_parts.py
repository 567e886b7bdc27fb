"""Numbers that count nothing: names of parts of documents (`khoản 2`, `Mẫu số 02/XLD`), bounds, averages, conditions of rules.

A law, a guideline and a report cite the parts of documents in the words of the catalog (`Điều 41 về giải quyết khiếu nại`);
such a number is never a figure, whatever stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.labels import unit_nouns
from extractors.number_words import parts
from extractors.numbers import Number
from schemas.openings import first_letter
from schemas.wording import any_of

__all__ = ["averaged", "conditional", "without_parts"]

_REACH = 28
_LIST = re.compile(r"\s*(?:,|;|/|-|–|và|hoặc|đến)?\s*(?:(?:số|các|điểm|khoản)\s+)?", re.IGNORECASE)
_CODE = re.compile(r"\s?/\s?[A-ZĐ]{2,}|[a-zđ](?=[\s,./)-]|$)|\.\d")
"""Behind a number: the rest of a symbol (`02/XLD`), of a point (`1a`) or of a numbered place (`3.1`)."""
_EACH = re.compile(rf"(?:\s+[^\W\d_]+){{1,3}}(?:\s*/\s*|\s+(?:mỗi|một|trong một)\s+)(?:{any_of('spells')})(?!\w)", re.IGNORECASE)
_SPELL, _EACH_REACH = re.compile(any_of("spells")), 48
_MEAN = rf"(?:{any_of('average')})(?!\w)"
_AVERAGE = re.compile(rf"(?<!\w){_MEAN}[^,;.:()\d\n]*$", re.IGNORECASE)
_SAYS_AVERAGE, _AVERAGE_REACH = first_letter([_MEAN]), 140
"""Quick looks before the longer patterns, for most numbers are none."""
_BOUND = re.compile(rf"\b(?:{any_of('bound')})\s*$", re.IGNORECASE)
_IF = rf"(?:{any_of('condition')})(?!\w)"
_SAYS_IF = first_letter([_IF])
"""A quick look for a word of condition, for most sentences have none."""
_THEN_ENDS = ("hì", "HÌ")
"""How `thì` ends: another quick look."""
_RULE = re.compile(rf"[^\w]*{_IF}[^.;\n]*?\bthì\b", re.IGNORECASE)
"""A sentence that is a condition and what follows from it."""
_CONDITION = re.compile(rf"(?:^|[.;:,(\n–-]|\b(?:mà|hoặc|và))\s*{_IF}[^.;:,\n]*$", re.IGNORECASE)
_THEN = re.compile(r"[^.;:\n]*?\bthì\b(?!\s+(?:có|còn|đã)\b)", re.IGNORECASE)
_SO = re.compile(r"\bthì\b(?!\s+(?:có|còn|đã)\b)", re.IGNORECASE)
_CODE_REST = re.compile(r"[\w/.&-]*[\w]")
_FROM = re.compile(r"(?:\b(?:có|gồm|là|của|với)\s+từ(?:\s+đủ)?|[>≥])\s*$", re.IGNORECASE)
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/])")
_BY_DAY = re.compile(r"(?<!\w)(?:trước|sau)\s+$", re.IGNORECASE)
"""A day without its year: `trả lời trước 30/10`."""
_LIMIT = re.compile(r"(?:\s+[^\W\d_]+){0,4}?\s+trở\s+(?:lên|xuống|đi)\b", re.IGNORECASE)


def without_parts(text: str, numbers: Iterable[Number]) -> Iterator[Number]:
    """Yield the numbers of a text that may count something, in order."""
    part_end: int | None = None
    for number in numbers:
        if _is_part(text, number, part_end):
            part_end = number.end
            continue
        part_end = None
        if not _is_threshold(text, number):
            yield number


def conditional(text: str, sentence: int, at: int, *, zero: bool) -> bool:
    """Tell whether what stands at `at` is a condition or follows from one: a rule states no figure.

    Args:
        sentence: where the sentence begins.
        zero: whether it is a statement of nothing (`không có đơn`); there the condition alone is enough.
    """
    if _RULE.match(text, sentence):
        return True
    then = any(text.find(ends, at) >= 0 for ends in _THEN_ENDS) and _THEN.match(text, at) is not None
    found = _CONDITION.search(text[sentence:at]) if _SAYS_IF.search(text, sentence, at) else None
    condition = found is not None
    ruled = found is not None and _SO.search(found[0]) is not None
    return (condition or then) if zero else (ruled or (condition and then))


def averaged(text: str, start: int, end: int) -> bool:
    """Tell whether a count is so many a day or on average: `bình quân mỗi ngày tiếp nhận 210 hồ sơ`, `195 hồ sơ/ngày`."""
    low = max(0, start - _AVERAGE_REACH)
    if _SAYS_AVERAGE.search(text, low, start) and _AVERAGE.search(text, low, start):
        return True
    return _SPELL.search(text, end, end + _EACH_REACH) is not None and _EACH.match(text, end) is not None


def _is_part(text: str, number: Number, part_end: int | None) -> bool:
    """Tell whether a number names a part of a document, or goes on from one that does (`các khoản 1, 2 và 3`)."""
    if number.percent or number.word:
        return False
    if _BY_DAY.search(text, max(0, number.start - _REACH), number.start) and _DAY.match(text, number.start):
        return True
    named = parts().search(text, max(0, number.start - _REACH), number.start)
    if (named and named["part"]) or _CODE.match(text, number.end):
        return True
    if part_end is None or not _LIST.fullmatch(text, _behind_code(text, part_end), number.start):
        return False
    return not unit_nouns().match(text, number.end)


def _behind_code(text: str, position: int) -> int:
    """Return where the symbol that a number begins ends (`01/XLD`)."""
    match = _CODE_REST.match(text, position)
    return match.end() if match else position


def _is_threshold(text: str, number: Number) -> bool:
    """Tell whether a count is a bound and none that was found (`đoàn có từ 05 người trở lên`); shares may be aims."""
    if number.percent:
        return False
    low = max(0, number.start - _REACH)
    if averaged(text, number.start, number.end):
        return True
    if _BOUND.search(text, low, number.start):
        return True
    return _LIMIT.match(text, number.end) is not None and _FROM.search(text, low, number.start) is not None
