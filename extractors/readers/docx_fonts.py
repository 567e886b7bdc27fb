"""Old encodings in a DOCX: by the fonts of its runs, and where they tell nothing, by its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from extractors.readers.decoding import Decoder, Sample, decoder_of
from extractors.readers.docx_inline import Piece
from extractors.readers.docx_styles import Format, Styles, read_format
from extractors.readers.docx_xml import W, value
from extractors.readers.encodings import OldFont, has_codes, old_font

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from extractors.readers.docx_package import Package

__all__ = ["Decoded", "decoder_for"]

_SOFT_HYPHEN = W + "softHyphen"
_TEXT = (W + "t", _SOFT_HYPHEN)
_FONTS = (W + "hAnsi", W + "ascii")


class Decoded:
    """Brings the pieces of paragraphs out of old encodings, and remembers what it found.

    Attributes:
        found: how many passages there were of each encoding and font; the font is empty where it told nothing.
    """

    def __init__(self, decoder: Decoder) -> None:
        self.found: Counter[tuple[str, str]] = Counter()
        self._decoder = decoder

    def printed(self, pieces: Sequence[Piece]) -> str:
        """Return what Word prints of pieces that follow one another."""
        return "".join(self._shown(group, *key) for key, group in groupby(pieces, lambda piece: (piece.font, piece.capitals)))

    def _shown(self, pieces: Iterator[Piece], font: OldFont | None, capitals: bool) -> str:  # noqa: FBT001 - a key of groupby
        text = "".join(piece.text for piece in pieces)
        shown, encoding = self._decoder.shown(text, font)
        if encoding is not None and shown != text:
            self.found[encoding, font.name if font else ""] += 1
        return shown.upper() if capitals else shown


def decoder_for(package: Package, styles: Styles) -> Decoder:
    """Look over all text of a DOCX; one without old fonts and suspicious characters is done at once."""
    parts = [package.document, package.footnotes, package.endnotes, *package.headers, *package.footers]
    roots = [root for root in parts if root is not None]
    named = {name for root in (*roots, package.styles) for name in _fonts(root)} | {styles.font(Format(font="+minorHAnsi"))}
    if not any(map(old_font, named)) and not any(has_codes(_text(root)) for root in roots):
        return Decoder()
    return decoder_of(sample for root in roots for paragraph in root.iter(W + "p") for sample in _samples(paragraph, styles))


def _fonts(root: Element | None) -> Iterator[str]:
    for element in () if root is None else root.iter(W + "rFonts", W + "sym"):
        yield from (name for key in (*_FONTS, W + "font") if (name := element.get(key)))


def _samples(paragraph: Element, styles: Styles) -> Iterator[Sample]:
    """Yield the text of a paragraph's runs, joined where they follow one another in one font."""
    base = styles.paragraph(value(paragraph.find(W + "pPr"), "pStyle"))
    runs = ((_font(run, base, styles), _text(run)) for run in paragraph.iter(W + "r"))
    for font, group in groupby(runs, key=lambda run: run[0]):
        yield font, "".join(text for _, text in group)


def _font(run: Element, base: Format, styles: Styles) -> OldFont | None:
    properties = run.find(W + "rPr")
    form = read_format(None, properties).over(styles.run(value(properties, "rStyle")).over(base))
    return old_font(styles.font(form))


def _text(element: Element) -> str:
    return "".join("\u00ad" if child.tag == _SOFT_HYPHEN else child.text or "" for child in element.iter(*_TEXT))
