"""The lines of a document's head, sorted by what they are: organs, number, type, title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.casing import is_capitals
from extractors.tones import place_tones
from schemas.doctypes import type_words
from schemas.document import Block, Document

__all__ = ["Head", "Headline", "head_of"]

_DEPTH = 40
_TITLE_LINES = 8
_FIRST_LINES = 5
_LONG_LINE, _LONG_SUBJECT, _LONG_TITLE, _FEW_LETTERS = 160, 120, 250, 4


@dataclass(frozen=True, slots=True)
class Headline:
    """One line of the head, or one of the columns that a `|` divides."""

    text: str
    start: int
    end: int
    block: Block


@dataclass(frozen=True, slots=True)
class Head:
    """A document's head.

    Attributes:
        lines: in reading order, up to the title; empty for a document without head.
        organs: the lines of each agency of the left column, the supervising one first.
        type_code, type_words: of the line that names the type of document; `None` for a letter.
        end: where the head ends in the text.
    """

    lines: tuple[Headline, ...] = ()
    organs: tuple[tuple[Headline, ...], ...] = ()
    type_code: str | None = None
    type_words: str | None = None
    type_span: tuple[int, int] | None = None
    title_span: tuple[int, int] | None = None
    end: int = 0


def head_of(document: Document) -> Head:
    """Return the head of a document: empty when neither motto, number nor type line is there."""
    lines = list(_lines(document))
    typed = next((index for index, line in enumerate(lines) if _type_of(line)), None)
    marks = [index for index, line in enumerate(lines) if _is_motto(line.text) or _NUMBERED.match(line.text)]
    if not marks and (typed is None or typed > _FIRST_LINES):
        return Head()
    marks = sorted({*marks, *([typed] if typed is not None else [])})
    subject = _subject(lines) if typed is None else None
    last = max(typed if typed is not None else marks[-1], _dated(lines, marks), subject[2] if subject else 0)
    top = lines[: last + 1]
    organs = tuple(_organs(top[: typed if typed is not None else None]))
    if typed is None:
        return Head(tuple(top), organs, title_span=subject[:2] if subject else None, end=top[-1].end)
    code, words, rest = _type_of(lines[typed]) or ("", "", 0)
    start = lines[typed].start
    title = _title(lines, typed, rest)
    return Head(tuple(top), organs, code, words, (start, start + len(words)), title, title[1] if title else top[-1].end)


_RULE = re.compile(r"[\W_]*")
_ENDS = re.compile(r"\s*(?:Kính\s+gửi|Căn\s+cứ)\b", re.IGNORECASE)


def _lines(document: Document) -> Iterator[Headline]:
    """Yield the lines in which a head can stand, without rules, up to the first `Kính gửi`, legal basis or section."""
    for block in document.blocks[:_DEPTH]:
        content = document.content(block)
        if block.kind in {"table", "note"} or (block.column is None and _ENDS.match(content)):
            if block.kind == "note":
                continue
            return
        if block.marker_end > block.start and block.column is None and not content.startswith(("-", "*", "–", "—")):
            return
        for match in re.finditer(r"[^|]+", content):
            piece = match[0].strip(" *")
            if not _RULE.fullmatch(piece):
                start = block.start + match.start() + match[0].index(piece)
                yield Headline(piece, start, start + len(piece), block)


_NUMBERED = re.compile(r"S[ốôóoỐÔOÓ]?\s*[:.]?\s*[\d .…_]*[a-zđ]?\s*[/\-–]\s*(?:\d{4}\s*/\s*)?[A-ZĐ]{2}")
_NUMBER_LINE = re.compile(rf"{_NUMBERED.pattern}|Số\s*:")
_MOTTO = "conghoaxahoichunghiavietnamdoclaptudohanhphuc"
_PARTY = "dangcongsanvietnam"


def _is_motto(text: str) -> bool:
    """Tell whether a line is a part of the national motto or the party's name, however its letters came out."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = re.sub(r"[^a-z]", "", plain)
    return len(letters) >= _FEW_LETTERS and (letters in _MOTTO or letters in _PARTY)


