"""How texts name agencies: the words of `data/agency_words.toml` and the names of `data/agencies.csv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from schemas.catalog import Agency, CatalogError, agencies, read_toml

__all__ = ["AgencyWords", "agencies_named", "agency_words", "form_pattern", "home_province"]


@dataclass(frozen=True, slots=True)
class AgencyWords:
    """The lists of `agency_words.toml`; what each is for stands there.

    Attributes:
        short: other first words of a name, by the first words as the catalog has them.
        departments: other names of a department without `Sở`, by its name in the catalog.
        level_of: the catalog's level of a level word (`xã`: `commune`).
        lists: the plain lists, by their name.
    """

    short: dict[str, tuple[str, ...]]
    departments: dict[str, tuple[str, ...]]
    level_of: dict[str, str]
    lists: dict[str, tuple[str, ...]]


@cache
def agency_words() -> AgencyWords:
    """Return the words of `agency_words.toml`.

    Raises:
        CatalogError: when it names a department that `agencies.csv` does not have.
    """
    rows = read_toml("agency_words.toml")
    known = {agency.name for agency in agencies()}
    for name in rows["departments"]:
        if name not in known:
            msg = f"agency_words.toml: agencies.csv has no {name!r}"
            raise CatalogError(msg)
    return AgencyWords(
        short={name: tuple(forms) for name, forms in rows["short"].items()},
        departments={name: tuple(forms) for name, forms in rows["departments"].items()},
        level_of={word: level for level, words in rows["levels"].items() for word in words},
        lists={name: tuple(words) for name, words in rows["words"].items()},
    )


def form_pattern(form: str) -> str:
    """Return the regular expression of a form: `[x]` may be left out, `(a|b)` are alternatives."""
    text = re.sub(r"([.&+*?])", r"\\\1", form)
    text = re.sub(r"^\[([^\]]*)\] ", r"(?:\1 )?", text)
    text = re.sub(r" \[([^\]]*)\]", r"(?: \1)?", text)
    text = re.sub(r"\((?!\?)", "(?:", text)
    return text.replace(" ", r"\s+")


@cache
def home_province() -> str:
    """Return the name of the province whose agencies the catalog holds, without `tỉnh`."""
    name = next(agency.name for agency in agencies() if agency.level == "province")
    return name.rpartition(" tỉnh ")[2] or name.rpartition(" thành phố ")[2]


@cache
def agencies_named() -> dict[str, tuple[Agency, ...]]:
    """Return the agencies by their name in lower case, without the name of the home province.

    A name may mean several agencies, at different times or in different districts.
    """
    result: dict[str, tuple[Agency, ...]] = {}
    for agency in agencies():
        key = agency.name.casefold().removesuffix(f" {home_province()}".casefold())
        result[key] = (*result.get(key, ()), agency)
    return result
