"""The one pattern that finds agency names; its groups tell what kind of name was met."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extractors.agency_issuer import CENTRE
from schemas.catalog import agencies
from schemas.letters import CAPITAL
from schemas.openers import Led
from schemas.openings import any_form, quick_look
from schemas.organs import agency_words, form_pattern, home_province

__all__ = ["agency_pattern"]

_WORD = rf"[{CAPITAL}][^\W\d_]*"
_PLACE = rf"{_WORD}(?:[ ]{_WORD}){{0,3}}"
_WITH_LEVEL = {"Thanh tra", "Tỉnh ủy", "Ủy ban Mặt trận Tổ quốc Việt Nam"}
_COUNCILS = ("Ủy ban nhân dân", "Hội đồng nhân dân")
_LOCAL = {"commune", "ward", "township", "district"}


@cache
def agency_pattern() -> Led:
    """Return the pattern.

    Groups: `body`, `known` (a name of the catalog), `front` (UBND, HĐND, Đảng ủy ...), `place` (xã X), `centre`,
    `desk` (one-stop desk), `reception`, `office`, `group`, `part`, `generic`, `bare` (a place name before a count).
    After them may stand a level (`l1` ... ) and a place name (`p1` ...).
    """
    lists = agency_words().lists
    level = _any(sorted(agency_words().level_of, key=len, reverse=True), fold=True)
    generic = _any(lists["generic"])
    pattern = re.compile(
        rf"""(?<![\-/&])(?: (?= {_look()} ) (?:
        (?P<group>{_any(lists["groups"], fold=True)})\b (?: [ ] (?P<p3>{_PLACE}) )?
      | (?P<body>{_any(lists["bodies"])})\b (?: [ ] (?P<l0>tỉnh) [ ] (?P<p0>{_PLACE}) )?
      | (?P<known>{_any(_known(), fold=True)})\b
        (?: [ ] (?P<l1>{level}) (?: [ ] (?P<p1>{_PLACE}) )? | [ ] (?P<h1>{re.escape(home_province())}) )?
      | (?P<centre>{_any(_short_of("Trung tâm Phục vụ hành chính công"), fold=True)})\b {_of(level, "2")}
      | (?P<front>{_any(_fronts())}) [ ] (?P<l4>{level}) \b (?: [ ] (?P<p4>{_PLACE}{_numbered()}) )?
      | (?P<committee>(?:Huyện|Thành|Thị)[ ]ủy) (?: [ ] (?P<p5>{_PLACE}) )?
      | (?P<desk>{_any(lists["one_stop"])})\b {_of(level, "6")}
      | (?P<reception>{_any(lists["reception"])})\b {_of(level, "7")}
      | (?P<office>(?:Phó\s+)?Chánh (?=\s+(?:Văn\s+phòng|Thanh\s+tra\s+tỉnh)\b)
                 | {_any(sorted(lists["offices"], key=len, reverse=True))})\b
      | (?P<place>{level}) [ ]? (?P<p8>{_PLACE}{_numbered()})
      | (?P<part>{_any(lists["part"])}) (?= \s+ [{CAPITAL}] )
      | (?P<generic>{generic})\b (?! \s+ (?: {_any(lists["not_generic"])} )\b ) )
      | (?P<count>\d{{1,3}}(?:/\d{{1,3}})?[ ](?:(?:{_any(_counted())})[ ](?:các[ ])?)?
          (?:xã,\s+phường(?:,\s+(?:thị\s+trấn|đặc\s+khu))?|phường,\s+xã|sở,\s+(?:ban,\s+)?ngành))\b
      | (?P<bare>{_WORD}(?:[ ]{_WORD}){{1,2}}) (?= \s* [(:]? \s* \d )
        )""",
        re.VERBOSE,
    )
    return Led(pattern, rf"[{CAPITAL}]|\d\d?\d?(?:[ /]|$)", _look())


def _look() -> str:
    """Return a quick look at the names, apart from places and counts (`Mường Bú: 12`, `75 xã, phường`)."""
    lists = agency_words().lists
    fold = [*agency_words().level_of, *_known(), *_short_of("Trung tâm Phục vụ hành chính công"), *lists["groups"]]
    plain = [*lists["bodies"], *lists["one_stop"], *lists["reception"], *lists["offices"], *lists["part"], *lists["generic"]]
    plain += [*_fronts(), "Huyện", "Thành", "Thị", "Phó", "Chánh"]
    return quick_look(map(form_pattern, fold), fold=True) + "|" + quick_look(map(form_pattern, plain))


def _any(forms: Iterable[str], *, fold: bool = False) -> str:
    """Return an alternation of forms, the longest first."""
    return any_form([form_pattern(form) for form in sorted(dict.fromkeys(forms), key=len, reverse=True)], fold=fold)


def _of(level: str, number: str) -> str:
    return rf"(?: [ ] (?:của[ ])? (?P<l{number}>{level}) (?!\w) (?: [ ] (?P<p{number}>{_PLACE}{_numbered()}) )? )?"


@cache
def _numbered() -> str:
    """Return the number of one of several communes (`xã A Lưới 1`), where what follows shows that it counts nothing."""
    acts = "|".join(map(form_pattern, agency_words().lists["acts"]))
    return rf"(?: [ ][1-9] (?= \s+(?:{acts})(?!\w) | \s*: | \s*\(\s*\d[\d.]*\s+[^\W\d_] ) )?"


def _short_of(head: str) -> tuple[str, ...]:
    return (head, *agency_words().short.get(head, ()))


def _counted() -> list[str]:
    """Return what communes have one of each: `75 Trung tâm PVHCC xã, phường`."""
    heads = ("Trung tâm Phục vụ hành chính công", "Ủy ban nhân dân")
    return [form for head in heads for form in _short_of(head)] + list(agency_words().lists["one_stop"])


def _fronts() -> list[str]:
    council = [*_short_of("Ủy ban nhân dân"), *_short_of("Hội đồng nhân dân"), *_short_of("Ủy ban Mặt trận Tổ quốc Việt Nam")]
    return [*council, *agency_words().lists["fronts"]]


def _known() -> list[str]:
    """Return the names of the catalog that are no communes, in all spellings, without `tỉnh` at the end."""
    forms: list[str] = []
    for agency in agencies():
        if agency.level in _LOCAL or agency.code == CENTRE or agency.name.startswith(_COUNCILS):
            continue
        name = agency.name.removesuffix(f" {home_province()}").removesuffix(" tỉnh")
        forms += [name, *(f"Sở {other}" for other in agency_words().departments.get(name, ()))]
        forms += _respelt(name)
    return [*(form for form in forms if form not in _WITH_LEVEL), "Thanh tra tỉnh", "Tỉnh ủy"]


def _respelt(name: str) -> list[str]:
    """Return the spellings of a name with its long parts shortened."""
    forms = [name]
    for head, others in agency_words().short.items():
        forms += [form.replace(head, other) for form in forms if head in form for other in others]
    return forms[1:]
