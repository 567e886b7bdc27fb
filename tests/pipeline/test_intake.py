"""Which files of an inbox are taken, in which order, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.intake import collect, printable, refused


def tree(root: Path, *names: str) -> None:
    """Make files with these names below a folder."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def names(root: Path, *paths: Path) -> list[str]:
    """Return what is collected, relative to a folder, `!` before what is refused."""
    return [("!" if item.reason else "") + printable(item.path.relative_to(root)) for item in collect(paths or [root])]


@pytest.mark.parametrize(
    "ignored",
    ["~$bao-cao.docx", ".DS_Store", "Thumbs.db", "desktop.ini", ".an/bao-cao.docx", "tai.pdf.part", "tai.pdf.crdownload",
     "tonghop.duckdb", "~WRL0001.tmp", "__MACOSX/bao-cao.docx"],
)  # fmt: skip
def test_what_programs_leave_beside_documents_is_left_out(tmp_path: Path, ignored: str) -> None:
    """Only the document is taken."""
    tree(tmp_path, ignored, "bao-cao.docx")
    assert names(tmp_path) == ["bao-cao.docx"]


def test_files_come_sorted_and_once(tmp_path: Path) -> None:
    """Whatever the order of the arguments, and when a file is named twice."""
    tree(tmp_path, "b.pdf", "a/2.docx", "a/1.docx", "Đ.pdf")
    expected = ["a/1.docx", "a/2.docx", "b.pdf", "Đ.pdf"]
    assert names(tmp_path, tmp_path / "b.pdf", tmp_path) == expected
    assert names(tmp_path, tmp_path / "a", tmp_path) == expected


def test_a_file_named_outright_is_taken_even_when_hidden(tmp_path: Path) -> None:
    """The user knows what he asks for."""
    tree(tmp_path, ".a.pdf")
    assert names(tmp_path, tmp_path / ".a.pdf") == [".a.pdf"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    """A folder is entered once."""
    tree(tmp_path, "a/1.docx")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["a/1.docx"]


def test_links_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    """A link without a file, and one that leads to itself."""
    (tmp_path / "lost.pdf").symlink_to(tmp_path / "nothing.pdf")
    (tmp_path / "self.pdf").symlink_to(tmp_path / "self.pdf")
    assert names(tmp_path) == ["!lost.pdf", "!self.pdf"]


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    """Opening it would wait for ever."""
    os.mkfifo(tmp_path / "pipe.pdf")
    assert names(tmp_path) == ["!pipe.pdf"]


def test_a_folder_without_rights_is_refused_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal names the folder, in Vietnamese."""
    tree(tmp_path, "closed/1.docx", "open/2.docx")
    scandir = os.scandir

    def refusing(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert names(tmp_path) == ["!closed", "open/2.docx"]
    result = refused(collect([tmp_path])[0])
    assert (result.state, result.sha256) == ("quarantined", None)
    assert "thư mục" in (result.reason or "")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"hai\ndong.pdf", "hai\ndong.pdf"),
        (b"a" * 250 + b".pdf", "a" * 250 + ".pdf"),
        (b"b\xe1o.pdf", r"b\xe1o.pdf"),
        ("báo cáo.pdf".encode(), "báo cáo.pdf"),
    ],
)
def test_a_name_may_hold_anything(tmp_path: Path, name: bytes, shown: str) -> None:
    """The path opens the file, and its printed form can be stored."""
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(b"x")
    (item,) = collect([tmp_path])
    assert item.path.read_bytes() == b"x"
    assert printable(item.path.relative_to(tmp_path)) == shown
    assert shown.encode() in printable(item.path).encode()
