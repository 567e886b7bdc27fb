"""Whose figures the next sentence goes on with, when it names nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.agencies import AgencySpan
from extractors.counts import Count
from schemas.wording import any_of

__all__ = ["Owners"]

_WIDE = re.compile(rf"(?:{any_of('wide')})\b", re.IGNORECASE)


@dataclass(slots=True)
class Owners:
    """The agencies that the sentences of a passage name, as it is read.

    A sentence that names one hands it on.  One that names several hands on the first where that holds the others
    (`toàn tỉnh 290 lượt; cấp tỉnh 51 lượt; cấp xã 35 lượt`), else nobody.

    Attributes:
        carried: the agency with which a sentence goes on.
        office: the head of an agency who is named alone, and for it.
        mixed: whether the sentence before named several of which none holds the others.
    """

    carried: AgencySpan | None = None
    office: AgencySpan | None = None
    mixed: bool = False
    _here: list[AgencySpan] = field(default_factory=list)
    _sentence: int = -1

    def reach(self, sentence: int) -> None:
        """Come to a sentence: settle what the one before hands on."""
        if sentence == self._sentence:
            return
        self._sentence = sentence
        if self._here:
            several = len({span.name for span in self._here}) > 1
            wide = _WIDE.match(self._here[0].name) is not None
            self.carried = self._here[0] if wide or not several else None
            self.mixed = several and not wide
            self._here = []

    def behind(self, sentence: int) -> AgencySpan | None:
        """Return the agency of the counts before in the same sentence, where it stands behind them."""
        return self._here[-1] if self._here and self._sentence == sentence else None

    def take(self, count: Count, named: AgencySpan | None) -> None:
        """Take the agency that a count's passage names; a part of a count, or the head of an agency, hands on nothing."""
        if named is not None and named.kind == "office_holder":
            self.office = named
        elif named is not None and count.depth == 0:
            self._here.append(named)
