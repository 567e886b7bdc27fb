"""Whether a number counts a noun, told by the language: `412 ngôi nhà` does, `7 thì chưa rõ` and `120 quá hạn` do not.

In Vietnamese a noun that is counted stands right behind its number, with or without a classifier.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.labels import find_labels
from schemas.labels import frames
from schemas.wording import any_of

__all__ = ["counts_a_noun"]

_WORDS = re.compile(r"\s+((?:[^\W\d_][\w-]*\s*){1,5})")
_FUNCTION = re.compile(rf"(?:{any_of('about')}|{any_of('link')})(?!\w)", re.IGNORECASE)
_SETTING = "có 2 "
"""A small number and a verb before the words, so that the tagger sees them as it knows them."""


def counts_a_noun(text: str, position: int, end: int) -> bool:
    """Tell whether the words at `position` begin with a noun that is no word of the catalog."""
    match = _WORDS.match(text, position, end)
    if match is None:
        return False
    words = " ".join(match[1].split())
    return (
        not _FUNCTION.match(words)
        and _is_noun(words)
        and not any(label.start == 0 for frame in frames().values() for label in find_labels(words, frame, 0, len(words)))
    )


@cache
def _is_noun(words: str) -> bool:
    from underthesea import pos_tag  # noqa: PLC0415 - few reports have a number that asks for it

    tagged: list[tuple[str, str]] = pos_tag(_SETTING + words)
    return len(tagged) > 2 and tagged[2][1].startswith("N")  # noqa: PLR2004 - the word behind the two of the setting
