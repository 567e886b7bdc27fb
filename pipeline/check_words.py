"""How findings name and print figures, for Vietnamese readers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.check_figures import Figure
from schemas.catalog import agencies, indicator
from schemas.report import Scope

__all__ = ["decimal", "inside", "listing", "name_of", "number", "percent", "subject"]

_REMARK = re.compile(r" \([^()]*\)$")


def number(value: float) -> str:
    """Return a count as official documents print it: `1.234`, `12,5`."""
    whole = f"{value:,.10g}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    return whole.translate(str.maketrans(",.", ".,"))


def decimal(value: float, digits: int) -> str:
    """Return a number with as many digits behind the comma: `99,60`."""
    return f"{value:.{digits}f}".replace(".", ",")


def percent(value: float, digits: int) -> str:
    """Return a share with as many digits behind the comma: `99,67%`."""
    return decimal(value, digits) + "%"


def name_of(code: str) -> str:
    """Return the name of an indicator as it stands in a sentence, without its remarks in brackets."""
    return _REMARK.sub("", indicator(code).name).removesuffix(" - tổng số")


def subject(figure: Figure) -> str:
    """Return whose figure it is, with the words that join it to the indicator's name: ` của Sở Y tế`."""
    scope, breakdown = figure.source.scope, figure.source.breakdown
    part = f" (lĩnh vực {breakdown.name})" if breakdown is not None and breakdown.by == "field" else ""
    return f" của {_called(scope)}{part}" if scope is not None else part


def _called(scope: Scope) -> str:
    """Return the full name of an agency that the report calls by a short one (`Sở`)."""
    named = (agency.name for agency in agencies() if agency.code == scope.code)
    return next(named, scope.name) if scope.kind == "agency" and scope.code else scope.name


def listing(figures: Sequence[Figure]) -> str:
    """Return the parts of a sum with their values: `giải quyết trước hạn 30, giải quyết quá hạn 2`."""
    return ", ".join(f"{inside(name_of(figure.code))} {number(figure.value)}" for figure in figures)


def inside(name: str) -> str:
    """Return a name as it stands inside a sentence: in lower case, unless it begins with an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
