"""Several documents behind one another as one, each under its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from schemas.document import Block, Document, Line

__all__ = ["Member", "join"]


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive and what was read from it; the name is for people, on one line and normalised."""

    name: str
    media_type: str
    document: Document


def join(members: Sequence[Member], warnings: Iterable[str] = ()) -> Document:
    """Return one document: the first member as it is, then each other one behind a heading with its name.

    Pages are counted on.  The warnings of the members come first; `parts` says where each
    member begins, and each sheet of one.

    Args:
        members: the body and its annexes, at least one.
        warnings: what is to be said beyond what the members say.
    """
    joined = members[0].document
    text, parts, pages = joined.text, list(joined.parts or (0,)), len(joined.pages)
    said = list(joined.warnings)
    for member in members[1:]:
        heading = len(text) + 1
        start = heading + len(member.name) + 1
        moved = _moved(member.document, start, pages)
        first_page = pages + 1 if moved.pages else None
        parts += [heading, *(start + part for part in member.document.parts[1:])]
        text = f"{text}\n{member.name}\n{member.document.text}"
        pages += len(moved.pages)
        said += [f"{member.name}: {warning}" for warning in member.document.warnings]
        joined = replace(
            joined,
            text=text,
            blocks=(*joined.blocks, Block("heading", heading, start - 1, heading, page=first_page), *moved.blocks),
            pages=joined.pages + moved.pages,
            lines=joined.lines + moved.lines,
            asides=joined.asides + moved.asides,
            doubts=joined.doubts + moved.doubts,
            read_by=tuple(dict.fromkeys(joined.read_by + moved.read_by)),
            signatures=joined.signatures + moved.signatures,
        )
    return replace(joined, parts=tuple(parts), warnings=(*said, *warnings))


def _moved(document: Document, by: int, pages: int) -> Document:
    """Return a document whose text begins at the offset `by`, behind so many pages."""
    return replace(
        document,
        blocks=tuple(_moved_block(block, by, pages) for block in document.blocks),
        pages=tuple(replace(page, number=page.number + pages) for page in document.pages),
        lines=tuple(_moved_line(line, by, pages) for line in document.lines),
        asides=tuple(replace(aside, page=_page(aside.page, pages)) for aside in document.asides),
        signatures=tuple(
            replace(
                signature,
                page=_page(signature.page, pages),
                changed_pages=tuple(page + pages for page in signature.changed_pages),
            )
            for signature in document.signatures
        ),
        doubts=tuple(replace(doubt, start=doubt.start + by, end=doubt.end + by) for doubt in document.doubts),
    )


def _moved_block(block: Block, by: int, pages: int) -> Block:
    table = block.table and replace(
        block.table, cells=tuple(replace(cell, start=cell.start + by, end=cell.end + by) for cell in block.table.cells)
    )
    return replace(
        block, start=block.start + by, end=block.end + by, marker_end=block.marker_end + by, page=_page(block.page, pages),
        table=table,
    )  # fmt: skip


def _moved_line(line: Line, by: int, pages: int) -> Line:
    return line._replace(start=line.start + by, end=line.end + by, page=line.page + pages)


def _page(number: int | None, pages: int) -> int | None:
    return None if number is None else number + pages
