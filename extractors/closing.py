"""The closing of a document: recipients and signer (NĐ 30/2020, Phụ lục I, ô 7 và 9b; Hướng dẫn 05-HD/VPTW for the Party)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.casing import is_capitals, position_case
from extractors.tones import place_tones
from schemas.document import Block, Document
from schemas.report import Signer

__all__ = ["Closing", "opens_appendix", "read_closing"]


@dataclass(frozen=True, slots=True)
class Closing:
    """Who signed and who receives the document.

    Attributes:
        recipients: the items of `Nơi nhận` as they stand, `(b/c)` and the item `Lưu: ...` included, without dash and mark.
        start: offset where the closing begins; the end of the text when there is none.
        end: offset where it ends: what follows are appendices.
    """

    signer: Signer | None
    recipients: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    column: int | None
    row: int | None


_RECEIVE = re.compile(r"N[ơo]i\s+nhận\b\s*:?\s*", re.IGNORECASE)
_PREFIX = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ|T/UQ|Q|QUYỀN)\s*\.?\s+(?=[^\W\d_])|(?:TM|KT|TL|TUQ|Q)\.(?=[^\W\d_])")
_OFFICE = re.compile(
    r"(?:PHÓ |QUYỀN )?(?:(?:\w+ )?TRƯỞNG|CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC|CHÁNH|BÍ THƯ|THỦ TƯỚNG|TỔNG|CHỦ NHIỆM|CHỈ HUY|KẾ TOÁN)\b"
)
_LONG_TITLE, _LONG_LINE, _HEAD_BLOCKS = 90, 200, 2


def read_closing(document: Document) -> Closing:
    """Return the closing: the first `Nơi nhận` or signature block of the document's second half of blocks.

    A position without its prefix (`CHÁNH VĂN PHÒNG`) opens a closing only in the right column or beside `Nơi nhận`.
    """
    blocks = [block for block in document.blocks if block.kind != "note"]
    first = next((index for index, block in enumerate(blocks) if _opens(document, block, index)), None)
    if first is None:
        return Closing(None, (), len(document.text), len(document.text))
    taken = list(_closing_blocks(document, blocks[first:]))
    lines = [line for block in taken for line in _split(document, block)]
    return Closing(_signer(lines), _recipients(lines), taken[0].start, taken[-1].end)


def opens_appendix(text: str) -> bool:
    """Tell whether a block opens an appendix (NĐ 30/2020, Phụ lục I, mục III)."""
    return re.match(r"(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu|DANH SÁCH|\(Kèm theo)", text) is not None


def _opens(document: Document, block: Block, index: int) -> bool:
    if block.kind == "table":
        return False
    content = document.content(block)
    if _RECEIVE.match(content) or re.match(r"-\s*Như (?:trên|Điều)", content):
        return True
    signed = [piece.strip() for piece in content.split("|")]
    return index > _HEAD_BLOCKS and any(
        len(piece) < _LONG_TITLE and is_capitals(piece) and _signs(piece, block) for piece in signed
    )


def _signs(text: str, block: Block) -> bool:
    """Tell whether a line in capitals is that of a signer."""
    if _PREFIX.match(text):
        return True
    return block.column == 1 and _OFFICE.match(place_tones(text)) is not None


def _closing_blocks(document: Document, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of the closing: those in columns, list items and short lines, up to an appendix."""
    columns = blocks[0].column is not None
    for count, block in enumerate(blocks):
        content = document.content(block)
        if block.kind == "table" or opens_appendix(content) or (columns and block.column is None and count > 0):
            return
        if count > 0 and not columns and len(content) > _LONG_LINE:
            return
        yield block


def _split(document: Document, block: Block) -> Iterator[_Line]:
    """Yield the lines of a block: its columns where `|` divides them, its items where it holds several."""
    content = document.content(block)
    pieces = content.split("|")
    for number, piece in enumerate(pieces):
        column = block.column if len(pieces) == 1 else (1 if number else 0)
        for item in re.split(r";\s*(?=[-–+]\s)|(?<=nhận:)\s*(?=[-–+]\s)", piece):
            text = item.strip(" *_")
            if re.search(r"\w", text):
                yield _Line(text, block.start, column, block.row)


