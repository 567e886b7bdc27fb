"""The documents that a document names: type, number, date and issuer (NĐ 30/2020, Phụ lục I, II.2; Hướng dẫn 05-HD/VPTW)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from extractors.agencies import Resolver
from extractors.dates import find_dates
from extractors.evidence import evidence_of
from extractors.symbols import Mention, find_mentions
from schemas.document import Document
from schemas.report import Citation, Header, Relation

__all__ = ["Reference", "citations_of", "find_references"]


class Reference(NamedTuple):
    """A mention with what stands with it.

    Attributes:
        end: of the mention and the date that stands with it.
        same: its date is said of the whole list.
    """

    mention: Mention
    end: int
    issued_on: date | None = None
    same: bool = False
    issuer: str | None = None


def citations_of(document: Document, header: Header, found: Sequence[Reference]) -> tuple[Citation, ...]:
    """Return the documents that a document names, one citation for each type, number and date.

    The document's own number is left out.  A mention without a date, or with the bare number
    (`Nghị định 118`), is taken for the dated or full one of the same type and number, if there is one.
    """
    references = [item for item in found if not _is_own(item.mention, header) and not _is_programme(item.mention)]
    citations: list[Citation] = []
    for item in _distinct(references):
        mention = item.mention
        citations.append(
            Citation(
                type=mention.type,
                number=mention.number,
                issued_on=item.issued_on,
                issuer=item.issuer,
                relation=_relation(document.text, mention, header),
                evidence=evidence_of(document, mention.start, item.end),
            )
        )
    return tuple(citations)


def find_references(text: str) -> list[Reference]:
    """Return every mention of a document in a text, in order; a document's own number is one of them."""
    mentions = find_mentions(text)
    if not mentions:
        return []
    stops = [mention.start for mention in mentions[1:]] + [len(text)]
    items = [_completed(text, mention, stop) for mention, stop in zip(mentions, stops, strict=True)]
    return _of_same_day(text, _chained(text, items))


_DATE = re.compile(
    r"\s*,?\s*(?:\(\s*)?(?:được\s+)?(?:ban\s+hành\s+|ký\s+)?(?P<same>cùng\s+)?(?P<date>ngày\s+\d|\d\d?[/.\-]\d\d?[/.\-]\d{4})"
)
_OF = re.compile(r"\s*,?\s*\)?\s*của\s+")


def _completed(text: str, mention: Mention, stop: int) -> Reference:
    """Return a mention with the date and issuer that follow it, or the date that stands before it."""
    item = Reference(mention, mention.end)
    match = _DATE.match(text, mention.end, stop)
    if match:
        dates = find_dates(text, match.start("date"), min(stop, match.end() + 40))
        if dates and dates[0].start == match.start("date"):
            stated = dates[0].first if dates[0].day is not None else None
            item = item._replace(end=dates[0].end, issued_on=stated, same=bool(match["same"]))
    elif (before := _date_before(text, mention)) is not None:
        item = item._replace(issued_on=before)
    of = _OF.match(text, item.end, stop)
    return item._replace(issuer=_issuer(text, of.end())) if of else item


_ISSUED = re.compile(r"\s*,?\s*[^.;\d()]{0,90}?\b(?:có|ban\s+hành|ra|ký|phát\s+hành)\s+(?:các\s+)?")


def _date_before(text: str, mention: Mention) -> date | None:
    """Return the date of a document that is told first: `ngày 29/6/2009 Ngành đã có Công văn số ...`."""
    low = max(0, mention.start - 140)
    if not re.search(r"(?:có|hành|ra|ký)\s+(?:các\s+)?$", text[low : mention.start]):
        return None
    dates = [span for span in find_dates(text, low, mention.start) if span.day is not None and span.first is not None]
    if dates and text[dates[-1].start :].lower().startswith("ngày") and _ISSUED.fullmatch(text, dates[-1].end, mention.start):
        return dates[-1].first
    return None


def _issuer(text: str, at: int) -> str | None:
    """Return the agency that begins at `at`, as the text names it."""
    agency = Resolver(None).first(text, at, at + _LONGEST)
    return " ".join(agency.name.split()) if agency is not None and agency.start == at else None


_LONGEST = 110  # of an agency's name
_SAME_DAY = re.compile(r"\s*,?\s*(?:được\s+)?(?:ban\s+hành\s+)?cùng\s+ngày(?!\s+\d)", re.IGNORECASE)


