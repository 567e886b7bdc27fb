"""`tonghop inspect`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import harmless, heading, shown, table
from pipeline.cli.options import CONTEXT
from pipeline.cli.page import opened, pages_option, write_page

if TYPE_CHECKING:
    from pipeline.pages.opened import Opened

__all__ = ["command"]

PAGE_HEADS = ("Trang", "Khổ giấy", "Cách đọc", "Độ chắc", "Từ", "Ký tự", "Bảng")
PART_HEADS = ("Phần", "Bắt đầu bằng", "Ký tự", "Bảng")
TABLE_HEADS = ("Trang", "Hàng × cột", "Tên bảng", "Hàng đầu")
STAMP_HEADS = ("Trang", "Loại", "Vị trí (điểm)", "Chữ mang vào")
SIGNATURE_HEADS = ("Người ký", "Cơ quan", "Thời điểm", "Tình trạng", "Sau khi ký")
LEFT_HEADS = ("Loại", "Trang", "Chữ")
HEADER_HEADS = ("Thể thức", "Nội dung", "Vị trí")


@click.command("inspect", context_settings=CONTEXT, options_metavar="[TÙY CHỌN]")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option(
    "--out", metavar="TRANG.html", type=click.Path(path_type=Path, dir_okay=False),
    help="Vẽ các trang với khung của từng khối chữ, dòng, từ, ô bảng vào tệp HTML này.",
)  # fmt: skip
@pages_option
def command(file: Path, out: Path | None, pages: int) -> None:
    """Xem một tệp được đọc ra sao: mỗi trang một dòng, dấu và chữ ký, bảng, phần bỏ qua và lý do.

    Mã kết thúc là 1 khi tệp không đọc được.

    \b
    Ví dụ:
      tonghop inspect bao-cao.pdf
      tonghop inspect bao-cao.docx --out cach-doc.html
    """
    found = opened(file, pages if out else 0, out)
    if out is None:
        _show(found)
        return
    from pipeline.pages.inspection_page import inspection  # noqa: PLC0415

    write_page(inspection(found), out)


def _show(found: Opened) -> None:
    _show_source(found)
    _show_pages(found)
    _show_stamps(found)
    _show_tables(found)
    _show_left_out(found)
    _show_header(found)
    _show_numbers(found)


def _show_source(found: Opened) -> None:
    from schemas.display import words  # noqa: PLC0415

    source = found.understanding.report.source
    kind = words("media_types").get(source.media_type)
    click.echo(click.style(harmless(source.path), bold=True))
    click.echo(f"Loại tệp:   {f'{kind} ({source.media_type})' if kind else source.media_type}")
    click.echo(f"Dung lượng: {shown(source.bytes)} byte")
    click.echo(f"SHA-256:    {source.sha256}")


def _show_pages(found: Opened) -> None:
    from pipeline.pages.inspection import page_rows, part_rows  # noqa: PLC0415

    document = found.understanding.document
    if document.pages:
        heading(f"Trang ({len(document.pages)})")
        rows = page_rows(document)
        table(PAGE_HEADS, [(r.number, r.size, r.read_by, r.sure, r.words, r.characters, r.tables) for r in rows])
    if document.parts or not document.pages:
        heading(f"Phần ({len(document.parts) or 1})" if document.parts else "Văn bản không chia trang")
        table(PART_HEADS, [(row.number, row.name, row.characters, row.tables) for row in part_rows(document)])


def _show_stamps(found: Opened) -> None:
    from pipeline.pages.inspection import signature_rows, stamps  # noqa: PLC0415

    if rows := [
        (item.page, item.kind, f"{item.box.x0:.0f}, {item.box.top:.0f}", item.text or "(không có chữ)") for item in stamps(found)
    ]:
        heading(f"Dấu, ô ký trên trang ({len(rows)})")
        table(STAMP_HEADS, rows)
    if signatures := list(signature_rows(found.understanding.document)):
        heading(f"Chữ ký số ({len(signatures)})")
        table(SIGNATURE_HEADS, signatures)


def _show_tables(found: Opened) -> None:
    from pipeline.pages.inspection import table_rows  # noqa: PLC0415

    rows = list(table_rows(found.understanding.document))
    heading(f"Bảng ({len(rows)})")
    table(TABLE_HEADS, [(r.page, f"{r.rows} × {r.columns}", r.caption, r.head) for r in rows], empty="Không có bảng.")


def _show_left_out(found: Opened) -> None:
    from pipeline.pages.inspection import left_out, pages_text  # noqa: PLC0415

    rows = [(item.kind, pages_text(item.pages), item.text) for item in left_out(found.understanding.document)]
    heading("Để ngoài mạch văn bản")
    table(LEFT_HEADS, rows, empty="Không có.")
    warnings = found.understanding.report.source.warnings
    if warnings:
        heading(f"Lưu ý khi đọc ({len(warnings)})")
    for warning in warnings:
        click.echo(f"- {harmless(warning)}")


def _show_header(found: Opened) -> None:
    from pipeline.pages.inspection import place_text, short  # noqa: PLC0415
    from pipeline.pages.rows import header_rows  # noqa: PLC0415

    report = found.understanding.report
    heading("Thể thức")
    table(HEADER_HEADS, [(row.name, short(row.value), place_text(row.evidence)) for row in header_rows(report, None)])


def _show_numbers(found: Opened) -> None:
    from pipeline.pages.inspection import short  # noqa: PLC0415

    report, text = found.understanding.report, found.understanding.document.text
    numbers = report.numbers
    heading("Con số")
    click.echo(
        f"{shown(numbers.total)} con số trong thân văn bản, giải thích được {shown(numbers.explained)}; "
        f"{shown(len(report.measurements))} số liệu, {shown(len(report.citations) + len(report.laws))} viện dẫn, "
        f"{shown(len(report.findings))} chỗ không khớp."
    )
    for item in numbers.unexplained:
        place = item.evidence
        around = short(text[max(0, place.start - 30) : place.end + 30])
        page = f"trang {place.page}: " if place.page else ""
        click.echo(f"- chưa giải thích: {harmless(f'{item.text} ({page}…{around}…)')}")
