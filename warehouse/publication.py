"""Writing without disturbing readers: a lock against a second writer, a working copy, an atomic rename.

The working copy stands beside the published file, so that the rename stays on one file system.  A killed run leaves a
working copy that nobody reads; the next writer, who holds the lock, removes it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from warehouse.errors import WarehouseError, WarehouseLockedError

__all__ = ["copy_to_work", "discard", "locked", "publish", "working_path"]


def working_path(path: Path) -> Path:
    """Return where the working copy of a published file stands."""
    return path.with_name(f".{path.name}.working")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other writers away from a warehouse for as long as the block runs.

    The operating system drops the lock when the program dies, so a lock file that is left behind locks nothing.

    Raises:
        WarehouseLockedError: in Vietnamese, when another program is writing.
        WarehouseError: in Vietnamese, when nothing can be written in the folder.
    """
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        msg = f"Kho dữ liệu {path} đang được một chương trình khác ghi. Hãy đợi lần nạp đó xong rồi chạy lại."
        raise WarehouseLockedError(msg) from error
    except OSError as error:
        msg = f"Không ghi được vào thư mục {path.parent}: {error.strerror}. Hãy kiểm tra quyền ghi của thư mục."
        raise WarehouseError(msg) from error
    try:
        yield
    finally:
        lock.release()


def copy_to_work(path: Path) -> Path:
    """Return a fresh working copy of a published file; the copy does not exist when the file does not."""
    work = working_path(path)
    discard(path)
    for part in ("", ".wal"):  # a log is left where another program changed the file and died
        if Path(f"{path}{part}").exists():
            shutil.copyfile(f"{path}{part}", f"{work}{part}")
    return work


def publish(path: Path) -> None:
    """Put the working copy, which must be closed, in the place of the published file, in one step.

    Raises:
        WarehouseLockedError: in Vietnamese, where the system refuses because a reader has the file open (Windows).
    """
    work = working_path(path)
    with work.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        work.replace(path)
    except PermissionError as error:
        msg = f"Tệp {path} đang được mở ở chương trình khác nên chưa thay được. Hãy đóng chương trình đó rồi chạy lại."
        raise WarehouseLockedError(msg) from error
    Path(f"{path}.wal").unlink(missing_ok=True)


def discard(path: Path) -> None:
    """Remove the working copy of a published file, if there is one."""
    work = working_path(path)
    for part in ("", ".wal"):
        Path(f"{work}{part}").unlink(missing_ok=True)
