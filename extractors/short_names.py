"""Which agency a short name means (`UBND xã`, `Sở`, `Giám đốc`): the issuer, or one that was named in full before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.agencies import AgencySpan
from extractors.agency_catalog import full_front
from extractors.agency_issuer import is_short_for
from extractors.facts import Facts
from schemas.wording import any_of

__all__ = ["resolved"]

_WHOLE = re.compile(any_of("whole"), re.IGNORECASE)
_OFFICE = re.compile(rf"^(?:{any_of('heads')})\s+", re.IGNORECASE)
_LEVEL = re.compile(r"(?:xã|phường|đặc khu)$", re.IGNORECASE)
_IN_BRACKET = re.compile(r"[^()\n;]*\((?:[^()\n;]*[,(])?\s*")
_PLACE = re.compile(r"(?<!\w)(xã|phường|đặc khu)\s+(\S.*)$", re.IGNORECASE)


def resolved(facts: Facts, span: AgencySpan, before: Sequence[AgencySpan]) -> AgencySpan:
    """Return the agency with its code; the head of the issuer speaks for the issuer.

    Args:
        before: the agencies that the passage names; where no issuer tells, one of them is what a short name (`UBND xã`) means.
    """
    if facts.issuer is None:
        return _named_before(span, before)
    if (led := _led(facts.document.text, span, before)) is not None:
        return _as_issuer_says(facts, led)
    return _whole_name(_as_issuer_says(facts, span), facts.issuer)


def _led(text: str, span: AgencySpan, before: Sequence[AgencySpan]) -> AgencySpan | None:
    """Return the agency before the bracket in which its head divides a figure: `UBND xã X tiếp 58 lượt (Chủ tịch 22 lượt)`."""
    if span.kind != "office_holder" or not span.generic:
        return None
    last = next((other for other in reversed(before) if other.end <= span.start and other.kind == "agency"), None)
    return last if last is not None and _IN_BRACKET.fullmatch(text, last.end, span.start) else None


def _named_before(span: AgencySpan, before: Sequence[AgencySpan]) -> AgencySpan:
    """Return the agency that was named in full where a short name or the office of its head follows."""
    if _WHOLE.fullmatch(span.name):
        return _whole_place(span, before)
    if not span.generic:
        return span
    short = span
    if span.kind == "office_holder":
        short = span._replace(kind="agency", name=_OFFICE.sub("", span.name), code=None)
    level = _LEVEL.search(short.name)
    full = [
        other for other in before
        if other.end <= span.start and not other.generic
        and (is_short_for(short, _in_full(other.name)) or (level and other.name.lower().startswith(f"{level[0].lower()} ")))
    ]  # fmt: skip
    return full[-1] if full else span


def _whole_place(span: AgencySpan, before: Sequence[AgencySpan]) -> AgencySpan:
    """Return the place that was named before where all of it is meant (`Toàn phường` behind `UBND phường Tô Hiệu`)."""
    level = _LEVEL.search(span.name)
    named = (match for other in reversed(before) if (match := _PLACE.search(other.name)) is not None)
    place = next((match for match in named if level and match[1].lower() == level[0].lower()), None)
    return span._replace(name=place[0]) if place else span


def _in_full(name: str) -> str:
    """Return a name with the long form of `UBND` or `HĐND` before it."""
    first, _, rest = name.partition(" ")
    return f"{full_front(first)} {rest}".strip()


def _whole_name(span: AgencySpan, issuer: AgencySpan) -> AgencySpan:
    """Return the issuer's own one-stop unit with the name of its place: `Trung tâm Phục vụ hành chính công phường` `Mộc Sơn`."""
    level = _LEVEL.search(span.name)
    place = _PLACE.search(issuer.name)
    if span.kind != "one_stop" or not span.generic or level is None or place is None or level[0].lower() != place[1].lower():
        return span
    return span._replace(name=f"{span.name} {place[2]}")


def _as_issuer_says(facts: Facts, span: AgencySpan) -> AgencySpan:
    """Return the agency as the issuer uses its name."""
    if facts.issuer is not None and _WHOLE.fullmatch(span.name):
        return facts.issuer
    agency = facts.resolver.resolve(span.name, facts.issuer)
    if facts.issuer is not None and facts.issuer.code is None and is_short_for(agency, facts.issuer.name):
        return facts.issuer
    if agency.kind == "office_holder" and facts.issuer is not None and facts.issuer.code is None:
        led = agency._replace(kind="agency", name=_OFFICE.sub("", agency.name))
        return facts.issuer if led.name != agency.name and is_short_for(led, facts.issuer.name) else agency
    if agency.kind == "office_holder" and facts.issuer is not None and agency.part_of == facts.issuer.code and agency.part_of:
        return facts.issuer
    return agency
