"""What the head of a column, or the label of a row, makes of its figures: the report's own, planned, earlier, a comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from extractors.facts import Facts
from extractors.period_spans import PeriodSpan, find_periods
from extractors.sections import words
from extractors.windows import window_of
from schemas.report import Nature, Window
from schemas.wording import any_of

__all__ = ["RATE", "Role", "is_order", "is_owner", "is_side", "role_of", "says_role_alone"]

_ORDER = re.compile(rf"(?:{any_of('table_order')})$", re.IGNORECASE)
_SIDE = re.compile(rf"(?<!\w)(?:{any_of('table_side')})(?!\w)", re.IGNORECASE)
_OWNER = re.compile(rf"(?!{_SIDE.pattern})(?:{any_of('table_owner')})", re.IGNORECASE)
RATE = re.compile(rf"(?<!\w)(?:{any_of('table_rate')})(?!\w)", re.IGNORECASE)
_SHARE = re.compile(r"(?<!\w)(?:tỷ|tỉ)\s+(?:lệ|trọng)(?!\w)|%", re.IGNORECASE)
_PLAN = re.compile(rf"(?<!\w)(?:{any_of('table_plan')})(?!\w)", re.IGNORECASE)
_COMPARED = re.compile(rf"\W*(?:{any_of('table_compared')})(?!\w)", re.IGNORECASE)
_AGAINST = re.compile(r"(?<!\w)so\s+(?:với|cùng)(?!\w)", re.IGNORECASE)
_CHANGED = re.compile(
    rf"\W*(?:(?:so sánh|tỷ lệ|tỉ lệ|mức|tốc độ|số)\W+)?(?:{any_of('table_changed')})(?!\w)(?!\s+\w+\s+\w)", re.IGNORECASE
)
_PREVIOUS = re.compile(
    r"\W*(?:(?:số liệu|số|thực hiện|kết quả|của)\s+)*(?P<unit>kỳ|tháng|quý|năm|tuần)\s+trước(?:\s+liền\s+kề)?\W*", re.IGNORECASE
)
_CUMULATIVE = re.compile(rf"(?<!\w)(?:{any_of('table_cumulative')})(?!\w)", re.IGNORECASE)
_NOW = re.compile(rf"(?<!\w)(?:{any_of('table_now')})(?!\w)", re.IGNORECASE)
_YEARLY = re.compile(r"(?<!\w)năm(?!\w)", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?<![\d./])((?:19|20)\d\d)(?![\d./])")
_DONE = re.compile(rf"(?:kết quả|thực hiện)[^/;]*?(?<!\w)(?:{any_of('table_plan')})(?!\w)", re.IGNORECASE)
_ROLE_WORDS = re.compile(
    rf"(?<!\w)(?:{'|'.join(any_of(f'table_{key}') for key in ('plan', 'compared', 'changed', 'cumulative', 'now'))}"
    r"|cùng kỳ|kỳ trước|năm trước|tháng trước|quý trước|ước|năm|đã)(?!\w)",
    re.IGNORECASE,
)
_OTHER_LETTERS = 0.25
_FIFTEENTH = 15

Kind = Literal["figure", "unread", "unknown"]


@dataclass(frozen=True, slots=True)
class Role:
    """What kind of figures stand under a head.

    Attributes:
        kind: `unread` for what is understood and is no figure of its own (an index, a share of the plan); `unknown` for words
            that tell neither days nor nature.
        period: days that the head names, `None` for those of the table.
        own: whether the head names days of its own.
        share: whether the head makes its figures shares.
    """

    kind: Kind
    nature: Nature = "actual"
    comparison: Literal["earlier", "difference", "relative"] | None = None
    period: Window | None = None
    own: bool = False
    share: bool = False

    @property
    def in_percent(self) -> bool:
        """Tell whether its figures are shares or changes in per cent, which no unit of a table scales."""
        return self.share or self.comparison == "relative"


def is_order(path: Sequence[str]) -> bool:
    """Tell whether a column holds the numbers of the rows."""
    return bool(path) and _ORDER.match(path[-1]) is not None


def is_side(path: Sequence[str]) -> bool:
    """Tell whether a column holds units or remarks."""
    return any(_SIDE.search(part) for part in path)


def is_owner(path: Sequence[str]) -> bool:
    """Tell whether a column names those whose figures the rows are."""
    return _OWNER.search(" ".join(path)) is not None


def role_of(facts: Facts, path: Sequence[str], default: Window | None) -> Role:
    """Return what the head of a column, or the label of a row, makes of its figures.

    Args:
        path: texts of the head from top to bottom.
        default: the days of the table.
    """
    text = " ".join(path)
    if compared := _compared(path, text, default):
        return compared
    role = Role("figure", period=default, share=bool(path) and _SHARE.search(path[-1]) is not None)
    if _DONE.search(text):
        return replace(role, kind="unknown")
    known = facts.period or default
    spans = find_periods(text, default_year=known.end.year if known else None)
    window = _window(spans) or _bare_year(text)
    if window is not None:
        role = replace(role, period=window, own=True)
    if _PLAN.search(text) or words().target.search(text):
        return replace(role, nature="target", period=_planned_year(text) or _whole_year(role, text))
    if words().estimate.search(text):
        return replace(role, nature="estimate", period=_whole_year(role, text))
    return _past(facts, role, text, spans) if words().earlier.search(text) or window else _now(role, text, default)


def _compared(path: Sequence[str], text: str, default: Window | None) -> Role | None:
    """Return the role of a head that compares: a change, an index or a share that is no figure of its own, the period before."""
    if any(_CHANGED.match(part) for part in path):
        return Role("figure", "comparison", "relative" if "%" in text else "difference", default)
    if any(_COMPARED.match(part) for part in path) or _AGAINST.search(text):
        return Role("unread")
    if any(_PREVIOUS.fullmatch(part) for part in path):
        return Role("figure", "comparison", "earlier", None, own=True)
    return None


def _past(facts: Facts, role: Role, text: str, spans: Sequence[PeriodSpan]) -> Role:
    """Return the role of a head that names days; those before the report's own make a comparison."""
    if words().earlier.search(text):
        same = next((span for span in spans if span.name == "same_period"), None)
        earlier = window_of(facts, same, "comparison") if same else role.period if role.own else None
        return replace(role, nature="comparison", comparison="earlier", period=earlier, own=True)
    if role.period is not None and facts.first_day is not None and role.period.end < facts.first_day:
        return replace(role, nature="comparison", comparison="earlier")
    return role


