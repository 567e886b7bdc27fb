"""The wide views of `mart`: one row a subject and period, one column an indicator of the catalog."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from schemas.catalog import Indicator, indicators

__all__ = ["wide_views"]


@dataclass(frozen=True, slots=True)
class _Wide:
    name: str
    families: tuple[str, ...]
    comment: str


_VIEWS = (
    _Wide("tthc_dossiers", ("tthc",), "Hồ sơ thủ tục hành chính: mỗi đơn vị và kỳ một dòng, mỗi chỉ tiêu một cột"),
    _Wide("petitions", ("reception", "petition"), "Tiếp công dân và đơn thư: mỗi đơn vị và kỳ một dòng, mỗi chỉ tiêu một cột"),
)
_KEYS = {
    "reporting_period": "Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026",
    "subject": "Mã đơn vị",
    "subject_name": "Tên đơn vị",
    "reports": "Số báo cáo mà các số liệu được lấy từ đó",
}


@cache
def wide_views() -> tuple[str, ...]:
    """Return the statements that make the views and their comments; they follow the catalog of indicators."""
    return tuple(statement for view in _VIEWS for statement in _statements(view))


def _statements(view: _Wide) -> list[str]:
    chosen = [item for item in indicators().values() if item.family in view.families]
    columns = {_column(item, view): item for item in chosen}
    values = ",\n    ".join(f"any_value(value) FILTER (indicator = '{item.code}') AS {name}" for name, item in columns.items())
    families = ", ".join(f"'{family}'" for family in view.families)
    create = (
        f"CREATE OR REPLACE VIEW mart.{view.name} AS\n"
        "SELECT reporting_period, subject, any_value(subject_name) AS subject_name, count(DISTINCT report_id) AS reports,\n"
        f"    {values}\nFROM mart.figures\nWHERE split_part(indicator, '.', 1) IN ({families}) AND indicator NOT LIKE '%.rate'\n"
        "GROUP BY reporting_period, subject"
    )
    comments = [*_KEYS.items(), *((name, f"{item.name} ({item.unit})") for name, item in columns.items())]
    return [
        create,
        f"COMMENT ON VIEW mart.{view.name} IS '{_quoted(view.comment)}'",
        *(f"COMMENT ON COLUMN mart.{view.name}.{name} IS '{_quoted(comment)}'" for name, comment in comments),
    ]


def _column(item: Indicator, view: _Wide) -> str:
    return item.code.partition(".")[2] if len(view.families) == 1 else item.code.replace(".", "_")


def _quoted(text: str) -> str:
    return text.replace("'", "''")
