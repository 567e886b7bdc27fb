"""What supports a figure that was read: the grounds on which its confidence rests."""

from __future__ import annotations

from dataclasses import dataclass, fields

__all__ = ["GROUNDS", "Support", "grounds"]


@dataclass(frozen=True, slots=True)
class Support:
    """The grounds for one figure, each between 0 (none) and 1 (as good as it gets).

    More of any ground never makes a figure less sure.

    Attributes:
        label: its own words say what it counts; 0 when only its place in the tree does.
        unit: a noun or sign of its indicator stands beside it, or it stands in a table's column.
        digits: it is printed in digits, or a statement of nothing.
        whole: it is the indicator's figure, not a part by field, gender or the like.
        shallow: how near to the sentence's main count it stands: 1 for that, 1/2 for its parts, 1/3 for theirs.
        cell: it stands in a table under a head that names its indicator.
        form: it stands in a numbered column of an official form.
        sole: no other reading of its words came near.
        scope: the passage itself names whose figure it is.
        owner: the catalog knows whose figure it is: 1 for an agency, 1/2 for a unit or office holder of one.
        period: days are known for it.
        head: the document has a head, so that issuer and period are those of a report.
        exact: it is not about, over or nearly.
        agrees: an identity of the catalog holds with it.
        unchallenged: no identity fails with it, and no other place gives it another value.
        repeated: the report states it in another place too.
        legible: how sure its digits were read: 1 for text, what the recogniser says for a scan.
        attested: how well the columns of its form are known: 1, or less where nobody has seen the circular itself.
    """

    label: float = 0.0
    unit: float = 0.0
    digits: float = 1.0
    whole: float = 1.0
    shallow: float = 1.0
    cell: float = 0.0
    form: float = 0.0
    sole: float = 1.0
    scope: float = 0.0
    owner: float = 0.0
    period: float = 0.0
    head: float = 0.0
    exact: float = 1.0
    agrees: float = 0.0
    unchallenged: float = 1.0
    repeated: float = 0.0
    legible: float = 1.0
    attested: float = 1.0


GROUNDS = tuple(field.name for field in fields(Support) if field.name not in {"legible", "attested"})
"""The grounds that weights are fitted for; a doubtful reading of digits or of a form takes its share of any confidence."""


def grounds(support: Support) -> tuple[float, ...]:
    """Return the grounds in the order of `GROUNDS`."""
    return tuple(getattr(support, name) for name in GROUNDS)
