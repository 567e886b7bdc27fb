"""From characters to printed lines: what stands on one baseline, with the gaps that part words and columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.readers.glyphs import Glyph
from extractors.readers.page_blanks import goes_over_gap, spaces_in_blanks
from extractors.readers.page_chars import SAMPLE
from extractors.readers.page_notes import apart, mark_of, marks_in
from extractors.readers.page_rows import PageRows, Row, row_size
from extractors.readers.page_spacing import COLUMN_GAP, SMALLEST, SPACE_GAP, WORD_GAP, plain_rows
from extractors.readers.text import normalise
from schemas.document import Line

__all__ = ["PrintedLine", "Sheet", "goes_on", "normalised", "printed_lines", "text_of"]

_FEWEST_STRETCHED = 3  # columns have gaps between words too; a line that the margins stretch has none but wide ones
_MOTTO = re.compile(r"CỘNG[HC][ÒOÀA]|ĐảngCộngsản|ĐẢNGCỘNG|Độclập", re.IGNORECASE)
_HEAD_SHARE = 0.28
_PLACED = re.compile(r",ngày\D{0,12}\d{0,2}\D{0,6}tháng", re.IGNORECASE)
_LEFT_OF_MOTTO = 60.0  # points that a line of place and date, centred under the motto, may reach beyond it


@dataclass(frozen=True, slots=True)
class Sheet:
    """What lines need to know about their page.

    Attributes:
        number: from 1.
        height: in points.
        bold: places of bold characters.
        notes: numbers of its footnotes.
    """

    number: int
    height: float
    bold: frozenset[int]
    notes: frozenset[str] = frozenset()


class PrintedLine(NamedTuple):
    """A run of characters on one baseline without a column's gap in it, in points from the page's top left corner.

    Attributes:
        text: normalised, words parted by one space.
        edges: x0 and x1 of each character of `text`.
        size: height of its characters.
        refers_to: numbers of the footnotes that it refers to; they are no part of the text.
        note: number of the footnote that it belongs to.
    """

    page: int
    text: str
    edges: tuple[float, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    refers_to: tuple[str, ...] = ()
    note: str | None = None

    @property
    def width(self) -> float:
        """Return the width in points."""
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        """Return the x of its middle."""
        return (self.x0 + self.x1) / 2

    def placed(self, offset: int) -> Line:
        """Return the line with its characters at `offset` of a block's text."""
        return Line(offset, offset + len(self.text), self.page, self.top, self.bottom, self.edges)


def printed_lines(sheet: Sheet, rows: Sequence[Row]) -> list[PrintedLine]:
    """Return the lines of rows, from top to bottom, those of one baseline from left to right."""
    plain = _plain(sheet, rows) if isinstance(rows, PageRows) and not sheet.notes else [None] * len(rows)
    lines: list[PrintedLine] = []
    note: str | None = None
    edge: float | None = None
    for index, line in enumerate(plain):
        if line is not None:
            lines.append(line)
            continue
        row = rows[index]
        note = (sheet.notes and _note_at(sheet, row)) or note
        runs = _columns(sheet, row.glyphs, row.size)
        if sheet.number == 1 and row.glyphs[0].band.base < _HEAD_SHARE * sheet.height:
            runs = _at_place(runs, edge, WORD_GAP * row.size)
            edge = edge or _motto_edge(runs)
        parts = [row] if len(runs) == 1 else [Row(run, row_size(run), row.raised) for run in runs]
        lines += [_line(sheet, part, note) for part in parts]
    return [line for line in lines if line.text]


def goes_on(before: str, after: str) -> bool:
    """Tell whether a line ends inside a symbol, a date or a range: `3188/QĐ-` and `UBND`, `15/12/` and `2025`."""
    ends = before[-2:-1], after[:1]
    return before[-1:] in {"-", "/"} and all(end.isalnum() and not end.islower() for end in ends)


def text_of(lines: Iterable[PrintedLine], joined: Callable[[str, str], bool] = goes_on) -> tuple[str, list[Line]]:
    """Return lines joined into one text, and where each stands in it.

    Args:
        lines: in reading order.
        joined: whether the text of a line goes on with that of the next without a space.
    """
    pieces: list[str] = []
    placed: list[Line] = []
    length = 0
    for line in lines:
        if pieces and not joined(pieces[-1], line.text):
            pieces.append(" ")
            length += 1
        placed.append(line.placed(length))
        pieces.append(line.text)
        length += len(line.text)
    return "".join(pieces), placed


def _plain(sheet: Sheet, rows: PageRows) -> list[PrintedLine | None]:
    """Return the lines of plain rows; the head of a report has its own rules."""
    found = plain_rows(rows, sheet.bold)
    if sheet.number == 1:
        head = rows.glyphs.of_bands("base")[rows.starts] < _HEAD_SHARE * sheet.height
        found = [None if apart_ else row for row, apart_ in zip(found, head.tolist(), strict=True)]
    return [row and PrintedLine(sheet.number, *row) for row in found]


def _note_at(sheet: Sheet, row: Row) -> str | None:
    mark = mark_of(row)
    return mark if mark in sheet.notes else None


def _columns(sheet: Sheet, row: list[Glyph], size: float) -> list[list[Glyph]]:
    """Part a row where a gap is so wide that it parts columns."""
    runs = _runs(row, COLUMN_GAP * max(size, SMALLEST))
    if len(runs) > _FEWEST_STRETCHED and all(len(_runs(run, WORD_GAP * size)) == 1 for run in runs) and not _counts(runs):
        runs = [row]
    if sheet.number == 1 and row[0].band.base < _HEAD_SHARE * sheet.height:
        runs = _at_motto(runs)
    return runs if len(runs) == 1 else _over_gaps(runs)


