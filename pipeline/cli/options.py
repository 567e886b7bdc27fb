"""Options that several commands share, and the settings that they override."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.log import log_path

if TYPE_CHECKING:
    from pipeline.settings import Settings

__all__ = ["CONTEXT", "log_file", "log_option", "settings", "warehouse_option"]

F = TypeVar("F", bound=Callable[..., Any])

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}
WAREHOUSE = "tonghop.warehouse"
LOG = "tonghop.log"


def warehouse_option(function: F) -> F:
    """Add `--warehouse`; what is given last, nearest to the command, counts."""
    return click.option(
        "--warehouse", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False), expose_value=False,
        callback=_remember(WAREHOUSE),
        help="Tệp kho dữ liệu (mặc định: biến TONGHOP_WAREHOUSE, hoặc tonghop.duckdb trong thư mục đang đứng).",
    )(function)  # fmt: skip


def log_option(function: F) -> F:
    """Add `--log`."""
    return click.option(
        "--log", is_flag=True, default=None, expose_value=False, callback=_remember(LOG),
        help="Ghi nhật ký cho người phát triển vào ~/.local/state/tonghop/tonghop.log.",
    )(function)  # fmt: skip


def settings(*, workers: int | None = None) -> Settings:
    """Return the settings of this call: options over environment over `tonghop.toml`.

    Raises:
        click.UsageError: in Vietnamese, when a setting cannot be used.
    """
    from pipeline.settings import SettingsError, load_settings  # noqa: PLC0415

    try:
        result = load_settings()
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    given = {"warehouse": click.get_current_context().meta.get(WAREHOUSE), "workers": workers}
    return result.model_copy(update={name: value for name, value in given.items() if value is not None})


def log_file() -> Path | None:
    """Return the log file when `--log` was given."""
    return log_path() if click.get_current_context().meta.get(LOG) else None


def _remember(key: str) -> Callable[[click.Context, click.Parameter, object], None]:
    def callback(ctx: click.Context, _: click.Parameter, value: object) -> None:
        if value is not None:
            ctx.meta[key] = value

    return callback
