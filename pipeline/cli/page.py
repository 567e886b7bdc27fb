"""What `tonghop inspect` and `tonghop explain` share: a file is opened and drawn, and a page is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.cli.console import complain
from pipeline.cli.ingest import progress_bar
from pipeline.cli.options import log_file, settings

if TYPE_CHECKING:
    from pipeline.pages.opened import Opened

__all__ = ["opened", "pages_option", "write_page"]

F = TypeVar("F", bound=Callable[..., Any])

A_FOLDER = "Đây là thư mục. Hãy nêu tên một tệp trong thư mục này."


def pages_option(function: F) -> F:
    """Add `--pages`, how many pages are drawn."""
    return click.option(
        "--pages", metavar="N", type=click.IntRange(min=1), default=60, show_default=True,
        help="Vẽ nhiều nhất N trang đầu; các trang sau hiện dạng chữ.",
    )(function)  # fmt: skip


def opened(file: Path, pages: int) -> Opened:
    """Return a file as it was understood with its drawn pages.

    Args:
        file: as the user named it.
        pages: drawn at most; with 0 none.

    Raises:
        click.exceptions.Exit: with status 1, after the reason was told, when the file cannot be read or must not be.
    """
    from pipeline.intake import collect, printable  # noqa: PLC0415
    from pipeline.pages.opened import Opened, open_file  # noqa: PLC0415

    (item,) = collect([file]) if not file.is_dir() else (None,)
    if item is None or item.reason is not None:
        complain(f"{printable(file)}: {item.reason if item else A_FOLDER}")
        raise click.exceptions.Exit(1)
    with progress_bar("Đang vẽ trang") as progress:
        found = open_file(file, settings().limits, pages, progress, log_file())
    if isinstance(found, Opened):
        return found
    complain(f"{found.path}: {found.reason}")
    raise click.exceptions.Exit(1)


def write_page(html: str, out: Path) -> None:
    """Write a page and say so.

    Raises:
        click.ClickException: in Vietnamese, when the file cannot be written.
    """
    if not out.parent.is_dir():
        msg = f"Chưa có thư mục {out.parent}. Hãy tạo thư mục này (mkdir -p '{out.parent}'), hoặc chọn nơi khác."
        raise click.ClickException(msg)
    try:
        out.write_text(html, encoding="utf-8")
    except OSError as error:
        msg = f"Không ghi được tệp {out}. Hãy kiểm tra quyền ghi, hoặc chọn nơi khác."
        raise click.ClickException(msg) from error
    click.echo(f"Đã ghi {out}. Hãy mở tệp này bằng trình duyệt.")
