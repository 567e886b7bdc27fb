"""Which official form a table is: by the code and circular that its caption names, its row of column numbers, and its days."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from schemas.forms import Form, Sum, forms

__all__ = ["form_meant"]


def form_meant(
    code: str | None, circular: str | None, numbers: Collection[int], sums: Collection[Sum], day: date | None
) -> Form | None:
    """Return the form that a table surely is, `None` where it may be of several circulars.

    What is printed wins: a circular that is named, then identities in the row of column numbers that only one circular's form
    has (a report may still be on the form of the circular before).  Then the circular in force on the day counts.

    Args:
        code: of the form, as the caption names it.
        circular: that the caption names.
        numbers: the column numbers that the table prints.
        sums: identities that are printed with them.
        day: the last day of the figures.
    """
    found = [form for form in forms() if form.code == code and (circular is None or form.circular.code == circular)]
    found = [form for form in found if not form.last or max(numbers, default=0) <= form.last]
    found = [form for form in found if not (sums and form.identities) or set(sums) & set(form.identities)]
    printed = [form for form in found if sums and set(sums) <= set(form.identities)]
    if len(printed) == 1:
        return printed[0]
    if day is not None and circular is None:
        found = [form for form in printed or found if form.circular.in_force(day)]
    return found[0] if len(found) == 1 else None
