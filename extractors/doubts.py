"""What OCR did not read surely: figures lose confidence, a number or date that is a guess is not given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.confidence import rated
from schemas.report import Evidence, Header, Measurement

__all__ = ["as_sure_as_read", "without_guesses"]

_SURE = 0.85
_NUMBER = {"number": None, "code": None}
_DATE = {"issued_on": None, "issued_day": None}
_SAID = {
    "number": "Số của văn bản trên bản quét (viết tay hoặc mờ) không đọc được chắc chắn nên để trống; hãy xem bản gốc.",
    "issued_on": "Ngày ban hành trên bản quét (viết tay hoặc mờ) không đọc được chắc chắn nên để trống; hãy xem bản gốc.",
}


def as_sure_as_read(measurements: Iterable[Measurement]) -> Sequence[Measurement]:
    """Return measurements with how legible the digits of their evidence were, and no surer than these."""
    return [_as_legible(item, item.evidence.read_confidence) for item in measurements]


def _as_legible(item: Measurement, sure: float | None) -> Measurement:
    if sure is None or sure >= 1:
        return item
    if item.support is not None:
        return rated(item, replace(item.support, legible=sure))
    return item.model_copy(update={"confidence": min(item.confidence, sure)})


def without_guesses(header: Header) -> tuple[Header, tuple[str, ...]]:
    """Return a head without the number and the day that were not surely read, and what is to be said about them."""
    unsure = [name for name in _SAID if name in header.evidence and _is_guess(header.evidence[name])]
    if not unsure:
        return header, ()
    update = (_NUMBER if "number" in unsure else {}) | (_DATE if "issued_on" in unsure else {})
    return header.model_copy(update=update), tuple(_SAID[name] for name in unsure)


def _is_guess(evidence: Evidence) -> bool:
    return evidence.read_confidence is not None and evidence.read_confidence < _SURE
