"""Numbers with a symbol (`3188/QĐ-UBND`, `66-KL/TU`, `118/2025/NĐ-CP`) and numbers of documents without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from schemas.doctypes import LETTER, WEAK_WORDS, type_of_symbol, type_words
from schemas.openers import Led
from schemas.openings import any_form, first_letter, quick_look

__all__ = ["Mention", "find_mentions"]


class Mention(NamedTuple):
    """A document's type and number where a text names it, before its date is known.

    Attributes:
        start: of the type word, or of the number where none stands.
        end: of the number and symbol.
        type: code of the type; the word before the number decides, else the symbol.
        number: as printed, without spaces; a hyphen that a conversion lost is put back (`QĐUBND`).
        typed: whether a type word stands with it.
        full: whether it has a symbol.
    """

    start: int
    end: int
    type: str | None
    number: str
    typed: bool
    full: bool = True


_PART = r"(?:[A-ZĐƯÔĂÂÊƠ]+(?:[a-zđ][A-ZĐ]*)?\d{0,3}(?![^\W_]))"
_JOIN = r"(?:\s?[-–/]\s?|[ ]?&[ ]?)"
_SYMBOL = re.compile(
    rf"""(?P<number>\d (?: (?<![\w.,/\-–].) | (?<=\b[sS].) ) \d{{0,4}}[a-zđ]?) [ ]? (?P<sep>[/\-–]) \s?
    (?P<symbol> (?: (?:19|20)\d\d [ ]? / [ ]? )? {_PART} (?: {_JOIN} {_PART} )* (?: (?<=QH)[ ][XVI]+\b )? )
    """,
    re.VERBOSE,
)
_LIST = re.compile(r"(?:\d{1,5}[a-zđ]?\s*(?:,|;|và)\s*)+(?:số\s+)?$")
_FORM = re.compile(r"(?:Biểu|Mẫu|Phụ\s+lục|biểu|mẫu|Form|Bảng)(?:\s+(?:mẫu|biểu|số|tổng\s+hợp))*\s*:?\s*$")


def find_mentions(text: str) -> list[Mention]:
    """Return the documents that a text names by number, in order, without overlap."""
    mentions: list[Mention] = []
    for match in _SYMBOL.finditer(text):
        mentions += _of_symbol(text, match)
    taken = [(mention.start, mention.end) for mention in mentions]
    for match in _plain().finditer(text, 0, len(text)):
        code = _plain_type(match)
        if code and not any(start < match.end() and match.start() < end for start, end in taken):
            mentions.append(Mention(match.start(), match.end("number"), code, match["number"], typed=True, full=False))
    return sorted(mentions, key=lambda mention: mention.start)


def _of_symbol(text: str, match: re.Match[str]) -> Iterator[Mention]:
    """Yield the documents of one symbol: one, or several numbers that share it (`số 41, 42/QĐ-UBND`)."""
    symbol = _clean(match["symbol"])
    start, type_code, word = _type_before(text, match.start(), symbol)
    if type_code is None or (word is None and not _plausible(text, match.start(), symbol)):
        return
    separator = match["sep"].replace("–", "-")
    shared = _LIST.search(text, max(0, match.start() - 40), match.start()) if word is None else None
    if shared:
        start, listed, word = _type_before(text, shared.start(), symbol)
        if word is not None:
            type_code = listed
            for number in re.finditer(r"\d+[a-zđ]?", shared[0]):
                at = shared.start() + number.start()
                yield Mention(
                    min(start, at) if number.start() == 0 else at,
                    at + len(number[0]),
                    type_code,
                    f"{number[0]}{separator}{symbol}",
                    typed=False,
                )
        start = match.start()
    yield Mention(
        start, match.end(), type_code, f"{match['number']}{separator}{symbol}", typed=word is not None and shared is None
    )


@cache
def _before() -> re.Pattern[str]:
    """Return the pattern of a type word that stands right before a number, with or without `số`."""
    return re.compile(
        rf"(?<!\w)(?P<type>{_any_type()})(?:\s*|(?P<gap>(?:[\s,]+[^\W\d_]+){{0,14}}?)\s*(?:\s(?:số|Số|SỐ|sô|s|S)\b\s*:?\s*|\s*[:]\s*){{1,2}})$"
    )


_PARTED = re.compile(r"(?s:.*)(?:[.;:()\d]\s|\d)")
_LABELLED = re.compile(r"[sS][ốỐ]\s*:\s*$")


def _type_before(text: str, at: int, symbol: str) -> tuple[int, str | None, str | None]:
    """Return where a reference begins, its type, and the type word before its number (`None` when there is none)."""
    low = max(0, at - 160)
    before = text[low:at]
    parted = None if _LABELLED.search(before) else _PARTED.match(before)
    sentence = before[parted.end() :] if parted else before
    offset = at - len(sentence)
    best: re.Match[str] | None = None
    told = type_of_symbol(symbol)
    for found in _opening().finditer(sentence):
        match = _before().match(sentence, found.start())
        if match and not _crosses(match["gap"] or "", symbol) and not (best and _outranks(best, match, told)):
            best = match
    if best is None:
        number = re.search(r"(?:số|Số|SỐ|s|S)\s*:?\s*$", sentence)
        return (offset + number.start() if number else at), type_of_symbol(symbol), None
    word = _key(best["type"])
    code = type_of_symbol(symbol) or LETTER if word in WEAK_WORDS else type_words()[word]
    return offset + best.start(), code, word


def _outranks(first: re.Match[str], second: re.Match[str], told: str | None) -> bool:
    """Tell whether the earlier of two type words is the type.

    It is when it holds the later one, or when the symbol says so (`Thông báo kết luận số 5/TB-UBND`).
    """
    if second.end("type") <= first.end("type"):
        return True
    codes = [type_words().get(_key(match["type"])) for match in (first, second)]
    return codes[0] == told != codes[1] and codes[1] != "QyĐ" and second.start() - first.end("type") <= 1


def _crosses(gap: str, symbol: str) -> bool:
    """Tell whether too much stands between a type word and `số`; only the names of laws are long."""
    words = gap.split()
    return len(words) > (14 if "QH" in symbol else 4) or ("," in gap and "QH" not in symbol)


_SHORTEST = 2
"""Letters of an abbreviation that is too short to be an agency's in a symbol (`15/CB-CC`)."""


