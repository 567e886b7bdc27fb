"""A DOCX as paragraphs and grids in reading order, before anything is decided about head and closing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.readers.docx_fonts import Decoded, decoder_for
from extractors.readers.docx_grid import Place, read_places, real_columns
from extractors.readers.docx_inline import Inline, Piece, read_inline
from extractors.readers.docx_looks import shade_of
from extractors.readers.docx_numbering import Numbering
from extractors.readers.docx_styles import BODY_LEVEL, Format, Styles, read_format
from extractors.readers.docx_xml import MC, W, chosen, local, switch, value
from extractors.readers.text import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from extractors.readers.docx_package import Package

__all__ = ["FlowReader", "Grid", "GridCell", "Item", "Paragraph", "flat", "paragraphs"]

_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n[ \n]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as Word prints it.

    Attributes:
        text: normalised, spaces squeezed; a manual line break is a newline.
        mark: automatic list number or bullet, empty when there is none.
        heading: by its style or outline level.
        notes: the text of each footnote and endnote that it refers to.
        cells: what its tab stops part, none where it has no tab stop.
    """

    text: str
    mark: str = ""
    heading: bool = False
    centred: bool = False
    bold: bool = False
    italic: bool = False
    notes: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its place and what it holds."""

    place: Place
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, ruled or not; `ruled` tells whether most of its cells have visible rules."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    ruled: bool


Item = Paragraph | Grid


def paragraphs(items: tuple[Item, ...]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a flow, those in its grids included, in reading order."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        else:
            for cell in item.cells:
                yield from paragraphs(cell.items)


class FlowReader:
    """Reads the stories of one document (body, notes, running heads).

    Attributes:
        hidden: text that nobody sees, in the order it was met.
        hidden_at: what is printed in the paragraph of the first of these, or before it.
        pictures: how many pictures were met.
        revised: whether tracked changes were met.
        decoded: what was read in old encodings.
    """

    def __init__(self, package: Package) -> None:
        """Read styles and lists of the package."""
        self.hidden: list[str] = []
        self.hidden_at = ""
        self._printed = ""
        self.pictures = 0
        self.revised = False
        self._styles = Styles(package.styles, package.theme)
        self.decoded = Decoded(decoder_for(package, self._styles))
        self._ground: str | None = None
        self._numbering = Numbering(package.numbering)
        self._notes = {**_notes("footnote", package.footnotes), **_notes("endnote", package.endnotes)}
        self._carried: list[Piece] = []

    def read(self, container: Element) -> tuple[Item, ...]:
        """Read a body, cell, text box, note or running head.

        The pieces of a paragraph whose mark was deleted are carried into the next one.
        """
        carried, self._carried = self._carried, []
        items = tuple(self._items(container))
        if self._carried:
            items += (self._made(self._carried, Format(), "", ()),)
        self._carried = carried
        return items

    def _items(self, container: Element) -> Iterator[Item]:
        for child in container:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield self._grid(child)
            elif name in _THROUGH:
                yield from self._items(child)
            elif name == MC + "AlternateContent" and (branch := chosen(child)) is not None:
                yield from self._items(branch)

    def _paragraph(self, element: Element) -> Iterator[Item]:
        """Yield a paragraph, then the text boxes that are anchored in it."""
        properties = element.find(W + "pPr")
        style = value(properties, "pStyle")
        base = self._styles.paragraph(style)
        if self._ground is not None and base.ground is None:
            base = replace(base, ground=self._ground)
        form = read_format(properties, None).over(base)
        inline = read_inline(element, self._styles, base if form.ground == base.ground else replace(base, ground=form.ground))
        self._account(inline)
        pieces = self._carried + inline.pieces
        self._carried = []
        if _mark_deleted(properties):
            self._carried = pieces
        else:
            mark = "" if inline.hidden and not pieces else self._mark(form, style)
            yield self._made(pieces, form, mark, self._note_texts(inline))
        for box in inline.boxes:
            yield from self._on("?", box)  # shapes are filled with what a reader of the text does not know

    def _on(self, ground: str | None, container: Element) -> tuple[Item, ...]:
        """Read what stands on a shade of its own."""
        before, self._ground = self._ground, ground or self._ground
        items = self.read(container)
        self._ground = before
        return items

    def _account(self, inline: Inline) -> None:
        """Keep what does not go into the text."""
        hidden = "".join(inline.hidden).strip()
        if hidden:
            self.hidden.append(normalise(hidden)[0])
        self.pictures += inline.pictures
        self.revised |= inline.revised

    def _mark(self, form: Format, style: str | None) -> str:
        """Count the paragraph in its list and return the printed mark."""
        if form.number is None:
            return ""
        level = form.level
        return self._numbering.next(form.number, self._numbering.level_of_style(form.number, style) if level is None else level)

    def _note_texts(self, inline: Inline) -> tuple[str, ...]:
        """Return the text of the notes; each one is read at its first reference."""
        found: list[str] = []
        for key in inline.notes:
            element = self._notes.pop(key, None)
            if element is not None:
                found.append(" ".join(flat(paragraph) for paragraph in paragraphs(self.read(element))).strip())
        return tuple(text for text in found if text)

    def _made(self, pieces: list[Piece], form: Format, mark: str, notes: tuple[str, ...]) -> Paragraph:
        printed = self.decoded.printed(pieces)
        text = _SPACES.sub(" ", normalise(printed)[0])
        self._printed = text.strip() or self._printed
        if self.hidden:
            self.hidden_at = self.hidden_at or self._printed
        visible = [piece for piece in pieces if not piece.text.isspace() and piece.text]
        return Paragraph(
            text=_AROUND_BREAK.sub("\n", text).strip(),
            mark=normalise(self.decoded.printed([Piece(mark, bold=False, italic=False)]))[0],
            heading=form.outline is not None and form.outline < BODY_LEVEL,
            centred=bool(form.centred),
            bold=bool(visible) and all(piece.bold for piece in visible),
            italic=bool(visible) and all(piece.italic for piece in visible),
            notes=notes,
            cells=tuple(" ".join(normalise(cell)[0].split()) for cell in printed.split("\t")) if "\t" in printed else (),
        )

    def _grid(self, table: Element) -> Grid:
        places, ruled, covered = read_places(table, self._styles)
        if covered:
            self.hidden.extend(covered)
            self.hidden_at = self.hidden_at or self._printed
        ground = self._styles.ground(value(table.find(W + "tblPr"), "tblStyle"))
        contents = [self._on(shade_of(element) or ground, element) for _, element in places]
        texts = ["".join(flat(paragraph) for paragraph in paragraphs(items)) for items in contents]
        moved = real_columns(table, [place for place, _ in places], texts)
        cells = tuple(GridCell(place, items) for place, items in zip(moved, contents, strict=True) if place is not None)
        rows = max((cell.place.row + cell.place.row_span for cell in cells), default=0)
        columns = max((cell.place.column + cell.place.column_span for cell in cells), default=0)
        return Grid(rows, columns, cells, ruled)


def flat(paragraph: Paragraph) -> str:
    """Return a paragraph on one line, its list mark in front."""
    return f"{paragraph.mark} {paragraph.text}".replace("\n", " ").strip()


def _notes(kind: str, root: Element | None) -> dict[tuple[str, str], Element]:
    """Index the notes of a part; those with a type are separators."""
    found = () if root is None else root.findall(W + kind)
    return {(kind, note.get(W + "id", "")): note for note in found if note.get(W + "type", "normal") == "normal"}


def _mark_deleted(properties: Element | None) -> bool:
    """Tell whether the paragraph's end was deleted or moved away in a tracked change."""
    run = None if properties is None else properties.find(W + "rPr")
    return run is not None and (switch(run, "del") or switch(run, "moveFrom")) is not None