def _recipients(lines: Sequence[_Line]) -> tuple[str, ...]:
    """Return the items behind `Nơi nhận`; a line without a dash goes on with the item before."""
    items: list[str] = []
    opened = False
    dashed = False
    for line in lines:
        match = _RECEIVE.match(line.text)
        text = line.text[match.end() :] if match else line.text
        opened = opened or match is not None or text.startswith("- Như")
        if not opened or line.column == 1 or not text:
            continue
        if line.column is None and (_is_signature(line) or (dashed and not _ITEM.match(text))):
            break
        if _ITEM.match(text) or not items or not dashed:
            dashed = dashed or _ITEM.match(text) is not None
            items.append(_ITEM.sub("", text))
        else:
            items[-1] = f"{items[-1]} {text}"
    return tuple(item for item in (re.sub(r"[;.,\s]+$", "", item) for item in items) if item)


_ITEM = re.compile(r"^(?:[-–—+•]|[*])\s*")


def _is_signature(line: _Line) -> bool:
    return is_capitals(line.text) and bool(_PREFIX.match(line.text) or _OFFICE.match(place_tones(line.text)))


_NAME = re.compile(r"[^\W\d_]+(?:[\s’'-]+[^\W\d_]+){1,6}$")
_DEGREE = re.compile(r"(?:(?:TS|ThS|PGS|GS|BS|CN|KS|BSCKI{1,2})\.\s*)+")
_NOISE = re.compile(r"(?:Ký bởi|Người ký|Ngày ký|Thời gian ký|Đã ký|Cơ quan|Email|\(Đã ký|\(ký)", re.IGNORECASE)


def _signer(lines: Sequence[_Line]) -> Signer | None:
    """Return the signer from the right column, or from the lines that follow a signer's first line."""
    right = [line.text for line in lines if line.column == 1]
    if not right:
        begin = next((index for index, line in enumerate(lines) if line.column is None and _is_signature(line)), None)
        right = (
            [line.text for line in lines[begin:] if not _ITEM.match(line.text) and not _RECEIVE.match(line.text)]
            if begin is not None
            else []
        )
    right = [_DEGREE.sub("", text) for text in right if not _NOISE.match(text)]
    titles, names = _titles_and_names(right)
    position, authority = _position(titles)
    if position is None and authority is None and not names:
        return None
    return Signer(name=names[-1] if names else None, position=position, authority=authority)


def _titles_and_names(right: Sequence[str]) -> tuple[list[str], list[str]]:
    titles: list[str] = []
    names: list[str] = []
    for text in right:
        office = _PREFIX.match(text) or _OFFICE.match(place_tones(text).upper())
        if is_capitals(text) and (
            office or (not names and not (titles and _is_office(titles[-1]) and _NAME.match(text) and right[-1] == text))
        ):
            titles.extend(_office_lines(text))
        elif office and not names and _is_office(text):
            titles.append(text)
        elif _NAME.match(text):
            names.append(text.title() if is_capitals(text) else text)
    return titles, names


def _is_office(text: str) -> bool:
    return bool(_OFFICE.match(_PREFIX.sub("", place_tones(text).upper(), count=1)))


def _office_lines(text: str) -> list[str]:
    """Return the two lines that one line may hold: `KT. CHỦ TỊCH PHÓ CHỦ TỊCH`."""
    plain = place_tones(text)
    prefix = _PREFIX.match(plain)
    if prefix is None:
        return [text]
    rest = plain[prefix.end() :]
    match = re.search(r"\s(?=PHÓ\s)|(?<=NHÂN DÂN)\s+(?=\S)|(?<=THƯỜNG VỤ)\s+(?=\S)", rest)
    if match is None or re.match(r"(?:XÃ|PHƯỜNG|TỈNH|HUYỆN)\b", rest[match.end() :]):
        return [text]
    return [text[: prefix.end() + match.start()], text[prefix.end() + match.end() :]]


def _position(titles: Sequence[str]) -> tuple[str | None, str | None]:
    """Return position and authority: the last title, and the last one with a prefix (`KT.`, `TM.`, `Q.`)."""
    position = authority = None
    joined = _joined(titles)
    for title in joined:
        prefix = _PREFIX.match(title)
        if prefix is None:
            position = position_case(title)
            continue
        mark, rest = prefix[0].strip(), position_case(title[prefix.end() :])
        authority = f"{mark} {rest}"
        position = rest if mark.rstrip(".").upper() in {"Q", "QUYỀN"} else position
    return position, authority


def _joined(titles: Sequence[str]) -> list[str]:
    """Join the lines of a title that is printed on two."""
    result: list[str] = []
    for title in titles:
        if result and not _PREFIX.match(title) and not _OFFICE.match(place_tones(title).upper()):
            result[-1] = f"{result[-1]} {title}"
        else:
            result.append(title)
    return result