def _type_of(line: Headline) -> tuple[str, str, int] | None:
    """Return code, words and length of the type with which a line in capitals begins, `None` for another line."""
    text = place_tones(line.text)
    if line.block.column == 0 or text.endswith(":"):
        return None
    if re.fullmatch(r"(?:\S\s+){3,}\S", text):
        squeezed = text.replace(" ", "").lower()
        words = next((word for word in type_words() if word.replace(" ", "") == squeezed), None)
        return (type_words()[words], line.text, len(line.text)) if words else None
    for words, code in _types_in_capitals():
        if text.startswith(words) and not text[len(words) : len(words) + 1].isalnum():
            rest = text[len(words) :].strip()
            if not rest or rest[0] == "(" or (len(words) >= _FEW_LETTERS and not rest[0].isdigit() and rest[0] not in "-/"):
                return code, line.text[: len(words)], len(words)
    return None


@cache
def _types_in_capitals() -> tuple[tuple[str, str], ...]:
    """Return the words of each type in capitals, the longest first, with its code."""
    return tuple((words.upper(), type_words()[words]) for words in sorted(type_words(), key=len, reverse=True))


def _dated(lines: Sequence[Headline], marks: Sequence[int]) -> int:
    """Return the last line near the marks of a head that holds its date."""
    near = range(max(0, marks[0] - 3), min(len(lines), marks[-1] + 5))
    found = [index for index in near if re.search(r",\s*ngày\b|^ngày\b|\bnăm\s+\d{4}\s*$", lines[index].text)]
    stop = next((index for index in near if index > marks[-1] and len(lines[index].text) > _LONG_LINE), None)
    last = max((index for index in found if stop is None or index < stop), default=0)
    return last + 1 if last + 1 < len(lines) and _breaks_before_year(lines[last].text, lines[last + 1].text) else last


def _breaks_before_year(text: str, after: str) -> bool:
    """Tell whether a date in a narrow column goes on below: `Mộc Sơn, ngày 14 tháng 5 năm` and `2026`."""
    return re.search(r",\s*ngày\b.*\bnăm\s*$", text) is not None and re.fullmatch(r"\s*(?:19|20)\d\d\s*", after) is not None


_ORGAN = re.compile(
    r"(?:ỦY|UBND|HĐND|HỘI|SỞ|VĂN PHÒNG|BAN|THANH TRA|ĐẢNG|TỈNH ỦY|HUYỆN ỦY|THÀNH ỦY|TRUNG TÂM|CHI CỤC|PHÒNG|CÔNG AN|BỘ|CỤC|VIỆN"
    r"|TRƯỜNG|BỆNH VIỆN|CHÍNH PHỦ|QUỐC HỘI|THỦ TƯỚNG|TÒA ÁN|BẢO HIỂM|KHO BẠC|TỔNG CỤC|LIÊN ĐOÀN|ĐOÀN|MẶT TRẬN|CHI BỘ|TRẠM|ĐỘI|HẠT"
    r"|QUỸ|NGÂN HÀNG|CHỦ TỊCH NƯỚC)(?!\w)"
)
_STAMP = re.compile(
    r"(?:ĐẾN|CÔNG VĂN ĐẾN|HỎA TỐC|KHẨN|THƯỢNG KHẨN|(?:TỐI |TUYỆT )?MẬT|LƯU HÀNH NỘI BỘ|DỰ THẢO|SAO Y|BẢN SAO|XEM XONG TRẢ LẠI)\b"
)


def _organs(lines: Sequence[Headline]) -> Iterator[tuple[Headline, ...]]:
    """Yield the lines of each agency: a new one begins where a line begins like one and the one before is complete."""
    group: list[Headline] = []
    for line in lines:
        text = place_tones(line.text)
        if _NUMBER_LINE.match(line.text) and group:
            break
        if not _is_organ(line, text):
            continue
        opens = _ORGAN.match(text.upper()) and not (
            group and re.search(r"(?:^ỦY|\bVÀ|,|-|\bCÁC)$", place_tones(group[-1].text).upper())
        )
        if opens and group:
            yield tuple(group)
            group = []
        if opens or group:
            group.append(line)
    if group:
        yield tuple(group)


