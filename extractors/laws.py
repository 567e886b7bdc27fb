"""Laws that a text names by name and year, without a number: `Luật Tiếp công dân năm 2013`.

What is not stated stays missing: no number is looked up, and a law without a year is no reference.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.evidence import evidence_of
from extractors.law_names import Law, law_at, law_type, opens_law
from extractors.references import Reference
from schemas.document import Document
from schemas.laws import law_words
from schemas.report import NamedLaw
from schemas.wording import alternatives

__all__ = ["cited_spans", "find_laws", "laws_of", "without_laws"]

_LINK = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|\s(?:và|hoặc)\s+)")
_PLURAL = re.compile(r"(?<!\w)các\s+$", re.IGNORECASE)
_COLON = re.compile(r"\s*:(?=\s)")
_NUMBERED = ("Luật", "PL")
_FAR = 60


def cited_spans(numbered: Sequence[Reference], laws: Sequence[Law]) -> tuple[tuple[int, int], ...]:
    """Return where documents are named, by number or by name and year, in the order in which they stand in the text."""
    return tuple(sorted((*((item.mention.start, item.end) for item in numbered), *((law.start, law.end) for law in laws))))


def laws_of(document: Document, found: Sequence[Law]) -> tuple[NamedLaw, ...]:
    """Return the laws of a document, one for each name and year; the day comes from any mention."""
    kept: dict[tuple[str, int], NamedLaw] = {}
    for law in found:
        for year in law.years:
            first = kept.get((law.name.casefold(), year))
            if first is None:
                evidence = evidence_of(document, law.start, law.end)
                item = NamedLaw(type=law.type, name=law.name, year=year, issued_on=law.issued_on, evidence=evidence)
                kept[law.name.casefold(), year] = item
            elif first.issued_on is None and law.issued_on is not None:
                kept[law.name.casefold(), year] = first.model_copy(update={"issued_on": law.issued_on})
    return tuple(kept.values())


def without_laws(text: str, latest: int | None, since: int | None) -> str:
    """Return a text with spaces in place of the laws that it names; the arguments are those of `find_laws`."""
    for law in find_laws(text, (), latest, since):
        text = f"{text[: law.start]}{' ' * (law.end - law.start)}{text[law.end :]}"
    return text


def find_laws(
    text: str,
    numbered: Sequence[Reference],
    latest: int | None = None,
    since: int | None = None,
    agencies: Container[int] = (),
) -> list[Law]:
    """Return the laws that a text names by name and year, in order.

    Args:
        numbered: the documents that are named by number; a law among them is not told a second time.
        latest: the year in which the text was issued; no law is younger.
        since: the year in which the work begins that the text tells of.  Behind a word of doing (`triển khai Luật ... năm
            2026`) this year or a later one may be that of the work, and names no law.
        agencies: places where the name of an agency begins; none of them is the name of a law without its type word.
    """
    known = _known(text, numbered)
    spans = [(item.mention.start, item.end) for item in numbered]
    return [
        law
        for law in _mentions(text, agencies)
        if law.years
        and not any(start < law.end and law.start < end for start, end in spans)
        and not any((law.name.casefold(), str(year)) in known for year in law.years)
        and not _has_number(text, law, numbered)
        and not any(latest is not None and year > latest for year in law.years)
        and not _of_the_work(text, law, since)
    ]


def _mentions(text: str, agencies: Container[int]) -> Iterator[Law]:
    end = 0
    for match in opens_law().finditer(text, 0, len(text)):
        if match.start() < end:
            continue
        members = _members(text, match, agencies)
        yield from _sharing(members)
        end = members[-1].end if members else match.end()


def _members(text: str, match: re.Match[str], agencies: Container[int]) -> list[Law]:
    """Return the laws of the list that begins with a type word; the others may leave it out (`các Luật Khiếu nại, Tố cáo`)."""
    plural = _PLURAL.search(text, max(0, match.start() - 8), match.start()) is not None
    colon = _COLON.match(text, match.end()) if plural else None
    first = law_at(text, match.start(), colon.end() if colon else match.end(), law_type(match), plural=plural)
    members = [first] if first else []
    while members and (link := _LINK.match(text, members[-1].end)):
        after = _member(text, link.end(), members[-1], plural=plural)
        if after is None or (not after.typed and after.start in agencies):
            break
        members.append(after)
    return members


def _member(text: str, at: int, before: Law, *, plural: bool) -> Law | None:
    """Return the next law of a list.

    One without a type word is a law under `các`, or where both years stand bare (`Luật Khiếu nại 2011, Tố cáo 2018`).
    """
    if opened := opens_law().pattern.match(text, at):
        return law_at(text, at, opened.end(), law_type(opened), plural=plural)
    law = law_at(text, at, at - 1, before.type, typed=False, plural=plural) if text[at - 1].isspace() else None
    bare = law is not None and law.plain and before.plain
    return law if plural or bare else None


def _sharing(members: Sequence[Law]) -> list[Law]:
    """Give the members of a list the year that is said of all; one with a type word of its own has its year for itself."""
    result = list(members)
    for index in range(len(result) - 2, -1, -1):
        after = result[index + 1]
        if not result[index].years and after.years and not after.typed:
            result[index] = replace(result[index], years=after.years, issued_on=after.issued_on)
    return result


def _known(text: str, numbered: Sequence[Reference]) -> set[tuple[str, str]]:
    """Return names and years of the laws that have their number elsewhere in the text."""
    known = set()
    for item in numbered:
        if item.mention.type not in _NUMBERED:
            continue
        year = re.search(r"/((?:19|20)\d\d)/", item.mention.number)
        name = re.match(r"[^\d]+?(?=\s*(?:số\s*)?:?\s*\d)", text[item.mention.start : item.mention.end])
        if year and name:
            known.add((" ".join(name[0].split()).casefold(), year[1]))
    return known


def _has_number(text: str, law: Law, numbered: Sequence[Reference]) -> bool:
    """Tell whether its number stands right behind a law: `Luật Khiếu nại năm 2011 (Luật số 02/2011/QH13)`."""
    return any(
        item.mention.type in _NUMBERED
        and re.fullmatch(r"\s*,?\s*\(\s*" if item.mention.typed else r"\s*,?\s*\(?\s*", text[law.end : item.mention.start])
        for item in numbered
        if law.end <= item.mention.start < law.end + 8
    )


@cache
def _doing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = law_words()
    done = rf"(?<!\w)(?:{alternatives(words.carried)})(?!\w)[^.;:()\d\n]*$"
    told = rf"(?<!\w)(?:{alternatives(words.told)})\s[^.;:()\d\n]*{done}"
    return re.compile(done, re.IGNORECASE), re.compile(told, re.IGNORECASE)


def _of_the_work(text: str, law: Law, since: int | None) -> bool:
    """Tell whether the year behind a law may be that of the work that is told of."""
    if law.plain or (since is not None and max(law.years) < since):
        return False
    before = text[max(0, law.start - _FAR) : law.start]
    done, told = _doing()
    return (told if since is None else done).search(before) is not None
