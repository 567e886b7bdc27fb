"""What the pages of a PDF show, compared between two of its revisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject

from extractors.readers.signature_objects import object_of, same, value_of
from schemas.document import Changes

if TYPE_CHECKING:
    from pyhanko.pdf_utils.rw_common import PdfHandler

__all__ = ["SheetOfPaper", "compared", "pages_of"]

_SHOWN = ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate")
_INHERITED = _SHOWN[1:]
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class SheetOfPaper:
    """A page: what it shows by itself, and its annotations by the number of their object (direct ones by their place)."""

    shown: dict[str, Any]
    annotations: dict[int, DictionaryObject]


def pages_of(file: PdfHandler) -> Iterator[SheetOfPaper]:
    """Yield the pages of a file, or of one of its revisions, in order; what loops back is left out.

    Raises:
        PdfReadError: or another error of pyHanko, where the file is broken.
    """
    yield from _below(file.root["/Pages"], {}, 0, set())


def compared(old: PdfHandler, new: PdfHandler) -> tuple[Changes, tuple[int, ...]]:
    """Return what is another in the newer revision, and on which pages (from 1); `unknown` when the pages show the same.

    Args:
        old: the revision that was signed.
        new: a later one.
    """
    changed: list[int] = []
    kinds: set[Changes] = set()
    for number, (before, after) in enumerate(zip_longest(pages_of(old), pages_of(new)), start=1):
        found: set[Changes] = {"content"}
        if before is not None and after is not None and _shows_the_same(before.shown, after.shown):
            found = _notes(before, after)
        if "content" in found:
            changed.append(number)
        kinds |= found
    order: tuple[Changes, ...] = ("content", "annotations")
    return next((kind for kind in order if kind in kinds), "unknown"), tuple(changed)


def _below(node: Any, above: dict[str, Any], depth: int, seen: set[int]) -> Iterator[SheetOfPaper]:
    """Yield the pages below a node of the page tree (ISO 32000-1, 7.7.3)."""
    if not isinstance(node, DictionaryObject) or depth > _DEEPEST:
        return
    kids = value_of(node, "/Kids")
    inherited = above | {key: node.raw_get(key) for key in _INHERITED if key in node}
    if not isinstance(kids, ArrayObject):
        shown = inherited | {key: node.raw_get(key) for key in _SHOWN if key in node}
        yield SheetOfPaper(shown, dict(_annotations(node)))
        return
    for kid in kids:
        if isinstance(kid, IndirectObject):
            if kid.idnum in seen:
                continue
            seen.add(kid.idnum)
        yield from _below(object_of(kid), inherited, depth + 1, seen)


def _annotations(page: DictionaryObject) -> Iterator[tuple[int, DictionaryObject]]:
    found = value_of(page, "/Annots")
    for place, item in enumerate(found if isinstance(found, ArrayObject) else ()):
        annotation = object_of(item)
        if isinstance(annotation, DictionaryObject):
            yield item.idnum if isinstance(item, IndirectObject) else -1 - place, annotation


def _notes(before: SheetOfPaper, after: SheetOfPaper) -> set[Changes]:
    """Return what became of the annotations of a page; what a signature showed belongs to what was signed."""
    kinds: set[Changes] = set()
    for number in before.annotations.keys() | after.annotations.keys():
        old, new = before.annotations.get(number), after.annotations.get(number)
        kind = _kind(new if old is None or new is not None else old)
        if old is not None and _is_signed(old):
            kinds |= set() if new is not None and same(value_of(old, "/AP"), value_of(new, "/AP")) else {"content"}
        elif kind is not None and (old is None or new is None or not same(old, new)):
            kinds.add(kind)
    return kinds


def _kind(annotation: DictionaryObject | None) -> Changes | None:
    """Return what a new or changed annotation is; `None` for the field of a signature.

    Other fields count like notes: the values that a form asked for are known to pyHanko, and what comes here is not.
    """
    return None if annotation is None or _type(annotation) == "/Sig" else "annotations"


def _is_signed(annotation: DictionaryObject) -> bool:
    parent = value_of(annotation, "/Parent")
    return _type(annotation) == "/Sig" and ("/V" in annotation or (isinstance(parent, DictionaryObject) and "/V" in parent))


def _type(annotation: DictionaryObject) -> object:
    parent = value_of(annotation, "/Parent")
    return value_of(annotation, "/FT") or (value_of(parent, "/FT") if isinstance(parent, DictionaryObject) else None)


def _shows_the_same(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Tell whether two pages look the same; names that are added to their resources show nothing by themselves."""
    old, new = (object_of(shown.get("/Resources")) for shown in (before, after))
    plain = [{key: value for key, value in shown.items() if key != "/Resources"} for shown in (before, after)]
    if not same(*plain) or not isinstance(old, DictionaryObject) or not isinstance(new, DictionaryObject):
        return same(before, after)
    return all(_has_all(value_of(old, kind), value_of(new, kind)) for kind in old if kind != "/ProcSet")


def _has_all(old: Any, new: Any) -> bool:
    """Tell whether the named resources of a kind are still there and the same."""
    if not isinstance(old, DictionaryObject) or not isinstance(new, DictionaryObject):
        return same(old, new)
    return all(name in new and same(old.raw_get(name), new.raw_get(name)) for name in old)