def _plausible(text: str, at: int, symbol: str) -> bool:
    """Tell whether a symbol without a type word is a document: two parts, and no form (`Biểu số 01/TCD`)."""
    if not re.search(r"[-/]", symbol) or _FORM.search(text, max(0, at - 40), at):
        return False
    return (
        type_of_symbol(symbol) != LETTER
        or len(re.split(r"[-/&]", symbol)[0]) > _SHORTEST
        or re.search(r"\bsố\s*$", text[max(0, at - 40) : at]) is not None
    )


_NAMED_BY_NUMBER = {"NĐ", "TT", "NQ", "KL", "CT", "QyĐ"}


@cache
def _plain() -> Led:
    """Return the pattern of a document named by type and number alone: `Quyết định số 37 ngày ...`, `Nghị định 118`."""
    end = r"(?![\w/]|[-–][A-ZĐ]|[.,]\d|\s*%)"
    dated = r"(?=\s*,?\s*(?:ban\s+hành\s+)?(?:cùng\s+)?ngày\s+\d|\s+của\s+[A-ZĐ])"
    alone = r"(?=\s*(?:[,;.)]|của\b|về\b|ngày\s+\d|quy\s+định|ban\s+hành|$))"
    pattern = re.compile(
        rf"(?<!\w)(?P<type>{_any_type()})\s+(?P<word>[sS]ố\s+)?(?P<number>\d{{1,5}}(?:/(?:19|20)\d\d)?){end}(?(word){dated}|{alone})"
    )
    return Led(pattern, quick_look(_types(), fold=True))


def _plain_type(match: re.Match[str]) -> str | None:
    """Return the type of a document named without symbol; without `số` and date only some types have such names."""
    key = _key(match["type"])
    code = LETTER if key in WEAK_WORDS else type_words()[key]
    certain = match["word"] is not None or (code in _NAMED_BY_NUMBER and match["type"][0].isupper())
    return code if certain else None


@cache
def _opening() -> re.Pattern[str]:
    """Return the pattern of a type word's first letter."""
    return first_letter(_types())


@cache
def _any_type() -> str:
    """Return an alternation of the type words in any case, the longest first."""
    return any_form(_types(), fold=True)


def _types() -> list[str]:
    return [_spaced(word) for word in sorted((*type_words(), *WEAK_WORDS), key=len, reverse=True)]


def _spaced(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+")


def _key(word: str) -> str:
    return re.sub(r"\s+", " ", word.lower())


_ISSUERS = "CP|TTg|UBND|HĐND|VPCP|UBTVQH|TW|CTN|BNV|BTC|BTP|BYT|TTCP|TƯ"
_TYPES = "NĐ|Nđ|NQ|QĐ|CT|TT|KH|TB|TTLT|PL|CĐ|BC"
_GLUED = re.compile(rf"^((?:\d{{4}}/)?(?:{_TYPES}))({_ISSUERS})(\d*)$")
_ROMAN = {"XI": "11", "XII": "12", "XIII": "13", "XIV": "14", "XV": "15", "XVI": "16", "X": "10", "IX": "9"}


def _clean(symbol: str) -> str:
    """Return a symbol without spaces, with the hyphen that a conversion lost and the National Assembly's term in figures."""
    term = re.search(r"(?<=QH)\s([XVI]+)$", symbol)
    if term and term[1] in _ROMAN:
        symbol = symbol[: term.start()] + _ROMAN[term[1]]
    symbol = re.sub(r"\s", "", symbol).replace("–", "-")
    glued = _GLUED.match(symbol)
    return f"{glued[1].replace('Nđ', 'NĐ')}-{glued[2]}{glued[3]}" if glued else symbol
