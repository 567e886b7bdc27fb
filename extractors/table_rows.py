"""What a row of a table is: a section, a total, an agency's, a part's, a field's, a period's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from extractors.cell_values import cell_value
from extractors.facts import Facts, scope_of
from extractors.grid import ORDER_MARK, Grid
from extractors.table_heads import Role, is_owner, role_of, says_role_alone
from extractors.table_sections import Sections
from schemas.checks import check_rules
from schemas.document import Cell
from schemas.report import Breakdown, Scope, Window

__all__ = ["RowMeaning", "RowReader", "is_total", "scope_named", "wordy"]

_TOTALS = "|".join(map(re.escape, sorted(check_rules().totals, key=len, reverse=True)))
_TOTAL = re.compile(rf"(?:{_TOTALS})\b\s*(?:\([^()]*\))?[:.\s]*$", re.IGNORECASE)
_SUBTOTAL = re.compile(r"(?:cộng(?!\s+(?:đồng|hòa|hoà|tác|sự)\b)|tổng\s+(?:cộng|số|khối|các))\b", re.IGNORECASE)
_SECTION_MARK = re.compile(r"(?:[IVX]{1,5}|[A-ZĐ])\s*[.)]?$")
_TYPES = re.compile(r"(?<!\w)(?:loại|hình thức)(?!\w)", re.IGNORECASE)
_MARK, _SEVERAL = 2, 2
_NUMBER = re.compile(r"\s[1-9]\s*")
"""Behind the name of one of several communes in a cell of its own (`Xã A Lưới 1`)."""
NUMBERED_ROW = "Dòng số {}"
"""What a row is called that has a number and no name, among several such."""

Kind = Literal["section", "total", "subtotal", "agency", "part", "field", "period"]
Row = Sequence[Cell | None]


@dataclass(frozen=True, slots=True)
class RowMeaning:
    """Whose figures a row holds, and what they are a part of; `role` where the label names days or a nature (`Cùng kỳ`)."""

    kind: Kind
    label: Cell | None
    scope: Scope | None
    breakdown: Breakdown | None = None
    role: Role | None = None


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one table in turn; a section's label holds for the rows below it.

    Attributes:
        first: the first column of figures.
        scope, period: of the table.
    """

    facts: Facts
    table: Grid
    first: int
    scope: Scope | None
    period: Window | None
    dashes: bool = False
    sections: Sections = field(default_factory=Sections)
    section_scope: Scope | None = None
    foreign: bool = False
    sectioned: bool = field(init=False)
    owners: bool = field(init=False)
    repeated: frozenset[str] = field(init=False)
    each_totalled: bool = field(init=False)
    nameless: bool = field(init=False)

    def __post_init__(self) -> None:
        """Look over the rows: which marks they have, whose they are, which labels come twice."""
        rows = self.table.data
        marks = [self._mark(row) for row in rows]
        self.each_totalled = self._each_totalled(marks)
        self.nameless = sum(mark[:1].isdigit() and self._label(row) is None for mark, row in zip(marks, rows, strict=True)) > 1
        self.sectioned = any(map(_SECTION_MARK.match, marks)) and any(mark[:1].isdigit() for mark in marks)
        labels = [label for row in rows if (label := self._heading(row) or self._label(row)) is not None]
        self.owners = any(is_owner(self.table.head_path(label.column)) or scope_named(self.facts, label) for label in labels)
        counts = Counter(self.table.text(label).casefold() for label in labels)
        self.repeated = frozenset(text for text, count in counts.items() if count > 1)

    def read(self, index: int) -> RowMeaning:
        """Return what the data row at an index is."""
        row = self.table.data[index]
        label = self._label(row)
        text = self.table.text(label)
        mark = self._mark(row)
        if not self._has_figures(row):
            heading = self._heading(row) or label
            if heading is not None and self._opens_section(row, heading, mark):
                self._open(heading, self.table.text(heading), mark, index)
            return RowMeaning("section", heading, self.scope)
        if label is None and self.sections.opened_at(index - 1):
            return RowMeaning("subtotal", None, self.scope, Breakdown(by="group", name=self.sections.take(self.repeated)))
        if label is None and self.nameless and mark[:1].isdigit():
            return RowMeaning("field", None, self.scope, Breakdown(by="group", name=NUMBERED_ROW.format(mark.rstrip(" .)"))))
        if label is None or not text or _TOTAL.match(text):
            return self._total(label, text, index)
        if self.sectioned and _SECTION_MARK.match(mark):
            self._open(label, text, mark, index)
            return self._group("subtotal", label, text)
        return self._named(label, text)

    def _named(self, label: Cell, text: str) -> RowMeaning:
        if scope := scope_named(self.facts, label):
            self.foreign = self.foreign or scope.kind in {"agency", "group"}
            named = scope.model_copy(update={"name": text}) if scope.kind == "part" else scope
            return RowMeaning("agency" if scope.kind == "agency" else "part", label, named)
        role = role_of(self.facts, [text], self.period)
        if not self.owners and says_role_alone(text) and (role.own or role.kind == "unread" or role.nature != "actual"):
            return RowMeaning("period", label, self.scope, role=role)
        if _SUBTOTAL.match(text):
            return self._group("subtotal", label, text)
        if is_owner(self.table.head_path(label.column)):
            issuer = self.facts.issuer.code if self.facts.issuer else None
            return RowMeaning("part", label, Scope(name=text, kind="part", part_of=issuer))
        section = self.sections.above(self.repeated) if self.section_scope else self.sections.name(self.repeated)
        name = f"{section}: {text}" if text.casefold() in self.repeated and section else text
        by = "type" if _TYPES.search(" ".join(self.table.head_path(label.column))) else "field"
        return RowMeaning("field", label, self.section_scope or self.scope, Breakdown(by=by, name=name))

    def _total(self, label: Cell | None, text: str, index: int) -> RowMeaning:
        if not text:
            return RowMeaning("total", label, self.scope)
        later = any(map(self._is_total, self.table.data[index + 1 :]))
        taken = self.sections.close_taken()
        if (section := self.sections.name(self.repeated)) and (later or self.each_totalled):
            if taken:
                return RowMeaning("subtotal", label, self.scope, Breakdown(by="group", name=section))
            return self._group("subtotal", label, section)
        scope = Scope(name=text, kind="group") if self.foreign else self.scope
        return RowMeaning("total", label, scope)

    def _group(self, kind: Kind, label: Cell | None, text: str) -> RowMeaning:
        """Return a row that adds up some of the others: agencies as a group, fields as a part of the whole."""
        if self.section_scope is not None:
            self.foreign = True
            above = self.sections.above(self.repeated)
            return RowMeaning(kind, label, self.section_scope, Breakdown(by="group", name=above) if above else None)
        if self.owners:
            return RowMeaning(kind, label, Scope(name=text, kind="group"))
        return RowMeaning(kind, label, self.scope, Breakdown(by="group", name=text))

    def _opens_section(self, row: Row, label: Cell, mark: str) -> bool:
        """Tell whether a row without figures is a section's heading, and not that of somebody who has not reported."""
        if label.column + label.column_span > self.first:
            return True
        if mark[:1].isdigit():
            return False
        if _SECTION_MARK.match(mark):
            return True
        others = (cell for cell in row if cell is not None and cell is not label)
        scope = scope_named(self.facts, label)
        return not any(self.table.text(cell) for cell in others) and (scope is None or scope.kind == "group")

    def _open(self, label: Cell, text: str, mark: str, index: int) -> None:
        self.sections.open(mark, text, index)
        spans = self.facts.resolver.find(self.facts.document.text, label.start, label.end)
        self.section_scope = scope_of(self.facts.resolver.resolve(spans[-1].name, self.facts.issuer)) if spans else None
        self.foreign = self.foreign or self.section_scope is not None

    def _each_totalled(self, marks: Sequence[str]) -> bool:
        """Tell whether each of several sections has a total of its own, of the same words, so that none is that of the table."""
        rows = self.table.data
        sums = [index for index, row in enumerate(rows) if self._is_total(row)]
        heads = [bool(_SECTION_MARK.match(mark)) and not self._has_figures(row) for mark, row in zip(marks, rows, strict=True)]
        opened = [index for index, (here, below) in enumerate(pairwise([*heads, False])) if here and not below]
        if len(opened) < _SEVERAL or len(sums) != len(opened):
            return False
        ends = [*opened[1:], len(rows)]
        each = all(first < index < end for first, index, end in zip(opened, sums, ends, strict=True))
        return each and len({self.table.text(self._label(rows[index])).casefold() for index in sums}) == 1

    def _has_figures(self, row: Row) -> bool:
        return any(cell_value(self.facts.document, cell, dashes=self.dashes) for cell in row[self.first :])

    def _is_total(self, row: Row) -> bool:
        return _TOTAL.match(self.table.text(self._label(row))) is not None

    def _heading(self, row: Row) -> Cell | None:
        """Return the cell of a row without a label that runs through the columns of figures: a heading behind its mark."""
        wide = (cell for cell in row if cell is not None and cell.column_span > 1 and cell.column + cell.column_span >= len(row))
        return next((cell for cell in wide if wordy(self.table.text(cell)) and not self._has_figures(row)), None)

    def _mark(self, row: Row) -> str:
        text = self.table.text(row[0]) if row else ""
        return text if ORDER_MARK.match(text) else ""

    def _label(self, row: Row) -> Cell | None:
        """Return the cell that names a row: the last one with words before the first column of figures."""
        named = [cell for cell in row[: self.first] if cell is not None and wordy(self.table.text(cell))]
        return named[-1] if named else None


def scope_named(facts: Facts, cell: Cell) -> Scope | None:
    """Return the agency that a cell begins with, as a scope."""
    spans = facts.resolver.find(facts.document.text, cell.start, cell.end)
    if not spans or spans[0].start - cell.start > _MARK:
        return None
    numbered = spans[0].code is None and _NUMBER.fullmatch(facts.document.text, spans[0].end, cell.end)
    name = facts.document.text[spans[0].start : cell.end] if numbered else spans[0].name
    return scope_of(facts.resolver.resolve(name, facts.issuer))


def is_total(text: str) -> bool:
    """Tell whether a head or label names the sum of the others."""
    return _TOTAL.match(text) is not None


def wordy(text: str) -> bool:
    """Tell whether a text holds a word."""
    return re.search(r"[^\W\d_]{2,}", text) is not None
