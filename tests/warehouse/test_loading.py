"""The same files give the same warehouse: however often, in whatever order, batches and folders."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from schemas.intake import FileResult
from schemas.report import Signature
from tests.warehouse.examples import (
    RUN,
    STATUTORY,
    accepted,
    agency,
    ask,
    cites,
    content,
    field,
    figure,
    load,
    one_stop,
    refused,
    report,
)
from warehouse.loading import is_newer
from warehouse.store import Warehouse


def inbox() -> list[FileResult]:
    """A replaced report, two versions of one date, two reports on one agency, a second copy, a scan of a digital file."""
    first = report("04105", figure("tthc.received_total", 500), figure("tthc.received_total", 80, 30, breakdown=field("Hộ tịch")))
    second = report(
        "04105", figure("tthc.received_total", 505, scope=one_stop("04105"), period=STATUTORY, reporting_period="2026-Q1"),
        figure("tthc.resolved_total", 401.5, 30), number="15", issued_on=date(2026, 3, 18),
        citations=(cites("12/BC-UBND", "replaces"),),
    )  # fmt: skip
    other = report(
        "SLA.SNV", figure("tthc.received_total", 77, scope=agency("04075")),
        figure("tthc.received_total", 300, 20, scope=agency("03679")),
        figure("tthc.received_total", 500, 60), figure("tthc.received_total", 510, 90), symbol="BC-SNV",
    )  # fmt: skip
    own = report("03679", figure("tthc.received_total", 303), figure("reception.visits", 0.1, 30, unit="lượt"), number="30")
    same_day = report("03679", figure("tthc.received_total", 304), number="31")
    drawn = report("04075", figure("reception.visits", 0.2, unit="lượt"), number=None, issued_on=None, period=None)
    return [
        accepted("a/1.pdf", first), accepted("a/2.pdf", second), accepted("b/3.docx", other), accepted("b/4.docx", own),
        accepted("b/5.docx", same_day), accepted("c/6.pdf", drawn), accepted("c/copy-of-1.pdf", first, "a/1.pdf"),
        refused("c/7.pdf", "Tệp hỏng."),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_order_and_batches_do_not_matter(seed: int, tmp_path: Path) -> None:
    load(tmp_path / "one.duckdb", *inbox())
    shuffled, rng = inbox(), random.Random(seed)  # noqa: S311 - a shuffle, no secret
    rng.shuffle(shuffled)
    while shuffled:
        size = rng.randint(1, 3)
        load(tmp_path / "other.duckdb", *shuffled[:size])
        shuffled = shuffled[size:]
    one, other = content(tmp_path / "one.duckdb"), content(tmp_path / "other.duckdb")
    assert one == other
    assert len(one["core.reports"]) == 6
    assert one["mart.conflicts"]


def test_paths_do_not_matter(tmp_path: Path) -> None:
    load(tmp_path / "one.duckdb", *inbox())
    load(tmp_path / "other.duckdb", *(replace(result, path=f"elsewhere/{number}") for number, result in enumerate(inbox())))
    assert content(tmp_path / "one.duckdb", hidden=["path"]) == content(tmp_path / "other.duckdb", hidden=["path"])


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    first = load(path, *inbox())
    before = content(path), ask(path, "FROM ops.files WHERE state = 'accepted' ORDER BY path")
    again = load(path, *inbox(), run=replace(RUN, run_id="run-2"))
    assert (content(path), ask(path, "FROM ops.files WHERE state = 'accepted' ORDER BY path")) == before
    assert (len(first.accepted), len(first.unchanged), len(first.superseded), len(first.quarantined)) == (6, 1, 2, 1)
    assert (again.accepted, len(again.unchanged), again.superseded) == ((), 7, ())


def test_two_paths_with_the_same_bytes_are_one_report(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    what = report("04105", figure("tthc.received_total", 500))
    load(path, accepted("z.pdf", what, "bytes"))
    summary = load(path, accepted("a.pdf", what, "bytes"))
    assert (summary.accepted, summary.unchanged) == ((), ("a.pdf",))
    assert ask(path, "SELECT path FROM ops.files ORDER BY path") == [("a.pdf",), ("z.pdf",)]
    assert ask(path, "SELECT count(*), min(path) FROM mart.measurements") == [(1, "a.pdf")]


@pytest.mark.parametrize(
    ("version", "value", "held"),
    [("1.0", 501, 500.0), ("1.1", 501, 501.0), ("0.9", 501, 500.0), ("1.0+b", 501, 501.0)],
)
def test_a_newer_extraction_replaces_the_facts_of_the_report(version: str, value: float, held: float, tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(path, accepted("a.pdf", report("04105", figure("tthc.received_total", 500))))
    load(
        path,
        accepted("a.pdf", report("04105", figure("tthc.received_total", value))),
        run=replace(RUN, extractor_version=version),
    )
    assert ask(path, "SELECT value FROM core.measurements") == [(held,)]
    assert ask(path, "SELECT count(*) FROM core.recipients") == [(2,)]


@pytest.mark.parametrize(
    ("version", "other", "newer"),
    [("1.10", "1.9", True), ("1.9", "1.10", False), ("2.0", "1.10.3", True), ("1.0", "1.0", False), ("1.0+ab", "1.0+cd", True)],
)
def test_newer_versions(version: str, other: str, newer: bool) -> None:
    assert is_newer(version, other) is newer


def test_known_files_tell_which_version_read_them(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    one, other = accepted("a.pdf", report("04105")), refused("b.pdf", "Tệp hỏng.", "f" * 64)
    load(path, one, other)
    with Warehouse.open(path) as store:
        assert store.known([one.sha256 or "", "f" * 64, "0" * 64]) == {one.sha256: "1.0", "f" * 64: "1.0"}
        assert store.known(["f" * 64], "1.1") == {}
        assert store.known([]) == {}


def test_a_file_that_was_set_aside_is_accepted_later(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(path, refused("a.pdf", "Không mở được tệp."))
    assert ask(path, "SELECT state, reason, sha256, attempts FROM ops.files") == [("quarantined", "Không mở được tệp.", None, 1)]
    load(path, refused("a.pdf", "Tệp có mật khẩu.", "f" * 64), run=replace(RUN, run_id="run-2"))
    good = accepted("a.pdf", report("04105"))
    load(path, good, run=replace(RUN, run_id="run-3"))
    assert ask(path, "SELECT state, reason, sha256, attempts, first_run, last_run FROM ops.files") == [
        ("accepted", None, good.sha256, 3, "run-1", "run-3")
    ]


def test_a_new_file_in_the_place_of_an_old_one_leaves_the_old_report(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(path, accepted("a.pdf", report("04105"), "old bytes"))
    load(path, accepted("a.pdf", report("04075"), "new bytes"))
    assert ask(path, "SELECT count(*) FROM ops.files") == [(2,)]
    assert ask(path, "SELECT path FROM mart.report_history") == [("a.pdf",), ("a.pdf",)]


def test_names_and_texts_may_hold_any_character(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    strange = accepted("b\udcff'; --\n.pdf", report("04105", title="Kết quả \ud800 quý I"), "bytes")
    assert load(path, strange).accepted == ("b\udcff'; --\n.pdf",)
    assert ask(path, "SELECT path, title FROM mart.report_history") == [("b\\udcff'; --\n.pdf", "Kết quả \\ud800 quý I")]


def test_a_load_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(path, accepted("a.pdf", report("04105")))
    before = path.read_bytes()
    with pytest.raises(ValueError, match="without a report"):
        load(path, accepted("b.pdf", report("04075")), FileResult("c.pdf", "e" * 64, 1, "accepted"))
    assert path.read_bytes() == before


def test_everything_that_was_read_is_kept_with_its_evidence(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    load(path, accepted("a.pdf", report("04105", figure("tthc.received_total", 500, 7), citations=(cites("97/2025/QĐ-UBND"),))))
    assert ask(path, "SELECT quote, page, span_start, span_end, boxes FROM core.measurements") == [
        ("tthc.received_total: 500", 1, 7, 31, [[70.0, 100.0, 300.0, 112.5]])
    ]
    assert ask(path, "SELECT number, relation FROM core.citations") == [("97/2025/QĐ-UBND", "cites")]
    assert ask(path, "SELECT name, position FROM core.signatures") == [("Lò Văn Mẫu", "Chủ tịch")]
    assert ask(path, "SELECT kind, state FROM core.signatures") == [("printed", None)]
    assert ask(path, "SELECT position, name FROM core.recipients ORDER BY 1") == [(1, "UBND tỉnh"), (2, "Lưu: VT")]
    assert ask(path, "SELECT field, quote FROM core.header_evidence") == [("title", "Kết quả")]


def test_digital_signatures_stand_beside_the_signer(tmp_path: Path) -> None:
    path = tmp_path / "kho.duckdb"
    at = datetime(2026, 5, 14, 16, 30, 0, 5, tzinfo=timezone(timedelta(hours=7)))
    signed = Signature(field="SoVanBan", state="intact", signer="Sở A", signed_at=at, changes="content", changed_pages=(2,))
    placed = Signature(field="CoQuan", state="unreadable", page=3, box=(1.0, 2.0, 3.0, 4.0))
    load(path, accepted("a.pdf", report("04105").model_copy(update={"signatures": (signed, placed)})))
    assert ask(path, "SELECT count(*), any_value(signer_name) FROM mart.report_history") == [(1, "Lò Văn Mẫu")]
    assert ask(path, "SELECT field, signer, signed_at, state, trust, changed_pages, boxes FROM mart.signatures ORDER BY 1") == [
        ("CoQuan", None, None, "unreadable", "not_verified", [], [[1.0, 2.0, 3.0, 4.0]]),
        ("SoVanBan", "Sở A", at.replace(tzinfo=None), "intact", "not_verified", [2], None),
    ]


def test_keys_are_unique(tmp_path: Path) -> None:
    """Twice the same words for one value are one fact; two values at one place are two."""
    path = tmp_path / "kho.duckdb"
    load(
        path,
        accepted(
            "a.pdf",
            report("04105", *(figure("tthc.received_total", value, evidence=figure("x", 1).evidence) for value in (5, 5, 6))),
        ),
    )
    assert ask(path, "SELECT count(*), count(DISTINCT measurement_id) FROM core.measurements") == [(2, 2)]
