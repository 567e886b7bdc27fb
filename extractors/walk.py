"""The way through a passage, mark by mark: what is known at each number of the words and counts before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.labels import Label
from extractors.numbers import Number
from extractors.passages import Count, Level, Passage, merge
from schemas.frames import Features, Frame
from schemas.labels import frames

__all__ = ["Walk"]

_BY_NUMBER = re.compile(r"[\s:]*(?:(?:là|có)\s+)?\d")


@dataclass(slots=True)
class Walk:
    """The way through a passage, mark by mark.

    Attributes:
        latest: the count just read; `last`: that of the sentence itself; `main`: that of the sentence before.
        left, lead: where the words of the next number begin: behind the last mark, behind the last one that is no comma.
        sentence, clause: where they begin.
        numbered: whether a number stands in the clause already.
    """

    passage: Passage
    counts: list[Count] = field(default_factory=list)
    levels: list[Level] = field(default_factory=lambda: [Level("root")])
    last: Count | None = None
    latest: Count | None = None
    main: Count | None = None
    left: int = 0
    lead: int = 0
    sentence: int = 0
    clause: int = 0
    numbered: bool = False

    @classmethod
    def through(cls, passage: Passage) -> Walk:
        """Begin at a passage's start, under the count of the list item above it."""
        walk = cls(passage, left=passage.start, lead=passage.start, sentence=passage.start, clause=passage.start)
        if passage.parent is not None:
            walk.levels[0] = Level("root", passage.parent.frame, passage.parent.features, passage.parent)
        elif passage.kept:
            walk.levels[0] = Level("root", passage.hint, passage.kept)
        return walk

    @property
    def frames(self) -> Sequence[Frame]:
        """Return the frames that the passage can speak of."""
        return self.passage.frames or tuple(frames().values())

    @property
    def nearest(self) -> str | None:
        """Return the frame that is spoken of here: by the open level, the sentence, or the heading."""
        level = self.frame_level()
        return (level.frame if level else None) or (self.last.frame if self.last else None) or self.passage.hint

    def frame_level(self) -> Level | None:
        """Return the innermost open level that speaks of a frame; a bracket hides those outside of it."""
        for level in reversed(self.levels):
            if level.kind == "head" and level.consumed and not self._shared(level):
                continue
            if level.frame is not None:
                return level
            if level.kind == "bracket":
                return level
        return None

    def _shared(self, level: Level) -> bool:
        """Tell whether all counts of its clause stand under a head, which says who or how (`thường xuyên: 20 lượt, 21 người`)."""
        return (
            level.frame is not None
            and bool(level.features)
            and frames()[level.frame].master not in dict(level.features)
            and self.clause <= level.start
        )

    def clean(self, start: int, end: int) -> str:
        """Return the text between two offsets with names, dates and references overwritten by `¤`."""
        return (self.passage.clean or self.passage.text)[start:end]

    def owned(self, start: int, end: int) -> bool:
        """Tell whether an agency is named between two offsets."""
        return any(start <= low and high <= end for low, high in self.passage.owners)

    def labels(self, frame: str, start: int, end: int) -> list[Label]:
        """Return the labels of a frame that lie between two offsets."""
        return [label for label in self.passage.labels.get(frame, ()) if start <= label.start and label.end <= end]

    def blocked(self, frame: Frame, start: int, end: int) -> bool:
        """Tell whether a word between two offsets makes a count another thing: none that belongs to a label of the frame."""
        labels = self.passage.labels.get(frame.name, ())
        return any(
            not any(label.start <= match.start() and match.end() <= label.end for label in labels if label.says)
            for match in frame.blocking(self.passage.text, start, end)
        )

    def said(self, labels: Sequence[Label], frame: Frame) -> Features:
        """Return what labels say together; a later one overwrites, weak ones speak under a count of their frame alone."""
        said: Features = frozenset()
        under = any(level.parent is not None and level.frame == frame.name for level in self.levels)
        unit: Label | None = None
        for label in labels:
            beside = unit is not None and label.start - unit.end == 1 and frame.master not in dict(label.says)
            unit = label if label.role == "unit" else None
            if label.role != "label" or (label.weak and not (under or beside or self._goes_on_with(label, frame))):
                continue
            kept = dict(said).get(frame.master) in frame.keeps
            said = merge(label.says, said) if kept else merge(said, _joined(frame, said, label.says))
        return said

    def _goes_on_with(self, label: Label, frame: Frame) -> bool:
        """Tell whether a weak label divides what stands before: `giải quyết 58 vụ, kết quả: đúng 06 vụ, sai 11 vụ`.

        It says no master of its own and stands right before the number, or the count before it says the same dimension.
        """
        before = self.latest
        if before is None or before.frame != frame.name or before.sentence != self.sentence:
            return self._headed(label, frame)
        said = {dimension for dimension, _ in label.says} - {frame.master}
        if frame.master not in {dimension for dimension, _ in label.says}:
            return _BY_NUMBER.match(self.passage.text, label.end) is not None
        return bool(said) and said <= {dimension for dimension, _ in before.features}

    def _headed(self, label: Label, frame: Frame) -> bool:
        """Tell whether a weak label right before a number divides what the words before a colon tell.

        `Kết quả giải quyết khiếu nại: đúng 02, sai 11`
        """
        head, dimensions = self.levels[-1], {dimension for dimension, _ in label.says}
        told = head.kind == "head" and head.frame == frame.name and frame.master in dict(head.features)
        return told and frame.master not in dimensions and _BY_NUMBER.match(self.passage.text, label.end) is not None

    def topical(self, frame: Frame) -> bool:
        """Tell whether a topic word of the frame stands near enough, or the heading speaks of it."""
        if (
            frame.needs_topic == "nowhere"
            or self.passage.hint == frame.name
            or frame.topical(self.passage.text[self.passage.start : self.passage.end])
        ):
            return True
        if frame.topical(self.passage.surroundings) or (frame.needs_topic == "title" and frame.topical(self.passage.title)):
            return True
        passage, end = (
            self.passage,
            next((m.start for m in self.passage.marks if m.kind == "stop" and m.start >= self.sentence), None),
        )
        sentence = passage.text[self.sentence : passage.end if end is None else end]
        return frame.implied_in(passage.text[passage.start : passage.end], sentence, passage.headings)

    def evidence_start(self, number: Number) -> int:
        """Return where the words that state a number begin."""
        text = self.passage.text
        start = min(self.lead, number.start)
        head = self.levels[-1]
        if not text[start : number.start].strip() and head.kind == "head" and head.start == start:
            start = max(self.sentence, text.rfind("\n", 0, start) + 1, self.clause)
        while start < number.start and text[start] in " \n,;:-–.":
            start += 1
        return start

    def evidence_end(self, tail: int, labels: Sequence[Label]) -> int:
        """Return where the words that state a number end."""
        return max([tail, *(label.end for label in labels)])


def _joined(frame: Frame, said: Features, more: Features) -> Features:
    """Return what a label says, with what was said before it of the same dimension (`trực tiếp` and `qua bưu chính`)."""
    for values, means in frame.joins:
        if more <= values and (said & values) and not more <= said:
            return frozenset((dimension, means) for dimension, _ in more)
    return more
