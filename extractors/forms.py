"""Which official form a table is: by the code and circular that its caption names, its row of column numbers, and its days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from schemas.circulars import Circular
from schemas.forms import Form, Sum, forms
from schemas.report import Header, Window

__all__ = ["Shown", "When", "circulars_of", "form_meant", "has_parts", "when_of"]

_DECEMBER, _LAST_COUNTED = 12, 14


@dataclass(frozen=True, slots=True)
class Shown:
    """What a table shows of its form.

    Attributes:
        code: of the form, as the caption names it.
        circular: that the caption names.
        numbers: the column numbers that the table prints.
        sums: identities that are printed with them.
        title: the words over the table.
    """

    code: str | None
    circular: str | None = None
    numbers: Sequence[int] = ()
    sums: Sequence[Sum] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """The days that tell which circular a report follows.

    Attributes:
        days: one of them decides, and which one is not known: the last day of the figures, the day of issue.
        issued: the last day on which the report can have been issued; `None` when unknown.
    """

    days: tuple[date, ...] = ()
    issued: date | None = None

    def allows(self, circular: Circular) -> bool:
        """Tell whether a report of these days may follow a circular."""
        known = self.issued is None or circular.since <= self.issued
        return known and (not self.days or any(map(circular.in_force, self.days)))

    def comes_after(self, circular: Circular) -> bool:
        """Tell whether a circular was there already."""
        return all(circular.since <= day for day in (self.issued, max(self.days, default=None)) if day is not None)


def when_of(header: Header, period: Window | None) -> When:
    """Return the days of a report's figures and of its issue.

    Where figures are those of whole months, they may be counted to the 14th of the last one (NĐ 09/2019, Điều 12).
    """
    days: list[date] = []
    if period is not None:
        whole = period.start.day == 1 and period.end.day == _days_in(period.end.year, period.end.month)
        days += [period.end, period.end.replace(day=_LAST_COUNTED)] if whole else [period.end]
    first, last = _issued(header)
    return When((*days, *(day for day in (first, last) if day is not None)), last or _end_of(header.issued_year))


def form_meant(shown: Shown, when: When) -> Form | None:
    """Return the form that a table surely is, `None` where it may be of several circulars.

    What is printed wins: a circular that is named, then identities in the row of column numbers that only one circular's form
    has (a report may still be on the form of the circular before), then a code that only one circular has.  Then the days
    count; near the change from one circular to the next they tell nothing.
    """
    found = [form for form in forms() if form.code == shown.code]
    found = [form for form in found if shown.circular in {None, form.circular.code} and _fits(form, shown)]
    printed = [form for form in found if shown.sums and set(shown.sums) <= {*form.identities, *form.misprints}]
    if len(printed) == 1:
        return printed[0]
    if shown.circular is None and len(circulars_of(shown.code)) > 1:
        found = [form for form in printed or found if when.allows(form.circular)]
    elif shown.circular is None:
        found = [form for form in found if when.comes_after(form.circular)]
    return found[0] if len(found) == 1 else None


def circulars_of(code: str | None) -> list[str]:
    """Return the circulars that have a form of a code."""
    return list(dict.fromkeys(form.circular.code for form in forms() if form.code == code))


def has_parts(code: str | None) -> bool:
    """Tell whether the form of a code consists of several tables."""
    return any(form.part for form in forms() if form.code == code)


def _fits(form: Form, shown: Shown) -> bool:
    """Tell whether a table may be a form by its column numbers, its printed identities and, for a part, by its title."""
    highest = max(shown.numbers, default=0)
    if form.last and highest > form.last:
        return False
    if form.part and (highest != form.last or not set(shown.sums) <= set(form.identities)):
        return False
    if form.words and not any(word in shown.title.lower() for word in form.words):
        return False
    known = {*form.identities, *form.misprints}
    if form.circular.doubtful:
        return not known or set(shown.sums) <= known
    return not (shown.sums and known) or bool(set(shown.sums) & known)


def _issued(header: Header) -> tuple[date | None, date | None]:
    """Return the first and last day on which a report can have been issued, as far as its head tells the month."""
    if header.issued_on is not None:
        return header.issued_on, header.issued_on
    year, month = header.issued_year, header.issued_month
    if year is None or month is None:
        return None, None
    return date(year, month, 1), date(year, month, _days_in(year, month))


def _end_of(year: int | None) -> date | None:
    return None if year is None else date(year, _DECEMBER, _days_in(year, _DECEMBER))


def _days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1]
