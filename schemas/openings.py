"""A quick look before a long list of forms: most places of a text can begin none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["LETTERS", "any_form", "first_letter", "openings", "quick_look"]

LETTERS = 3
"""How much of a form a quick look takes."""

_LITERAL = re.compile(r"(?:\\[^\w]|[^\W_]|[^\w\\[\](){}.*+?|^$])*")


def quick_look(forms: Iterable[str], *, fold: bool = False) -> str:
    """Return a lookahead for the first letters of the forms.

    Args:
        forms: regular expressions as `openings` takes them.
        fold: whether the forms stand in any case.
    """
    found = {opening.lower() if fold else opening for form in forms for opening in openings(form)}
    return f"(?-i:(?={_tree(found, fold=fold)}))"


def first_letter(forms: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of the first letter of each word, in any case, with which a text of one of the forms begins.

    It tells where forms begin, not where they end.  A search for one of a few letters passes over all others at several times
    the speed of a search that begins with a condition; the letter once found, the forms are held against the text from there.

    Args:
        forms: regular expressions as `openings` takes them.
    """
    known = list(forms)
    letters = {opening[:1] for form in known for opening in openings(form)}
    one = r"\w" if "" in letters else _letters("".join(sorted(set(map(str.lower, letters)))), fold=True)
    return re.compile(rf"{one}(?<!\w.)(?<=(?={quick_look(known, fold=True)}(?i:{'|'.join(known)})).)")


def any_form(forms: Sequence[str], *, fold: bool = False) -> str:
    """Return an alternation of forms with a quick look before it; the first that fits counts, as in any alternation.

    The forms stand in groups by their first letter, so that only those of one letter are tried.

    Args:
        forms: regular expressions as `openings` takes them, none of which begins with anything.
        fold: whether they stand in any case.
    """
    groups: dict[str, list[str]] = {}
    for form in forms:
        for letter in dict.fromkeys(opening[0].lower() if fold else opening[0] for opening in openings(form)):
            groups.setdefault(letter, []).append(form)
    flag = "i" if fold else ""
    ways = [f"(?={_letters(letter, fold=fold)})(?{flag}:{'|'.join(group)})" for letter, group in groups.items()]
    return f"{quick_look(forms, fold=fold)}(?:{'|'.join(ways)})"


def _tree(words: set[str], *, fold: bool) -> str:
    """Return a pattern of words, in which each letter leads on to those that can follow it."""
    if "" in words:
        return ""
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[0], set()).add(word[1:])
    last = "".join(sorted(letter for letter, after in tails.items() if "" in after))
    ways = [_letters(last, fold=fold)] if last else []
    ways += (_letters(letter, fold=fold) + _tree(after, fold=fold) for letter, after in sorted(tails.items()) if "" not in after)
    return f"(?:{'|'.join(ways)})"


def openings(form: str) -> Iterator[str]:
    """Yield the first letters (`LETTERS`), or what is certain of them, of each text that a regular expression can match.

    Args:
        form: letters, marks, groups `(?:a|b)` that may be left out, and white space, which is
            passed over before the first letter.
    """
    form = re.sub(r"^(?:\\s[*+])+", "", form)
    if not form.startswith("(?:"):
        literal = _LITERAL.match(form)
        yield literal[0].replace("\\", "")[:LETTERS] if literal else ""
        return
    branches, rest = _group(form)
    if rest.startswith("?"):
        rest = rest[1:]
        yield from openings(rest)
    for branch in branches:
        yield from openings(branch + rest)


def _group(form: str) -> tuple[list[str], str]:
    """Return the alternatives of the group that a form begins with, and what follows it."""
    branches, depth = [""], 0
    pieces = re.findall(r"\\.|\(\?:|.", form, re.DOTALL)
    for index, piece in enumerate(pieces):
        depth += piece.startswith("(") - (piece == ")")
        if not depth:
            return branches, "".join(pieces[index + 1 :])
        if piece == "|" and depth == 1:
            branches.append("")
        elif index:
            branches[-1] += piece
    raise ValueError(form)


def _letters(letters: str, *, fold: bool) -> str:
    both = letters + letters.upper() if fold else letters
    return "[" + "".join(map(re.escape, both)) + "]"
