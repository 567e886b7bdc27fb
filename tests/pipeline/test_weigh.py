"""Figures are surer where an identity holds with them, and less sure where a finding names them."""

from __future__ import annotations

import pytest

from pipeline.check import checked
from schemas.report import Measurement
from tests.extractors.reports import report

HOLDS = "Sở Xây dựng tiếp nhận 120 hồ sơ, đã giải quyết 90 hồ sơ (trước hạn 80 hồ sơ, đúng hạn 8 hồ sơ, quá hạn 2 hồ sơ)."
FAILS = HOLDS.replace("đúng hạn 8", "đúng hạn 9")
SHARE = "Sở Xây dựng đã giải quyết 90 hồ sơ, trong đó quá hạn 9 hồ sơ, chiếm 10%."


def figures(text: str) -> dict[str, Measurement]:
    return {item.indicator: item for item in checked(report(text, title="Kết quả giải quyết TTHC tháng 5 năm 2026")).measurements}


@pytest.mark.parametrize(
    ("text", "code", "agrees", "unchallenged"),
    [
        (HOLDS, "tthc.resolved_total", 1, 1),
        (HOLDS, "tthc.resolved_ontime", 1, 1),
        (HOLDS, "tthc.received_total", 0, 1),
        (FAILS, "tthc.resolved_total", 0, 0),
        (FAILS, "tthc.resolved_ontime", 0, 0),
        (FAILS, "tthc.received_total", 0, 1),
        (SHARE, "tthc.resolved_overdue.rate", 1, 1),
        (SHARE, "tthc.resolved_overdue", 1, 1),
    ],
)
def test_identities_support_or_challenge(text: str, code: str, agrees: int, unchallenged: int) -> None:
    support = figures(text)[code].support
    assert support is not None
    assert (support.agrees, support.unchallenged) == (agrees, unchallenged)


def test_confidence_follows() -> None:
    sure, doubtful = (figures(text)["tthc.resolved_ontime"].confidence for text in (HOLDS, FAILS))
    assert sure > doubtful
