"""Fetches the source distributions of `sources.txt` with pip, from whatever index it is configured with, and unpacks their files.

`pip download` asks a source distribution's build backend for its metadata. A stand-in answers from the file PKG-INFO that every
such distribution holds, so that no program of strangers runs, and nothing else need be installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

__all__ = ["KINDS", "FetchError", "UnreachableError", "fetched", "unpacked"]

HERE = Path(__file__).parent
SOURCES = HERE / "sources.txt"
KINDS = frozenset({
    ".pdf", ".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf", ".odt", ".htm", ".html", ".mht", ".xml", ".xlsx", ".xlsm",
    ".xlsb", ".xls", ".csv", ".slk", ".ppt", ".pptx", ".zip",
})  # fmt: skip
"""Ends of the names of files that are read: those that offices send, and neighbours, which must be refused with a reason."""

_BACKENDS = ("setuptools.build_meta", "flit_core.buildapi", "scikit_build_core.build")
_BACKEND = """
import email, pathlib, shutil, sys
def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    told = email.message_from_bytes(pathlib.Path("PKG-INFO").read_bytes())
    name = f"{told['Name'].replace('-', '_')}-{told['Version']}.dist-info"
    pathlib.Path(metadata_directory, name).mkdir()
    shutil.copy("PKG-INFO", pathlib.Path(metadata_directory, name, "METADATA"))
    return name
def build_wheel(*_, **__):
    raise NotImplementedError
__legacy__ = sys.modules[__name__]
"""
_UNREACHABLE = (
    "connection broken by",
    "Could not fetch URL",
    "Failed to establish a new connection",
    "Name or service not known",
)
_LARGEST = 50_000_000


class FetchError(Exception):
    """pip does not hand over what `sources.txt` names; the message is what it says."""


class UnreachableError(FetchError):
    """There is no network, or the index does not answer."""


def fetched(folder: Path) -> list[Path]:
    """Return the archives; what lies in the folder from an earlier run is not fetched again, but its hash is looked at again.

    Raises:
        UnreachableError: without a network.
        FetchError: on a wrong hash, a missing version, or when pip fails in another way.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        _write_backends(Path(name))
        command = [
            sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input", "--retries", "1",
            "--timeout", "20", "--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes",
            "--find-links", str(folder), "--dest", str(folder), "--requirement", str(SOURCES),
        ]  # fmt: skip
        environment = os.environ | {"PYTHONPATH": name, "PIP_USE_PEP517": "1"}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        said = done.stderr.strip()[-2000:]
        raise UnreachableError(said) if any(words in said for words in _UNREACHABLE) else FetchError(said)
    return sorted(path for path in folder.iterdir() if path.name.endswith((".zip", ".tar.gz")))


def unpacked(archive: Path, folder: Path) -> Iterator[Path]:
    """Write the files of `KINDS` in an archive into a folder, under names of our own, and yield their paths."""
    for number, (name, data) in enumerate(_members(archive)):
        path = folder / f"{archive.name.partition('-')[0]}-{number:03}-{name}"
        path.write_bytes(data)
        yield path


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as packed:
            for info in packed.infolist():
                if _is_wanted(info.filename, info.file_size):
                    yield PurePosixPath(info.filename).name, packed.read(info)
        return
    with tarfile.open(archive) as packed:
        for member in packed:
            content = packed.extractfile(member) if member.isfile() and _is_wanted(member.name, member.size) else None
            if content is not None:
                yield PurePosixPath(member.name).name, content.read()


def _is_wanted(name: str, size: int) -> bool:
    return PurePosixPath(name).suffix.lower() in KINDS and size <= _LARGEST


def _write_backends(folder: Path) -> None:
    for backend in _BACKENDS:
        package, _, module = backend.rpartition(".")
        (folder / package).mkdir()
        (folder / package / "__init__.py").touch()
        (folder / package / f"{module}.py").write_text(_BACKEND, encoding="utf-8")
