"""What a document says: the JSON that `tonghop extract` prints, as pydantic models.

Everything here is frozen.  A part that the document does not state is `None`, never guessed.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer
from pydantic.json_schema import SkipJsonSchema  # noqa: TC002 - pydantic reads it at run time

from schemas.document import Changes, SignatureState
from schemas.support import Support

__all__ = [
    "Breakdown",
    "Citation",
    "Evidence",
    "Finding",
    "Header",
    "Issuer",
    "LawType",
    "Ledger",
    "Measurement",
    "NamedLaw",
    "Nature",
    "NumberedCell",
    "NumberedRow",
    "NumberedTable",
    "Relation",
    "Report",
    "ReportPeriod",
    "ReportSource",
    "Scope",
    "ScopeKind",
    "Severity",
    "Signature",
    "Signer",
    "UnexplainedNumber",
    "UnreadForm",
    "Why",
    "Window",
]

SCHEMA_VERSION: Final = "1"

Nature = Literal["actual", "comparison", "target", "estimate"]
Severity = Literal["error", "warning", "info"]
ScopeKind = Literal["agency", "one_stop", "part", "office_holder", "group"]
Why = Literal["circular", "part", "columns", "numbers", "sums", "short"]
LawType = Literal["Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"]
Relation = Literal["cites", "replaces", "supplements", "corrects", "self"]


def _whole(value: float) -> int | float:
    return int(value) if value.is_integer() else value


Figure = Annotated[float, PlainSerializer(_whole, when_used="json")]
"""A figure of a report; JSON has it as it is printed there, a count without decimals."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(_Frozen):
    """The words that a fact was read from.

    `quote` is exactly the document's text from `start` to `end` (characters of the NFC text);
    `boxes` are `(x0, top, x1, bottom)` in points from the page's top left, one for each line.
    `read_by` tells where they were read by OCR, and `read_confidence` how sure their digits are, between 0 and 1; both are
    `None` for words that stand in the file as text.
    """

    quote: str
    page: int | None = None
    start: int
    end: int
    boxes: tuple[tuple[float, float, float, float], ...] | None = None
    read_by: Literal["ocr"] | None = None
    read_confidence: float | None = Field(default=None, ge=0, le=1)


class ReportSource(_Frozen):
    """The file that a report was read from."""

    path: str
    sha256: str
    bytes: int
    media_type: str
    pages: int | None = None
    read_by: tuple[str, ...] = ("text",)
    warnings: tuple[str, ...] = ()


class Issuer(_Frozen):
    """The agency that issued the document (NĐ 30/2020, Phụ lục I, ô 2)."""

    name: str
    code: str | None = None


class Signer(_Frozen):
    """Who signed, and by which authority (NĐ 30/2020, Phụ lục I, ô 7a và 7b)."""

    name: str | None = None
    position: str | None = None
    authority: str | None = None


class Header(_Frozen):
    """Head and closing of the document (NĐ 30/2020, Phụ lục I, ô 2 đến 9)."""

    type: str | None = None
    type_name: str | None = None
    number: str | None = None
    symbol: str | None = None
    code: str | None = None
    issuer: Issuer | None = None
    place: str | None = None
    issued_on: date | None = None
    issued_year: int | None = None
    issued_month: int | None = None
    issued_day: int | None = None
    title: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    evidence: dict[str, Evidence] = Field(default_factory=dict)


class Window(_Frozen):
    """A span of days, both ends included."""

    start: date
    end: date


class ReportPeriod(Window):
    """The period that a report is about.

    `reporting_period` is the bucket of consolidation: `2026-05`, `2026-Q2`, `2026-H1`, `2026-9M`, `2026`.
    """

    kind: Literal["week", "month", "quarter", "half", "nine_months", "year", "window"]
    label: str
    reporting_period: str | None = None
    evidence: Evidence | None = None


class Citation(_Frozen):
    """A reference to another document. `number` is printed as found, without spaces."""

    type: str | None
    number: str | None
    issued_on: date | None = None
    issuer: str | None = None
    relation: Relation = "cites"
    evidence: Evidence


class NamedLaw(_Frozen):
    """A law that the text names by name and year alone; with its number it is a `Citation`.

    Attributes:
        name: as printed, with the word that tells the type and without the year.
        issued_on: the day that stands in place of the year, `None` where only the year does.
    """

    type: LawType
    name: str
    year: int
    issued_on: date | None = None
    evidence: Evidence


class Scope(_Frozen):
    """Whose dossiers, petitions or people a figure counts.

    Attributes:
        name: as the report names it.
        code: the catalog's agency code, `None` for groups and for names that can mean two.
        kind: `agency`; `one_stop`, a one-stop unit that stands for the whole agency; `part`, a division
            of an agency; `office_holder`, a person by office; `group`, several agencies.
        part_of: code of the agency under which a `one_stop`, `part` or `office_holder` is counted.
    """

    name: str
    code: str | None = None
    kind: ScopeKind = "agency"
    part_of: str | None = None


