"""The warehouse as commands see it: it must exist, and its errors are told in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pipeline.cli.options import settings

__all__ = ["stored", "told"]


@contextmanager
def stored() -> Iterator[Path]:
    """Yield the warehouse file.

    Raises:
        click.ClickException: in Vietnamese, when there is none, or for an error that the warehouse raises.
    """
    path = settings().warehouse
    if not path.exists():
        msg = f"Chưa có kho dữ liệu {path}. Hãy tạo kho bằng lệnh: tonghop ingest THƯ-MỤC-BÁO-CÁO"
        raise click.ClickException(msg)
    with told():
        yield path


@contextmanager
def told() -> Iterator[None]:
    """Turn errors of the warehouse into messages for users."""
    from warehouse.errors import WarehouseError  # noqa: PLC0415

    try:
        yield
    except WarehouseError as error:
        raise click.ClickException(str(error)) from error
