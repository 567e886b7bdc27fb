"""What DuckDB says about a query, in Vietnamese (`data/sql_errors.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from schemas.catalog import read_toml

__all__ = ["SqlError", "in_vietnamese", "sql_errors"]

_PLACE = re.compile(r"^LINE \d+: .*\n\s*\^", re.MULTILINE)
"""The line of the query with a mark below the place that DuckDB means."""


@dataclass(frozen=True, slots=True)
class SqlError:
    """A kind of mistake.

    Attributes:
        pattern: of DuckDB's message; a group `name2` fills the place of `name`.
        query: makes the mistake.
        told: how the message about that query begins.
    """

    pattern: re.Pattern[str]
    message: str
    query: str
    told: str

    def tell(self, said: str) -> str | None:
        """Return the message for what DuckDB said, `None` when it is another mistake."""
        match = self.pattern.search(said)
        if match is None:
            return None
        return self.message.format_map({name.rstrip("2"): text for name, text in match.groupdict().items() if text is not None})


@cache
def sql_errors() -> tuple[SqlError, ...]:
    """Return the mistakes in the order of the file."""
    rows = read_toml("sql_errors.toml")["error"]
    return tuple(SqlError(re.compile(row["pattern"]), row["message"], row["query"], row["told"]) for row in rows)


def in_vietnamese(said: str) -> str:
    """Return DuckDB's message in Vietnamese with the place in the query; as it is for a mistake that no entry knows."""
    told = next((found for error in sql_errors() if (found := error.tell(said))), None)
    if told is None:
        return said
    place = _PLACE.search(said)
    return f"{told}\n\n{place[0]}" if place else told
