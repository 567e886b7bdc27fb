"""Totals against their parts: the identities of the catalog, and dossiers received against resolved and pending.

TT 01/2020/TT-VPCP, II.06: c3 = c4 + c5 + c6, c7 = c8 + c9 + c10, c11 = c12 + c13, c3 = c7 + c11.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.check_figures import Figure, Figures
from pipeline.check_words import listing, name_of, number, subject
from schemas.catalog import indicators
from schemas.checks import Balance, check_rules
from schemas.report import Finding, Severity

__all__ = ["check_sums", "sums_that_hold"]

SUM = "{name}{subject} ghi {stated}, nhưng cộng các phần ({parts}) được {expected}."
BALANCE = "{name}{subject} ghi {stated}, nhưng {parts} cộng lại được {expected} ({gap})."
ONLY_NEW = " Có thể số ghi chưa gồm hồ sơ kỳ trước chuyển sang."


def check_sums(figures: Figures) -> Iterator[Finding]:
    """Yield the totals that are not the sum of their parts."""
    seen: set[tuple[object, ...]] = set()
    for total in figures.all:
        key = (total.group, total.place, total.code)
        if total.is_rate or key in seen or not total.group.scope[0] or figures.only(total.group, total.code, total.place) is None:
            continue
        seen.add(key)
        yield from _identity(figures, total)
        for balance in check_rules().balances:
            if balance.total == total.code:
                yield from _balance(figures, total, balance)


def sums_that_hold(figures: Figures) -> Iterator[Figure]:
    """Yield the figures of every total above zero that is the sum of its parts."""
    for total in figures.all:
        if total.is_rate or not total.value:
            continue
        balances = (balance.parts for balance in check_rules().balances if balance.total == total.code)
        for codes in (*check_rules().parts(total.code), *balances):
            parts = _stated(figures, total, codes)
            if parts and _sum(parts) == total.value:
                yield from (total, *parts)


def _identity(figures: Figures, total: Figure) -> Iterator[Finding]:
    wrong: list[tuple[Figure, ...]] = []
    for codes in check_rules().parts(total.code):
        parts = _stated(figures, total, codes)
        if not parts or not _tells_apart(figures, total, parts):
            continue
        if _sum(parts) == total.value:
            return
        wrong.append(parts)
    if wrong:
        yield _finding(total, wrong[0])


def _finding(total: Figure, parts: Sequence[Figure]) -> Finding:
    message = SUM.format(
        name=name_of(total.code),
        subject=subject(total),
        stated=number(total.value),
        parts=listing(parts),
        expected=number(_sum(parts)),
    )
    return _report(total, parts, message, "error")


def _balance(figures: Figures, total: Figure, rule: Balance) -> Iterator[Finding]:
    """Compare a total with what became of it; what some reports count apart may belong to it or not."""
    parts = _stated(figures, total, rule.parts)
    if not parts:
        return
    maybe = [found for code in rule.maybe if (found := figures.beside(total, code)) is not None]
    sums = [_sum((*parts, *extra)) for size in range(len(maybe) + 1) for extra in combinations(maybe, size)]
    if total.value in sums:
        return
    stated = (*parts, *(found for found in maybe if found.code == rule.maybe[0]))
    gap = total.value - _sum(stated)
    whole = gap > 0 or any(figures.beside(total, code) for codes in check_rules().parts(total.code) for code in codes)
    message = BALANCE.format(
        name=name_of(total.code), subject=subject(total), stated=number(total.value), parts=listing(stated),
        expected=number(_sum(stated)), gap=f"còn {number(gap)} chưa rõ" if gap > 0 else f"thừa {number(-gap)}",
    )  # fmt: skip
    yield _report(total, stated, message if whole else message + ONLY_NEW, "warning" if gap > 0 or not whole else "error")


def _stated(figures: Figures, total: Figure, codes: Sequence[str]) -> tuple[Figure, ...]:
    """Return the parts when all of them are stated beside the total, else nothing."""
    found = [figures.beside(total, code) for code in codes]
    return tuple(part for part in found if part is not None) if None not in found else ()


def _tells_apart(figures: Figures, total: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether the parts are surely those of this total.

    With a part that may belong to another total, nothing but shares, the parts and their parts may stand between.
    """
    if not any(part.code in check_rules().unsure for part in parts):
        return True
    between = [
        other for other in figures.all if total.start < other.start < max(part.start for part in parts) and not other.is_rate
    ]
    own = {part.code for part in parts} | {code for part in parts for codes in indicators()[part.code].parts for code in codes}
    return all(other.code in own for other in between) and all(part.start > total.start for part in parts)


def _sum(parts: Sequence[Figure]) -> float:
    return sum(part.value for part in parts)


def _report(total: Figure, parts: Sequence[Figure], message: str, severity: Severity) -> Finding:
    return Finding(
        rule="sum", severity=severity, message=message, indicator=total.code, scope=total.source.scope, expected=_sum(parts),
        stated=total.value, evidence=total.source.evidence, related=tuple(part.source.evidence for part in parts),
    )  # fmt: skip
