"""What a clerk stamps on a PDF: signature fields whose appearance shows number or day over a blank of the page.

The page's own text keeps the blank, as in files that leave an electronic document system: the figure stands in the
field's appearance stream alone.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

__all__ = ["StampedLine"]

BLANK = " " * 9
STAMP_FONT = "Times-Roman"


class StampedLine(Flowable):
    """A centred line with one blank, and a signature field over the blank.

    Args:
        before: text before the blank.
        stamp: what the field's appearance shows (digits).
        after: text after the blank.
        field: name of the form field.
        font: font of the line, registered with reportlab.
        size: of the line and of the stamp, in points.
    """

    def __init__(self, before: str, stamp: str, after: str, *, field: str, font: str, size: float) -> None:
        super().__init__()
        self.before, self.stamp, self.after, self.field, self.font, self.size = before, stamp, after, field, font, size

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Take the whole width and one line's height."""
        self.width, self.height = available, self.size * 1.3
        return self.width, self.height

    def draw(self) -> None:
        """Print the line with its blank, then put the field over it."""
        text = f"{self.before}{BLANK}{self.after}"
        left = (self.width - stringWidth(text, self.font, self.size)) / 2
        self.canv.setFont(self.font, self.size)
        self.canv.drawString(left, self.size * 0.3, text)
        blank = left + stringWidth(self.before, self.font, self.size)
        middle = blank + (stringWidth(BLANK, self.font, self.size) - stringWidth(self.stamp, STAMP_FONT, self.size)) / 2
        x, y = self.canv.absolutePosition(middle, 0)
        self._add_field(x, y, stringWidth(self.stamp, STAMP_FONT, self.size) + 2, self.size * 1.2)

    def _add_field(self, x: float, y: float, width: float, height: float) -> None:
        document: Any = self.canv._doc  # noqa: SLF001 - reportlab has no call for signature fields
        widget = PDFDictionary({
            "Type": PDFName("Annot"), "Subtype": PDFName("Widget"), "FT": PDFName("Sig"), "F": 132, "T": PDFString(self.field),
            "Rect": PDFArray([x, y, x + width, y + height]),
            "AP": PDFDictionary({"N": document.Reference(self._appearance(width, height))}),
        })  # fmt: skip
        self.canv._addAnnotation(widget, self.field)  # noqa: SLF001
        form = getattr(document.Catalog, "AcroForm", None) or PDFDictionary({"Fields": PDFArray([]), "SigFlags": 3})
        form.dict["Fields"].sequence.append(document.refAnnotation(self.field))
        document.Catalog.AcroForm = form

    def _appearance(self, width: float, height: float) -> PDFStream:
        font = PDFDictionary({"Type": PDFName("Font"), "Subtype": PDFName("Type1"), "BaseFont": PDFName(STAMP_FONT)})
        resources = PDFDictionary({"Font": PDFDictionary({"F1": font})})
        shape = {
            "Type": PDFName("XObject"), "Subtype": PDFName("Form"),
            "BBox": PDFArray([0, 0, width, height]), "Resources": resources,
        }  # fmt: skip
        content = f"q BT /F1 {self.size} Tf 1 0 0 1 1 {self.size * 0.3:.2f} Tm ({self.stamp}) Tj ET Q"
        return PDFStream(PDFDictionary(shape), content.encode("ascii"))
