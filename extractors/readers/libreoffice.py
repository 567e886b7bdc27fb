"""LibreOffice: where it is, which version, and how it turns an old text into a DOCX, and any text into pages."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.readers import errors, leash
from extractors.readers.kinds import DOC, DOCM, DOCX, HTML, ODT, RTF, WORD_XML

__all__ = ["INSTALL", "PRINTABLE", "SOURCES", "find_office", "office_version", "to_docx", "to_pdf"]


@dataclass(frozen=True, slots=True)
class Original:
    """A format that is converted.

    Attributes:
        suffix: that LibreOffice expects.
        reader: its filter; without one LibreOffice looks at the content, and reads what it does not know as plain text.
            `None` for DOC, whose versions have filters of their own and are never taken for plain text.
        name: for people.
    """

    suffix: str
    reader: str | None
    name: str


INSTALL = "sudo apt install --no-install-recommends libreoffice-writer-nogui"
"""The command that installs what `to_docx` needs (Debian)."""

SOURCES = {
    DOC: Original(".doc", None, "DOC (Word 97-2003)"),
    RTF: Original(".rtf", "Rich Text Format", "RTF"),
    ODT: Original(".odt", "writer8", "ODT (OpenDocument)"),
    HTML: Original(".html", "HTML (StarWriter)", "trang web (HTML)"),
    WORD_XML: Original(".xml", "MS Word 2003 XML", "XML (Word 2003)"),
}
"""The media types that are converted."""

_WORD = Original(".docx", "MS Word 2007 XML", "DOCX")
PRINTABLE = {DOCX: _WORD, DOCM: _WORD, **SOURCES}
"""The media types that have no pages of their own and can be printed."""

SECONDS = 60
MAX_OUTPUT = 200_000_000

# Macros never run (DisableMacrosExecution), links are not followed (Link = 2, "never") and no page is fetched: where the system
# gives no network namespace, the proxy is a port on which nobody listens.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_CHARSET = re.compile(rb"charset\s*=", re.IGNORECASE)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML_HEAD = 4096


def find_office() -> str | None:
    """Return the path of the program, `None` where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def office_version(program: str) -> str | None:
    """Return the version (`7.4.7.2`) of a program that `find_office` found, `None` when it does not start."""
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"\d+(?:\.\d+)+", done.stdout)
    return found[0] if found else None


def to_docx(data: bytes, media_type: str) -> bytes:
    """Convert a text to DOCX with a profile of its own, so that workers neither wait for nor see each other.

    Args:
        data: the bytes of the file.
        media_type: one of `SOURCES`.

    Raises:
        OfficeMissingError: when LibreOffice is not installed.
        ConversionError: when it gave no document within `SECONDS`.
    """
    return _converted(data, media_type, SOURCES[media_type], "docx:MS Word 2007 XML")


def to_pdf(data: bytes, media_type: str) -> bytes:
    """Print a text as a PDF, under the same guard.

    Args:
        data: the bytes of the file.
        media_type: one of `PRINTABLE`.

    Raises:
        OfficeMissingError: when LibreOffice is not installed.
        ConversionError: when it gave no document within `SECONDS`.
    """
    return _converted(data, media_type, PRINTABLE[media_type], "pdf:writer_pdf_Export")


def _converted(data: bytes, media_type: str, original: Original, target: str) -> bytes:
    program = find_office()
    if program is None:
        raise errors.OfficeMissingError
    with tempfile.TemporaryDirectory(prefix="tonghop-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"document{original.suffix}"
        source.write_bytes(_with_encoding(data) if media_type == HTML else data)
        _write_profile(folder / "profile")
        command = _command(program, folder, source, original.reader, target)
        try:
            output = leash.run(command, folder, SECONDS, {"SAL_USE_VCLPLUGIN": "svp"})
        except (OSError, TimeoutError) as error:
            raise errors.ConversionError(str(error)) from error
        return _result(folder / "out" / f"document.{target.partition(':')[0]}", output)


def _command(program: str, folder: Path, source: Path, reader: str | None, target: str) -> list[str]:
    return [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", *([f"--infilter={reader}"] if reader else []), "--convert-to", target,
        "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip


def _result(path: Path, output: str) -> bytes:
    """Return the converted file; the exit status says nothing about it."""
    if not path.is_file():
        raise errors.ConversionError(output.strip()[-300:])
    if path.stat().st_size > MAX_OUTPUT:
        raise errors.FileTooBigError(path.stat().st_size, MAX_OUTPUT)
    return path.read_bytes()


def _write_profile(folder: Path) -> None:
    """Write the settings of a new profile."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )


def _with_encoding(data: bytes) -> bytes:
    """Mark a page that is UTF-8 and does not say so: LibreOffice would guess."""
    if data.startswith(_BOMS) or _CHARSET.search(data[:_HTML_HEAD]):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return _BOMS[0] + data
