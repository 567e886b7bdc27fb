"""Opens one file for looking at: read, printed where it has no pages, and drawn, all in worker processes under limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.batch import failed
from pipeline.isolation import Failure, Limits, MoreTime, Workers, cores, workers
from pipeline.log import start_log
from pipeline.scans import MOST_THREADS, Scans
from schemas.intake import FileResult

if TYPE_CHECKING:
    from extractors.readers.appearances import Appearance
    from extractors.readers.drawing import Picture
    from pipeline.extract import Understanding
    from pipeline.pages.places import Places
    from schemas.document import Document

__all__ = ["MOST_PAGES", "Opened", "open_file"]

MOST_PAGES = 60
"""Pages that are drawn unless asked otherwise: some 6 MB of HTML."""

T = TypeVar("T")

_BATCH = 4
_USUAL = Scans()
_NO_OFFICE = "Chưa cài LibreOffice nên không vẽ được trang; văn bản được hiện dạng chữ. Để cài: {command}"
_NOT_PRINTED = "LibreOffice không in được tệp này thành trang; văn bản được hiện dạng chữ."
_NOT_DRAWN = "Có {count} trang không vẽ được; chữ của các trang này được hiện thay cho hình."
_ARCHIVE = "Tệp nén được hiện dạng chữ. Muốn xem trang in, hãy giải nén rồi mở từng tệp bên trong."
_TOO_MANY = "Chỉ vẽ {most} trang đầu trong {count} trang; các trang sau được hiện dạng chữ. Muốn vẽ thêm, dùng --pages."
_LAID_OUT = "Trang do LibreOffice dàn lại từ tệp gốc: chỗ ngắt dòng, ngắt trang có thể khác bản in."


@dataclass(frozen=True, slots=True)
class _Job:
    """A file to be read: how its scans are read, how many of its pages may be, and the seconds that it has by itself."""

    path: Path
    scans: Scans
    most_pages: int | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Printing:
    """What the pages of a document are drawn from.

    Attributes:
        data: the PDF that LibreOffice printed, or of the pictures; `None` when the file itself is a PDF.
    """

    data: bytes | None
    places: Places
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """One file as it was understood, with its pages.

    Attributes:
        places: `None` for what has no pages.
        pictures: by page number; pages without one are shown as text.
        appearances: what is laid over the pages of a PDF.
        notes: in Vietnamese, what is to be said about the drawing.
    """

    understanding: Understanding
    places: Places | None = None
    pictures: Mapping[int, Picture] = field(default_factory=dict)
    appearances: tuple[Appearance, ...] = ()
    notes: tuple[str, ...] = ()


def open_file(
    path: Path,
    limits: Limits,
    most: int = MOST_PAGES,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    log_file: Path | None = None,
    scans: Scans = _USUAL,
) -> Opened | FileResult:
    """Return a file as it was understood with its drawn pages, or why it was set aside.

    Args:
        path: of a regular file.
        limits: of each step: reading, printing, and drawing some pages.
        most: pages that are drawn at most; with 0 nothing is printed or drawn.
        progress: told how many of the pages are drawn.
        log_file: where workers log for developers; `None` for nowhere.
        scans: how scans are read; a file with many scanned pages has as much more time.
    """
    scans = replace(scans, threads=min(cores(), MOST_THREADS))
    with workers(min(2, cores()), limits, begin=partial(start_log, log_file)) as pool:
        found = _read(pool, _Job(path, scans, scans.pages_within(limits.seconds), limits.seconds))
        if isinstance(found, Failure):
            return failed(path, found, limits)
        if isinstance(found, FileResult):
            return found
        laid = _single(pool, partial(_guarded, _appearances), path)
        opened = Opened(found, appearances=laid if isinstance(laid, tuple) else ())
        return _drawn(pool, path, opened, most, progress) if most else opened


def _drawn(pool: Workers, path: Path, opened: Opened, most: int, progress: Callable[[int, int], None]) -> Opened:
    printed = _single(pool, partial(_guarded, partial(_printed, opened.understanding.document)), path)
    if printed is None:
        return opened
    if not isinstance(printed, Printing):
        return replace(opened, notes=(printed if isinstance(printed, str) else _NOT_PRINTED,))
    count = len(printed.places.pages)
    wanted = min(count, most)
    pictures: dict[int, Picture] = {}
    scans = {page.number: (page.turn, page.skew) for page in printed.places.pages if page.read_by[:1] == ("ocr",)}
    tasks = [
        partial(_pictures, printed.data, range(first, min(first + _BATCH, wanted + 1)), scans)
        for first in range(1, wanted + 1, _BATCH)
    ]
    for done, drawn in enumerate(pool.each(_call, [(task, path) for task in tasks])):
        pictures |= {picture.number: picture for picture in drawn} if isinstance(drawn, tuple) else {}
        progress(min((done + 1) * _BATCH, wanted), wanted)
    notes = [
        *([printed.note] if printed.note else []),
        *([_NOT_DRAWN.format(count=wanted - len(pictures))] if len(pictures) < wanted else []),
        *([_TOO_MANY.format(most=most, count=count)] if count > most else []),
    ]
    return replace(opened, places=printed.places, pictures=pictures, notes=tuple(notes))


def _read(pool: Workers, job: _Job) -> Understanding | FileResult | Failure:
    results: Iterator[Understanding | FileResult | Failure] = pool.each(_understood, [job])
    return next(results)


def _single(pool: Workers, function: Callable[[Path], T], path: Path) -> T | Failure:
    (result,) = pool.each(function, [path])
    return result


def _guarded(function: Callable[[Path], T], path: Path) -> T | FileResult:
    from pipeline.extract import guarded  # noqa: PLC0415 - the parent stays free of what reading imports

    return guarded(function, path)


def _call(task: tuple[Callable[[Path], T], Path]) -> T | FileResult:
    return _guarded(*task)


def _understood(job: _Job) -> Understanding | FileResult | MoreTime[_Job]:
    from extractors.readers.ocr import MorePagesError  # noqa: PLC0415
    from pipeline.extract import guarded, understand  # noqa: PLC0415 - the parent stays free of what reading imports

    try:
        return guarded(partial(understand, scans=job.scans, most_pages=job.most_pages), job.path)
    except MorePagesError as error:
        return MoreTime(replace(job, most_pages=None), job.seconds + error.pages * job.scans.seconds)


def _appearances(path: Path) -> tuple[Appearance, ...]:
    from extractors.readers.appearances import appearances_of  # noqa: PLC0415
    from extractors.readers.source import PDF, inspect  # noqa: PLC0415

    source, data = inspect(path)
    return appearances_of(data) if source.media_type == PDF else ()


def _printed(document: Document, path: Path) -> Printing | str | None:
    """Return the pages of a document, why there are none, or `None` where nobody would expect any."""
    from extractors.readers.errors import OfficeMissingError, UnreadableFileError  # noqa: PLC0415
    from extractors.readers.kinds import PDF, PICTURES, ZIP  # noqa: PLC0415
    from extractors.readers.libreoffice import INSTALL, PRINTABLE, to_pdf  # noqa: PLC0415
    from extractors.readers.pdf import read_pdf  # noqa: PLC0415
    from extractors.readers.pictures import pictures_as_pdf  # noqa: PLC0415
    from extractors.readers.source import inspect  # noqa: PLC0415
    from pipeline.pages.alignment import align  # noqa: PLC0415
    from pipeline.pages.places import Places  # noqa: PLC0415

    source, data = inspect(path)
    if source.media_type == PDF or source.media_type in PICTURES:
        return Printing(None if source.media_type == PDF else pictures_as_pdf(data), Places(document))
    if source.media_type == ZIP:
        return _ARCHIVE
    if source.media_type not in PRINTABLE:
        return None
    try:
        printed = to_pdf(data, source.media_type)
        shown = read_pdf(printed)
    except OfficeMissingError:
        return _NO_OFFICE.format(command=INSTALL)
    except UnreadableFileError:
        return _NOT_PRINTED
    return Printing(printed, Places(shown, align(document.text, shown.text)), _LAID_OUT)


def _pictures(
    printed: bytes | None, numbers: Sequence[int], scans: Mapping[int, tuple[int, float]], path: Path
) -> tuple[Picture, ...]:
    from extractors.readers.drawing import draw_pages  # noqa: PLC0415

    return tuple(draw_pages(path.read_bytes() if printed is None else printed, numbers, scans=scans))
