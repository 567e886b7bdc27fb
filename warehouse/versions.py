"""Which report gives way to which: a pure rule over heads of reports, so that the order of files does not matter.

Two reports of one issuer are versions of one report when

* they carry one number and symbol of one year (`number`): the same report sent twice, as DOCX and as a scan; or
* the later one names the other as replaced (`cited`), by a citation or in its title; or
* they are of one type and one reporting period and their titles are about the same (`title`).  A report that only adds to
  another one (bổ sung, đính chính) takes its place only when it states all its indicators again; titles with different
  counts in brackets (lần 1, lần 2) are different events.

Of the versions the one issued last counts; of two of one day the higher number, then the one read from text before one
read by OCR, then the greater hash.  A report that is named as replaced never counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from typing import Any

from schemas.catalog import read_toml

__all__ = ["Head", "Supersession", "about_the_same", "supersessions"]


@dataclass(frozen=True, slots=True)
class Head:
    """What the rule looks at in one report.

    Attributes:
        issuer: code of the agency, else its name.
        issuer_name: as the report prints it.
        period: the reporting period, else its first and last day.
        replaces, adds_to: numbers with symbols (`87/BC-UBND`) that it cites as replaced, and as supplemented or corrected.
        indicators: codes of its own figures.
    """

    report_id: str
    type: str | None
    number: str | None
    symbol: str | None
    issuer: str | None
    issuer_name: str | None
    issued_on: date | None
    issued_year: int | None
    title: str | None
    period: str | None
    by_text: bool
    replaces: frozenset[str] = frozenset()
    adds_to: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()

    @property
    def code(self) -> str | None:
        """Return number and symbol in one spelling, `None` when one of them is blank."""
        return _code(f"{self.number}/{self.symbol}") if self.number and self.symbol else None

    @property
    def year(self) -> int | None:
        """Return the year of issue."""
        return self.issued_year or (self.issued_on.year if self.issued_on else None)


@dataclass(frozen=True, slots=True)
class Supersession:
    """A report that gave way, the current one, and why: `number`, `cited` or `title`."""

    report_id: str
    superseded_by: str
    basis: str


@dataclass(frozen=True, slots=True)
class _Link:
    """Two versions of one report; for `cited` the first one is replaced."""

    one: Head
    other: Head
    basis: str


def supersessions(heads: Iterable[Head]) -> list[Supersession]:
    """Return the reports that gave way, each with the current version, in the order of their ids."""
    issuers: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        if head.issuer:
            issuers[head.issuer.casefold()].append(head)
    found = [item for group in issuers.values() if len(group) > 1 for item in _of_issuer(group)]
    return sorted(found, key=lambda item: item.report_id)


def about_the_same(one: Head, other: Head) -> bool:
    """Tell whether the titles of two reports are about the same subject matter."""
    if not one.title or not other.title:
        return False
    times = _occasions(one.title), _occasions(other.title)
    if all(times) and times[0] != times[1]:
        return False
    mine, theirs = _topic(one), _topic(other)
    union = mine | theirs
    return not union or len(mine & theirs) / len(union) >= float(_words()["alike"])


def _of_issuer(group: Sequence[Head]) -> Iterator[Supersession]:
    """Yield all but the current one of each set of versions; being versions of one report is made transitive."""
    links = [*_same_number(group), *_named_as_replaced(group), *_same_topic(group)]
    leader = {head.report_id: head.report_id for head in group}
    basis: dict[str, str] = {}
    for link in links:
        old, new = (_leader(leader, head.report_id) for head in (link.one, link.other))
        leader[max(old, new)] = min(old, new)
        for head in (link.one, link.other):
            basis[head.report_id] = min(basis.get(head.report_id, link.basis), link.basis)
    replaced = {link.one.report_id for link in links if link.basis == "cited"}
    versions: dict[str, list[Head]] = defaultdict(list)
    for head in group:
        versions[_leader(leader, head.report_id)].append(head)
    for heads in versions.values():
        current = max(heads, key=lambda head: (head.report_id not in replaced, *_rank(head)))
        yield from (
            Supersession(head.report_id, current.report_id, basis[head.report_id]) for head in heads if head is not current
        )


def _leader(leader: dict[str, str], key: str) -> str:
    while leader[key] != key:
        key = leader[key]
    return key


def _same_number(group: Sequence[Head]) -> Iterator[_Link]:
    numbered = _grouped(group, lambda head: (head.code, head.year) if head.code and head.year else None)
    yield from (_Link(one, other, "number") for heads in numbered for one, other in pairwise(heads))


def _named_as_replaced(group: Sequence[Head]) -> Iterator[_Link]:
    """A number comes again every year: the replaced report is of the same period or of the same year."""
    by_code: dict[str, list[Head]] = defaultdict(list)
    for head in group:
        by_code[head.code or ""].append(head)
    for new in group:
        for code in _replaced_by(new) - {new.code, ""}:
            for old in by_code.get(code, ()):
                if (old.period and old.period == new.period) or (old.year and old.year == new.year):
                    yield _Link(old, new, "cited")


def _same_topic(group: Sequence[Head]) -> Iterator[_Link]:
    for heads in _grouped(group, lambda head: (head.type, head.period) if head.period else None):
        for one, other in combinations(heads, 2):
            early, late = sorted((one, other), key=_rank)
            if about_the_same(early, late) and not _only_adds(late, early):
                yield _Link(early, late, "title")


def _grouped(group: Sequence[Head], key: Callable[[Head], Hashable]) -> Iterable[list[Head]]:
    result: dict[Hashable, list[Head]] = defaultdict(list)
    for head in group:
        if (value := key(head)) is not None:
            result[value].append(head)
    return result.values()


def _only_adds(late: Head, early: Head) -> bool:
    title = _fold(late.title or "")
    partial = bool(early.code and early.code in {_code(code) for code in late.adds_to}) or any(
        word in title for word in _words()["partial"]
    )
    return partial and not early.indicators <= late.indicators


def _replaced_by(head: Head) -> set[str]:
    words = "|".join(map(re.escape, _words()["replaces"]))
    titled = re.findall(rf"(?:{words})\s[^()]*?(\d+\w?\s*[/-]\s*[\w&/-]+)", _fold(head.title or ""))
    return {_code(code) for code in (*head.replaces, *titled)}


def _rank(head: Head) -> tuple[Any, ...]:
    digits = re.match(r"\d+", head.number or "")
    return (head.issued_on or date.min, int(digits[0]) if digits else -1, head.number or "", head.by_text, head.report_id)


@cache
def _words() -> dict[str, Any]:
    return read_toml("versions.toml")


def _topic(head: Head) -> frozenset[str]:
    text = _fold(head.title or "")
    for pattern in _words()["noise"]:
        text = re.sub(pattern, " ", text)
    if head.issuer_name:
        text = text.replace(_fold(head.issuer_name), " ")
    return frozenset(re.findall(r"\w+", text)) - frozenset(_words()["filler"])


def _occasions(title: str) -> set[str]:
    return set(re.findall(r"lần\s+(?:thứ\s+)?(\w+)", _fold(title)))


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _code(text: str) -> str:
    return re.sub(r"\s+", "", _fold(text)).lstrip("0")