class Breakdown(_Frozen):
    """A part of a scope's figure that is no agency: a row of form II.06, a subject of petitions."""

    by: str
    name: str


class Measurement(_Frozen):
    """One stated figure: an indicator's value for a scope and a period.

    Attributes:
        value: in `unit`; a share (`*.rate`) in per cent.
        stated: False for a value that follows from others but is not printed.
        approximate: the report says about, over, nearly ...
        comparison: for nature `comparison`: an earlier value, a difference, or a relative change (per cent).
        reporting_period: the bucket of consolidation into which `period` falls.
        confidence: between 0 and 1; `extractors.confidence` says how it comes about.
        support: the grounds of the confidence; not printed.
        also: where else the report states the same figure of the same scope and period.
    """

    indicator: str
    value: Figure
    unit: str
    nature: Nature = "actual"
    stated: bool = True
    approximate: bool = False
    comparison: Literal["earlier", "difference", "relative"] | None = None
    scope: Scope | None = None
    breakdown: Breakdown | None = None
    period: Window | None = None
    reporting_period: str | None = None
    confidence: float = Field(ge=0, le=1)
    evidence: Evidence
    also: tuple[Evidence, ...] = ()
    support: SkipJsonSchema[Support | None] = Field(default=None, exclude=True)


class NumberedCell(_Frozen):
    """A figure of a table whose columns are numbered."""

    column: int
    value: float
    evidence: Evidence


class NumberedRow(_Frozen):
    """A row of such a table; a cell that is blank is missing from `cells`."""

    label: str
    cells: tuple[NumberedCell, ...]


class NumberedTable(_Frozen):
    """A table that numbers its columns, kept whole so that its identities can be held against its rows.

    Attributes:
        form: circular and code of the official form, `None` where it is none that is known.
        identities: a column and those that add up to it, as the form or the row of column numbers prints them.
        bounds: pairs of columns of which the first is never greater than the second.
    """

    form: str | None
    identities: tuple[tuple[int, tuple[int, ...]], ...] = ()
    bounds: tuple[tuple[int, int], ...] = ()
    rows: tuple[NumberedRow, ...] = ()


class UnreadForm(_Frozen):
    """A table that is an official form and is not read.

    Attributes:
        code: of the form, as its caption names it.
        circulars: those it may be of.
        why: `circular`, which of these is not known; `part`, which of the form's tables it is; `columns`, what the columns of
            the form are; `numbers`, the table does not number them, and its words may mean another thing; `sums`, they are
            known from copies alone, and its figures do not bear them out; `short`, it has fewer columns,
            and its figures contradict them.
        evidence: its caption.
    """

    code: str
    circulars: tuple[str, ...]
    why: Why
    evidence: Evidence


class UnexplainedNumber(_Frozen):
    """A number of the body that nothing explains."""

    text: str
    evidence: Evidence


class Ledger(_Frozen):
    """The account of every number in the body."""

    total: int
    explained: int
    unexplained: tuple[UnexplainedNumber, ...] = ()


class Finding(_Frozen):
    """What does not add up, told in Vietnamese, with the figures and where they stand."""

    rule: str
    severity: Severity
    message: str
    indicator: str | None = None
    scope: Scope | None = None
    expected: Figure | None = None
    stated: Figure | None = None
    evidence: Evidence | None = None
    related: tuple[Evidence, ...] = ()


class Signature(_Frozen):
    """A digital signature of the file; integrity (`state`) and trust are two facts, and trust is never looked up.

    Attributes:
        signer, organisation: of the certificate's subject.
        signed_at: as stated, in Vietnamese time; from a timestamp token when `timestamped`.
        whole: whether it covers its revision of the file from the first byte to the last.
        changes: what was added behind it; `changed_pages` show something else since.
        page, box: of the visible appearance (points from the page's top left).
        evidence: the words that the appearance shows.
    """

    field: str
    state: SignatureState
    trust: Literal["not_verified"] = "not_verified"
    signer: str | None = None
    organisation: str | None = None
    signed_at: datetime | None = None
    timestamped: bool = False
    sub_filter: str | None = None
    whole: bool | None = None
    changes: Changes = "unknown"
    changed_pages: tuple[int, ...] = ()
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    evidence: Evidence | None = None


class Report(_Frozen):
    """All that was read from one document; `tables` and `unread` are for the checks alone and are not printed."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    source: ReportSource
    header: Header
    period: ReportPeriod | None = None
    citations: tuple[Citation, ...] = ()
    laws: tuple[NamedLaw, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    numbers: Ledger
    findings: tuple[Finding, ...] = ()
    signatures: tuple[Signature, ...] = ()
    tables: tuple[NumberedTable, ...] = Field(default=(), exclude=True)
    unread: tuple[UnreadForm, ...] = Field(default=(), exclude=True)
