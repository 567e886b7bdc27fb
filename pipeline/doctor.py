"""What a machine has and lacks, with the command that mends it (Debian)."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from extractors.readers.libreoffice import INSTALL, find_office, office_version
from extractors.readers.tessdata import INSTALL as TESSERACT
from extractors.readers.tessdata import find_tessdata
from warehouse.errors import WarehouseError

__all__ = ["Check", "examine"]

DISTRIBUTION = "tonghop"
LEAST_DISK = 1 << 30
"""Bytes that a night's run may need for the warehouse and its temporary files."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name, detail: Vietnamese; what, and what was found.
        fine: nothing is to be done.
        needed: without it the program does not do its work today.
        remedy: the command that mends it, `None` when nothing is missing.
    """

    name: str
    fine: bool
    detail: str
    needed: bool = True
    remedy: str | None = None


def examine(warehouse: Path, read_warehouse: Callable[[Path], str], tessdata: Path | None = None) -> Iterator[Check]:
    """Yield the checks, one after the other as they are done.

    Args:
        warehouse: the warehouse file, which need not exist.
        read_warehouse: opens it and says in Vietnamese what is in it, or raises `WarehouseError`.
        tessdata: folder with tesseract's data; `None` for its usual place.
    """
    yield Check("Python", sys.version_info >= (3, 11), sys.version.split()[0], remedy="sudo apt install python3")
    yield from (_library(name) for name in _libraries())
    yield _segmenter()
    yield _tesseract(tessdata)
    yield _office()
    yield _warehouse(warehouse, read_warehouse)
    yield _disk(warehouse)


def _libraries() -> list[str]:
    """Return the distribution and the libraries that it says it needs."""
    try:
        needed = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        needed = []
    return [DISTRIBUTION, *(re.split(r"[^\w.-]", requirement, maxsplit=1)[0] for requirement in needed)]


def _library(name: str) -> Check:
    try:
        return Check(f"Thư viện {name}", fine=True, detail=version(name))
    except PackageNotFoundError:
        remedy = f"{sys.executable} -m pip install {name}"
        return Check(f"Thư viện {name}", fine=False, detail="chưa cài", remedy=remedy)


def _segmenter() -> Check:
    name = "Mô hình tiếng Việt (underthesea)"
    try:
        from underthesea import word_tokenize  # noqa: PLC0415

        words = word_tokenize("tổng hợp báo cáo")
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        remedy = f"{sys.executable} -m pip install --force-reinstall underthesea"
        return Check(name, fine=False, detail=f"không nạp được ({type(error).__name__})", remedy=remedy)
    return Check(name, fine=bool(words), detail="nạp được")


def _tesseract(tessdata: Path | None) -> Check:
    name, purpose = "Nhận dạng chữ (tesseract, dữ liệu vie)", "dùng để đọc bản quét; khi thiếu, các tệp này phải chờ"
    folder = find_tessdata(tessdata)
    if folder is None:
        return Check(name, fine=False, detail=f"chưa cài ({purpose})", needed=False, remedy=TESSERACT)
    return Check(name, fine=True, detail=f"có ({folder})", needed=False)


def _office() -> Check:
    name, purpose = "LibreOffice", "dùng để đọc tệp .doc, .rtf, .odt; khi thiếu, các tệp này phải chờ"
    program = find_office()
    if program is None:
        return Check(name, fine=False, detail=f"chưa cài ({purpose})", needed=False, remedy=INSTALL)
    if found := office_version(program):
        return Check(name, fine=True, detail=f"{found} ({program})", needed=False)
    return Check(name, fine=False, detail=f"không chạy được ({purpose})", needed=False, remedy=f"{INSTALL} --reinstall")


def _warehouse(path: Path, read: Callable[[Path], str]) -> Check:
    name = f"Kho dữ liệu {path}"
    if not path.exists():
        folder = path.absolute().parent
        if os.access(folder, os.W_OK):
            return Check(name, fine=True, detail="chưa có; lệnh `tonghop ingest` sẽ tạo", needed=False)
        return Check(name, fine=False, detail="không ghi được vào thư mục", remedy=f"sudo chown $USER '{folder}'")
    try:
        return Check(name, fine=True, detail=read(path))
    except WarehouseError as error:
        return Check(name, fine=False, detail=str(error), remedy=f"fuser '{path}' || mv '{path}' '{path}.hong'")


def _disk(warehouse: Path) -> Check:
    folder = next(parent for parent in warehouse.absolute().parents if parent.exists())
    free = shutil.disk_usage(folder).free
    return Check("Dung lượng đĩa", free >= LEAST_DISK, f"còn {free / 1e9:.1f} GB", remedy="sudo apt clean && df -h")
