"""What can be set: from `TONGHOP_*` in the environment and from `tonghop.toml` in the working folder.

An option of the command line beats the environment, the environment beats the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from pipeline.isolation import Limits
from pipeline.scans import Scans

__all__ = ["SETTINGS_FILE", "Settings", "SettingsError", "load_settings"]

SETTINGS_FILE = "tonghop.toml"
MEGABYTE = 1024 * 1024


class SettingsError(ValueError):
    """A setting that cannot be used; the message is Vietnamese, for the person who wrote it."""


class Settings(BaseSettings):
    """The settings of one run.

    Attributes:
        warehouse: the DuckDB file.
        workers: worker processes; `None` for one a core.
        seconds_per_file: after so many seconds a file is set aside.
        memory_mb: memory that a worker may take beyond what it needs when idle, in MiB.
        batch: how many files are read before they are loaded in one transaction.
        tessdata: folder with tesseract's Vietnamese data, where it is not in its usual place.
        ocr_cache: folder where readings of scanned pages are kept; empty for nowhere.
        ocr_cache_days: readings that no run needed for so many days are removed at the end of `ingest`.
        seconds_per_scan: a file may take so many seconds more for each page that is read by OCR.
        expected: a TOML file that says who is expected to report (`warehouse.expected`).
        review_below: figures of a lower confidence (0 to 1) wait until somebody confirms them, and are not added up.
    """

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix="TONGHOP_", toml_file=SETTINGS_FILE, extra="forbid", frozen=True
    )

    warehouse: Path = Path("tonghop.duckdb")
    workers: int | None = Field(default=None, ge=1)
    seconds_per_file: float = Field(default=120, gt=0)
    memory_mb: int = Field(default=1536, ge=64)
    batch: int = Field(default=500, ge=1)
    tessdata: Path | None = None
    ocr_cache: Path | None = Path("~/.cache/tonghop/ocr")
    ocr_cache_days: float = Field(default=90, gt=0)
    seconds_per_scan: float = Field(default=20, gt=0)
    expected: Path | None = None
    review_below: float = Field(default=0.8, ge=0, le=1)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return the sources, the strongest first."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @field_validator("ocr_cache", mode="before")
    @classmethod
    def _nowhere(cls, value: object) -> object:
        return None if value == "" else value

    @property
    def scans(self) -> Scans:
        """Return how scans are read."""
        return Scans(self.tessdata, self.ocr_cache and self.ocr_cache.expanduser(), self.seconds_per_scan)

    @property
    def limits(self) -> Limits:
        """Return what one file may take."""
        return Limits(seconds=self.seconds_per_file, memory=self.memory_mb * MEGABYTE)


def load_settings() -> Settings:
    """Return the settings of the working folder and the environment.

    Raises:
        SettingsError: in Vietnamese, naming the setting that is wrong.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = ", ".join(".".join(str(part) for part in item["loc"]) for item in error.errors())
        msg = f"Cấu hình không hợp lệ: {wrong}. Hãy xem lại các biến TONGHOP_* và tệp {SETTINGS_FILE}."
        raise SettingsError(msg) from error
    except ValueError as error:  # tomllib.TOMLDecodeError
        msg = f"Tệp {SETTINGS_FILE} sai cú pháp TOML: {error}"
        raise SettingsError(msg) from error
