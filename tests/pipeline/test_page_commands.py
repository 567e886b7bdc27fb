"""`tonghop inspect` and `tonghop explain` on files as people have them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import docx as python_docx
import openpyxl
import pytest
from click.testing import CliRunner, Result
from lxml import html

from extractors.readers.libreoffice import find_office
from pipeline.cli import tonghop

SAMPLES = Path(__file__).parents[2] / "samples"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(tonghop, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = openpyxl.Workbook()
    for row in (["Đơn vị", "Hồ sơ tiếp nhận", "Đã giải quyết"], ["Xã Mai Sơn", 12, 11], ["Xã Yên Châu", 4, 3]):
        book.active.append(row)
    book.create_sheet("Ghi chú").append(["Không có."])
    path = tmp_path_factory.mktemp("workbook") / "phu-luc.xlsx"
    book.save(path)
    return path


def test_inspect_tells_pages_tables_head_and_numbers() -> None:
    output = run("inspect", SAMPLES / "mau-04-so-xay-dung.pdf").stdout
    assert "\x1b" not in output
    for part in ("PDF (application/pdf)", "SHA-256:", "Trang (", "210 × 297 mm", "lớp chữ", "Bảng (", " × ", "Cơ quan ban hành",
                 "Sở Xây dựng", "trang 1 (", "số trang", "con số trong thân văn bản"):  # fmt: skip
        assert part in output, part


def test_inspect_tells_the_sheets_of_a_workbook(workbook: Path) -> None:
    output = run("inspect", workbook).stdout
    assert "Phần (2)" in output
    assert "3 × 3" in output
    assert "Đơn vị | Hồ sơ tiếp nhận | Đã giải quyết" in output


@pytest.mark.parametrize("name", ["inspect", "explain"])
def test_a_page_is_written(name: str, workbook: Path, tmp_path: Path) -> None:
    result = run(name, workbook, "--out", tmp_path / "trang.html")
    assert result.exit_code == 0
    assert "Đã ghi" in result.stdout
    text = (tmp_path / "trang.html").read_text(encoding="utf-8")
    assert "Xã Mai Sơn" in text
    assert "http://" not in text
    assert "https://" not in text


def secret(folder: Path) -> Path:
    document = python_docx.Document()
    for line in ("ỦY BAN NHÂN DÂN", "Số: 12/BC-UBND", "TỐI MẬT", "BÁO CÁO", "Tiếp nhận 4711 hồ sơ."):
        document.add_paragraph(line)
    document.save(str(folder / "van-ban.docx"))
    return folder / "van-ban.docx"


@pytest.mark.parametrize("arguments", [("inspect",), ("inspect", "--out"), ("explain", "--out")])
def test_a_secret_document_is_refused_and_nothing_is_shown(arguments: tuple[str, ...], tmp_path: Path) -> None:
    out = tmp_path / "trang.html"
    result = run(*arguments, *([out] if "--out" in arguments else []), secret(tmp_path))
    assert result.exit_code == 1
    assert "có dấu chỉ độ mật" in result.stderr
    assert "4711" not in result.stderr
    assert result.stdout == ""
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("khong-co.pdf", None, "Không tìm thấy tệp"),
        ("thu-muc", "", "Đây là thư mục"),
        ("van-ban.pdf", "abc", "van-ban.pdf: "),
        ("trong.docx", "", "trong.docx: "),
    ],
)
def test_a_file_that_cannot_be_read_is_told_why(name: str, content: str | None, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name == "thu-muc":
        path.mkdir()
    elif content is not None:
        path.write_text(content, encoding="utf-8")
    for arguments in (("inspect", path), ("explain", path, "--out", tmp_path / "trang.html")):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert message in result.stderr


@pytest.mark.parametrize(
    ("out", "message"),
    [("khong-co/trang.html", "Chưa có thư mục"), ("trang.pdf", "phải có đuôi .html"), ("nguon.html", "trùng với tệp cần đọc")],
)
def test_a_page_that_cannot_be_written_is_refused_before_reading(out: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "nguon.html").write_text("<p>Báo cáo</p>", encoding="utf-8")
    result = run("explain", tmp_path / "nguon.html", "--out", tmp_path / out)
    assert result.exit_code == 1
    assert message in result.stderr
    assert (tmp_path / "nguon.html").read_text(encoding="utf-8") == "<p>Báo cáo</p>"


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_a_text_is_drawn_by_libreoffice_and_every_figure_found_on_its_pages(tmp_path: Path) -> None:
    assert run("explain", SAMPLES / "mau-01-mai-son.docx", "--out", tmp_path / "trang.html").exit_code == 0
    root = html.parse(tmp_path / "trang.html").getroot()
    rows = root.xpath("//*[@id='list-figures']//tr[@data-row]/@id")
    boxes = {key for keys in root.xpath("//rect/@data-t") for key in keys.split()}
    assert len(rows) > 20
    assert set(rows) <= boxes
    assert "LibreOffice dàn lại" in root.xpath("string(//p[@class='note'])")
    assert root.xpath("//article[@data-in='text']")


def test_without_libreoffice_a_text_is_shown_as_text_and_says_why(tmp_path: Path) -> None:
    source, out = SAMPLES / "mau-01-mai-son.docx", tmp_path / "trang.html"
    command = [sys.executable, "-m", "pipeline.cli", "explain", str(source), "--out", str(out)]
    subprocess.run(command, env={**os.environ, "PATH": str(tmp_path)}, check=True, capture_output=True)
    root = html.parse(out).getroot()
    assert "sudo apt install" in root.xpath("string(//p[@class='note'])")
    assert root.xpath("//img") == []
    assert root.xpath("//article[@data-in='text']//span[contains(@class, 'g-tthc')]")


@pytest.mark.parametrize("name", ["inspect", "explain"])
def test_the_commands_import_nothing_heavy_before_they_work(name: str) -> None:
    program = f"import sys, pipeline.cli.{name}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {module.partition(".")[0] for module in done.stdout.split()}
    assert loaded.isdisjoint({"rich", "jinja2", "spacy", "pypdfium2", "PIL", "lxml"})
