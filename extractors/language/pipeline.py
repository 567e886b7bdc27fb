"""The language of reports as one spaCy pipeline: `spacy.blank("vi")` with underthesea as its word segmenter.

Its components add span groups to a Doc, under the names of `GROUPS`; exact offsets and values stay with the findings
in `Doc.user_data`, since a span of spaCy must end where a word does and evidence must not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from extractors.labels import Label, chosen, spoken_in, undecided, unit_nouns
from extractors.negations import Negation, find_negations
from extractors.numbers import Number, find_number_words, find_numbers
from schemas.frames import Frame
from schemas.labels import frames

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from extractors.language.words import SyllableTokenizer

__all__ = ["GROUPS", "Findings", "read_language"]

GROUPS = ("quantities", "negations", "labels")


@dataclass(frozen=True, slots=True)
class Findings:
    """What the pipeline found in a text; offsets are those of the text.

    Attributes:
        borders: where words begin or end.
        labels: label and unit phrases for each frame.
    """

    borders: frozenset[int]
    numbers: tuple[Number, ...]
    negations: tuple[Negation, ...]
    labels: dict[str, tuple[Label, ...]]

    def shifted(self, by: int) -> Findings:
        """Return the findings with all offsets moved."""
        if not by:
            return self
        return Findings(
            frozenset(map(by.__add__, self.borders)),
            tuple(number.moved(by) for number in self.numbers),
            tuple(negation.moved(by) for negation in self.negations),
            {name: tuple(label.moved(by) for label in rows) for name, rows in self.labels.items()},
        )

    def joined(self, other: Findings) -> Findings:
        """Return these findings and those of a later stretch of the text."""
        names = [*self.labels, *(name for name in other.labels if name not in self.labels)]
        labels = {name: self.labels.get(name, ()) + other.labels.get(name, ()) for name in names}
        return Findings(self.borders | other.borders, self.numbers + other.numbers, self.negations + other.negations, labels)


def read_language(text: str, active: Sequence[Frame] | None = None) -> Findings:
    """Return what stands in a passage: words, numbers, negations and label phrases.

    Args:
        active: the frames whose labels are looked for; all of them by default.
    """
    nlp, tokenizer = _pipeline()
    options = spoken_in(text, 0, len(text), tuple(frame.name for frame in (frames().values() if active is None else active)))
    doc = tokenizer(text, undecided(text, options))
    doc.user_data["options"] = options
    doc = nlp(doc)
    data: dict[str, Any] = doc.user_data
    labels: dict[str, tuple[Label, ...]] = data["labels"]
    return Findings(frozenset(data["borders"]), data["quantities"], data["negations"], labels)


@cache
def _pipeline() -> tuple[Language, SyllableTokenizer]:
    import spacy  # noqa: PLC0415 - takes seconds to import
    from spacy.language import Language  # noqa: PLC0415

    from extractors.language.words import SyllableTokenizer  # noqa: PLC0415

    config = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}
    nlp = spacy.blank("vi", config=config)
    nlp.tokenizer = tokenizer = SyllableTokenizer(nlp.vocab)
    components: dict[str, Callable[[Doc], Doc]] = {
        "tonghop_quantities": _quantities,
        "tonghop_negations": _negations,
        "tonghop_labels": _labels,
    }
    for name, component in components.items():
        Language.component(name, func=component)
        nlp.add_pipe(name)
    return nlp, tokenizer


def _quantities(doc: Doc) -> Doc:
    text: str = doc.user_data["text"]
    digits = find_numbers(text)
    words = find_number_words(text, unit_nouns())
    numbers = tuple(sorted((*digits, *words)))
    doc.user_data["quantities"] = numbers
    for number in numbers:
        doc.user_data["borders"] |= {_word_before(text, number.start), _next_word(text, number.end)}
    return _group(doc, "quantities", [(number.start, number.end) for number in numbers])


def _negations(doc: Doc) -> Doc:
    found = find_negations(doc.user_data["text"])
    doc.user_data["negations"] = found
    return _group(doc, "negations", [(negation.start, negation.end) for negation in found])


def _labels(doc: Doc) -> Doc:
    text, borders, options = doc.user_data["text"], doc.user_data["borders"], doc.user_data["options"]
    found = {name: tuple(chosen(text, name, options, 0, len(text), borders)) for name in options}
    doc.user_data["labels"] = found
    return _group(doc, "labels", [(label.start, label.end) for labels in found.values() for label in labels])


def _group(doc: Doc, name: str, spans: Sequence[tuple[int, int]]) -> Doc:
    found = (doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    doc.spans[name] = [span for span in found if span is not None]
    return doc


def _word_before(text: str, position: int) -> int:
    while position > 0 and text[position - 1].isspace():
        position -= 1
    return position


def _next_word(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
