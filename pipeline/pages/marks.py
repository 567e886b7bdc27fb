"""What was read from a document, as marks on its text: each with a key that its row in the lists has, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.extract import Understanding
from schemas.display import indicator_name, number_groups, words
from schemas.report import Evidence, Measurement, Report

__all__ = ["Mark", "MarkIndex", "family_of", "figure", "group_of", "marks_of", "value_text"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span `[start, end)` of the text that something was read from.

    Attributes:
        keys: of the rows that tell about it, its own first: `n3` a number, `m1` a measurement, `f0` a finding, `c2` a
            citation, `h-title` a part of the head.
        group: what colours it: a family of indicators, a group of numbers, `fact`; `None` for words that are shown
            only when their row is selected.
        title: what a pointer over it is told.
        flagged: it takes part in a finding.
        shape: `outline` for one box a page that lies round others, else one box a line.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    group: str | None = None
    title: str = ""
    flagged: bool = False
    shape: str = ""


class MarkIndex:
    """Finds the marks that touch a stretch of the text without looking at all of them."""

    _STEP = 512

    def __init__(self, marks: Iterable[Mark]) -> None:
        """Sort the marks into stretches of the text; their order is kept."""
        self._marks = tuple(marks)
        self._at: dict[int, list[int]] = {}
        for place, mark in enumerate(self._marks):
            for step in range(mark.start // self._STEP, mark.end // self._STEP + 1):
                self._at.setdefault(step, []).append(place)

    def touching(self, start: int, end: int) -> list[Mark]:
        """Return the marks that hold characters of `[start, end)`, in their order."""
        steps = range(start // self._STEP, end // self._STEP + 1)
        places = sorted({place for step in steps for place in self._at.get(step, ())})
        return [mark for mark in map(self._marks.__getitem__, places) if mark.start < end and mark.end > start]


def marks_of(found: Understanding) -> tuple[Mark, ...]:
    """Return the marks in the order of their beginning, wider ones first."""
    report = found.report
    others = (*_facts(report), *_figures(found))
    index = MarkIndex(others)
    numbers = (_number(found, place, index) for place in range(len(found.uses)))
    return tuple(sorted((*others, *numbers), key=lambda mark: (mark.start, -mark.end, mark.group is not None)))


def family_of(code: str) -> str:
    """Return the family of an indicator."""
    return code.partition(".")[0]


def group_of(kind: str | None) -> str:
    """Return the group of a number that is no figure."""
    return _groups()[kind or "none"]


def value_text(value: float) -> str:
    """Return a value the Vietnamese way: `4.098`, `70,2`."""
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def figure(item: Measurement) -> str:
    """Return a measurement in a line."""
    about = "khoảng " if item.approximate else ""
    return f"{indicator_name(item.indicator)}: {about}{value_text(item.value)} {item.unit}"


def _facts(report: Report) -> Iterator[Mark]:
    for name, evidence in (*report.header.evidence.items(), ("period", report.period.evidence if report.period else None)):
        if evidence:
            yield Mark(evidence.start, evidence.end, (f"h-{name}",), "fact", words("header").get(name, name))
    for place, citation in enumerate(report.citations):
        yield Mark(citation.evidence.start, citation.evidence.end, (f"c{place}",), "fact", "Văn bản viện dẫn")
    for place, law in enumerate(report.laws):
        yield Mark(law.evidence.start, law.evidence.end, (f"l{place}",), "fact", "Luật viện dẫn theo tên và năm")
    for place, finding in enumerate(report.findings):
        for evidence in _unique((*([finding.evidence] if finding.evidence else []), *finding.related)):
            yield Mark(evidence.start, evidence.end, (f"f{place}",), None, finding.message)


def _unique(evidences: tuple[Evidence, ...]) -> Iterator[Evidence]:
    yield from {(item.start, item.end): item for item in evidences}.values()


def _figures(found: Understanding) -> Iterator[Mark]:
    """Yield the words of each measurement; they are coloured themselves where no digits tell the figure (`không phát sinh`)."""
    counted = {place for use in found.uses for place in use.figures}
    for place, item in enumerate(found.report.measurements):
        group = None if place in counted else family_of(item.indicator)
        yield Mark(item.evidence.start, item.evidence.end, (f"m{place}",), group, figure(item))


def _number(found: Understanding, place: int, others: MarkIndex) -> Mark:
    use = found.uses[place]
    over = [mark for mark in others.touching(use.start, use.end) if mark.start <= use.start and use.end <= mark.end]
    figures = [f"m{index}" for index in use.figures]
    flags = [mark.keys[0] for mark in over if mark.keys[0].startswith("f")]
    facts = [mark.keys[0] for mark in over if mark.group == "fact"]
    measurements = found.report.measurements
    group = family_of(measurements[use.figures[0]].indicator) if use.figures else group_of(use.kind)
    title = "; ".join(figure(measurements[index]) for index in use.figures) or words("numbers")[use.kind or "none"]
    keys = (f"n{place}", *figures, *flags, *facts)
    return Mark(use.start, use.end, keys, group, title, flagged=bool(flags))


@cache
def _groups() -> Mapping[str, str]:
    return {"figure": "other", **{kind: name for name, group in number_groups().items() for kind in group.kinds}}
