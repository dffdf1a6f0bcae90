"""The only module that reads files: regular ones inside a story's folder, whole, and not too large."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotate.characters import deceiving_in_name, name
from annotate.limits import Limits, Name, raised
from annotate.nearest import nearest

LONGEST_NAME: Final = 255  # bytes of UTF-8; what every file system stores


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file was not read; what a Problem says of it."""

    code: str
    message: str
    help: tuple[str, ...] = ()


# names that Windows keeps for devices, with any ending
_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", *(port + n for port in ("com", "lpt") for n in "123456789¹²³")]
)
_FOLDER: Final = sum(getattr(os, flag, 0) for flag in ("O_DIRECTORY", "O_NOFOLLOW", "O_CLOEXEC"))
# O_NONBLOCK: a pipe without a writer must not hold us; Windows has neither of these flags, but needs O_BINARY
_FILE: Final = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"))


def read(folder: Path, path: str, most: int, limit: Name | None = None) -> bytes | Refused:
    """The bytes of `folder`/`path`, if they are not more than `most`; `limit` names what would raise that.

    Nothing is opened before the name is known to stay inside; and what is swapped for a link after that is not opened.
    """
    refused = refuse_name(path) or _refuse_links(folder, path)
    return refused or _read(folder, path, most, limit)


def read_built(folder: Path, path: str, most: int) -> bytes | Refused:
    """As `read`, of a folder that we made: no name in it can stand for another, so nothing around it is listed."""
    return refuse_name(path) or _read(folder, path, most, None)


def read_given(file: Path, most: int) -> bytes | Refused:
    """A file that its author names, wherever it lies or a link leads: no more of it than tells that it is too large.

    No pipe and no device, which would hold us or never end.
    """
    try:
        handle = os.open(file, os.O_RDONLY | (_FILE & ~getattr(os, "O_NOFOLLOW", 0)))
    except (OSError, ValueError) as error:
        return _cannot(file.name, error)
    try:
        if not stat.S_ISREG(mode := os.fstat(handle).st_mode):
            return _no_file(file.name, mode)
        with os.fdopen(handle, "rb", closefd=False) as opened:
            return opened.read(most + 1)
    except OSError as error:
        return _cannot(file.name, error)
    finally:
        os.close(handle)


def too_large(file: Path, limits: Limits) -> Refused | None:
    """An article from elsewhere that is over the limit, told before any of it is read."""
    size = file.stat().st_size
    return _too_large(file.name, size, limits.article, "article") if size > limits.article else None


def refuse_name(path: str) -> Refused | None:
    """A path that leaves its folder, or that some system cannot store."""
    if odd := "\n" if "\n" in path else deceiving_in_name(path):  # a line break is fair in a text
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
    """What stands in a folder, sorted; nothing if it cannot be listed. Bytes that are no UTF-8 are lone surrogates."""
    try:
        return sorted(each.name for each in folder.iterdir())
    except OSError:
        return []


def stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells whether a file in it has changed: name, time in nanoseconds, size."""
    found: list[tuple[str, int, int]] = []
    for each in names(folder):
        with suppress(OSError):
            told = (folder / each).stat()
            found.append((each, told.st_mtime_ns, told.st_size))
    return tuple(found)


def unlisted(folder: Path) -> str | None:
    """Why a folder cannot be listed; None where it can."""
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        return _reason(error)
    return None


def folders(folder: Path) -> list[Path]:
    """The folders right inside, sorted; hidden ones are not ours, links are not followed."""
    return [folder / each for each in names(folder) if _is_ours(each) and _kind(folder / each) == stat.S_IFDIR]


def linked(folder: Path) -> list[Path]:
    """Links right inside that lead to folders, or nowhere: what somebody may take for a story."""
    found = [folder / each for each in names(folder) if _is_ours(each) and _kind(folder / each) == stat.S_IFLNK]
    return [each for each in found if _kind(each, follow=True) in (None, stat.S_IFDIR)]


def folded(name: str) -> str:
    """What file systems that fold case, and those that normalise, may take for the same name."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _is_ours(name: str) -> bool:
    return not name.startswith((".", "_"))


def _kind(path: Path, *, follow: bool = False) -> int | None:
    """What stands there, as `stat` tells it; None if nothing does, or nobody may know."""
    with suppress(OSError, ValueError):
        return stat.S_IFMT(path.stat(follow_symlinks=follow).st_mode)
    return None


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
    if _kind(folder) == stat.S_IFLNK:
        return Refused("unreadable-file", "the story's folder is a symbolic link", ("put the folder itself there",))
    for part in path.split("/"):
        if part not in (there := names(here)):
            close = nearest(part, filter(str.isprintable, there))
            help = f"write {close}" if close else "put the file beside story.yml, or mend its name"
            return Refused("no-file", f"there is no file {path[:80]}", (help,))
        if twin := next((each for each in there if each != part and folded(each) == folded(part)), None):
            message = f"{part[:80]} and {twin[:80]} are one file where capitals or kinds of accents do not count"
            return Refused("bad-file-name", message, ("rename one of them",))
        here = here / part
        if _kind(here) == stat.S_IFLNK:
            return _is_link(path)
    return None


def _is_link(path: str) -> Refused:
    return Refused("unreadable-file", f"{path[:80]} is a symbolic link", ("put the file itself there",))


def _read(folder: Path, path: str, most: int, limit: Name | None) -> bytes | Refused:
    try:
        handle = _open(folder, path.split("/"))
    except (OSError, ValueError) as error:
        return _cannot(path, error)
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            return _no_file(path, about.st_mode)
        if about.st_size > most:
            return _too_large(path, about.st_size, most, limit)
        with os.fdopen(handle, "rb", closefd=False) as opened:
            raw = opened.read(most + 1)
    except OSError as error:
        return _cannot(path, error)
    finally:
        os.close(handle)
    return raw if len(raw) <= most else _too_large(path, 2 * len(raw), most, limit)  # it grows while we read


def _open(folder: Path, parts: list[str]) -> int:
    """Step by step, so that no folder in between can be swapped for a link; Windows opens by the whole path."""
    if os.open not in os.supports_dir_fd:
        return os.open(folder.joinpath(*parts), os.O_RDONLY | _FILE)
    at = os.open(folder, os.O_RDONLY | _FOLDER)
    try:
        for part in parts[:-1]:
            inner = os.open(part, os.O_RDONLY | _FOLDER, dir_fd=at)
            os.close(at)
            at = inner
        return os.open(parts[-1], os.O_RDONLY | _FILE, dir_fd=at)
    finally:
        os.close(at)


def _no_file(path: str, mode: int) -> Refused:
    kind = "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
    return Refused("unreadable-file", f"{path[:80]} is {kind}, not a file")


def _cannot(path: str, error: OSError | ValueError) -> Refused:
    if isinstance(error, IsADirectoryError):
        return Refused("unreadable-file", f"{path[:80]} is a folder, not a file")
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return _is_link(path)
    return Refused("unreadable-file", f"{path[:80]} cannot be read: {_reason(error)}", ("see who may read the file",))


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or type(error).__name__).lower()


def _too_large(path: str, size: int, most: int, limit: Name | None) -> Refused:
    message = f"{path[:80]} has {size:,} bytes, more than the {most:,} that are read"
    if limit is None:
        return Refused("file-too-large", message)
    help = "split the story" if limit == "story" else "keep the article alone, without pictures or other pages"
    return Refused("file-too-large", message, (help, raised(limit, size)))
