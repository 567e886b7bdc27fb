"""Names and values of WordprocessingML (ISO 29500-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["MATH", "MC", "VML", "W", "chosen", "integer", "is_on", "local", "switch", "value"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_OFF = frozenset({"0", "false", "off", "none"})


def value(parent: Element | None, path: str, attribute: str = "val") -> str | None:
    """Return an attribute of the child at `path` (local names, separated by `/`), `None` when it is not there."""
    for name in path.split("/"):
        parent = None if parent is None else parent.find(W + name)
    return None if parent is None else parent.get(W + attribute)


def integer(text: str | None) -> int | None:
    """Return a whole number, `None` when the attribute is missing or no number."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def switch(properties: Element | None, name: str) -> bool | None:
    """Return an on/off property: `None` when it is not set (ISO 29500-1, 17.17.4)."""
    element = None if properties is None else properties.find(W + name)
    return None if element is None else is_on(element)


def is_on(element: Element) -> bool:
    """Return the state of an on/off element that is there."""
    return element.get(W + "val", "1") not in _OFF


def local(element: Element) -> str:
    """Return the local name of a WordprocessingML element, and the full name of any other."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.removeprefix(W)


def chosen(alternate: Element) -> Element | None:
    """Return the one branch of `mc:AlternateContent` to read: both say the same, for newer and older programs."""
    choice = alternate.find(MC + "Choice")
    return alternate.find(MC + "Fallback") if choice is None or len(choice) == 0 else choice
