"""Opens a DOCX archive without trusting it, and finds its parts."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from extractors.readers.errors import ArchiveBombError, DamagedDocxError, PasswordProtectedError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Package", "check_sizes", "open_package"]

MAX_UNPACKED = 200_000_000
MAX_PART = 80_000_000
MAX_MEMBERS = 10_000
# Deflate reaches 1:1032 on nothing but repetition; the most repetitive real forms stay under 1:60.
MAX_RATIO = 300
_RATIO_COUNTS_FROM = 10_000_000

_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
# ISO 29500 Strict names the same elements by other addresses.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _TRANSITIONAL + b"wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _TRANSITIONAL + b"officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _TRANSITIONAL + b"officeDocument/2006/math"),
)


@dataclass(frozen=True, slots=True)
class Package:
    """The XML parts of a DOCX that carry text, parsed; `None` where the file has no such part."""

    document: Element
    styles: Element | None
    numbering: Element | None
    theme: Element | None
    footnotes: Element | None
    endnotes: Element | None
    headers: tuple[Element, ...]
    footers: tuple[Element, ...]


def open_package(data: bytes) -> Package:
    """Open a DOCX from its bytes and parse the parts that carry text.

    Raises:
        ArchiveBombError: when it unpacks to more than a report can hold.
        PasswordProtectedError: when its members are encrypted.
        DamagedDocxError: when the archive or its XML is broken, or the XML declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_sizes(archive.infolist())
            return _parts(archive)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, NotImplementedError, etree.XMLSyntaxError) as error:
        raise DamagedDocxError(str(error)) from error


def check_sizes(members: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive by what its directory promises; `zipfile` never unpacks more than that."""
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        msg = f"{len(members)} members, {sum(member.file_size for member in members)} bytes"
        raise ArchiveBombError(msg)
    for member in members:
        if member.flag_bits & 1:
            raise PasswordProtectedError(member.filename)
        if member.file_size > max(_RATIO_COUNTS_FROM, MAX_RATIO * member.compress_size):
            raise ArchiveBombError(member.filename)


def _parts(archive: zipfile.ZipFile) -> Package:
    """Follow the relationships from the package to the main part and from there to the others."""
    names = set(archive.namelist())
    main = next((target for kind, target in _relationships(archive, "") if kind == "officeDocument"), "word/document.xml")
    found: dict[str, list[Element]] = {}
    for kind, target in _relationships(archive, main):
        if kind in {"styles", "numbering", "theme", "footnotes", "endnotes", "header", "footer"} and target in names:
            found.setdefault(kind, []).append(_parse(archive, target))

    def one(kind: str) -> Element | None:
        return found.get(kind, [None])[0]

    return Package(
        _parse(archive, main), one("styles"), one("numbering"), one("theme"), one("footnotes"), one("endnotes"),
        tuple(found.get("header", ())), tuple(found.get("footer", ())),
    )  # fmt: skip


def _relationships(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Yield kind and target of each relationship inside the package, from the package itself for an empty `part`."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in archive.namelist():
        return
    for relation in _parse(archive, path):
        target = relation.get("Target") if isinstance(relation.tag, str) else None
        if target and relation.get("TargetMode") != "External":
            place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield relation.get("Type", "").rpartition("/")[2], place


def _parse(archive: zipfile.ZipFile, name: str) -> Element:
    """Parse one part: no entities, no network, no document type."""
    if archive.getinfo(name).file_size > MAX_PART:
        raise ArchiveBombError(name)
    content = archive.read(name)
    if b"purl.oclc.org" in content[:4096]:
        for strict, transitional in _STRICT:
            content = content.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:
        msg = f"{name} declares a document type"
        raise DamagedDocxError(msg)
    return root
