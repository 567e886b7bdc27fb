"""An inbox goes into the warehouse once, however often and in whatever pieces; nothing that is set aside is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from pipeline import ingest as module
from pipeline import plan as planning
from pipeline.ingest import ingest
from pipeline.intake import digest, printable
from pipeline.settings import Settings
from schemas.intake import FileResult, LoadSummary
from schemas.report import Header, Ledger, Report, ReportSource
from warehouse.query import run_query


class Reader:
    """Stands for the workers: files that begin with `bad` are set aside, with `old` they wait; it notes what it was given."""

    def __init__(self) -> None:
        self.has_office = False
        self.read: list[str] = []
        self.dies_at: str | None = None

    def __call__(self, paths: Sequence[Path], *_: object) -> Iterator[FileResult]:
        for path in paths:
            if path.name == self.dies_at:
                raise KeyboardInterrupt
            self.read.append(path.name)
            yield self.result(path)

    def result(self, path: Path) -> FileResult:
        """Return the result of one file."""
        (sha256, size), name = digest(path), printable(path)
        if path.read_bytes().startswith(b"bad"):
            return FileResult(name, sha256, size, "quarantined", "Không đọc được.")
        if path.read_bytes().startswith(b"old") and not self.has_office:
            return FileResult(name, sha256, size, "waiting", "Tệp đang chờ.")
        source = ReportSource(path=name, sha256=sha256, bytes=size, media_type="application/pdf")
        report = Report(source=source, header=Header(), numbers=Ledger(total=0, explained=0))
        return FileResult(name, sha256, size, "accepted", None, report)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    stand_in = Reader()
    monkeypatch.setattr(module, "extract_files", stand_in)
    return stand_in


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(warehouse=tmp_path / "kho.duckdb", batch=2)


def outcome(summary: LoadSummary) -> dict[str, list[str]]:
    """Return the names of the files by what became of them."""
    found = {
        "accepted": summary.accepted, "unchanged": summary.unchanged, "quarantined": [path for path, _ in summary.quarantined],
    }  # fmt: skip
    return {state: sorted(Path(path).name for path in paths) for state, paths in found.items() if paths}


def recorded(settings: Settings) -> list[tuple[object, ...]]:
    """Return the files that the warehouse knows."""
    rows = run_query(settings.warehouse, "SELECT path, state, attempts FROM ops.files ORDER BY path").rows
    return [(Path(str(path)).name, *rest) for path, *rest in rows]


def test_a_second_run_reads_nothing_and_still_names_what_is_set_aside(inbox: Path, settings: Settings, reader: Reader) -> None:
    (inbox / "a.pdf").write_bytes(b"a")
    (inbox / "b.pdf").write_bytes(b"bad")
    assert outcome(ingest([inbox], settings)) == {"accepted": ["a.pdf"], "quarantined": ["b.pdf"]}
    second = ingest([inbox], settings)
    assert outcome(second) == {"unchanged": ["a.pdf"], "quarantined": ["b.pdf"]}
    assert second.quarantined[0][1] == "Không đọc được."
    assert reader.read == ["a.pdf", "b.pdf"]
    assert recorded(settings) == [("a.pdf", "accepted", 1), ("b.pdf", "quarantined", 1)]


def test_the_same_bytes_are_read_once_and_every_path_is_recorded(inbox: Path, settings: Settings, reader: Reader) -> None:
    for name, content in {"a.pdf": b"a", "copy.pdf": b"a", "b.pdf": b"bad", "copy-b.pdf": b"bad"}.items():
        (inbox / name).write_bytes(content)
    expected = {"accepted": ["a.pdf"], "unchanged": ["copy.pdf"], "quarantined": ["b.pdf", "copy-b.pdf"]}
    assert outcome(ingest([inbox], settings)) == expected
    assert reader.read == ["a.pdf", "b.pdf"]
    assert [name for name, *_ in recorded(settings)] == ["a.pdf", "b.pdf", "copy-b.pdf", "copy.pdf"]


def test_a_known_file_under_a_new_name_is_recorded_without_reading(inbox: Path, settings: Settings, reader: Reader) -> None:
    (inbox / "a.pdf").write_bytes(b"a")
    ingest([inbox], settings)
    (inbox / "a.pdf").rename(inbox / "z.pdf")
    assert outcome(ingest([inbox], settings)) == {"unchanged": ["z.pdf"]}
    assert reader.read == ["a.pdf"]
    assert [name for name, *_ in recorded(settings)] == ["a.pdf", "z.pdf"]


def test_refresh_reads_what_an_older_version_read_and_what_was_set_aside(
    inbox: Path, settings: Settings, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "a.pdf").write_bytes(b"a")
    (inbox / "b.pdf").write_bytes(b"bad")
    ingest([inbox], settings)
    reader.read.clear()
    assert outcome(ingest([inbox], settings, refresh=True)) == {"unchanged": ["a.pdf"], "quarantined": ["b.pdf"]}
    assert reader.read == ["b.pdf"]
    reader.read.clear()
    for place in (module, planning):
        monkeypatch.setattr(place, "EXTRACTOR_VERSION", "999")
    assert outcome(ingest([inbox], settings)) == {"unchanged": ["a.pdf"], "quarantined": ["b.pdf"]}
    assert outcome(ingest([inbox], settings, refresh=True)) == {"accepted": ["a.pdf"], "quarantined": ["b.pdf"]}
    assert reader.read == ["a.pdf", "b.pdf"]


def test_a_file_that_waits_is_tried_at_every_run_until_it_can_be_read(inbox: Path, settings: Settings, reader: Reader) -> None:
    for name, content in {"a.doc": b"old", "copy.doc": b"old", "b.pdf": b"bad"}.items():
        (inbox / name).write_bytes(content)
    expected = {"quarantined": ["a.doc", "b.pdf", "copy.doc"]}
    assert outcome(ingest([inbox], settings)) == expected
    second = ingest([inbox], settings)
    assert outcome(second) == expected
    assert dict(second.quarantined)[str(inbox / "a.doc")] == "Tệp đang chờ."
    assert reader.read == ["a.doc", "b.pdf", "a.doc"]
    assert recorded(settings)[0] == ("a.doc", "waiting", 2)
    reader.has_office = True
    assert outcome(ingest([inbox], settings)) == {"accepted": ["a.doc"], "unchanged": ["copy.doc"], "quarantined": ["b.pdf"]}
    assert [(name, state) for name, state, _ in recorded(settings)] == [
        ("a.doc", "accepted"), ("b.pdf", "quarantined"), ("copy.doc", "accepted"),
    ]  # fmt: skip
    reader.read.clear()
    assert outcome(ingest([inbox], settings)) == {"unchanged": ["a.doc", "copy.doc"], "quarantined": ["b.pdf"]}
    assert reader.read == []


def test_a_run_that_is_killed_leaves_whole_batches_and_the_next_takes_up_the_rest(
    inbox: Path, settings: Settings, reader: Reader
) -> None:
    for name in "abcde":
        (inbox / f"{name}.pdf").write_bytes(name.encode())
    reader.dies_at = "d.pdf"
    with pytest.raises(KeyboardInterrupt):
        ingest([inbox], settings)
    assert [name for name, *_ in recorded(settings)] == ["a.pdf", "b.pdf"]
    reader.dies_at = None
    assert outcome(ingest([inbox], settings)) == {"accepted": ["c.pdf", "d.pdf", "e.pdf"], "unchanged": ["a.pdf", "b.pdf"]}


def test_paths_that_cannot_be_opened_are_set_aside_by_name(inbox: Path, settings: Settings, reader: Reader) -> None:
    (inbox / "lost.pdf").symlink_to(inbox / "nothing.pdf")
    summary = ingest([inbox, inbox / "missing.pdf"], settings)
    assert outcome(summary) == {"quarantined": ["lost.pdf", "missing.pdf"]}
    assert reader.read == []


def test_progress_counts_the_files_that_are_read(inbox: Path, settings: Settings, reader: Reader) -> None:
    for name in "abc":
        (inbox / f"{name}.pdf").write_bytes(name.encode())
    steps: list[tuple[int, int]] = []
    ingest([inbox], settings, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(1, 3), (2, 3), (3, 3)]
    assert len(reader.read) == 3


def test_a_name_that_is_no_text_goes_in(inbox: Path, settings: Settings, reader: Reader) -> None:
    (inbox / "b\udce1o.pdf").write_bytes(b"a")
    assert outcome(ingest([inbox], settings)) == {"accepted": [r"b\xe1o.pdf"]}
    assert outcome(ingest([inbox], settings)) == {"unchanged": [r"b\xe1o.pdf"]}
    assert len(reader.read) == 1
