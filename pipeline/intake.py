"""Which files a batch is made of: files and folders as the user gave them, in one settled order."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path

from pipeline.secrecy import SECRET_REASONS, SecretDocumentError, refuse_secret_name
from schemas.intake import FileResult, FileState

__all__ = ["Incoming", "collect", "digest", "printable", "refused", "refused_secret", "set_aside"]

IGNORED = (
    "~$*", "~*.tmp", ".*", "*.tmp", "*.part", "*.crdownload", "thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx",
    "*.duckdb", "*.duckdb.wal",
)  # fmt: skip
"""Names that programs leave beside documents: locks of Word, downloads not finished, thumbnails, our own warehouse."""

LARGEST = 1_000_000_000
"""Bytes above which a file is not even hashed: it is no report, and would cost the night."""

MISSING = "Không tìm thấy tệp hoặc thư mục này. Hãy kiểm tra lại đường dẫn."
FILE_REFUSED = "Không mở được tệp. Hãy kiểm tra quyền đọc, hoặc đóng chương trình đang giữ tệp, rồi chạy lại."
FOLDER_REFUSED = "Không mở được thư mục. Hãy cấp quyền đọc thư mục rồi chạy lại; các tệp bên trong chưa được đọc."
NOT_A_FILE = "Đây không phải tệp thông thường (thiết bị hoặc ống dẫn), nên không đọc."


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to read, or a path that was refused.

    Attributes:
        path: for opening; undecodable bytes of a name stand as surrogates.
        reason: in Vietnamese, why it cannot even be opened; `None` for a file to read.
    """

    path: Path
    reason: str | None = None


def collect(paths: Iterable[Path]) -> tuple[Incoming, ...]:
    """Return the files at the paths and below the folders among them, each once, sorted by path.

    Hidden and temporary files inside folders are left out; a file that is named outright is always
    taken.  A folder is entered once, however many links lead to it.
    """
    entered: set[tuple[int, int]] = set()
    found = {item.path: item for path in paths for item in _from(path, entered)}
    return tuple(found[path] for path in sorted(found, key=os.fsencode))


def refused(item: Incoming) -> FileResult:
    """Return the result of a path with a reason."""
    return FileResult(printable(item.path), None, None, "quarantined", item.reason, secret=item.reason in SECRET_REASONS)


def set_aside(path: Path, reason: str, state: FileState = "quarantined") -> FileResult:
    """Return the result of a file that is set aside, with its hash where it can be read."""
    try:
        sha256, size = digest(path)
    except OSError:
        return FileResult(printable(path), None, None, state, reason)
    return FileResult(printable(path), sha256, size, state, reason)


def refused_secret(path: Path, reason: str) -> FileResult:
    """Return the result of a file under a secrecy mark; its hash is for this run alone, the warehouse does not keep it."""
    return replace(set_aside(path, reason), secret=True)


def printable(path: Path) -> str:
    r"""Return a path as text that every program can store: undecodable bytes as `\xff`."""
    return os.fsencode(path).decode("utf-8", errors="backslashreplace")


def digest(path: Path) -> tuple[str, int]:
    """Return the SHA-256 (hexadecimal) of a file's bytes and how many they are.

    Raises:
        OSError: when it cannot be read, is no regular file, or is bigger than `LARGEST`.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest(), content.tell()


def _from(path: Path, entered: set[tuple[int, int]]) -> Iterator[Incoming]:
    try:
        status = path.stat()
    except FileNotFoundError:
        yield Incoming(path, MISSING)
    except OSError:
        yield Incoming(path, FILE_REFUSED)
    else:
        if stat.S_ISDIR(status.st_mode):
            yield from _inside(path, status, entered)
        else:
            yield Incoming(path, _refusal(path) if stat.S_ISREG(status.st_mode) else NOT_A_FILE)


def _refusal(path: Path) -> str | None:
    """Return why a file is not even opened: its name says that it is a secret."""
    try:
        refuse_secret_name(path.name)
    except SecretDocumentError as error:
        return error.reason
    return None


def _inside(folder: Path, status: os.stat_result, entered: set[tuple[int, int]]) -> Iterator[Incoming]:
    identity = (status.st_dev, status.st_ino)
    if identity in entered:
        return
    entered.add(identity)
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if not _ignored(entry.name)]
    except OSError:
        yield Incoming(folder, FOLDER_REFUSED)
        return
    for name in names:
        yield from _from(folder / name, entered)


def _ignored(name: str) -> bool:
    return any(fnmatch(name.lower(), pattern) for pattern in IGNORED)
