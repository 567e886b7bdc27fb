"""Reads a ZIP: a report and its annexes are one submission, the report first."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from extractors.readers import errors
from extractors.readers.docx_package import check_sizes
from extractors.readers.joined import Member, join
from extractors.readers.kinds import PDF, XLS, XLSX, ZIP, sniff
from extractors.readers.text import normalise
from schemas.document import Document
from schemas.secrecy import secrecy_marks

__all__ = ["read_zip"]

MAX_FILES = 40
"""Files of an archive beyond which it is no submission."""

Read = Callable[[bytes, str], Document]

_IGNORED = re.compile(r"(?:.*/)?(?:__MACOSX/.*|\.[^/]*|~\$[^/]*|thumbs\.db|desktop\.ini)", re.IGNORECASE)
_REFUSED = (errors.ArchiveBombError, errors.NestedArchiveError, errors.OtherArchiveError, errors.PasswordProtectedError)
_HEAD_BLOCKS = 30
_TITLE = re.compile(r"c[ộô]ng h[òo][àa] x[ãa] h[ộô]i ch[ủu] ngh[ĩi]a vi[ệe]t nam|đảng cộng sản việt nam\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"số\s*:?\s*\S*\s*[-/]\s*[A-ZĐ]{2}", re.IGNORECASE)
_ANNEX = re.compile(r"(?:phụ lục|biểu|bảng|danh sách|mẫu)\b|phu[ _-]?luc|bieu|bang|danh[ _-]?sach|mau|pl\d*\b", re.IGNORECASE)
_SAME = 0.9


@dataclass(frozen=True, slots=True)
class _Readings:
    """What came of the files of an archive: the documents, and the errors of the others by name."""

    members: tuple[Member, ...]
    failures: tuple[tuple[str, errors.UnreadableFileError], ...]


def read_zip(data: bytes, read: Read) -> Document:
    """Read a ZIP as one document: the report, then its annexes in the order of their names.

    The report is the text with the head of an office (NĐ 30/2020, Phụ lục I, ô 1 và 3).  Where the same report lies there as
    PDF and as a text, the PDF is read: it is the signed one.  Names are only shown, never used as paths.

    Args:
        data: the bytes of the archive.
        read: reads a member from its bytes and media type.

    Raises:
        UnreadableFileError: the subclass that names the cause; `reason` names the file inside where it is about one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            readings = _readings(archive, read)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, NotImplementedError, RuntimeError, OSError) as error:
        raise errors.DamagedArchiveError(str(error)) from error
    body, twins = _body(readings)
    annexes = [member for member in readings.members if member is not body and member not in twins]
    return join([body, *annexes], _warnings(readings, twins))


def _readings(archive: zipfile.ZipFile, read: Read) -> _Readings:
    infos = [info for info in archive.infolist() if not info.is_dir() and not _IGNORED.fullmatch(info.filename)]
    check_sizes(infos)
    if not infos:
        raise errors.EmptyDocumentError
    if len(infos) > MAX_FILES:
        raise errors.TooManyMembersError(str(len(infos)))
    if any(secrecy_marks().in_name(_shown(info)) for info in infos):
        raise errors.SecretMemberError
    members: list[Member] = []
    failures: list[tuple[str, errors.UnreadableFileError]] = []
    for name, info in sorted(((_shown(info), info) for info in infos), key=lambda pair: _natural(pair[0])):
        try:
            members.append(_member(name, archive.read(info), read))
        except errors.UnreadableFileError as error:
            if error.waits or isinstance(error, _REFUSED):
                raise _within(name, error) from error
            failures.append((name, error))
    return _Readings(tuple(members), tuple(failures))


def _member(name: str, data: bytes, read: Read) -> Member:
    media_type = sniff(data)
    if media_type == ZIP:
        raise errors.NestedArchiveError(name)
    return Member(name, media_type, read(data, media_type))


def _body(readings: _Readings) -> tuple[Member, tuple[Member, ...]]:
    """Return the report, and its other copies.

    Raises:
        UnreadableFileError: when there are several reports, or what may be the report cannot be read.
    """
    texts = [member for member in readings.members if member.media_type not in {XLSX, XLS}]
    headed = sorted((member for member in texts if _has_head(member.document)), key=lambda member: member.media_type != PDF)
    if not headed:
        return _unheaded(readings, texts), ()
    body, *others = headed
    if not all(_alike(body.document, other.document) for other in others):
        raise errors.SeveralDocumentsError(", ".join(member.name for member in headed))
    return body, tuple(others)


def _unheaded(readings: _Readings, texts: Sequence[Member]) -> Member:
    """Return what comes first where no file has a head: a text that is not called an annex, else any text, else any file."""
    lost = next((pair for pair in readings.failures if not _ANNEX.match(pair[0])), None)
    if lost is None and not readings.members:
        lost = readings.failures[0]
    if lost is not None:
        raise _within(*lost) from lost[1]
    return next((member for member in texts if not _ANNEX.match(member.name)), (*texts, *readings.members)[0])


def _has_head(document: Document) -> bool:
    """Tell whether a text begins with the national or the Party's title and a number and symbol."""
    blocks = (block for block in document.blocks if block.kind != "table")
    lines = [document.content(block) for block in islice(blocks, _HEAD_BLOCKS)]
    return any(_TITLE.match(line) for line in lines) and any(_NUMBER.match(line) for line in lines)


def _alike(one: Document, other: Document) -> bool:
    """Tell whether two texts consist of the same words but for stamps, page numbers and breaks."""
    ours, theirs = Counter(one.text.split()), Counter(other.text.split())
    return 2 * (ours & theirs).total() >= _SAME * (ours.total() + theirs.total())


def _warnings(readings: _Readings, twins: Sequence[Member]) -> Iterator[str]:
    yield from (f"{twin.name}: cùng nội dung với văn bản chính nên không đọc lần nữa." for twin in twins)
    for name, error in readings.failures:
        yield f"{name}: không đọc được, số liệu trong tệp này chưa được lấy. {error.reason}"


def _within(name: str, error: errors.UnreadableFileError) -> errors.UnreadableFileError:
    """Return the error with the name of the file in its reason."""
    error.reason = f"Trong tệp nén, {name}: {error.reason}"
    return error


def _shown(info: zipfile.ZipInfo) -> str:
    """Return the last part of a name for people; what Windows wrote without saying so is UTF-8 or stays as it is."""
    name = info.filename
    with suppress(UnicodeError):
        name = name.encode("cp437").decode("utf-8")
    return " ".join(normalise(PurePosixPath(name.replace("\\", "/")).name)[0].split()) or "?"


def _natural(name: str) -> list[tuple[int, str]]:
    """Return a key by which `Phụ lục 2` comes before `Phụ lục 10`."""
    return [(int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in re.split(r"(\d+)", name)]
