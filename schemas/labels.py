"""How reports word their figures: the frames of `data/labels.toml`, compiled to patterns.

A frame is one subject with its own unit nouns; a phrase of a frame says one or more `dimension = value`.
The syntax of phrases is that of `schemas.label_phrases`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from schemas.catalog import CatalogError, indicators, read_toml
from schemas.frames import Becoming, Beside, Derived, Features, Frame, Phrase
from schemas.label_phrases import any_phrase, compile_phrase

__all__ = ["frames"]


@cache
def frames() -> dict[str, Frame]:
    """Return the frames by name, in the order of the file.

    Raises:
        CatalogError: on an unknown family, or an indicator whose meaning no phrase of its frame can say.
    """
    families = {entry.family for entry in indicators().values()}
    result = {name: _frame(name, data) for name, data in read_toml("labels.toml")["frame"].items()}
    for frame in result.values():
        if frame.family not in families:
            msg = f"labels.toml: frame {frame.name} has the unknown family {frame.family}"
            raise CatalogError(msg)
    for entry in indicators().values():
        if entry.meaning and entry.frame not in result:
            msg = f"indicators.toml: {entry.code} has the unknown frame {entry.frame}"
            raise CatalogError(msg)
        sayable = _sayable(result.get(entry.frame))
        if missing := set(entry.meaning) - sayable:
            msg = f"labels.toml: no phrase says {sorted(missing)} for {entry.code}"
            raise CatalogError(msg)
    return result


def _sayable(frame: Frame | None) -> set[tuple[str, str]]:
    if frame is None:
        return set()
    spoken = {pair for phrase in (*frame.phrases, *frame.units) for pair in phrase.says}
    return spoken | {pair for rule in frame.derived for pair in rule.says}


def _frame(name: str, data: dict[str, Any]) -> Frame:
    phrases = [
        _phrase(form, row.get("says", {}), "label", weak=row.get("weak", False))
        for row in data["phrases"]
        for form in row["forms"]
    ]
    phrases += [_phrase(form, {}, "neutral") for form in (*data.get("neutral", ()), *data.get("others", ()))]
    units = [
        _phrase(form, row.get("says", {}), "unit", weak=row.get("weak", False)) for row in data["units"] for form in row["forms"]
    ]
    return Frame(
        name=name,
        family=data["family"],
        master=data["master"],
        needs_topic=data["needs_topic"],
        ignores=frozenset(data.get("ignores", ())),
        phrases=tuple(phrases),
        units=tuple(units),
        topic=any_phrase(data.get("topic", ())),
        foreign=any_phrase(data.get("foreign", ()), anchored=True),
        blockers=any_phrase(data.get("blockers", ())),
        others=any_phrase(data.get("others", ())),
        derived=tuple(_derived(row) for row in data.get("derived", ())),
        nil=frozenset(data.get("nil", {}).items()),
        nil_parts=tuple(tuple(row) for row in data.get("nil_parts", ())),
        expand=_joint(data.get("expand", {})),
        each=_joint(data.get("each", {})),
        implies=tuple(pair for row in data.get("implies", ()) for pair in _implied(row)),
        aliases=tuple((frozenset(row["when"].items()), frozenset(row["says"].items())) for row in data.get("aliases", ())),
        becomes=tuple(_becoming(row) for row in data.get("becomes", ())),
        beside=tuple(_beside(row) for row in data.get("beside", ())),
        joins=tuple(
            (frozenset((row["dimension"], value) for value in row["values"]), row["means"]) for row in data.get("joins", ())
        ),
        yields_to_unit=tuple(
            (pair, meant)
            for row in data.get("yields_to_unit", ())
            for pair in row["label"].items()
            for meant in row["unit"].items()
        ),
        yields=_yields(data),
        splits=frozenset([*data.get("splits", ()), *([data["divided_by"]] if "divided_by" in data else ())]),
        entire=_entire(data),
        pairs=tuple((frozenset(row["unit"].items()), frozenset(row["first"].items())) for row in data.get("pairs", ())),
        divided_by=data.get("divided_by", ""),
        firm=frozenset(data.get("firm", ())),
        staged=frozenset(data.get("staged", ())),
        stays=data.get("stays", False),
        leans_on_topic=data.get("leans_on_topic", False),
        leans=frozenset((key, value) for key, values in data.get("leans", {}).items() for value in values),
        keeps=frozenset(data.get("keeps", ())),
        doubtful=frozenset((key, value) for key, values in data.get("doubtful", {}).items() for value in values),
        under_heading=data.get("under_heading", ""),
        kin=tuple(data.get("kin", ())),
        bases=frozenset(data.get("bases", ())),
        wholes=frozenset(data.get("wholes", ())),
        no_topic=any_phrase(data["no_topic"]) if "no_topic" in data else None,
        gives_way=tuple(data.get("gives_way", ())),
        implied=any_phrase(data["implied"]) if "implied" in data else None,
        alien=_alien(data),
        alien_near=any_phrase(data.get("alien_near", ())),
        rates=data.get("rates", True),
        nouns=tuple(data.get("nouns", ())),
        rest=frozenset(data.get("rest", {}).get("says", {}).items()),
        rest_after=frozenset(data.get("rest", {}).get("after", ())),
    )


def _alien(data: dict[str, Any]) -> re.Pattern[str]:
    """Return the words of another subject: those that say so themselves, and a unit noun that goes on as a foreign one."""
    units = "|".join(form for row in data["units"] for form in row["forms"])
    others = "|".join(data.get("foreign", ()))
    return any_phrase((*data.get("alien", ()), f"({units}) ({others})")) if "implied" in data else any_phrase(())


def _joint(data: dict[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((key, tuple(values)) for key, values in data.items())


def _implied(row: dict[str, Any]) -> list[tuple[Features, Features]]:
    says = frozenset(row["says"].items())
    return [(frozenset({(dimension, value)}), says) for dimension, values in row["when"].items() for value in values]


def _yields(data: dict[str, Any]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((rule["to"], frozenset(rule[data["master"]])) for rule in data.get("yields", ()))


def _entire(data: dict[str, Any]) -> tuple[tuple[Features, frozenset[str]], ...]:
    master = data["master"]
    return tuple(
        (frozenset((key, value) for key, value in row.items() if key != master), frozenset(row[master]))
        for row in data.get("entire", ())
    )


def _becoming(row: dict[str, Any]) -> Becoming:
    parts = tuple(frozenset(part.items()) for part in row["parts"])
    return Becoming(frozenset(row["own"].items()), parts, frozenset(row["says"].items()))


def _derived(row: dict[str, dict[str, str]]) -> Derived:
    return Derived(*(frozenset(row[key].items()) for key in ("under", "own", "says")))


def _beside(row: dict[str, dict[str, str]]) -> Beside:
    return Beside(*(frozenset(row[key].items()) for key in ("own", "other", "says")))


def _phrase(form: str, says: dict[str, str], role: str, *, weak: bool = False) -> Phrase:
    return Phrase(compile_phrase(form), frozenset(says.items()), role, weak)
