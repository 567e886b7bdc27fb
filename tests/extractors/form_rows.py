"""Rows of made-up figures for any official form of `schemas/data/forms/`, with which its identities and bounds hold."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from schemas.forms import Form, Sum

MOST, TRIES = 60, 4000


def labels_of(form: Form) -> list[list[str]]:
    """Return what stands before the figures in the rows of a form: number and name, a number alone, or nothing."""
    first = min(form.columns)
    if form.circular.mark:
        names = [["1", "Sở Nội vụ"], ["2", "Sở Y tế"]] if first > 2 else [["1"] * (first - 1)]
        return [row[: first - 1] for row in names]
    return [["1", "UBND xã Mai Sơn"], ["2", "UBND xã Yên Châu"]]


def heads_of(form: Form) -> list[str]:
    """Return heads whose words say nothing."""
    names = ["STT", "Đơn vị"][: len(labels_of(form)[0])]
    return [*names, *(f"Nội dung {number}" for number in range(min(form.columns), form.last + 1))]


def guide_of(form: Form) -> list[str]:
    """Return the row of column numbers as the form prints it, with its identities."""
    first = min(form.columns)
    sums: dict[int, str] = {}
    for identity in form.identities:
        sums[identity.total] = sums.get(identity.total, "") + "=" + "+".join(map(str, identity.parts))
    names = ["A", "B"] if not form.circular.mark else [f"({number})" for number in range(1, first)]
    return [*names, *(f"{number}{sums.get(number, '')}" for number in range(first, form.last + 1))]


def rows_of(form: Form, seed: str = "") -> list[list[str]]:
    """Return rows of a form, the same ones for a seed."""
    random = Random(f"{form.name} {form.part} {seed}")  # noqa: S311 - made-up figures, no secret
    return [[*labels, *map(str, _figures(form, random).values())] for labels in labels_of(form)]


def _figures(form: Form, random: Random) -> dict[int, int]:
    """Return figures by column number with which every identity and bound holds; totals that are no parts are above zero."""
    sums = form.identities
    totals, parts = {entry.total for entry in sums}, {part for entry in sums for part in entry.parts}
    for _ in range(TRIES):
        found: dict[int, int] = {}
        for number in range(min(form.columns), form.last + 1):
            if number in totals - parts:
                _split(sums, number, random.randint(MOST // 2, MOST), found, random)
            elif number not in totals | parts:
                found[number] = random.randint(0, MOST)
        if all(found[less] <= found[more] for less, more in form.bounds) and all(
            found[entry.total] == sum(found[part] for part in entry.parts) for entry in sums
        ):
            return dict(sorted(found.items()))
    raise AssertionError(form.name)


def _split(sums: Sequence[Sum], number: int, value: int, found: dict[int, int], random: Random) -> None:
    """Give a column a value, and split it among the parts of each of its identities."""
    found[number] = value
    for entry in sums:
        if entry.total == number:
            cuts = sorted(random.randint(0, value) for _ in entry.parts[1:])
            for part, (low, high) in zip(entry.parts, zip([0, *cuts], [*cuts, value], strict=True), strict=True):
                _split(sums, part, high - low, found, random)
