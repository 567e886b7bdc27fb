"""The stamp that an office puts on what it receives: `ĐẾN`, its number and day, which are never the document's own.

NĐ 30/2020, Phụ lục IV, mẫu dấu "Đến": a frame of 50 by 35 mm below the document's number, with the name of the office, `Số`,
`Ngày`, `Chuyển`, `Số và ký hiệu hồ sơ`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.readers.page_lines import PrintedLine
from schemas.document import Aside

__all__ = ["incoming_stamp"]

_WIDEST, _HIGHEST = 165.0, 115.0  # points: the frame, and what a stamp that sits badly needs beyond it
_GAP = 10.0
# The accents of worn stamps are lost first.
_MARK = re.compile(
    r"(?:(?:CÔNG|VĂN)\s+(?:VĂN|BẢN)\s+)?Đ[ẾÉÊẺEË]N\W*(?:(?:[Ss]\S|[Gg]i\S|[Nn]g\S{1,2})\s*[:.].*)?",
)
_OWN = re.compile(r"s[ốôo]\s*:?\s*\S*\s*[-/]\s*[A-ZĐ0-9]{2}|v/v\b|kính\s+gửi", re.IGNORECASE)


def incoming_stamp(lines: Iterable[PrintedLine]) -> tuple[Sequence[PrintedLine], Sequence[Aside]]:
    """Return the lines of the first page that belong to such a stamp, and what it says.

    Args:
        lines: of the first page, outside of tables.
    """
    lines = list(lines)
    mark = next((line for line in lines if _MARK.fullmatch(line.text)), None)
    if mark is None:
        return (), ()
    stamp = [mark]
    grown = True
    while grown:
        near = [line for line in lines if not any(line is other for other in stamp) and _belongs(line, stamp)]
        stamp += near
        grown = bool(near)
    stamp.sort(key=lambda line: (line.top, line.x0))
    return stamp, (Aside("stamp", " ".join(line.text for line in stamp), mark.page),)


def _belongs(line: PrintedLine, stamp: Sequence[PrintedLine]) -> bool:
    """Tell whether a line touches the lines of a stamp, and the whole stays within its frame."""
    left, right = min(part.x0 for part in stamp), max(part.x1 for part in stamp)
    top, bottom = min(part.top for part in stamp), max(part.bottom for part in stamp)
    if max(right, line.x1) - min(left, line.x0) > _WIDEST or max(bottom, line.bottom) - min(top, line.top) > _HIGHEST:
        return False
    near = line.top - bottom < _GAP and top - line.bottom < _GAP and line.x0 - right < _GAP and left - line.x1 < _GAP
    return near and _OWN.match(line.text) is None
