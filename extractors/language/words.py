"""Word segmentation: underthesea as the tokenizer of spaCy's Vietnamese pipeline.

Vietnamese writes syllables apart, so a word is told from its syllables by the segmenter: `đơn` in `đơn vị` is no
petition.  Words are laid back onto the text without changing a character of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Container, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

from underthesea import word_tokenize

from extractors.numbers import holds_figure

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["SyllableTokenizer", "word_spans"]

_CLAUSE = re.compile(r"[^,;:.()\[\]\n]+")
_BREAK = " ; "  # no word goes on over it
_REACH = 3
_SYLLABLE = re.compile(r"\w+|[^\w\s]")
_SPAN = re.Match.span


def word_spans(text: str, asked: Collection[int] | None = None) -> list[tuple[int, int]]:
    """Return the words of `text` as half-open spans, in order; white space lies between them.

    In clauses with a figure the surroundings of the syllables that are asked about are segmented; elsewhere each
    syllable stands for itself, since segmenting costs thirty times what reading does.

    Args:
        asked: where syllables begin for which it matters whether they are words of their own; `None` for all of them.
    """
    places = None if asked is None else sorted(asked)
    clauses = (span for span in map(_SPAN, _CLAUSE.finditer(text)) if _asks(places, *span) and holds_figure(text, *span))
    stretches = [stretch for clause in clauses for stretch in _stretches(text, clause, asked)]
    spans: list[tuple[int, int]] = []
    position = 0
    for (start, end), words in zip(stretches, _segmented(text, stretches), strict=True):
        spans += map(_SPAN, _SYLLABLE.finditer(text, position, start))
        spans += words
        position = end
    spans += map(_SPAN, _SYLLABLE.finditer(text, position))
    return spans


def _asks(places: Sequence[int] | None, start: int, end: int) -> bool:
    """Tell whether one of the places, in order, lies in `[start, end)`."""
    return places is None or bisect_left(places, start) < bisect_left(places, end)


def _stretches(text: str, clause: tuple[int, int], asked: Container[int] | None) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a clause that lie within `_REACH` syllables of one that is asked about."""
    syllables = [match.span() for match in _SYLLABLE.finditer(text, *clause)]
    low = high = 0
    for index, (start, _) in enumerate(syllables):
        if asked is not None and start not in asked:
            continue
        if index - _REACH > high:
            if high:
                yield syllables[low][0], syllables[high - 1][1]
            low = index - _REACH
        high = min(index + _REACH + 1, len(syllables))
    if high:
        yield syllables[low][0], syllables[high - 1][1]


def _segmented(text: str, stretches: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return the words of each stretch; the segmenter is called once for all."""
    joined = _BREAK.join(text[start:end] for start, end in stretches)
    found: list[list[tuple[int, int]]] = [[] for _ in stretches]
    starts = [0, *accumulate(end - start + len(_BREAK) for start, end in stretches)]
    words = word_tokenize(joined) if stretches else []
    if sum(map(_letters, words)) != _letters(joined):
        return [[match.span() for match in _SYLLABLE.finditer(text, *stretch)] for stretch in stretches]
    index = position = 0
    for word in words:
        low, position = _locate(joined, _letters(word), position)
        while low >= starts[index + 1]:
            index += 1
        start, end = stretches[index]
        shift = start - starts[index]
        if low + shift < end:
            found[index].append((low + shift, min(position + shift, end)))
    return found


def _letters(word: str) -> int:
    return len("".join(word.split()))


def _locate(text: str, letters: int, position: int) -> tuple[int, int]:
    """Return the span of the next word: the segmenter moves tone marks (`hoá`) and spaces, but keeps every letter."""
    while text[position].isspace():
        position += 1
    end = position
    while letters:
        letters -= not text[end].isspace()
        end += 1
    return position, end


class SyllableTokenizer:
    """A spaCy tokenizer whose tokens are the words that underthesea finds."""

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocabulary of the pipeline."""
        self.vocab = vocab

    def __call__(self, text: str, asked: Collection[int] | None = None) -> Doc:
        """Return a Doc whose text is exactly `text`, with the places where its tokens begin and end as `borders`.

        One space behind a word is kept as spaCy keeps it, what else lies between words is a token.

        Args:
            asked: as for `word_spans`.
        """
        from spacy.tokens import Doc  # noqa: PLC0415 - spaCy takes seconds to import

        spans = word_spans(text, asked)
        if before := text[: spans[0][0] if spans else None]:
            spans.insert(0, (0, len(before)))
        words: list[str] = []
        spaces: list[bool] = []
        borders = set(chain.from_iterable(spans))
        for (start, end), (after, _) in pairwise([*spans, (len(text), 0)]):
            gap = text[end:after]
            words.append(text[start:end])
            spaces.append(gap[:1] == " ")
            if rest := gap.removeprefix(" "):
                words.append(rest)
                spaces.append(False)
                borders |= {after - len(rest), after}
        return Doc(self.vocab, words=words, spaces=spaces, user_data={"text": text, "borders": borders})
