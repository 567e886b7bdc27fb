"""The command line: its help, its words, its exit statuses; what needs no report and no warehouse."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import click.core
import click.exceptions
import pytest
from click.testing import CliRunner

from pipeline.cli import tonghop
from pipeline.cli.console import harmless, shown
from pipeline.cli.group import COMMANDS
from pipeline.cli.periods import check_period
from pipeline.cli.vietnamese import MESSAGES, MODULES


@pytest.mark.parametrize("name", list(COMMANDS))
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_explains_itself_with_an_example(name: str, flag: str) -> None:
    """In Vietnamese, and nothing of click's English is left."""
    result = CliRunner().invoke(tonghop, [name, flag])
    assert result.exit_code == 0
    assert f"tonghop {name}" in result.stdout.partition("Ví dụ:")[2]
    assert result.stdout.startswith("Cách dùng: tonghop ")
    assert not any(word in result.stdout for word in ("Usage", "Options", "Show this", "default:"))


def test_help_imports_nothing_heavy() -> None:
    """The help must be there in a blink; what takes time is imported by the command that needs it."""
    program = "import sys; from pipeline.cli import tonghop; tonghop(['--help'], standalone_mode=False); print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in result.stdout.splitlines()[-1].split()}
    assert loaded.isdisjoint({"pydantic", "rich", "duckdb", "spacy", "underthesea", "pandas", "prefect", "pypdfium2", "lxml"})


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nap"], "Không có lệnh 'nap'"),
        (["ingest"], "Thiếu tham số"),
        (["extract"], "Thiếu tham số"),
        (["consolidate"], "Thiếu tùy chọn '--period'"),
        (["ingest", "--workers", "0", "a.pdf"], "Giá trị không hợp lệ cho '--workers'"),
        (["ingest", "--worker", "1", "a.pdf"], "Có phải ý bạn là '--workers'"),
        (["sql"], "Thiếu tham số"),
    ],
)
def test_usage_errors_end_with_2_and_say_why_in_vietnamese(arguments: list[str], message: str) -> None:
    """And point to the help."""
    result = CliRunner().invoke(tonghop, arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Xem hướng dẫn: " in result.stderr


def test_the_translated_messages_are_those_of_click() -> None:
    """A release of click that words a message anew fails here, not before the eyes of users."""
    source = "".join(Path(module.__file__ or "").read_text(encoding="utf-8") for module in MODULES)
    assert [text for text in MESSAGES if json.dumps(text) not in source and repr(text) not in source] == []


def test_schema_describes_a_report() -> None:
    """As JSON Schema."""
    result = CliRunner().invoke(tonghop, ["schema"])
    assert {"source", "header", "period", "measurements"} <= set(json.loads(result.stdout)["properties"])


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [("TONGHOP_WORKERS", "nhiều", "workers"), ("TONGHOP_SECONDS_PER_FILE", "-1", "seconds_per_file")],
)
def test_a_wrong_setting_is_named(setting: str, value: str, named: str) -> None:
    """With the way to mend it."""
    result = CliRunner(env={setting: value}).invoke(tonghop, ["extract", "a.pdf"])
    assert result.exit_code == 2
    assert f"Cấu hình không hợp lệ: {named}" in result.stderr


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4098, "4.098"),
        (4098.0, "4.098"),
        (70.2, "70,2"),
        (0, "0"),
        (None, ""),
        ("BC", "BC"),
        (True, "có"),
        (date(2026, 4, 3), "03/04/2026"),
        (1234567.25, "1.234.567,25"),
    ],
)
def test_values_are_written_the_vietnamese_way(value: object, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("báo cáo.pdf", "báo cáo.pdf"), ("a\nb", r"a\nb"), ("\x1b[31mđỏ", r"\x1b[31mđỏ"), ("a\u202efdp", r"a\u202efdp")],
)
def test_a_file_name_cannot_steer_the_terminal(text: str, shown: str) -> None:
    assert harmless(text) == shown


@pytest.mark.parametrize("text", ["2026-05", "2026-q2", "2026-H1", "2026-9m", " 2026 "])
def test_periods_that_are_accepted(text: str) -> None:
    known = {"2026-05", "2026-Q2", "2026-H1", "2026-9M", "2026"}
    assert check_period(text, known) == text.strip().upper()


@pytest.mark.parametrize("text", ["2026-13", "05/2026", "2026-Q5", "2026-H3", "tháng 5", "", "2026-5"])
def test_a_malformed_period_is_told_the_accepted_forms(text: str) -> None:
    with pytest.raises(click.ClickException, match="2026-Q2") as error:
        check_period(text, {"2026"})
    assert error.value.exit_code == 1


def test_an_unknown_period_is_told_the_known_ones() -> None:
    with pytest.raises(click.ClickException, match="2026-04, 2026-Q1"):
        check_period("2026-05", {"2026-Q1", "2026-04"})


def test_a_setting_file_in_the_working_folder_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment beats it."""
    from pipeline.settings import load_settings  # noqa: PLC0415

    monkeypatch.chdir(tmp_path)
    (tmp_path / "tonghop.toml").write_text('warehouse = "kho.duckdb"\nmemory_mb = 512\n', encoding="utf-8")
    monkeypatch.setenv("TONGHOP_MEMORY_MB", "256")
    chosen = load_settings()
    assert (chosen.warehouse, chosen.limits.memory) == (Path("kho.duckdb"), 256 * 1024 * 1024)
    (tmp_path / "tonghop.toml").write_text("warehouse = ", encoding="utf-8")
    result = CliRunner().invoke(tonghop, ["extract", "a.pdf"])
    assert (result.exit_code, "sai cú pháp TOML" in result.stderr) == (2, True)


def test_no_colour_reaches_a_pipe() -> None:
    """Nor with a terminal's environment."""
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    result = subprocess.run([sys.executable, "-m", "pipeline.cli", "--help"], capture_output=True, env=environment, check=True)
    assert b"\x1b" not in result.stdout
