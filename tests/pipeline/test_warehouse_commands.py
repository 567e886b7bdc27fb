"""The commands over a warehouse: what they print on a pipe, what they write, what they say when there is nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from pipeline.cli import tonghop
from pipeline.extract import extract_file
from pipeline.ingest import new_run
from warehouse.store import Warehouse

SAMPLES = Path(__file__).parents[2] / "samples"
REPORTS = ("mau-01-mai-son.docx", "mau-05-yen-chau.docx", "mau-09-so-nnmt.docx")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with three sample reports of the first quarter of 2026."""
    path = tmp_path_factory.mktemp("kho") / "kho.duckdb"
    with Warehouse.open(path, expected=SAMPLES / "expected.toml") as store:
        store.load(new_run("test"), [extract_file(SAMPLES / name) for name in REPORTS])
    return path


def run(warehouse: Path, *arguments: str) -> Result:
    """Run a command on a warehouse."""
    return CliRunner().invoke(tonghop, ["--warehouse", str(warehouse), *arguments])


COMMANDS = [["consolidate", "--period", "2026-Q1"], ["findings"], ["submissions"], ["sql", "SELECT 1"]]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_without_a_warehouse_the_command_that_makes_one_is_named(arguments: list[str], tmp_path: Path) -> None:
    result = run(tmp_path / "kho.duckdb", *arguments)
    assert result.exit_code == 1
    assert "Chưa có kho dữ liệu" in result.stderr
    assert "tonghop ingest" in result.stderr
    assert not (tmp_path / "kho.duckdb").exists()


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_a_file_that_is_no_warehouse_is_told_in_vietnamese(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "kho.duckdb").write_bytes(b"no database" * 1000)
    result = run(tmp_path / "kho.duckdb", *arguments)
    assert result.exit_code == 1
    assert "Không mở được kho dữ liệu" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["consolidate", "submissions", "findings"])
@pytest.mark.parametrize(
    ("period", "message"),
    [("05/2026", "Các dạng được nhận: 2026-05 (tháng)"), ("2019-Q1", "Các kỳ đã có: ")],
)
def test_a_period_that_is_malformed_or_unknown(command: str, period: str, message: str, warehouse: Path) -> None:
    result = run(warehouse, command, "--period", period)
    assert result.exit_code == 1
    assert message in result.stderr
    assert ("2026-Q1" in result.stderr) == (period == "2019-Q1")


def test_the_consolidated_table_is_printed_whole(warehouse: Path) -> None:
    """Without colours, without cutting off at the width of a terminal."""
    result = run(warehouse, "consolidate", "--period", "2026-q1")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "…" not in result.stdout
    (line,) = [line for line in result.stdout.splitlines() if line.startswith("Hồ sơ tiếp nhận - tổng số ")]
    assert line.split("|")[1].strip() == "hồ sơ"
    assert "Ủy ban nhân dân xã Bắc Yên" in result.stdout.partition("Chưa có số liệu")[2]


def test_who_has_sent_and_who_has_not(warehouse: Path) -> None:
    result = run(warehouse, "submissions", "--period", "2026-Q1")
    states = {name: line for line in result.stdout.splitlines() for name in ("xã Yên Châu", "xã Bắc Yên") if name in line}
    assert "đúng hạn" in states["xã Yên Châu"]
    assert "chưa gửi" in states["xã Bắc Yên"]
    assert "chưa gửi: " in result.stdout.splitlines()[-1]


def test_what_does_not_add_up(warehouse: Path) -> None:
    """Sample 09 states 1.175 where its parts give 1.176."""
    result = run(warehouse, "findings")
    assert result.exit_code == 0
    assert any("1.175" in line and "1.176" in line and "mau-09-so-nnmt.docx" in line for line in result.stdout.splitlines())


