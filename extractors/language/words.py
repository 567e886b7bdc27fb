"""Word segmentation: underthesea as the tokenizer of spaCy's Vietnamese pipeline.

Vietnamese writes syllables apart, so a word is told from its syllables by the segmenter: `đơn` in `đơn vị` is no
petition.  Words are laid back onto the text without changing a character of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from typing import TYPE_CHECKING

from underthesea import word_tokenize

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["SyllableTokenizer", "word_spans"]

_CLAUSE = re.compile(r"[^,;:.()\[\]\n]+")
_FIGURE = re.compile(r"\d|không|chưa|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b", re.IGNORECASE)
_BREAK = " ; "  # no word goes on over it
_LETTERS = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(r"\w+|[^\w\s]")


def word_spans(text: str, asked: Callable[[str], bool] = lambda _: True) -> list[tuple[int, int]]:
    """Return the words of `text` as half-open spans, in order; white space lies between them.

    Clauses with a figure and with a syllable that is asked about are segmented; elsewhere each syllable stands for
    itself, since segmenting costs thirty times what reading does.

    Args:
        asked: tells whether it matters that a syllable (in lower case) is a word of its own.
    """
    clauses = [match.span() for match in _CLAUSE.finditer(text) if _FIGURE.search(text, *match.span())]
    clauses = [span for span in clauses if any(map(asked, _LETTERS.findall(text[slice(*span)].lower())))]
    spans: list[tuple[int, int]] = []
    position = 0
    for (start, end), words in zip(clauses, _segmented(text, clauses), strict=True):
        spans += (match.span() for match in _SYLLABLE.finditer(text, position, start))
        spans += words
        position = end
    spans += (match.span() for match in _SYLLABLE.finditer(text, position))
    return spans


def _segmented(text: str, clauses: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return the words of each clause; the segmenter is called once for all."""
    joined = _BREAK.join(text[start:end] for start, end in clauses)
    found: list[list[tuple[int, int]]] = [[] for _ in clauses]
    starts = [0, *accumulate(end - start + len(_BREAK) for start, end in clauses)]
    index = position = 0
    for word in word_tokenize(joined) if clauses else ():
        span = _locate(joined, word, position)
        if span is None:
            continue
        position = span[1]
        while span[0] >= starts[index + 1]:
            index += 1
        start, end = clauses[index]
        low, high = span[0] + start - starts[index], span[1] + start - starts[index]
        if low < end:
            found[index].append((low, min(high, end)))
    return found


def _locate(text: str, word: str, position: int) -> tuple[int, int] | None:
    start = text.find(word, position)
    if start >= 0 and not text[position:start].strip():
        return start, start + len(word)
    pattern = r"\s*".join(re.escape(part) for part in word.split())
    match = re.compile(pattern).search(text, position) if pattern else None
    return match.span() if match else None


class SyllableTokenizer:
    """A spaCy tokenizer whose tokens are the words that underthesea finds."""

    def __init__(self, vocab: Vocab, asked: Callable[[str], bool] = lambda _: True) -> None:
        """Keep the vocabulary of the pipeline, and what tells the syllables for which segmenting is worth its time."""
        self.vocab = vocab
        self.asked = asked

    def __call__(self, text: str) -> Doc:
        """Return a Doc whose text is exactly `text`."""
        from spacy.tokens import Doc  # noqa: PLC0415 - spaCy takes seconds to import

        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for start, end in [*word_spans(text, self.asked), (len(text), len(text))]:
            position = _fill(text, position, start, words, spaces)
            if end > start:
                words.append(text[start:end])
                spaces.append(False)
                position = end
        return Doc(self.vocab, words=words, spaces=spaces)


def _fill(text: str, position: int, start: int, words: list[str], spaces: list[bool]) -> int:
    """Put what lies between two words into the token list: one space as spaCy keeps it, the rest as tokens."""
    gap = text[position:start]
    if gap.startswith(" ") and words:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)
    return start
