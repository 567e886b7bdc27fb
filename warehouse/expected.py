"""Who is expected to report: the rules of `schemas.obligations`, narrowed by a file of the province.

Without such a file every commune, ward and department in force owes what the rules say.  The file is TOML and names the
agencies of which reports are really expected:

    [[expected]]
    agency = "03694"          # code of agencies.csv
    report = "tthc"           # optional: kind of report (obligations.toml); without it all kinds
    periods = ["2026-Q1"]     # optional: reporting periods; without it all periods that the rules name

An obligation that the rules give is kept when an entry matches it.  An entry that names both report and periods also adds
obligations that the rules do not give (a monthly report of one's own province), due by the same day of the month.
A file without entries means: as the rules say.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from schemas.catalog import agencies
from schemas.obligations import obligations, owes_to_province
from warehouse.errors import ExpectedFileError
from warehouse.periods import Period, parse_period

__all__ = ["Expected", "Owed", "owed", "read_expected"]


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of who is expected; `None` stands for every kind of report and every period."""

    agency: str
    report: str | None = None
    period: str | None = None

    def covers(self, item: Owed) -> bool:
        """Tell whether an obligation is meant."""
        return self.agency == item.agency and self.report in {None, item.report} and self.period in {None, item.period}


@dataclass(frozen=True, slots=True)
class Owed:
    """One report that one agency owes; `due_on` is ISO 8601, `None` when no rule names a day."""

    report: str
    report_name: str
    agency: str
    period: str
    due_on: str | None
    basis: str | None


def read_expected(path: Path) -> tuple[Expected, ...]:
    """Return the lines of a file, one for each agency and period.

    Raises:
        ExpectedFileError: in Vietnamese, when the file cannot be read or names an unknown agency, report or period.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("expected", [])
        lines = tuple(line for entry in entries for line in _lines(entry))
    except (OSError, UnicodeDecodeError) as error:
        msg = f"Không đọc được tệp danh sách đơn vị phải báo cáo {path}: {error}"
        raise ExpectedFileError(msg) from error
    except (tomllib.TOMLDecodeError, AttributeError, KeyError, TypeError) as error:
        msg = f"Tệp danh sách đơn vị phải báo cáo {path} sai cú pháp: {error}"
        raise ExpectedFileError(msg) from error
    for line in lines:
        _check(line, path)
    return tuple(sorted(set(lines), key=lambda line: (line.agency, line.report or "", line.period or "")))


def owed(periods: Iterable[str], expected: Iterable[Expected] = ()) -> list[Owed]:
    """Return who owes what for these reporting periods, in a fixed order.

    Args:
        periods: buckets; what is no bucket is passed over.
        expected: lines of `read_expected`; none at all means that the rules alone decide.
    """
    known = [period for period in map(parse_period, sorted(set(periods))) if period]
    ruled = [item for period in known for item in _by_rule(period)]
    lines = tuple(expected)
    if not lines:
        return ruled
    kept = {(item.report, item.agency, item.period): item for item in ruled if any(line.covers(item) for line in lines)}
    for item in _by_file(known, lines):
        kept.setdefault((item.report, item.agency, item.period), item)
    return list(kept.values())


@lru_cache(maxsize=64)
def _by_rule(period: Period) -> tuple[Owed, ...]:
    bound = [agency for agency in agencies() if agency.existed(period.ends, period.ends) and owes_to_province(agency)]
    return tuple(
        Owed(rule.report, rule.name, agency.code, period.bucket, due.isoformat(), rule.basis)
        for rule in obligations()
        if rule.falls_on(period.kind, period.ends.month)
        for agency in bound
        if (due := rule.due_on(agency.level, period.ends))
    )


def _by_file(periods: Iterable[Period], lines: Iterable[Expected]) -> Iterable[Owed]:
    rules = {rule.report: rule for rule in obligations()}
    levels = {agency.code: agency.level for agency in agencies()}
    by_bucket = {period.bucket: period for period in periods}
    for line in lines:
        period, rule = by_bucket.get(line.period or ""), rules.get(line.report or "")
        if period and rule:
            due = rule.due_on(levels[line.agency], period.ends)
            yield Owed(rule.report, rule.name, line.agency, period.bucket, due.isoformat() if due else None, None)


def _lines(entry: dict[str, Any]) -> Iterable[Expected]:
    for period in entry.get("periods") or (None,):
        yield Expected(entry["agency"], entry.get("report"), period)


def _check(line: Expected, path: Path) -> None:
    wrong = (
        f"mã cơ quan {line.agency!r}" if line.agency not in {agency.code for agency in agencies()}
        else f"loại báo cáo {line.report!r}" if line.report and line.report not in {rule.report for rule in obligations()}
        else f"kỳ báo cáo {line.period!r}" if line.period is not None and not parse_period(str(line.period))
        else None
    )  # fmt: skip
    if wrong:
        msg = f"Tệp danh sách đơn vị phải báo cáo {path}: {wrong} không có trong danh mục."
        raise ExpectedFileError(msg)
