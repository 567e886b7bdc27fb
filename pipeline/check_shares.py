"""Stated shares against the counts that they were computed from, and shares that cannot be.

The formula of a share is rarely stated and several are in use (`schemas/data/checks.toml`): a share is doubted only when
every formula that the stated counts allow gives another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from pipeline.check_figures import Figure, Figures
from pipeline.check_words import decimal, inside, name_of, number, percent, subject
from schemas.catalog import RATE, indicators
from schemas.checks import ShareFormula, check_rules
from schemas.report import Evidence, Finding

__all__ = ["check_shares", "shares_that_hold"]

SHARE = "Tỷ lệ của “{name}”{subject} ghi {stated}, nhưng {formula} = {expected}."
ABOVE = "Tỷ lệ của “{name}”{subject} ghi {stated}, vượt quá 100%."
FULL = "Tỷ lệ của “{name}”{subject} ghi {stated}, trong khi {late} là {count}."
_SLACK = 0.6
"""Units of the last printed digit that a share may be off: half for rounding, and a little for the reckoning before it."""
_NEARER = 10
"""How many times nearer a formula in use must come than the usual one to be taken for the one that was meant."""
_CHOICES = 3
_ALL = 100
"""Per cent."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_OF = re.compile(r"(?<![\d/.,])(\d[\d.]*)\s*/\s*(\d[\d.]*)(?![\d/])")


@dataclass(frozen=True, slots=True)
class _Reckoned:
    """A share as the stated counts give it."""

    value: float
    part: float
    whole: float
    sources: tuple[Evidence, ...]


def check_shares(figures: Figures) -> Iterator[Finding]:
    """Yield the shares over 100 %, those of 100 % beside overdue counts, and those that no formula gives."""
    for share in figures.all:
        if share.is_rate and share.group.scope[0]:
            finding = _impossible(figures, share) or _reckon(figures, share)
            if finding is not None:
                yield finding


def shares_that_hold(figures: Figures) -> Iterator[Evidence]:
    """Yield where the shares stand that their counts give, and where those counts do."""
    for share in figures.all:
        if share.is_rate and share.value:
            for one in (*_printed_whole(share), *_candidates(figures, share)):
                if _fits(share, one):
                    yield from (share.source.evidence, *one.sources)


def _impossible(figures: Figures, share: Figure) -> Finding | None:
    code = share.code.removesuffix(RATE)
    words = {"name": name_of(code), "subject": subject(share), "stated": percent(share.value, _digits(share))}
    if share.value > _ALL and indicators()[code].family in check_rules().bounded:
        return _finding(share, ABOVE.format(**words), _ALL, (), error=True)
    if share.value != _ALL:
        return None
    for rule in check_rules().full:
        for late in rule.late if code in rule.codes else ():
            found = figures.only(share.group, late)
            if found is not None and found.value > 0:
                message = FULL.format(**words, late=inside(name_of(late)), count=number(found.value))
                return _finding(share, message, None, (found.source.evidence,), error=True)
    return None


def _reckon(figures: Figures, share: Figure) -> Finding | None:
    found = _printed_whole(share) or list(_candidates(figures, share))
    if not found or any(_fits(share, one) for one in found):
        return None
    meant = _meant(share, found)
    message = SHARE.format(
        name=name_of(share.code), subject=subject(share), stated=percent(share.value, _digits(share)),
        formula=f"{number(meant.part)}/{number(meant.whole)}", expected=percent(meant.value, _enough(share, meant)),
    )  # fmt: skip
    return _finding(share, message, round(meant.value, 4), meant.sources, error=False)


def _fits(share: Figure, reckoned: _Reckoned) -> bool:
    """Tell whether a share is what counts give, rounded or cut off at its last digit (`30,42%` for 30,429)."""
    unit = 10.0 ** -_digits(share)
    off = reckoned.value - share.value
    return abs(off) <= _SLACK * unit or 0 <= off < unit


def _meant(share: Figure, found: Sequence[_Reckoned]) -> _Reckoned:
    """Return the usual formula's share (the first), unless another formula comes much nearer to what is stated."""
    nearest = min(found, key=lambda one: abs(one.value - share.value))
    return nearest if abs(nearest.value - share.value) * _NEARER < abs(found[0].value - share.value) else found[0]


def _printed_whole(share: Figure) -> list[_Reckoned]:
    """Return the share of `a/b` that the share's own words print (`đã xử lý 39/40 đơn, đạt 97,5%`)."""
    found = [
        (float(part.replace(".", "")), float(whole.replace(".", ""))) for part, whole in _OF.findall(share.source.evidence.quote)
    ]
    return [_Reckoned(100 * part / whole, part, whole, ()) for part, whole in found[-1:] if whole >= part and whole > 0]


def _candidates(figures: Figures, share: Figure) -> Iterator[_Reckoned]:
    count = _own_count(figures, share)
    for formula in check_rules().formulas(share.code.removesuffix(RATE)):
        if formula.adjacent and count is None:
            continue
        for codes in formula.over:
            for part, whole in product(_parts(figures, share, formula, count), list(_sums(figures, share, codes))):
                total = sum(one.value for one in whole)
                value = sum(one.value for one in part)
                if total > 0:
                    yield _Reckoned(100 * value / total, value, total, tuple(one.source.evidence for one in (*part, *whole)))


def _own_count(figures: Figures, share: Figure) -> Figure | None:
    """Return the count directly before a share: the reader lets the share's evidence begin with the count's."""
    code = share.code.removesuffix(RATE)
    return next((one for one in figures.of(share.group, code) if one.start == share.start and not one.cell), None)


def _parts(figures: Figures, share: Figure, formula: ShareFormula, count: Figure | None) -> list[Sequence[Figure]]:
    """Return what may stand over the line: the count itself or the sum of its parts, and the formula's own sums."""
    code = share.code.removesuffix(RATE)
    found: list[Sequence[Figure]] = [(count,)] if count is not None else []
    for codes in formula.of if count is not None else ((code,), *indicators()[code].parts, *formula.of):
        found += _sums(figures, share, codes)
    return found


def _sums(figures: Figures, share: Figure, codes: Sequence[str]) -> Iterator[Sequence[Figure]]:
    """Yield the figures of a sum, those in the share's place first; nothing when one is missing.

    A figure that stands with several values is taken with each: their conflict is another finding.
    """
    choices = [sorted(figures.of(share.group, code), key=lambda one: one.place != share.place)[:_CHOICES] for code in codes]
    return product(*choices)


def _digits(share: Figure) -> int:
    """Return how many digits behind the comma a share is printed with."""
    for printed in reversed(_NUMBER.findall(share.source.evidence.quote)):
        if float(printed.replace(",", ".")) == share.value:
            return len(printed.replace(",", ".").partition(".")[2])
    return len(decimal(share.value, 4).rstrip("0").partition(",")[2])


def _enough(share: Figure, reckoned: _Reckoned) -> int:
    """Return with how many digits the two shares are seen to differ, two at most more than printed."""
    digits = _digits(share)
    return next(
        (more for more in range(digits, digits + 2) if percent(reckoned.value, more) != percent(share.value, more)), digits + 2
    )


def _finding(share: Figure, message: str, expected: float | None, related: tuple[Evidence, ...], *, error: bool) -> Finding:
    return Finding(
        rule="share", severity="error" if error else "warning", message=message, indicator=share.code, scope=share.source.scope,
        expected=expected, stated=share.value, evidence=share.source.evidence, related=related,
    )  # fmt: skip
