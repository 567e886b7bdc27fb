"""Draws the pictures of the README from what the program itself writes.

    python -m docs.pictures

runs the demo in a temporary folder and writes `docs/demo.svg` (the terminal) and `docs/workbook.svg` (the first
columns of the workbook's first sheet).  Development tool: needs a system with pseudo-terminals.
"""

from __future__ import annotations

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["main"]

FOLDER = Path(__file__).parent
WAREHOUSE = Path("demo") / "tonghop.duckdb"
TONGHOP = [sys.executable, "-m", "pipeline.cli"]
WIDTH = 126
"""Columns of the terminal."""

ROWS = 26
"""Lines of the demo before the first cut."""

COLUMNS = 14
"""Columns of the sheet that the picture shows."""

CHARACTER, LINE = 6.9, 15.0
"""Points that a character of the sheet takes on average, and a line."""

_BOLD, _ITALIC = ' font-weight="bold"', ' font-style="italic"'


def main() -> None:
    """Write both pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = _terminal([*TONGHOP, "demo"], folder)
        (FOLDER / "demo.svg").write_text(_demo(text), encoding="utf-8")
        out = folder / "tong-hop.xlsx"
        consolidate = [*TONGHOP, "--warehouse", str(WAREHOUSE), "consolidate", "--period", "2026-Q1", "--out", str(out)]
        subprocess.run(consolidate, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        (FOLDER / "workbook.svg").write_text(_workbook(out), encoding="utf-8")


def _terminal(command: Sequence[str], folder: Path) -> str:
    """Return what a command writes on a terminal of `WIDTH` columns, colours included."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 200, WIDTH, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(FOLDER.parent)}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=slave, stderr=subprocess.DEVNULL):  # noqa: S603
        os.close(slave)
        content = b"".join(iter(lambda: _read(master), b""))
    os.close(master)
    return content.decode("utf-8").replace("\r\n", "\n").replace(f"{FOLDER.parent}/", "")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux answers so when the other end is closed
        return b""


def _demo(text: str) -> str:
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(record=True, width=WIDTH, file=io.StringIO(), color_system="truecolor", force_terminal=True)
    console.print(Text("$ tonghop demo"))
    for line in _shortened(text.strip("\n").split("\n")):
        console.print(Text.from_ansi(line), no_wrap=True, crop=True)
    return _without_fonts(console.export_svg(title="tonghop demo"))


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    """Yield the beginning of the consolidated table and the lists below it, with the cuts marked."""
    lists = next(index for index, line in enumerate(lines) if line.startswith("Chưa có số liệu"))
    end = next(index for index, line in enumerate(lines) if "Ai đã gửi" in line)
    yield from lines[:ROWS]
    yield f"   ... (còn {lists - 1 - ROWS} chỉ tiêu)"
    yield from ("", *lines[lists:end])
    yield f"... (còn {len(lines) - end} dòng: ai đã gửi, những chỗ không khớp)"


def _without_fonts(svg: str) -> str:
    """Return the picture without the fonts that rich fetches from the network, and without its signature."""
    svg = re.sub(r"<!--.*?-->", "", svg)
    while (start := svg.find("@font-face")) >= 0:
        svg = svg[:start] + svg[svg.index("}", start) + 1 :]
    return "\n".join(line.rstrip() for line in svg.replace("Fira Code", "DejaVu Sans Mono").splitlines() if line.strip()) + "\n"


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell on the picture, in points from its top left corner."""

    left: float
    top: float
    width: float
    height: float
    cell: Any


def _workbook(path: Path) -> str:
    from openpyxl import load_workbook  # noqa: PLC0415

    places = list(_places(load_workbook(path, data_only=True).worksheets[0]))
    width, height = max(place.left + place.width for place in places) + 11, max(place.top + place.height for place in places) + 11
    body = "\n".join(_cell(place) for place in places)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'font-family="Times New Roman, Liberation Serif, serif" font-size="12">\n'
        f'<rect width="100%" height="100%" fill="white"/>\n{body}\n</svg>\n'
    )


def _places(sheet: Worksheet) -> Iterator[_Place]:
    """Yield the cells of the first columns; of a merged range the first one, over all of it."""
    lefts, tops = _edges(_widths(sheet)), _edges(_heights(sheet))
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    covered = {cell for area in merged.values() for row in area.rows for cell in row[1:]} | {
        row[0] for area in merged.values() for row in list(area.rows)[1:]
    }
    for row in sheet.iter_rows(max_col=COLUMNS):
        for cell in row:
            if (cell.row, cell.column) in covered:
                continue
            area = merged.get((cell.row, cell.column))
            right, bottom = (min(area.max_col, COLUMNS), area.max_row) if area else (cell.column, cell.row)
            left, top = lefts[cell.column - 1], tops[cell.row - 1]
            yield _Place(10 + left, 10 + top, lefts[right] - left, tops[bottom] - top, cell)


def _edges(sizes: Sequence[float]) -> list[float]:
    return [sum(sizes[:index]) for index in range(len(sizes) + 1)]


def _widths(sheet: Worksheet) -> list[float]:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    numbers = range(1, COLUMNS + 1)
    letters = {number: get_column_letter(number) for number in numbers}
    groups = sheet.column_dimensions.values()
    held = {number: group.width for group in groups for number in range(group.min or 1, (group.max or 1) + 1)}
    return [held.get(number, sheet.column_dimensions[letters[number]].width) * CHARACTER for number in numbers]


def _heights(sheet: Worksheet) -> list[float]:
    """Return the heights of the rows, grown where a wrapped cell needs more lines than the sheet says."""
    widths, merged = _widths(sheet), {cell for area in sheet.merged_cells.ranges for row in area.rows for cell in row}
    return [
        max(
            [sheet.row_dimensions[number].height or LINE + 5]
            + [
                len(_lines(cell, widths[cell.column - 1])) * LINE + 5
                for cell in sheet[number][:COLUMNS]
                if (cell.row, cell.column) not in merged
            ]
        )
        for number in range(1, sheet.max_row + 1)
    ]


def _lines(cell: Any, width: float) -> list[str]:
    text = "" if cell.value is None else f"{cell.value:,}".replace(",", ".") if isinstance(cell.value, int) else str(cell.value)
    return textwrap.wrap(text, max(int(width / CHARACTER), 3)) if cell.border.left.style else [text]


def _cell(place: _Place) -> str:
    cell, lines = place.cell, _lines(place.cell, place.width)
    size = f'width="{place.width:g}" height="{place.height:g}"'
    frame = f'<rect x="{place.left:g}" y="{place.top:g}" {size} fill="none" stroke="black"/>' if cell.border.left.style else ""
    start = cell.alignment.horizontal in {None, "general", "left"}
    x, anchor = (place.left + 4, "start") if start else (place.left + place.width / 2, "middle")
    weight = "".join((_BOLD * bool(cell.font.b), _ITALIC * bool(cell.font.i)))
    top = place.top + (place.height - len(lines) * LINE) / 2 + LINE - 4
    rows = (
        f'<text x="{x:g}" y="{top + index * LINE:g}" text-anchor="{anchor}"{weight}>{escape(line)}</text>'
        for index, line in enumerate(lines)
        if line
    )
    return "\n".join(filter(None, (frame, *rows)))


if __name__ == "__main__":
    main()
