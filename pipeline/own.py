"""This program's own outputs among the incoming files: a table of all agencies is no report of one of them."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

from extractors.readers.errors import UnreadableFileError
from extractors.readers.kinds import HTML
from schemas.own import MARK
from schemas.report import Report

__all__ = ["OwnOutputError", "refuse_own"]

_PROPERTIES = "docProps/core.xml"
_CATEGORY = f":category>{MARK}<"
_GENERATOR = f'<meta name="generator" content="{MARK}">'
_HEAD = 4096
"""Bytes in which a page tells its generator, and a package its category."""
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""No package, or one whose properties cannot be read; what else it holds was read without them."""


class OwnOutputError(UnreadableFileError):
    """The file was made by this program."""

    code = "own_output"
    message = (
        "Tệp này do chính Tonghop xuất ra (bảng tổng hợp hoặc trang xem xét), không phải báo cáo của đơn vị, nên không nạp "
        "để số liệu không bị tính hai lần. Hãy để tệp ngoài thư mục báo cáo."
    )


def refuse_own(path: Path, report: Report) -> None:
    """Refuse a page that this program made, and a table that it exported, unless somebody made a document with a head of it.

    Args:
        path: of the file.
        report: what was read from it.

    Raises:
        OwnOutputError: when it is one.
    """
    page = report.source.media_type == HTML
    if (page or report.header.type is None) and (_is_page(path) if page else _is_table(path)):
        raise OwnOutputError


def _is_page(path: Path) -> bool:
    with path.open("rb") as content:
        return _GENERATOR in content.read(_HEAD).decode("utf-8", "replace")


def _is_table(path: Path) -> bool:
    with suppress(*_BROKEN), zipfile.ZipFile(path) as package, package.open(_PROPERTIES) as properties:
        return _CATEGORY in properties.read(_HEAD).decode("utf-8", "replace")
    return False
