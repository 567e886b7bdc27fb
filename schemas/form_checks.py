"""What official forms must not contradict: themselves, one another, and the indicators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from schemas.catalog import RATE, CatalogError, indicators

if TYPE_CHECKING:
    from schemas.forms import Form

__all__ = ["check_agreement", "check_form", "stand_together"]


def stand_together(one: Form, other: Form) -> bool:
    """Tell whether two forms of one code are of two times, or two parts of one form."""
    if one.circular == other.circular:
        return bool(one.part) and bool(other.part) and one.part != other.part
    return not one.circular.overlaps(other.circular)


def check_form(form: Form, numbers: Sequence[int]) -> None:
    """Hold a form against itself and the indicators.

    Args:
        numbers: of its columns, as the file lists them.

    Raises:
        CatalogError: on a contradiction.
    """
    if len(set(numbers)) < len(numbers):
        msg = f"forms: {form.name} has a column twice"
        raise CatalogError(msg)
    if len(set(form.columns.values())) < len(form.columns):
        msg = f"forms: {form.name} has an indicator in two columns"
        raise CatalogError(msg)
    if unknown := sorted({code.removesuffix(RATE) for code in form.columns.values()} - indicators().keys()):
        msg = f"forms: {form.name} names the unknown indicator {unknown[0]}"
        raise CatalogError(msg)
    named = {*numbers, *(number for bound in form.bounds for number in bound)}
    named |= {number for identity in form.identities for number in (identity.total, *identity.parts)}
    if named and not (min(named) >= 1 and max(named) <= form.last):
        msg = f"forms: {form.name} has no column {max(named)}"
        raise CatalogError(msg)
    for identity in form.identities:
        if len({_unit(form, part) for part in identity.parts if part in form.columns}) > 1:
            msg = f"forms: {form.name} adds up columns of several units to {identity.total}"
            raise CatalogError(msg)


def _unit(form: Form, number: int) -> str:
    code = form.columns[number]
    return "%" if code.endswith(RATE) else indicators()[code].unit


def check_agreement(found: Iterable[Form]) -> None:
    """Hold the columns against those that the indicators name, of the circulars in force.

    Raises:
        CatalogError: when an indicator names a column that is another one's.
    """
    now: dict[tuple[str, int], set[str]] = {}
    for form in (form for form in found if form.circular.until is None):
        for number, code in form.columns.items():
            now.setdefault((form.code, number), set()).add(code)
    for entry in indicators().values():
        for place in entry.forms:
            code, _, column = place.rpartition(" c")
            if column.isdigit() and entry.code not in now.get((code, int(column)), {entry.code}):
                msg = f"forms and indicators.toml disagree about {place}"
                raise CatalogError(msg)
