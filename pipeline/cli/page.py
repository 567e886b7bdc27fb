"""What `tonghop inspect` and `tonghop explain` share: a file is opened and drawn, and a page is written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.cli.console import complain, harmless
from pipeline.cli.ingest import progress_bar
from pipeline.cli.options import log_file, settings

if TYPE_CHECKING:
    from pipeline.pages.opened import Opened

__all__ = ["opened", "pages_option", "write_page"]

F = TypeVar("F", bound=Callable[..., Any])

NO_PAGE = "Tệp kết quả phải có đuôi .html."
SAME_FILE = "Tệp kết quả trùng với tệp cần đọc. Hãy chọn tên khác."
A_FOLDER = "Đây là thư mục. Hãy nêu tên một tệp trong thư mục này."


def pages_option(function: F) -> F:
    """Add `--pages`, how many pages are drawn."""
    return click.option(
        "--pages", metavar="N", type=click.IntRange(min=1), default=60, show_default=True,
        help="Vẽ nhiều nhất N trang đầu; các trang sau hiện dạng chữ.",
    )(function)  # fmt: skip


def opened(file: Path, pages: int, out: Path | None = None) -> Opened:
    """Return a file as it was understood with its drawn pages.

    Args:
        file: as the user named it.
        pages: drawn at most; with 0 none.
        out: where the page will be written.

    Raises:
        click.ClickException: in Vietnamese, when nothing can be written there.
        click.exceptions.Exit: with status 1, after the reason was told, when the file cannot be read or must not be.
    """
    from pipeline.intake import FILE_REFUSED, collect, printable  # noqa: PLC0415
    from pipeline.pages.opened import Opened, open_file  # noqa: PLC0415

    if out is not None:
        _check_out(file, out)
    item = None if file.is_dir() else next(iter(collect([file])), None)
    if item is None or item.reason is not None:
        complain(f"{printable(file)}: {A_FOLDER if item is None else item.reason or FILE_REFUSED}")
        raise click.exceptions.Exit(1)
    with progress_bar("Đang đọc và vẽ") if pages else nullcontext(lambda _done, _total: None) as progress:
        chosen = settings()
        found = open_file(file, chosen.limits, pages, progress, log_file(), chosen.scans)
    if isinstance(found, Opened):
        return found
    complain(f"{found.path}: {found.reason}")
    raise click.exceptions.Exit(1)


def write_page(html: str, out: Path) -> None:
    """Write a page and say so.

    Raises:
        click.ClickException: in Vietnamese, when the file cannot be written.
    """
    try:
        out.write_text(html, encoding="utf-8")
    except OSError as error:
        msg = f"Không ghi được tệp {out}. Hãy kiểm tra quyền ghi, hoặc chọn nơi khác."
        raise click.ClickException(msg) from error
    click.echo(f"Đã ghi {harmless(str(out))}. Hãy mở tệp này bằng trình duyệt.")


def _check_out(file: Path, out: Path) -> None:
    if not out.parent.is_dir():
        msg = f"Chưa có thư mục {out.parent}. Hãy tạo thư mục này (mkdir -p '{out.parent}'), hoặc chọn nơi khác."
        raise click.ClickException(msg)
    if out.suffix.lower() not in {".html", ".htm"}:
        raise click.ClickException(NO_PAGE)
    if out.exists() and file.exists() and out.samefile(file):
        raise click.ClickException(SAME_FILE)
