"""`tonghop explain`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import CONTEXT, settings
from pipeline.cli.page import opened, pages_option, write_page

__all__ = ["command"]


@click.command("explain", context_settings=CONTEXT, options_metavar="[TÙY CHỌN]")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option(
    "--out", metavar="TRANG.html", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Ghi trang ra tệp này."
)
@pages_option
def command(file: Path, out: Path, pages: int) -> None:
    """Giải thích một báo cáo: vẽ từng trang, tô màu mỗi con số theo điều chương trình hiểu về nó.

    Kết quả là một tệp HTML duy nhất, mở bằng trình duyệt, không cần mạng. Bấm vào số liệu để xem lời văn
    trên trang, bấm vào con số trên trang để xem số liệu. Tệp DOCX được vẽ bằng LibreOffice khi máy đã cài.

    Mã kết thúc là 1 khi tệp không đọc được.

    \b
    Ví dụ:
      tonghop explain bao-cao.docx --out giai-thich.html
      tonghop explain bao-cao.pdf --out giai-thich.html --pages 200
    """
    found = opened(file, pages, out)
    from pipeline.pages.explanation import explanation  # noqa: PLC0415

    write_page(explanation(found, settings().review_below), out)
