"""The runs of one paragraph: what Word prints of them, in the final view of tracked changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extractors.readers.docx_looks import is_unseen
from extractors.readers.docx_styles import Format, Styles, read_format
from extractors.readers.docx_xml import MATH, MC, W, chosen, local, value
from extractors.readers.encodings import OldFont, old_font

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Inline", "Piece", "read_inline"]

_THROUGH = frozenset(
    {"hyperlink", "smartTag", "ins", "moveTo", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "ruby", "rubyBase"}
)
_PRINTED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_DRAWN = frozenset({"drawing", "pict", "object"})
_REVISIONS = frozenset({"ins", "del", "moveFrom", "moveTo"})
_PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata")
_SYMBOL_FONTS_AT = 0xF000


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one format as the file has them; a manual line break is a newline, a tab stop a tab.

    Attributes:
        capitals: all letters are printed as capitals.
        font: one of an old encoding.
    """

    text: str
    bold: bool
    italic: bool
    capitals: bool = False
    font: OldFont | None = None


@dataclass(slots=True)
class Inline:
    """What the runs of a paragraph hold, in their order.

    Attributes:
        notes: part (`footnote` or `endnote`) and id of each note that is referred to.
        boxes: `w:txbxContent` of each text box that is anchored here.
        hidden: text that Word does not show.
        pictures: how many pictures are anchored here.
        revised: whether there are tracked changes.
    """

    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pictures: int = 0
    revised: bool = False


def read_inline(paragraph: Element, styles: Styles, base: Format) -> Inline:
    """Read the runs of a `w:p`.

    Args:
        styles: of the document.
        base: format of the paragraph's style.
    """
    reader = _Reader(styles, base)
    reader.walk(paragraph, base)
    return reader.found


class _Reader:
    """A walk over one paragraph; fields that are still open are forgotten at its end, so that none swallows the next."""

    def __init__(self, styles: Styles, base: Format) -> None:
        self.found = Inline()
        self._styles = styles
        self._base = base
        self._in_result: list[bool] = []

    def walk(self, parent: Element, form: Format) -> None:
        """Read the children of a paragraph, of a run, or of anything transparent between them."""
        skip_text = False
        for child in parent:
            name = local(child)
            if name == "t":
                if not skip_text:
                    self._print(child.text or "", form)
            elif name == "r":
                self._run(child)
            elif name in _PRINTED:
                self._print(_PRINTED[name], form)
            elif name in {"footnoteReference", "endnoteReference"}:
                skip_text = child.get(W + "customMarkFollows") in {"1", "true", "on"}
                self._note(name, child)
            else:
                self._other(name, child, form)

    def _other(self, name: str, child: Element, form: Format) -> None:
        """Read what is neither text nor a run."""
        self.found.revised |= name in _REVISIONS
        if name in _THROUGH:
            self.walk(child, form)
        elif name == "fldChar":
            self._field(child.get(W + "fldCharType"))
        elif name == "sym":
            self._symbol(child, form)
        elif name == MC + "AlternateContent":
            branch = chosen(child)
            if branch is not None:
                self.walk(branch, form)
        elif name in _DRAWN:
            self._drawing(child)
        elif name in {MATH + "oMath", MATH + "oMathPara"}:
            self._print(_formula(child), form)

    def _run(self, run: Element) -> None:
        """Read a `w:r` in its own format: direct, then the character style, then the paragraph's."""
        properties = run.find(W + "rPr")
        if properties is None:
            self.walk(run, self._base)
            return
        style = self._styles.run(value(properties, "rStyle"))
        self.walk(run, read_format(None, properties).over(style.over(self._base)))

    def _print(self, text: str, form: Format) -> None:
        """Put characters down, unless they are a field's instruction or hidden."""
        if not all(self._in_result):
            return
        if text != "\n":
            text = text.replace("\r", " ").replace("\n", " ")
        if form.hidden or is_unseen(form.size, form.colour, form.ground):
            self.found.hidden.append(text)
            return
        pieces = self.found.pieces
        # A raised digit behind a digit is a note's mark or an exponent, never one more place of the number.
        if form.raised and text[:1].isdigit() and pieces and pieces[-1].text[-1:].isdigit():
            text = f" {text}"
        font = old_font(self._styles.font(form))
        pieces.append(Piece(text, bool(form.bold), bool(form.italic), bool(form.capitals), font))

    def _symbol(self, element: Element, form: Format) -> None:
        """Print a `w:sym`, in its own font when that is one of letters."""
        name = element.get(W + "font", "")
        if old_font(name):
            self._print(chr(_code(element)), replace(form, font=name))
        else:
            self._print(_symbol(element), form)

    def _note(self, name: str, child: Element) -> None:
        """Remember a note, unless its reference is part of a field's instruction."""
        if all(self._in_result):
            self.found.notes.append((name.removesuffix("Reference"), child.get(W + "id", "")))

    def _field(self, kind: str | None) -> None:
        """Follow a complex field from its instruction to its result (ISO 29500-1, 17.16.18)."""
        if kind == "begin":
            self._in_result.append(False)
        elif self._in_result and kind == "separate":
            self._in_result[-1] = True
        elif self._in_result and kind == "end":
            self._in_result.pop()

    def _drawing(self, element: Element) -> None:
        """Find the text boxes and pictures of a drawing."""
        if local(element) == "txbxContent":
            self.found.boxes.append(element)
            return
        self.found.pictures += element.tag in _PICTURES
        children = chosen(element) if element.tag == MC + "AlternateContent" else element
        for child in () if children is None else children:
            self._drawing(child)


def _symbol(element: Element) -> str:
    """Return a `w:sym`; the private places of symbol fonts hold arrows and boxes, and stand for a bullet."""
    code = _code(element)
    return "•" if code >= _SYMBOL_FONTS_AT else chr(code) if code else ""


def _code(element: Element) -> int:
    """Return the code of a `w:sym`, 0 when it has none."""
    try:
        return min(int(element.get(W + "char", ""), 16), 0xFFFF)
    except ValueError:
        return 0


def _formula(element: Element) -> str:
    """Return the text of a formula, a fraction as `a/b`."""
    if element.tag == MATH + "t":
        return element.text or ""
    if element.tag == MATH + "f":
        return "/".join(_formula(part) for part in element if part.tag in {MATH + "num", MATH + "den"})
    return "".join(_formula(part) for part in element)