def _counts(runs: Sequence[Sequence[Glyph]]) -> bool:
    """Tell whether most pieces of a row are figures: a row of a table, and no line that the margins stretch."""
    return 2 * sum(run[0].char.isdigit() and run[-1].char.isdigit() for run in runs) > len(runs)


def _over_gaps(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put together what a blank or a tab stop parts."""
    whole = runs[:1]
    for run in runs[1:]:
        if goes_over_gap(_characters(whole[-1]), _characters(run)):
            whole[-1] = whole[-1] + run
        else:
            whole.append(run)
    return whole


def _characters(run: Sequence[Glyph]) -> str:
    return "".join([glyph.char for glyph in run])


def _at_motto(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Part the issuer from the motto where a narrow page leaves no wide gap between them (NĐ 30/2020, Phụ lục I, ô 1 và 2)."""
    parted: list[list[Glyph]] = []
    for run in runs:
        match = _MOTTO.search(_characters(run))
        start = match.start() if match else 0
        parted += [run[:start], run[start:]] if start else [run]
    return parted


def _motto_edge(runs: Sequence[Sequence[Glyph]]) -> float | None:
    """Return the x at which the motto begins, the left edge of the right column of the head."""
    return next((run[0].x0 for run in runs if _MOTTO.match(_characters(run))), None)


def _at_place(runs: list[list[Glyph]], edge: float | None, gap: float) -> list[list[Glyph]]:
    """Part a subject (`V/v ...`) from the place and date beside it where the two come near (NĐ 30/2020, Phụ lục I, ô 4 và 5b).

    The widest gap before a word in capitals parts them, not far left of the motto's edge.
    """
    dated = _PLACED.search(_characters(runs[-1])) if edge is not None else None
    if edge is None or dated is None or runs[-1][0].x0 > edge - _LEFT_OF_MOTTO:
        return runs
    run = runs[-1]
    gaps = [
        (run[at].x0 - run[at - 1].x1, at)
        for at in range(1, dated.start())
        if run[at].char.isupper() and run[at].x0 > edge - _LEFT_OF_MOTTO and run[at].x0 - run[at - 1].x1 > gap
    ]
    cut = max(gaps)[1] if gaps else 0
    return [*runs[:-1], run[:cut], run[cut:]] if cut else runs


def _runs(row: list[Glyph], gap: float) -> list[list[Glyph]]:
    """Part a row where a gap is too wide for one between words."""
    cuts = [0]
    reach = row[0].x1
    for place, (_, x0, x1, _, _) in enumerate(row):
        if x0 - reach > gap:
            cuts.append(place)
        reach = x1 if x1 > reach else reach  # noqa: FURB136 - max() takes three times as long
    return [row[start:end] for start, end in zip(cuts, [*cuts[1:], len(row)], strict=True)]


def _line(sheet: Sheet, row: Row, note: str | None) -> PrintedLine:
    run, size = row.glyphs, row.size
    text, edges = normalised(*_spaced(run, size, apart(row, sheet.notes) if row.raised else {}))
    _, _, ends, bands, places = zip(*run, strict=True)
    tops, bottoms, *_ = zip(*bands, strict=True)
    bold = bool(sheet.bold) and len(sheet.bold.intersection(places)) >= max(1, len(run) // (2 * SAMPLE))
    referred = tuple(mark for mark in marks_in(run, row.raised) if mark in sheet.notes and mark != note) if row.raised else ()
    return PrintedLine(sheet.number, text, edges, run[0].x0, max(ends), min(tops), max(bottoms), size, bold, referred, note)


def _spaced(run: Sequence[Glyph], size: float, care: Mapping[int, bool]) -> tuple[str, list[float]]:
    """Return the text of a run with its edges; a space stands where there is a gap, but never in a blank of the form."""
    chars: list[str] = []
    edges: list[float] = []
    reach, last, stamped = run[0].x0, run[0].place, False
    wide, narrow = WORD_GAP * size, SPACE_GAP * size
    for char, x0, x1, _, number in run:
        gap = narrow if number - last > 1 else wide  # pdfium counts a space between the two
        if number < last:
            stamped = True
        last = number
        if care and not care.get(number, True):
            reach = x1
            continue
        if chars and (x0 - reach > gap or (care and number in care)):
            chars.append(" ")
            edges += (reach, x0)
        chars.append(char)
        edges.append(x0)
        edges.append(x1)
        reach = x1 if x1 > reach else reach  # noqa: FURB136 - max() takes three times as long
    return _without_blanks("".join(chars), edges, stamped=stamped)


def _without_blanks(text: str, edges: list[float], *, stamped: bool) -> tuple[str, list[float]]:
    """Take spaces out that stand among the digits of a blank."""
    for place in sorted(spaces_in_blanks(text, stamped=stamped), reverse=True):
        text = text[:place] + text[place + 1 :]
        del edges[2 * place : 2 * place + 2]
    return text, edges


def normalised(text: str, edges: Sequence[float]) -> tuple[str, tuple[float, ...]]:
    """Return a line's text in one spelling with the edges of its characters; one made of several spans them all."""
    changed, origins = normalise(text)
    if changed == text:
        return text, tuple(edges)
    moved: list[float] = []
    for origin, after in zip(origins, [*origins[1:], len(text)], strict=True):
        moved += (edges[2 * origin], max(edges[2 * origin + 1 : 2 * max(after, origin + 1) : 2]))
    return changed, tuple(moved)
