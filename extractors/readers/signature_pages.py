"""What the pages of a PDF show, compared between two of its revisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from pyhanko.pdf_utils.generic import ArrayObject, DecryptedObjectProxy, DictionaryObject, IndirectObject, StreamObject

from schemas.document import Changes

if TYPE_CHECKING:
    from pyhanko.pdf_utils.rw_common import PdfHandler

__all__ = ["SheetOfPaper", "compared", "pages_of", "value_of"]

_SHOWN = ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate")
_INHERITED = _SHOWN[1:]
# What points upwards, and what no reader of the page sees.
_UNSEEN = frozenset(
    {"/Parent", "/P", "/Popup", "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/LastModified", "/Length"}
)
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
        if before is not None and after is not None and _same(before.shown, after.shown):
            found = _notes(before, after)
        if "content" in found:
            changed.append(number)
        kinds |= found
    order: tuple[Changes, ...] = ("content", "annotations", "forms")
    return next((kind for kind in order if kind in kinds), "unknown"), tuple(changed)


def value_of(found: DictionaryObject, key: str) -> Any:
    """Return the value of a key, whether it stands there or elsewhere in the file; `None` when there is none."""
    return _object(found.raw_get(key)) if key in found else None


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
        yield from _below(_object(kid), inherited, depth + 1, seen)


def _annotations(page: DictionaryObject) -> Iterator[tuple[int, DictionaryObject]]:
    found = value_of(page, "/Annots")
    for place, item in enumerate(found if isinstance(found, ArrayObject) else ()):
        annotation = _object(item)
        if isinstance(annotation, DictionaryObject):
            yield item.idnum if isinstance(item, IndirectObject) else -1 - place, annotation


def _notes(before: SheetOfPaper, after: SheetOfPaper) -> set[Changes]:
    """Return what became of the annotations of a page; what a signature showed belongs to what was signed."""
    kinds: set[Changes] = set()
    for number in before.annotations.keys() | after.annotations.keys():
        old, new = before.annotations.get(number), after.annotations.get(number)
        kind = _kind(new if old is None or new is not None else old)
        if old is not None and _is_signed(old):
            kinds |= set() if new is not None and _same(value_of(old, "/AP"), value_of(new, "/AP")) else {"content"}
        elif kind is not None and (old is None or new is None or not _same(old, new)):
            kinds.add(kind)
    return kinds


def _kind(annotation: DictionaryObject | None) -> Changes | None:
    """Return what a new or changed annotation is; `None` for the field of a signature."""
    if annotation is None or _type(annotation) == "/Sig":
        return None
    return "forms" if value_of(annotation, "/Subtype") == "/Widget" else "annotations"


def _is_signed(annotation: DictionaryObject) -> bool:
    parent = value_of(annotation, "/Parent")
    return _type(annotation) == "/Sig" and ("/V" in annotation or (isinstance(parent, DictionaryObject) and "/V" in parent))


def _type(annotation: DictionaryObject) -> object:
    parent = value_of(annotation, "/Parent")
    return value_of(annotation, "/FT") or (value_of(parent, "/FT") if isinstance(parent, DictionaryObject) else None)


def _same(one: Any, other: Any) -> bool:
    """Tell whether two objects with all below them look the same, whatever the numbers of the objects are."""
    pairs, seen = [(one, other)], set()
    while pairs:
        left, right = pairs.pop()
        if isinstance(left, IndirectObject) and isinstance(right, IndirectObject):
            if (left.idnum, right.idnum) in seen:
                continue
            seen.add((left.idnum, right.idnum))
        below = _pairs(_object(left), _object(right))
        if below is None:
            return False
        pairs += below
    return True


def _pairs(left: Any, right: Any) -> list[tuple[Any, Any]] | None:
    """Return what two objects hold, in pairs; `None` when they differ."""
    if isinstance(left, dict) and isinstance(right, dict):
        keys = left.keys() - _UNSEEN
        if keys != right.keys() - _UNSEEN or not _same_data(left, right):
            return None
        return [(_raw(left, key), _raw(right, key)) for key in keys]
    if isinstance(left, ArrayObject) and isinstance(right, ArrayObject):
        return list(zip(left, right, strict=True)) if len(left) == len(right) else None
    return [] if left == right else None


def _same_data(left: Any, right: Any) -> bool:
    if not isinstance(left, StreamObject) or not isinstance(right, StreamObject):
        return isinstance(left, StreamObject) == isinstance(right, StreamObject)
    return bool(left.encoded_data == right.encoded_data or left.data == right.data)


def _raw(found: dict[str, Any], key: str) -> Any:
    return found.raw_get(key) if isinstance(found, DictionaryObject) else found[key]


def _object(found: Any) -> Any:
    """Return what a reference or an encrypted object stands for."""
    if isinstance(found, IndirectObject):
        found = found.get_object()
    return found.decrypted if isinstance(found, DecryptedObjectProxy) else found
