"""What a change gains and loses, and the floors that only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.annotated import Annotated, DocumentSet, sets_at_hand
from bench.floors import Floor, Floors
from bench.gains import changes
from bench.judging import Fact
from bench.results import Judged
from bench.statements import Statements

RIGHT, FALSE = Fact("measurement", "right", "tthc.received_total=4098"), Fact("measurement", "false", "tthc.pending_total=12 (x)")
MISSED, OPEN = Fact("citation", "missed", "QĐ 834/QĐ-UBND"), Fact("measurement", "open", "tthc.resolved_total=1 target")

CHANGES = [
    ([], [RIGHT], ["+ mau-03.docx  measurement tthc.received_total=4098"]),
    ([RIGHT], [], ["- mau-03.docx  measurement tthc.received_total=4098"]),
    ([RIGHT, RIGHT], [RIGHT], ["- mau-03.docx  measurement tthc.received_total=4098"]),
    ([], [FALSE], ["! mau-03.docx  measurement tthc.pending_total=12 (x)"]),
    ([FALSE], [], ["* mau-03.docx  measurement tthc.pending_total=12 (x)"]),
    ([MISSED], [OPEN], ["? mau-03.docx  measurement tthc.resolved_total=1 target"]),
    ([RIGHT, FALSE], [FALSE, RIGHT], []),
]


@pytest.mark.parametrize(("before", "now", "lines"), CHANGES)
def test_changes(before: list[Fact], now: list[Fact], lines: list[str]) -> None:
    assert [str(change) for change in changes("mau-03.docx", before, now)] == lines


def judged(*facts: Fact, annotations: str = "a", own: bool = False) -> Judged:
    document = Annotated(Path("mau-03.docx"), Statements(header={}))
    return Judged(DocumentSet("samples", "text", (document,), annotations, own=own), ((document, facts),))


def floors(precision: float, annotations: str = "a") -> Floors:
    return Floors({"samples": Floor(annotations, {"measurement_precision": precision})})


UNDERCUT = [
    (floors(0.5), judged(RIGHT, FALSE), []),
    (floors(0.6), judged(RIGHT, FALSE), ["samples: measurement_precision 0.5000 is below its floor 0.6000"]),
    (floors(0.6, "b"), judged(RIGHT, FALSE), []),
    (Floors(), judged(FALSE), []),
    (Floors(), judged(RIGHT, own=True), ["samples: its annotations have changed; see to the scores, then `make floors`"]),
]


@pytest.mark.parametrize(("before", "result", "lines"), UNDERCUT)
def test_scores_below_their_floor(before: Floors, result: Judged, lines: list[str]) -> None:
    assert before.undercut([result]) == lines


RAISED = [
    (floors(0.3), judged(RIGHT, FALSE, FALSE), 0.3333),
    (floors(0.9), judged(RIGHT, FALSE), 0.9),
    (floors(0.9, "b"), judged(RIGHT, FALSE), 0.5),
    (Floors(), judged(RIGHT), 1),
]


@pytest.mark.parametrize(("before", "result", "expected"), RAISED)
def test_floors_rise_and_never_fall(before: Floors, result: Judged, expected: float) -> None:
    after = Floors.parse(before.raised([result]).text())
    assert after.sets["samples"].scores["measurement_precision"] == expected
    assert after.undercut([judged(RIGHT)]) == []
    assert after.lowered(before) == []


def test_a_floor_that_somebody_lowered_is_told() -> None:
    assert floors(0.8).lowered(floors(0.9)) == ["samples: the floor of measurement_precision was 0.9000 and must not fall"]


def test_the_samples_are_always_at_hand_and_scans_are_a_set_of_their_own(tmp_path: Path) -> None:
    for name in ("a.docx", "a.pdf", "a.scan.pdf", "a.toml"):
        (tmp_path / name).touch()
    (tmp_path / "a.gold.json").write_text("{}", encoding="utf-8")
    samples, digital, scans = sets_at_hand([tmp_path], ("text", "scan"))
    assert samples.name == "samples"
    assert samples.own
    assert [document.path.name for document in digital.documents] == ["a.docx", "a.pdf"]
    assert [document.path.name for document in scans.documents] == ["a.scan.pdf"]
    assert scans.name == f"{tmp_path.name}.scan"
