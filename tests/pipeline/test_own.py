"""What this program wrote itself is set aside when it lies among the reports: its figures would count twice."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from pipeline.cli import tonghop
from pipeline.extract import extract_file
from pipeline.own import OwnOutputError

SAMPLES = Path(__file__).parents[2] / "samples"
REPORT = SAMPLES / "mau-05-yen-chau.docx"
PAGES = SAMPLES / "mau-02-mai-son.pdf"
HEAD = ("UBND TỈNH SƠN LA", "SỞ NỘI VỤ", "Số: 123/BC-SNV", "Sơn La, ngày 20 tháng 6 năm 2026", "BÁO CÁO", "Quý II năm 2026")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with outputs of each kind."""
    folder = tmp_path_factory.mktemp("outputs")
    common = ["--warehouse", str(folder / "kho.duckdb")]
    asked = [
        [*common, "ingest", str(REPORT)],
        *([*common, "consolidate", "--period", "2026-Q1", "--out", str(folder / f"bảng.{kind}")] for kind in ("xlsx", "docx")),
        ["explain", str(PAGES), "--out", str(folder / "trang.html")],
        ["inspect", str(PAGES), "--out", str(folder / "xem.html")],
    ]
    for arguments in asked:
        result = CliRunner().invoke(tonghop, arguments)
        assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("name", ["bảng.xlsx", "bảng.docx", "trang.html", "xem.html"])
def test_an_output_is_no_report(name: str, written: Path) -> None:
    result = extract_file(written / name)
    assert (result.state, result.reason) == ("quarantined", OwnOutputError.message)


def test_a_report_that_somebody_made_of_a_table_is_one(written: Path, tmp_path: Path) -> None:
    document = docx.Document(str(written / "bảng.docx"))
    first = document.paragraphs[0]
    for line in (
        "UBND TỈNH SƠN LA",
        "SỞ NỘI VỤ",
        "Số: 123/BC-SNV",
        "Sơn La, ngày 20 tháng 6 năm 2026",
        "BÁO CÁO",
        "Quý II năm 2026",
    ):
        first.insert_paragraph_before(line)
    document.save(str(tmp_path / "báo cáo.docx"))
    assert extract_file(tmp_path / "báo cáo.docx").state == "accepted"
