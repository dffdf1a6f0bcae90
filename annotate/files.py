"""The only module that reads files: regular ones inside a story's folder, whole, and not too large."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotate.characters import deceiving, name
from annotate.nearest import nearest

LONGEST_NAME: Final = 255  # bytes of UTF-8; what every file system stores


@dataclass(frozen=True, slots=True)
class Limits:
    """The most bytes that are read, asked of the file system before it reads."""

    story: int = 1 << 20
    article: int = 2 << 20


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file was not read; what a Problem says of it."""

    code: str
    message: str
    help: tuple[str, ...] = ()


LIMITS: Final = Limits()
# names that Windows keeps for devices, with any ending
_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


def read(folder: Path, path: str, most: int) -> bytes | Refused:
    """The bytes of `folder`/`path`. Nothing is opened before the name is known to stay inside."""
    refused = refuse_name(path) or _refuse_links(folder, path)
    return refused or _read(folder / path, path, most)


def refuse_name(path: str) -> Refused | None:
    """A path that leaves its folder, or that some system cannot store."""
    if odd := deceiving(path):
        return Refused("bad-file-name", f"{name(odd)} does not belong in a file name")
    if path.startswith(("/", "~")) or path[1:2] == ":" or "\\" in path:
        help = "write the file's name alone and put the file beside story.yml"
        return Refused("bad-file-name", f"expected a name inside the story's folder, found {path[:80]}", (help,))
    parts = path.split("/")
    if ".." in parts:
        help = f"put the file beside story.yml and write {parts[-1] or 'its name'}"
        return Refused("bad-file-name", f"{path[:80]} leads out of the story's folder", (help,))
    return next((refused for part in parts if (refused := _refuse_part(part))), None)


def is_device(part: str) -> bool:
    """`CON`, `nul.txt`: Windows opens a device instead."""
    return part.split(".", maxsplit=1)[0].strip().lower() in _DEVICES


def names(folder: Path) -> list[str]:
    """What stands in a folder, sorted; nothing if it cannot be listed."""
    try:
        return sorted(each.name for each in folder.iterdir())
    except OSError:
        return []


def folders(folder: Path) -> list[Path]:
    """The folders right inside, sorted; hidden ones are not ours, links are not followed."""
    found = (folder / each for each in names(folder) if not each.startswith((".", "_")))
    return [each for each in found if each.is_dir() and not each.is_symlink()]


def _refuse_part(part: str) -> Refused | None:
    if part in ("", ".") or part != part.strip() or part.endswith("."):
        message = "expected a file name, found an empty part, a dot or a space at an end"
        return Refused("bad-file-name", message, ("write the file's name alone, such as a.txt",))
    if len(part.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
        return Refused("bad-file-name", f"a file name has at most {LONGEST_NAME} bytes")
    if odd := next((each for each in part if each in '<>:"|?*'), None):
        return Refused("bad-file-name", f"{odd} cannot stand in a file name on every system", ("rename the file",))
    if is_device(part):
        return Refused("bad-file-name", f"{part} is a device on Windows, not a file", ("rename the file",))
    return None


def _refuse_links(folder: Path, path: str) -> Refused | None:
    """Each step must be there under exactly this name: file systems that fold case or Unicode would open another's."""
    here = folder
    for part in path.split("/"):
        if part not in (there := names(here)):
            close = nearest(part, there)
            help = f"write {close}" if close else "put the file beside story.yml, or mend its name"
            return Refused("no-file", f"there is no file {path[:80]}", (help,))
        here = here / part
        if here.is_symlink():
            return Refused("unreadable-file", f"{path[:80]} is a symbolic link", ("put the file itself there",))
    return None


def _read(file: Path, path: str, most: int) -> bytes | Refused:
    # O_NONBLOCK: a pipe without a writer must not hold us; Windows has neither flag, but needs O_BINARY
    flags = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
    try:
        handle = os.open(file, os.O_RDONLY | flags)
    except OSError as error:
        return _cannot(path, error)
    with os.fdopen(handle, "rb", closefd=True) as opened:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            kind = "a folder" if stat.S_ISDIR(about.st_mode) else "a device or a pipe"
            return Refused("unreadable-file", f"{path[:80]} is {kind}, not a file")
        if about.st_size > most:
            return _too_large(path, about.st_size, most)
        try:
            raw = opened.read(most + 1)
        except OSError as error:
            return _cannot(path, error)
    return raw if len(raw) <= most else _too_large(path, len(raw), most)


def _cannot(path: str, error: OSError) -> Refused:
    if isinstance(error, IsADirectoryError):
        return Refused("unreadable-file", f"{path[:80]} is a folder, not a file")
    reason = (error.strerror or type(error).__name__).lower()
    return Refused("unreadable-file", f"{path[:80]} cannot be read: {reason}", ("see who may read the file",))


def _too_large(path: str, size: int, most: int) -> Refused:
    message = f"{path[:80]} has {size:,} bytes, more than the {most:,} that are read"
    help = "split the story" if path.endswith(".yml") else "keep the article alone, without pictures or other pages"
    return Refused("file-too-large", message, (help,))
