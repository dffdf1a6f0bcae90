"""One build at a time: a lock that ends with the process that holds it, however that ends."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from filelock import BaseFileLock, FileLock, Timeout

_CLOSED: Final = {errno.EACCES, errno.EPERM, errno.EROFS}


class Busy(Exception):  # noqa: N818 - a state of affairs, not an error
    """Another build holds the lock."""


def lock(work: Path) -> BaseFileLock:
    """Take the lock of a work folder, which is made for it. Raises Busy, or OSError when the disk refuses."""
    for _ in range(2):
        with suppress(FileNotFoundError):  # a build that ended just now has removed the folder
            return _taken(work)
    return _taken(work)


def _taken(work: Path) -> BaseFileLock:
    try:
        return _acquired(work)
    except OSError as refused:
        if refused.errno in _CLOSED:
            refused.add_note(f"help: builds are made in {work.name}, a folder beside the output; it must be writable")
        raise


def _acquired(work: Path) -> BaseFileLock:
    if work.is_symlink():
        raise OSError(errno.ELOOP, "a link stands where the work folder belongs; remove it", str(work))
    work.mkdir(parents=True, exist_ok=True)
    held = FileLock(work / "lock", blocking=False, thread_local=False)
    try:
        held.acquire()
    except Timeout as busy:
        raise Busy(str(work / "lock")) from busy
    return held


def unlock(held: BaseFileLock, work: Path) -> None:
    """Remove the lock and the folder, if nothing else is left in it.

    The file goes while the lock is held, so that one who has opened it already finds that it has no name any more.
    Windows removes no file that somebody has open, and so needs no such care.
    """
    if os.name != "nt":
        _forget(work / "lock")
    held.release()
    if os.name == "nt":
        _forget(work / "lock")
    with suppress(OSError):
        work.rmdir()


def _forget(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
