"""Which old encoding each part of a document is in, decided by its fonts and by all of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from extractors.readers.encodings import OldFont, decode, evident, has_codes, improves
from extractors.readers.syllables import tally

__all__ = ["Decoder", "Sample", "decoder_of", "encoding_warnings"]

Sample = tuple[OldFont | None, str]
"""A text and what its font tells."""

# Letters that Latin-1 has not: a text with them was typed in Unicode, whatever its font.
_UNICODE = re.compile("[ăĂđĐĩĨũŨơƠưƯẠ-ỹ]")
_PART = 0.7
_FEW = 20  # one in so many


@dataclass(frozen=True, slots=True)
class Decoder:
    """What was decided for a document.

    Attributes:
        proven: encodings of text whose font tells none.
        whole: those of them that all such text is in.
        leftover: encodings whose fonts were left over from a template, and hold text in Unicode.
    """

    proven: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    leftover: frozenset[str] = frozenset()

    def encoding(self, text: str, font: OldFont | None) -> str | None:
        """Return the old encoding that a passage of one font is in, `None` for Unicode."""
        if _UNICODE.search(text):
            return None
        if font is None:
            tied = next(iter(self.whole), None) if len(self.whole) == 1 else None
            return next((name for name in sorted(self.proven) if improves(text, name, least=_PART, tied=name == tied)), None)
        if font.encoding in self.leftover:
            return None
        decoded, _ = decode(text, font.encoding)
        return None if tally(text).possible > tally(decoded).possible else font.encoding

    def shown(self, text: str, font: OldFont | None) -> tuple[str, str | None]:
        """Return a passage of one font as it is printed, and its encoding; a font of capitals shows nothing else."""
        encoding = self.encoding(text, font)
        if encoding is None:
            return text, None
        decoded, _ = decode(text, encoding)
        return decoded.upper() if font is not None and font.capitals else decoded, encoding


def decoder_of(samples: Iterable[Sample]) -> Decoder:
    """Decide for a document by the texts of its paragraphs, each of one font.

    An encoding that a font tells anywhere is taken to be possible everywhere.
    """
    kept: list[tuple[str | None, str]] = []
    modern = 0
    for font, text in samples:
        if font or has_codes(text):
            kept.append((font.encoding if font else None, text))
        else:
            modern += _UNICODE.search(text) is not None
    kept.sort(key=lambda sample: sample[0] or "")
    leftover: set[str] = set()
    proven: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    for encoding, group in groupby(kept, key=lambda sample: sample[0]):
        texts = [text for _, text in group]
        if encoding is None:
            whole = evident(texts)
            proven |= whole
            modern += sum(_UNICODE.search(text) is not None for text in texts)
            whole = frozenset() if modern * _FEW > len(texts) else whole
        elif _is_leftover("\n".join(texts), encoding):
            leftover.add(encoding)
        else:
            proven |= {encoding}
    return Decoder(proven, whole, frozenset(leftover))


def _is_leftover(text: str, encoding: str) -> bool:
    return tally(text).possible > tally(decode(text, encoding)[0]).possible


def encoding_warnings(found: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """Yield, in Vietnamese, which old encodings a text was brought out of.

    Args:
        found: how many passages there were of each encoding and font; the font is empty where it told nothing.
    """
    for encoding in sorted({encoding for encoding, _ in found}):
        fonts = sorted(font for name, font in found if name == encoding)
        told = f"phông {', '.join(filter(None, fonts))}" if any(fonts) else ""
        guessed = "nhận ra qua mặt chữ" if "" in fonts else ""
        yield f"Văn bản dùng bảng mã {encoding} ({'; '.join(filter(None, (told, guessed)))}); đã chuyển sang Unicode."