def _of_same_day(text: str, items: Sequence[Reference]) -> list[Reference]:
    """Give a document `cùng ngày` the date of the one named before it in the sentence."""
    result = list(items)
    for index in range(1, len(result)):
        item, before = result[index], result[index - 1]
        match = _SAME_DAY.match(text, item.end) if item.issued_on is None else None
        if match and before.issued_on is not None and not re.search(r"[.\n]\s", text[before.end : item.mention.start]):
            result[index] = item._replace(end=match.end(), issued_on=before.issued_on)
    return result


_FAR = 20
_LINK = re.compile(r"\s*(?:[,;]|và|hoặc|,\s*và)?\s*(?:các\s+)?(?:số\s+)?")


def _chained(text: str, items: Sequence[Reference]) -> list[Reference]:
    """Give the members of a list the type and date that they share.

    `Quyết định số 41/QĐ-UBND, 42/QĐ-UBND ngày 20/01/2026` has one type and one date; a member with its
    own type word keeps its date apart unless the text says `cùng ngày`.
    """
    result = list(items)
    for index in range(len(result) - 1):
        first, second = result[index].mention, result[index + 1].mention
        if not second.typed and _linked(text, result[index], second) and _tail(first) == _tail(second):
            result[index + 1] = result[index + 1]._replace(mention=second._replace(type=first.type))
    for index in range(len(result) - 2, -1, -1):
        item, after = result[index], result[index + 1]
        if item.issued_on is not None or not _linked(text, item, after.mention):
            continue
        if after.issued_on is not None and (after.same or not after.mention.typed):
            result[index] = item._replace(issued_on=after.issued_on, same=after.same, issuer=item.issuer or after.issuer)
    return result


def _linked(text: str, item: Reference, after: Mention) -> bool:
    return after.start - item.end < _FAR and _LINK.fullmatch(text, item.end, after.start) is not None


def _tail(mention: Mention) -> str:
    return re.sub(r"^\d+[a-zđ]?", "", mention.number)


def _distinct(references: Sequence[Reference]) -> list[Reference]:
    """Keep one reference for each type, number and date: the first mention, its issuer from any."""
    full = {(item.mention.type, _bare(item.mention.number)) for item in references if item.mention.full}
    dated = {_key(item.mention) for item in references if item.issued_on is not None}
    kept: dict[tuple[str | None, str, date | None], Reference] = {}
    for item in references:
        mention = item.mention
        if not mention.full and (mention.type, _bare(mention.number)) in full:
            continue
        if item.issued_on is None and _key(mention) in dated:
            continue
        key = (*_key(mention), item.issued_on)
        first = kept.setdefault(key, item)
        if first.issuer is None and item.issuer is not None:
            kept[key] = first._replace(issuer=item.issuer)
    return list(kept.values())


def _key(mention: Mention) -> tuple[str | None, str]:
    return mention.type, mention.number.upper().lstrip("0")


def _bare(number: str) -> str:
    match = re.match(r"\d+", number)
    return match[0].lstrip("0") if match else number


def _is_own(mention: Mention, header: Header) -> bool:
    """Tell whether a mention is the document's own number; a year that a website put into it is passed over."""
    own = header.evidence.get("number")
    if own is not None and mention.start < own.end and own.start < mention.end:
        return True
    if header.number is None or header.symbol is None:
        return False
    return mention.full and _plain(mention.number) == _plain(f"{header.number}/{header.symbol}")


def _is_programme(mention: Mention) -> bool:
    """Tell whether a mention is the name of a programme: `Đề án 06/CP`."""
    return mention.type in {"ĐA", "DA"} and re.search(r"[/-].*[-/]", mention.number) is None


def _plain(number: str) -> str:
    return re.sub(r"[^0-9A-ZĐƯ]", "", re.sub(r"(?<=\d)/(?:19|20)\d\d/", "/", number).upper()).lstrip("0")


_RELATIONS: tuple[tuple[str, Relation], ...] = (
    (r"thay(?:\s+thế)?(?:\s+cho)?\s+$", "replaces"),
    (r"bổ\s+sung(?:\s+cho)?\s+$", "supplements"),
    (r"đính\s+chính\s+$", "corrects"),
)


def _relation(text: str, mention: Mention, header: Header) -> Relation:
    """Return how the document stands to the one it names; only a document of its own type can be replaced by it."""
    if mention.type != header.type:
        return "cites"
    before = text[max(0, mention.start - 30) : mention.start]
    return next((relation for pattern, relation in _RELATIONS if re.search(pattern, before, re.IGNORECASE)), "cites")
