"""What the checks find, as tables of figures: a line is `subject | place | figures` and stands in the order of the text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from pipeline.check import check
from schemas.catalog import indicators
from schemas.checks import Example, check_rules
from schemas.report import (
    Breakdown,
    Evidence,
    Finding,
    Header,
    Issuer,
    Ledger,
    Measurement,
    Report,
    ReportPeriod,
    ReportSource,
    Scope,
    ScopeKind,
    Window,
)

QUARTER = Window(start=date(2026, 1, 1), end=date(2026, 3, 31))
COUNTED = Window(start=date(2025, 12, 15), end=date(2026, 3, 14))
SOURCE = ReportSource(path="a.docx", sha256="0" * 64, bytes=1, media_type="text/plain")
HEADER = Header(issuer=Issuer(name="Sở Lâm nghiệp", code="X.SLN"))
OWN = Scope(name="Sở Lâm nghiệp", code="X.SLN")


class Writer:
    """Sets figures one behind the other: `prose` with words, `cell` as bare numbers; `gap` ends a place."""

    def __init__(self) -> None:
        self.at = 0
        self.rows: list[Measurement] = []

    def gap(self) -> Writer:
        self.at += 2000
        return self

    def prose(self, figures: dict[str, float], scope: Scope | None = OWN, period: Window = COUNTED, **other: object) -> Writer:
        for code, value in figures.items():
            self._add(code, value, f"ghi {value:g}".replace(".", ","), scope, period, **other)
        return self

    def cells(
        self, figures: dict[str, float], scope: Scope | None = OWN, field: str | None = None, period: Window = COUNTED
    ) -> Writer:
        breakdown = Breakdown(by="field", name=field) if field else None
        for code, value in figures.items():
            self._add(code, value, f"{value:g}".replace(".", ","), scope, period, breakdown=breakdown)
        return self

    def _add(self, code: str, value: float, quote: str, scope: Scope | None, period: Window, **other: object) -> None:
        evidence = Evidence(quote=quote, start=self.at, end=self.at + len(quote))
        self.at += len(quote) + 2
        values = {
            "indicator": code, "value": value, "unit": "", "scope": scope, "period": period, "reporting_period": "2026-Q1",
            "confidence": 0.98, "evidence": evidence, **other,
        }  # fmt: skip
        self.rows.append(Measurement.model_validate(values))

    def check(self) -> tuple[Finding, ...]:
        period = ReportPeriod(
            start=QUARTER.start, end=QUARTER.end, kind="quarter", label="quý I/2026", reporting_period="2026-Q1"
        )
        report = Report(
            source=SOURCE, header=HEADER, period=period, measurements=tuple(self.rows), numbers=Ledger(total=0, explained=0)
        )
        return check(report)


def found(writer: Writer) -> list[tuple[str, str, str | None, float | None, float | None]]:
    return [(one.rule, one.severity, one.indicator, one.stated, one.expected) for one in writer.check()]


def part(name: str, kind: ScopeKind = "part") -> Scope:
    return Scope(name=name, kind=kind)


RULES = check_rules()
EXAMPLES = [
    *((rule.source, rule.total, "sum", rule.example) for rule in (*RULES.identities, *RULES.balances)),
    *((rule.source, rate, "share", rule.example) for rule in (*RULES.shares, *RULES.full) for rate, _ in rule.example.breaks[:1]),
    *((rule.source, rule.less, "order", rule.example) for rule in RULES.orders),
]


@pytest.mark.parametrize(("source", "code", "rule", "example"), EXAMPLES, ids=[f"{rule} {code}" for _, code, rule, _ in EXAMPLES])
def test_example_of_each_rule(source: str, code: str, rule: str, example: Example) -> None:
    rate_codes = {name for name, _ in example.breaks if name.endswith(".rate")}
    writers = []
    for figures in (example.agrees, example.breaks):
        writer = Writer()
        for name, value in figures:
            if name not in rate_codes:
                writer.prose({name: value})
        for name, value in figures:
            if name in rate_codes:
                count = next((row for row in writer.rows if row.indicator == name.removesuffix(".rate")), None)
                printed = f"{value:g}".replace(".", ",") + "%"
                writer.prose({name: value})
                if count is not None:
                    start = count.evidence.start
                    evidence = Evidence(quote=f"ghi số, chiếm {printed}", start=start, end=start + 1)
                    writer.rows[-1] = writer.rows[-1].model_copy(update={"evidence": evidence})
        writers.append(writer)
    assert writers[0].check() == ()
    assert [(one.rule, one.indicator) for one in writers[1].check()] == [(rule, code)], source


IDENTITIES = [(total.code, parts) for total in indicators().values() for parts in total.parts]


@pytest.mark.parametrize(("total", "parts"), IDENTITIES, ids=[f"{total}-{len(parts)}" for total, parts in IDENTITIES])
def test_identity_of_the_catalog(total: str, parts: tuple[str, ...]) -> None:
    figures = {code: 10.0 + index for index, code in enumerate(parts)}
    whole = sum(figures.values())
    assert Writer().prose({total: whole, **figures}).check() == ()
    assert found(Writer().prose({total: whole + 3, **figures})) == [("sum", "error", total, whole + 3, whole)]


RESOLVED = {"tthc.resolved_total": 100.0, "tthc.resolved_early": 80.0, "tthc.resolved_ontime": 17.0}


@pytest.mark.parametrize(
    ("case", "writer"),
    [
        ("a part is not stated", Writer().prose(RESOLVED)),
        ("a part is of another subject", Writer().prose(RESOLVED).prose({"tthc.resolved_overdue": 1}, part("Chi cục Rừng"))),
        ("a part is of another period", Writer().prose(RESOLVED).prose({"tthc.resolved_overdue": 1}, period=QUARTER)),
        ("a part stands far away in prose", Writer().prose(RESOLVED).gap().prose({"tthc.resolved_overdue": 1})),
        ("a part is rounded", Writer().prose(RESOLVED).prose({"tthc.resolved_overdue": 1}, approximate=True)),
        ("a part is a target", Writer().prose(RESOLVED).prose({"tthc.resolved_overdue": 1}, nature="target")),
        ("the parts alone", Writer().prose({"tthc.resolved_early": 80, "tthc.resolved_ontime": 17, "tthc.resolved_overdue": 1})),
        (
            "petitions within jurisdiction stand between",
            Writer().prose({
                "petition.received_total": 30, "petition.eligible": 20, "petition.in_jurisdiction": 9, "petition.complaint": 5,
                "petition.denunciation": 1, "petition.proposal_feedback": 3,
            }),
        ),
        ("no subject", Writer().prose({**RESOLVED, "tthc.resolved_overdue": 1}, None)),
    ],
)  # fmt: skip
def test_no_sum_where_the_parts_are_in_doubt(case: str, writer: Writer) -> None:
    assert writer.check() == (), case


def test_message_names_the_parts_in_vietnamese() -> None:
    figures = {"tthc.resolved_total": 1342.0, "tthc.resolved_early_or_ontime": 1315.0, "tthc.resolved_overdue": 17.0}
    (finding,) = Writer().prose(figures).check()
    assert finding.message == (
        "Hồ sơ đã giải quyết của Sở Lâm nghiệp ghi 1.342, nhưng cộng các phần "
        "(giải quyết trước và đúng hạn 1.315, giải quyết quá hạn 17) được 1.332."
    )
    assert finding.evidence is not None
    assert finding.evidence.start == 0
    assert [one.quote for one in finding.related] == ["ghi 1315", "ghi 17"]


@pytest.mark.parametrize(
    ("figures", "severity", "words"),
    [
        (
            {"tthc.received_total": 120, "tthc.carried_over": 9, "tthc.resolved_total": 90, "tthc.pending_total": 25},
            "warning",
            "(còn 5 chưa rõ).",
        ),
        (
            {"tthc.received_total": 120, "tthc.carried_over": 9, "tthc.resolved_total": 96, "tthc.pending_total": 25},
            "error",
            "(thừa 1).",
        ),
        (
            {"tthc.received_total": 120, "tthc.resolved_total": 96, "tthc.pending_total": 25},
            "warning",
            "chưa gồm hồ sơ kỳ trước chuyển sang.",
        ),
    ],
)
def test_dossiers_received_against_what_became_of_them(figures: dict[str, float], severity: str, words: str) -> None:
    (finding,) = Writer().prose(figures).check()
    assert (finding.rule, finding.severity) == ("sum", severity)
    assert finding.message.endswith(words)


def table(total: dict[str, float], scope: Scope = OWN, *, fields: bool = True, start: Writer | None = None) -> Writer:
    writer = start or Writer()
    for name, received, resolved in (("Trồng rừng", 40, 30), ("Kiểm lâm", 25, 25), ("Giống cây", 10, 8)):
        row = {"tthc.received_total": received, "tthc.resolved_total": resolved}
        writer.cells(row, *((OWN, name) if fields else (part(f"Chi cục {name}"), None)))
    return writer.cells(total, scope)


@pytest.mark.parametrize(
    ("case", "writer", "expected"),
    [
        ("all adds up", table({"tthc.received_total": 75, "tthc.resolved_total": 63}), []),
        (
            "fields",
            table({"tthc.received_total": 75, "tthc.resolved_total": 64}),
            [("total_row", "error", "tthc.resolved_total", 64, 63)],
        ),
        (
            "parts of the issuer",
            table({"tthc.received_total": 75, "tthc.resolved_total": 64}, fields=False),
            [("total_row", "error", "tthc.resolved_total", 64, 63)],
        ),
        (
            "a row called total",
            table({"tthc.received_total": 79, "tthc.resolved_total": 63}, part("TỔNG CỘNG", "group"), fields=False),
            [("total_row", "error", "tthc.received_total", 79, 75)],
        ),
        ("no column proves the rows", table({"tthc.received_total": 150, "tthc.resolved_total": 126}), []),
        (
            "the last row is one among others",
            table({"tthc.received_total": 75, "tthc.resolved_total": 1}, part("Chi cục Gỗ"), fields=False),
            [],
        ),
        (
            "a row with a blank cell",
            table({"tthc.received_total": 75, "tthc.resolved_total": 63, "tthc.pending_total": 12}),
            [],
        ),
    ],
)
def test_total_row(case: str, writer: Writer, expected: list[object]) -> None:
    assert found(writer) == expected, case


def test_total_row_that_the_prose_has_stated_already() -> None:
    writer = table({"tthc.resolved_total": 64}, start=Writer().prose({"tthc.received_total": 75}).gap())
    assert found(writer) == [("total_row", "error", "tthc.resolved_total", 64, 63)]


def test_row_of_another_period_is_no_part_of_the_total() -> None:
    writer = table({}).cells({"tthc.received_total": 5, "tthc.resolved_total": 5}, OWN, "Lâm sản", QUARTER)
    assert writer.cells({"tthc.received_total": 80, "tthc.resolved_total": 63}).check() == ()


def test_total_row_is_taken_from_the_table_that_it_stands_in() -> None:
    start = Writer().prose({"tthc.resolved_total": 20}, part("Chi cục Kiểm lâm")).gap()
    writer = table({"tthc.received_total": 75, "tthc.resolved_total": 64}, fields=False, start=start)
    assert [one.rule for one in writer.check()] == ["conflict_within", "total_row"]


def test_rows_that_were_not_told_apart_are_left_alone() -> None:
    writer = Writer().prose({"tthc.resolved_overdue": 1}).gap()
    for received, resolved in ((40, 30), (25, 25)):
        writer.cells({"tthc.received_total": received, "tthc.resolved_total": resolved, "tthc.resolved_overdue": 0})
    assert writer.check() == ()


def levels(groups: float) -> Writer:
    names = ("reception.visits", "reception.people", "reception.groups")
    writer = Writer().prose(dict(zip(names, (100, 130, groups), strict=True)), part("toàn tỉnh", "group"))
    for scope, values in (("Trụ sở Tiếp công dân", (20, 30, 2)), ("các sở, ngành", (30, 40, 1)), ("các xã, phường", (50, 60, 4))):
        writer.prose(dict(zip(names, values, strict=True)), part(scope, "group"))
    return writer.prose(
        {"reception.visits": 12, "reception.people": 15, "reception.groups": 0}, Scope(name="xã Bản Mới", code="99999")
    )


def test_levels_of_a_province_in_prose() -> None:
    assert levels(7).check() == ()
    (finding,) = levels(8).check()
    assert (finding.rule, finding.stated, finding.expected) == ("total_row", 8, 7)
    assert finding.message == "Số đoàn đông người của toàn tỉnh ghi 8, nhưng cộng 3 đơn vị, cấp nêu dưới đó (2 + 1 + 4) được 7."


COUNTS = {"tthc.received_total": 517.0, "tthc.resolved_total": 400.0, "tthc.resolved_early": 300.0, "tthc.resolved_ontime": 97.0}


@pytest.mark.parametrize(
    ("share", "stated", "expected"),
    [
        ("tthc.resolved_early_or_ontime", 99.25, None),  # the sum of two counts
        ("tthc.resolved_early_or_ontime", 99.3, None),  # rounded to one digit
        ("tthc.resolved_early_or_ontime", 99.2, None),
        ("tthc.resolved_early_or_ontime", 99, None),
        ("tthc.resolved_early_or_ontime", 76.79, None),  # over the dossiers received
        ("tthc.resolved_early_or_ontime", 99.52, 99.25),
        ("tthc.resolved_early_or_ontime", 76.6, 76.7892),  # the formula that comes much nearer was meant
        ("tthc.resolved_total", 77.37, None),
        ("tthc.resolved_total", 77.3, None),  # cut off
        ("tthc.resolved_total", 77.2, 77.3694),
        ("tthc.pending_total", 21, None),  # its count is not stated
    ],
)
def test_share(share: str, stated: float, expected: float | None) -> None:
    findings = Writer().prose({**COUNTS, share + ".rate": stated}).check()
    assert [(one.rule, one.severity, one.stated, one.expected) for one in findings] == (
        [] if expected is None else [("share", "warning", stated, expected)]
    )


def test_share_that_does_not_follow_its_count_may_be_of_something_else() -> None:
    assert Writer().prose({"tasks.assigned": 40, "tasks.done": 20, "tasks.done.rate": 100}).check() == ()


def test_share_of_a_printed_whole() -> None:
    writer = Writer().prose({"petition.in_jurisdiction": 40, "petition.resolved.rate": 80})
    for whole, message in (
        (15, None),
        (16, "Tỷ lệ của “Đơn (vụ việc) đã giải quyết” của Sở Lâm nghiệp ghi 80%, nhưng 12/16 = 75%."),
    ):
        evidence = Evidence(quote=f"đã giải quyết 12/{whole} đơn, đạt 80%", start=90, end=125)
        writer.rows[-1] = writer.rows[-1].model_copy(update={"evidence": evidence})
        assert [one.message for one in writer.check()] == ([message] if message else [])


@pytest.mark.parametrize(
    ("figures", "message"),
    [
        ({"tthc.received_online.rate": 100.5}, "Tỷ lệ của “Tiếp nhận trực tuyến” của Sở Lâm nghiệp ghi 100,5%, vượt quá 100%."),
        (
            {"tthc.resolved_overdue": 2, "tthc.resolved_early_or_ontime.rate": 100},
            "Tỷ lệ của “Giải quyết trước và đúng hạn” của Sở Lâm nghiệp ghi 100%, trong khi giải quyết quá hạn là 2.",
        ),
        ({"tasks.done.rate": 120}, None),  # more than planned
    ],
)
def test_impossible_share(figures: dict[str, float], message: str | None) -> None:
    findings = Writer().prose(figures).check()
    assert [one.message for one in findings] == ([message] if message else [])
    assert all(one.severity == "error" for one in findings)


STATED = {"tthc.received_total": 147.0}
OTHER = {"tthc.received_total": 146.0}
HEAD = part("Giám đốc", "office_holder")


@pytest.mark.parametrize(
    ("case", "writer", "severities"),
    [
        ("prose against table", Writer().prose(STATED).gap().cells(OTHER), ["error"]),
        ("summary against body", Writer().prose(STATED).gap().prose(OTHER), ["error"]),
        ("the table tells no days", Writer().prose(STATED).gap().cells(OTHER, period=QUARTER), ["warning"]),
        ("the same twice", Writer().prose(STATED).gap().cells(STATED), []),
        ("one place", Writer().prose(STATED).prose(OTHER), []),
        ("one of two agrees", Writer().prose(STATED).gap().prose(STATED).prose({"tthc.received_total": 9}), []),
        ("two values in one place", Writer().prose(STATED).prose({"tthc.received_total": 9}).gap().prose(OTHER), []),
        ("another subject", Writer().prose(STATED).gap().prose(OTHER, part("Chi cục Rừng")), []),
        ("a field of it", Writer().prose(STATED).gap().cells(OTHER, field="Kiểm lâm"), []),
        ("rounded", Writer().prose(STATED, approximate=True).gap().cells(OTHER), []),
        ("a person by office", Writer().prose(STATED, HEAD).gap().prose(OTHER, HEAD), []),
    ],
)
def test_conflict_within(case: str, writer: Writer, severities: list[str]) -> None:
    findings = writer.check()
    assert [(one.rule, one.severity, one.stated, one.expected) for one in findings] == [
        ("conflict_within", severity, 147, 146) for severity in severities
    ], case


def test_part_greater_than_its_total() -> None:
    assert found(Writer().prose({"tthc.pending_total": 3, "tthc.pending_overdue": 5})) == [
        ("order", "error", "tthc.pending_overdue", 5, 3)
    ]


def test_overdue_dossiers_that_the_text_denies() -> None:
    writer = Writer().cells({"tthc.pending_overdue": 2}).gap().prose({"tthc.overdue_total": 0}, period=QUARTER)
    (finding,) = writer.check()
    assert (finding.rule, finding.severity) == ("order", "error")
    assert finding.message == (
        "Báo cáo ghi hồ sơ trễ và quá hạn của Sở Lâm nghiệp là 0, nhưng lại nêu đang giải quyết quá hạn 2."
    )


def test_findings_come_in_the_order_of_the_text() -> None:
    writer = Writer().prose({"tthc.received_online.rate": 101}).gap().prose({"tthc.pending_overdue": 4, "tthc.pending_total": 3})
    starts = [one.evidence.start for one in writer.check() if one.evidence]
    assert len(starts) == 2
    assert all(one <= other for one, other in pairwise(starts))
