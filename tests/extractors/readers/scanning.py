"""Makes scans of printed pages, and what OCR would read from them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from extractors.readers.tesseract import Area, Symbol, Word

__all__ = ["as_scan", "said"]

_DOTS = 200
_WIDTH, _HEIGHT = 26, 40  # pixels of a letter of OCR


def as_scan(path: Path, *, turn: int = 0, skew: float = 0.0, pages: int | None = None) -> bytes:
    """Return a PDF as a scanner would give it: dirty pictures of its pages, turned clockwise, lines falling to the right.

    Args:
        path: of a PDF.
        turn: 0, 90, 180 or 270 degrees.
        skew: in degrees.
        pages: how many of the first pages; `None` for all.
    """
    with pdfium.PdfDocument(path) as document:
        pictures = [_scanned(page.render(scale=_DOTS / 72).to_pil(), turn, skew) for page in list(document)[:pages]]
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", resolution=_DOTS, save_all=True, append_images=pictures[1:])
    return buffer.getvalue()


def _scanned(picture: Image.Image, turn: int, skew: float) -> Image.Image:
    grey = picture.convert("L").rotate(-skew, Image.Resampling.BICUBIC, fillcolor=255).rotate(-turn, expand=True)
    chance = np.random.default_rng(7)
    dirty = np.asarray(grey, np.float32) * 0.92 + 10 + chance.normal(0, 6, (grey.height, grey.width))
    for x, y in zip(chance.integers(0, grey.width, 60), chance.integers(0, grey.height, 60), strict=True):
        dirty[y : y + 2, x : x + 2] = 60
    return Image.fromarray(dirty.clip(0, 255).astype(np.uint8))


def said(text: str, left: int, top: int, sure: float | Sequence[float] = 0.96) -> list[Word]:
    """Return the words of a line that OCR read at a place (pixels), all as sure, or each as sure as given."""
    words: list[Word] = []
    parts = text.split(" ")
    confidences = [sure] * len(parts) if isinstance(sure, float) else sure
    for part, confidence in zip(parts, confidences, strict=True):
        symbols = tuple(
            Symbol(char, Area(left + place * _WIDTH, top, left + (place + 1) * _WIDTH - 4, top + _HEIGHT), confidence)
            for place, char in enumerate(part)
        )
        if symbols:
            words.append(Word(symbols, top + _HEIGHT, confidence))
        left += (len(part) + 1) * _WIDTH
    return words