def _now(role: Role, text: str, default: Window | None) -> Role:
    """Return the role of a head that names no days."""
    if _CUMULATIVE.search(text):
        return replace(role, period=_year_to_date(default), own=True)
    return role if not text or role.share or _NOW.search(text) else replace(role, kind="unknown")


def says_role_alone(text: str) -> bool:
    """Tell whether a text names days or a nature and hardly anything else (`Thực hiện quý I/2026`, `So sánh (%)`)."""
    spans = find_periods(text)
    letters = sum(char.isalpha() for char in text)
    rest = text
    for span in reversed(spans):
        rest = rest[: span.start] + " " + rest[span.end :]
    rest = _BARE_YEAR.sub(" ", _ROLE_WORDS.sub(" ", rest))
    named = bool(spans) or _BARE_YEAR.search(text) is not None or _ROLE_WORDS.search(text) is not None
    return named and sum(char.isalpha() for char in rest) <= _OTHER_LETTERS * letters


def _window(spans: Sequence[PeriodSpan]) -> Window | None:
    named = next((span for span in spans if span.first and span.last and span.kind != "day"), None)
    return Window(start=named.first, end=named.last) if named and named.first and named.last else None


def _year_to_date(default: Window | None) -> Window | None:
    """Return the days since the beginning of the year, of the reporting regime since 15 December (NĐ 09/2019, Điều 12)."""
    if default is None:
        return None
    year = default.end.year
    first = date(year - 1, 12, _FIFTEENTH) if default.start.day == _FIFTEENTH else date(year, 1, 1)
    return Window(start=min(first, default.start), end=default.end)


def _bare_year(text: str) -> Window | None:
    """Return the year that a head consists of (`2025`)."""
    match = _BARE_YEAR.fullmatch(text.strip())
    return _planned_year(match[1]) if match else None


def _whole_year(role: Role, text: str) -> Window | None:
    """Return the year of the table's days where a plan or estimate is one for a year (`Kế hoạch năm`, `Ước cả năm`)."""
    if role.own or role.period is None or not _YEARLY.search(text):
        return role.period
    return _planned_year(str(role.period.end.year))


def _planned_year(text: str) -> Window | None:
    match = re.search(r"\b(20\d\d)\b", text)
    return _window(find_periods(f"năm {match[1]}")) if match else None
