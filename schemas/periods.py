"""Words about dates and periods (`data/periods.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from schemas.catalog import CatalogError, read_toml

__all__ = ["PeriodWords", "period_words"]


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """The lists of `periods.toml`; what each is for stands there.

    `relative` maps a phrase in lower case to the name of the period that it means.
    """

    counted: tuple[str, ...]
    repeated: tuple[str, ...]
    lasting: tuple[str, ...]
    lasted: tuple[str, ...]
    plan: tuple[str, ...]
    data_as_of: tuple[str, ...]
    event: tuple[str, ...]
    contrast: tuple[str, ...]
    relative: dict[str, str]


@cache
def period_words() -> PeriodWords:
    """Return the words of `periods.toml`.

    Raises:
        CatalogError: when a phrase means two relative periods.
    """
    rows = read_toml("periods.toml")
    relative: dict[str, str] = {}
    for row in rows["relative"]:
        for form in row["forms"]:
            if relative.setdefault(form.lower(), row["name"]) != row["name"]:
                msg = f"periods.toml: {form!r} means both {relative[form.lower()]} and {row['name']}"
                raise CatalogError(msg)
    lists = {key: tuple(value) for key, value in rows.items() if key != "relative"}
    return PeriodWords(**lists, relative=relative)
