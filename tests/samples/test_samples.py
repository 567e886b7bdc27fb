"""The committed samples are what the builder makes, and their annotations hold."""

from __future__ import annotations

import json
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samples.build import build
from samples.markup import printed_number
from schemas.catalog import RATE, agencies, indicators

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD = sorted(path.name.removesuffix(".gold.json") for path in SAMPLES.glob("*.gold.json"))
NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
NEGATION = re.compile(r"không", re.IGNORECASE)


@cache
def gold(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SAMPLES / f"{name}.gold.json").read_text("utf-8"))
    return loaded


def printed(name: str) -> str:
    """Return the text of a sample as its reader's library hands it over."""
    path = next(path for path in SAMPLES.glob(f"{name}.*") if path.suffix in {".docx", ".pdf"})
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            xml = package.read("word/document.xml").decode("utf-8")
        return re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", xml))
    import pypdfium2  # noqa: PLC0415 - only PDF samples need it

    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    finally:
        document.close()


def unpacked(path: Path) -> Any:
    """Return what a file holds whatever packed it: another zlib gives other bytes for the same content."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            return [(entry.filename, entry.date_time, package.read(entry)) for entry in package.infolist()]
    if path.suffix == ".pdf":
        from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415 - only PDF samples need it
        from pdfminer.pdfparser import PDFParser  # noqa: PLC0415
        from pdfminer.pdftypes import PDFStream  # noqa: PLC0415

        with path.open("rb") as stream:
            document = PDFDocument(PDFParser(stream))
            objects = [document.getobj(number) for number in sorted(document.xrefs[0].get_objids())]
            return [found.get_data() if isinstance(found, PDFStream) else repr(found) for found in objects]
    return path.read_bytes()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return build(tmp_path_factory.mktemp("built"))


def test_the_committed_files_are_what_the_builder_makes(built: list[Path]) -> None:
    changed = [path.name for path in built if unpacked(path) != unpacked(SAMPLES / path.name)]
    assert changed == []


def test_building_twice_gives_the_same_bytes(built: list[Path], tmp_path: Path) -> None:
    again = build(tmp_path)
    assert [path.name for path in again if path.read_bytes() != built[0].with_name(path.name).read_bytes()] == []


@pytest.mark.parametrize("name", GOLD)
def test_every_annotated_value_stands_in_the_text(name: str) -> None:
    text = printed(name)
    numbers = {printed_number(found) for found in NUMBER.findall(text)}
    values = {measurement["value"] for measurement in gold(name)["measurements"]}
    assert {value for value in values - numbers if value != 0 or not NEGATION.search(text)} == set()


@pytest.mark.parametrize("name", GOLD)
def test_every_cited_number_stands_in_the_text(name: str) -> None:
    text = re.sub(r"\s+", "", printed(name).replace("\ufffe", "-"))
    assert [row["number"] for row in gold(name)["citations"] if row["number"] not in text] == []


@pytest.mark.parametrize("name", GOLD)
def test_annotations_use_the_codes_of_the_catalog(name: str) -> None:
    codes = {code for row in gold(name)["measurements"] for code in (row["indicator"], *row.get("accept", ()))}
    assert {code for code in codes if code.removesuffix(RATE) not in indicators()} == set()


def test_stamped_number_and_day_are_blanks_in_the_page_text() -> None:
    text = printed("mau-10-van-phong")
    header = gold("mau-10-van-phong")["header"]
    assert (header["number"], header["issued_day"]) == ("418", 24)
    assert "418" not in text
    assert re.search(r"Số:\s+/BC-VPUB", text)
    assert re.search(r"ngày\s+tháng 4 năm 2026", text)


def test_consolidated_sums_are_the_sums_of_their_parts() -> None:
    expected = json.loads((SAMPLES / "consolidation.json").read_text("utf-8"))
    for code, total in expected["expected_sums"].items():
        stated = {row["value"] for name in expected["agencies"] for row in gold(name)["measurements"] if row["indicator"] == code}
        assert total["value"] == sum(total["parts"].values()), code
        assert total["subjects"] == len(total["parts"]), code
        assert set(total["parts"].values()) <= stated, code


def test_expected_agencies_exist_and_one_has_no_report() -> None:
    import tomllib  # noqa: PLC0415 - only this test reads TOML

    names = {agency.code: agency.name for agency in agencies() if agency.valid_to is None}
    expected = tomllib.loads((SAMPLES / "expected.toml").read_text("utf-8"))["expected"]
    issuers = {gold(name)["header"]["issuer"].replace("UBND", "Ủy ban nhân dân") for name in GOLD}
    assert [names[row["agency"]] for row in expected if names[row["agency"]] not in issuers] == ["Ủy ban nhân dân xã Bắc Yên"]
