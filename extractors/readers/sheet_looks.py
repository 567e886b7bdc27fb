"""What an XLSX tells about the look of its cells: percentages, fonts of old encodings, and what is hidden."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from lxml import etree

from extractors.readers.docx_package import check_sizes
from extractors.readers.encodings import OldFont
from extractors.readers.errors import ArchiveBombError, DamagedWorkbookError, WorkbookTooBigError
from extractors.readers.sheet_styles import CellStyles, read_styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Looks", "read_looks"]

MAX_PART = 80_000_000
_FAR = 1 << 30
_TAGS = ("{*}col", "{*}row", "{*}c", "{*}conditionalFormatting", "{*}tablePart")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Looks:
    """Of one sheet, rows and columns counted from 0.

    Attributes:
        percent: cells shown as percentages.
        fonts: of cells in fonts of old encodings.
        unseen: cells whose text nobody can see.
        hidden_rows, hidden_columns: that are not shown.
        area: how many cells it reaches over, from the first filled row and column to the last.
    """

    percent: frozenset[tuple[int, int]] = frozenset()
    fonts: dict[tuple[int, int], OldFont] = field(default_factory=dict)
    unseen: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    area: int = 0


def read_looks(data: bytes, most: int) -> dict[str, Looks]:
    """Return the looks of each sheet by its name.

    Args:
        data: the bytes of an XLSX.
        most: cells that all sheets together may reach over; the reader of the values would fill them all.

    Raises:
        ArchiveBombError, PasswordProtectedError: as for a DOCX.
        WorkbookTooBigError: when they reach over more cells.
        DamagedWorkbookError: when the archive or its XML is broken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_sizes(archive.infolist())
            styles = _styles(archive)
            found: dict[str, Looks] = {}
            for name, part in _sheets(archive):
                found[name] = _sheet(archive, part, styles, most)
                most -= found[name].area
            return found
    except (
        zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, NotImplementedError, etree.XMLSyntaxError, OSError
    ) as error:  # fmt: skip
        raise DamagedWorkbookError(str(error)) from error


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield name and part of each sheet that the workbook lists."""
    targets = {
        relation.get("Id"): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in _parse(archive, "xl/_rels/workbook.xml.rels")
    }
    names = set(archive.namelist())
    for sheet in _parse(archive, "xl/workbook.xml").iter("{*}sheet"):
        key = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), None)
        part = targets.get(str(key))
        if part in names:
            yield str(sheet.get("name")), str(part)


def _styles(archive: zipfile.ZipFile) -> CellStyles:
    return read_styles(_parse(archive, "xl/styles.xml")) if "xl/styles.xml" in archive.namelist() else CellStyles()


def _sheet(archive: zipfile.ZipFile, part: str, styles: CellStyles, most: int) -> Looks:
    """Walk over a sheet once, element by element."""
    if archive.getinfo(part).file_size > MAX_PART:
        raise ArchiveBombError(part)
    named: dict[tuple[int, int], str] = {}
    told = styles.percent | styles.blank | styles.unseen | set(styles.fonts)
    faint = styles.unseen
    rows: set[int] = set()
    columns: set[int] = set()
    area = 0
    top, left, bottom, right = _FAR, _FAR, 0, 0
    with archive.open(part) as content:
        for element in _elements(content):
            kind = str(element.tag).rpartition("}")[2]
            if kind == "col":
                columns |= _hidden_columns(element)
            elif kind == "row":
                if element.get("hidden") in {"1", "true"} and element.get("r", "").isdigit():
                    rows.add(int(element.get("r", "")) - 1)
            elif len(element) and (place := _place(element.get("r", ""))):
                row, column = place
                top, left, bottom, right = min(row, top), min(column, left), max(row, bottom), max(column, right)
                area = (bottom - top + 1) * (right - left + 1)
                if area > most:
                    raise WorkbookTooBigError(part)
                if (style := element.get("s", "0")) in told:
                    named[place] = style
            elif kind in {"conditionalFormatting", "tablePart"}:
                faint = frozenset()
    return Looks(
        frozenset(place for place, style in named.items() if style in styles.percent),
        {place: styles.fonts[style] for place, style in named.items() if style in styles.fonts},
        frozenset(place for place, style in named.items() if style in faint | styles.blank),
        frozenset(rows), frozenset(columns), area,
    )  # fmt: skip


def _elements(content: IO[bytes]) -> Iterator[Element]:
    """Yield columns, rows and cells as they end, and forget them: no entities, no network, no document type."""
    events = etree.iterparse(
        content, events=("end",), tag=_TAGS, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False,
    )  # fmt: skip
    for _, element in events:
        yield element
        if str(element.tag).endswith("}row"):
            element.clear()


def _hidden_columns(element: Element) -> set[int]:
    if element.get("hidden") not in {"1", "true"}:
        return set()
    low, high = int(element.get("min", "1")), int(element.get("max", "1"))
    return set(range(max(low, 1) - 1, min(high, 16_384)))


def _place(reference: str) -> tuple[int, int] | None:
    """Return row and column of a reference (`B12`), counted from 0."""
    found = _PLACE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _parse(archive: zipfile.ZipFile, name: str) -> Element:
    if archive.getinfo(name).file_size > MAX_PART:
        raise ArchiveBombError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(archive.read(name), parser)
    if root.getroottree().docinfo.doctype:
        msg = f"{name} declares a document type"
        raise DamagedWorkbookError(msg)
    return root
