"""What can go wrong with a warehouse; every message is Vietnamese, for the person at the screen."""

from __future__ import annotations

__all__ = ["ExpectedFileError", "QueryError", "WarehouseError", "WarehouseLockedError", "WarehouseVersionError"]


class WarehouseError(Exception):
    """A warehouse that cannot be used; the message says why and what to do."""


class WarehouseLockedError(WarehouseError):
    """Another program is writing to the warehouse, or keeps its file open."""


class WarehouseVersionError(WarehouseError):
    """The warehouse was made by a newer program, or must be upgraded first."""


class ExpectedFileError(WarehouseError):
    """The file that names who is expected to report cannot be used."""


class QueryError(WarehouseError):
    """A user's SQL that cannot be run."""
