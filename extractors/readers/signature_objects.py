"""Objects of a PDF, and whether two of them hold the same."""

from __future__ import annotations

from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, DecryptedObjectProxy, DictionaryObject, IndirectObject, StreamObject

__all__ = ["object_of", "same", "value_of"]

# What points upwards, and what no reader of the page sees.
_UNSEEN = frozenset(
    {"/Parent", "/P", "/Popup", "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/LastModified", "/Length"}
)


def value_of(found: DictionaryObject, key: str) -> Any:
    """Return the value of a key, whether it stands there or elsewhere in the file; `None` when there is none."""
    return object_of(found.raw_get(key)) if key in found else None


def same(one: Any, other: Any) -> bool:
    """Tell whether two objects with all below them look the same, whatever the numbers of the objects are."""
    pairs, seen = [(one, other)], set()
    while pairs:
        left, right = pairs.pop()
        if isinstance(left, IndirectObject) and isinstance(right, IndirectObject):
            if (left.idnum, right.idnum) in seen:
                continue
            seen.add((left.idnum, right.idnum))
        below = _pairs(object_of(left), object_of(right))
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


def object_of(found: Any) -> Any:
    """Return what a reference or an encrypted object stands for."""
    if isinstance(found, IndirectObject):
        found = found.get_object()
    return found.decrypted if isinstance(found, DecryptedObjectProxy) else found