def _is_organ(line: Headline, text: str) -> bool:
    if line.block.column == 1 or _is_motto(text) or _STAMP.match(text.upper()) or re.search(r"^S\w?\s*:|^[/–-]|\d{2}", text):
        return False
    return is_capitals(text) or (line.block.column == 0 and _ORGAN.match(text.upper()) is not None)


_ABOUT = re.compile(r"(?:\bV/v|\bV/V|\b[Vv]ề\s+việc)\s*:?\s*")


def _subject(lines: Sequence[Headline]) -> tuple[int, int, int] | None:
    """Return the span of a letter's subject (`V/v ...`, under its number) and its last line (NĐ 30/2020, ô 5b)."""
    for index, line in enumerate(lines):
        match = _ABOUT.search(line.text)
        if match is None or not (match.start() == 0 or _NUMBERED.match(line.text)):
            continue
        last = index
        while last + 1 < len(lines) and _goes_on(line, lines[last + 1]):
            last += 1
        return line.start + match.end(), lines[last].end, last
    return None


def _goes_on(first: Headline, line: Headline) -> bool:
    organ = is_capitals(line.text) and (first.block.column is None or _ORGAN.match(line.text) or _STAMP.match(line.text))
    if line.block.column != first.block.column or organ or len(line.text) > _LONG_SUBJECT:
        return False
    return first.block.column == 0 or not re.search(r",\s*ngày\b|^Ngày\b", line.text)


_BODY = re.compile(
    r"(?:Kính\s+gửi|Căn\s+cứ|Thực\s+hiện|Thi\s+hành|Theo\b|Xét\b|Phúc\s+đáp|Ngày\b|Trong\b|Triển\s+khai|Năm\s+\d{4}\s*,|Sau\b|Để\b|Qua\b|Tiếp\s+tục|Nhằm\b|Trên\s+cơ\s+sở)"
)
_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH|ỦY BAN NHÂN DÂN|UBND|GIÁM ĐỐC|BỘ TRƯỞNG|CHÍNH PHỦ|THỦ TƯỚNG|HỘI ĐỒNG NHÂN DÂN|QUỐC HỘI|CHÁNH|TỔNG|TRƯỞNG BAN)\b"
)


def _title(lines: Sequence[Headline], typed: int, length: int) -> tuple[int, int] | None:
    """Return the span of the title behind the type line (NĐ 30/2020, ô 5a)."""
    kind = lines[typed]
    start, end = kind.start + length, kind.end
    rest = kind.text[length:].strip()
    start += len(kind.text[length:]) - len(kind.text[length:].lstrip())
    count = 1 if rest else 0
    for line in lines[typed + 1 : typed + 1 + _TITLE_LINES]:
        if not _titles(line, kind, has_title=count > 0):
            break
        start, end, count = (line.start if not count else start), line.end, count + 1
        if line.text.endswith((".", ";")) and not kind.block.centred:
            break
    return (start, end) if count else None


def _titles(line: Headline, kind: Headline, *, has_title: bool) -> bool:
    """Tell whether a line belongs to the title."""
    block = line.block
    if block.column is not None or (block.kind in {"heading", "list_item"} and block.marker_end > block.start):
        return False
    if re.match(r"Kính\s+gửi|Căn\s+cứ", line.text, re.IGNORECASE) or (
        has_title and is_capitals(line.text) and _AUTHORITY.match(line.text)
    ):
        return False
    if kind.block.centred:
        return block.centred
    return (
        not (has_title and _BODY.match(line.text))
        and (is_capitals(line.text) or len(line.text) <= _LONG_TITLE)
        and not (has_title and len(line.text) > _LONG_LINE)
    )
