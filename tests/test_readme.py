"""The README keeps its word: its commands and queries print what it shows, its links lead somewhere, its settings exist."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import tonghop
from pipeline.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TONGHOP = [sys.executable, "-m", "pipeline.cli"]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LARGEST_PICTURE = 200_000
CHECKER = doctest.OutputChecker()


@dataclass(frozen=True)
class Shown:
    """What the README has somebody type, and what it says comes out (`...` stands for anything)."""

    typed: str
    output: str


def console_examples() -> Iterator[Shown]:
    """Yield the commands of the `console` blocks in their order."""
    for kind, content in BLOCK.findall(README):
        if kind == "console":
            for part in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
                typed, _, output = part.partition("\n")
                yield Shown(typed, output)


def sql_examples() -> Iterator[Shown]:
    """Yield each `sql` block with the `text` block that follows it."""
    for (kind, query), (following, output) in pairwise(BLOCK.findall(README)):
        if kind == "sql":
            assert following == "text", f"no output beside {query}"
            yield Shown(query, output)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where `samples/` is at hand."""
    path = tmp_path_factory.mktemp("readme")
    (path / "samples").symlink_to(ROOT / "samples")
    return path


@pytest.fixture(scope="module")
def demo(folder: Path) -> str:
    """What `make demo` prints; afterwards the folder holds the demo's warehouse."""
    return run([*TONGHOP, "demo"], folder)


def run(command: list[str], folder: Path) -> str:
    """Return what a command writes; paths as they are printed when one stands in the repository."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TONGHOP_")}
    environment = {**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    return (done.stdout + done.stderr).replace(f"{ROOT}{os.sep}", "").strip("\n") + "\n"


def difference(shown: Shown, printed: str) -> str:
    """Return what the README shows beside what came out, nothing when they agree; blanks at the end of a line do not count."""
    wanted, got = (re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE).strip("\n") + "\n" for text in (shown.output, printed))
    if CHECKER.check_output(wanted, got, doctest.ELLIPSIS):
        return ""
    return f"{shown.typed}\n{CHECKER.output_difference(doctest.Example('', wanted), got, doctest.REPORT_NDIFF)}"


def test_commands_print_what_is_shown(folder: Path, demo: str) -> None:
    """All in one test: a command finds what the one before it made."""
    differences = []
    for shown in console_examples():
        words = shlex.split(shown.typed)
        command = [*TONGHOP, *words[1:]] if words[0] == "tonghop" else words
        differences.append(difference(shown, demo if shown.typed == "make demo" else run(command, folder)))
    assert len(differences) > 1
    assert not any(differences), "\n".join(differences)


@pytest.mark.usefixtures("demo")
def test_queries_print_what_is_shown(folder: Path) -> None:
    warehouse = str(folder / "demo" / "tonghop.duckdb")
    asked = [(shown, CliRunner().invoke(tonghop, ["--warehouse", warehouse, "sql", shown.typed])) for shown in sql_examples()]
    assert len(asked) > 1
    differences = [difference(shown, result.output) for shown, result in asked]
    assert not any(differences), "\n".join(differences)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_links_lead_into_the_repository(target: str) -> None:
    assert (ROOT / target).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(#([^)]+)\)", README))))
def test_links_lead_to_headings(target: str) -> None:
    headings = re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    assert target in {heading.lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("picture", sorted(set(re.findall(r"!\[[^]]*\]\(([^)]+)\)", README))))
def test_pictures_are_small_and_fetch_nothing(picture: str) -> None:
    content = (ROOT / picture).read_text(encoding="utf-8")
    assert len(content.encode()) < LARGEST_PICTURE
    assert set(re.findall(r"https?://[^\"')\s]+", content)) <= {"http://www.w3.org/2000/svg"}


def test_the_sums_in_the_picture_are_those_of_the_demo(demo: str) -> None:
    """When this fails, the figures changed: `python -m docs.pictures` draws them again."""
    sums = re.findall(r'font-weight="bold">([\d.]+)<', (ROOT / "docs" / "workbook.svg").read_text(encoding="utf-8"))
    printed = {cell.strip() for line in demo.splitlines() for cell in line.split("|")}
    assert sums
    assert set(sums) <= printed


def test_settings_are_all_named_with_what_they_are_unless_set() -> None:
    rows = re.findall(r"^\| `TONGHOP_(\w+)` \|[^|]*\| ([^|]+?) \|$", README, re.MULTILINE)
    named = {name.lower(): default.strip("`") for name, default in rows}
    fields = {name: field.default for name, field in Settings.model_fields.items()}
    assert set(named) == set(fields)
    assert {name: named[name] for name, value in fields.items() if value is not None} == {
        name: str(value) for name, value in fields.items() if value is not None
    }


def test_every_folder_of_the_product_is_named() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages | {"tests"} <= set(re.findall(r"^\| \[(\w+)/\]\(\1\) \|", README, re.MULTILINE))
