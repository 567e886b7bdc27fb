"""Opening a warehouse, loading into it, and correcting a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.intake import FileResult, LoadSummary, RunInfo
from warehouse.connection import NAME, attach, detach, keep, start, told, transaction
from warehouse.corrections import Correction, add_correction
from warehouse.errors import WarehouseError, WarehouseVersionError
from warehouse.expected import Expected, read_expected
from warehouse.loading import known, load
from warehouse.publication import copy_to_work, discard, locked, publish
from warehouse.reference import catalog_is_current, fill_catalogs, fill_expected, fill_obligations
from warehouse.review import review_level, set_review_level
from warehouse.upgrade import migrations, upgrade, version

if TYPE_CHECKING:
    import duckdb

__all__ = ["Warehouse"]

_WORKING = "RECOVERY_MODE no_wal_writes, STORAGE_VERSION 'v1.1.0'"
"""DuckDB writes as version 1.0 would unless it is told otherwise, with 3 KiB of statistics for each column of each table: half of
the file, and twice the time to open it.  The file has to be told each time; it does not remember."""

_SMALL_BLOCKS = "BLOCK_SIZE 32768"
"""A file of many small tables is a third as large as with the usual blocks of 256 KiB, and is copied and written by each run."""


class Warehouse:
    """A DuckDB file with reports; use `Warehouse.open`."""

    def __init__(
        self, path: Path, *, read_only: bool, expected: Sequence[Expected] | None = None, review_below: float | None = None
    ) -> None:
        self.path = path
        self._read_only = self._checked = read_only
        self._expected, self._review_below = expected, review_below
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._attached = False
        self._writing = False

    @classmethod
    @contextmanager
    def open(
        cls, path: Path, *, read_only: bool = False, expected: Path | None = None, review_below: float | None = None
    ) -> Iterator[Warehouse]:
        """Open a warehouse; for writing it is made when there is none, and upgraded when it is older.

        A writer works on a copy, which takes the place of the file when the block ends without an error.  Whether the file is
        up to date is asked by what the block does first; a load asks its working copy, so that only one file is opened.

        Args:
            path: the DuckDB file.
            read_only: readers may be many, and do not wait for a writer.
            expected: who is expected to report (`warehouse.expected`); `None` keeps what the warehouse was told before.
            review_below: figures of a lower confidence wait to be confirmed; `None` likewise.

        Raises:
            WarehouseError: or one of its kinds, in Vietnamese.
        """
        lines = read_expected(expected) if expected else None
        store = cls(path, read_only=read_only, expected=lines, review_below=review_below)
        if read_only:
            try:
                store._open_reader()
                yield store
            finally:
                store._close()
            return
        with locked(path):
            try:
                yield store
                store.publish()
                store._put_away()
            finally:
                store._close()
                discard(path)

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """Return the connection, for queries of this package."""
        self._bring_up_to_date()
        if self._connection is None or not self._attached:
            return self._open_reader()
        return self._connection

    def known(self, sha256s: Iterable[str], extractor_version: str | None = None) -> dict[str, str]:
        """Return the version of the extraction that read each of these files, accepted or set aside.

        Args:
            sha256s: hashes of the bytes, hexadecimal; those that the warehouse does not know are left out.
            extractor_version: leave out what another version has read.
        """
        found = known(self.connection, sha256s)
        return {key: value for key, value in found.items() if extractor_version in {None, value}}

    def load(self, run: RunInfo, results: Sequence[FileResult]) -> LoadSummary:
        """Load files in one transaction and return what changed.

        The same bytes read by the same version of the extraction change nothing; read by a newer one, they replace
        the facts of that report.

        Raises:
            ValueError: when an accepted file has neither a report nor known bytes.
        """
        if not results:
            return LoadSummary()
        with told(self.path):
            return load(self._writer(), run, results)

    def correct(self, measurement_id: str, value: float, *, who: str, why: str, at: datetime) -> Correction:
        """Record that a figure is to be counted with another value; the report's own value stays.

        Args:
            measurement_id: from `mart.measurements`.
            value: in the figure's unit.
            who, why: must not be empty.
            at: with its time zone.

        Raises:
            ValueError: when who or why is empty.
            WarehouseError: in Vietnamese, when there is no such figure.
        """
        return add_correction(self._writer(), measurement_id, value, who=who, why=why, at=at.astimezone(UTC))

    def publish(self) -> None:
        """Make what was written so far visible to readers; done by itself when the block ends."""
        self._bring_up_to_date()
        if not self._writing:
            return
        with told(self.path):
            self.connection.execute(f"CHECKPOINT {NAME}")
            self._detach()
            publish(self.path)

    def _open_reader(self) -> duckdb.DuckDBPyConnection:
        if not self.path.is_file():
            msg = f"Chưa có kho dữ liệu {self.path}. Hãy nạp báo cáo bằng lệnh `tonghop ingest`."
            raise WarehouseError(msg)
        connection = self._attach(self.path, "READ_ONLY")
        present, wanted = version(connection), len(migrations())
        if present > wanted:
            upgrade(connection)
        if present < wanted:
            msg = f"Kho dữ liệu {self.path} thuộc phiên bản cũ. Hãy chạy `tonghop ingest` một lần để nâng cấp."
            raise WarehouseVersionError(msg)
        return connection

    def _writer(self) -> duckdb.DuckDBPyConnection:
        """Return a connection to the working copy, which needs no log: without its checkpoint it is thrown away."""
        if not self._writing:
            with told(self.path):
                self._detach()
                work = copy_to_work(self.path)
                connection = self._attach(work, _WORKING if work.exists() else f"{_WORKING}, {_SMALL_BLOCKS}")
                if not self._checked and not self._is_current(connection):
                    self._refill(connection)
            self._checked = self._writing = True
        return self.connection

    def _bring_up_to_date(self) -> None:
        """Upgrade and refill what is outdated, once; an up-to-date file is not even copied."""
        if self._checked:
            return
        self._detach()
        if self.path.is_file() and self._is_current(self._attach(self.path, "READ_ONLY")):
            self._checked = True
        else:
            self._writer()

    def _is_current(self, connection: duckdb.DuckDBPyConnection) -> bool:
        present = version(connection)
        if present > len(migrations()):
            upgrade(connection)
        if present < len(migrations()) or self._expected is not None or not catalog_is_current(connection):
            return False
        return self._review_below is None or self._review_below == review_level(connection)

    def _refill(self, connection: duckdb.DuckDBPyConnection) -> None:
        upgrade(connection)
        with transaction(connection):
            if not catalog_is_current(connection):
                fill_catalogs(connection)
            if self._expected is not None:
                fill_expected(connection, self._expected)
            fill_obligations(connection)
            if self._review_below is not None:
                set_review_level(connection, self._review_below)

    def _attach(self, path: Path, option: str) -> duckdb.DuckDBPyConnection:
        """Open a file in the one connection of this warehouse: a new connection costs as much as a small batch."""
        self._connection = self._connection or start(writing=not self._read_only)
        attach(self._connection, path, option)
        self._attached = True
        return self._connection

    def _detach(self) -> None:
        if self._connection is not None and self._attached:
            detach(self._connection)
        self._attached = self._writing = False

    def _put_away(self) -> None:
        """Keep the engine, which nothing has gone wrong with."""
        self._detach()
        if self._connection is not None:
            keep(self._connection)
            self._connection = None

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection, self._attached, self._writing = None, False, False
