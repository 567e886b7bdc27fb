"""The page of `tonghop inspect --out`: the pages with the boxes of blocks, cells, lines and words, and the lists beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.pages.explanation import Chip, Tab, subtitle_of, title_of
from pipeline.pages.flow import flow_of
from pipeline.pages.inspection import (
    Stamp,
    left_out,
    page_rows,
    pages_text,
    part_rows,
    short,
    signature_rows,
    stamps,
    table_rows,
)
from pipeline.pages.marks import Mark
from pipeline.pages.opened import Opened
from pipeline.pages.places import Place, Places
from pipeline.pages.render import render
from pipeline.pages.rows import Row, header_rows
from pipeline.pages.sheets import sheets_of
from schemas.display import words
from schemas.document import Block, Document

__all__ = ["inspection"]

_FINE = (("cell", "ô bảng"), ("line", "dòng"), ("word", "từ"))


def inspection(opened: Opened) -> str:
    """Return the page as HTML that needs nothing else."""
    document, report, places = opened.understanding.document, opened.understanding.report, opened.places
    marks = [*_blocks(document), *_cells(document)]
    laid = list(stamps(opened))
    areas = [(Place(stamp.page, stamp.box), _stamp(place, stamp)) for place, stamp in enumerate(laid)]
    sheets = sheets_of(opened, marks, areas, printing=True)
    shown = not sheets or (places is not None and places.alignment is not None)
    return render(
        "inspect.html",
        title=title_of(report),
        subtitle=list(subtitle_of(report)),
        notes=(*opened.notes, *report.source.warnings),
        legend=list(_legend(marks, len(areas), drawn=bool(sheets))),
        states=(),
        sheets=sheets,
        text=flow_of(document, marks, frozenset({None, *(page.number for page in document.pages)})) if shown else (),
        tabs=(
            Tab("pages", "Trang" if document.pages else "Phần", len(document.pages or document.parts) or 1),
            Tab("blocks", "Khối", len(document.blocks)),
            Tab("tables", "Bảng", sum(block.table is not None for block in document.blocks)),
            Tab("left", "Bỏ qua", len(document.asides)),
            Tab("head", "Thể thức, dấu"),
        ),
        source=report.source,
        media_type=words("media_types").get(report.source.media_type, report.source.media_type),
        pages=list(page_rows(document)),
        parts=list(part_rows(document)),
        blocks=list(_block_rows(document, places)),
        tables=list(table_rows(document)),
        left=[(item.kind, pages_text(item.pages), item.text) for item in left_out(document)],
        head=list(header_rows(report, places)),
        stamps=laid,
        signatures=list(signature_rows(document)),
    )


def _blocks(document: Document) -> Iterator[Mark]:
    for place, block in enumerate(document.blocks):
        keys = (f"b{place}", *((f"t{_table_number(document, place)}",) if block.table else ()))
        yield Mark(block.start, block.end, keys, block.kind, _title(block), shape="outline")


def _table_number(document: Document, place: int) -> int:
    return sum(block.table is not None for block in document.blocks[: place + 1])


def _cells(document: Document) -> Iterator[Mark]:
    for place, block in enumerate(document.blocks):
        for cell in block.table.cells if block.table else ():
            title = f"hàng {cell.row + 1}, cột {cell.column + 1}"
            spans = f", gộp {cell.row_span} × {cell.column_span}" if cell.row_span > 1 or cell.column_span > 1 else ""
            yield Mark(cell.start, cell.end, (f"b{place}",), "cell", title + spans, shape="outline")


def _stamp(place: int, stamp: Stamp) -> Mark:
    return Mark(0, 0, (f"s{place}",), "stamp", f"{stamp.kind}: {stamp.text}", shape="outline")


def _title(block: Block) -> str:
    parts = [
        words("blocks")[block.kind],
        f"cột {'trái' if block.column == 0 else 'phải'}" if block.column is not None else "",
        "đậm" if block.bold else "",
        "giữa trang" if block.centred else "",
        f"{block.table.rows} hàng × {block.table.columns} cột" if block.table else "",
    ]
    return ", ".join(filter(None, parts))


def _block_rows(document: Document, places: Places | None) -> Iterator[Row]:
    for place, block in enumerate(document.blocks):
        found = places.of(block.start, block.end) if places else ()
        page = block.page or (found[0].page if found else None)
        yield Row(f"b{place}", short(document.content(block), 160), details=(_title(block),), page=page, group=block.kind)


def _legend(marks: Sequence[Mark], laid: int, *, drawn: bool) -> Iterator[Chip]:
    counts = Counter(mark.group for mark in marks if mark.group)
    for kind, name in words("blocks").items():
        if counts[kind]:
            yield Chip(kind, name, counts[kind], f"Khối chữ được hiểu là {name}")
    for kind, name in _FINE:
        if kind == "cell" and counts[kind]:
            yield Chip(kind, name, counts[kind], "Từng ô của bảng")
        elif kind != "cell" and drawn:
            yield Chip(kind, name, None, f"Khung của từng {name}", shown=False)
    if laid:
        yield Chip("stamp", "dấu, chữ ký", laid, "Những gì được đóng đè lên trang")
