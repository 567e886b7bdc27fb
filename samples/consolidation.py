"""What the consolidated table of the samples should hold: sums over subjects, conflicts, superseded reports."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["consolidation"]

Json = dict[str, Any]


def consolidation(path: Path, gold: Mapping[str, Json]) -> Json:
    """Return the expected consolidation.

    Args:
        path: the TOML file with the period, its reports and the sums added up by hand.
        gold: the annotations by report id.

    Raises:
        ValueError: when the parts in the annotations do not give a sum of the file.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    current = [gold[name] for name in data["reports"] if name not in data["superseded"]]
    facts = {code: _facts(code, current, frozenset(data["other_subjects"])) for code in data["sums"]}
    return {
        "period": data["period"],
        "agencies": data["reports"],
        "superseded": data["superseded"],
        "missing": data["missing"],
        "late": data["late"],
        "conflicts": [conflict for code in data["sums"] for conflict in _conflicts(code, facts[code])],
        "expected_sums": {code: _sum(code, value, facts[code]) for code, value in data["sums"].items()},
        "note": data["note"],
    }


@dataclass(frozen=True, slots=True)
class _Fact:
    """What one report states on one subject; `own` when the subject is its issuer."""

    report: str
    subject: str
    own: bool
    value: int


def _facts(code: str, reports: list[Json], others: frozenset[str]) -> list[_Fact]:
    """Return the first figure of each report on each subject, the subjects' own figures first."""
    found: dict[tuple[str, str], _Fact] = {}
    for report in reports:
        issuer = report["header"]["issuer"]
        for row in report["measurements"]:
            if row["indicator"] == code and row["nature"] == "actual" and not row.get("optional"):
                subject = row["scope"] if row["scope"] in others else issuer
                found.setdefault((report["id"], subject), _Fact(report["id"], subject, subject == issuer, row["value"]))
    return sorted(found.values(), key=lambda fact: not fact.own)


def _sum(code: str, expected: int, facts: list[_Fact]) -> Json:
    parts: dict[str, int] = {}
    for fact in facts:
        parts.setdefault(fact.subject, fact.value)
    if sum(parts.values()) != expected:
        msg = f"{code}: the parts give {sum(parts.values())}, the sum is {expected}: {parts}"
        raise ValueError(msg)
    return {"value": expected, "subjects": len(parts), "parts": parts}


def _conflicts(code: str, facts: list[_Fact]) -> list[Json]:
    found = []
    for counted in (fact for fact in facts if fact.own):
        values = {fact.report: fact.value for fact in facts if fact.subject == counted.subject}
        if len(set(values.values())) > 1:
            found.append({"subject": counted.subject, "indicator": code, "values": values, "counted": counted.report})
    return found