def test_how_many_figures_wait_to_be_looked_at_is_told(warehouse: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(warehouse, tmp_path))
    assert "chờ xem lại" not in run(copy, "consolidate", "--period", "2026-Q1").stdout
    with Warehouse.open(copy, review_below=1.0):
        pass
    printed = run(copy, "consolidate", "--period", "2026-Q1").stdout
    assert re.search(r"^\d+ số liệu có độ tin cậy thấp, chờ xem lại và chưa được cộng", printed, re.MULTILINE)
    assert "SELECT * FROM mart.review WHERE reporting_period = '2026-Q1'" in printed


@pytest.mark.parametrize("command", [["findings"], ["consolidate", "--period", "2026-Q1"], ["doctor"]])
def test_no_colour_where_none_is_wanted(command: list[str], warehouse: Path) -> None:
    """The runner stands for a terminal when it is told to colour."""
    runner = CliRunner(env={"NO_COLOR": "1"})
    assert "\x1b" not in runner.invoke(tonghop, ["--warehouse", str(warehouse), *command], color=True).stdout


@pytest.mark.parametrize("name", ["tong-hop.csv", "tong-hop.XLSX", "phu-luc.docx"])
def test_the_table_as_a_file(name: str, warehouse: Path, tmp_path: Path) -> None:
    result = run(warehouse, "consolidate", "--period", "2026-Q1", "--out", str(tmp_path / name))
    assert (result.exit_code, result.stdout) == (0, f"Đã ghi {tmp_path / name}.\n")
    if name.endswith("csv"):
        text = (tmp_path / name).read_text(encoding="utf-8-sig")
    elif name.endswith("docx"):
        text = "\n".join(cell.text for table in docx.Document(str(tmp_path / name)).tables for cell in table._cells)  # noqa: SLF001
    else:
        text = "\n".join(str(cell.value) for row in load_workbook(tmp_path / name).active for cell in row)
    assert "Ủy ban nhân dân xã Yên Châu" in text


@pytest.mark.parametrize(("name", "message"), [("a.pdf", ".xlsx, .docx hoặc .csv"), ("a", ".xlsx, .docx hoặc .csv")])
def test_other_kinds_of_files_are_refused(name: str, message: str, warehouse: Path, tmp_path: Path) -> None:
    result = run(warehouse, "consolidate", "--period", "2026-Q1", "--out", str(tmp_path / name))
    assert result.exit_code == 1
    assert message in result.stderr
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(("name", "message"), [("none/a.xlsx", "Chưa có thư mục"), ("a" * 300 + ".xlsx", "Không ghi được tệp")])
def test_a_table_that_cannot_be_written(name: str, message: str, warehouse: Path, tmp_path: Path) -> None:
    result = run(warehouse, "consolidate", "--period", "2026-Q1", "--out", str(tmp_path / name))
    assert (result.exit_code, message in result.stderr) == (1, True)


QUERY = "SELECT 1234.5 AS n, NULL AS nothing, DATE '2026-04-03' AS day, '=a,b' AS text"


def test_sql_forms(warehouse: Path) -> None:
    """For reading the Vietnamese way, for programs the way programs expect."""
    lines = run(warehouse, "sql", QUERY).stdout.splitlines()
    assert [cell.strip() for cell in lines[-1].split("|")] == ["1.234,5", "", "03/04/2026", "=a,b"]
    rows = list(csv.reader(io.StringIO(run(warehouse, "sql", QUERY, "--format", "csv").stdout)))
    assert rows == [["n", "nothing", "day", "text"], ["1234.5", "", "2026-04-03", "'=a,b"]]
    (record,) = json.loads(run(warehouse, "sql", QUERY, "--format", "json").stdout)
    assert record == {"n": 1234.5, "nothing": None, "day": "2026-04-03", "text": "=a,b"}


@pytest.mark.parametrize(
    "query", ["SELEC 1", "DROP TABLE core.reports", "SELECT 1; SELECT 2", "SELECT * FROM read_text('/etc/hostname')"]
)
def test_sql_that_is_wrong_or_does_more_than_read_is_refused(query: str, warehouse: Path) -> None:
    result = run(warehouse, "sql", query)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Lỗi: ")
