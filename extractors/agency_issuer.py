"""What a short name (`UBND xã`, `Văn phòng`, `Sở`) means in a report of a given agency."""

from __future__ import annotations

import re

from extractors.agency_catalog import CENTRE, full_front
from extractors.agency_span import AgencySpan
from extractors.tones import place_tones
from schemas.catalog import Agency

__all__ = ["CENTRE", "as_issuer_says", "is_short_for"]

_CENTRE_OF = "SLA.VPUB"
_LEVEL_WORD = {"commune": "xã", "ward": "phường", "province": "tỉnh", "township": "thị trấn"}
_COMMITTEE_OFFICE = ("văn phòng ubnd", "văn phòng ủy ban nhân dân", "vp ubnd")
_OWN_NAMES = {"sở", "văn phòng", "ban", "trung tâm", "chi cục"}


def as_issuer_says(span: AgencySpan, own: Agency) -> AgencySpan:
    """Return a span with the code or agency that its short name means in a report of the agency `own`.

    A public service centre of a commune (`Trung tâm Phục vụ hành chính công xã`) is counted under the commune.
    """
    named = span.code is not None or span.part_of is not None or span.kind == "group"
    if named or not (span.generic or span.kind != "agency"):
        return span
    name = place_tones(span.name).casefold()
    if span.kind == "agency":
        return _agency(span, name, own)
    if span.kind in {"one_stop", "office_holder"} and not _same_level(name, own):
        return span
    if span.kind == "one_stop" and own.code in {_CENTRE_OF, CENTRE} and name.startswith("trung tâm"):
        return span._replace(kind="agency", code=CENTRE)
    return span._replace(part_of=own.code)


def is_short_for(span: AgencySpan, issuer: str) -> bool:
    """Tell whether an agency's name is how an issuer that the catalog does not have calls itself (`Sở`, `UBND xã`)."""
    if span.kind != "agency" or span.code is not None:
        return False
    name = place_tones(span.name).casefold()
    first, _, rest = name.partition(" ")
    whole = place_tones(issuer).casefold()
    return f"{whole} ".startswith(f"{full_front(first)} {rest}".strip() + " ") or whole == f"ủy ban nhân dân {name}"


def _agency(span: AgencySpan, name: str, own: Agency) -> AgencySpan:
    """Return a generic agency name as the issuer itself, or as a unit inside of it."""
    if _stands_for(name, own):
        return span._replace(code=own.code)
    if name.startswith(_COMMITTEE_OFFICE) and own.level in _LEVEL_WORD and own.level != "province":
        return span._replace(kind="part", part_of=own.code)
    if name == "trung tâm" and own.level in _LEVEL_WORD:
        return span._replace(kind="one_stop", part_of=own.code)
    if name in {"văn phòng", "trung tâm", "chi cục"} and own.level != "province":
        return span._replace(kind="part", part_of=own.code)
    return span


def _same_level(name: str, own: Agency) -> bool:
    """Tell whether a short name does not speak of another level than the issuer's."""
    named = {word for word in _LEVEL_WORD.values() if re.search(rf"\b{word}\b", name)}
    return not named or _LEVEL_WORD.get(own.level) in named


def _stands_for(name: str, own: Agency) -> bool:
    """Tell whether a short name is the issuer's own: `UBND xã` of a commune, `Sở` of a department, `Văn phòng` of an office."""
    if own.level in _LEVEL_WORD:
        front = "ủy ban nhân dân"
        committee = name.startswith(front) or full_front(name.split(maxsplit=1)[0]) == front
        return committee and front in own.name.casefold() and _same_level(name, own)
    office = name.startswith(_COMMITTEE_OFFICE) and own.code == _CENTRE_OF
    return office or (name in _OWN_NAMES and own.name.casefold().startswith(name))
