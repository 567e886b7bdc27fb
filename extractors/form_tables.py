"""The tables of a document that are official forms, in turn: which form each is, and why one cannot be read as such.

A form whose columns are known from doubtful copies is read only where the figures of the table bear its identities out: a column
that is not where the copy has it would make a wrong figure that looks right.  Likewise a table of fewer columns than its form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extractors.captions import Caption, circulars_named
from extractors.cell_values import cell_value
from extractors.evidence import evidence_of
from extractors.facts import Facts
from extractors.forms import Shown, When, circulars_of, form_meant, has_parts, when_of
from extractors.grid import Grid
from extractors.numbered_rows import NumberedRows, rows_of
from extractors.readers.markers import says_goes_on
from schemas.forms import Form, Sum
from schemas.report import NumberedRow, UnreadForm, Why, Window

__all__ = ["Bound", "FormTables"]

_TOLERANCE = 0.005
_PROOFS = 2
"""So many identities must hold by sums of several figures before a form of doubtful columns is believed."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What a table is bound to.

    Attributes:
        form: that it surely is, and whose columns are known.
        unread: it is a form, but its figures cannot be read from its columns, nor from its words, which may mean another thing
            there (`Tổng số đơn` counts complaints alone in 02/XLD of TT 02/2021/TT-TTCP).
        follows: it is a piece or part of the form of the table before, with its days and whose figures they are.
        misprints: printed identities that nothing is held against.
    """

    form: Form | None = None
    unread: bool = False
    follows: bool = False
    misprints: tuple[Sum, ...] = ()


@dataclass(slots=True)
class FormTables:
    """Binds the tables of one document in turn; a form that goes on in the next table is remembered.

    Attributes:
        numbered: the rows of all tables that number their columns.
        unread: the forms that could not be read.
    """

    facts: Facts
    numbered: NumberedRows = field(default_factory=NumberedRows)
    unread: list[UnreadForm] = field(default_factory=list)
    _last: Bound = field(default_factory=Bound)
    _numbers: tuple[int, ...] = ()

    def bind(self, table: Grid, caption: Caption, period: Window | None) -> Bound:
        """Return what a table is bound to, and keep its rows for the checks of its identities.

        Args:
            period: of its figures.
        """
        numbers = _numbers(table)
        goes_on = bool(numbers) and caption.code is None and min(numbers) == max(self._numbers, default=-1) + 1
        again = bool(numbers) and caption.code is None and numbers == self._numbers and self._says_nothing(caption)
        if not (goes_on or again):
            bound = self._new(table, caption, period)
        else:
            bound = self._last if self._last.form is None else self._read(table, caption, self._last.form, follows=True)
        self._last, self._numbers = bound, numbers
        if numbers:
            self.numbered.add(self.facts.document, table, bound.form, goes_on=goes_on, ignored=bound.misprints)
        return bound

    def _new(self, table: Grid, caption: Caption, period: Window | None) -> Bound:
        numbers = _numbers(table)
        shown = Shown(caption.code, caption.circular, numbers, table.sums, self._title(caption))
        if part := self._next_part(shown):
            return self._read(table, caption, part, follows=True)
        when = when_of(self.facts.header, period)
        form = form_meant(shown, when) or self._as_cited(shown, when)
        if form is not None and form.columns and numbers:
            return self._read(table, caption, form)
        if len(circulars_of(caption.code)) > 1:
            if form is None:
                return self._refuse(table, caption, None, "circular")
            if not form.columns or form.circular.until is not None:
                return self._refuse(table, caption, form, "numbers" if form.columns else "columns")
        if form is None and numbers and has_parts(caption.code):
            return self._refuse(table, caption, None, "part")
        return Bound()

    def _read(self, table: Grid, caption: Caption, form: Form, *, follows: bool = False) -> Bound:
        rows = rows_of(self.facts.document, table, dashes=True)
        if form.circular.doubtful and not _bears_out(form, rows):
            return self._refuse(table, caption, form, "sums")
        if max(_numbers(table), default=0) < form.last and _is_another(form, rows):
            return self._refuse(table, caption, form, "short")
        return Bound(form, follows=follows)

    def _as_cited(self, shown: Shown, when: When) -> Form | None:
        """Return the form of the only circular that the report names, of those that it may follow by its days."""
        named = {*circulars_named(self.facts.document.text)} & {*circulars_of(shown.code)}
        if shown.circular is not None or len(named) != 1:
            return None
        form = form_meant(replace(shown, circular=named.pop()), when)
        return form if form is not None and when.allows(form.circular) else None

    def _next_part(self, shown: Shown) -> Form | None:
        """Return the part of the form before that a table without a code is: its title says so, and its columns fit."""
        before = self._last.form
        if shown.code is not None or before is None or not before.part:
            return None
        form = form_meant(replace(shown, code=before.code, circular=before.circular.code), When())
        return form if form is not None and form.words and form.part != before.part else None

    def _title(self, caption: Caption) -> str:
        return self.facts.document.text[caption.start : caption.end].strip()

    def _says_nothing(self, caption: Caption) -> bool:
        title = self._title(caption)
        return not title or says_goes_on(title)

    def _refuse(self, table: Grid, caption: Caption, form: Form | None, why: Why) -> Bound:
        """Note a form that is not read; an empty one needs no word."""
        document = self.facts.document
        cells = [cell for row in table.data for cell in row if cell is not None and cell.end > cell.start]
        code = form.code if form else caption.code
        if code is not None and any(cell_value(document, cell) for cell in cells):
            start, end = (caption.start, caption.end) if caption.end > caption.start else (cells[0].start, cells[0].end)
            names = (form.circular.code,) if form else tuple(circulars_of(code))
            evidence = evidence_of(document, start, end)
            self.unread.append(UnreadForm(code=code, circulars=names, why=why, evidence=evidence))
        return Bound(unread=True, misprints=form.misprints if form else ())


def _numbers(table: Grid) -> tuple[int, ...]:
    return tuple(table.columns_by_number.values())


def _bears_out(form: Form, rows: Iterable[NumberedRow]) -> bool:
    """Tell whether no row of a table contradicts the identities of a form, and enough of them hold by sums of several figures."""
    proved: set[Sum] = set()
    for identity, holds, several in _held_against(form, rows):
        if not holds:
            return False
        proved |= {identity} if several else set()
    return len(proved) >= _PROOFS


def _is_another(form: Form, rows: Iterable[NumberedRow]) -> bool:
    """Tell whether the identities of a form fail more often in a table than they hold by sums of several figures.

    A table of fewer columns than the form has is a piece of it, or one that numbers columns of its own.
    """
    found = [(holds, several) for _, holds, several in _held_against(form, rows)]
    return sum(not holds for holds, _ in found) > sum(holds and several for holds, several in found)


def _held_against(form: Form, rows: Iterable[NumberedRow]) -> Iterator[tuple[Sum, bool, bool]]:
    """Yield the identities of which a row has all figures, whether they hold there, and whether several parts are above zero."""
    for row in rows:
        values = {cell.column: cell.value for cell in row.cells}
        for identity in form.identities:
            parts = [values[part] for part in identity.parts if part in values]
            if identity.total in values and len(parts) == len(identity.parts):
                holds = abs(sum(parts) - values[identity.total]) <= _TOLERANCE
                yield identity, holds, sum(part > 0 for part in parts) > 1
